import type { SpellingTables } from "../text/spelling-tables.ts";

const shortestTarget = 6;

/** Whether two words differ by one slip: a letter left out, added, changed, or two neighbours swapped. */
export function isOneSlipAway(word: string, target: string): boolean {
  if (word === target || Math.abs(word.length - target.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === target[start]) start += 1;
  let end = 0;
  while (end < Math.min(word.length, target.length) - start && word.at(-1 - end) === target.at(-1 - end)) end += 1;
  const leftOver = word.slice(start, word.length - end);
  const missing = target.slice(start, target.length - end);
  if (leftOver.length <= 1 && missing.length <= 1) return true;
  return leftOver.length === 2 && missing.length === 2 && leftOver[0] === missing[1] && leftOver[1] === missing[0];
}

function isSwapOf(word: string, target: string): boolean {
  return (
    word.length === target.length &&
    isOneSlipAway(word, target) &&
    [...word].sort().join("") === [...target].sort().join("")
  );
}

/** Mends one word: known slips first, then one slip away from a word that matters; anything else stays as written. */
export function mendSpelling(word: string, tables: SpellingTables): readonly string[] {
  const { fixed, known, targets, swaps } = tables.typos;
  const sure = fixed.get(word);
  if (sure !== undefined) return sure.split(" ");
  if (word.length < 4 || known.has(word) || targets.includes(word)) return [word];
  const swapped = swaps.find((target) => isSwapOf(word, target));
  if (swapped !== undefined) return [swapped];
  if (word.length < shortestTarget - 1) return [word];
  const near = targets.find((target) => target[0] === word[0] && isOneSlipAway(word, target));
  return [near ?? word];
}
