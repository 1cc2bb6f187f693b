import type { DayBlockWire, DayPastWire, DaySettingsWire, DayTaskWire, DayWire } from "#contract/day.ts";
import { toWireInstant } from "#contract/instant.ts";
import type { DayLibrary } from "#core/day/library.ts";
import type { Day } from "#core/day/day.ts";
import { blendDays, isBlending } from "#core/day/eligible.ts";
import { energyShares } from "#core/day/energy-shares.ts";
import { countsAsHabit } from "#core/day/grow.ts";
import { reasonLines } from "#core/dialogue/day/body/reason-lines.ts";
import type { Plan, PlannedBlock, Task } from "#core/day/plan.ts";
import { dayDateOf } from "#core/dialogue/turn/on-day.ts";
import { energyOf } from "#core/dialogue/day/plan/day-turn.ts";
import { undoWindow } from "#core/dialogue/goals/step-commands.ts";
import { worth } from "#core/mastery/mastery.ts";
import { daysBetween } from "#core/time/local-date.ts";
import { clockAt, localInstant, timeRange } from "./day-clock.ts";
import { shownAdaptation } from "./adaptation-to-wire.ts";
import type { Shown } from "./show.ts";
import { becauseToWire, type ShownDay, wordsOfTask } from "./task-words.ts";

/** The state where health days have begun, else undefined. */
export function onDays(shown: Shown): ShownDay | undefined {
  const { snapshot } = shown;
  return snapshot.day ? { ...shown, snapshot: { ...snapshot, day: snapshot.day } } : undefined;
}

/** Today's plan, where it is made. */
export function planOfToday({ snapshot, around }: ShownDay): Plan | undefined {
  const { plan } = snapshot.day;
  return plan?.date === dayDateOf(snapshot, around) ? plan : undefined;
}

/** What a block becomes on a weak and on a strong day, with the brief's keys. */
export function alternativesOf(block: PlannedBlock["id"], { text }: Shown): DayBlockWire["alternative_versions"] {
  return [{ low_energy: text({ ref: `block.${block}.low` }) }, { high_energy: text({ ref: `block.${block}.high` }) }];
}

function blockToWire(block: PlannedBlock, plan: Plan, shown: Shown): DayBlockWire {
  const { timeZone, locale } = shown.snapshot.person;
  const at = `block.${block.id}`;
  return {
    block_id: block.id,
    title: shown.text({ ref: `${at}.title` }),
    archetype_specific_title: shown.text({ ref: `${at}.own_title` }),
    time_range: timeRange(block, timeZone, locale),
    start_time: clockAt(block.from, timeZone),
    end_time: clockAt(block.to, timeZone),
    from: localInstant(block.from, timeZone),
    to: localInstant(block.to, timeZone),
    duration_minutes: Math.round((block.to - block.from) / 60_000),
    purpose: shown.text({ ref: `${at}.purpose` }),
    energy_requirement: block.energy,
    version: block.version,
    flexibility_minutes: block.flexibility,
    dependencies: [...block.dependencies],
    archetype_messaging: shown.text({ ref: `${at}.messaging.${plan.mode}` }),
    alternative_versions: alternativesOf(block.id, shown),
    because: becauseToWire(block.because, shown),
    put: block.put !== undefined,
  };
}

/** What a person may do with a task as it stands; an exercise is done by going through it, and a step is taken back for a while. */
function mayDo(task: Task, plan: Plan, { snapshot, around }: ShownDay): DayTaskWire["may"] {
  const { of } = task;
  const { lastDone } = snapshot.dialogue;
  const isLastStep = of.kind === "goal_step" && lastDone?.stepId === of.stepId && lastDone.at + undoWindow > around.now;
  const undo = plan.undo.some((each) => each.task.id === task.id) || isLastStep ? (["undo"] as const) : [];
  const isWalked = of.kind === "track_action" && of.action.kind === "technique";
  const done = isWalked ? [] : (["done"] as const);
  const partly = of.kind === "habit" || of.kind === "own" ? (["partly"] as const) : [];
  const instead = of.kind === "habit" ? (["swap", "never"] as const) : [];
  switch (task.state) {
    case "open":
      return [...done, ...partly, "skip", ...instead, "snooze", ...undo];
    case "partly":
      return [...done, ...undo];
    case "skipped":
      return [...done, ...partly, ...undo];
    case "done":
    case "swapped":
    case "never":
      return [...undo];
  }
}

