import { describe, expect, test } from "vitest";
import { around, blockOf, cleared, notes, now, plain, task, waking, walk } from "#test/day/adapted-day.ts";
import { everyday, habit, libraryOf } from "#test/day/days.ts";
import { hourMs, minuteMs } from "#test/day/readings.ts";
import type { BlockId } from "../day/block.ts";
import type { Intake } from "../day/intake.ts";
import type { Plan, Task } from "../day/plan.ts";
import { emptySchedule } from "../day/schedule.ts";
import type { GoalId, StepId } from "../goals/ids.ts";
import { halved, isHard, isSafe, lowered, raised, recovery } from "./change-task.ts";

const risky = habit("plunge", { risks: ["cold"], gentle: 6, low: 4, contraindications: ["fainting"] });
const hard = habit("sprint", { intensity: "high", low: 6, scaling: { beginner: 20, intermediate: 20, advanced: 20 } });
const brief = habit("breath", { low: 1 });
const dip = habit("dip", { risks: ["cold"], gentle: 4, low: 1 });
const carried = libraryOf([...everyday, risky, hard, brief, dip]);
const step: Task = { ...walk, of: { kind: "goal_step", goalId: "g" as GoalId, stepId: "s" as StepId } };
const unasked = { intake: undefined };
const asked = { intake: cleared };
const fainting = { intake: { ...cleared, codes: ["fainting"] } satisfies Intake };

test.each<[string, Task, { readonly intake: Intake | undefined }, boolean]>([
  ["what nothing speaks against", walk, asked, true],
  ["a goal's step, whatever the body", step, fainting, true],
  ["a habit that is not carried any more", task("gone", 5), asked, false],
  ["what the body forbids", task("plunge", 5), fainting, false],
  ["the same for another body", task("plunge", 5), asked, true],
])("safe is %s: %s", (_rule, one, day, safe) => {
  expect(isSafe(one, day, carried)).toBe(safe);
});

test.each<[string, Task, { readonly intake: Intake | undefined }, Partial<Task>]>([
  ["half as long and easy", walk, asked, { minutes: 10, intensity: "easy", version: "low" }],
  ["what is gentle stays gentle", { ...walk, version: "gentle" }, asked, { minutes: 10, version: "gentle" }],
  [
    "a risk that was not asked about becomes gentle, and no longer than its gentle way",
    { ...task("plunge", 5), minutes: 20 },
    unasked,
    { minutes: 4, version: "gentle", intensity: "easy" },
  ],
  [
    "half of it where that is shorter still",
    { ...task("plunge", 5), minutes: 3 },
    unasked,
    { minutes: 3, version: "gentle" },
  ],
  ["a risk that was asked about is halved like the rest", task("plunge", 5), asked, { minutes: 10, version: "low" }],
  ["a goal's step is five easy minutes", step, asked, { minutes: 5, intensity: "easy", version: "low" }],
])("halved: %s", (_rule, one, day, expected) => {
  expect(halved(one, day, carried)?.task).toMatchObject(expected);
});

