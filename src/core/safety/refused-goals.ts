import type { RefusalCode } from "./crisis.ts";
import type { HarmVerdict } from "./harm.ts";
import { normaliseText } from "./normalise.ts";
import { phraseText } from "./phrase-pattern.ts";
import type { SpellingTables } from "../text/spelling-tables.ts";

/** What one refusal code looks for, compiled; a benign neighbour in `unless` lets the text pass. */
export interface RefusalRule {
  readonly code: RefusalCode;
  readonly any: RegExp;
  readonly unless: RegExp | undefined;
}

/** Whether a goal, a request or a comment asks for something harmful: the first rule that speaks, in their order. */
export function readHarm(text: string, spelling: SpellingTables, rules: readonly RefusalRule[]): HarmVerdict {
  const line = phraseText(normaliseText(text, spelling).tokens);
  const rule = rules.find(({ any, unless }) => any.test(line) && unless?.test(line) !== true);
  return rule === undefined
    ? { strength: "none", code: undefined, because: { strength: "nothing", score: 0 } }
    : { strength: "refuse", code: rule.code, because: { strength: "rule", score: 0 } };
}
