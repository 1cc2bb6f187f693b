import { type Adapting, isLive, notAdapting } from "../../../adaptation/adaptation.ts";
import { carriedOver } from "../../../adaptation/carry-over.ts";
import { nextExpiry } from "../../../adaptation/expire.ts";
import { type Day, newDay } from "../../../day/day.ts";
import type { Energy } from "../../../day/energy.ts";
import { modeOf, modeRules, type ReasonedMode } from "../../../day/mode.ts";
import type { GoalCandidate, TrackCandidate } from "../../../day/beside-habits.ts";
import { type PlanInput, withNewPlan } from "../../../day/plan-day.ts";
import type { Plan, Task } from "../../../day/plan.ts";
import { nextLookAt } from "../../../day/reminders.ts";
import { replan } from "../../../day/replan.ts";
import { isHardDay } from "../../../day/hard-day.ts";
import { wakingDay } from "../../../day/waking-day.ts";
import { shownStep } from "../../../goals/step.ts";
import type { LevelId } from "../../../mastery/skill.ts";
import type { Instant } from "../../../time/instant.ts";
import { sameValue } from "../../../same-value.ts";
import { localDate, plusDays } from "../../../time/local-date.ts";
import { trackInFocus } from "../../../tracks/overall.ts";
import { isOfFamily } from "../../../tracks/track.ts";
import type { DecisionContext, JournalEntry, LookContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { gateOf } from "../../tracks/journey-turn.ts";
import { entry } from "../../turn/outcome.ts";
import { suggestionFor } from "../../tracks/track-views.ts";
import { type OnDay, dayDateOf } from "../../turn/on-day.ts";

/** Whoever has said nothing yet begins gently; the quiz or a choice changes it any day. */
const firstArchetype = "foundation_builder";

/** The health days begin with the first thing that a person does in them. */
export function onDay(
  before: Snapshot,
  context: Pick<DecisionContext, "now">,
): { readonly after: OnDay; readonly journal: readonly JournalEntry[] } {
  if (before.day) return { after: { ...before, day: before.day }, journal: [] };
  const day = newDay(firstArchetype, context.now, localDate(context.now, before.person.timeZone));
  return {
    after: { ...before, day },
    journal: [entry("day_started", { rule: "person_came_to_the_day", inputs: { archetype: firstArchetype } })],
  };
}

/** What a step or an exercise asks, by how long it takes in minutes. */
export const energyOf = (minutes: number): Energy => (minutes <= 10 ? "low" : minutes <= 30 ? "medium" : "high");

function goalCandidate({ goals, dialogue }: Snapshot): GoalCandidate | undefined {
  const goal = goals.find(({ id, status }) => id === dialogue.activeGoal && status === "open");
  const step = goal?.current;
  if (!goal || !step || step.completedAt !== undefined) return undefined;
  const { minutes } = shownStep(step);
  return { goalId: goal.id, stepId: step.id, minutes, energy: energyOf(minutes) };
}

function trackCandidate(snapshot: Snapshot, context: LookContext): TrackCandidate | undefined {
  const { journey } = snapshot;
  if (!journey || !context.flags.multi_track_system_enabled) return undefined;
  const track = trackInFocus(journey);
  if (journey.tracks[track].paused) return undefined;
  // A task of the day is reminded of; on the safety-only path nothing of ours begins about the child or the other parent.
  if (isOfFamily(track) && gateOf(snapshot, context).gate === "safety") return undefined;
  const { action, minutes } = suggestionFor({ ...snapshot, journey }, track, context);
  return { track, action, minutes, energy: energyOf(minutes) };
}

/** The mode of a plan as far as the body gave it; what the person chose holds by itself. */
function plannedMode({ mode, modeBecause: { rule } }: Plan): ReasonedMode | undefined {
  const known = modeRules.find((each) => each === rule);
  return known === undefined || known === "mode_chosen" ? undefined : { mode, because: { rule: known } };
}

/** All that the day of a person is planned from. */
export function planInput(on: OnDay, context: LookContext): PlanInput {
  const { day, person } = on;
  const library = context.library.day;
  const date = dayDateOf(on, context);
  const waking = wakingDay(
    day.schedule,
    library.archetypes[day.archetype],
    date,
    person.timeZone,
    day.calendar?.busy ?? [],
  );
  return {
    day,
    waking,
    library,
    mode: modeOf({
      choice: day.modeChoice,
      energy: day.energy,
      hard: isHardDay(day, date),
      planned: day.plan?.date === date ? plannedMode(day.plan) : undefined,
      readiness: day.readiness?.date === date ? day.readiness.value : undefined,
      readinessBefore: day.readiness?.date === plusDays(date, -1) ? day.readiness.value : undefined,
      waking,
      now: context.now,
    }),
    goalStep: goalCandidate(on),
    trackAction: trackCandidate(on, context),
    now: context.now,
  };
}

interface Replanned {
  readonly after: OnDay;
  readonly journal: readonly JournalEntry[];
}

interface Planned extends Replanned {
  /** Levels that the new day finds reached. */
  readonly levels: readonly LevelId[];
}

/** The day with the moment at which we look next whether anything of ours is due: what was put off has a time of its own, and what was changed its end. */
export const lookedAfter = (day: Day, input: PlanInput, adapting: Adapting | undefined): Day => ({
  ...day,
  lookAt: Math.min(nextLookAt(day, input.now, input), nextExpiry(adapting, input.now)),
});

const planEntry = (plan: Plan, rule: string): JournalEntry =>
  entry("plan_made", {
    rule,
    inputs: {
      date: plan.date,
      revision: plan.revision,
      mode: plan.mode,
      archetype: plan.archetype,
      tasks: plan.tasks.map(({ of, minutes }) => `${of.kind === "habit" ? of.habit : of.kind} ${minutes}`).join(", "),
    },
  });

/** Levels that a new day finds reached: because what they asked for is not asked of this person any more. The first of a path is everybody's. */
function levelsFound(before: Day, after: Day, context: LookContext): readonly LevelId[] {
  const [first] = context.library.day.levels[after.archetype];
  return after.levels.filter((level) => level !== first?.id && !before.levels.includes(level));
}

/** A plan for today, made now where there is none yet. */
export function planned(on: OnDay, context: LookContext): Planned {
  const input = planInput(on, context);
  if (on.day.plan?.date === input.waking.date) return { after: on, journal: [], levels: [] };
  const day = lookedAfter(withNewPlan(input), input, undefined);
  const levels = levelsFound(on.day, day, context);
  return {
    after: { ...on, day },
    journal: [
      ...(day.plan ? [planEntry(day.plan, "morning")] : []),
      ...levels.map((level) => entry("level_reached", { rule: "nothing_more_asked", inputs: { level } })),
    ],
    levels,
  };
}

/** Whether planning again changed nothing that a person could see. */
const sameDay = (one: Plan, other: Plan): boolean => {
  const seen = ({ mode, archetype, blocks, tasks, dropped }: Plan) => [mode, archetype, blocks, tasks, dropped];
  return sameValue(seen(one), seen(other));
};

/** What stands where it stood keeps the reason for which it was chosen: it did not come from yesterday, but from this morning. What spoke for it is told anew where the day is for something else. */
function withReasons(again: Plan, plan: Plan, anew: boolean): Plan {
  const tasks = again.tasks.map((task) => {
    const before = plan.tasks.find(({ id }) => id === task.id);
    if (!before) return task;
    const told = task.reminded || (before.reminded && before.at === task.at);
    if (task.because.rule !== "habit_kept") return { ...task, reminded: told };
    return { ...task, reminded: told, because: anew ? { ...task.because, rule: before.because.rule } : before.because };
  });
  return { ...again, tasks };
}

/**
 * The rest of today made again, after a change that it has to follow; what has happened stays, and so does what was adapted, as far as it has its place
 * still. Nothing where there is no plan yet. `anew` lets all of it change, because what it is for has changed.
 */
export function replanned(on: OnDay, context: LookContext, rule: string, anew = false): Replanned {
  const input = { ...planInput(on, context), anew };
  const { plan } = on.day;
  const before = on.adapting ?? notAdapting;
  if (plan?.date !== input.waking.date) {
    return { after: { ...on, day: lookedAfter(on.day, input, on.adapting) }, journal: [] };
  }
  const again = carriedOver(on.day, plan, before, (base) => withReasons(replan(base, input), base, anew), input);
  const ended = endedBetween(before, again.adapting, "day_made_anew");
  if (sameDay(again.plan, plan) && ended.length === 0) {
    return { after: { ...on, day: lookedAfter(on.day, input, on.adapting) }, journal: [] };
  }
  const adapting = on.adapting && again.adapting;
  const day = lookedAfter({ ...on.day, plan: again.plan }, input, adapting);
  return { after: { ...on, day, adapting }, journal: [planEntry(again.plan, rule), ...ended] };
}

/** What was in force, or offered, and is no more. */
export function endedBetween(before: Adapting, after: Adapting, rule: string): readonly JournalEntry[] {
  return after.adaptations.flatMap((each) => {
    const was = before.adaptations.find(({ id }) => id === each.id);
    if (!was || !isLive(was) || isLive(each)) return [];
    return [
      entry("adaptation_ended", {
        rule,
        inputs: { adaptation: each.id, trigger: each.trigger, task: each.original.id, was: was.state },
      }),
    ];
  });
}

/** The task whose time it is: the open one that began last, else the next to come. */
export function taskInFront({ plan }: Day, now: Instant): Task | undefined {
  const open =
    plan?.tasks.filter(({ state, of }) => state === "open" && (of.kind === "habit" || of.kind === "own")) ?? [];
  return open.findLast(({ at }) => at <= now) ?? open[0];
}