test.each<[string, Task, { readonly intake: Intake | undefined }, Partial<Task> | undefined]>([
  ["in its small version", walk, asked, { minutes: 3, version: "low", intensity: "easy" }],
  ["never longer than it was", { ...walk, minutes: 2 }, asked, { minutes: 2 }],
  ["what is gentle stays gentle", { ...walk, version: "gentle" }, asked, { version: "gentle", intensity: "easy" }],
  [
    "a risk that was not asked about becomes gentle",
    task("plunge", 5),
    unasked,
    { version: "gentle", intensity: "easy" },
  ],
  ["a hard habit becomes easy", task("sprint", 5, { intensity: "high" }), asked, { minutes: 6, intensity: "easy" }],
  ["also where it was planned softer", task("sprint", 5), asked, { minutes: 6, intensity: "easy" }],
  ["what is as small as can be stays", { ...walk, minutes: 3, intensity: "easy" }, asked, undefined],
  ["of four minutes the small version", task("breath", 5, { minutes: 4, intensity: "easy" }), asked, { minutes: 1 }],
  ["three minutes are short as they are", task("breath", 5, { minutes: 3, intensity: "easy" }), asked, undefined],
  [
    "and only become easy",
    task("breath", 5, { minutes: 3, intensity: "high" }),
    asked,
    { minutes: 3, intensity: "easy" },
  ],
  [
    "also what was gentle before",
    task("dip", 5, { minutes: 3, version: "gentle", intensity: "easy" }),
    unasked,
    undefined,
  ],
  ["a goal's step is five easy minutes", step, asked, { minutes: 5, intensity: "easy", version: "low" }],
  ["and stays so", { ...step, minutes: 5, intensity: "easy" }, asked, undefined],
])("lowered: %s", (_rule, one, day, expected) => {
  const found = lowered(one, day, carried)?.task;
  if (expected) expect(found).toMatchObject(expected);
  else expect(found).toBeUndefined();
});

test("a low version of a hard habit that is moderate by itself keeps to the softer of both", () => {
  const firm = habit("climb", { intensity: "moderate", low: 6 });
  const easy = lowered(task("climb", 5, { intensity: "easy" }), asked, libraryOf([firm]));
  expect(easy?.task.intensity).toBe("easy");
  expect(lowered(task("climb", 5), asked, libraryOf([firm]))?.task.intensity).toBe("easy");
});

test.each<[string, Partial<Task>, "easy" | "moderate" | "high", boolean]>([
  ["a task of high intensity", { intensity: "high" }, "moderate", true],
  ["a task of a hard habit, however it is planned", { intensity: "easy" }, "high", true],
  ["not in its gentle variant", { intensity: "easy", version: "gentle" }, "high", false],
  ["not a moderate task of a moderate habit", {}, "moderate", false],
])("hard: %s", (_rule, more, intensity, expected) => {
  expect(isHard({ ...walk, ...more }, habit("walk", { intensity }))).toBe(expected);
});

test.each([
  [20, 6],
  [3, 5],
])(
  "what restores in place of %i minutes takes %i: in its small version, five minutes at least",
  (minutes, expected) => {
    const instead = recovery(plain.plan, { ...walk, minutes }, plain, around());
    expect(instead?.task).toMatchObject({ minutes: expected, intensity: "easy" });
    expect(instead?.task.id).not.toBe(walk.id);
  },
);

test("what restores and is long is cut to the task, five minutes apart, and nothing hard restores", () => {
  const long = habit("bath", {
    restores: true,
    category: "recovery",
    low: 15,
    scaling: { beginner: 20, intermediate: 20, advanced: 20 },
  });
  const rough = habit("cold", { restores: true, category: "recovery", low: 5, intensity: "moderate" });
  const among = libraryOf([...everyday.filter(({ restores }) => !restores), long, rough]);
  const minutesFor = (minutes: number) => recovery(plain.plan, { ...walk, minutes }, plain, around(now, among))?.task;
  expect(minutesFor(20)).toMatchObject({ minutes: 15, of: { habit: "bath" } });
  expect(minutesFor(12)).toMatchObject({ minutes: 12 });
  expect(minutesFor(3)).toMatchObject({ minutes: 5 });
});

const at = (from: number, minutes: number, more: Partial<Task> = {}): Task => ({
  ...walk,
  at: waking.from + from * minuteMs,
  minutes,
  ...more,
});
const noon = 5.5 * 60;
const evening = 16 * 60;
const planOf = (tasks: readonly Task[], blocks: Plan["blocks"] = plain.plan.blocks): Plan => ({
  ...plain.plan,
  tasks,
  blocks,
});
const late = [...plain.plan.blocks.slice(0, 1), { ...blockOf("fb_noon", 15.5, 60), id: "fb_noon" as BlockId }];
const raisedTask = (plan: Plan, one: Task, intake: Intake | undefined) =>
  raised(plan, one, { intake, schedule: emptySchedule }, around(now));

