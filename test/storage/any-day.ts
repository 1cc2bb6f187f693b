import type { HabitOutcome, HabitRecord } from "#core/mastery/habit-record.ts";
import type { Weekday } from "#core/time/weekday.ts";
import type { GoalId, StepId } from "#core/goals/ids.ts";
import fc from "fast-check";
import type { Because } from "#core/because.ts";
import { archetypeIds } from "#core/day/archetype.ts";
import { type BlockId, versions } from "#core/day/block.ts";
import { contraindications } from "#core/day/contraindication.ts";
import type { Away, CalendarLink, Day, Grown, Growth } from "#core/day/day.ts";
import { energies, intensities } from "#core/day/energy.ts";
import { dayParts, equipments, habitCategories, type HabitId, places, seasons, stages } from "#core/day/habit.ts";
import { companies, movements } from "#core/day/wish.ts";
import { injuries, type Intake, intakeSections, withMild } from "#core/day/intake.ts";
import { modes } from "#core/day/mode.ts";
import { type Plan, type PlannedBlock, type Task, type TaskId, taskStates, type Undo } from "#core/day/plan.ts";
import type { OwnHabit, OwnHabitId } from "#core/day/own-habit.ts";
import { meals, type Schedule } from "#core/day/schedule.ts";
import { aimIds } from "#core/day/aim.ts";
import { toldMetrics } from "#core/readings/told.ts";
import type { LevelId } from "#core/mastery/skill.ts";
import { type LocalDate, plusDays } from "#core/time/local-date.ts";
import { type Every, every, instant, maybe, text } from "./every.ts";

export const date: fc.Arbitrary<LocalDate> = fc.nat(9000).map((days) => plusDays("2020-01-01" as LocalDate, days));
const minutes = fc.integer({ min: 0, max: 1439 });
const span = fc.record({ from: minutes, to: minutes });
const interval = fc.record({ from: instant, to: instant });
const habitId = fc.constantFrom("walking", "hydration", "tea_ceremony", "light_exposure", "journaling") as fc.Arbitrary<
  HabitId & string
>;
const weekday = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>;

export const because: fc.Arbitrary<Because> = fc.record(
  {
    rule: fc.constantFrom("fits", "energy_tap", "moved_by_work"),
    inputs: fc.dictionary(
      fc.constantFrom("energy", "with", "moved"),
      fc.oneof(fc.double({ noNaN: true, min: 0, max: 1 }).map(Math.abs), fc.nat(), fc.boolean()),
      {
        noNullPrototype: true,
      },
    ),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs),
  },
  { requiredKeys: ["rule"] },
);

/** What happened with a habit. */
export const recordFields: Every<HabitRecord> = {
  firstAttempted: maybe(date),
  lastAttempted: maybe(date),
  lastSucceeded: maybe(date),
  attempts: fc.nat(500),
  successes: fc.nat(1000).map((halves) => halves / 2),
  streak: fc.nat(100),
  longestStreak: fc.nat(400),
  recent: fc
    .record({
      from: date,
      outcomes: fc.array(fc.constantFrom<HabitOutcome>("done", "partly", "skipped"), { maxLength: 30 }),
    })
    .map(({ from, outcomes }) => outcomes.map((outcome, index) => ({ date: plusDays(from, index), outcome }))),
  rating: maybe(fc.integer({ min: 1, max: 5 })),
  never: fc.boolean(),
  notBefore: maybe(date),
  best: fc.nat(100),
  note: text,
};

/** What happened with a habit, whatever it was; nobody succeeds more often than they try. */
export const anyRecord: fc.Arbitrary<HabitRecord> = every(recordFields, "note").map((one) => ({
  ...one,
  successes: Math.min(one.attempts, one.successes),
}));

