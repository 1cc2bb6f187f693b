import fc from "fast-check";
import { expect, test } from "vitest";
import { everyday, inputAt, libraryOf, monday, plannedDay, startOf, taskFor, zone } from "#test/day/days.ts";
import { putOff } from "../day/tasks.ts";
import type { GoalId, StepId } from "../goals/ids.ts";
import type { Goal } from "../goals/goal.ts";
import type { Step } from "../goals/step.ts";
import type { Exercise, ExerciseId } from "../techniques/exercise.ts";
import { type Technique, type TechniqueId, techniqueIds } from "../techniques/technique.ts";
import { instantAt } from "../time/wall-time.ts";
import { newJourney } from "../tracks/journey.ts";
import type { Suggestion } from "../tracks/suggest.ts";
import { type Next, type NextInput, nextStep } from "./next.ts";
import { passOver, wasPassed } from "./passed.ts";

const at = (hour: number): number => instantAt(monday, hour * 60, zone);
const step: Step = {
  id: "s1" as StepId,
  goalId: "g1" as GoalId,
  text: "",
  minutes: 20,
  floorText: "",
  stretchText: "",
  size: "normal",
  cue: undefined,
  createdAt: 0,
  completedAt: undefined,
  counted: false,
  rephrased: false,
  userComment: undefined,
  earlierTexts: [],
  by: "offline",
  source: undefined,
};
const goal: Goal = {
  id: step.goalId,
  title: "",
  description: "",
  kind: "household",
  status: "open",
  createdAt: 0,
  touchedAt: at(1),
  clarifications: [],
  question: undefined,
  current: step,
  completedCount: 0,
  declined: [],
  touchesContact: false,
};
const technique = (id: TechniqueId): Technique => ({
  id,
  track: "self_work",
  minutes: 10,
  gate: id === "message_other_parent" ? "closed" : "none",
  insteadWhenRecent: undefined,
  makes: undefined,
  titleFrom: [],
  steps: [],
  endings: [],
  moodFrom: undefined,
  opensFrom: [],
  statusFrom: [],
});
const techniques = Object.fromEntries(techniqueIds.map((id) => [id, technique(id)])) as Record<TechniqueId, Technique>;
const suggestion: Suggestion = {
  track: "self_work",
  action: { kind: "technique", technique: "grounding" },
  words: { ref: "technique.grounding.name" },
  minutes: 15,
  because: { rule: "next_in_phase" },
  also: [],
};
const draft = (id: string, touchedAt: number, of: TechniqueId = "letter_to_self"): Exercise => ({
  id: id as ExerciseId,
  technique: of,
  at: "",
  answers: {},
  startedAt: 0,
  touchedAt,
});

const library = libraryOf(everyday);
const { day, plan } = plannedDay(inputAt(startOf(), library));
const tea = taskFor(plan, "tea");
const music = taskFor(plan, "music");
const everything: NextInput = {
  now: at(7),
  inCrisis: false,
  mode: "medium",
  focus: undefined,
  passed: {},
  exercises: [draft("d1", 1), draft("d2", 2)],
  inFront: undefined,
  gates: { gate: "open", recent: false, techniques },
  contactClosed: false,
  day,
  goals: [goal],
  activeGoal: goal.id,
  journey: newJourney(at(2), monday),
  suggestion,
};
const nothing: NextInput = {
  ...everything,
  exercises: [],
  day: undefined,
  goals: [],
  activeGoal: undefined,
  journey: undefined,
  suggestion: undefined,
};
const without = { exercises: [] } as const;
const named = (next: Next): string =>
  next.kind === "enough" || next.kind === "crisis" ? next.kind : `${next.key} ${next.because.rule}`;

test.each<[string, Partial<NextInput>, string]>([
  ["in a crisis nothing else", { inCrisis: true }, "crisis"],
  ["what was begun, the newest", {}, "d:d2 draft_open"],
  ["the exercise in front before newer ones", { inFront: "d1" as ExerciseId }, "d:d1 draft_in_front"],
  ["the task whose block is now", without, `t:${tea.id} block_now`],
  ["the task whose block begins in a moment", { ...without, now: at(20 + 50 / 60) }, `t:${music.id} block_begins`],
  ["not the task of a later block", { ...without, now: at(20 + 49 / 60) }, "g:s1 least_recent"],
  ["no task that no longer fits in its block", { ...without, now: at(7.5) - 4 * 60_000 }, "g:s1 least_recent"],
  [
    "no task of a day away",
    { ...without, day: { ...day, away: { why: "travel", from: monday, until: undefined } } },
    "g:s1 least_recent",
  ],
  ["no task after sleep", { ...without, now: at(23) }, "g:s1 least_recent"],
  [
    "a goal's step where there are no tracks",
    { ...nothing, goals: [goal], activeGoal: goal.id },
    "g:s1 nothing_before_it",
  ],
  ["the goal's step, least recently touched", { ...without, now: at(9) }, "g:s1 least_recent"],
  [
    "the track's action where the goal was touched later",
    { ...without, now: at(9), goals: [{ ...goal, touchedAt: at(3) }] },
    "k:self_work:grounding least_recent",
  ],
  [
    "the track's action where tracks lead",
    { ...without, now: at(9), focus: "tracks" },
    "k:self_work:grounding in_focus",
  ],
  [
    "the goal's step where goals lead",
    { ...without, now: at(9), focus: "goals", goals: [{ ...goal, touchedAt: at(3) }] },
    "g:s1 in_focus",
  ],
  [
    "the track's action where the goal rests",
    { ...without, now: at(9), goals: [{ ...goal, status: "paused" }] },
    "k:self_work:grounding nothing_before_it",
  ],
  [
    "the track's action where the step is done",
    { ...without, now: at(9), goals: [{ ...goal, current: { ...step, completedAt: 1 } }] },
    "k:self_work:grounding nothing_before_it",
  ],
  [
    "no step that touches contact behind a closed gate",
    { ...without, now: at(9), contactClosed: true, goals: [{ ...goal, touchesContact: true }] },
    "k:self_work:grounding nothing_before_it",
  ],
  ["on a weak day nothing long", { ...without, now: at(9), mode: "low" }, "enough"],
  [
    "on a weak day what is short",
    { ...without, now: at(9), mode: "low", goals: [{ ...goal, current: { ...step, size: "floor" } }] },
    "g:s1 least_recent",
  ],
  [
    "on a sick day nothing long",
    { ...without, now: at(9), day: { ...day, away: { why: "sick", from: monday, until: monday } } },
    "enough",
  ],
  ["nothing to do is enough for today", nothing, "enough"],
  [
    "an exercise behind the gate is not gone on with",
    { ...nothing, exercises: [draft("d3", 1, "message_other_parent")], gates: { ...everything.gates, gate: "safety" } },
    "enough",
  ],
  [
    "a track's action behind the gate is not offered",
    {
      ...nothing,
      journey: newJourney(0, monday),
      suggestion: { ...suggestion, action: { kind: "technique", technique: "message_other_parent" } },
      gates: { ...everything.gates, gate: "safety" },
    },
    "enough",
  ],
])("%s", (_rule, change, expected) => {
  expect(named(nextStep({ ...everything, ...change }))).toBe(expected);
});