test.each<[string, Plan, Task, number | undefined]>([
  ["a third longer", planOf([]), at(noon, 20), 26],
  ["to the very end of its block", planOf([]), at(noon, 23), 30],
  [
    "to the very end of a block without a template",
    planOf([], [blockOf("other", 5.5, 30)]),
    at(noon, 23, { block: "other" as BlockId }),
    30,
  ],
  [
    "as far as it reached beyond its block already",
    planOf([], [blockOf("other", 5.5, 10)]),
    at(noon, 60, { block: "other" as BlockId, intensity: "easy" }),
    60,
  ],
  ["to the very end of the day", planOf([], late), at(evening - 26, 20), 26],
  ["not beyond the day", planOf([], late), at(evening - 25, 20), undefined],
  ["not onto what comes next", planOf([{ ...notes, at: at(noon + 25, 5).at }]), at(noon, 20), undefined],
  ["onto what is done already", planOf([{ ...notes, at: at(noon + 25, 5).at, state: "done" }]), at(noon, 20), 26],
  ["not outside any block", planOf([], []), at(noon, 20), undefined],
  ["not what restores", planOf([]), { ...at(noon, 20), of: task("breath", 5).of }, undefined],
  ["not a goal's step", planOf([]), { ...step, at: at(noon, 20).at }, undefined],
  ["not what is not carried any more", planOf([]), { ...at(noon, 20), of: task("gone", 5).of }, undefined],
])("raised: %s", (_rule, plan, one, minutes) => {
  expect(raisedTask(plan, one, cleared)?.task.minutes).toBe(minutes);
});

describe("what comes right after it in its block moves on", () => {
  const after = (from: number, minutes: number, more: Partial<Task> = {}): Task => ({
    ...notes,
    ...at(noon + from, minutes, { id: notes.id, of: notes.of }),
    intensity: "easy",
    ...more,
  });
  const tea = (from: number, minutes: number): Task => ({ ...after(from, minutes), id: "t-tea" as Task["id"] });
  const movedBy = (tasks: readonly Task[], more: Partial<Plan> = {}) =>
    raisedTask({ ...planOf(tasks), ...more }, at(noon, 10), cleared)?.pushed?.map(
      ({ id, from, to }) => [id, (to - from) / minuteMs] as const,
    );

  test.each<[string, readonly Task[], readonly (readonly [string, number])[] | undefined]>([
    ["by what is longer", [after(10, 10)], [["t-notes", 3]]],
    ["by what is left of it after a pause", [after(12, 10)], [["t-notes", 1]]],
    ["and not where there is room between", [after(13, 10)], undefined],
    [
      "one after the other, the last as far as it has to",
      [tea(21, 5), after(10, 10)],
      [
        ["t-notes", 3],
        ["t-tea", 2],
      ],
    ],
    ["and what is done stays where it was", [after(10, 10, { state: "done" })], undefined],
  ])("%s", (_rule, tasks, moved) => {
    expect(raisedTask(planOf(tasks), at(noon, 10), cleared)?.task.minutes).toBe(13);
    expect(movedBy(tasks)).toEqual(moved);
  });

  test("to the very end of the block, and else into its high version", () => {
    expect(raisedTask(planOf([after(10, 17)]), at(noon, 10), cleared)?.block).toBeUndefined();
    expect(raisedTask(planOf([after(10, 18)]), at(noon, 10), cleared)).toMatchObject({
      block: { adapted: { version: "high" } },
      pushed: [{ id: notes.id }],
    });
    expect(raisedTask(planOf([after(10, 33)]), at(noon, 10), cleared)).toBeUndefined();
  });

  test("not what the person has put there, nothing of another block, and nothing hard towards sleep", () => {
    const one = after(10, 10);
    const said = { task: one, record: undefined, levels: undefined, added: undefined, later: undefined };
    expect(raisedTask({ ...planOf([one]), undo: [said] }, at(noon, 10), cleared)).toBeUndefined();
    expect(raisedTask(planOf([{ ...one, block: "fb_evening" as BlockId }]), at(noon, 10), cleared)).toBeUndefined();
    const blocks = [{ ...blockOf("fb_noon", 0, 60), from: waking.from, to: waking.to }];
    const hard = (end: number): Plan =>
      planOf([at(14 * 60 - end, 10, { id: notes.id, of: notes.of, intensity: "high" })], blocks);
    expect(raisedTask(hard(13), at(14 * 60 - 23, 10, { intensity: "easy" }), cleared)?.pushed).toHaveLength(1);
    expect(raisedTask(hard(12), at(14 * 60 - 22, 10, { intensity: "easy" }), cleared)).toBeUndefined();
  });
});

