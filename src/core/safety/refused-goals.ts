import type { RefusalCode } from "./crisis.ts";
import { normaliseText } from "./normalise.ts";
import { phraseText } from "./phrase-pattern.ts";
import type { SpellingTables } from "./undisguise.ts";

/** What one refusal code looks for, compiled; a benign neighbour in `unless` lets the text pass. */
export interface RefusalRule {
  readonly code: RefusalCode;
  readonly any: RegExp;
  readonly unless: RegExp | undefined;
}

/** The first refusal that a goal or request meets, in the order of the rules; absent where it may go to a coach. */
export function refusedGoal(
  text: string,
  spelling: SpellingTables,
  rules: readonly RefusalRule[],
): { readonly refused?: RefusalCode } {
  const line = phraseText(normaliseText(text, spelling).tokens);
  const rule = rules.find(({ any, unless }) => any.test(line) && unless?.test(line) !== true);
  return rule === undefined ? {} : { refused: rule.code };
}
