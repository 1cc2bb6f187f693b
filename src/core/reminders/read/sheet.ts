import { lean } from "../../text/lean.ts";

/** A message as it is read: what was understood is struck out, and what is left over is what it speaks of. */
export interface Sheet {
  readonly text: string;
  /** As long as the text, letter by letter, folded to what is compared. */
  left: string;
}

/** Stands where something was struck out: no blank and no letter, so that no form reaches over it. */
export const struck = "\u0001";

const foldedLetter = (letter: string): string => {
  if ("’ʼ`´‘".includes(letter)) return "'";
  if ("–—−".includes(letter)) return "-";
  const small = letter.toLowerCase();
  return small === "ё" ? "е" : small.length === letter.length ? small : letter;
};

export const sheetOf = (text: string): Sheet => ({
  text,
  left: text.replace(/./gsu, (letter) => foldedLetter(letter)),
});

const made = new Map<string, RegExp>();

/** A form of whole words; each is made once. */
export function words(form: string): RegExp {
  const known = made.get(form) ?? lean(new RegExp(`(?<![\\p{L}\\d])(?:${form})(?![\\p{L}\\d])`, "gu"));
  made.set(form, known);
  return known;
}

/** Strikes out every place that fits and is used; what its use refuses (`false`) stays. */
export function strike(sheet: Sheet, form: RegExp, use: (found: RegExpExecArray) => boolean | void): void {
  form.lastIndex = 0;
  for (let found = form.exec(sheet.left); found; found = form.exec(sheet.left)) {
    if (found[0] === "") form.lastIndex += 1;
    else if (use(found) !== false) strikeAt(sheet, found.index, found.index + found[0].length);
  }
}

export function strikeAt(sheet: Sheet, from: number, to: number): void {
  sheet.left = sheet.left.slice(0, from) + struck.repeat(to - from) + sheet.left.slice(to);
}

const counts: readonly (readonly [number, string])[] = [
  [0.5, "пол|half an|half a|half"],
  [1, "один|одну|одна|одного|one|an|a"],
  [2, "два|две|двух|пару|пара|two|a couple of|couple of|a couple|couple"],
  [3, "три|трех|three"],
  [4, "четыре|четырех|four"],
  [5, "пять|пяти|five"],
  [6, "шесть|шести|six"],
  [7, "семь|семи|seven"],
  [8, "восемь|восьми|eight"],
  [9, "девять|девяти|nine"],
  [10, "десять|десяти|ten"],
  [11, "одиннадцать|одиннадцати|eleven"],
  [12, "двенадцать|двенадцати|twelve"],
  [13, "тринадцать|тринадцати|thirteen"],
  [14, "четырнадцать|четырнадцати|fourteen"],
  [15, "пятнадцать|пятнадцати|fifteen"],
  [16, "шестнадцать|шестнадцати|sixteen"],
  [17, "семнадцать|семнадцати|seventeen"],
  [18, "восемнадцать|восемнадцати|eighteen"],
  [19, "девятнадцать|девятнадцати|nineteen"],
  [20, "двадцать|двадцати|twenty"],
  [21, "двадцать один|twenty one|twenty-one"],
  [22, "двадцать два|двадцать две|twenty two|twenty-two"],
  [23, "двадцать три|twenty three|twenty-three"],
  [25, "двадцать пять|twenty five|twenty-five"],
  [30, "тридцать|тридцати|thirty"],
  [40, "сорок|forty"],
  [45, "сорок пять|forty five|forty-five"],
  [50, "пятьдесят|fifty"],
  [90, "девяносто|ninety"],
];
const valueOf = new Map(counts.flatMap(([value, names]) => names.split("|").map((name) => [name, value] as const)));
const byLength = [...valueOf.keys()].sort((one, other) => other.length - one.length);

/** A number in figures or words, as a form without groups. */
export const number = `(?:\\d{1,3}|${byLength.join("|")})`;
/** Likewise where one is meant that a clock shows. */
export const clockNumber = `(?:\\d{1,2}|${byLength.filter((name) => !/^(?:пол|half|an?|пар|couple|a couple|девяносто|ninety)/u.test(name) && name !== "одну" && name !== "одна").join("|")})`;
export const numberOf = (name: string | undefined): number =>
  name === undefined ? 1 : /^\d/u.test(name) ? Number(name) : (valueOf.get(name) ?? 1);
