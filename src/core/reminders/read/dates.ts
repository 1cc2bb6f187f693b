import { lean } from "../../text/lean.ts";
import { type LocalDate, plusDays } from "../../time/local-date.ts";
import { weekdayOf } from "../../time/wall-time.ts";
import { endOfMonth, plusMonths } from "../reminder.ts";
import {
  comingWeekday,
  dateOf,
  dayNumber,
  dayOfMonth,
  monthForm,
  monthNamed,
  ordinalForm,
  weekdayForm,
  weekdayNamed,
} from "./calendar-words.ts";
import { daysOf, type SaidDays, type Today, weekdayList } from "./said-days.ts";
import { type Sheet, strike, words } from "./sheet.ts";

/** A day that there is, is kept; what names none is no day. */
const adding =
  (said: SaidDays) =>
  (day: LocalDate | undefined): boolean => {
    if (day !== undefined) said.dates.push(day);
    return day !== undefined;
  };

/** Single days: near ones, dates, days of the month, days of the week. */
export function datesIn(sheet: Sheet, said: SaidDays, today: Today): void {
  nearIn(sheet, said, today);
  namedIn(sheet, said, today);
  ofTheMonthIn(sheet, said, today);
  ofTheWeekIn(sheet, said, today);
}

function nearIn(sheet: Sheet, said: SaidDays, { date }: Today): void {
  const add = adding(said);
  strike(sheet, words("(?:the )?(?:day )?after (?:of )?(?:tomorrow|tmrw|tmr|tomoz)|overmorrow|послезавтра"), () =>
    add(plusDays(date, 2)),
  );
  strike(
    sheet,
    words(
      "tomorrow'?s?|the morra|the morn(?!ing)|tomorra|tmrw|tmr|tomoz|tomoro|tommorow|tommorrow|tomorow|2moro|2morrow|завтра|завтро|завтрева|зафтра|на завтра",
    ),
    () => add(plusDays(date, 1)),
  );
  const feast = (month: number, day: number) => () => add(dateOf(day, month, undefined, date));
  strike(sheet, words("(?:on )?(?:christmas|xmas) eve"), feast(12, 24));
  strike(sheet, words("(?:on |at )?(?:christmas|xmas)(?: day)?"), feast(12, 25));
  strike(sheet, words("(?:on )?new year'?s eve|под новый год"), feast(12, 31));
  strike(sheet, words("(?:later )?today|2day|сегодня|седня|сёдня|севодня"), () => add(date));
  if (/(?<!\p{L})(?:tonight|tonite|2nite|this (?:arvo|evening|afternoon|eve))(?!\p{L})/u.test(sheet.left)) add(date);
}

const otherHour = lean(
  /(?<!\p{L})(?:at|в|к|около|часов)\s+\d|\d\s?(?:am|pm|утра|вечера|дня|ночи|час)|\d[:.]\d\d|(?<!\p{L})(?:утром|вечером|дн[её]м|morning|evening|noon|половин|half)/u,
);
function namedIn(sheet: Sheet, said: SaidDays, { date }: Today): void {
  const add = adding(said);
  strike(
    sheet,
    words(
      `(?:(?:on|for|на|в|во|this) )?(?:the )?(\\d{1,2})(?:-?го|st|nd|rd|th)?(?: of)? (${monthForm})(?:,? (\\d{4})(?: года)?)?`,
    ),
    ([, day, month = "", year]) =>
      add(dateOf(Number(day), monthNamed(month), year === undefined ? undefined : Number(year), date)),
  );
  strike(
    sheet,
    words(
      `(?:(?:on|for) )?(${monthForm}) (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?![:.\\d]|\\s?(?:am|pm))(?:,? (\\d{4}))?`,
    ),
    ([, month = "", day, year]) =>
      add(dateOf(Number(day), monthNamed(month), year === undefined ? undefined : Number(year), date)),
  );
  strike(sheet, words(`(?:on )?(\\d{4})-(\\d\\d)-(\\d\\d)`), ([, year, month, day]) =>
    add(dateOf(Number(day), Number(month), Number(year), date)),
  );
  strike(
    sheet,
    words(`(?<!(?:в|at|к|с|около) )(?:on |на )?(\\d{1,2})[./](\\d{1,2})(?:[./](\\d{2,4}))?`),
    ([slashed, day, month, year]) => {
      const [one, other] = [Number(day), Number(month)];
      const [d, m] = other > 12 ? [other, one] : [one, other];
      // "8.10" may be an hour, and is one where no other is named.
      const mayBeHour = slashed.includes(".") && year === undefined && Number(day) < 24 && !/^(?:on|на)/u.test(slashed);
      if (mayBeHour && !otherHour.test(sheet.left.replace(slashed, " "))) return false;
      return (
        m >= 1 &&
        m <= 12 &&
        (year !== undefined || (month ?? "").length === 2 || slashed.includes("/")) &&
        // "12.30" is half past twelve: with a dot the day stands first.
        (year !== undefined || other <= 12 || slashed.includes("/")) &&
        add(dateOf(d, m, year === undefined ? undefined : Number(year), date))
      );
    },
  );
}

