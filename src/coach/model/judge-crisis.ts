import { z } from "zod";
import type { JudgeCrisis } from "#app/look-again.ts";
import type { BriefPrompt } from "#content/brief-prompts.ts";
import type { PromptWords } from "#content/prompts.ts";
import { crisisKinds, crisisLevels } from "#core/safety/crisis.ts";
import { type BriefModelParts, createAskBriefly } from "./ask-briefly.ts";
import { keepBack } from "./kept-back.ts";
import { data, fill } from "./write-prompt.ts";

export interface JudgeCrisisParts extends Pick<BriefModelParts, "endpoint" | "log" | "now" | "called" | "timeoutMs"> {
  readonly prompt: BriefPrompt;
  readonly words: PromptWords;
  readonly perPersonHourly?: number;
}

const usualHourly = 30;
/** Long enough for a whole story: what matters may stand at its end. */
const mostText = 4000;
const verdict = z.object({ level: z.enum(crisisLevels), kind: z.enum(crisisKinds).nullable() });

/** A language model's reading of how urgent a message sounds: a word of the closed list, never words of its own. Undefined where it says nothing. */
export function createJudgeCrisis(parts: JudgeCrisisParts): JudgeCrisis {
  const { prompt, words } = parts;
  const ask = createAskBriefly({
    ...parts,
    // Logs tell which prompt was asked: this name does not tell that somebody may have been in a crisis.
    prompt: "screen",
    version: prompt.version,
    perPersonHourly: parts.perPersonHourly ?? usualHourly,
  });
  return async (personId, text, locale) => {
    const answered = await ask(personId, {
      system: prompt.rules[locale],
      prompt: fill(prompt.message[locale], { text: data(text, mostText, keepBack(words.who, locale, [text])) }),
      again: (why) =>
        fill(words.again[locale], { why: (why === "no_json" ? words.why.no_json : words.not_listed)[locale] }),
      wire: verdict,
      accepts: verdict.extend({ kind: z.enum(crisisKinds).nullish() }),
      key: "level",
    });
    if (answered.kind === "miss") return undefined;
    const { level, kind } = answered.answer;
    return { level, kind: kind ?? undefined };
  };
}
