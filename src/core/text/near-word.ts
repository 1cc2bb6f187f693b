/** Letters that may be wrong in a typed word of this length: none in the shortest, where everything would be near. */
const slips = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * How well a typed word means a word that stands somewhere: 4 the same, 3 its beginning, 2 another form of it, 1 a slip of the
 * fingers, 0 not at all. Both in small letters.
 */
export function nearWord(typed: string, word: string): 0 | 1 | 2 | 3 | 4 {
  if (typed === word) return 4;
  if (word.startsWith(typed)) return 3;
  if (sameStem(typed, word)) return 2;
  return withinSlips(typed, word, slips(typed.length)) ? 1 : 0;
}

/** Other endings of the same word: the longer it is, the more of its end may differ, and three letters at most. */
function sameStem(typed: string, word: string): boolean {
  if (typed.startsWith(word)) return word.length > 2 && typed.length - word.length <= 3;
  const longer = Math.max(typed.length, word.length);
  const least = longer - (longer < 6 ? 1 : longer < 8 ? 2 : 3);
  return least > 2 && typed.slice(0, least) === word.slice(0, least) && Math.min(typed.length, word.length) >= least;
}

/** Whether the typed word is the beginning of the other but for so many letters: one missing, one too many, another one, two changed about. */
function withinSlips(typed: string, word: string, most: number): boolean {
  if (most === 0 || word.length < typed.length - most) return false;
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: word.length + 1 }, (_cell, at) => at);
  for (let row = 1; row <= typed.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= word.length; at += 1) {
      const same = typed[row - 1] === word[at - 1];
      const turned = row > 1 && at > 1 && typed[row - 1] === word[at - 2] && typed[row - 2] === word[at - 1];
      const changed = (last[at - 1] as number) + (same ? 0 : 1);
      const least = Math.min(changed, (last[at] as number) + 1, (line[at - 1] as number) + 1);
      line.push(turned ? Math.min(least, (before[at - 2] as number) + 1) : least);
    }
    if (Math.min(...line) > most) return false;
    [before, last] = [last, line];
  }
  // What follows the typed letters is yet to be typed.
  return Math.min(...last) <= most;
}
