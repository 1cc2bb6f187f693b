import { dayNamed } from "../answers/day.ts";
import { inFigures } from "../answers/number-words.ts";
import { daysBetween, type LocalDate } from "../time/local-date.ts";
import { lean } from "../text/lean.ts";

/** A sum that was asked, as it can be written down, and what it comes to. */
export interface Sum {
  readonly left: number;
  readonly sign: "+" | "−" | "×" | "÷" | "%";
  readonly right: number;
  readonly comes: number;
}
/** So many days from today to a day; negative where it is past. */
export interface DaysTo {
  readonly date: LocalDate;
  readonly days: number;
}

/** Longer than this (characters), figures stand in a story. */
const longest = 160;

const figure = String.raw`(?<![\p{L}\d.,:/-])(\d{1,9}(?:[.,]\d{1,2})?)(?![\d:]|[.,]\d)`;
/** A thing that is counted, or a mark of money, behind or before a figure. */
const unit = String.raw`(?:\s?(?:%|[₽$€£]|\p{L}{1,9}\.?))?`;
const over = (form: string): RegExp => lean(new RegExp(form, "iu"));
const signs: readonly (readonly [Exclude<Sum["sign"], "%">, string])[] = [
  ["−", String.raw`\s*−\s*|\s+[-–—]\s+|\s+(?:minus|less|take away|минус|вычесть|отнять)\s+`],
  ["+", String.raw`\s*\+\s*|\s+(?:plus|плюс|прибавить)\s+`],
  ["×", String.raw`\s*[×*]\s*|\s+(?:x|х|times|multiplied by|умножить на|помножить на)\s+`],
  ["÷", String.raw`\s*÷\s*|\s+\/\s+|\s+(?:divided by|разделить на|делить на|поделить на)\s+`],
];
const plain = signs.map(([sign, form]) => [sign, over(`${figure}${unit}(?:${form})[$€£]?${figure}`)] as const);
/** "Take 80 from 2300", «из 2300 отдать 80»: what is left of the larger. */
const left = over(
  String.raw`(?<!\p{L})(?:(?:take|subtract)\s+[$€£]?${figure}${unit}\s+(?:away\s+)?from\s+[$€£]?${figure}|(?:из|от|с)\s+${figure}${unit}\s+(?:я\s+)?(?:вычесть|отнять|отда(?:ть|м|ла?)|убрать|потрат\p{L}+|забра\p{L}+)\s+${figure})`,
);
const share = over(String.raw`${figure}\s*(?:%|percent|per cent|процент\p{L}*)\s+(?:of|от|из)\s+[$€£]?${figure}`);

/** A sum is asked: by a word for it, or the message is nothing but the sum. */
const asked = over(
  String.raw`(?<!\p{L})(?:how much|what(?:[’']?s| is| would)|work out|calculate|add up|count|сколько|посчита\p{L}*|сосчита\p{L}*|вычисли\p{L}*|реши\p{L}*)(?!\p{L})|=\s*$`,
);
const bare = over(
  String.raw`^[\s\d.,+×*÷/()%₽$€£=−–-]+\??$|^\s*[$€£]?[\d.,]+\s+(?:minus|plus|times|минус|плюс)\s+[$€£]?[\d.,]+\s*[?=]*\s*$`,
);

const numberOf = (text: string): number => Number(text.replace(",", "."));
const rounded = (value: number): number => Math.round(value * 100) / 100;
/** "2 300" and "2,300" are one figure. */
const joined = (text: string): string => text.replace(/(?<=(?<!\d)\d{1,3})[ ,\u00A0](?=\d{3}(?!\d))/gu, "");

const comesTo: Readonly<Record<Sum["sign"], (one: number, other: number) => number>> = {
  "+": (one, other) => one + other,
  "−": (one, other) => one - other,
  "×": (one, other) => one * other,
  "÷": (one, other) => one / other,
  "%": (one, other) => (one * other) / 100,
};
function sumOf(sign: Sum["sign"], one: string, other: string): Sum | undefined {
  const [first, second] = [numberOf(one), numberOf(other)];
  if (sign === "÷" && second === 0) return undefined;
  return { left: first, sign, right: second, comes: rounded(comesTo[sign](first, second)) };
}