function linkOf({ of }: Task): DayTaskWire["link"] {
  const none = { goal_id: null, step_id: null, track: null, technique: null, report: null };
  switch (of.kind) {
    case "habit":
    case "own":
      return null;
    case "goal_step":
      return { ...none, goal_id: of.goalId, step_id: of.stepId };
    case "track_action":
      return of.action.kind === "technique"
        ? { ...none, track: of.track, technique: of.action.technique }
        : { ...none, track: of.track, report: of.action.action };
  }
}

/** Why a task is there: how it came, and what speaks for it in words. */
function taskBecause(task: Task, plan: Plan, shown: ShownDay): DayTaskWire["because"] {
  const { snapshot, around } = shown;
  const lines = reasonLines(snapshot, plan, task, around).slice(0, 3);
  return { ...becauseToWire(task.because, shown), text: lines.map((line) => shown.line(line)).join(" ") };
}

/** A task as a list of today shows it. */
export function taskToWire(task: Task, plan: Plan, shown: ShownDay): DayTaskWire {
  const { timeZone } = shown.snapshot.person;
  const { of } = task;
  const habit = of.kind === "habit" ? shown.around.library.day.habits.get(of.habit) : undefined;
  const { title, own, how } = wordsOfTask(task, plan, shown);
  return {
    task_id: task.id,
    kind: of.kind,
    habit_id: of.kind === "habit" ? of.habit : null,
    link: linkOf(task),
    block_id: task.block,
    title,
    archetype_specific_title: own,
    category: habit?.category ?? (of.kind === "track_action" ? "track" : of.kind === "own" ? "own" : "goal"),
    start_time: clockAt(task.at, timeZone),
    at: localInstant(task.at, timeZone),
    duration_minutes: task.minutes,
    intensity_hint: task.intensity,
    energy_requirement: habit?.energy ?? energyOf(task.minutes),
    version: task.version,
    how,
    state: task.state,
    state_at: task.stateAt === undefined ? null : toWireInstant(task.stateAt),
    may: mayDo(task, plan, shown),
    because: taskBecause(task, plan, shown),
    adaptation: shownAdaptation(task.id, plan, shown),
  };
}

/** What can be set about somebody's days, with what holds where nothing is set. */
export function settingsToWire(day: Day, { archetypes }: Pick<DayLibrary, "archetypes">): DaySettingsWire {
  const { atFirst, most } = archetypes[day.archetype].habitsADay;
  return {
    reminders: day.reminders,
    tasks_a_day: day.tasksADay ?? null,
    tasks_usual: day.growth.count ?? atFirst,
    tasks_most: most,
    messages_a_day: day.messagesADay,
    with_goal_step: day.withGoalStep,
    with_track_action: day.withTrackAction,
    digest: day.digest,
  };
}

/** The five faces by the middle between their figures (day.md: 0.10, 0.25, 0.50, 0.75, 0.95). */
function faceOf(value: number): number {
  return 1 + [0.175, 0.375, 0.625, 0.85].filter((border) => value > border).length;
}

function awayToWire({ away }: Day, date: string, { text }: Shown): DayWire["away"] {
  if (!away || (away.until !== undefined && date > away.until)) return null;
  const { why, from, until } = away;
  return { why, from, until: until ?? null, message: text({ ref: `day.away_${why}` }) };
}

/** A share as a page shows it: two places are more than enough. */
const rounded = (share: number): number => Math.round(share * 100) / 100;

