import { z } from "zod";
import type { ChooseNext, NextAsk } from "#app/suggest-with-model.ts";
import type { BriefPrompt } from "#content/brief-prompts.ts";
import type { PromptWords } from "#content/prompts.ts";
import { type BriefModelParts, createAskBriefly } from "./ask-briefly.ts";
import { fill } from "./write-prompt.ts";

export interface ChooseNextParts extends Pick<BriefModelParts, "endpoint" | "log" | "now" | "called"> {
  readonly prompt: BriefPrompt;
  readonly words: PromptWords;
  /** For both attempts together; three seconds at most. */
  readonly timeoutMs?: number;
  readonly perPersonHourly?: number;
}

/** The brief's limit for a next action. */
const longestWait = 3000;
const usualHourly = 40;

/** What a model is told: ids and figures, never a word of the person's. */
function slotsFor(ask: NextAsk): Readonly<Record<string, string>> {
  const goals = ask.goalKinds.length === 0 ? "none" : ask.goalKinds.join(", ");
  return {
    facts: [
      `track: ${ask.track}`,
      `percent: ${ask.percent}`,
      `phase: ${ask.phase}`,
      `idle_days: ${ask.idleDays}`,
      `mood: ${ask.mood}`,
      `goals: ${goals}`,
    ].join("\n"),
    candidates: ask.candidates
      .map(
        ({ id, minutes, easy, done, declined }, at) =>
          `${at + 1}. ${id}, ${minutes} min${easy ? ", easy" : ""}, done ${done}, declined ${declined}`,
      )
      .join("\n"),
  };
}

/** A language model's choice among the next actions that the rules allow: a number of the list, or why there is none. */
export function createChooseNext(parts: ChooseNextParts): ChooseNext {
  const { prompt, words } = parts;
  const ask = createAskBriefly({
    ...parts,
    prompt: "suggest",
    version: prompt.version,
    timeoutMs: Math.min(parts.timeoutMs ?? longestWait, longestWait),
    perPersonHourly: parts.perPersonHourly ?? usualHourly,
  });
  return async (personId, next) => {
    const { locale, candidates } = next;
    const answered = await ask(personId, {
      system: prompt.rules[locale],
      prompt: fill(prompt.message[locale], slotsFor(next)),
      again: (why) =>
        fill(words.again[locale], { why: (why === "no_json" ? words.why.no_json : words.not_listed)[locale] }),
      wire: z.object({ choice: z.int() }),
      accepts: z.object({ choice: z.coerce.number().int().min(1).max(candidates.length) }),
      key: "choice",
    });
    return answered.kind === "answer"
      ? { kind: "choice", index: answered.answer.choice - 1 }
      : { kind: "miss", why: answered.why };
  };
}
