import type { Weekday } from "../time/weekday.ts";
import type { DayPart } from "./habit.ts";
import { type OwnHabitSaid, ownLimits, type OwnWhen } from "./own-habit.ts";
import { lean } from "../text/lean.ts";

/** What a message says of a habit: its name, and whatever else it names. */
export type OwnInWords = Partial<OwnHabitSaid> & { readonly name: string };

const alone = (pattern: string): RegExp => lean(new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, "iu"));

/** What introduces a habit and is no part of its name. */
const begins = lean(
  new RegExp(
    `^\\s*(?:${[
      "(?:я\\s+)?(?:хочу|хотел[аи]?\\s+бы|хотелось\\s+бы|хочется|буду|решил[аи]?|надо(?:\\s+бы)?|мне\\s+(?:надо|нужно)|нужно|давай(?:те)?|помоги(?:те)?(?:\\s+мне)?)\\s+",
      "(?:добавь(?:те)?|заведи(?:те)?|завести|добавить|запиши(?:те)?|новая|моя|своя)?\\s*(?:(?:новую|мою|свою|мне)\\s+)?привычк\\p{L}*\\s*[:—-]?\\s+",
      "(?:i\\s+)?(?:want|would\\s+like|'d\\s+like|need|have|am\\s+going|plan)\\s+to\\s+",
      "i['’](?:d\\s+like|ll|m\\s+going)\\s+(?:to\\s+)?",
      "(?:add|make|start|new|my|a)?\\s*(?:(?:a|an|my|new|own)\\s+)*habit\\s*(?:of|to|:|—|-)?\\s+",
      "(?:начать|стать|to)\\s+",
    ].join("|")})`,
    "iu",
  ),
);

const numbers: Readonly<Record<string, number>> = {
  один: 1,
  once: 1,
  one: 1,
  два: 2,
  дважды: 2,
  twice: 2,
  two: 2,
  три: 3,
  трижды: 3,
  three: 3,
  четыре: 4,
  four: 4,
  пять: 5,
  five: 5,
  шесть: 6,
  six: 6,
  семь: 7,
  seven: 7,
};
const numberWords = Object.keys(numbers).join("|");
const timesForms = [
  alone(`(?:по\\s+)?(\\d|${numberWords})\\s*(?:раз[а]?|times)?\\s*(?:в|за|a|per|every)\\s+(?:неделю|week)`),
  alone("(раз|once)\\s+(?:в|a|per)\\s+(?:неделю|week)"),
];

const parts: readonly (readonly [DayPart, RegExp])[] = [
  ["morning", alone("кажд\\p{L}+\\s+утро|по\\s+утрам|с\\s+утра|утром|every\\s+morning|(?:in\\s+the\\s+)?mornings?")],
  [
    "midday",
    alone(
      "кажд\\p{L}+\\s+полдень|дн[её]м|в\\s+обед|в\\s+полдень|every\\s+(?:noon|afternoon)|at\\s+(?:noon|lunch(?:time)?)|in\\s+the\\s+afternoon",
    ),
  ],
  [
    "evening",
    alone(
      "кажд\\p{L}+\\s+вечер|по\\s+вечерам|вечером|перед\\s+сном|every\\s+(?:evening|night)|in\\s+the\\s+evenings?|before\\s+bed|evenings",
    ),
  ],
];

const weekdays: readonly (readonly [readonly Weekday[], string])[] = [
  [[1], "понедельник\\p{L}*|mondays?"],
  [[2], "вторник\\p{L}*|tuesdays?"],
  [[3], "сред[ауы]\\p{L}*|wednesdays?"],
  [[4], "четверг\\p{L}*|thursdays?"],
  [[5], "пятниц\\p{L}*|fridays?"],
  [[6], "суббот\\p{L}*|saturdays?"],
  [[7], "воскресень\\p{L}*|sundays?"],
  [[6, 7], "выходн\\p{L}*|weekends?"],
  [[1, 2, 3, 4, 5], "будн\\p{L}*|weekdays?|workdays?"],
];
const dayBefore = "(?:(?:кажд\\p{L}+|по|в|во|и|on|every|and|,)\\s+)*";
const everyDay = alone("кажд\\p{L}+\\s+день|ежедневно|every\\s*day|daily|each\\s+day");
const otherDay = alone("через\\s+день|every\\s+(?:other|second)\\s+day");

const minutesForm = alone("(?:по|на|for)?\\s*(\\d{1,3})\\s*(?:-\\s*)?(?:минут\\p{L}*|мин|minutes?|mins?)");
const halfHour = alone("(?:по|на|for)?\\s*(?:полчаса|half\\s+an\\s+hour)");
const hour = alone("(?:по|на)\\s+(?:одному\\s+)?час[у]?|for\\s+(?:an|one)\\s+hour");
const clock = lean(
  /(?<![\p{L}\d])(?:в|к|at|@)\s+(\d{1,2})(?:[:.](\d{2}))?\s*(утра|вечера|дня|ночи|am|pm)?(?![\p{L}\d])/iu,
);
const reason = /(?:,?\s*(?:чтобы|чтоб|потому\s+что|so\s+that|so\s+I|because))\s+(.+?)[.!]?$/iu;

