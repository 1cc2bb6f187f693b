import { weekdayForm } from "./calendar-words.ts";
import { closedHour } from "./timing.ts";
import { hoursIn } from "./hours.ts";
import { clockNumber, sheetOf } from "./sheet.ts";
import { lean } from "../../text/lean.ts";

/** A message as it was meant in the end: who corrects a time while speaking means the last one. */

const half = "(?:\\s?(?:am|pm|утра|вечера|дня|ночи|часов|часа|час|o'clock)(?![\\p{L}\\d]))?";
const noCount = "(?![\\p{L}\\d:%]|\\s*(?:минут|мин|min|раз|times|days|дн|дней|лет|из|out of|/)(?!\\p{L}))";
const hour = `(?:(?:в|во|к|на|at|for|around|about)\\s+)?(?<![\\p{L}\\d:.])(?:\\d{1,2}[:.]\\d\\d|${clockNumber}|полдень|noon)${half}${noCount}`;
const day = `(?:(?:в|во|на|on)\\s+)?(?<![\\p{L}\\d])(?:${weekdayForm}|сегодня|завтра|послезавтра|today|tomorrow|tonight)(?![\\p{L}\\d])`;

const mild = "(?:а|и|ну|oh|and|but|so|ой|ах|хотя|or|или)";
const firm =
  "(?:нет|не-?а|точнее|вернее|то есть|лучше|стоп|погоди|подожди|no|nah|nope|wait|actually|sorry|oops|i mean|i meant|make (?:it|that)|scratch that|rather|ой)";
const turn = `[\\s,.;!?…—-]+(?:${mild}[\\s,]+)*${firm}(?:[\\s,.!…—-]+(?:${mild}|${firm}|да))*[\\s,.!…—-]+`;

const form = (words: string): RegExp => lean(new RegExp(words, "giu"));
/** Each with what stays of it. */
const corrections: readonly (readonly [RegExp, string])[] = [
  // "Fridays at 6 to feed the cat, not 6am": the half of the day is said by the one that is not meant.
  [
    form(
      `(?<![\\d:.])(\\d{1,2}(?:[:.]\\d\\d)?)(?![\\d:.]|\\s?(?:am|pm))([^\\d]*?)[\\s,.;!(—-]+(?:(?:and|but|obviously|clearly)\\s+)*not\\s+(?:at\\s+)?\\1\\s?am(?!\\p{L})(?:\\s+(?:obviously|clearly|lol|though))?`,
    ),
    "$1 pm$2",
  ],
  [
    form(
      `(?<![\\d:.])(\\d{1,2}(?:[:.]\\d\\d)?)(?![\\d:.]|\\s?(?:час|утра|вечера|дня|ночи))([^\\d]*?)[\\s,.;!(—-]+(?:(?:а|но|только)\\s+)*не\\s+(?:в\\s+)?(?:\\1\\s*)?утра(?!\\p{L})`,
    ),
    "$1 вечера$2",
  ],
  // «В сб в 11, в будни я до вечера в школе»: what they are about on other days says why, and not when.
  [
    form(
      `(${hour}[^.!?\\n]{0,40}?)[,;]\\s*(?:(?:а|и|но|and|but)\\s+)?(?:(?:в|во|по|on)\\s+)?(?:будни|будням|выходные|выходным|weekdays|weekends|${weekdayForm})\\s+(?:я|мы|у меня|i|i['’]m|we|we['’]re)(?!\\p{L})[^.!?\\n]*`,
    ),
    "$1",
  ],
  // «Не в субботу, а в воскресенье»: only what is meant stays.
  [
    form(
      `(${day})([^.!?\\n]{0,60}?)[\\s,.;!—-]+(?:(?:no|oh|нет|ой)[\\s,]+)*(?:не|not)\\s+${day}[\\s,.;—-]+(?:а|but)\\s+(${day})`,
    ),
    "$3$2",
  ],
  [form(`(?<!\\p{L})(?:(?:no|oh|нет|ой)[\\s,]+)*(?:не|not)\\s+${day}[\\s,.;—-]+(?:а|but)\\s+(${day})`), "$1"],
  [form(`(${day})\\s+(${hour})${turn}(${day})(?!\\s+${hour})`), "$3 $2"],
  [form(`(${day})(?:\\s+${hour})?${turn}(${day})`), "$2"],
  [
    form(
      `(${hour})[\\s,.;]+(?:или|or)\\s+(${hour})[\\s,.;!?…—-]+(?:(?:нет|no|ok|ок|да|давай|ладно)[\\s,]+)?(${hour})(?=\\s*(?:$|[.!?,;]))`,
    ),
    "$3",
  ],
  // "At ten or eleven to eat. Eleven": what was left open is settled behind it.
  [
    form(
      `${hour}\\s+(?:или|or)\\s+${hour}([^.!?\\n]*)[.!?\\n]+\\s*(?:(?:в|at)\\s+)?(\\d{1,2}(?:[:.]\\d\\d)?)[\\s.!]*$`,
    ),
    "в $2$1",
  ],
  // "Seven in the evening, no wait, I'm on lates, make it ten": why stands between the two.
  [
    form(
      `${hour}(?:\\s+(?:in the (?:morning|evening|afternoon)|at night))?[\\s,.;!?…—-]+(?:${mild}[\\s,]+)*(?:нет|ой|стоп|погоди|подожди|no|nah|wait|actually|sorry|oops)(?!\\p{L})[^.!?\\n\\d]{0,60}?[\\s,.;!—-]+(?:make (?:it|that)|put it|set it|лучше|давай(?:те)?|поставь(?:те)?|пусть будет)\\s+(?:for\\s+)?(${hour})`,
    ),
    "at $1",
  ],
  [form(`(${hour})${turn}(${hour})`), "$2"],
  // "Noon. Not before noon": said twice, and meant once.
  [
    form(
      `(${hour})[\\s,.;!—-]+(?:(?:а|но|and|but)\\s+)?(?:not|never|не)\\s+(?:any\\s+)?(?:before|earlier than|sooner than|раньше|ранее)(?:\\s+чем)?\\s+${hour}`,
    ),
    "$1",
  ],
  // «Вечер девять час», as those say it who learn the language.
  [form(`(?<!\\p{L})вечер(?:ом)?\\s+(?:в\\s+)?(${clockNumber})\\s+час(?!\\p{L})`), "в $1 вечера"],
  [form(`(?<!\\p{L})утр(?:о|ом)\\s+(?:в\\s+)?(${clockNumber})\\s+час(?!\\p{L})`), "в $1 утра"],
  // "At night 10".
  [
    form(
      `(?<!\\p{L})(at night|in the (?:morning|evening))[\\s,]+(?:at\\s+)?(\\d{1,2}(?:[:.]\\d\\d)?)(?![\\d:.]\\d|\\s?(?:am|pm))${noCount}`,
    ),
    "at $2 $1",
  ],
  [form(`(${hour}),?\\s+(?:а |but |and |и )?(?:не|not)\\s+(${hour})(?!\\s*,?\\s*(?:а|but)\\s)`), "$1"],
];

