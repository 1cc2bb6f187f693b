import { instantAt } from "../time/wall-time.ts";
import type { Instant } from "../time/instant.ts";
import { stageOf, habitMastery } from "../mastery/mastery.ts";
import { excusedOf } from "../mastery/excused.ts";
import type { BlockId } from "./block.ts";
import { dayPartOf } from "./energy-shares.ts";
import { united, without } from "./intervals.ts";
import type { Mode } from "./mode.ts";
import { type OwnHabit, ownHabitsOf, ownIsDue, ownMinutes } from "./own-habit.ts";
import type { Task } from "./plan.ts";
import type { Day } from "./day.ts";
import type { Interval, WakingDay } from "./schedule.ts";
import { taskIdOf } from "./task-id.ts";

/** Where a person's own habits stand: beside the blocks, each at its own time. */
export const ownBlock = "own" as BlockId;

const minuteMs = 60_000;

interface Around {
  readonly day: Day;
  readonly waking: WakingDay;
  readonly mode: { readonly mode: Mode };
}

/** The habits of their own that are for this day, those with a time of the clock first. */
function dueToday({ day, waking }: Around): readonly OwnHabit[] {
  const clock = ({ when }: OwnHabit): number => (when.kind === "clock" ? 0 : 1);
  return ownHabitsOf(day)
    .filter((own) => ownIsDue(own, day.intake, waking.date))
    .toSorted((a, b) => clock(a) - clock(b) || (a.id < b.id ? -1 : 1));
}

/** Where a time of the clock falls in a waking day, also after midnight; undefined where the person sleeps then. */
function clockIn({ date, timeZone, from, to }: WakingDay, minutes: number): Instant | undefined {
  return [minutes, minutes + 24 * 60]
    .map((each) => instantAt(date, each, timeZone))
    .find((at) => at >= from && at < to);
}

/** Times that are taken by what the person set at a time of the clock: blocks make way for them. */
export function ownTimes(around: Around): readonly Interval[] {
  return dueToday(around).flatMap((own): readonly Interval[] => {
    const at = own.when.kind === "clock" ? clockIn(around.waking, own.when.clock) : undefined;
    return at === undefined ? [] : [{ from: at, to: at + ownMinutes(own, around.mode.mode) * minuteMs }];
  });
}

/** The waking day with those times taken. */
export const besideOwn = (around: Around): WakingDay => {
  const times = ownTimes(around);
  return times.length === 0 ? around.waking : { ...around.waking, busy: united([...around.waking.busy, ...times]) };
};

/**
 * The tasks that a person's own habits are today: at their time of the clock, else in the first free moment of their part of the day, else in any.
 * What is there already, whatever became of it, is not put there again; what finds no room waits for its next day.
 */
export function ownTasks(around: Around, beside: readonly Task[], from: Instant): readonly Task[] {
  const { waking, mode, day } = around;
  const found: Task[] = [];
  const taken = (): readonly Interval[] =>
    [...beside, ...found].map((task) => ({ from: task.at, to: task.at + task.minutes * minuteMs }));
  for (const own of dueToday(around)) {
    if (beside.some(({ of }) => of.kind === "own" && of.own === own.id)) continue;
    const minutes = ownMinutes(own, mode.mode);
    const at = placeOf(own, minutes, around, taken(), from);
    if (at === undefined) continue;
    const of = { kind: "own", own: own.id } as const;
    found.push({
      id: taskIdOf(waking.date, of),
      block: ownBlock,
      of,
      at,
      minutes,
      version: mode.mode === "low" ? "low" : "usual",
      stage: stageOf(habitMastery(own.record, waking.date, excusedOf(day))),
      intensity: "easy",
      state: "open",
      stateAt: undefined,
      reminded: !own.reminder,
      because: { rule: "own_habit", inputs: { minutes } },
    });
  }
  return found;
}

function placeOf(
  { when }: OwnHabit,
  minutes: number,
  { waking }: Around,
  taken: readonly Interval[],
  from: Instant,
): Instant | undefined {
  const whole = { from: Math.max(Math.ceil(from / minuteMs) * minuteMs, waking.from), to: waking.to };
  const firstIn = (within: readonly Interval[], busy: readonly Interval[]): Instant | undefined =>
    without(within, united(busy)).find((each) => each.to - each.from >= minutes * minuteMs)?.from;
  if (when.kind === "clock") {
    const wished = clockIn(waking, when.clock);
    // A time of the clock that has passed is passed; one on which another of them stands follows it.
    return wished === undefined || wished < from ? undefined : firstIn([{ from: wished, to: waking.to }], taken);
  }
  if (whole.from >= whole.to) return undefined;
  const busy = [...taken, ...waking.work, ...waking.busy, ...waking.meals];
  if (when.kind === "any") return firstIn([whole], busy) ?? firstIn([whole], taken);
  const third = (waking.to - waking.from) / 3;
  const inPart = [0, 1, 2]
    .map((nth) => ({
      from: Math.ceil((waking.from + nth * third) / minuteMs) * minuteMs,
      to: waking.from + (nth + 1) * third,
    }))
    .filter((each) => dayPartOf(each.from, waking) === when.part)
    .map((each) => ({ from: Math.max(each.from, whole.from), to: each.to }))
    .filter((each) => each.from < each.to);
  return firstIn(inPart, busy) ?? firstIn(inPart, taken) ?? undefined;
}
