import { z } from "zod";
import type { BriefPrompt } from "#content/brief-prompts.ts";
import type { PromptWords } from "#content/prompts.ts";
import type { Locale, PersonId } from "#core/person/person.ts";
import { type ModelTextFault, modelTextFaults } from "#core/safety/model-text.ts";
import { type BriefModelParts, createAskBriefly } from "./ask-briefly.ts";
import { keepBack } from "./kept-back.ts";
import type { WhoBook } from "./who-book.ts";
import { data, fill } from "./write-prompt.ts";

/** A model's words before they are shown, and what they answer. */
export interface LookedAt {
  readonly personId: PersonId;
  readonly locale: Locale;
  /** What the person said or wants. */
  readonly before: string;
  readonly words: string;
  readonly contactAllowed: boolean;
}

/** What is wrong with words that every screen of ours let pass; empty where nothing is. */
export type SecondLook = (what: LookedAt, signal?: AbortSignal) => Promise<readonly ModelTextFault[]>;

export interface SecondLookParts extends Omit<BriefModelParts, "prompt" | "version" | "perPersonHourly"> {
  readonly prompt: BriefPrompt;
  readonly words: PromptWords;
  /** Whether words sound in the least like those that harm: where nobody looked in time, such are not shown. */
  readonly doubtful: (text: string) => boolean;
  readonly perPersonHourly?: number;
  readonly books?: (personId: string) => WhoBook;
}

const usualHourly = 240;
const most = { before: 1200, words: 1000 } as const;
const verdict = z.object({ fault: z.enum([...modelTextFaults, "none"]) });

/** Asks the model about its own words as about a stranger's, with no memory of having said them: what word lists cannot know is seen by what is meant. */
export function createSecondLook(parts: SecondLookParts): SecondLook {
  const { prompt, words, doubtful, books } = parts;
  const ask = createAskBriefly({
    ...parts,
    prompt: "look",
    version: prompt.version,
    perPersonHourly: parts.perPersonHourly ?? usualHourly,
  });
  return async ({ personId, locale, before, words: said, contactAllowed }, signal) => {
    const kept = keepBack(words.who, locale, [before, said], books?.(personId));
    const answered = await ask(personId, {
      system: prompt.rules[locale],
      prompt: fill(prompt.message[locale], {
        before: data(before, most.before, kept),
        closed: contactAllowed ? "no" : "yes",
        text: data(said, most.words, kept),
      }),
      again: (why) =>
        fill(words.again[locale], { why: (why === "no_json" ? words.why.no_json : words.not_listed)[locale] }),
      wire: verdict,
      accepts: verdict,
      key: "fault",
      ...(signal ? { signal } : {}),
    });
    if (answered.kind === "miss") return doubtful(said) ? ["harm"] : [];
    const { fault } = answered.answer;
    return fault === "none" ? [] : [fault];
  };
}