function clockOf([, hours = "", minutes, half]: RegExpExecArray): number | undefined {
  if (minutes === undefined && half === undefined) return undefined;
  let at = Number(hours);
  const late = half?.toLowerCase();
  if ((late === "вечера" || late === "дня" || late === "pm") && at < 12) at += 12;
  if ((late === "ночи" || late === "am") && at === 12) at = 0;
  const rest = Number(minutes ?? 0);
  return at > 23 || rest > 59 ? undefined : at * 60 + rest;
}

/** A text from which what is understood is taken away, so that the name is left. */
class Words {
  left: string;
  constructor(text: string) {
    this.left = text;
  }
  take(pattern: RegExp): RegExpExecArray | undefined {
    const found = pattern.exec(this.left);
    if (!found) return undefined;
    this.left = `${this.left.slice(0, found.index)} ${this.left.slice(found.index + found[0].length)}`;
    return found;
  }
}

function daysIn(words: Words): Pick<OwnHabitSaid, "days" | "times"> | undefined {
  for (const form of timesForms) {
    const found = words.take(form)?.[1]?.toLowerCase();
    if (found === undefined) continue;
    const times = found === "раз" ? 1 : (numbers[found] ?? Number(found));
    if (times >= ownLimits.times.least && times <= ownLimits.times.most)
      return times === 7 ? { days: [], times: undefined } : { days: [], times };
  }
  if (words.take(otherDay)) return { days: [], times: 3 };
  const named = weekdays.flatMap(([days, name]) => (words.take(alone(`${dayBefore}(?:${name})`)) ? days : []));
  if (named.length > 0)
    return { days: ([1, 2, 3, 4, 5, 6, 7] as const).filter((day) => named.includes(day)), times: undefined };
  return words.take(everyDay) ? { days: [], times: undefined } : undefined;
}

function whenIn(words: Words): OwnWhen | undefined {
  const found = clock.exec(words.left);
  const at = found ? clockOf(found) : undefined;
  if (at !== undefined) words.take(clock);
  const part = parts.find(([, form]) => words.take(form))?.[0];
  if (at !== undefined)
    return { kind: "clock", clock: part === "evening" && at < 12 * 60 && at >= 4 * 60 ? at + 12 * 60 : at };
  return part && { kind: "part", part };
}

function minutesIn(words: Words): number | undefined {
  const told = words.take(minutesForm)?.[1];
  if (told !== undefined) return Math.min(ownLimits.minutes.most, Math.max(ownLimits.minutes.least, Number(told)));
  if (words.take(halfHour)) return 30;
  return words.take(hour) ? 60 : undefined;
}

const tidy = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .replace(/\s+([,.!;:])/gu, "$1")
    .replace(/^[\s,.;:!—-]+|[\s,.;:!—-]+$/gu, "")
    .replace(/\s(?:и|and|по|в|on|at)$/iu, "");

/** A habit as a message tells of it, in Russian or English; what it does not say is left out. The rest of the words is its name. */
export function ownInWords(text: string): OwnInWords {
  const words = new Words(text.replace(begins, " ").replace(begins, " "));
  const why = words.take(reason)?.[1];
  const days = daysIn(words);
  const when = whenIn(words);
  const minutes = minutesIn(words);
  const name = tidy(words.left).slice(0, ownLimits.name);
  return {
    name: name === "" ? "" : name.charAt(0).toUpperCase() + name.slice(1),
    ...(why === undefined ? {} : { reason: tidy(why).slice(0, ownLimits.reason) }),
    ...(when ? { when, reminder: when.kind === "clock" } : {}),
    ...days,
    ...(minutes === undefined ? {} : { minutes }),
  };
}

const longest = 120;
const wishes = alone(
  "хочу|хотел[аи]?\\s+бы|хотелось\\s+бы|буду|решил[аи]?|i\\s+want|i['’]d\\s+like|i\\s+would\\s+like|привычк\\p{L}*|habit",
);
const named = alone("привычк\\p{L}*|habit");
const recurs = alone(
  "кажд\\p{L}+\\s+(?:день|утро|вечер)|по\\s+(?:утрам|вечерам|будням|выходным|\\p{L}+ам)|ежедневно|раз[а]?\\s+в\\s+неделю|every\\s*(?:day|morning|evening|night)|daily|times\\s+a\\s+week|once\\s+a\\s+week|twice\\s+a\\s+week",
);
const asksUs = /\?|(?:^|\s)(?:напоминай|напомни|remind)/iu;

/** Whether a message wishes for something to be done again and again, and names what. */
export function wishesHabit(text: string): boolean {
  if (text.length > longest || asksUs.test(text) || !wishes.test(text)) return false;
  return (recurs.test(text) || named.test(text)) && ownInWords(text).name.length >= 3;
}