function ofTheMonthIn(sheet: Sheet, said: SaidDays, { date }: Today): void {
  const add = adding(said);
  strike(
    sheet,
    words(
      "(?:on |for )?the (\\d{1,2})(?:st|nd|rd|th)|(?:on )?(\\d{1,2})(?:st|nd|rd|th)|(\\d{1,2})(?:-?го|-?ого)(?: числа)?|(\\d{1,2}) числа",
    ),
    ([, ...days]) => add(dayOfMonth(Number(days.find((each) => each !== undefined)), date)),
  );
  strike(
    sheet,
    words(`(${ordinalForm}) числа|(?:on )?the (${ordinalForm}) (?:of (?:the |this )?month)`),
    ([, one, other]) => add(dayOfMonth(dayNumber(one ?? other ?? ""), date)),
  );
  strike(sheet, words(`(?:on |на )?(${ordinalForm}) (?:of )?(${monthForm})`), ([, day = "", month = ""]) =>
    add(dateOf(dayNumber(day), monthNamed(month), undefined, date)),
  );
  strike(sheet, words(`(?:in|в) (${monthForm})`), ([, month = ""]) =>
    add(dateOf(1, monthNamed(month), undefined, date)),
  );
  strike(
    sheet,
    words("(?:в |by |at |ближе к |к )?(?:the )?(?:end of (?:the |this )?month|конце? месяца|концу месяца)"),
    () => add(endOfMonth(date)),
  );
}

function ofTheWeekIn(sheet: Sheet, said: SaidDays, { date }: Today): void {
  const add = adding(said);
  strike(sheet, words(`(${weekdayForm}) week`), ([, name = ""]) => {
    const day = weekdayNamed(name);
    return day !== undefined && add(plusDays(comingWeekday(day, date, false), 7));
  });
  strike(
    sheet,
    words(
      `(?:on |в |во |на )?(next|this coming|this|coming|следующ\\p{L}+|эт(?:у|от|о)|ближайш\\p{L}+|будущ\\p{L}+) (${weekdayForm})|(${weekdayForm}) (?:next week|на следующей неделе|week)`,
    ),
    ([, which = "", name, ofNext]) => {
      const day = weekdayNamed(name ?? ofNext ?? "");
      return (
        day !== undefined &&
        add(
          comingWeekday(
            day,
            date,
            ofNext !== undefined || (/^(?:next|следующ|будущ)/u.test(which) && weekdayOf(date) < day),
          ),
        )
      );
    },
  );
  strike(sheet, words(`(?:on |в |во |к |for |come )?(${weekdayList})`), ([, list = ""]) => {
    said.weekdays.push(...daysOf(list));
    if (/(?:\p{L}+days|\p{L}+(?:ам|ям))$/u.test(list) && !/s?day$/u.test(list)) said.often = true;
  });
  strike(sheet, words("(?:on |at |over |this |the |на |в (?:эти )?)+(?:weekend|выходн\\p{L}+)"), () =>
    add(comingWeekday(6, date, false)),
  );
  strike(sheet, words("next week|на (?:следующей|будущей) неделе"), () => add(comingWeekday(1, date, true)));
  strike(sheet, words("next month|в следующем месяце"), () => add(plusMonths(`${date.slice(0, 8)}01` as LocalDate, 1)));
}
