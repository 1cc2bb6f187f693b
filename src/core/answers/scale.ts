import type { Told } from "./kinds.ts";
import { inFigures } from "./number-words.ts";
import { goesOnAfter, plainWords, tellingWords } from "./plain-words.ts";

/** A figure on a scale, or a figure that is none of it: that one was meant as an answer, and is told so. */
export type OnScale = Told<number> | { readonly beyond: number };

const outOf = / (\d+(?:\.\d+)?)(?: баллов| балла| points?)? ?(?:из|с|out of|of|\/|від) ?(\d+)(?: баллов| points?)? /u;
const slashed = / (\d+)\/(\d+) /u;
const between = / (\d+)(?: ?- ?| или | or | to | до | и | and )(\d+) /u;
const lone = / (\d+(?:\.\d+)?)(?:\+|-| ?ish| ?минус| ?плюс)?(?: баллов| балла| балл| points?)? /u;
const lowest =
  / (?:самое дно|на дне|ниже некуда|хуже некуда|хуже не бывает|минимум|самый минимум|по минимуму|the lowest|lowest|rock bottom|the worst|worst possible|minimum) /u;
const highest =
  / (?:максимум|по максимуму|самый максимум|лучше не бывает|выше некуда|на максимум|the highest|highest|the max|max|maximum|maxed out|top marks|full marks) /u;
const middle =
  / (?:посередине|по середине|серединка|середина|где-то посередине|средне|ровно посередине|in the middle|middle|halfway|right in the middle|average) /u;
/** What a number counts when it stands beside it: then it is no figure on a scale. */
const counts =
  / \d+(?:\.\d+)? ?(?:час|ч |мин|дн|день|лет|год|недел|месяц|раз|руб|дет|реб|км|кг|шаг|стра|глав|чел|hour|hr|min|day|week|month|year|times?|kid|child|people|mile|step|page|dollar|euro|км|am |pm |утра|вечера|ночи|числа|мая|июн|июл|янв|фев|март|апр|авг|сен|окт|ноя|дек)/u;

/** A figure that is an hour: `напомни в 9`, `remind me at 9`. */
const atAnHour = / в \d| (?:remind|wake|call|meet|tomorrow|tonight) .*\d/u;

/** A figure on a scale as people say it: `наверное 7`, `семь из десяти`, `6-7`, `a solid eight`, `по максимуму`. */
export function readScale(text: string, from: number, to: number): OnScale | undefined {
  const plain = inFigures(text);
  if (plain === "" || text.includes("?")) return undefined;
  const found = outOf.exec(plain) ?? slashed.exec(plain);
  if (found) {
    // Out of another number, it is a figure on another scale.
    const [all, of] = [Number(found[1]), Number(found[2])];
    if (!stands(text, plain, found[0])) return undefined;
    return of === to ? on(all, from, to, plain, found[0]) : { beyond: all };
  }
  if (counts.test(plain) || atAnHour.test(plain)) return undefined;
  const range = between.exec(plain);
  if (range && stands(text, plain, range[0])) {
    const [low, high] = [Number(range[1]), Number(range[2])];
    if (high > low && high - low <= 2) return on((low + high) / 2, from, to, plain, range[0]);
  }
  const numbers = plain.match(/ \d+(?:\.\d+)?(?=\D)/gu) ?? [];
  const one = lone.exec(plain);
  if (one)
    return numbers.length === 1 && stands(text, plain, one[0])
      ? on(Number(one[1]), from, to, plain, one[0])
      : undefined;
  const word = [
    [lowest, from],
    [highest, to],
    [middle, (from + to) / 2],
  ] as const;
  for (const [pattern, value] of word) {
    const said = pattern.exec(plain);
    if (said && stands(text, plain, said[0])) return on(value, from, to, plain, said[0]);
  }
  return undefined;
}

/** Whether the figure is what the message says: little stands beside it, or it stands first and a reason follows. */
function stands(text: string, plain: string, found: string): boolean {
  const at = plain.indexOf(found);
  const before = tellingWords(plain.slice(0, at));
  const after = tellingWords(plain.slice(at + found.length));
  if (before.some((word) => word === "не" || word === "not" || word === "нет")) return false;
  if (before.length + after.length <= 2) return true;
  if (after.length === 0) return before.length <= 3;
  const head = plain
    .slice(0, at + found.length)
    .trim()
    .split(" ").length;
  return before.length <= 1 && (goesOnAfter(text, head) || after.length <= 3);
}

function on(value: number, from: number, to: number, plain: string, found: string): OnScale {
  const whole = Math.floor(value + 0.5);
  return whole < from || whole > to ? { beyond: value } : { value: whole, rest: plain.replace(found, " ").trim() };
}

const unit =
  " ?(?:шт|штук|штуки|раз|раза|стакан(?:а|ов)?|задач(?:и|а)?|сообщени[йяе]|дел(?:а|о)?|человек(?:а)?|times?|glass(?:es)?|tasks?|messages?|things?|pieces?|people)?";
const counted = new RegExp(` (\\d+(?:\\.\\d+)?)${unit} `, "u");
const spelled: readonly (readonly [RegExp, number])[] = [
  [/ (?:пару|пара|парочку|couple|couple of) /u, 2],
  [/ (?:ни одного|ни одной|нисколько|ничего|none|nothing|not one) /u, 0],
];

/** How many: `3`, `три штуки`, `a couple`, `ни одного`. */
export function readNumber(text: string): Told<number> | undefined {
  const plain = inFigures(text).replace(/ (?:не больше|не меньше|not more than|no more than) /u, " ");
  if (plain === "" || text.includes("?") || / \d+ (?:лет|год|years?|yo) ?/u.test(plain)) return undefined;
  const words = plainWords(text);
  for (const [pattern, value] of spelled) {
    const said = pattern.exec(words);
    if (said && stands(text, words, said[0])) return { value, rest: words.replace(said[0], " ").trim() };
  }
  const found = counted.exec(plain);
  if (!found) return undefined;
  const others = plain.replace(found[0], " ").match(/ \d+/gu) ?? [];
  return others.length === 0 && stands(text, plain, found[0])
    ? { value: Number(found[1]), rest: plain.replace(found[0], " ").trim() }
    : undefined;
}
