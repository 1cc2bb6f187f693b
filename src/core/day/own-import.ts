import type { FreeText } from "../text/free-text.ts";
import { daysBetween, type LocalDate } from "../time/local-date.ts";
import { emptyRecord, type HabitOutcome, type HabitRecord } from "../mastery/habit-record.ts";
import { recordOutcome } from "../mastery/record-outcome.ts";
import {
  type Months,
  outcomeOn,
  type OwnHabit,
  type OwnHabitId,
  ownLimits,
  ownUsual,
  timesAWeek,
  withMark,
} from "./own-habit.ts";

/** A habit as the export of another program tells of it, or a part of it: its name says which one it is. */
export interface OwnDraft {
  readonly name: FreeText;
  readonly reason?: FreeText;
  /** So many times a week. */
  readonly times?: number;
  readonly archived?: boolean;
  readonly marks: readonly { readonly date: LocalDate; readonly outcome: HabitOutcome }[];
}

/** What became of drafts: marks that were new, marks that were known, and habits for which there was no room. */
export interface OwnImported {
  readonly own: readonly OwnHabit[];
  readonly stored: number;
  readonly known: number;
  readonly left: number;
}

const nameKey = (name: string): string => name.trim().toLocaleLowerCase();

/** What the months of a grid amount to, told from the oldest day on; what was counted before the grid began stays. */
function recordFrom(months: Months, own: OwnHabit): HabitRecord {
  const days = Object.entries(months)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([month, row]) =>
      [...row].map((_letter, place) => `${month}-${String(place + 1).padStart(2, "0")}` as LocalDate),
    );
  const told = days.reduce<HabitRecord>((so, date) => {
    const outcome = outcomeOn({ months }, date);
    return outcome === undefined ? so : recordOutcome(so, outcome, date, timesAWeek(own));
  }, emptyRecord);
  const { record } = own;
  return {
    ...told,
    firstAttempted:
      record.firstAttempted !== undefined &&
      (told.firstAttempted === undefined || record.firstAttempted < told.firstAttempted)
        ? record.firstAttempted
        : told.firstAttempted,
    attempts: Math.max(told.attempts, record.attempts),
    successes: Math.max(told.successes, record.successes),
    longestStreak: Math.max(told.longestStreak, record.longestStreak),
    best: Math.max(told.best, record.best),
    rating: record.rating,
    never: record.never,
    notBefore: record.notBefore,
  };
}

/**
 * Habits with what a file tells of them: one of the same name is the same one. What the person marked here is never overwritten, days to come and days
 * beyond the grid are left, and a new one stands in no day before the question about risk is answered. The same file twice changes nothing.
 */
export function withImported(
  had: readonly OwnHabit[],
  drafts: readonly OwnDraft[],
  today: LocalDate,
  newId: () => string,
): OwnImported {
  let [stored, known, left] = [0, 0, 0];
  const own = [...had];
  for (const draft of drafts) {
    const name = draft.name.trim().slice(0, ownLimits.name).trim();
    if (name === "") continue;
    let at = own.findIndex((each) => nameKey(each.name) === nameKey(name));
    if (at === -1 && own.length >= ownLimits.habits) {
      left += 1;
      continue;
    }
    if (at === -1) at = own.push(begunBy(draft, name, today, newId)) - 1;
    const before = own[at];
    if (!before) continue;
    let { months } = before;
    for (const { date, outcome } of draft.marks.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
      const ago = daysBetween(date, today);
      if (ago < 0 || ago > ownLimits.markDays) continue;
      if (outcomeOn({ months }, date) !== undefined) known += 1;
      else {
        months = withMark(months, date, outcome);
        stored += 1;
      }
    }
    const told = toldBy(draft, before);
    if (months !== before.months || told !== before) own[at] = { ...told, months, record: recordFrom(months, told) };
  }
  return { own, stored, known, left };
}

function begunBy(draft: OwnDraft, name: string, today: LocalDate, newId: () => string): OwnHabit {
  return {
    ...ownUsual,
    id: newId() as OwnHabitId,
    name,
    reason: draft.reason?.slice(0, ownLimits.reason) ?? "",
    times: draft.times,
    risk: undefined,
    paused: draft.archived ?? false,
    createdOn: today,
    record: emptyRecord,
    months: {},
  };
}

/** What a file says beside marks fills what nobody has said yet. */
function toldBy({ reason, times }: OwnDraft, own: OwnHabit): OwnHabit {
  const fresh = own.risk === undefined;
  const why = fresh && own.reason === "" && reason !== undefined ? reason.slice(0, ownLimits.reason) : own.reason;
  const often = fresh && own.times === undefined && own.days.length === 0 ? (times ?? own.times) : own.times;
  return why === own.reason && often === own.times ? own : { ...own, reason: why, times: often };
}
