import { plainWords } from "./plain-words.ts";

const units: readonly (readonly [number, string])[] = [
  [0, "ноль нуль нуля нулю нуле zero nil nought"],
  [1, "один одна одно одну одного одной одним единица единичка единичку единицу one одне"],
  [2, "два две двух двум двойка двоечка двойку двоечку two дві двох"],
  [3, "три трех трем тройка троечка тройку троечку трешка three трьох"],
  [4, "четыре четырех четырем четверка четверочка четверку четверочку four чотири чотирьох"],
  [5, "пять пяти пятерка пятерочка пятерку пятерочку five п'ять п'яти"],
  [6, "шесть шести шестерка шестерочка шестерку six шість"],
  [7, "семь семи семерка семерочка семерку семерочку seven сім"],
  [8, "восемь восьми восьмерка восьмерочка восьмерку eight вісім"],
  [9, "девять девяти девятка девяточка девятку nine дев'ять дев'яти"],
  [10, "десять десяти десятка десяточка десятку ten"],
  [11, "одиннадцать одиннадцати eleven одинадцять одинадцяти"],
  [12, "двенадцать двенадцати twelve дванадцять дванадцяти"],
  [13, "тринадцать тринадцати thirteen тринадцять тринадцяти"],
  [14, "четырнадцать четырнадцати fourteen чотирнадцять чотирнадцяти"],
  [15, "пятнадцать пятнадцати fifteen п'ятнадцять п'ятнадцяти"],
  [16, "шестнадцать шестнадцати sixteen шістнадцять шістнадцяти"],
  [17, "семнадцать семнадцати seventeen сімнадцять сімнадцяти"],
  [18, "восемнадцать восемнадцати eighteen вісімнадцять вісімнадцяти"],
  [19, "девятнадцать девятнадцати nineteen дев'ятнадцять дев'ятнадцяти"],
];
const tens: readonly (readonly [number, string])[] = [
  [20, "двадцать двадцати twenty двадцять"],
  [30, "тридцать тридцати thirty тридцять"],
  [40, "сорок сорока forty fourty"],
  [50, "пятьдесят пятидесяти fifty п'ятдесят п'ятдесяти"],
  [60, "шестьдесят шестидесяти sixty шістдесят"],
  [70, "семьдесят семидесяти seventy сімдесят"],
  [80, "восемьдесят восьмидесяти eighty вісімдесят"],
  [90, "девяносто ninety дев'яносто"],
];
const hundreds: readonly (readonly [number, string])[] = [[100, "сто ста hundred"]];

const byWord = (rows: readonly (readonly [number, string])[]): ReadonlyMap<string, number> =>
  new Map(rows.flatMap(([value, words]) => words.split(" ").map((word) => [word, value] as const)));
const unitOf = byWord(units);
const tenOf = byWord(tens);
const hundredOf = byWord(hundreds);

/** The plain text with every number in figures: `семь из десяти` → `7 из 10`, `twenty-five` → `25`, `полтора` → `1.5`. */
export function inFigures(text: string): string {
  const words = plainWords(text)
    .replace(/ (twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?=\p{L})/gu, " $1 ")
    .trim()
    .split(" ");
  const out: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const whole = hundredOf.get(word) ?? tenOf.get(word);
    if (whole === undefined) {
      const unit = unitOf.get(word);
      out.push(
        unit === undefined
          ? word === "полтора" || word === "полторы" || word === "півтора"
            ? "1.5"
            : word
          : `${unit}`,
      );
      continue;
    }
    let value = whole;
    const ten = whole === 100 ? tenOf.get(words[at + 1] ?? "") : undefined;
    if (ten !== undefined) {
      value += ten;
      at += 1;
    }
    const unit = unitOf.get(words[at + 1] ?? "");
    if (unit !== undefined && unit > 0 && (unit < 10 || (whole === 100 && ten === undefined))) {
      value += unit;
      at += 1;
    }
    out.push(`${value}`);
  }
  const plain = out.filter((word) => word !== "").join(" ");
  if (plain === "") return "";
  return ` ${plain} `
    .replace(/ (\d+) (?:с половиной|и 5 десятых|and a half|з половиною) /gu, " $1.5 ")
    .replace(/ (\d+),(\d+) /gu, " $1.$2 ");
}
