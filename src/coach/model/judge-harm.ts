import { z } from "zod";
import type { BriefPrompt } from "#content/brief-prompts.ts";
import type { PromptWords } from "#content/prompts.ts";
import { type BriefModelParts, createAskBriefly } from "./ask-briefly.ts";
import { keepBack } from "./kept-back.ts";
import type { FindsIn } from "./proven-judge.ts";
import { data, fill } from "./write-prompt.ts";

export interface JudgeHarmParts extends Omit<BriefModelParts, "prompt" | "version" | "perPersonHourly"> {
  readonly prompt: BriefPrompt;
  readonly words: PromptWords;
  readonly perPersonHourly?: number;
}

const usualHourly = 30;
const mostText = 1200;
const verdict = z.object({ harm: z.enum(["yes", "no"]) });

/** A language model's reading of whether harm is meant by a goal: a word of a closed list, never words of its own. */
export function createJudgeHarm(parts: JudgeHarmParts): FindsIn {
  const { prompt, words } = parts;
  const ask = createAskBriefly({
    ...parts,
    // Logs tell which prompt was asked: this name accuses nobody.
    prompt: "meant",
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
      accepts: verdict,
      key: "harm",
    });
    return answered.kind === "miss" ? undefined : answered.answer.harm === "yes";
  };
}
