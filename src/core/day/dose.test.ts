import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadDayLibrary } from "#content/day-library.ts";
import { habit, inputAt, monday, plannedDay, startOf } from "#test/day/days.ts";
import { plusDays } from "../time/local-date.ts";
import { archetypeIds } from "./archetype.ts";
import type { Day } from "./day.ts";
import type { HabitId } from "./habit.ts";
import { type Dose, dosesAfter, grown, lengthOn, smallLengthOn } from "./dose.ts";
import { modes, type Mode } from "./mode.ts";
import type { Plan } from "./plan.ts";
import { doTask, letGo } from "./tasks.ts";

const library = loadDayLibrary(fileURLToPath(new URL("../../../content", import.meta.url)));
const walk = habit("walk", { scaling: { beginner: 10, intermediate: 20, advanced: 35 }, low: 5, high: 40 });
const dose = (more: Partial<Dose> = {}): Dose => ({
  minutes: 10,
  since: monday,
  before: 10,
  times: 7,
  last: plusDays(monday, 6),
  ...more,
});

test.each([
  [3, 4],
  [20, 26],
  [39, 50],
  [70, 77],
])("%i minutes come to %i within a week at most: what is long grows by a tenth", (minutes, most) => {
  expect(grown(minutes)).toBe(most);
});

describe("with an injury that only twinges", () => {
  test.each([
    ["it begins with a weak day's length", undefined, 0, 5],
    ["what was done before the injury says nothing of now", dose({ minutes: 30 }), 7, 5],
    ["it stays within its week", dose({ minutes: 5, before: 5, small: true }), 6, 5],
    ["it grows by being done", dose({ minutes: 5, before: 5, small: true }), 7, 6],
    ["not without being done", dose({ minutes: 5, before: 5, times: 2, small: true }), 7, 5],
    ["and no further than others begin", dose({ minutes: 10, before: 9, small: true }), 14, 10],
  ] as const)("%s", (_rule, known, after, minutes) => {
    expect(smallLengthOn(walk, known, plusDays(monday, after))).toEqual({ usual: minutes, high: minutes });
  });
});

describe("how long a habit is planned", () => {
  test.each([
    ["new: a beginner's length, a little more on a strong day", undefined, 0, false, 0, { usual: 10, high: 13 }],
    ["nothing grows within its week, however well it goes", dose(), 60, true, 6, { usual: 10, high: 13 }],
    ["after a week it may grow by a third, towards its stage", dose(), 60, true, 7, { usual: 13, high: 13 }],
    ["done too seldom it stays", dose({ times: 2 }), 60, true, 7, { usual: 10, high: 13 }],
    ["at its stage it stays", dose({ minutes: 20 }), 60, true, 7, { usual: 20, high: 26 }],
    [
      "what grew on a strong day grows on from there a week later",
      dose({ minutes: 13 }),
      60,
      true,
      7,
      { usual: 16, high: 16 },
    ],
    ["two weeks off make it shorter", dose({ minutes: 20 }), 60, true, 21, { usual: 14, high: 14 }],
    ["a month off halves it", dose({ minutes: 30 }), 60, true, 40, { usual: 15, high: 15 }],
    ["who did it before lengths were kept goes on as they did", undefined, 75, true, 0, { usual: 35, high: 40 }],
  ] as const)("%s", (_rule, known, mastery, tried, day, expected) => {
    expect(lengthOn(walk, known, mastery, tried, plusDays(monday, day))).toEqual(expected);
  });

  test("a beginner does no more of what has a risk, however strong the day", () => {
    const cold = habit("cold", { ...walk, risks: ["cold"] });
    expect(lengthOn(cold, undefined, 0, false, monday)).toEqual({ usual: 10, high: 10 });
  });

  test("a short version keeps a length and does not lengthen it", () => {
    const plan = { date: plusDays(monday, 7), tasks: [] as Plan["tasks"] };
    const { plan: some } = plannedDay(inputAt(startOf(), library));
    const task = { ...some.tasks[0], minutes: 5, state: "done" } as Plan["tasks"][number];
    if (task.of.kind !== "habit") throw new Error("the first task of a day is a habit");
    const after = dosesAfter({ [task.of.habit]: dose() }, { ...plan, tasks: [task] }, library.habits);
    expect(after[task.of.habit]).toEqual({ ...dose(), last: plan.date });
  });
});

