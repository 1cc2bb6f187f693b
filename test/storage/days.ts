import type { BlockId } from "#core/day/block.ts";
import type { HabitRecord } from "#core/mastery/habit-record.ts";
import { type Day, newDay } from "#core/day/day.ts";
import type { HabitId } from "#core/day/habit.ts";
import type { Plan, Task, TaskId } from "#core/day/plan.ts";
import type { GoalId, StepId } from "#core/goals/ids.ts";
import type { LevelId } from "#core/mastery/skill.ts";
import { aDate } from "./walkers.ts";

export const walking = "walking" as HabitId;
export const tea = "tea_ceremony" as HabitId;
const morning = "foundation_builder_gentle_awakening" as BlockId;
const evening = "foundation_builder_evening_comfort" as BlockId;
const hour = 3600_000;

export function aRecord(changes: Partial<HabitRecord> = {}): HabitRecord {
  return {
    firstAttempted: aDate("2026-11-01"),
    lastAttempted: aDate("2026-11-20"),
    lastSucceeded: aDate("2026-11-20"),
    attempts: 9,
    successes: 7.5,
    streak: 3,
    longestStreak: 4,
    recent: [
      { date: aDate("2026-11-19"), outcome: "partly" },
      { date: aDate("2026-11-20"), outcome: "done" },
    ],
    rating: 4,
    never: false,
    notBefore: undefined,
    best: 54,
    ...changes,
  };
}

export function aTask(changes: Partial<Task> = {}): Task {
  return {
    id: "20261121.a" as TaskId,
    block: morning,
    of: { kind: "habit", habit: walking },
    at: Date.UTC(2026, 10, 21, 6),
    minutes: 15,
    version: "usual",
    stage: "intermediate",
    intensity: "easy",
    state: "open",
    stateAt: undefined,
    reminded: false,
    because: { rule: "core_of_the_block", inputs: { place: 1 } },
    ...changes,
  };
}

/** A plan of a day, with something of every kind in it. */
export function aPlan(date = "2026-11-21", changes: Partial<Plan> = {}): Plan {
  const wakes = Date.parse(`${date}T05:30:00Z`);
  const short = date.replaceAll("-", "");
  return {
    date: aDate(date),
    madeAt: wakes,
    revision: 1,
    waking: { from: wakes, to: wakes + 15 * hour },
    archetype: "foundation_builder",
    mode: "low",
    modeBecause: { rule: "energy_tap", inputs: { energy: 0.25 }, confidence: 0.9 },
    blocks: [
      {
        id: morning,
        from: wakes,
        to: wakes + hour,
        energy: "low",
        version: "low",
        flexibility: 45,
        dependencies: [],
        because: { rule: "as_wished" },
      },
      {
        id: evening,
        from: wakes + 12 * hour,
        to: wakes + 13 * hour,
        energy: "low",
        version: "usual",
        flexibility: 60,
        dependencies: [morning],
        because: { rule: "moved_around", inputs: { by: "busy", minutes: 25 } },
      },
    ],
    dropped: [{ id: "foundation_builder_midday_nourishment" as BlockId, because: { rule: "no_room" } }],
    tasks: [
      aTask({ id: `${short}.a` as TaskId, at: wakes, state: "done", stateAt: wakes + 9 }),
      aTask({
        id: `${short}.b` as TaskId,
        block: evening,
        of: { kind: "goal_step", goalId: "g" as GoalId, stepId: "s" as StepId },
        at: wakes + 12 * hour,
      }),
      aTask({
        id: `${short}.c` as TaskId,
        block: evening,
        of: { kind: "track_action", track: "self_work", action: { kind: "technique", technique: "grounding" } },
        at: wakes + 12.5 * hour,
        version: "gentle",
        reminded: true,
        because: { rule: "gentle_only", inputs: { unanswered: "medicines" } },
      }),
    ],
    undo: [
      {
        task: aTask({ id: `${short}.a` as TaskId, at: wakes }),
        record: undefined,
        levels: undefined,
        added: undefined,
        later: { minutes: 30, at: wakes },
      },
    ],
    ...changes,
  };
}

/** Health days with nothing left out. */
export function aFullDay(changes: Partial<Day> = {}): Day {
  return {
    ...newDay("foundation_builder", Date.UTC(2026, 10, 1, 8), aDate("2026-11-01")),
    blend: { from: "peak_performer", startedOn: aDate("2026-11-18") },
    schedule: {
      wake: 450,
      sleep: 1350,
      work: { from: 540, to: 1020 },
      workDays: [1, 2, 4],
      meals: { lunch: { from: 750, to: 780 } },
      exercise: { parts: ["morning"], days: [2, 4] },
      fixed: [{ id: "f1", name: "choir in the old mill", days: [3], at: { from: 1140, to: 1230 } }],
      shifts: {
        startsOn: aDate("2026-11-02"),
        pattern: ["nights at the ward", "off"],
        kinds: { "nights at the ward": { wake: 900, sleep: 420, work: { from: 1200, to: 360 } } },
      },
      daysOff: [aDate("2026-12-24")],
      equipment: ["glucose_monitor"],
      places: ["home"],
      notes: "my knee hurts on stairs",
    },
    consentAt: Date.UTC(2026, 10, 1, 9),
    intake: { answered: ["age", "conditions"], codes: ["epilepsy"], at: Date.UTC(2026, 10, 1, 9) },
    calendar: {
      address: "https://calendar.example/secret-address.ics",
      addedAt: Date.UTC(2026, 10, 2),
      readAt: Date.UTC(2026, 10, 21),
      problem: undefined,
      busy: [{ from: Date.UTC(2026, 10, 21, 9), to: Date.UTC(2026, 10, 21, 10) }],
    },
    energy: { value: 0.25, at: Date.UTC(2026, 10, 21, 5) },
    modeChoice: { mode: "low", date: aDate("2026-11-21") },
    plan: aPlan(),
    previous: { date: aDate("2026-11-20"), mode: "medium", archetype: "foundation_builder", habits: [walking, tea] },
    growth: {
      count: 3,
      raised: [tea],
      changedOn: aDate("2026-11-15"),
      days: [{ date: aDate("2026-11-20"), planned: 3, done: 2.5 }],
    },
    habits: {
      [walking]: aRecord({ note: "best along the old canal" }),
      [tea]: aRecord({ rating: undefined, never: true, notBefore: aDate("2026-12-01") }),
    },
    levels: ["stability_foundation" as LevelId],
    tasksADay: 3,
    reminders: false,
    messagesADay: 2,
    begun: { date: aDate("2026-11-21"), count: 1 },
    withGoalStep: false,
    withTrackAction: false,
    away: { why: "sick", from: aDate("2026-11-25"), until: undefined },
    lookAt: Date.UTC(2026, 10, 21, 12),
    ...changes,
  };
}

/** Words that stand only in the sealed parts of `aFullDay`, and figures that tell of the body. */
export const sealedOfADay = [
  "old mill",
  "old canal",
  "at the ward",
  "my knee",
  "glucose_monitor",
  "epilepsy",
  "secret-address",
  "energy_tap",
  "0.25",
  "sick",
  "gentle_only",
  "unanswered",
];
