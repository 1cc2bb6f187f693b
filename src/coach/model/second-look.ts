import { z } from "zod";
import type { BriefPrompt } from "#content/brief-prompts.ts";
import type { ModelTextSound } from "#content/model-text.ts";
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
  /** How words sound: where nobody looked in time, only plain ones are shown. */
  readonly sounds: (text: string) => ModelTextSound;
  /** Words that harm. What sounds harmful passes only by a look that sees these. */
  readonly probes: Readonly<Record<Locale, readonly string[]>>;
  readonly perPersonHourly?: number;
  readonly books?: (personId: string) => WhoBook;
}

const usualHourly = 240;
const most = { before: 1200, words: 1000 } as const;
const verdict = z.object({ fault: z.enum([...modelTextFaults, "none"]) });

/**
 * Asks the model about its own words as about a stranger's, with no memory of having said them: what word lists cannot know is seen by what is meant.
 * It settles what the learned reader alone would hold, but only where it has shown that it knows harm.
 */
export function createSecondLook(parts: SecondLookParts): SecondLook {
  const { prompt, words, sounds, probes, books } = parts;
  const ask = createAskBriefly({
    ...parts,
    prompt: "look",
    version: prompt.version,
    perPersonHourly: parts.perPersonHourly ?? usualHourly,
  });
  const look = async (
    { personId, locale, before, words: said, contactAllowed }: LookedAt,
    signal?: AbortSignal,
  ): Promise<ModelTextFault | "none" | undefined> => {
    const kept = keepBack(words.who, locale, [before], books?.(personId), [said]);
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
    return answered.kind === "miss" ? undefined : answered.answer.fault;
  };

  const proven = new Set<Locale>();
  /** Whether this model calls none of the probes harmless; found out once, again where it did not answer. */
  const sees = async (what: LookedAt, signal?: AbortSignal): Promise<boolean> => {
    const { locale } = what;
    if (proven.has(locale)) return true;
    const found = await Promise.all(probes[locale].map((probe) => look({ ...what, before: "", words: probe }, signal)));
    if (found.some((fault) => fault === undefined || fault === "none")) return false;
    proven.add(locale);
    return true;
  };

  return async (what, signal) => {
    const fault = await look(what, signal);
    const sound = sounds(what.words);
    if (fault === undefined) return sound === "plain" ? [] : ["harm"];
    if (fault !== "none") return [fault];
    return sound === "harmful" && !(await sees(what, signal)) ? ["harm"] : [];
  };
}
