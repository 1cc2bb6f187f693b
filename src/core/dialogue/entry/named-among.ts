import { wordsOf } from "../../goals/words.ts";
import { lean } from "../../text/lean.ts";
import { stemOf } from "../../text/stem.ts";

/** Words of so many letters that begin alike are forms of one: "delete the bread goal", "про рисование" of "рисовать"; shorter ones are themselves. */
const sameBeginning = 5;
const shortest = 4;
const namesNothing = new Set([
  "goal",
  "that",
  "this",
  "with",
  "from",
  "back",
  "один",
  "одну",
  "цель",
  "цели",
  "меня",
  "мою",
]);
/** How the words of a text begin that may name something. */
export const beginnings = (text: string): readonly string[] =>
  wordsOf(text)
    .filter((word) => (word.length >= shortest || /\d/u.test(word)) && !namesNothing.has(word))
    .map((word) => word.slice(0, sameBeginning));

/** What a message names by a word of its title; undefined where it names none, or several. */
export function oneNamed<T extends { readonly title: string }>(text: string, among: readonly T[]): T | undefined {
  const at = alike(text, among);
  return at === undefined ? undefined : among[at];
}

/** The same by a short word or another form of one, where an order names it and nothing else: "drop the tax one", "the running one". */
export function oneOrdered<T extends { readonly title: string }>(text: string, among: readonly T[]): T | undefined {
  const meant = new Set(shortRoots(text));
  const found = among.filter(({ title }) => shortRoots(title).some((root) => meant.has(root)));
  return oneNamed(text, among) ?? (found.length === 1 ? found[0] : undefined);
}
const shortestOrdered = 3;
const shortRoots = (text: string): readonly string[] =>
  wordsOf(text)
    .filter((word) => word.length >= shortestOrdered && !namesNothing.has(word) && !ordering.test(word))
    .map(stemOf);
const ordering = lean(
  /^(?:the|and|for|get|got|out|off|one|two|all|any|new|old|its|his|her|our|not|now|this|that|more|drop|delete|remove|bin|scrap|ditch|kill|lose|thing|gone|done|это|эта|эту|для|про|или|как|что|все|всё|ещё|еще|мне|убери\p{L}*|удали\p{L}*|сотри\p{L}*)$/u,
);

/** The one that shares a word with the name; undefined where none or several do. */
export function alike(name: string, goals: readonly { readonly title: string }[]): number | undefined {
  const meant = beginnings(name);
  const found = goals.flatMap(({ title }, at) => (beginnings(title).some((each) => meant.includes(each)) ? [at] : []));
  return found.length === 1 ? found[0] : undefined;
}