/** How somebody's days go. */
export const scheduleFields: Every<Schedule> = {
  wake: maybe(minutes),
  sleep: maybe(minutes),
  work: maybe(span),
  workDays: fc.uniqueArray(weekday),
  meals: fc.dictionary(fc.constantFrom(...meals), span, { noNullPrototype: true }),
  exercise: fc.record({
    parts: fc.uniqueArray(fc.constantFrom(...dayParts)),
    days: fc.uniqueArray(weekday),
  }),
  fixed: fc.array(fc.record({ id: fc.uuid(), name: text, days: fc.uniqueArray(weekday), at: span }), { maxLength: 2 }),
  shifts: maybe(
    fc.record({
      startsOn: date,
      pattern: fc.array(fc.constantFrom("off", "early", "Nachtschicht im Haus"), { maxLength: 6 }),
      kinds: fc.dictionary(
        fc.constantFrom("early", "Nachtschicht im Haus"),
        fc.record({ wake: minutes, sleep: minutes, work: maybe(span) }),
        { noNullPrototype: true },
      ),
    }),
  ),
  wishes: fc.record(
    {
      commute: fc.nat(90),
      minutes: fc.integer({ min: 5, max: 90 }),
      movement: fc.constantFrom(...movements),
      company: fc.constantFrom(...companies),
      avoid: fc.uniqueArray(fc.constantFrom(...habitCategories), { maxLength: 2 }),
      outdoors: fc.uniqueArray(fc.constantFrom(...seasons), { maxLength: 2 }),
      race: date,
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
  daysOff: fc.array(date, { maxLength: 3 }),
  equipment: fc.uniqueArray(fc.constantFrom(...equipments), { maxLength: 3 }),
  places: fc.uniqueArray(fc.constantFrom(...places)),
  notes: text,
};
const schedule = every(scheduleFields, "wishes");

export const anyBlock: fc.Arbitrary<PlannedBlock> = every<PlannedBlock>(
  {
    id: fc.constantFrom("a_morning", "a_noon", "a_evening", "a_night") as fc.Arbitrary<BlockId & string>,
    from: instant,
    to: instant,
    energy: fc.constantFrom(...energies),
    version: fc.constantFrom(...versions),
    flexibility: fc.nat(120),
    dependencies: fc.uniqueArray(fc.constantFrom("a_morning", "a_noon") as fc.Arbitrary<BlockId & string>),
    because,
    put: fc.record({ from: instant, to: instant, because }, { noNullPrototype: true }),
  },
  "put",
);

/** A task. */
export const taskFields: Every<Task> = {
  id: fc.uuid() as fc.Arbitrary<TaskId & string>,
  block: fc.constantFrom("a_morning", "a_noon", "gone") as fc.Arbitrary<BlockId & string>,
  of: fc.oneof(
    habitId.map((habit) => ({ kind: "habit", habit }) as const),
    fc.uuid().map((own) => ({ kind: "own", own: own as OwnHabitId }) as const),
    fc.record({
      kind: fc.constant("goal_step" as const),
      goalId: fc.uuid() as fc.Arbitrary<GoalId & string>,
      stepId: fc.uuid() as fc.Arbitrary<StepId & string>,
    }),
    fc.constant({
      kind: "track_action",
      track: "self_work",
      action: { kind: "technique", technique: "grounding" },
    } as const),
    fc.constant({
      kind: "track_action",
      track: "community",
      action: { kind: "report", action: "legal_help" },
    } as const),
  ),
  at: instant,
  minutes: fc.integer({ min: 1, max: 240 }),
  version: fc.constantFrom(...versions, "gentle" as const),
  stage: fc.constantFrom(...stages),
  intensity: fc.constantFrom(...intensities),
  state: fc.constantFrom(...taskStates),
  stateAt: maybe(instant),
  reminded: fc.boolean(),
  because,
};
export const anyTask = every(taskFields);

const undo: fc.Arbitrary<Undo> = every<Undo>({
  task: anyTask,
  record: maybe(anyRecord),
  levels: maybe(fc.constant(["stability_foundation" as LevelId])),
  added: maybe(fc.uuid() as fc.Arbitrary<TaskId & string>),
  later: maybe(fc.record({ minutes: fc.nat(90), at: instant })),
});

/** A plan, even one that no planner would make. */
export const planFields: Every<Plan> = {
  date,
  madeAt: instant,
  revision: fc.nat(20),
  waking: interval,
  archetype: fc.constantFrom(...archetypeIds),
  mode: fc.constantFrom(...modes),
  modeBecause: because,
  blocks: fc.uniqueArray(anyBlock, { maxLength: 4, selector: ({ id }) => id }),
  dropped: fc.array(fc.record({ id: fc.constant("a_noon" as BlockId), because }), { maxLength: 2 }),
  tasks: fc.uniqueArray(anyTask, { maxLength: 6, selector: ({ id }) => id }),
  undo: fc.array(undo, { maxLength: 2 }),
};
const anyPlan = every(planFields);

/** Health days. */
export const dayFields: Every<Day> = {
  startedAt: instant,
  startedOn: date,
  archetype: fc.constantFrom(...archetypeIds),
  blend: maybe(fc.record({ from: fc.constantFrom(...archetypeIds), startedOn: date })),
  schedule,
  consentAt: maybe(instant),
  intake: maybe(
    every<Intake>(
      {
        answered: fc.uniqueArray(fc.constantFrom(...intakeSections)),
        codes: fc.uniqueArray(fc.constantFrom(...contraindications)),
        mild: fc.uniqueArray(fc.constantFrom(...injuries)),
        at: instant,
      },
      "mild",
      // Only what was told is slight, and none of it is no list at all.
    ).map(({ codes, mild = [], ...intake }) => withMild({ ...intake, codes: [...new Set([...codes, ...mild])] }, mild)),
  ),
  calendar: maybe(
    every<CalendarLink>({
      address: fc.webUrl(),
      addedAt: instant,
      readAt: maybe(instant),
      problem: maybe(fc.constantFrom("unreachable" as const, "too_large" as const)),
      busy: fc.array(interval, { maxLength: 4 }),
    }),
  ),
  energy: maybe(fc.record({ value: fc.nat(100).map((n) => n / 100), at: instant })),
  readiness: maybe(fc.record({ value: fc.nat(100).map((n) => n / 100), date, computed: fc.boolean() })),
  digest: fc.boolean(),
  digestOn: maybe(date),
  modeChoice: maybe(fc.record({ mode: fc.constantFrom(...modes), date })),
  plan: maybe(anyPlan),
  previous: maybe(
    fc.record({
      date,
      mode: fc.constantFrom(...modes),
      archetype: fc.constantFrom(...archetypeIds),
      habits: fc.uniqueArray(habitId),
    }),
  ),
  growth: every<Growth>({
    count: maybe(fc.integer({ min: 1, max: 5 })),
    raised: fc.uniqueArray(habitId),
    changedOn: maybe(date),
    days: fc.array(fc.record({ date, planned: fc.nat(5), done: fc.nat(10).map((n) => n / 2) }), { maxLength: 14 }),
  }),
  grown: every<Grown>(
    {
      on: date,
      how: fc.constantFrom("simpler", "one_more", "longer"),
      share: fc.nat(100).map((n) => n / 100),
      habit: habitId,
    },
    "habit",
  ),
  habits: fc.dictionary(habitId, anyRecord, { noNullPrototype: true }) as fc.Arbitrary<Day["habits"]>,
  levels: fc.uniqueArray(fc.constantFrom("stability_foundation", "gentle_expansion") as fc.Arbitrary<LevelId & string>),
  tasksADay: maybe(fc.integer({ min: 1, max: 5 })),
  reminders: fc.boolean(),
  messagesADay: fc.nat(12),
  begun: maybe(fc.record({ date, count: fc.nat(9) })),
  withGoalStep: fc.boolean(),
  withTrackAction: fc.boolean(),
  away: maybe(
    every<Away>({
      why: fc.constantFrom("sick" as const, "travel" as const, "pause" as const),
      from: date,
      until: maybe(date),
    }),
  ),
  aims: fc.uniqueArray(fc.constantFrom(...aimIds), { maxLength: 2 }),
  own: fc.uniqueArray(
    every<OwnHabit>({
      id: fc.uuid() as unknown as fc.Arbitrary<OwnHabitId & string>,
      name: text,
      reason: text,
      group: text,
      when: fc.oneof(
        fc.constant({ kind: "any" } as const),
        fc.record({ kind: fc.constant("part" as const), part: fc.constantFrom(...dayParts) }),
        fc.record({ kind: fc.constant("clock" as const), clock: fc.nat(1439) }),
      ),
      days: fc.uniqueArray(weekday),
      times: maybe(fc.integer({ min: 1, max: 7 })),
      minutes: fc.integer({ min: 1, max: 180 }),
      growTo: maybe(fc.integer({ min: 1, max: 180 })),
      reminder: fc.boolean(),
      risk: maybe(fc.boolean()),
      paused: fc.boolean(),
      createdOn: date,
      record: anyRecord,
      months: fc.constantFrom({}, { "2026-03": "..dps" }),
    }),
    { maxLength: 2, selector: ({ id }) => id },
  ),
  heard: fc.dictionary(fc.constantFrom(...toldMetrics), instant, { noNullPrototype: true }),
  doses: fc.dictionary(
    fc.constantFrom("walking", "tea_ceremony") as fc.Arbitrary<HabitId & string>,
    fc.record({ minutes: fc.nat(60), since: date, before: fc.nat(60), times: fc.nat(40), last: date }),
    { noNullPrototype: true },
  ),
  lately: fc.array(fc.record({ date, habits: fc.uniqueArray(habitId) }), { maxLength: 3 }),
  lows: fc.record({ days: fc.uniqueArray(date).map((days) => days.toSorted()), namedOn: maybe(date) }),
  excused: fc.array(fc.record({ from: date, until: maybe(date) }), { maxLength: 3 }),
  lookAt: instant,
};

/** Any health days that a person can have. */
export const anyDay = every(dayFields, "grown", "excused", "heard", "lows", "doses", "lately", "aims", "own");
