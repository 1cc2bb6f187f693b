import { expect, test } from "vitest";
import { doneFor, habit, habitId, libraryOf, monday, startOf, zone } from "#test/day/days.ts";
import { recordOutcome } from "../mastery/record-outcome.ts";
import { emptyRecord } from "../mastery/habit-record.ts";
import { plusDays } from "../time/local-date.ts";
import type { Day } from "./day.ts";
import type { Habit } from "./habit.ts";
import type { Mode } from "./mode.ts";
import { emptySchedule } from "./schedule.ts";
import { scoreBeside, scoreHabit, scoreInBlock, totalOf } from "./score.ts";
import { energyFits, sizeHabit, versionsFor } from "./size-habit.ts";

const around = (more: Partial<Day> = {}, mode: Mode = "medium") => ({
  day: startOf("foundation_builder", more),
  library: libraryOf([]),
  mode,
  date: monday,
  timeZone: zone,
});
const points = (one: Habit, more: Partial<Day> = {}, mode: Mode = "medium") =>
  totalOf(scoreHabit(one, around(more, mode)));
const known = (record: typeof emptyRecord): Partial<Day> => ({ habits: { [habitId("tea")]: record } });
const tea = habit("tea");
const growing = doneFor(4, monday);
const mastered = doneFor(30, monday);
const skipped = (times: number) =>
  Array.from({ length: times }, (_, at) => plusDays(monday, at - times)).reduce(
    (so, date) => recordOutcome(so, "skipped", date),
    doneFor(4, plusDays(monday, -5)),
  );

test.each<[string, number, number]>([
  ["what grows comes before what is new", points(tea, known(growing)), points(tea)],
  ["what is new comes before what was long mastered", points(tea), points(tea, known(mastered))],
  ["the simple comes before the hard", points(tea), points(habit("tea", { difficulty: 4 }))],
  [
    "on a weak day the restoring comes first",
    points(habit("tea", { restores: true }), {}, "low"),
    points(tea, {}, "low"),
  ],
  ["on a weak day the easy comes first", points(tea, {}, "low"), points(habit("tea", { energy: "medium" }), {}, "low")],
  ["on a strong day more is welcome", points(habit("tea", { energy: "high" }), {}, "high"), points(tea, {}, "high")],
  [
    "what is liked comes before what is not rated",
    points(tea, known({ ...growing, rating: 5 })),
    points(tea, known(growing)),
  ],
  [
    "what is not rated comes before what is disliked",
    points(tea, known(growing)),
    points(tea, known({ ...growing, rating: 1 })),
  ],
  ["what is skipped again and again goes back", points(tea, known(skipped(1))), points(tea, known(skipped(3)))],
  [
    "what was lately not wanted waits",
    points(tea, known(growing)),
    points(tea, known({ ...growing, notBefore: plusDays(monday, -3) })),
  ],
  [
    "what has not been seen for long is welcome again",
    points(tea, known(doneFor(4, plusDays(monday, -20)))),
    points(tea, known(growing)),
  ],
  [
    "what fits the archetype comes before what does not",
    points(tea),
    points(habit("tea", { archetypes: ["peak_performer"] })),
  ],
])("%s", (_rule, more, less) => {
  expect(more).toBeGreaterThan(less);
});

test("a block's own habits come first, in their order, and all of them before others", () => {
  const block = { habits: Array.from({ length: 12 }, (_, at) => habitId(`own_${at}`)) };
  const own = block.habits.map((id) => totalOf(scoreInBlock(habit(id), block, "morning", around())));
  expect(own).toEqual(own.toSorted((a, b) => b - a));
  expect(own[0]).toBeGreaterThan(own[1] ?? 0);
  expect(Math.min(...own)).toBeGreaterThan(totalOf(scoreInBlock(tea, block, "morning", around())));
});

test.each([
  ["whenever it fits", [], [], 0],
  ["at a welcome time", ["morning"], [], 100],
  ["at another time", ["evening"], [], -30],
  ["on a welcome day", [], [1], 100],
  ["on another day", ["morning"], [2, 3], -30],
] as const)("moving, %s", (_rule, parts, days, expected) => {
  const schedule = { ...emptySchedule, exercise: { parts, days } };
  const walk = habit("walk", { taskClass: "movement" });
  expect(totalOf(scoreInBlock(walk, { habits: [] }, "morning", around({ schedule })))).toBe(expected);
  expect(scoreInBlock(tea, { habits: [] }, "morning", around({ schedule }))).toEqual({});
});

test("one more of a kind or in a block counts less, and what was there yesterday counts more", () => {
  expect(scoreBeside(tea, ["self_care", "movement"], 1, 24)).toEqual({ category: -14, spread: -18, kept: 24 });
  expect(scoreBeside(tea, [], 0, 0)).toEqual({});
});

const run = habit("run", {
  intensity: "high",
  scaling: { beginner: 10, intermediate: 20, advanced: 30 },
  low: 8,
  high: 40,
  gentle: 6,
});
test.each([
  ["a beginner's usual", "usual", "beginner", false, { minutes: 10, version: "usual", intensity: "high" }],
  [
    "a beginner does not do the long one",
    "high",
    "beginner",
    false,
    { minutes: 10, version: "usual", intensity: "high" },
  ],
  ["the long one", "high", "advanced", false, { minutes: 40, version: "high", intensity: "high" }],
  ["the small one is a notch easier", "low", "advanced", false, { minutes: 8, version: "low", intensity: "moderate" }],
  ["the gentle one is easy", "usual", "advanced", true, { minutes: 6, version: "gentle", intensity: "easy" }],
  [
    "on a weak day the gentle one is no longer than the small one",
    "low",
    "advanced",
    true,
    { minutes: 6, version: "gentle", intensity: "easy" },
  ],
] as const)("%s", (_rule, version, stage, gentle, expected) => {
  expect(sizeHabit(run, version, stage, gentle)).toEqual(expected);
});

test("a weak day has small versions alone; a strong block or a habit that has grown begins with the long one", () => {
  expect(versionsFor("low", "high", true)).toEqual(["low"]);
  expect(versionsFor("medium", "usual", false)).toEqual(["usual", "low"]);
  expect(versionsFor("medium", "usual", true)).toEqual(["high", "usual", "low"]);
  expect(versionsFor("high", "high", false)).toEqual(["high", "usual", "low"]);
});

test("energy fits where no more is asked than there is", () => {
  expect(energyFits("low", "low")).toBe(true);
  expect(energyFits("medium", "high")).toBe(true);
  expect(energyFits("high", "medium")).toBe(false);
});