/** A sum of two figures that is asked for; undefined for anything that has another reading: a date, a score, a blood pressure, a dose. */
export function sumAsked(message: string): Sum | undefined {
  const text = message.trim();
  if (text.length > longest || !(asked.test(text) || bare.test(text))) return undefined;
  // Of three figures it is not told which two belong together.
  const words = joined(inFigures(joined(text)).replace(/ - /gu, " − "));
  const figures = words.match(/\d+/gu)?.length ?? 0;
  const form = [joined(text), words].map(ofForm).find((each) => each !== undefined);
  return figures <= mostFigures ? form : undefined;
}
/** A decimal is two groups of figures. */
const mostFigures = 4;

function ofForm(text: string): Sum | undefined {
  const part = share.exec(text);
  if (part) return sumOf("%", part[1] ?? "", part[2] ?? "");
  const rest = left.exec(text);
  if (rest)
    return rest[1] === undefined ? sumOf("−", rest[3] ?? "", rest[4] ?? "") : sumOf("−", rest[2] ?? "", rest[1]);
  for (const [sign, each] of plain) {
    const found = each.exec(text);
    // A second sign behind it makes a longer sum, of which half would be wrong.
    if (
      found &&
      !/^\s*(?:[+×*÷−]|(?:minus|plus|times|минус|плюс)(?!\p{L}))/iu.test(text.slice(found.index + found[0].length))
    )
      return sumOf(sign, found[1] ?? "", found[2] ?? "");
  }
  return undefined;
}

const howManyDays = lean(
  /(?<!\p{L})(?:(?:how many|number of) (?:more )?(?:days|weeks|sleeps|months)|how long|how far off|сколько(?: \p{L}+){0,3} (?:дней|дня|недель|суток|месяцев|времени)|сколько(?: \p{L}+){0,2} (?:осталось|ещ[её]|прошло)|сколько (?:осталось )?до [^?.]{2,40} (?:осталось|дней)|через сколько)(?!\p{L})/iu,
);
const reaches = lean(
  /(?<!\p{L})(?:till|until|til|to go|before|to|left|away|since|off|до|осталось|остаётся|остается|с|со|прошло|через)(?!\p{L})/iu,
);
const ordinals: readonly (readonly [string, number])[] = (
  "перв втор треть четв[её]рт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат"
    .split(" ")
    .map((word, at) => [word, at + 1] as const) as readonly (readonly [string, number])[]
).concat([["тридцат", 30]]);
const month = String.raw`(?=\s+(?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек|числ)\p{L}*)`;
/** «Двадцать первого марта» → «21 марта»: a day of the month by its name. */
function daysInFigures(text: string): string {
  const feast = text.replace(/нов(?:ого|ому) год[ау]/giu, "новый год");
  return ordinals.reduce((words, [stem, value]) => {
    const tens = lean(
      new RegExp(String.raw`(?<!\p{L})(двадцать|тридцать)\s+${stem}(?:ого|его|ье|ое|е)${month}`, "giu"),
    );
    const one = lean(new RegExp(String.raw`(?<!\p{L})${stem}(?:ого|его|ье|ое|е)${month}`, "giu"));
    return words
      .replace(tens, (_, ten: string) => `${(ten.toLowerCase().startsWith("д") ? 20 : 30) + value}`)
      .replace(one, `${value}`);
  }, feast);
}

/** Whether the days to something are asked for, whatever day it is. */
export const asksDays = (text: string): boolean =>
  text.length <= longest &&
  howManyDays.test(text) &&
  reaches.test(text) &&
  !/(?:^|\s)(?:без|without|sober)(?:\s|$)/iu.test(text);

/** The days to a day that a text names, or since it. */
export function daysTo(text: string, today: LocalDate, isPast = false): DaysTo | undefined {
  const named = dayNamed(daysInFigures(text), today, isPast ? "past" : "future");
  return named === undefined || named === "no such day"
    ? undefined
    : { date: named.date, days: daysBetween(today, named.date) };
}
/** Whether the days are asked that have gone by since then. */
export const asksSince = (text: string): boolean => since.test(text);
const since = lean(/(?<!\p{L})(?:since|прошло|ago)(?!\p{L})/iu);
