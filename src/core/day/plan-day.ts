import type { Because } from "../because.ts";
import { weeksBetween } from "../mastery/level.ts";
import { levelsReached } from "./levels.ts";
import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { BlockTemplate, DayTemplate } from "./block.ts";
import { chooseHabits } from "./choose-habits.ts";
import type { ChooseInput, Chosen } from "./chosen.ts";
import type { Away, Day } from "./day.ts";
import type { Habit } from "./habit.ts";
import { soonestIn, stirs, wantsRest } from "./at-rest.ts";
import { mostOnBigDay } from "./big-day.ts";
import { besideHabits, type Beside } from "./beside-habits.ts";
import { drawn, risingOn, soonest } from "./drawn.ts";
import { dayPartOf } from "./energy-shares.ts";
import { isInWork, mealTime } from "./fits-slot.ts";
import { isBlending } from "./eligible.ts";
import { beginDay, habitCount, habitsOf } from "./grow.ts";
import { without } from "./intervals.ts";
import type { DayLibrary } from "./library.ts";
import type { Mode } from "./mode.ts";
import type { DroppedBlock, Plan, PlannedBlock, Task, TaskOf } from "./plan.ts";
import { besideOwn, ownTasks } from "./own-tasks.ts";
import type { Interval, WakingDay } from "./schedule.ts";
import type { Slot } from "./slot.ts";
import { placeBlocks } from "./place-blocks.ts";
import { totalOf } from "./score.ts";
import { bedtimeFrom, isForBed, toBedtime } from "./to-bedtime.ts";
import { taskIdOf } from "./task-id.ts";

const minuteMs = 60_000;
/** A day in which nothing else fits still has a moment of so many minutes, at least and at most. */
const moment = { least: 2, most: 15 } as const;

/** All that a plan is made from; the same input makes the same plan. */
export interface PlanInput extends Beside {
  readonly day: Day;
  readonly waking: WakingDay;
  readonly library: DayLibrary;
  readonly mode: { readonly mode: Mode; readonly because: Because };
  /** What the day is for has changed, so none of its habits has to stay. */
  readonly anew?: boolean;
  readonly now: Instant;
}

/** Whether nothing is asked of the person on a date. */
export function isAway(away: Away | undefined, date: LocalDate): boolean {
  return away !== undefined && date >= away.from && (away.until === undefined || date <= away.until);
}

/** The person with a new plan for the day, the day before counted, and the first level of their path reached. */
export function withNewPlan(input: PlanInput): Day {
  const day = beginDay(input.day, input.waking.date, input.library);
  const levels = [...day.levels, ...levelsReached(day, input.library, weeksBetween(day.startedOn, input.waking.date))];
  return { ...day, levels, plan: planDay({ ...input, day: { ...day, levels } }) };
}

/** A day as it is planned for the first time; nothing in it where the person is away. Never longer than the day, never more than the caps. */
export function planDay(input: PlanInput): Plan {
  const day = beginDay(input.day, input.waking.date, input.library);
  const waking = besideOwn({ ...input, day });
  const template = drawn(
    input.library.archetypes[day.archetype].templates[input.mode.mode],
    waking,
    risingOn(input.mode, day),
  );
  const away = isAway(day.away, waking.date);
  const from = Math.max(input.now, soonest(template, waking));
  const placed = away ? { blocks: [], dropped: [] } : placeBlocks(template, waking, from);
  return planOf(input, day, 1, away ? nothing : fillDay({ ...input, day, waking }, template, placed, [], from));
}

export interface Filled {
  readonly blocks: readonly PlannedBlock[];
  readonly dropped: readonly DroppedBlock[];
  readonly tasks: readonly Task[];
}
const nothing: Filled = { blocks: [], dropped: [], tasks: [] };

export function planOf(input: PlanInput, day: Day, revision: number, { blocks, dropped, tasks }: Filled): Plan {
  return {
    date: input.waking.date,
    madeAt: input.now,
    revision,
    waking: { from: input.waking.from, to: input.waking.to },
    archetype: day.archetype,
    mode: input.mode.mode,
    modeBecause: input.mode.because,
    blocks: blocks.toSorted((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1)),
    dropped,
    tasks: tasks.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    undo: [],
  };
}