interface Lived {
  readonly date: number;
  readonly habit: string;
  readonly minutes: number;
  readonly done: boolean;
}

/** Lives so many days in given modes, of which a share is done; every task that is not gentle, in order. */
function lived(start: Day, days: readonly { readonly mode: Mode; readonly done: number }[]): readonly Lived[] {
  let day = start;
  const seen: Lived[] = [];
  for (const [date, { mode, done }] of days.entries()) {
    const input = inputAt(day, library, { date: plusDays(monday, date), hour: 0, mode });
    const planned = plannedDay(input);
    ({ day } = planned);
    for (const [at, task] of planned.plan.tasks.entries()) {
      const does = at < done * planned.plan.tasks.length;
      const result = does ? doTask(day, task.id, "done", input) : letGo(day, task.id, input);
      if (result.kind === "changed") ({ day } = result);
      if (task.of.kind !== "habit" || task.version === "gentle") continue;
      seen.push({ date, habit: task.of.habit, minutes: task.minutes, done: does });
    }
  }
  return seen;
}

test("no habit grows by more than 30 % or a minute over what it was done for a week before, in any mode, however much is done", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...archetypeIds),
      fc.array(fc.record({ mode: fc.constantFrom(...modes), done: fc.constantFrom(0, 0.5, 1, 1, 1) }), {
        minLength: 40,
        maxLength: 40,
      }),
      (archetype, days) => {
        const all = lived(startOf(archetype), days);
        for (const { date, habit: id, minutes } of all) {
          const own = all.filter((each) => each.habit === id && each.done && each.date < date);
          const known = library.habits.get(id as never);
          const first = known?.scaling.beginner ?? 0;
          const before = own.filter((each) => each.date <= date - 7).map((each) => each.minutes);
          const told = own.map((each) => `${each.date}: ${each.minutes}`).join(", ");
          const most = grown(Math.max(first, ...before));
          expect(minutes <= most ? "" : `day ${date}: ${id} ${minutes}, after ${told}, first ${first}`).toBe("");
        }
      },
    ),
    { numRuns: 8 },
  );
});

test.each(archetypeIds)("whoever does everything as %s is never asked for less of a habit than before", (archetype) => {
  const all = lived(
    startOf(archetype),
    Array.from({ length: 60 }, () => ({ mode: "medium" as const, done: 1 })),
  );
  const fallen = all.filter(({ date, habit: id, minutes }) =>
    all.some((each) => each.habit === id && each.date < date && date - each.date < 14 && each.minutes > minutes),
  );
  expect(fallen.map(({ date, habit: id, minutes }) => `day ${date}: ${id} ${minutes}`)).toEqual([]);
});

test.each(archetypeIds)(
  "a strong first day of %s is another one than an ordinary, and asks for at least as much",
  (archetype) => {
    const first = (mode: Mode) => plannedDay(inputAt(startOf(archetype), library, { mode })).plan.tasks;
    const seen = (mode: Mode) =>
      first(mode).map(({ of, minutes }) => `${of.kind === "habit" ? of.habit : ""} ${minutes}`);
    const demanding = (mode: Mode) =>
      first(mode).filter(({ of }) => of.kind === "habit" && library.habits.get(of.habit)?.energy !== "low").length;
    expect(seen("high")).not.toEqual(seen("medium"));
    expect(demanding("high")).toBeGreaterThanOrEqual(demanding("medium"));
  },
);

test.each([
  ["a walk", "walking", true],
  ["a wind-down", "sleep_preparation", true],
  ["a glass of water", "hydration_protocol", false],
  ["less salt", "less_salt", false],
  ["a measurement", "blood_pressure_check", false],
  ["a fixed time of rising", "regular_rising", false],
  ["tomorrow on a slip of paper", "next_day_planning", false],
])("%s grows by minutes only where more of it is longer", (_what, id, grows) => {
  const each = library.habits.get(id as HabitId);
  if (!each) throw new Error(id);
  const dose: Dose = {
    minutes: each.scaling.beginner,
    since: monday,
    before: each.scaling.beginner,
    times: 9,
    last: plusDays(monday, 13),
  };
  const { usual } = lengthOn(each, dose, 70, true, plusDays(monday, 14));
  expect(usual > each.scaling.beginner).toBe(grows);
});