const isBefore = lean(
  /(?<!\p{L})(?:before (?:my )?(?:work|shift)|до (?:работы|смены)|перед (?:работой|сменой))(?!\p{L})/iu,
);
const starts = lean(
  /(?:^|[\s,.;]+)(?:(?:and|а|я|i|we|it|work|работа|смена)\s+)*(?:start|starts|begin|begins|clock (?:on|in)|'m on|am on|начинаю|начинается|начало|выхожу|на работу|на смену)\s+(?:work\s+|смену\s+|работу\s+)?(?:at\s+|from\s+|в\s+|с\s+|к\s+)(\d{1,2}(?:[:.]\d\d)?(?:\s?(?:am|pm|утра|вечера|дня))?)(?![\p{L}\d:])/iu,
);
const beforeWork = 30;

/** "Before work, I start at seven": half an hour before it. */
function beforeWorkSaid(text: string): string {
  const [phrase, said] = starts.exec(text) ?? [];
  if (phrase === undefined || !isBefore.test(text)) return text;
  const [hourSaid] = hoursIn(sheetOf(`at ${said}`)).hours;
  if (!hourSaid) return text;
  const at = closedHour(hourSaid, hourSaid.minutes >= 5 * 60 ? "morning" : undefined) - beforeWork;
  const clock = `${Math.floor(at / 60)}:${String(at % 60).padStart(2, "0")}${at < 12 * 60 ? " am" : ""}`;
  return text.replace(phrase, /^[.,;]/u.test(phrase) ? " " : "").replace(isBefore, `at ${clock}`);
}

const leftOut = form(`${hour},?\\s+(?:а |but |and |и )?(?:не|not)\\s+(${hour})(?!\\s*,?\\s*(?:а|but)\\s)`);
/** "Six, not 5.45, 5.45 I'm in the shower": what is left out is left out wherever it is said again, with why. */
function withoutLeftOut(text: string): string {
  leftOut.lastIndex = 0;
  const found = leftOut.exec(text);
  const bare = found?.[1]?.replace(/^\p{L}+\s+/u, "");
  if (!found || bare === undefined) return text;
  const behind = found.index + found[0].length;
  const again = new RegExp(
    `[\\s,.;!—–-]+(?:(?:at|в|во|cos|because|потому что)\\s+)*${bare.replaceAll(".", "\\.")}(?![\\p{L}\\d]|[:.]\\d)[^,.;!?\\n]*`,
    "giu",
  );
  // "Not nine, the others are still in at nine": the clause right behind that holds it says why.
  const why = new RegExp(
    `^[\\s,;—–-]+(?!(?:to|и|and)\\s)[^,.;!?\\n]{2,60}\\s(?:at|в|во)\\s${bare.replaceAll(".", "\\.")}(?![\\p{L}\\d]|[:.]\\d)(?=[\\s.!]*$)`,
    "iu",
  );
  return text.slice(0, behind) + text.slice(behind).replace(why, "").replace(again, "");
}

/** A message without the times that it takes back itself. */
export const corrected = (text: string): string =>
  beforeWorkSaid(corrections.reduce((whole, [found, stays]) => whole.replace(found, stays), withoutLeftOut(text)));
