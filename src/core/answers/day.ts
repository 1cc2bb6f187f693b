import * as en from "chrono-node/en";
import * as ru from "chrono-node/ru";
import * as uk from "chrono-node/uk";
import { asLocalDate, type LocalDate, plusDays } from "../time/local-date.ts";
import { weekdayOf } from "../time/wall-time.ts";
import type { Told } from "./kinds.ts";
import { inFigures } from "./number-words.ts";
import { plainWords, tellingWords } from "./plain-words.ts";
import { lean } from "../text/lean.ts";

/** Which way a day lies from today: what is said without a year, or by its weekday, is looked for there. */
export type When = "past" | "future" | "any";

type Parsed = ReturnType<typeof ru.parse>[number];
const parsers = [ru.parse, en.parse, uk.parse] as const;
const noon = 12 * 3600_000;
/** Longer texts are no day, and reading them would cost time. */
const longest = 400;

const dateOf = (year: number, month: number, day: number): LocalDate | undefined =>
  asLocalDate(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** The same day of another year; the last of February where it is the 29th. */
const inYear = (date: LocalDate, year: number): LocalDate =>
  asLocalDate(`${year}${date.slice(4)}`) ?? (`${year}-02-28` as LocalDate);

interface Named {
  readonly date: LocalDate;
  /** The words that name it, as they stand in the text. */
  readonly found: string;
}

/** A day that a library reads, turned the way it has to lie. */
function parsed(text: string, today: LocalDate, when: When): Named | undefined {
  const reference = { instant: new Date(Date.parse(today) + noon), timezone: 0 };
  const found = parsers
    .flatMap((parse) => parse(text, reference).slice(0, 1))
    .filter((result) => isDay(result))
    .sort((one, other) => other.text.length - one.text.length)[0];
  if (!found) return undefined;
  const { start } = found;
  const date = dateOf(start.get("year") ?? 0, start.get("month") ?? 0, start.get("day") ?? 0);
  return date && { date: turned(date, found, today, when), found: found.text };
}

/** Whether a result says which day: one that only gives an hour or a month does not. */
function isDay({ start, text }: Parsed): boolean {
  if (start.isCertain("day") || start.isCertain("weekday")) return true;
  if (/(?:через|за|in|within|назад|ago|тому|прошл|last|минул)/iu.test(text)) return true;
  return /(?:утр|вечер|сегодн|ноч|morning|evening|tonight|today|afternoon)/iu.test(text);
}

function turned(date: LocalDate, { start, text }: Parsed, today: LocalDate, when: When): LocalDate {
  const told = /(?:прошл|следующ|будущ|last|next|минул|наступн|эт[уо]|this)/iu.test(text);
  const byWeekday = start.isCertain("weekday") && !start.isCertain("day");
  if (byWeekday && !told) {
    const days = (weekdayOf(date) - weekdayOf(today) + 7) % 7;
    if (when === "past") return plusDays(today, days === 0 ? 0 : days - 7);
    return when === "future" ? plusDays(today, days === 0 ? 7 : days) : date;
  }
  if (start.isCertain("month") && start.isCertain("day") && !start.isCertain("year")) {
    const thisYear = inYear(date, yearOf(today));
    if (when === "past") return thisYear > today ? inYear(date, yearOf(today) - 1) : thisYear;
    if (when === "future") return thisYear <= today ? inYear(date, yearOf(today) + 1) : thisYear;
  }
  return date;
}

const dayOfMonth = / (?:(?:числа|on the|the) )?(\d{1,2})(?:-?го|-?е|-?ого|st|nd|rd|th)?(?: числа)? /u;
const ordinalDays: readonly (readonly [RegExp, number])[] = [
  [/ перв(?:ого|ое) числа /u, 1],
  [/ втор(?:ого|ое) числа /u, 2],
  [/ треть(?:его|е) числа /u, 3],
];

/** `3 числа`, `5-го`, `on the 20th`: the nearest such day of a month, the way it has to lie. */
function ofTheMonth(text: string, today: LocalDate, when: When): Named | undefined {
  const plain = inFigures(text);
  const said = dayOfMonth.exec(plain);
  const marked = said && /го|-?е |числа|st|nd|rd|th/u.test(said[0]);
  const named = ordinalDays.find(([form]) => form.test(plain));
  const day = named?.[1] ?? (marked ? Number(said[1]) : undefined);
  if (day === undefined || day < 1 || day > 31) return undefined;
  const [year, month] = [yearOf(today), Number(today.slice(5, 7))];
  const around = [-1, 0, 1].flatMap((step) => {
    const at = year * 12 + month - 1 + step;
    return dateOf(Math.floor(at / 12), (at % 12) + 1, day) ?? [];
  });
  const found = when === "future" ? around.find((date) => date > today) : around.findLast((date) => date <= today);
  return found && { date: found, found: named?.[0].exec(plain)?.[0] ?? said?.[0] ?? "" };
}

const relative: readonly (readonly [RegExp, number])[] = [
  [/ (?:поза-?вчера|day before yesterday|the day before yesterday|позавчора) /u, -2],
  [/ (?:после-?завтра|day after tomorrow|the day after tomorrow|післязавтра) /u, 2],
  [/ (?:вчера|вчора|yesterday|yday|накануне) /u, -1],
  [/ (?:завтра|tomorrow|tmrw|tmr) /u, 1],
  [/ (?:сегодня|только что|сейчас|today|just now|сьогодні) /u, 0],
];

const feasts: readonly (readonly [RegExp, string])[] = [
  [/ (?:под новый год|31 декабря|new year's eve|new years eve) /u, "12-31"],
  [/ (?:на новый год|в новый год|к новому году|новый год|new year's day|new years day|new year's|new year) /u, "01-01"],
  [/ (?:christmas eve) /u, "12-24"],
  [/ (?:christmas day|christmas|xmas) /u, "12-25"],
  [/ (?:8 марта|восьмое марта|женский день) /u, "03-08"],
];

const born =
  /(?:родил(?:ась|ся)|д\.? ?р\.?|день рождения|дата рождения|born(?: on)?|birthday(?: is)?|народил(?:ась|ся))/iu;
const comesOf = lean(
  / (?:на (?:ее|его|их|мое|мои)? ?|к (?:ее|его)? ?|когда (?:ей|ему) (?:будет|исполнится|стукнет) |в (?:ее|его) |on (?:her|his|their) |when (?:she|he)(?:'s| is| turns| will be) |(?:her|his) )(\d{1,2})(?:-?летие|-?лет\p{L}*|-?й| лет| год\p{L}*|th|st|nd|rd)?(?: день рождения| birthday)? /u,
);

/** `На её 18 лет`, `on his eighteenth birthday`: the age that is meant; which day that is only a day of birth can tell. */
export function birthdayNamed(text: string): number | undefined {
  const plain = inFigures(text)
    .replace(/ (?:совершеннолети[ею]) /u, " на ее 18 лет ")
    .replace(/ eighteenth /u, " 18th ")
    .replace(/ sixteenth /u, " 16th ")
    .replace(/ twenty-first /u, " 21st ");
  const found = comesOf.exec(plain);
  const age = Number(found?.[1] ?? Number.NaN);
  const meansAge =
    found !== null &&
    (/лет|год|th|st|nd|rd|рожд|birth|исполн|будет|turns|when|стук/u.test(found[0]) || /birthday|рожд/u.test(plain));
  return meansAge && age >= 1 && age <= 100 ? age : undefined;
}

/** `Родилась 14 мая 2015, на 18 лет`: the day of birth and the age make the day. */
function fromBirth(text: string, today: LocalDate): Named | undefined {
  const age = birthdayNamed(text) ?? Number(/ (?:на|at|for) (\d{1,2}) /u.exec(inFigures(text))?.[1] ?? Number.NaN);
  const birth = born.test(text) ? parsed(text, today, "past") : undefined;
  if (!birth || Number.isNaN(age)) return undefined;
  return { date: inYear(birth.date, yearOf(birth.date) + age), found: text };
}

const dotted = /(?<![\d.])(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?(?![\d.])/u;
const iso = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/u;

function written(text: string, today: LocalDate, when: When): Named | "no such day" | undefined {
  const whole = iso.exec(text)?.[0];
  if (whole !== undefined) {
    const date = asLocalDate(whole);
    return date ? { date, found: whole } : "no such day";
  }
  const found = dotted.exec(text);
  if (!found) return undefined;
  const [all, day = "", month = "", year] = found;
  if (year === undefined && /[:-]/u.test(all)) return undefined;
  const full = year === undefined ? yearOf(today) : year.length === 2 ? 2000 + Number(year) : Number(year);
  // The day comes first in both languages here; where it cannot, the month does.
  const date = dateOf(full, Number(month), Number(day)) ?? dateOf(full, Number(day), Number(month));
  if (!date) return "no such day";
  if (year !== undefined) return { date, found: all };
  const turnedTo =
    when === "past" && date > today
      ? inYear(date, full - 1)
      : when === "future" && date <= today
        ? inYear(date, full + 1)
        : date;
  return { date: turnedTo, found: all };
}

/** The first day that a text names, and the words that name it. */
export function dayNamed(text: string, today: LocalDate, when: When): Named | "no such day" | undefined {
  if (text.length > longest) return undefined;
  const birth = fromBirth(text, today);
  if (birth) return birth;
  if (birthdayNamed(text) !== undefined) return undefined;
  const figures = written(text, today, when);
  if (figures) return figures;
  const plain = inFigures(text);
  const feast = feasts.find(([form]) => form.test(plain));
  if (feast) {
    const date = `${today.slice(0, 4)}-${feast[1]}` as LocalDate;
    const turnedTo =
      when === "past"
        ? date > today
          ? inYear(date, yearOf(today) - 1)
          : date
        : date <= today
          ? inYear(date, yearOf(today) + 1)
          : date;
    return { date: turnedTo, found: feast[0].exec(plain)?.[0].trim() ?? "" };
  }
  const near = relative.find(([form]) => form.test(plainWords(text)));
  if (near) return { date: plusDays(today, near[1]), found: near[0].exec(plainWords(text))?.[0].trim() ?? "" };
  return parsed(plain.trim(), today, when) ?? parsed(text, today, when) ?? ofTheMonth(text, today, when);
}

const beside = new Set(
  "в во на утром утра вечером вечера днем дня ночью ночи часов часа час около к после обеда до рано поздно в это было произошло случилось это получилось примерно где-то кажется прямо at in on the around about morning evening afternoon night it was happened this that o'clock pm am half past of откроется открыть открыть пусть откройте открой let open it'll будет день числа до".split(
    " ",
  ),
);
/** A day beside so many other words is told in a story, unless it stands at its head. */
const mostBeside = 3;

/** A day as an answer; `beyond` where it has the look of one and is none, `birthday` where only a day of birth can tell which one it is. */
export function readDay(
  text: string,
  today: LocalDate,
  when: When,
):
  | (Told<LocalDate> & { readonly found: string })
  | { readonly beyond: true }
  | { readonly birthday: number }
  | undefined {
  if (text.includes("?")) return undefined;
  const named = dayNamed(text, today, when);
  if (named === "no such day") return { beyond: true };
  if (!named) {
    const birthday = birthdayNamed(text);
    if (birthday !== undefined) return { birthday };
    return /^\s*\d{1,4}(?:[./-]\d{1,4}){1,2}\s*$/u.test(text) ? { beyond: true } : undefined;
  }
  const plain = plainWords(text);
  const found = plainWords(named.found).trim();
  const words = inFigures(text).includes(` ${found}`) ? inFigures(text) : plain;
  const at = words.indexOf(found);
  const others = (side: string): readonly string[] =>
    tellingWords(side).filter((word) => !beside.has(word) && !/^\d{1,2}(?:[:.]\d\d)?$/u.test(word));
  const before = at < 0 ? [] : others(words.slice(0, at));
  const after = at < 0 ? [] : others(words.slice(at + found.length));
  if (before.includes("не") || before.includes("not") || before.includes("с")) return undefined;
  const heads = before.length === 0 && (after.length <= mostBeside || /^[^,.;:–—]{0,40}[,;:–—]/u.test(text.trim()));
  const fits =
    heads || before.length + after.length <= mostBeside - 1 || found === plain.trim() || named.found === text;
  return fits ? { value: named.date, rest: after.join(" "), found: named.found } : undefined;
}