test.each<[string, Plan["blocks"], number, number | undefined]>([
  ["to the very end of the block's high version", [blockOf("fb_noon", 5.5, 30)], 34, 45],
  ["exactly", [blockOf("fb_noon", 5.5, 30)], 34.5, 45],
  ["not beyond it", [blockOf("fb_noon", 5.5, 30)], 36, undefined],
  ["not where a shorter one is there", [blockOf("fb_noon", 5.5, 46)], 36, undefined],
  ["not where it is as long already", [blockOf("fb_noon", 5.5, 45)], 40, undefined],
  ["not into another block", [blockOf("fb_noon", 5.5, 30), blockOf("fb_evening", 6.2, 30)], 34, undefined],
  ["up to another block", [blockOf("fb_noon", 5.5, 30), blockOf("fb_evening", 6.25, 30)], 34, 45],
  ["a block of no template has no high version", [blockOf("other", 5.5, 30)], 34, undefined],
])("the block becomes longer: %s", (_rule, blocks, minutes, length) => {
  const [first] = blocks;
  const found = raisedTask(planOf([], blocks), at(noon, minutes, { block: first?.id ?? walk.block }), cleared);
  expect(found?.block && (found.block.adapted.to - found.block.adapted.from) / minuteMs).toBe(length);
  if (length !== undefined) expect(found?.block).toMatchObject({ original: first, adapted: { version: "high" } });
});

test("the block becomes longer: up to the end of the day, not beyond", () => {
  const ends = (hours: number) => raisedTask(planOf([], [blockOf("fb_noon", hours, 30)]), at(hours * 60, 34), cleared);
  expect(ends(15.25)?.block?.adapted.to).toBe(waking.to);
  expect(ends(15.3)).toBeUndefined();
});

test.each<[string, Task["intensity"], number, Intake | undefined, Task["intensity"]]>([
  ["one notch", "easy", noon, cleared, "moderate"],
  ["one notch of a moderate task", "moderate", noon, cleared, "high"],
  ["high stays high", "high", noon, cleared, "high"],
  [
    "not while something was not asked",
    "moderate",
    noon,
    { ...cleared, answered: ["age", "conditions", "pregnancy"] },
    "moderate",
  ],
  ["not while nothing was asked", "easy", noon, undefined, "easy"],
  ["a heart keeps it", "easy", noon, { ...cleared, codes: ["cardiovascular"] }, "easy"],
  ["high blood pressure allows moderate", "easy", noon, { ...cleared, codes: ["high_blood_pressure"] }, "moderate"],
  ["and not high", "moderate", noon, { ...cleared, codes: ["high_blood_pressure"] }, "moderate"],
  ["high two hours before sleep", "moderate", 14 * 60 - 26, cleared, "high"],
  ["nothing high later than that", "moderate", 14 * 60 - 25, cleared, "moderate"],
  ["moderate is welcome then", "easy", 14 * 60 - 25, cleared, "moderate"],
])("harder: %s", (_rule, intensity, from, intake, expected) => {
  const blocks = [{ ...blockOf("fb_noon", 0, 60), from: waking.from, to: waking.from + 16 * hourMs }];
  expect(raisedTask(planOf([], blocks), at(from, 20, { intensity }), intake)?.task.intensity).toBe(expected);
});