const isAside = ({ state }: Task): boolean => state === "swapped" || state === "never";

/** Today as it is planned. */
export function dayToWire(plan: Plan, shown: ShownDay): DayWire {
  const { snapshot, around, text } = shown;
  const { day, person } = snapshot;
  const { timeZone, locale } = person;
  const { minutes, morning, midday, evening } = energyShares(plan.blocks, plan.waking);
  const archetype = `archetype.${plan.archetype}`;
  const { blend } = day;
  const tasks = plan.tasks.map((task) => ({ task, wire: taskToWire(task, plan, shown) }));
  return {
    date: plan.date,
    time_zone: timeZone,
    revision: plan.revision,
    made_at: toWireInstant(plan.madeAt),
    waking: {
      from: localInstant(plan.waking.from, timeZone),
      to: localInstant(plan.waking.to, timeZone),
      time_range: timeRange(plan.waking, timeZone, locale),
    },
    mode: {
      mode: plan.mode,
      name: text({ ref: `mode_name.${plan.mode}` }),
      chosen: day.modeChoice?.date === plan.date,
      because: becauseToWire(plan.modeBecause, shown),
    },
    energy: day.energy
      ? { value: day.energy.value, face: faceOf(day.energy.value), at: toWireInstant(day.energy.at) }
      : null,
    aims: (day.aims ?? []).map((aim) => ({ aim, name: text({ ref: `aim.${aim}.name` }) })),
    keep_plan: snapshot.adapting?.keepPlan ?? false,
    health_consent: day.consentAt !== undefined,
    archetype: {
      archetype: plan.archetype,
      name: text({ ref: `${archetype}.name` }),
      template_name: around.library.day.archetypes[plan.archetype].templates[plan.mode].name,
      message: text({ ref: `${archetype}.morning.${plan.mode}` }),
      enough: text({ ref: `${archetype}.enough` }),
    },
    blend:
      blend && isBlending(blend, plan.date)
        ? {
            from: blend.from,
            from_name: text({ ref: `archetype.${blend.from}.name` }),
            days_left: blendDays - daysBetween(blend.startedOn, plan.date),
          }
        : null,
    blocks: plan.blocks.map((block) => blockToWire(block, plan, shown)),
    dropped_blocks: plan.dropped.map(({ id, because }) => ({
      block_id: id,
      title: text({ ref: `block.${id}.own_title` }),
      because: becauseToWire(because, shown),
    })),
    tasks: tasks.filter(({ task }) => !isAside(task)).map(({ wire }) => wire),
    set_aside: tasks.filter(({ task }) => isAside(task)).map(({ wire }) => wire),
    open_tasks: plan.tasks.filter(({ state }) => state === "open").length,
    total_duration_minutes: Math.round(minutes),
    energy_distribution: { morning: rounded(morning), midday: rounded(midday), evening: rounded(evening) },
    away: awayToWire(day, plan.date, shown),
    settings: settingsToWire(day, shown.around.library.day),
  };
}

/** A day that is over. */
export function pastToWire(plan: Plan, shown: ShownDay): DayPastWire {
  const { timeZone } = shown.snapshot.person;
  const stood = plan.tasks.filter((task) => !isAside(task));
  const habits = stood.filter(countsAsHabit);
  return {
    date: plan.date,
    archetype: plan.archetype,
    archetype_name: shown.text({ ref: `archetype.${plan.archetype}.name` }),
    mode: plan.mode,
    planned: habits.length,
    done: habits.reduce((sum, { state }) => sum + (state === "done" || state === "partly" ? worth[state] : 0), 0),
    tasks: stood.map((task) => ({
      task_id: task.id,
      kind: task.of.kind,
      habit_id: task.of.kind === "habit" ? task.of.habit : null,
      title: wordsOfTask(task, plan, shown).own,
      start_time: clockAt(task.at, timeZone),
      duration_minutes: task.minutes,
      state: task.state,
    })),
  };
}
