import type { LocalDate } from "../../time/local-date.ts";
import { endOfMonth } from "../reminder.ts";
import { dayForm, dayIn, dayNumber, ordinalForm, weekdayForm, weekdayNamed } from "./calendar-words.ts";
import { recurring, type SaidDays, type Today } from "./said-days.ts";
import { type Sheet, strike, words } from "./sheet.ts";

const order: readonly (readonly [number, string])[] = [
  [1, "first|1st|перв(?:ый|ую|ое|ая|ого)"],
  [2, "second|2nd|втор(?:ой|ую|ое|ая|ого)"],
  [3, "third|3rd|трет(?:ий|ью|ье|ья|ьего)"],
  [4, "fourth|4th|четверт(?:ый|ую|ое|ая|ого)"],
  [-1, "last|последн(?:ий|юю|ее|яя|его)"],
];
const orderForm = `(?:${order.map(([, form]) => form).join("|")})`;
const orderOf = (name: string): number =>
  order.find(([, form]) => new RegExp(`^(?:${form})$`, "u").test(name))?.[0] ?? 1;
const ofMonths = "(?:of |in )?(?:the |each |every |кажд\\p{L}+ )?(?:month|месяца|месяц)";

export function monthsIn(sheet: Sheet, said: SaidDays, { date }: Today): void {
  strike(
    sheet,
    words(`(?:(?:on |every |в |во |кажд\\p{L}+ |the )*)(${orderForm}) (${weekdayForm}) ${ofMonths}`),
    ([, nth = "", name = ""]) => {
      const weekday = weekdayNamed(name);
      if (!weekday) return false;
      said.again = { kind: "nth", nth: orderOf(nth), weekday };
      return true;
    },
  );
  strike(
    sheet,
    words(
      `(?:on |в |every |кажд\\p{L}+ |the )*(?:last|последн\\p{L}+) (?:day|день) (?:of )?(?:each |every |the |кажд\\p{L}+ )?(?:month|месяца)`,
    ),
    ([all]) => {
      if (/(?:the month|день месяца)$/u.test(all) && !recurring.test(sheet.left) && !said.often)
        said.dates.push(endOfMonth(date));
      else said.again = { kind: "monthly", day: 31 };
    },
  );
  daysOfMonthIn(sheet, said);
  yearsIn(sheet, said, date);
}

function daysOfMonthIn(sheet: Sheet, said: SaidDays): void {
  strike(
    sheet,
    words(
      "(?:on |the )*(\\d{1,2})(?:-?го|st|nd|rd|th)?(?:,| and| и| &) (?:the )?(\\d{1,2})(?:-?го|st|nd|rd|th)?(?: числа)?(?: (?:of )?(?:every|each|кажд\\p{L}+) (?:month|месяца))?",
    ),
    ([all, one, other]) => {
      const each = /month|месяца/u.test(all) || (said.often && all.includes("числа"));
      if (each) {
        said.monthDays.push(Number(one));
        said.again = { kind: "monthly", day: Number(other) };
      }
      return each;
    },
  );
  const ofMonth = `(?:the )?(\\d{1,2}|${ordinalForm})(?:-?(?:го|е|ое|ого)|st|nd|rd|th)?(?: числа| число| day)?`;
  const monthly = (day: string | undefined): boolean => {
    const figure = dayNumber(day ?? "");
    if (figure < 1 || figure > 31) return false;
    said.again = { kind: "monthly", day: figure };
    return true;
  };
  strike(
    sheet,
    words(`(?:on |every )?${ofMonth} (?:of )?(?:every|each|кажд\\p{L}+) (?:month|месяца|месяц)`),
    ([, day]) => monthly(day),
  );
  strike(
    sheet,
    words(
      `(?:every month|each month|monthly|once a month|кажд\\p{L}+ месяц|ежемесячно|раз в месяц)(?: on)?,? ${ofMonth}(?![\\d:]| ?(?:утра|вечера|am|pm))`,
    ),
    ([all, day]) => (/(?:st|nd|rd|th|го|е|ого|числа|first|second|third|on the \d+)$/u.test(all) ? monthly(day) : false),
  );
  strike(
    sheet,
    words(
      `(?:по|кажд\\p{L}+|every) (\\d{1,2}|${ordinalForm})(?:-?(?:го|е|ого|м|ым)|st|nd|rd|th)?(?: числам| числа| число)(?: (?:каждого )?месяца)?`,
    ),
    ([, day]) => monthly(day),
  );
  strike(
    sheet,
    words("every (\\d{1,2})(?:st|nd|rd|th)(?! (?:day|week|month|night|\\p{L}+day))|кажд\\p{L}+ (\\d{1,2})-(?:го|е)"),
    ([, one, other]) => monthly(one ?? other),
  );
}

function yearsIn(sheet: Sheet, said: SaidDays, date: LocalDate): void {
  strike(
    sheet,
    words(
      `(?:every year|each year|yearly|annually|кажд\\p{L}+ год|ежегодно|раз в год)(?: on)?,? (${dayForm})|(${dayForm}) (?:every year|each year|yearly|кажд\\p{L}+ год|ежегодно)`,
    ),
    ([, one, other]) => {
      const day = dayIn(one ?? other ?? "", date);
      if (day === undefined) return false;
      said.again = { kind: "yearly", month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
      return true;
    },
  );
  if (said.again === undefined)
    strike(
      sheet,
      words(
        "every month|each month|monthly|once a month|кажд\\p{L}+ месяц|ежемесячно|раз в месяц|every year|yearly|annually|кажд\\p{L}+ год|ежегодно|раз в год",
      ),
      () => {
        said.vague = "month";
      },
    );
}
