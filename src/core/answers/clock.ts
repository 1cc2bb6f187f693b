import type { Told } from "./kinds.ts";
import { inFigures } from "./number-words.ts";
import { tellingWords } from "./plain-words.ts";

/** A time of the clock, in minutes after midnight; `open` where morning or evening was not said and the hour may be either. */
export interface ClockTime {
  readonly minutes: number;
  readonly open: boolean;
}

const ordinals: readonly (readonly [RegExp, number])[] = [
  [/перв(?:ого|ый)/u, 1],
  [/втор(?:ого|ой)/u, 2],
  [/трет(?:ьего|ий)/u, 3],
  [/четверт(?:ого|ый)/u, 4],
  [/пят(?:ого|ый)/u, 5],
  [/шест(?:ого|ой)/u, 6],
  [/седьм(?:ого|ой)/u, 7],
  [/восьм(?:ого|ой)/u, 8],
  [/девят(?:ого|ый)/u, 9],
  [/десят(?:ого|ый)/u, 10],
  [/одиннадцат(?:ого|ый)/u, 11],
  [/двенадцат(?:ого|ый)/u, 12],
];
const hourNamed = ordinals.map(([{ source }]) => source).join("|");
const namedHour = (word: string): number => ordinals.find(([form]) => form.test(word))?.[1] ?? 0;

const part =
  "(?: ?(утра|утром|ранку|дня|днем|вечера|вечером|вечора|ночи|ночью|am|a\\.m|pm|p\\.m|in the morning|in the evening|in the afternoon|at night|this morning|this evening|tonight))?";
const hoursWord = "(?: ?(?:часов|часа|час|ч|h|o'clock|oclock|годин[іи]?))?";
const minutesWord = "(?: ?(?:минут|минуты|минуту|мин|м|minutes|mins))?";

type Reader = (match: RegExpExecArray) => {
  readonly hour: number;
  readonly minute: number;
  readonly part?: string | undefined;
};
const past = (hour: number, minute: number, said: string | undefined) => ({ hour, minute, part: said });
const to = (hour: number, minute: number, said: string | undefined) => ({
  hour: (hour + 11) % 12 || 12,
  minute: 60 - minute,
  part: said,
});

/** In the order in which they are looked for: what says more comes first. */
const readers: readonly (readonly [RegExp, Reader])[] = [
  [/ (?:полдень|в полдень|noon|midday|опівдні) /u, () => past(12, 0, "дня")],
  [/ (?:полночь|midnight|опівночі) /u, () => past(0, 0, "am")],
  [
    new RegExp(` (?:пол ?|половин[ауе] |пів на )(${hourNamed})${part} `, "u"),
    ([, hour = "", said]) => past((namedHour(hour) + 11) % 12 || 12, 30, said),
  ],
  [
    new RegExp(` четверть (${hourNamed})${part} `, "u"),
    ([, hour = "", said]) => past((namedHour(hour) + 11) % 12 || 12, 15, said),
  ],
  [
    new RegExp(` (\\d{1,2})${minutesWord} (${hourNamed})${part} `, "u"),
    ([, minute, hour = "", said]) => past((namedHour(hour) + 11) % 12 || 12, Number(minute), said),
  ],
  [
    new RegExp(` без (?:четверти|15)${minutesWord} (\\d{1,2})${hoursWord}${part} `, "u"),
    ([, hour, said]) => to(Number(hour), 15, said),
  ],
  [
    new RegExp(` без (\\d{1,2})${minutesWord} (\\d{1,2})${hoursWord}${part} `, "u"),
    ([, minute, hour, said]) => to(Number(hour), Number(minute), said),
  ],
  // "Без двадцати семь" comes as one figure.
  [new RegExp(` без 2([1-9])${hoursWord}${part} `, "u"), ([, hour, said]) => to(Number(hour), 20, said)],
  [new RegExp(` half (?:past )?(\\d{1,2})${part} `, "u"), ([, hour, said]) => past(Number(hour), 30, said)],
  [new RegExp(` (?:a )?quarter past (\\d{1,2})${part} `, "u"), ([, hour, said]) => past(Number(hour), 15, said)],
  [new RegExp(` (?:a )?quarter (?:to|of) (\\d{1,2})${part} `, "u"), ([, hour, said]) => to(Number(hour), 15, said)],
  [
    new RegExp(` (\\d{1,2})${minutesWord} past (\\d{1,2})${part} `, "u"),
    ([, minute, hour, said]) => past(Number(hour), Number(minute), said),
  ],
  [
    new RegExp(` (5|10|20|25)${minutesWord} to (\\d{1,2})${part} `, "u"),
    ([, minute, hour, said]) => to(Number(hour), Number(minute), said),
  ],
  [
    new RegExp(` (\\d{1,2}) ?(?:[:.-]|часов |часа |час |ч |h )(\\d{2})${minutesWord}${part} `, "u"),
    ([, hour, minute, said]) => past(Number(hour), Number(minute), said),
  ],
  [
    new RegExp(` (\\d{1,2})(?: часов| часа| час|ч|h)? (0 0|[0-5]\\d|5)${minutesWord}${part} `, "u"),
    ([, hour, minute = "", said]) => past(Number(hour), minute === "0 0" ? 0 : Number(minute), said),
  ],
  [new RegExp(` (\\d{1,2})${hoursWord}${part} `, "u"), ([, hour, said]) => past(Number(hour), 0, said)],
  [/ (?:в|у|с|до|к|около) (?:часу?|годину)(?: (дня|ночи))? /u, ([, said]) => past(1, 0, said ?? "дня")],
];

