import type { RemindOn } from "../reminders/reminder.ts";
import type { Instant } from "../time/instant.ts";
import { plusDays } from "../time/local-date.ts";
import { wallTime } from "../time/wall-time.ts";
import type { Weekday } from "../time/weekday.ts";
import { type ClockTime, clockNamed } from "./clock.ts";
import { dayNamed } from "./day.ts";
import { durationNamed } from "./duration.ts";
import { inFigures } from "./number-words.ts";
import { plainWords } from "./plain-words.ts";

/** When to remind, as it was said; `minutes` is absent where no hour was. */
export interface Moment {
  readonly on: RemindOn;
  readonly minutes: number;
}

const trigger =
  /(?:^|(?<=[\s,.!]))(?:(?:а |и |ну |ты |вы |можешь |можете |мог бы |please |can you |could you |will you |can u |could u )*)(?:напомни(?:те|шь|ть)?|напоминай(?:те)?|поставь(?:те)? (?:мне )?напоминание|сделай(?:те)? (?:мне )?напоминание|пингани|пни меня|нагадай(?:те)?|remind me|remind(?= (?:at|on|in|every|tomorrow|tonight|\d))|set (?:me )?(?:a |an )?(?:reminder|alarm)|send me a reminder|give me a (?:nudge|reminder)|nudge me|ping me)(?: мне| меня| please| пожалуйста)?(?=[\s,:.!?]|$)/iu;
const denied =
  /(?:^|[\s,])(?:не|не надо|не нужно|не стоит|можно не|don[’']?t|do not|need not|needn[’']?t|no need to|without|stop|хватит|перестань(?:те)?|прекрати(?:те)?)\s+(?:мне |меня |you |to )?(?:напомин|напомни|remind)/iu;
/** What somebody has forgotten is to be told, and not said again later. */
const recalls =
  /(?:напомни(?:те)?|remind me)(?:\s+мне)?,?\s+(?:(?:зачем|почему|кто|на ч[её]м|о ч[её]м|чем|какой|какая|какие|why|who|which|how)(?!\p{L})|(?:что|чего|where|what)\s+(?:я|мы|у|там|за|вообще|это|здесь|i|we|was|were|is|are|my|the|this)(?!\p{L}))|(?:^|[.!?]\s*)(?:а |и |ну |so |and )*(?:что|чего|где|зачем|на ч[её]м|what|where|why)\s+(?:я|мы|у меня|i|we|was i|were we)(?!\p{L})[^.!?]{0,40}[.!?,]\s*(?:напомни(?:те)?|remind me)(?!\p{L})/iu;

/** Whether a message asks to be reminded of something. */
export const asksToRemind = (text: string): boolean => trigger.test(text) && !denied.test(text) && !recalls.test(text);

/** "Remind me what I was doing here": what there is, is asked for. */
export const asksToRecall = (text: string): boolean => recalls.test(text) && !denied.test(text);

/** Whether a message asks for no more reminders. */
export const stopsReminding = (text: string): boolean =>
  denied.test(text) ||
  /(?:отмени(?:те)?|убери(?:те)?|удали(?:те)?|выключи(?:те)?|останови(?:те)?|сними(?:те)?|cancel|remove|delete|turn off|switch off|drop)(?: \S+){0,3} (?:напоминан|reminder)/iu.test(
    text,
  ) ||
  /(?:no more reminders|больше не напоминай|без напоминаний)/iu.test(text);

