import { expect, test } from "vitest";
import { around, drop, now, notes, only, plain, run, spike, walk } from "#test/day/adapted-day.ts";
import { minuteMs } from "#test/day/readings.ts";
import type { Plan, Task, Undo } from "../day/plan.ts";
import { putOff, takeBack } from "../day/tasks.ts";
import { withChange, withoutChange } from "./put-change.ts";

const smaller: Task = { ...walk, minutes: 10, intensity: "easy", version: "low" };
const change = { original: walk, adapted: smaller, block: undefined };
const { plan } = plain;
const eased = withChange(plan, change, now);
const swap = only(run(plain, spike()).adaptations);
const swapped = withChange(plan, swap, now);
const withTask = (of: Plan, task: Task): Plan => ({
  ...of,
  tasks: of.tasks.map((each) => (each.id === task.id ? task : each)),
});
const undoOf = (task: Task): Undo => ({
  task,
  record: undefined,
  levels: undefined,
  added: undefined,
  later: undefined,
});

test("a change is made in place, a task that another took the place of is put aside", () => {
  expect(eased.tasks).toEqual([smaller, notes]);
  expect(swapped.tasks.map(({ id, state }) => [id, state])).toEqual([
    [swap.adapted.id, "open"],
    [walk.id, "swapped"],
    [notes.id, "open"],
  ]);
  expect(withoutChange(eased, change)).toEqual(plan);
  expect(withoutChange(swapped, swap)).toEqual(plan);
});

test.each<[string, Partial<Task>]>([
  ["done", { state: "done" }],
  ["let go", { state: "skipped" }],
  ["of another length by now", { minutes: 9 }],
  ["of another intensity by now", { intensity: "moderate" }],
  ["of another version by now", { version: "usual" }],
])("what is %s does not go back", (_rule, more) => {
  expect(withoutChange(withTask(eased, { ...smaller, ...more }), change)).toBeUndefined();
});

test("what came in a task's place stays where that is not put aside any more, or gone", () => {
  expect(withoutChange(withTask(swapped, walk), swap)).toBeUndefined();
  const gone = { ...swapped, tasks: swapped.tasks.filter(({ id }) => id !== walk.id) };
  expect(withoutChange(gone, swap)).toBeUndefined();
  expect(withoutChange(plan, swap)).toBeUndefined();
});

test.each<[string, Partial<Task>, Partial<Task>, boolean, number]>([
  ["told of", {}, { reminded: true }, true, 0],
  ["told of before it was changed", { reminded: true }, { reminded: false }, true, 0],
  ["not told of", {}, {}, false, 0],
  ["told of, and then put off", {}, { reminded: true, at: walk.at + 5 * minuteMs }, false, 5],
])("a task that was %s goes back so: %j %j", (_rule, before, since, reminded, later) => {
  const original = { ...walk, ...before };
  const back = withoutChange(withTask(eased, { ...smaller, ...before, ...since }), {
    original,
    adapted: { ...smaller, ...before },
    block: undefined,
  });
  expect(back?.tasks[0]).toEqual({ ...walk, reminded, at: walk.at + later * minuteMs });
});

test("taking back a putting off gives the task in the size that it has now", () => {
  const off = putOff(plain, walk.id, 30, around());
  if (off.kind === "refused" || !off.day.plan) throw new Error("it was put off");
  const moved = off.day.plan.tasks.find(({ id }) => id === walk.id);
  if (!moved) throw new Error("it is there");
  const less = { ...moved, minutes: 10, intensity: "easy", version: "low" } as const;
  const made = { original: moved, adapted: less, block: undefined };
  const after = withChange(off.day.plan, made, now);
  const back = takeBack({ ...off.day, plan: after }, walk.id, around().library);
  expect(back.kind === "changed" && back.day.plan?.tasks.find(({ id }) => id === walk.id)).toEqual(smaller);
  expect(withoutChange(after, made)).toEqual(off.day.plan);
});

test("what else may be taken back keeps its size: of another task, of one that was done, of one that was sized since", () => {
  const others = [undoOf(notes), undoOf({ ...walk, state: "done" }), undoOf({ ...walk, minutes: 7 }), undoOf(walk)];
  expect(withChange({ ...plan, undo: others }, change, now).undo).toEqual([...others.slice(0, 3), undoOf(smaller)]);
});

test("with what came in a task's place goes what was said of it, and nothing else", () => {
  const said = { ...swapped, undo: [undoOf(notes), undoOf(swap.adapted)] };
  expect(withoutChange(said, swap)?.undo).toEqual([undoOf(notes)]);
});

test("a day in which something else stands there by now takes the task back later, or not at all", () => {
  const there = { ...notes, id: "there" as Task["id"], at: walk.at + 10 * minuteMs, minutes: 15 };
  const back = withoutChange({ ...eased, tasks: [smaller, there] }, change);
  expect(back?.tasks.find(({ id }) => id === walk.id)?.at).toBeGreaterThanOrEqual(there.at + 15 * minuteMs);
  const full = { ...there, minutes: Math.floor((plan.waking.to - there.at) / minuteMs) };
  const blocked = withoutChange(
    { ...eased, waking: { ...plan.waking, from: walk.at }, tasks: [smaller, full] },
    change,
  );
  expect(blocked).toBeUndefined();
});

test("an easing that is made through the triggers is put and taken the same way", () => {
  const made = only(run(plain, drop()).adaptations);
  expect(withoutChange(withChange(plan, made, now), made)).toEqual(plan);
});
