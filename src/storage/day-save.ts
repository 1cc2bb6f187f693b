import type { Day } from "#core/day/day.ts";
import type { HabitId } from "#core/day/habit.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonKey } from "./crypto.ts";
import { settingNames } from "./merge-days.ts";
import { dayColumns, habitColumns, sameDayRow, scheduleColumns } from "./day-rows.ts";
import { planColumns } from "./plan-rows.ts";

/** When the person last decided something; our own reading of a calendar is none of it. */
function decided(before: Day | undefined, after: Day): boolean {
  return (
    before === undefined ||
    settingNames.some((name) =>
      name === "calendar" ? before.calendar?.address !== after.calendar?.address : before[name] !== after[name],
    )
  );
}

const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

/** The part of a save that is about health days: undefined where nothing of them differs, by reference. */
export function dayChanges(
  before: Day | undefined,
  after: Day | undefined,
  at: Instant,
  key: PersonKey,
): Readonly<Record<string, unknown>> | undefined {
  if (before === after) return undefined;
  if (after === undefined) return { stopped: true };
  const habitsBefore: Readonly<Record<string, unknown>> = before?.habits ?? {};
  const habits = Object.entries(after.habits) as [HabitId, Day["habits"][HabitId]][];
  const changed = after.habits === before?.habits ? [] : habits.filter(([id, record]) => habitsBefore[id] !== record);
  return {
    day:
      before !== undefined && sameDayRow(before, after)
        ? undefined
        : { ...dayColumns(after, before, key), ...(decided(before, after) && { settings_at: at }) },
    schedule: before?.schedule === after.schedule ? undefined : scheduleColumns(after.schedule, key),
    plans:
      after.plan === undefined || after.plan === before?.plan
        ? undefined
        : [planColumns(after.plan, before?.plan, key)],
    habits: some(changed.map(([id, record]) => habitColumns(id, record, key))),
    dropped_habits: some(Object.keys(habitsBefore).filter((id) => !(id in after.habits))),
  };
}
