import { plusDays } from "../../time/local-date.ts";
import { weekdayOf } from "../../time/wall-time.ts";
import type { Weekday } from "../../time/weekday.ts";
import type { RemindAgain } from "../reminder.ts";
import { weekdayForm, weekdayNamed } from "./calendar-words.ts";
import { daysOf, every, type SaidDays, type Today, weekdayList, workdays } from "./said-days.ts";
import { number, numberOf, type Sheet, strike, words } from "./sheet.ts";

const all7: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** What was said first of days that come again holds. */
const setting =
  (said: SaidDays) =>
  (again: RemindAgain): void => {
    said.again ??= again;
  };

/** What the first day of several is told with. */
const firstOne = words(
  `(?:the )?(?:next|first) (?:one|time) (?:is|will be)|(?:следующ\\p{L}+|ближайш\\p{L}+|перв\\p{L}+) раз(?= (?:будет )?(?:в |во )?(?:эт\\p{L}+ |следующ\\p{L}+ )?(?:${weekdayForm}|завтра|сегодня|\\d))`,
);

/** Days of the week, and what comes every so many weeks, days or hours. */
export function weeksIn(sheet: Sheet, said: SaidDays, today: Today): void {
  strike(sheet, firstOne, () => undefined);
  skippedIn(sheet, said, today);
  everySoOftenIn(sheet, said, today);
  rangesIn(sheet, said);
  weekdaysIn(sheet, said);
  everyDayIn(sheet, said);
}

function skippedIn(sheet: Sheet, said: SaidDays, { date }: Today): void {
  const set = setting(said);
  const skips = (many: number, list: string): void => {
    const days = daysOf(list);
    const today = weekdayOf(date);
    if (days.length === 0) {
      // "Next one is this Friday": that day is told beside it.
      return set({ kind: "weekly", days, every: many, from: date });
    }
    // The weeks are counted from the first such day on: said on a Sunday, every other Monday begins tomorrow.
    const from = plusDays(date, Math.min(...days.map((day) => (day - today + 7) % 7)));
    set({ kind: "weekly", days, every: many, from });
  };
  const other = `(?:${every} (?:other|second|alternate|2nd|втор\\p{L}+)|alternate|через)`;
  strike(sheet, words(`(?:on )?${other} (${weekdayForm})`), ([all, list = ""]) => {
    if (said.often || !all.startsWith("через")) return skips(2, list);
    // "Через вторник" without "напоминай" may be the Tuesday after next, or every other one.
    said.vague = "week";
  });
  strike(
    sheet,
    words(
      `(?:every (?:other|second|2|two) weeks?|each fortnight|every fortnight|fortnightly|biweekly|bi-weekly|once (?:in|every) (?:two|2) weeks|кажд\\p{L}+ (?:две|2|втор\\p{L}+) недел\\p{L}+|раз в (?:две|2) недели|через неделю)(?:,? (?:on |по |в |во )?(${weekdayList}))?`,
    ),
    ([all, list = ""]) => {
      if (all === "через неделю") return false;
      skips(2, list);
      return true;
    },
  );
  strike(
    sheet,
    words(`(?:every|кажд\\p{L}+|раз в) (${number}) (?:weeks|недел\\p{L}+)(?:,? (?:on |по |в |во )?(${weekdayList}))?`),
    ([, many, list = ""]) => skips(numberOf(many), list),
  );
}

