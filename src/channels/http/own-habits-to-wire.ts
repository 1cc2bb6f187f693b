import type { OwnHabitChangeWire, OwnHabitWire } from "#contract/own-habits.ts";
import { clockText } from "#core/day/clock-text.ts";
import { type OwnHabit, ownGate, type OwnHabitSaid, ownHabitsOf, timesAWeek } from "#core/day/own-habit.ts";
import { dayDateOf } from "#core/dialogue/turn/on-day.ts";
import { excusedOf } from "#core/mastery/excused.ts";
import { habitMastery } from "#core/mastery/mastery.ts";
import { streakOn } from "#core/mastery/record-outcome.ts";
import { clockMinutes } from "#core/time/wall-time.ts";
import type { Shown } from "./show.ts";

/** Habits of somebody's own as they are told over the wire; none where health days have not begun. */
export function ownHabitsToWire({ snapshot, around }: Shown): readonly OwnHabitWire[] {
  const { day } = snapshot;
  if (!day) return [];
  const today = dayDateOf({ ...snapshot, day }, around);
  const excused = excusedOf(day);
  return ownHabitsOf(day).map((own: OwnHabit) => ({
    id: own.id,
    name: own.name,
    reason: own.reason,
    group: own.group,
    part: own.when.kind === "part" ? own.when.part : null,
    at: own.when.kind === "clock" ? clockText(own.when.clock) : null,
    days: [...own.days],
    times_a_week: own.times ?? null,
    minutes: own.minutes,
    grow_to: own.growTo ?? null,
    reminder: own.reminder,
    risk: own.risk ?? null,
    stands: ownGate(own, day.intake),
    paused: own.paused,
    created_on: own.createdOn,
    today,
    total_attempts: own.record.attempts,
    current_streak: streakOn(own.record, today, timesAWeek(own), excused),
    longest_streak: own.record.longestStreak,
    mastery: habitMastery(own.record, today, excused),
    months: Object.entries(own.months)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([month, days]) => ({ month, days })),
  }));
}

/** What a wish over the wire says of a habit; what it leaves out stays. */
export function ownSaid(wish: Omit<OwnHabitChangeWire, "risk" | "paused">): Partial<OwnHabitSaid> {
  const { name, reason, group, part, at, days, times_a_week: times, minutes, grow_to: growTo, reminder } = wish;
  const clock = typeof at === "string" ? clockMinutes(at) : undefined;
  const when: OwnHabitSaid["when"] | undefined =
    clock !== undefined
      ? { kind: "clock", clock: clock }
      : typeof part === "string"
        ? { kind: "part", part }
        : at === null || part === null
          ? { kind: "any" }
          : undefined;
  return {
    ...(name === undefined ? {} : { name }),
    ...(reason === undefined ? {} : { reason }),
    ...(group === undefined ? {} : { group }),
    ...(when === undefined ? {} : { when }),
    ...(days === undefined ? {} : { days: ([1, 2, 3, 4, 5, 6, 7] as const).filter((day) => days.includes(day)) }),
    ...(times === undefined ? {} : { times: times ?? undefined }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(growTo === undefined ? {} : { growTo: growTo ?? undefined }),
    ...(reminder === undefined ? {} : { reminder }),
  };
}
