import { type LocalDate, plusDays } from "../../time/local-date.ts";
import { weekdayOf } from "../../time/wall-time.ts";
import { plusMonths } from "../reminder.ts";
import { comingWeekday, dayForm, dayIn, weekdayForm, weekdayNamed } from "./calendar-words.ts";
import { datesIn } from "./dates.ts";
import { monthsIn } from "./months.ts";
import {
  daysOf,
  every,
  recurring,
  type SaidDays,
  type Today,
  unitForm,
  unitOf,
  weekdayList,
  weekend,
  workdays,
} from "./said-days.ts";
import { number, numberOf, type Sheet, strike, words } from "./sheet.ts";
import { weeksIn } from "./weeks.ts";

const minuteMs = 60_000;

/** What a message says of days; struck out of the sheet in the order in which more comes before less. */
export function daysIn(sheet: Sheet, today: Today): SaidDays {
  const said: SaidDays = {
    weekdays: [],
    dates: [],
    without: [],
    monthDays: [],
    except: [],
    ahead: [],
    often: today.often,
    vague: undefined,
  };
  aheadIn(sheet, said);
  spansIn(sheet, said, today);
  leftOutIn(sheet, said, today);
  endsIn(sheet, said, today);
  monthsIn(sheet, said, today);
  weeksIn(sheet, said, today);
  const skips = nextLeftOut(sheet);
  datesIn(sheet, said, today);
  if (skips) exceptNext(said, today);
  return said;
}

/** "On Sundays, but not this one", «кроме этого». */
function nextLeftOut(sheet: Sheet): boolean {
  let some = false;
  strike(
    sheet,
    words(
      "(?:кроме|за исключением|только не|но не) (?:(?:этого|ближайшего)(?: раза)?|(?:в )?это(?:т раз)?)|(?:but |just )?(?:not|except|skip|bar) (?:for )?this (?:one|time|week)",
    ),
    () => {
      some = true;
    },
  );
  return some;
}

/** The first of its days falls away. */
function exceptNext(said: SaidDays, { date }: Today): void {
  const days = said.again?.kind === "weekly" ? said.again.days : said.weekdays;
  const coming = days.map((day) => comingWeekday(day, date, false)).sort();
  if (coming[0] !== undefined) said.except.push(coming[0]);
}

const event =
  "(?: (?:этого|того|нее|него|каждого|каждой|каждых|обоих|обеих|них|всех|события|даты|срока|it|that|then|the (?:day|event|date)|this))?";
function aheadIn(sheet: Sheet, said: SaidDays): void {
  const push = (count: string | undefined, unit: string, each = false): void => {
    if (unit.startsWith("полчас")) return void said.ahead.push({ days: 0, minutes: 30 });
    const many = numberOf(count);
    const of = unitOf(unit);
    const minutes = of === "minute" ? many : of === "hour" ? many * 60 : 0;
    const days = of === "day" ? many : of === "week" ? many * 7 : of === "month" ? many * 30 : 0;
    said.ahead.push({ days, minutes: Math.round(minutes), each });
  };
  strike(
    sheet,
    words(
      `(?:at |about )?(${number})(?: (${unitForm}))? (?:to|before) (?:both|each(?: of them)?|either|all of them|every one)`,
    ),
    ([, count, unit = "minutes"]) => push(count, unit, true),
  );
  strike(sheet, words(`за (?:(${number}) ?)?(${unitForm}) до${event}`), ([all, count, unit = ""]) =>
    push(count, unit, /(?:кажд|об[ое]их|них|всех)\p{L}*$/u.test(all)),
  );
  strike(
    sheet,
    words(
      `за (?:(${number}) ?)?(день|дня|сутки|полчаса|полчасика|час|часа|недел[юи])(?= *(?:$|[,.!?;]|и |напомни|еще|тоже))`,
    ),
    ([, count, unit = ""]) => push(count, unit),
  );
  strike(
    sheet,
    words(`(?:the )?(?:night|evening) before(?! bed)${event}|накануне вечером|вечером накануне`),
    () => void said.ahead.push({ days: 1, minutes: 0, evening: true }),
  );
  strike(
    sheet,
    words(`(?:the |a )?day (?:before|ahead|prior)(?! yesterday)${event}|накануне`),
    () => void said.ahead.push({ days: 1, minutes: 0 }),
  );
  strike(
    sheet,
    words(`(${number}) (${unitForm}) (?:before|ahead|early|earlier|prior|beforehand|in advance)(?:${event}| of time)`),
    ([, count, unit = ""]) => push(count, unit),
  );
}

