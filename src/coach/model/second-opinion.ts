import { z } from "zod";
import type { Log, SecondOpinion } from "#app/ports.ts";
import type { IntentPrompt } from "#content/intent-prompt.ts";
import type { PromptWords } from "#content/prompts.ts";
import type { Intent } from "#core/dialogue/turn/intents.ts";
import { type BriefAsk, type BriefCallReport, type BriefMiss, createAskBriefly } from "./ask-briefly.ts";
import type { ModelEndpoint } from "./call-model.ts";
import { data, fill } from "./write-prompt.ts";

export interface SecondOpinionParts {
  readonly endpoint: ModelEndpoint;
  readonly prompt: IntentPrompt;
  readonly words: PromptWords;
  readonly log: Log;
  readonly now: () => number;
  /** For both attempts together; three seconds at most, as somebody may be waiting. */
  readonly timeoutMs?: number;
  readonly perPersonHourly?: number;
  /** Told of every attempt, for the counters of calls and tokens. */
  readonly called?: (report: BriefCallReport) => void;
  /** Told what each opinion came to, without any text. */
  readonly watch?: (outcome: "ok" | BriefMiss) => void;
}

const longestWait = 3000;
const usualHourly = 60;
/** What a message is about stands in its first lines; the rest stays here. */
const mostText = 600;

/** A language model's reading of one message: a word of the closed list, or nothing. It is a guess to ask about, never a command. */
export function createSecondOpinion(parts: SecondOpinionParts): SecondOpinion {
  const { prompt, words, log, now, called, watch } = parts;
  const ask = createAskBriefly({
    prompt: "intent",
    version: prompt.version,
    endpoint: parts.endpoint,
    timeoutMs: Math.min(parts.timeoutMs ?? longestWait, longestWait),
    perPersonHourly: parts.perPersonHourly ?? usualHourly,
    log,
    now,
    ...(called ? { called } : {}),
  });
  return {
    async intent(text, locale, candidates, { personId }) {
      const schema = z.object({ intent: z.enum(candidates) });
      const question: BriefAsk<{ readonly intent: Intent }> = {
        system: prompt.rules(locale, candidates),
        prompt: fill(prompt.message[locale], { text: data(text, mostText) }),
        again: (why) =>
          fill(words.again[locale], { why: (why === "no_json" ? words.why.no_json : words.not_listed)[locale] }),
        wire: schema,
        accepts: schema,
        key: "intent",
      };
      const answered = await ask(personId, question);
      watch?.(answered.kind === "answer" ? "ok" : answered.why);
      return answered.kind === "answer" ? answered.answer.intent : undefined;
    },
  };
}
