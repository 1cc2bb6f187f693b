import { intensities } from "../day/energy.ts";
import type { Because } from "../because.ts";
import type { Day } from "../day/day.ts";
import { isAway } from "../day/plan-day.ts";
import type { Plan, Task } from "../day/plan.ts";
import { timeOf } from "../day/replan.ts";
import type { TaskAround } from "../day/tasks.ts";
import type { Baselines } from "../readings/baseline.ts";
import type { Reading } from "../readings/reading.ts";
import { hashText } from "../text/hash.ts";
import {
  type Adaptation,
  type AdaptationId,
  type Adapting,
  calmFor,
  concerns,
  isLive,
  makesRestDay,
} from "./adaptation.ts";
import { type Change, habitOf, halved, isHard, isProtected, isSafe, lowered, raised, recovery } from "./change-task.ts";
import { reliefFor } from "../readings/told.ts";
import { evaluate, type Firing } from "./evaluate.ts";
import { expire } from "./expire.ts";
import { indexSignals } from "./index-signals.ts";
import { withChange, withoutChange } from "./put-change.ts";
import { type Trigger, type TriggerAction, triggerOrder } from "./trigger.ts";

/** An adaptation holds for so long, then open tasks are as planned again (day.md). */
const expiresMs = 6 * 3_600_000;

/** What begins later than this is not near enough to be an answer: two quiet minutes are offered now, and it stays as planned. */
const reachMs = 4 * 3_600_000;

/** What a day is adapted to, and by what. */
export interface AdaptInput {
  /** Of the last days, in any order; those that came just now among them. */
  readonly readings: readonly Reading[];
  readonly baselines: Baselines;
  readonly triggers: readonly Trigger[];
  /** What the person says is so, whatever the figures leave open. */
  readonly told?: Trigger["id"] | undefined;
}

export interface Adapted {
  readonly day: Day;
  readonly adapting: Adapting;
  /** What is new, in the order in which it came about. */
  readonly adaptations: readonly Adaptation[];
  /** Each trigger that fired, with its figures, also where nothing could be done. */
  readonly because: readonly Because[];
}

interface State {
  readonly day: Day;
  readonly plan: Plan;
  readonly adaptations: readonly Adaptation[];
}

/**
 * The rest of the day as the body is now: what has run out goes back, then each trigger that fires takes its tasks, in order, each task once. Easing
 * is done at once, raising is offered; the same input gives the same result.
 */
export function adapt(day: Day, adapting: Adapting, input: AdaptInput, around: TaskAround): Adapted {
  const { now } = around;
  const after = expire(day, adapting, now);
  const { plan } = after.day;
  if (!plan || now >= plan.waking.to || isAway(day.away, plan.date))
    return { day: after.day, adapting: after.adapting, adaptations: [], because: [] };
  const index = indexSignals(input, input.triggers, plan.date, now);
  const inOrder = input.triggers.toSorted(triggerOrder);
  const found = evaluate(inOrder, index, input.baselines, after.adapting, { now, date: plan.date }, input.told);
  let state: State = { day: after.day, plan, adaptations: after.adapting.adaptations };
  const because: Because[] = [];
  const { keepPlan } = after.adapting;
  const fired = { ...found.fired };
  for (const firing of found.firings) {
    const from = raises(firing.trigger.action) || keepPlan ? state : withoutRaises(state);
    const made = fire(from, firing, keepPlan, around);
    because.push(becauseOf(firing, { tasks: made.length }));
    if (made.length === 0) continue;
    // What was raised goes back only where something is really eased in its place.
    const base = made.some(({ calm }) => calm === undefined) ? from : state;
    fired[firing.trigger.id] = { at: now, on: plan.date, armed: false };
    const next = made.reduce(
      (so, { state: how, ...each }) => (how === "applied" ? withChange(so, each, now) : so),
      base.plan,
    );
    state = { day: { ...state.day, plan: next }, plan: next, adaptations: [...base.adaptations, ...made] };
  }
  state = withRestOfDay(state, around);
  return {
    day: state.day,
    adapting: { ...after.adapting, fired, adaptations: state.adaptations },
    adaptations: state.adaptations.slice(after.adapting.adaptations.length),
    because,
  };
}