function spansIn(sheet: Sheet, said: SaidDays, { date, now, often }: Today): void {
  const isEvery = (unit: string): boolean => often && /^(?:день|сутки)$/u.test(unit);
  const take = (many: number, of: ReturnType<typeof unitOf>): void => {
    if (of === "minute" || of === "hour")
      said.at = (said.at ?? now) + Math.round(many * (of === "hour" ? 60 : 1)) * minuteMs;
    else if (of === "day" || of === "week") said.dates.push(plusDays(date, Math.round(many * (of === "week" ? 7 : 1))));
    else said.dates.push(plusMonths(date, Math.round(many * (of === "year" ? 12 : 1))));
  };
  strike(sheet, words("через полтора часа|in an? hour and a half|in one and a half hours?"), () => take(1.5, "hour"));
  strike(sheet, words("через полторы минуты"), () => take(1.5, "minute"));
  strike(sheet, words("через (?:полчас(?:а|ика|ок)?|пол часа)|in half an hour|in a half hour|in half hour"), () =>
    take(0.5, "hour"),
  );
  strike(sheet, words("(?:in|через) (\\d{1,3})(?=[\\s.!]*$)"), ([, many]) => take(Number(many), "minute"));
  strike(sheet, words("in a fortnight"), () => take(2, "week"));
  strike(sheet, words(`(?:через|in|спустя) час (${number})(?: минут)?`), ([, more]) =>
    take(1 + numberOf(more) / 60, "hour"),
  );
  strike(
    sheet,
    words(
      `(?:через|(?<!once )in|спустя|within)\\s+(?:about |где-то |примерно )?(${number})\\s?(?:and a half )?(${unitForm})(?:['’]?s)?(?: time)?(?: (?:и |and )?(${number}) (минут\\p{L}*|мин|minutes|mins?))?`,
    ),
    ([all, count, unit = "", minutes]) => {
      take(numberOf(count) + (/and a half/u.test(all) ? 0.5 : 0), unitOf(unit));
      if (minutes !== undefined) take(numberOf(minutes), "minute");
    },
  );
  strike(sheet, words(`через (${unitForm})(?: (${number}) (минут\\p{L}*|мин))?`), ([, unit = "", minutes]) => {
    if (isEvery(unit)) said.again = { kind: "days", every: 2, from: date };
    else take(1, unitOf(unit));
    if (minutes !== undefined) take(numberOf(minutes), "minute");
  });
  strike(sheet, words(`(${number}) (${unitForm}) from (?:now|today)`), ([, count, unit = ""]) =>
    take(numberOf(count), unitOf(unit)),
  );
}

const clauseEnd =
  "\\s*(?:$|[.!?,;)\\n]|(?:though|tho|please|pls|thanks|then|either|пожалуйста|плиз|спасибо|и|and|but|а|но)(?!\\p{L}))";
/** What a day that is left out is called. */
const isFree =
  "off|out|excluded|free|no|not|nope|никогда|нет|мимо|пропуск|не считается|не считаются|не в счет|выходн(?:ой|ые)(?: день)?|отдых|отдыхаю|отдыхаем|свободн\\p{L}+|сплю";
/** By which words it is said that no reminder is wanted then. */
const freeOfIt =
  "(?:so )?(?:not then|not those|no need|not needed|skip (?:it|that|those|them)|leave (?:it|that|those|them) out|(?:i'?m |i am )?fine without|(?:i )?(?:don'?t|do not|won'?t) need (?:it|one|them|any|reminding)|don'?t bother|не надо|ненадо|не нужно|не напоминай(?:те)?|не буди(?:те)?|не трогай(?:те)?|не пиши(?:те)?|пропускай(?:те)?|пропускаем|пропусти(?:те)?)";
/** Why a day is left out, which is no thing to be reminded of. */
const reason =
  "(?:,\\s*|\\s+[-—]\\s*|\\s+(?:because|cos|coz|cause|since|as|потому что|так как|ведь)\\s+)(?:(?:(?:my|our|the) )?\\p{L}+(?:'s|'m|'re|'ve|'ll| (?:is|are|am|have|has|got|work|works|sleep|sleeps|rest|come|comes|visit|visits|stay|stays|go|goes))(?!\\p{L})|(?:я|мы|у меня|у нас|мне|там|тогда|это|ко мне)\\s)[^.!?\\n\\d]*";

