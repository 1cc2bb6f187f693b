import { expect, test } from "vitest";
import { doneFor, everyday, habit, habitId, inputAt, libraryOf, monday, plannedDay, startOf } from "#test/day/days.ts";
import { plusDays } from "../time/local-date.ts";
import { type Day, type Growth, noGrowth } from "./day.ts";
import type { TaskState } from "./plan.ts";
import { beginDay, doneShare, habitCount } from "./grow.ts";

const library = libraryOf(everyday);
const history = (days: number, done: number, planned = 2): Growth["days"] =>
  Array.from({ length: days }, (_, at) => ({ date: plusDays(monday, at - days), planned, done }));

/** Somebody whose last days went so, on the day after the last of them. */
function onTheMorning(growth: Partial<Growth>, more: Partial<Day> = {}, state: "done" | "open" = "done"): Growth {
  const yesterday = plusDays(monday, -1);
  const { plan } = plannedDay(inputAt(startOf(), library, { date: yesterday }));
  const tasks = plan.tasks.map((task) => ({ ...task, state }));
  const days = (growth.days ?? []).filter(({ date }) => date < yesterday);
  const day = startOf("foundation_builder", {
    ...more,
    plan: { ...plan, tasks },
    growth: { ...noGrowth, ...growth, days },
  });
  return beginDay(day, monday, library).growth;
}

test.each<[string, Partial<Growth>, Partial<Day>, "done" | "open", Partial<Growth>]>([
  ["under a half done in a week, one fewer", { days: history(7, 0.5) }, {}, "open", { count: 1, changedOn: monday }],
  ["never fewer than one", { days: history(7, 0, 1), count: 1 }, {}, "open", { count: 1, changedOn: undefined }],
  [
    "what was made longer goes back first",
    { days: history(7, 0), raised: [habitId("tea"), habitId("rest")], count: 3 },
    {},
    "open",
    { count: 3, raised: [habitId("tea")], changedOn: monday },
  ],
  ["half done changes nothing", { days: history(7, 1.2) }, {}, "open", { count: undefined, changedOn: undefined }],
  ["from three quarters, one more", { days: history(7, 1.5) }, {}, "done", { count: 3, changedOn: monday }],
  ["never more than the cap", { days: history(7, 2), count: 4 }, {}, "done", { count: 4, changedOn: undefined }],
  ["the person's own number stands", { days: history(7, 2) }, { tasksADay: 2 }, "done", { count: undefined }],
  ["not sooner than after a week", { days: history(4, 2) }, {}, "done", { count: undefined, changedOn: undefined }],
  [
    "at most one change a week",
    { days: history(7, 2), count: 3, changedOn: plusDays(monday, -6) },
    {},
    "done",
    { count: 3, changedOn: plusDays(monday, -6) },
  ],
])("%s", (_rule, growth, more, state, expected) => {
  expect(onTheMorning(growth, more, state)).toMatchObject(expected);
});

test("two weeks of which 85 percent were done make a habit longer, once one more has come", () => {
  const habits = { [habitId("tea")]: doneFor(10, monday), [habitId("lunch")]: doneFor(3, monday) };
  const grown = { days: history(14, 2), count: 3, changedOn: plusDays(monday, -7) };
  expect(onTheMorning(grown, { habits })).toMatchObject({ count: 3, raised: ["tea"], changedOn: monday });
  expect(onTheMorning({ ...grown, count: 2 }, { habits })).toMatchObject({ count: 3, raised: [] });
  expect(onTheMorning({ ...grown, count: 4, raised: [habitId("tea")] }, { habits })).toMatchObject({
    count: 4,
    raised: ["tea"],
  });
  expect(onTheMorning({ ...grown, days: history(14, 1.6) }, { habits })).toMatchObject({ count: 4, raised: [] });
});

test("the day before is counted once, halves for what was done in part, and nothing for what was put aside", () => {
  const { day, plan } = plannedDay(inputAt(startOf("systematic_improver"), library));
  const states: readonly TaskState[] = ["done", "partly", "skipped", "swapped"];
  const tasks = plan.tasks.map((task, at) => ({ ...task, state: states[at] ?? ("open" as const) }));
  const tomorrow = plusDays(monday, 1);
  const after = beginDay({ ...day, plan: { ...plan, tasks } }, tomorrow, library);
  expect(after.growth.days).toEqual([{ date: monday, planned: 3, done: 1.5 }]);
  expect(after.previous?.habits).toHaveLength(3);
  expect(beginDay(after, tomorrow, library)).toBe(after);
  expect(beginDay(day, monday, library)).toBe(day);
  expect(beginDay(startOf(), monday, library)).toEqual(startOf());
});