/**
 * What is said of a whole day holds for what comes into it later as well, be it in place of something else or because the day was made again: the low version
 * of it, and nothing hard.
 */
function withRestOfDay(state: State, around: TaskAround): State {
  const { day, plan, adaptations } = state;
  const standing = adaptations.find(makesRestDay);
  if (!standing) return state;
  const made = adaptable(state, standing.action, around).flatMap((original): readonly Adaptation[] => {
    const change = lowered(original, day, around.library);
    if (!change) return [];
    const { rule, inputs, confidence } = standing.because;
    const more = { task: original.id, minutes: original.minutes, adapted: change.task.minutes };
    return [
      {
        ...standing,
        id: idOf(plan, standing.trigger, original, around),
        at: around.now,
        original,
        adapted: change.task,
        block: change.block,
        pushed: change.pushed,
        state: "applied",
        because: { rule, inputs: { ...inputs, ...more }, ...(confidence === undefined ? {} : { confidence }) },
        helped: undefined,
      },
    ];
  });
  if (made.length === 0) return state;
  const next = made.reduce((so, each) => withChange(so, each, around.now), plan);
  return { day: { ...day, plan: next }, plan: next, adaptations: [...adaptations, ...made] };
}

/** The same trigger, task and moment have the same id. */
function idOf(plan: Plan, trigger: Trigger["id"], original: Task, { now }: TaskAround): AdaptationId {
  const name = `${trigger}.${original.id}.${now}`;
  return `${plan.date.slice(2).replaceAll("-", "")}-${hashText(name).toString(36)}` as AdaptationId;
}

/** Before anything is eased what was raised goes back, offers with it: the newer reading counts. */
function withoutRaises(state: State): State {
  let { plan } = state;
  const adaptations = state.adaptations.map((each) => {
    if (!isLive(each) || !raises(each.action)) return each;
    const back = each.state === "offered" ? plan : withoutChange(plan, each);
    if (!back) return each;
    plan = back;
    return { ...each, state: "expired" } as const;
  });
  return { day: { ...state.day, plan }, plan, adaptations };
}

const raises = (action: TriggerAction): boolean => action === "upgrade_to_performance_mode";

function becauseOf({ trigger, inputs, confidence }: Firing, more: NonNullable<Because["inputs"]>): Because {
  return { rule: `trigger_${trigger.id}`, inputs: { ...inputs, ...more }, confidence };
}

/** What a trigger that fires makes of the day: nothing where no task is left that it may change. */
function fire(state: State, firing: Firing, keepPlan: boolean, around: TaskAround): readonly Adaptation[] {
  const { now } = around;
  const { plan } = state;
  const { trigger, readings, confidence } = firing;
  const changes = changesOf(state, trigger, around);
  if (changes.length === 0) return calmed(state, firing, around);
  return changes.map(({ original, change }) => {
    const { task: adapted, block, pushed } = change;
    const lasts =
      trigger.action === "prioritize_recovery_activities" ? Math.max(plan.waking.to, now + expiresMs) : now + expiresMs;
    return {
      id: idOf(plan, trigger.id, original, around),
      at: now,
      date: plan.date,
      trigger: trigger.id,
      action: trigger.action,
      original,
      adapted,
      block,
      ...(pushed ? { pushed } : {}),
      state: keepPlan ? "explained" : raises(trigger.action) ? "offered" : "applied",
      readings,
      confidence,
      expiresAt: lasts,
      because: becauseOf(firing, { task: original.id, minutes: original.minutes, adapted: adapted.minutes }),
      helped: undefined,
    };
  });
}