const weekdays: readonly (readonly [RegExp, Weekday])[] = [
  [/ (?:понедельник|понедельника|понедельникам|пн|понеділ\p{L}+|monday|mondays|mon) /u, 1],
  [/ (?:вторник|вторника|вторникам|вт|вівтор\p{L}+|tuesday|tuesdays|tue) /u, 2],
  [/ (?:среда|среду|среды|средам|ср|серед\p{L}+|wednesday|wednesdays|wed) /u, 3],
  [/ (?:четверг|четверга|четвергам|чт|четвер\p{L}*|thursday|thursdays|thu) /u, 4],
  [/ (?:пятница|пятницу|пятницы|пятницам|пт|п'ятниц\p{L}*|friday|fridays|fri) /u, 5],
  [/ (?:суббота|субботу|субботы|субботам|сб|субот\p{L}*|saturday|saturdays|sat) /u, 6],
  [/ (?:воскресенье|воскресенья|воскресеньям|вс|неділ\p{L}+|sunday|sundays|sun) /u, 7],
];
const everyDay =
  / (?:каждый день|ежедневно|каждое утро|каждый вечер|по утрам|по вечерам|каждую ночь|щодня|every day|everyday|daily|every morning|every evening|every night|each day|mornings|evenings) /u;
const workdays =
  / (?:по будням|в будни|будням|будни|по рабочим дням|в рабочие дни|по буднях|weekdays|weekday|working days|workdays|every weekday) /u;
const weekend = / (?:по выходным|в выходные|на выходных|выходным|weekends|on the weekend|weekend) /u;
const again = / (?:каждый|каждую|каждое|по|every|each|\p{L}+days) /u;

/** The hour that a part of the day stands for where no other was said. */
const partHours: readonly (readonly [RegExp, number])[] = [
  [/ (?:утром|утра|по утрам|каждое утро|с утра|morning|mornings|вранці) /u, 9 * 60],
  [/ (?:днем|в обед|после обеда|afternoon|lunchtime|at lunch|вдень) /u, 13 * 60],
  [/ (?:вечером|вечерам|каждый вечер|к вечеру|после работы|evening|evenings|tonight|after work|ввечері) /u, 19 * 60],
  [/ (?:перед сном|на ночь|ночью|night|before bed|bedtime) /u, 22 * 60],
];
const usualHour = 9 * 60;

/** The days of the week that a text names for again and again; undefined where it speaks of one day. */
function daysAgain(plain: string): readonly Weekday[] | undefined {
  if (workdays.test(plain)) return [1, 2, 3, 4, 5];
  if (weekend.test(plain)) return [6, 7];
  const named = weekdays.flatMap(([form, day]) => (form.test(plain) ? [day] : []));
  if (named.length > 0 && (again.test(plain) || named.length > 1)) return named;
  return everyDay.test(plain) ? [1, 2, 3, 4, 5, 6, 7] : undefined;
}

const inAWhile = / (?:через|in|за) /u;

/** When a message says to come: `завтра в девять`, `в девять вечера и только по будням`, `in twenty minutes`; undefined where it says nothing of it. */
export function momentNamed(text: string, now: Instant, timeZone: string): Moment | undefined {
  const plain = inFigures(text).replace(/ (?:и|and) (?=(?:только|only) )/gu, " ");
  const { date, minutes } = wallTime(now, timeZone);
  const span = inAWhile.test(plain) ? durationNamed(text.slice(text.search(/через|in\s/iu))) : undefined;
  if (span) return { on: { kind: "moment", at: now + span.value * 60_000 }, minutes };
  const clock = clockNamed(withoutDates(text));
  const part = partHours.find(([form]) => form.test(plainWords(text)));
  const hour = clock ? hourOf(clock, part?.[1]) : part?.[1];
  const days = daysAgain(plainWords(text));
  if (days) return { on: { kind: "weekly", days }, minutes: hour ?? usualHour };
  const day = dayNamed(text, date, "future");
  const named = day && day !== "no such day" ? day.date : undefined;
  if (named !== undefined && named > date) return { on: { kind: "once", date: named }, minutes: hour ?? usualHour };
  if (hour === undefined) return undefined;
  // Today where that hour is still to come; in the evening where only its half of the day is over; tomorrow otherwise.
  if (hour > minutes) return { on: { kind: "once", date }, minutes: hour };
  if (clock?.open && clock.minutes + 12 * 60 > minutes && part === undefined)
    return { on: { kind: "once", date }, minutes: clock.minutes + 12 * 60 };
  return { on: { kind: "once", date: plusDays(date, 1) }, minutes: hour };
}

/** Nobody is reminded at three at night unless they say so: an hour without its half of the day is the waking one. */
function hourOf({ minutes, open }: ClockTime, part: number | undefined): number {
  if (!open) return minutes;
  const evening = part !== undefined && part >= 13 * 60;
  return minutes < 6 * 60 || (evening && minutes < 12 * 60) ? (minutes + 12 * 60) % (24 * 60) : minutes;
}

const withoutDates = (text: string): string =>
  text.replace(
    /\d{1,2}(?:\.\d{1,2}){1,2}(?:\.\d{4})?|\d{4}-\d\d-\d\d|\d{1,2}(?:-?го)?\s+(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\p{L}*|\d{1,2}(?:st|nd|rd|th)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\s+\d{1,2}/giu,
    " ",
  );

const number =
  "(?:\\d{1,2}|час|один|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|пятнадцать|двадцать|тридцать|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|полчаса|пару|half an|a|an|несколько|a few)";
const weekdayWord =
  "(?:понедельник\\p{L}*|вторник\\p{L}*|сред[уаые]\\p{L}*|четверг\\p{L}*|пятниц\\p{L}*|суббот\\p{L}*|воскресень\\p{L}*|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)";
const times: readonly RegExp[] = [
  /(?<=^|\s)(?:часов|часиков|примерно|где-то)(?=\s)/giu,
  new RegExp(
    `(?:через|in)\\s+${number}?\\s*(?:полчаса|минут\\p{L}*|час\\p{L}*|дн\\p{L}*|день|недел\\p{L}*|месяц\\p{L}*|minutes?|mins?|hours?|days?|weeks?|months?)?(?=\\s|[,.!?]|$)`,
    "giu",
  ),
  new RegExp(
    `(?:в|к|около|ровно в|at|by|around)\\s+(?:половин[еу]\\s+\\p{L}+|пол\\s?\\p{L}+|half past ${number}|quarter (?:to|past) ${number}|без \\p{L}+ ${number}|полдень|полночь|noon|midnight|${number})(?:[:.]\\d\\d|\\s+(?:тридцать|пятнадцать|сорок|thirty|fifteen|\\d\\d))?(?:\\s*(?:часов|часа|час|ч|o'clock|am|pm|a\\.m\\.|p\\.m\\.))?(?:\\s+(?:утра|вечера|дня|ночи|in the morning|in the evening|in the afternoon|at night))?(?=\\s|[,.!?]|$)`,
    "giu",
  ),
  /(?<=^|\s)\d{1,2}[:.]\d\d(?=\s|[,.!?]|$)|(?<=^|\s)\d{1,2}\s?(?:am|pm)(?=\s|[,.!?]|$)/giu,
  new RegExp(
    `(?:(?:только|only)\\s+)?(?:(?:в|во|по|каждый|каждую|каждое|на|on|every|next|this|следующий|следующую|эту|этот)\\s+)?${weekdayWord}(?:\\s*(?:,|и|and)\\s*(?:по\\s+)?${weekdayWord})*(?:\\s+(?:morning|afternoon|evening|night|утром|вечером|днём|днем))?(?=\\s|[,.!?]|$)`,
    "giu",
  ),
  /(?:и\s+|and\s+)?(?:(?:только|only)\s+)?(?:по будням|в будни|по рабочим дням|по выходным|в выходные|on weekdays|weekdays|on weekends|weekends)(?=\s|[,.!?]|$)/giu,
  /(?:каждый день|ежедневно|каждое утро|каждый вечер|по утрам|по вечерам|every day|daily|every morning|every evening|every night)(?=\s|[,.!?]|$)/giu,
  /(?<=^|\s)(?:послезавтра|завтра|сегодня|the day after tomorrow|tomorrow|today|tonight)(?=\s|[,.!?]|$)/giu,
  /(?<=^|\s)(?:утром|днём|днем|вечером|с утра|перед сном|после работы|в обед|(?:in the |this )?(?:morning|evening|afternoon)|before bed|after work)(?=\s|[,.!?]|$)/giu,
  /(?<=^|\s)(?:on\s+)?\d{1,2}(?:\.\d{1,2}){1,2}(?=\s|[,.!?]|$)|(?<=^|\s)\d{1,2}(?:-?го)?\s+(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|числа)(?=\s|[,.!?]|$)/giu,
];
const leading =
  /^(?:[\s,.:;!–—-]|(?:и|а|что|чтобы|о|об|обо|про|мне|меня|пожалуйста|надо|нужно|to|about|that|of|for|me|please|and|i need to|i have to|на)\s)+/iu;
const trailing =
  /(?:[\s,.:;!?–—-]|\s(?:и|and|пожалуйста|please|мне|в|at|on|ок|спасибо|thanks|если\s+(?:умеете|умеешь|можете|можешь|можно|не трудно|несложно)|if\s+(?:you\s+can|possible|you\s+could)|here|тут|здесь))+$/iu;

const hoursElsewhere: readonly RegExp[] = [
  /(?<=^|\s)(\p{L}{3,} \p{L}{3,}) time(?=\s|[,.!?]|$)/iu,
  /(?<=^|\s)(\p{L}{3,}) time(?=\s|[,.!?]|$)/iu,
  /(?<=^|\s)по (\p{L}{3,}(?: \p{L}{3,})?)(?: времени)?(?=\s|[,.!?]|$)/iu,
  /(?<=^|\s)по (\p{L}{3,})(?: времени)?(?=\s|[,.!?]|$)/iu,
];

/** "Nine Manila time": the zone whose hour is meant, and the message without it; `zoneOf` knows what is the name of a place. */
export function hourElsewhere(
  text: string,
  zoneOf: (name: string) => string | undefined,
): { readonly text: string; readonly timeZone: string | undefined } {
  for (const form of hoursElsewhere) {
    const found = form.exec(text);
    const timeZone = found?.[1] && zoneOf(found[1]);
    if (timeZone) return { text: text.replace(found[0], " "), timeZone };
  }
  return { text, timeZone: undefined };
}

/** What a message asks to be reminded of, in its own words: without the asking and without the time. */
export function topicOf(text: string): string {
  const asked = trigger.exec(text);
  const behind = asked ? bareTopic(text.slice(asked.index + asked[0].length)) : "";
  // What stands before the asking is said of it only where nothing stands behind: "the stove, remind me at nine".
  const said = behind === "" ? bareTopic(text.replace(trigger, " ")) : behind;
  // "The club. No speeches": what follows is said of the reminder.
  const topic = said.split(/(?<=\p{L}{3})[.!?]\s/u)[0] ?? said;
  return /^(?:это|этом|об этом|мой шаг|шаг|шаге|шаг сделать|it|this|my step|the step|that)$/iu.test(topic) ? "" : topic;
}

/** "Half past five here": the hour is theirs. */
const aPlaceAlone = /^(?:here|тут|здесь)$/iu;

function bareTopic(text: string): string {
  let rest = ` ${text} `;
  for (const form of times) rest = rest.replace(form, " ");
  rest = rest.replace(/\s+/gu, " ");
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(leading, "").replace(trailing, "");
  }
  return aPlaceAlone.test(rest) ? "" : rest;
}