function everySoOftenIn(sheet: Sheet, said: SaidDays, { date }: Today): void {
  const set = setting(said);
  strike(
    sheet,
    words("every (?:other|second|2nd) (?:day|night|morning|evening)|кажд\\p{L}+ втор\\p{L}+ день|через день"),
    () => set({ kind: "days", every: 2, from: date }),
  );
  strike(sheet, words(`(?:every|кажд\\p{L}+|раз в) (${number}) (?:days|дн\\p{L}+)`), ([, many]) =>
    set({ kind: "days", every: Math.max(1, numberOf(many)), from: date }),
  );
  strike(
    sheet,
    words(`(?:every|кажд\\p{L}+|раз в) (?:(${number}) )?(?:hours?|час\\p{L}*)|hourly|ежечасно`),
    ([, many]) => {
      said.everyHours = Math.max(1, numberOf(many));
    },
  );
  // Oftener than by the hour, or by so many months, none can be kept: it is asked for.
  strike(sheet, words(`(?:every|кажд\\p{L}+|раз в) (${number}) (?:minutes|mins|минут\\p{L}*|мин)`), () => {
    said.times = Number.POSITIVE_INFINITY;
  });
  strike(sheet, words(`(?:every|кажд\\p{L}+|раз в) (?:${number}) (?:months|месяц\\p{L}*)|раз в полгода`), () => {
    said.vague = "year";
  });
  strike(
    sheet,
    words(`(?:(${number}) (?:times|раза?)|twice|once|дважды|трижды) (?:a|per|в|every|each) (?:day|день|сутки)`),
    ([whole, many]) => {
      said.times = /twice|дважды/u.test(whole) ? 2 : /трижды/u.test(whole) ? 3 : numberOf(many);
      set({ kind: "weekly", days: all7 });
    },
  );
}

function rangesIn(sheet: Sheet, said: SaidDays): void {
  const set = setting(said);
  strike(
    sheet,
    words(
      `(?:from |с )?(${weekdayForm}) ?(?:-|to|till|through|thru|по|до) ?(${weekdayForm})(?: inclusive| включительно)?`,
    ),
    ([, one = "", two = ""]) => {
      const [from, to] = [weekdayNamed(one), weekdayNamed(two)];
      if (!from || !to) return false;
      set({
        kind: "weekly",
        days: all7.filter((day) => (from <= to ? day >= from && day <= to : day >= from || day <= to)),
      });
      return true;
    },
  );
}

const only = "(?:but |and |и |а |но )?(?:only |только |just )?(?:for |on )?";
function weekdaysIn(sheet: Sheet, said: SaidDays): void {
  const set = setting(said);
  strike(sheet, words(`${only}(?:every |each |кажд\\p{L}+ )?(?:${workdays})(?: only)?`), () =>
    set({ kind: "weekly", days: [1, 2, 3, 4, 5] }),
  );
  strike(
    sheet,
    words(
      `${only}(?:every weekend|each weekend|кажд\\p{L}+ выходн\\p{L}+|on weekends|weekends|по выходным|в выходные дни)(?: only)?`,
    ),
    () => set({ kind: "weekly", days: [6, 7] }),
  );
  strike(
    sheet,
    words(
      `(?:weekly|every week|each week|once a week|кажд\\p{L}+ недел\\p{L}+|раз в неделю|еженедельно)(?:,? (?:on |по |в |во )*(${weekdayList}))?`,
    ),
    ([, list]) => {
      if (list === undefined) {
        said.vague = "week";
        said.often = true;
      } else set({ kind: "weekly", days: daysOf(list) });
    },
  );
  strike(sheet, words(`${only}(?:(?:${every}|по|alternate) )(${weekdayList})(?: only)?`), ([, list = ""]) =>
    set({ kind: "weekly", days: daysOf(list) }),
  );
}

function everyDayIn(sheet: Sheet, said: SaidDays): void {
  const set = setting(said);
  strike(
    sheet,
    /(?<!\p{L})(?:every|each) (?:single )?(?=(?:morn|morning|mornin|evening|evenin|night|arvo|afternoon|eve|lunchtime)(?!\p{L}))|(?<!\p{L})кажд\p{L}+ (?=(?:утро|вечер|ночь|обед)(?!\p{L}))/gu,
    () => set({ kind: "weekly", days: all7 }),
  );
  strike(
    sheet,
    words(
      `(?:every ?(?:single )?day|daily|each day|day in day out|on the daily|кажд(?:ый|ого) (?:божий )?день|ежедневно|каждодневно|всегда)`,
    ),
    () => set({ kind: "weekly", days: all7 }),
  );
  if (/(?<!\p{L})(?:по утрам|по вечерам|mornings|evenings|nightly)(?!\p{L})/u.test(sheet.left))
    set({ kind: "weekly", days: all7 });
}
