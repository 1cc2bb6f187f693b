import type { Habit } from "../../../day/habit.ts";
import { lightOf } from "../../../day/fits-slot.ts";
import type { Plan, Task } from "../../../day/plan.ts";
import { timeOf } from "../../../day/replan.ts";
import type { Interval, WakingDay } from "../../../day/schedule.ts";
import type { LookContext } from "../../turn/decision.ts";
import type { OnDay } from "../../turn/on-day.ts";
import type { WordKey } from "../../turn/word-key.ts";
import { weekdayText } from "../plan/date-text.ts";
import { type HabitTask, type Line, wallClock } from "../plan/task-names.ts";

/** Why a task stands at its time: what of this day is around it, in figures. */

const minuteMs = 60_000;
/** What is near enough to be a reason, in minutes. */
const near = { meal: 20, beforeWork: 90, afterWork: 90, bed: 60 } as const;
const minutesFrom = (from: number, to: number): number => Math.round((to - from) / minuteMs);

/** All that the time of a task has to say for itself, what says most first. */
export function placeLines(
  snapshot: OnDay,
  plan: Plan,
  task: HabitTask,
  waking: WakingDay,
  context: LookContext,
): readonly Line[] {
  const habit = context.library.day.habits.get(task.of.habit);
  const around: Around = { snapshot, plan, task, habit, waking, context, time: timeOf(task) };
  return [...putLines(plan, task), ...[meal, bed, work, light].flatMap((each) => each(around))];
}

interface Around {
  readonly snapshot: OnDay;
  readonly plan: Plan;
  readonly task: HabitTask;
  readonly habit: Habit | undefined;
  readonly waking: WakingDay;
  readonly context: LookContext;
  readonly time: Interval;
}
const clock = (at: number, { snapshot }: Around): string => wallClock(at, snapshot.person.timeZone);

/** Where its block stands, as far as that was a choice. */
export function putLines(plan: Plan, { block }: Task): readonly Line[] {
  const name = plan.blocks.find(({ id }) => id === block)?.because.rule;
  return name === "block_put" || name === "last_moment"
    ? [{ say: "why.rule", with: { text: { ref: `day_because.${name}` } } }]
    : [];
}

/** What belongs to a meal that was told stands on it. */
function meal(around: Around): readonly Line[] {
  const { waking, time, habit } = around;
  const its = waking.meals.find(
    ({ from, to }) => time.from >= from - near.meal * minuteMs && time.from < to + near.meal * minuteMs,
  );
  if (!its || habit?.moments.includes("meal") !== true) return [];
  return [
    {
      say: "because_of.meal",
      with: { meal: { ref: `meal.${its.meal}` satisfies WordKey }, at: clock(its.from, around) },
    },
  ];
}

const hourMs = 60 * minuteMs;
/** Hours to the half, as one says them. */
const hoursText = (ms: number, { snapshot }: Around): string =>
  new Intl.NumberFormat(snapshot.person.locale).format(Math.round((2 * ms) / hourMs) / 2);

function work(around: Around): readonly Line[] {
  const { waking, time, habit } = around;
  const night = waking.work[0];
  if (habit?.moments.includes("before_night") === true && night)
    return [{ say: "because_of.first_night", with: { at: clock(night.from, around) } }];
  const inside = waking.work.find(({ from, to }) => time.from >= from && time.from < to);
  if (inside) {
    const [since, rest] = [time.from - inside.from, inside.to - time.to];
    if (since < hourMs || rest < hourMs) return [];
    const [hours, left] = [hoursText(since, around), hoursText(rest, around)];
    return [{ say: "because_of.break", with: { at: clock(inside.from, around), hours, left } }];
  }
  const next = waking.work.find(({ from }) => from >= time.to && minutesFrom(time.to, from) <= near.beforeWork);
  if (next) {
    const [left, minutes] = [minutesFrom(time.to, next.from), minutesFrom(time.from, time.to)];
    return left > 0 ? [{ say: "because_of.before_work", with: { at: clock(next.from, around), left, minutes } }] : [];
  }
  const last = waking.work.findLast(({ to }) => to <= time.from && minutesFrom(to, time.from) <= near.afterWork);
  if (last) {
    const left = minutesFrom(last.to, time.from);
    return left > 0 ? [{ say: "because_of.after_work", with: { at: clock(last.to, around), left } }] : [];
  }
  return free(around);
}

/** Whoever told when they work, and does not today, has time. */
function free(around: Around): readonly Line[] {
  const { snapshot, waking, time, plan } = around;
  const { work: hours, shifts } = snapshot.day.schedule;
  if ((hours === undefined && !shifts) || waking.work.length > 0 || plan.mode === "low") return [];
  const weekday = weekdayText(plan.date, snapshot.person.locale);
  return [{ say: "because_of.free", with: { weekday, at: clock(time.from, around) } }];
}

/** What wants daylight stands in it. */
function light(around: Around): readonly Line[] {
  const { habit, waking, context, time } = around;
  if (habit?.moments.includes("daylight") !== true) return [];
  const day = lightOf(waking, context.library.day);
  if (!day || day.to >= waking.to || day.to < time.to) return [];
  return [{ say: "because_of.light", with: { from: clock(day.from, around), to: clock(day.to, around) } }];
}

/** What leads over into sleep stands right before it. */
function bed(around: Around): readonly Line[] {
  const left = minutesFrom(around.time.to, around.waking.to);
  if (left > near.bed || around.habit?.taskClass !== "sleep") return [];
  return left > 0 ? [{ say: "because_of.bed", with: { at: clock(around.waking.to, around), left } }] : [];
}