/** Nothing of the plan can give way: two quiet minutes are offered, once for as long as an offer stands. Nothing where there never was a plan, or something is to be raised. */
function calmed({ day, plan, adaptations }: State, firing: Firing, around: TaskAround): readonly Adaptation[] {
  const { now } = around;
  const { trigger, readings, confidence } = firing;
  const { action } = trigger;
  if (action === "upgrade_to_performance_mode") return [];
  const standing = adaptations.some(({ calm, state }) => calm !== undefined && state === "offered");
  const beside = plan.tasks.find((task) => task.state === "open" && timeOf(task).to > now) ?? plan.tasks.at(-1);
  if (standing || !beside) return [];
  return [
    {
      id: idOf(plan, trigger.id, beside, around),
      at: now,
      date: plan.date,
      trigger: trigger.id,
      action,
      original: beside,
      adapted: beside,
      block: undefined,
      calm: reliefFor(calmFor[action], day.intake),
      state: "offered",
      readings,
      confidence,
      expiresAt: now + expiresMs,
      because: becauseOf(firing, { task: beside.id, minutes: beside.minutes, adapted: beside.minutes }),
      helped: undefined,
    },
  ];
}

interface ChangeOf {
  readonly original: Task;
  readonly change: Change;
}

/** Open tasks that are not over, that nothing else has taken, and about which the person has not said today that they stay as they are. */
function adaptable(
  { day, plan, adaptations }: State,
  action: TriggerAction,
  { now, library }: TaskAround,
): readonly Task[] {
  return plan.tasks.filter(
    (task) =>
      task.state === "open" &&
      timeOf(task).to > now &&
      (raises(action) || !isProtected(task, library)) &&
      isSafe(task, day, library) &&
      !adaptations.some(
        (each) =>
          concerns(each, task.id) &&
          (isLive(each) ||
            each.state === "explained" ||
            ((each.state === "declined" || each.state === "undone") && raises(each.action) === raises(action))),
      ),
  );
}

function changesOf(state: State, trigger: Trigger, around: TaskAround): readonly ChangeOf[] {
  const { day, plan, adaptations } = state;
  const { library, now } = around;
  const able = adaptable(state, trigger.action, around);
  const wide = trigger.action === "prioritize_recovery_activities" || raises(trigger.action);
  const tasks = wide ? able : able.filter(({ at }) => at <= now + reachMs);
  const restores = (task: Task): boolean => habitOf(task, library)?.restores === true;
  const ease = (task: Task): Change | undefined => halved(task, day, library);
  switch (trigger.action) {
    case "reduce_intensity_by_50_percent":
      return first(tasks, ease);
    case "switch_to_recovery_activities":
      // What asks most gives way first: an easy walk calms, and is not taken away for a brisk one to stay.
      return first(
        tasks
          .filter((task) => !restores(task))
          .toSorted((a, b) => intensities.indexOf(b.intensity) - intensities.indexOf(a.intensity)),
        (task) => (task.of.kind === "habit" ? recovery(plan, task, day, around) : undefined) ?? ease(task),
      );
    case "prioritize_recovery_activities":
      return recoveryFirst(state, tasks, around);
    case "upgrade_to_performance_mode": {
      return adaptations.some(makesRestDay)
        ? []
        : first(
            tasks.filter(({ at }) => at > now),
            (task) => raised(plan, task, day, around),
          );
    }
  }
}

/** The first task that changes. */
function first(tasks: readonly Task[], change: (task: Task) => Change | undefined): readonly ChangeOf[] {
  for (const original of tasks) {
    const found = change(original);
    if (found) return [{ original, change: found }];
  }
  return [];
}

/** Something that restores in place of the first habit and of whatever is hard, and low versions of all the rest. */
function recoveryFirst({ day, plan }: State, tasks: readonly Task[], around: TaskAround): readonly ChangeOf[] {
  const { library, now } = around;
  const next = plan.tasks.find((task) => task.state === "open" && task.of.kind === "habit" && timeOf(task).to > now);
  const made: ChangeOf[] = [];
  let planned = plan;
  for (const original of tasks) {
    const habit = habitOf(original, library);
    const replace = habit && !habit.restores && (original.id === next?.id || isHard(original, habit));
    const change = (replace ? recovery(planned, original, day, around) : undefined) ?? lowered(original, day, library);
    if (!change) continue;
    made.push({ original, change });
    planned = withChange(planned, { original, adapted: change.task, block: change.block }, now);
  }
  return made;
}