test("a day without habits leaves the day before as it was", () => {
  const { day, plan } = plannedDay(inputAt(startOf(), libraryOf([])));
  expect(plan.tasks).toEqual([]);
  expect(beginDay(day, plusDays(monday, 1), library)).toBe(day);
});

test.each([
  ["too few days say nothing", 3, 7, undefined],
  ["four of a week do", 4, 7, 0.75],
  ["two weeks need eight", 7, 14, undefined],
  ["eight of two weeks do", 8, 14, 0.75],
])("%s", (_rule, days, within, expected) => {
  expect(doneShare({ ...noGrowth, days: history(days, 1.5) }, monday, within)).toBe(expected);
});

test.each([
  ["the archetype's beginning", {}, "medium", 2],
  ["one fewer on a weak day", {}, "low", 1],
  ["what it has grown to", { growth: { ...noGrowth, count: 3 } }, "high", 3],
  ["the person's own wish", { tasksADay: 4 }, "medium", 4],
  ["never beyond the cap", { tasksADay: 9 }, "medium", 4],
  ["never none", { tasksADay: 1 }, "low", 1],
] as const)("as many habits as: %s", (_rule, more, mode, expected) => {
  expect(habitCount(startOf("foundation_builder", more), mode, library)).toBe(expected);
});

test("what is longer than usual is only made of what has a longer version", () => {
  const short = libraryOf([habit("tea", { high: 15, scaling: { beginner: 5, intermediate: 10, advanced: 15 } })]);
  const { day } = plannedDay(
    inputAt(startOf("foundation_builder", { habits: { [habitId("tea")]: doneFor(20, monday) } }), short),
  );
  const growth = { ...noGrowth, days: history(14, 1, 1).slice(0, 13), count: 4, changedOn: plusDays(monday, -9) };
  expect(beginDay({ ...day, growth }, plusDays(monday, 1), short).growth.raised).toEqual([]);
});

test.each([
  ["one fewer on a weak day", [], 1],
  ["of two aims neither goes without", ["sleep", "energy"], 2],
] as const)("%s", (_rule, aims, count) => {
  expect(habitCount(startOf("foundation_builder", { aims }), "low", library)).toBe(count);
});

test("what the body put in a thing's place is gone the day after, and the thing is back; what the person put there stays", () => {
  const planned = plannedDay(inputAt(startOf(), library));
  const [first] = planned.plan.tasks;
  if (!first || first.of.kind !== "habit") throw new Error("nothing is planned");
  const instead = {
    ...first,
    id: "instead" as typeof first.id,
    of: { kind: "habit", habit: habitId("rest") },
    because: { rule: "habit_instead" },
  } as const;
  const tasks = [{ ...first, state: "swapped" as const }, instead, ...planned.plan.tasks.slice(1)];
  const tomorrow = (undo: typeof planned.plan.undo) =>
    beginDay({ ...planned.day, plan: { ...planned.plan, tasks, undo } }, plusDays(monday, 1), library).previous?.habits;
  expect(tomorrow([])).toContain(first.of.habit);
  expect(tomorrow([])).not.toContain("rest");
  const said = { task: first, record: undefined, levels: undefined, added: instead.id, later: undefined };
  expect(tomorrow([said])).toContain("rest");
  expect(tomorrow([said])).not.toContain(first.of.habit);
});

test.each([
  ["a day that began with three things becomes no simpler than two", 3, 0.9, 2],
  ["at two it stays", 2, 0.9, 2],
  ["unless hardly any of it is done", 2, 0.2, 1],
] as const)("%s", (_rule, count, done, after) => {
  const growth = onTheMorning({ count, days: history(8, done) }, { archetype: "connected_explorer" }, "open");
  expect(growth.count).toBe(after);
});

test("a day that has become simpler is not made smaller a second time on a weak day", () => {
  const counts = [2, 3, 4].map((count) =>
    habitCount(startOf("connected_explorer", { growth: { ...noGrowth, count } }), "low", library),
  );
  expect(counts).toEqual([2, 2, 3]);
});