/** Puts habits, a goal's step and a track's action into the blocks that were placed, beside the tasks that stay. */
export function fillDay(
  input: PlanInput,
  template: DayTemplate,
  placed: { readonly blocks: readonly PlannedBlock[]; readonly dropped: readonly DroppedBlock[] },
  staying: readonly Task[],
  from: Instant,
): Filled {
  const slots = placed.blocks.map((block) => slotOf(block, template, input.waking));
  const asked = choosing(input, staying, slots);
  let chosen = asked.count > 0 ? chooseHabits(asked) : [];
  let filledSlots = slots;
  let { blocks } = placed;
  const nothingYet = chosen.length === 0 && asked.count > 0 && asked.taken.length === 0;
  const last = nothingYet ? lastMoment(input, template, placed.blocks, from) : undefined;
  if (last) {
    const slot = slotOf(last, template, input.waking);
    const tiny = chooseHabits({ ...asked, slots: [slot], count: 1, change: "free", grown: false, tiny: true });
    if (tiny.length > 0) {
      chosen = tiny;
      filledSlots = [slot];
      blocks = [last];
    }
  }
  const inBlock = (block: PlannedBlock): readonly Chosen[] =>
    chosen.filter(({ slot }) => filledSlots[slot]?.block === block);
  const atNight = new Map(blocks.map((block) => [block, toBedtime(block, inBlock(block), input.waking, blocks)]));
  const moved = (block: PlannedBlock): PlannedBlock => atNight.get(block) ?? block;
  blocks = blocks.map(moved);
  filledSlots = filledSlots.map((slot) => ({ ...slot, block: moved(slot.block) }));
  const tasks = blocks.flatMap((block) => {
    const at = filledSlots.findIndex((slot) => slot.block === block);
    return tasksIn(
      input,
      filledSlots[at],
      chosen.filter(({ slot }) => slot === at),
    );
  });
  const dropped = placed.dropped.filter(({ id }) => !blocks.some((block) => block.id === id));
  const ours = besideHabits(input, blocks, tasks, staying);
  return { blocks, dropped, tasks: [...ours, ...ownTasks(input, [...staying, ...ours], from)] };
}

const templateOf = (template: DayTemplate, block: PlannedBlock): Pick<BlockTemplate, "habits"> =>
  template.blocks.find((each) => each.block.id === block.id)?.block ?? { habits: [] };

function slotOf(block: PlannedBlock, template: DayTemplate, waking: WakingDay): Slot {
  const left = Math.floor((block.to - block.from) / minuteMs);
  const part = dayPartOf(block.from, waking);
  return { block, template: templateOf(template, block), part, left, habits: 0, inWork: isInWork(block, waking) };
}

/** What is asked of the choice of habits: how many, which of them stay, and whether one may change. */
function choosing(input: PlanInput, staying: readonly Task[], slots: readonly Slot[]): ChooseInput {
  const { day, waking, library } = input;
  const { mode } = input.mode;
  const replans = day.plan?.date === waking.date ? day.plan : undefined;
  const before = replans
    ? { mode: replans.mode, archetype: replans.archetype, habits: habitsOf(replans) }
    : day.previous;
  const sameKind = before?.archetype === day.archetype || isBlending(day.blend, waking.date);
  const sameDay = before?.mode === mode && sameKind;
  const usual = habitCount(day, mode, input.library);
  const kept = staying.filter((task) => task.of.kind === "habit" && task.state !== "swapped" && task.state !== "never");
  const taken = staying.flatMap(({ of }) => (of.kind === "habit" ? [of.habit] : []));
  return {
    day,
    library,
    date: waking.date,
    timeZone: waking.timeZone,
    mode,
    waking,
    slots,
    count: Math.max(0, Math.min(usual, mostOnBigDay(day.schedule, waking.date) ?? usual) - kept.length),
    stay: (before?.habits ?? []).filter((habit) => !taken.includes(habit)),
    // A day that asks less drops what costs and keeps what serves; a new one begins from yesterday's.
    change: input.anew === true || (!sameDay && !(replans && sameKind)) ? "free" : replans ? "none" : "one",
    grown: !replans && day.grown?.on === waking.date && day.grown.how === "one_more",
    firstDay: day.previous === undefined,
    taken,
    stirring: stirringOf(staying, library),
    categories: kept.flatMap(({ of }) => {
      const habit = of.kind === "habit" ? library.habits.get(of.habit) : undefined;
      return habit ? [habit.category] : [];
    }),
  };
}

