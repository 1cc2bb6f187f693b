import { excusedBetween, excusedOf } from "../mastery/excused.ts";
import type { Day } from "../day/day.ts";
import type { HabitId } from "../day/habit.ts";
import { isAway } from "../day/plan-day.ts";
import { messagesLeft } from "../day/reminders.ts";
import type { WakingDay } from "../day/schedule.ts";
import { streakOn } from "../mastery/record-outcome.ts";
import { masteryOverview } from "./overview.ts";
import type { SkillId } from "../mastery/skill.ts";
import type { WaiverLibrary } from "../day/waived.ts";
import type { Instant } from "../time/instant.ts";
import { daysBetween, type LocalDate, plusDays } from "../time/local-date.ts";
import { lastWeeks } from "./week.ts";

/** A word about the week that is over: what was, one thing that went well, one thing to look at. Never a word about what was not. */
export interface Digest {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Habits done, wholly or partly, and on how many days. */
  readonly done: number;
  readonly days: number;
  readonly wentWell:
    | { readonly kind: "streak"; readonly habit: HabitId; readonly streak: number }
    | { readonly kind: "times"; readonly habit: HabitId; readonly times: number }
    | undefined;
  readonly look:
    | { readonly kind: "skipped"; readonly habit: HabitId }
    | { readonly kind: "near"; readonly skill: SkillId; readonly mastery: number }
    | undefined;
  /** Whether the person was away for part of it. */
  readonly wasAway: boolean;
}

const hourMs = 3_600_000;
/** It comes with a morning, and not in the last hour before sleep. */
const morningMs = 4 * hourMs;
/** From Monday to Wednesday: after that a week is no news any more. */
const newsDays = 3;
const toldStreak = 5;
const toldTimes = 2;
/** So many times put off, and more often than done. */
const leastSkips = 3;
const nearFrom = 60;

/** Whether a word about last week may come now: asked for, not yet sent this week, a morning, not away, and room in the day's messages. */
export function digestDue(day: Day, now: Instant, waking: Pick<WakingDay, "date" | "from" | "to">): boolean {
  const { date, from, to } = waking;
  const [week] = lastWeeks(date, 1);
  if (!day.digest || !week || isAway(day.away, date) || messagesLeft(day, date) === 0) return false;
  if (now < from || now >= Math.min(from + morningMs, to - hourMs)) return false;
  if (daysBetween(week.from, date) >= newsDays) return false;
  return day.digestOn === undefined || day.digestOn < week.from;
}

/** What is told of the week before the one that a date lies in; undefined where nothing was done in it. */
export function weeklyDigest(day: Day, library: WaiverLibrary, date: LocalDate): Digest | undefined {
  const [week] = lastWeeks(date, 2);
  if (!week) return undefined;
  const { from, to } = week;
  const excused = excusedOf(day);
  const habits = Object.entries(day.habits).flatMap(([id, record]) => {
    const habit = library.habits.get(id as HabitId);
    const within = record.recent.filter((each) => each.date >= from && each.date <= to);
    const dates = within.filter(({ outcome }) => outcome !== "skipped").map((each) => each.date);
    return habit && within.length > 0
      ? [
          {
            habit: habit.id,
            dates,
            skips: within.length - dates.length,
            streak: streakOn(record, to, habit.daysAWeek, excused),
            never: record.never,
          },
        ]
      : [];
  });
  const done = habits.reduce((sum, { dates }) => sum + dates.length, 0);
  if (done === 0) return undefined;
  const [longest] = habits.toSorted((a, b) => b.streak - a.streak || (a.habit < b.habit ? -1 : 1));
  const [most] = habits.toSorted((a, b) => b.dates.length - a.dates.length || (a.habit < b.habit ? -1 : 1));
  const [slipping] = habits
    .filter(({ skips, dates, never }) => !never && skips >= leastSkips && skips > dates.length)
    .toSorted((a, b) => b.skips - a.skips || (a.habit < b.habit ? -1 : 1));
  const near = masteryOverview(day, library, date).skills.find(
    ({ mastery, asked, state }) => asked && state === "in_progress" && mastery >= nearFrom,
  );
  return {
    from,
    to,
    done,
    days: new Set(habits.flatMap(({ dates }) => dates)).size,
    wentWell:
      longest && longest.streak >= toldStreak && longest.dates.length > 0
        ? { kind: "streak", habit: longest.habit, streak: longest.streak }
        : most && most.dates.length >= toldTimes
          ? { kind: "times", habit: most.habit, times: most.dates.length }
          : undefined,
    look: slipping
      ? { kind: "skipped", habit: slipping.habit }
      : near
        ? { kind: "near", skill: near.id, mastery: near.mastery }
        : undefined,
    wasAway: excusedBetween(excused, plusDays(from, -1), plusDays(to, 1)) > 0,
  };
}