function onTheClock(hour: number, minute: number, said: string | undefined): ClockTime | undefined {
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  if (hour === 24) return { minutes: 0, open: false };
  if (said === undefined) return { minutes: hour * 60 + minute, open: hour >= 1 && hour <= 12 };
  if (hour > 12 || hour === 0) return { minutes: hour * 60 + minute, open: false };
  const night = /^(?:ноч|at night|tonight)/u.test(said);
  const late =
    /^(?:дня|днем|веч|pm|p\.m|in the (?:evening|afternoon)|this evening)/u.test(said) ||
    (night && hour >= 6 && hour < 12);
  const at = late
    ? (hour % 12) + 12
    : night || /^(?:утр|ранку|am|a\.m|in the morning|this morning)/u.test(said)
      ? hour % 12
      : hour;
  return { minutes: at * 60 + minute, open: false };
}

const beside = new Set(
  "в во к ко с со на at by from around about по часов встаю просыпаюсь ложусь засыпаю сплю обычно ужинаю обедаю завтракаю каждый день ежедневно usually i wake get up go to bed sleep eat lunch dinner breakfast every day everyday around o'clock alarm будильник подъем отбой min после ближе до till until и ровно точно поздно рано раньше так как правило мой моя my is".split(
    " ",
  ),
);

/** What is left of a message beside a time, without the words that go with one. */
const left = (plain: string, found: string): readonly string[] =>
  [plain.slice(0, plain.indexOf(found)), plain.slice(plain.indexOf(found) + found.length)]
    .flatMap((side) => tellingWords(side))
    .filter((word) => !beside.has(word));

/** The part of the day, said before the hour: `утром в 6`. */
const partBefore =
  / (утром|днем|вечером|ночью|вечора)(?: сегодня| завтра)? $| (?:in the )?(morning|evening|afternoon)(?: at)? $/u;

/** The first time of the clock that a text names, and the words that name it. */
export function clockNamed(text: string): (ClockTime & { readonly found: string; readonly plain: string }) | undefined {
  const plain = inFigures(text);
  for (const [pattern, read] of readers) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const { hour, minute, part: said } = read(match);
    const time = onTheClock(hour, minute, said ?? partBefore.exec(plain.slice(0, match.index + 1))?.[1]);
    return time && { ...time, found: match[0], plain };
  }
  return undefined;
}

/** A time of the clock as people say it: `в семь вечера`, `полдевятого`, `half past nine`. */
export function readClock(text: string): Told<ClockTime> | undefined {
  if (text.includes("?")) return undefined;
  const named = clockNamed(text);
  if (!named) return undefined;
  const { minutes, open, found, plain } = named;
  const others = left(plain, found);
  if (others.some((word) => /^\d/u.test(word) || word === "не" || word === "not")) return undefined;
  return others.length <= 2 &&
    !/ \d{1,2} (?:лет|год|раз|мин|дней|нед|мес|year|times|min|days?|weeks?|months?|из|out of|kids|children|реб|дет)/u.test(
      plain,
    )
    ? { value: { minutes, open }, rest: others.join(" ") }
    : undefined;
}

export interface Hours {
  readonly from: number;
  readonly to: number;
}

/** From one time to another: `9-18`, `с девяти до шести`, `nine to five`. The end of a working day lies behind its beginning. */
export function readHours(text: string): Told<Hours> | undefined {
  const plain = inFigures(text).replace(/(\d(?: ?[ap]m)?) ?- ?(?=\d{1,2}(?:[ :]|\.\d|[ap]m))/gu, "$1 до ");
  const halves = plain.split(/ (?:до|по|to|till|until|-|\.\.) /u);
  if (halves.length !== 2 || text.includes("?")) return undefined;
  const [from, until] = halves.map((half) => clockNamed(half));
  if (!from || !until) return undefined;
  const rest = [...left(from.plain, from.found), ...left(until.plain, until.found)].filter(
    (word) =>
      !/^(?:работаю|работа|смена|work|working|пн|пт|будни|будням|weekdays|office|офис|ем|обед|ужин|завтрак)$/u.test(
        word,
      ),
  );
  if (rest.length > 3 || rest.some((word) => /^\d/u.test(word))) return undefined;
  const late =
    from.open &&
    /pm|вечера|дня/u.test(until.found) &&
    !/am|утра/u.test(until.found) &&
    until.minutes - from.minutes > 12 * 60
      ? from.minutes + 12 * 60
      : from.minutes;
  const to =
    until.open && until.minutes <= late && until.minutes + 12 * 60 > late ? until.minutes + 12 * 60 : until.minutes;
  return to === late ? undefined : { value: { from: late, to: to % (24 * 60) }, rest: rest.join(" ") };
}