test("a track that rests has no next action", () => {
  const journey = newJourney(0, monday);
  const tracks = { ...journey.tracks, self_work: { ...journey.tracks.self_work, paused: true } };
  expect(nextStep({ ...nothing, journey: { ...journey, tracks }, suggestion }).kind).toBe("enough");
});

test("a task that was put off is next at its own time", () => {
  const later = putOff(day, tea.id, 120, { now: at(7) });
  if (later.kind === "refused") throw new Error(later.code);
  const with_it = { ...everything, ...without, day: later.day };
  expect(named(nextStep({ ...with_it, now: at(8) }))).toBe("g:s1 least_recent");
  expect(named(nextStep({ ...with_it, now: at(9) }))).toBe(`t:${tea.id} put_off_till_now`);
});

test("goal and track in the day are next only while they are still what they were", () => {
  const planned = plannedDay(
    inputAt(startOf(), library, {
      goalStep: { goalId: goal.id, stepId: step.id, minutes: 10, energy: "low" },
      trackAction: { track: "self_work", action: suggestion.action, minutes: 5, energy: "low" },
    }),
  );
  const [, goalTask, trackTask] = planned.plan.tasks;
  const now: NextInput = { ...everything, ...without, day: planned.day, passed: { [`t:${tea.id}`]: at(7) } };
  expect(named(nextStep(now))).toBe(`t:${goalTask?.id} block_now`);
  const moved = { ...goal, current: { ...step, id: "s2" as StepId } };
  expect(named(nextStep({ ...now, goals: [moved] }))).toBe(`t:${trackTask?.id} block_now`);
  expect(named(nextStep({ ...now, goals: [], journey: undefined }))).toBe("enough");
});

test("what was passed over does not come back for four hours", () => {
  const seen: string[] = [];
  let passed = {};
  for (let next = nextStep(everything); next.kind !== "enough"; next = nextStep({ ...everything, passed })) {
    if (next.kind === "crisis") throw new Error("no crisis here");
    seen.push(next.key);
    passed = passOver(passed, next.key, everything.now);
  }
  expect(seen).toEqual(["d:d2", `t:${tea.id}`, "g:s1", "k:self_work:grounding"]);
  expect(nextStep({ ...everything, passed }).because).toEqual({ rule: "enough_for_today", inputs: { passed: 4 } });
  const fourHours = 4 * 3600 * 1000;
  expect(wasPassed(passed, "d:d2", everything.now + fourHours - 1)).toBe(true);
  expect(named(nextStep({ ...everything, passed, now: everything.now + fourHours }))).toBe("d:d2 draft_open");
  expect(passOver(passed, "x", everything.now + fourHours)).toEqual({ x: everything.now + fourHours });
});

test("whatever is there, the answer is one, the same each time, and none that was passed over", () => {
  const part = <K extends keyof NextInput>(key: K) => fc.constantFrom(everything[key], nothing[key]);
  const anyKey = fc.constantFrom("d:d1", "d:d2", `t:${tea.id}`, `t:${music.id}`, "g:s1", "k:self_work:grounding");
  const anyState = fc.record({
    hour: fc.double({ min: 0, max: 26, noNaN: true }),
    mode: fc.constantFrom("low", "medium", "high", undefined),
    focus: fc.constantFrom("goals", "tracks", undefined),
    exercises: part("exercises"),
    day: part("day"),
    goals: part("goals"),
    journey: part("journey"),
    suggestion: part("suggestion"),
    passed: fc.uniqueArray(anyKey),
  });
  fc.assert(
    fc.property(anyState, ({ hour, passed, ...rest }) => {
      const now = at(hour);
      const input: NextInput = {
        ...everything,
        ...rest,
        now,
        passed: Object.fromEntries(passed.map((key) => [key, now - 1])),
      };
      const next = nextStep(input);
      expect(nextStep(structuredClone(input))).toEqual(next);
      if ("key" in next) {
        expect(passed).not.toContain(next.key);
        expect(next.key).toMatch(/^[A-Za-z0-9_.:-]{1,56}$/u);
      }
    }),
    { numRuns: 1000 },
  );
});