/** When tasks stand that stir a body. */
export function stirringOf(tasks: readonly Task[], { habits }: Pick<DayLibrary, "habits">): readonly Interval[] {
  return tasks.flatMap(({ of, state, at, minutes }) => {
    const habit = of.kind === "habit" ? habits.get(of.habit) : undefined;
    const stands = state !== "swapped" && state !== "never" && state !== "skipped";
    return habit && stands && stirs(habit) ? [{ from: at, to: at + minutes * minuteMs }] : [];
  });
}

/** Where no block found room: the next free moment before sleep, in the version of a weak day. */
function lastMoment(
  { waking }: PlanInput,
  template: DayTemplate,
  placed: readonly PlannedBlock[],
  from: Instant,
): PlannedBlock | undefined {
  const begins = Math.ceil(from / minuteMs) * minuteMs;
  const taken = [...waking.work, ...waking.busy, ...placed].toSorted((a, b) => a.from - b.from);
  const free = without(begins < waking.to ? [{ from: begins, to: waking.to }] : [], taken).find(
    (each) => each.to - each.from >= moment.least * minuteMs,
  );
  const calm = template.blocks.findLast(({ block }) => block.energy === "low") ?? template.blocks.at(-1);
  if (!free || !calm || placed.some(({ id }) => id === calm.block.id)) return undefined;
  return {
    id: calm.block.id,
    from: free.from,
    to: Math.min(free.to, free.from + moment.most * minuteMs),
    energy: calm.block.energy,
    version: "low",
    flexibility: calm.block.flexibility,
    dependencies: [],
    because: { rule: "last_moment", inputs: { minutes: Math.floor((free.to - free.from) / minuteMs) } },
  };
}

/** The task that a chosen habit becomes at a time. */
export function taskOf(date: LocalDate, block: PlannedBlock, chosen: Chosen, at: Instant): Task {
  const of: TaskOf = { kind: "habit", habit: chosen.habit.id };
  return {
    id: taskIdOf(date, of),
    block: block.id,
    of,
    at,
    minutes: chosen.sized.minutes,
    version: chosen.sized.version,
    stage: chosen.stage,
    intensity: chosen.sized.intensity,
    state: "open",
    stateAt: undefined,
    reminded: false,
    because: { rule: chosen.by, inputs: { ...chosen.parts, total: totalOf(chosen.parts) } },
  };
}

/**
 * A block's habits one after the other from its beginning, in the order in which the block names them; what is measured at rest first, then what one does on getting
 * up or closes work, what leads over into sleep last, and near it. Nothing stands on a meal that does not belong to one.
 */
function tasksIn({ waking }: PlanInput, slot: Slot | undefined, chosen: readonly Chosen[]): readonly Task[] {
  if (!slot) return [];
  const place = ({ habit }: Chosen): number => {
    const index = slot.template.habits.indexOf(habit.id);
    return index === -1 ? slot.template.habits.length : index;
  };
  const wakes = ({ moments }: Habit): boolean =>
    moments.includes("after_work") || (moments.includes("waking") && !moments.includes("daylight"));
  // What belongs to a meal that is on at the block's beginning comes before all else: afterwards it is over.
  const eats = ({ moments }: Habit): boolean =>
    moments.includes("meal") && waking.meals.some(({ from, to }) => from <= slot.block.from && slot.block.from < to);
  const last = ({ habit }: Chosen): number =>
    eats(habit) ? -3 : wantsRest(habit) ? -2 : Number(isForBed(habit)) - Number(wakes(habit));
  const inOrder = chosen.toSorted(
    (a, b) => last(a) - last(b) || place(a) - place(b) || (a.habit.id < b.habit.id ? -1 : 1),
  );
  let at = slot.block.from;
  let rest = inOrder.reduce((sum, { sized }) => sum + sized.minutes * minuteMs, 0);
  return inOrder.map((each) => {
    const its = each.habit.moments.includes("meal")
      ? (mealTime(each.sized.minutes, { from: at, to: slot.block.to }, waking) ?? at)
      : isForBed(each.habit)
        ? Math.max(at, bedtimeFrom(waking))
        : soonestIn(each.habit, { from: at, to: slot.block.to }, waking.meals);
    at = its + rest <= slot.block.to ? its : at;
    const task = taskOf(waking.date, slot.block, each, at);
    at += each.sized.minutes * minuteMs;
    rest -= each.sized.minutes * minuteMs;
    return task;
  });
}