function leftOutIn(sheet: Sheet, said: SaidDays, { date }: Today): void {
  const not =
    "(?:but |но |а |и |only )?(?:but (?:on )?(?!not|only|on)|not (?:on |at |for |the )*|never (?:on )?|no (?:need (?:for (?:it|one|that) )?(?:on |at |for )*)?|except (?:for )?(?:on )?|excluding |skip |leave out |minus |bar |apart from |other than |кроме (?:как )?|исключая |за исключением |без (?=[^ ])|не (?:(?:надо|нужно) )?(?:в |во |по |на )?|только не (?:в |во |по )?)";
  strike(
    sheet,
    words(
      "(?<!(?:no|not|not on) )(?:без выходных|seven days a week|7 days a week|including weekends|и (?:в |по )?выходн\\p{L}+ тоже|weekends too|all week)",
    ),
    () => {
      said.again ??= { kind: "weekly", days: [1, 2, 3, 4, 5, 6, 7] };
    },
  );
  strike(
    sheet,
    words(`${not}(?:the )?(?:${weekend})(?: (?:too|either|duh|тоже))*|weekends off`),
    () => void said.without.push(6, 7),
  );
  const freed = (days: string): void => {
    const named = daysOf(days);
    said.without.push(...(named.length > 0 ? named : ([6, 7] as const)));
  };
  const free = `(?:(?:on|in the|at|the|every|all|по|в|во|на|но|а|but|and)\\s+)*(${weekdayList}|${weekend})`;
  // "Tuesdays I'm at choir, so not then"
  strike(
    sheet,
    words(
      `(?<=^\\s*|[.!?,;\\n]\\s*)${free}\\s+(?:(?!${weekdayForm})[^.!?\\n\\d]){0,60}?(?<=[\\s,])(?:${freeOfIt})(?=${clauseEnd})(?:${reason})?`,
    ),
    ([, days = ""]) => freed(days),
  );
  // "Sundays off", "friday no", "по вторникам не надо"
  strike(
    sheet,
    words(
      `${free}(?:\\s*[,:—-])?\\s+(?:(?:are|is|это|у меня)\\s+)?(?:${isFree}|${freeOfIt})(?=${clauseEnd})(?:${reason})?`,
    ),
    ([, days = ""]) => freed(days),
  );
  // "Not Sundays, my daughter is here Sundays": why is said of it alone.
  strike(sheet, words(`${not}(?:${every} )?(${weekdayList}|${weekend})${reason}`), ([, days = ""]) => freed(days));
  strike(sheet, words(`${not}(?:${workdays})`), () => void said.without.push(1, 2, 3, 4, 5));
  strike(sheet, words(`${not}(?:this |в эту |эту |этот |ближайш\\p{L}+ )(${weekdayForm})`), ([, name = ""]) => {
    const day = weekdayNamed(name);
    if (day) said.except.push(comingWeekday(day, date, false));
  });
  strike(
    sheet,
    words(`${not}(?:${every} )?(${weekdayList})`),
    ([, list = ""]) => void said.without.push(...daysOf(list)),
  );
}

function endsIn(sheet: Sheet, said: SaidDays, { date, often }: Today): void {
  const goesOn = often || recurring.test(sheet.left);
  const until = (day: LocalDate | undefined): boolean => {
    if (day !== undefined) said.until = day;
    return day !== undefined;
  };
  if (goesOn) {
    strike(
      sheet,
      words(
        `(?:and |и )?(?:до|по(?= \\d)|until|till|til|'til|through|up to)\\s+(${dayForm})(?: включительно| inclusive)?`,
      ),
      ([, day = ""]) => until(dayIn(day, date)),
    );
    strike(sheet, words("(?:all |for )?(?:this|the whole) week|всю (?:эту )?неделю|на этой неделе"), () =>
      until(plusDays(date, 7 - (weekdayOf(date) % 7))),
    );
    strike(
      sheet,
      words(
        `(?:for|в течение|на протяжении|на)\\s+(?:the )?(?:next |ближайш\\p{L}+ |следующ\\p{L}+ )?(?:(${number}) )?(дн(?:я|ей)|день|недел\\p{L}+|месяц\\p{L}*|days?|weeks?|months?|fortnight)`,
      ),
      ([, count, unit = ""]) => until(spanEnd(date, numberOf(count), unit)),
    );
    strike(
      sheet,
      words(`(?:(${number}) )?(дн(?:я|ей)|недел\\p{L}+|days|weeks) (?:подряд|in a row|running|straight)`),
      ([, count, unit = ""]) => until(spanEnd(date, numberOf(count), unit)),
    );
    strike(
      sheet,
      words(
        `(?:starting|beginning|from|начиная с|с)\\s+(?:on )?(${dayForm})(?! \\d)(?! ?(?:-|по|to|till|until|до) ${weekdayForm})`,
      ),
      ([, day = ""]) => {
        const since = dayIn(day, date);
        if (since !== undefined) said.since = since;
        return since !== undefined;
      },
    );
  }
}

const spanEnd = (date: LocalDate, many: number, unit: string): LocalDate => {
  if (unit.startsWith("fort")) return plusDays(date, 14);
  const of = unitOf(unit);
  return of === "month" ? plusMonths(date, many) : plusDays(date, Math.round(many * (of === "week" ? 7 : 1)));
};
