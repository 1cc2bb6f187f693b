import { expect, test } from "vitest";
import {
  everyday,
  habitNames,
  inputAt,
  libraryOf,
  monday,
  plannedDay,
  startOf,
  taskFor,
  zone,
} from "#test/day/days.ts";
import { instantAt } from "../time/wall-time.ts";
import type { Day } from "./day.ts";
import { intakeSections } from "./intake.ts";
import type { Plan } from "./plan.ts";
import { replan } from "./replan.ts";
import { emptySchedule } from "./schedule.ts";
import { doTask, letGo, putOff, takeBack } from "./tasks.ts";

const library = libraryOf(everyday);
const first = inputAt(startOf("systematic_improver"), library);
const { day, plan } = plannedDay(first);
const hourOf = (made: Plan, habit: string) => (taskFor(made, habit).at - instantAt(monday, 0, zone)) / 3_600_000;
const done = (from: Day, habit: string): Day & { readonly plan: Plan } => {
  const result = doTask(from, taskFor(from.plan ?? plan, habit).id, "done", first);
  if (result.kind === "refused" || !result.day.plan) throw new Error("not done");
  return { ...result.day, plan: result.day.plan };
};

test("nothing changed: the same habits at the same times, one revision later", () => {
  const again = replan(plan, inputAt(day, library, { hour: 8 }));
  expect(again.tasks.map(({ id, at }) => [id, at])).toEqual(plan.tasks.map(({ id, at }) => [id, at]));
  expect(again.blocks.map(({ id, from, to }) => [id, from, to])).toEqual(
    plan.blocks.map(({ id, from, to }) => [id, from, to]),
  );
  expect(again.revision).toBe(2);
});

test("an appointment moves what lies ahead, and leaves what has begun", () => {
  const schedule = {
    ...emptySchedule,
    fixed: [{ id: "1", name: "", days: [1] as const, at: { from: 7 * 60, to: 13 * 60 } }],
  };
  const again = replan(plan, inputAt({ ...day, schedule }, library, { hour: 7.1 }));
  expect(hourOf(again, "tea")).toBe(7);
  expect(hourOf(again, "lunch")).toBe(13);
  expect(hourOf(again, "music")).toBe(21);
});

test("what was done early stays done, and its block goes on with the rest", () => {
  const early = done(day, "music");
  const again = replan(early.plan, inputAt(early, library, { hour: 8 }));
  expect(taskFor(again, "music")).toEqual(taskFor(early.plan, "music"));
  expect(habitNames(again).toSorted()).toEqual(habitNames(plan).toSorted());
});

test("what was put off stays where the person put it", () => {
  const result = putOff(day, taskFor(plan, "lunch").id, 11.5 * 60, first);
  if (result.kind === "refused" || !result.day.plan) throw new Error("not put off");
  const again = replan(result.day.plan, inputAt(result.day, library, { hour: 8 }));
  expect(hourOf(again, "lunch")).toBe(18.5);
  expect(habitNames(again)).toHaveLength(4);
});

test("a weaker mode makes the rest smaller, counting what there was already", () => {
  const after = done(day, "tea");
  const again = replan(after.plan, inputAt(after, library, { hour: 8, mode: "low" }));
  expect(again.mode).toBe("low");
  expect(habitNames(again)).toHaveLength(3);
  const rest = again.tasks.filter(({ state, at }) => state === "open" && at > instantAt(monday, 8 * 60, zone));
  expect(rest.every(({ version }) => version === "low")).toBe(true);
});

test("away for the rest of the day: what happened stays, nothing more is asked", () => {
  const after = done(day, "tea");
  const away = { why: "sick", from: monday, until: undefined } as const;
  const again = replan(after.plan, inputAt({ ...after, away }, library, { hour: 8 }));
  expect(habitNames(again).includes("tea")).toBe(true);
  expect(again.tasks.every(({ at, state }) => state === "done" || at < instantAt(monday, 8 * 60, zone))).toBe(true);
  expect(again.blocks.map(({ id }) => id)).toEqual(["fb_morning"]);
});

test("late in the evening nothing new comes any more", () => {
  const again = replan(plan, inputAt(day, library, { hour: 22.9 }));
  expect(again.tasks).toEqual(plan.tasks);
});

test("what the body forbids by now goes even where its block has begun, and does not come back by taking a word back", () => {
  const risky = libraryOf(
    everyday.map((each) => (each.id === "tea" ? { ...each, contraindications: ["pregnancy"] } : each)),
  );
  const skipped = letGo(day, taskFor(plan, "tea").id, first);
  if (skipped.kind === "refused" || !skipped.day.plan) throw new Error("not let go");
  const intake = { answered: intakeSections, codes: ["pregnancy"], at: 0 } as const;
  const told = { ...day, intake };
  const again = replan(plan, inputAt(told, risky, { hour: 7.01 }));
  expect(habitNames(again)).not.toContain("tea");
  const after = replan(skipped.day.plan, inputAt({ ...skipped.day, intake }, risky, { hour: 7.01 }));
  expect(taskFor(after, "tea").state).toBe("skipped");
  expect(takeBack({ ...skipped.day, intake, plan: after }, taskFor(plan, "tea").id, library)).toEqual({
    kind: "refused",
    code: "nothing_to_undo",
  });
});

test("what is no longer known to be safe goes on gently", () => {
  const cold = libraryOf(everyday.map((each) => (each.id === "tea" ? { ...each, risks: ["cold"], gentle: 2 } : each)));
  const intake = { answered: intakeSections, codes: [], at: 0 } as const;
  const before = plannedDay(inputAt({ ...startOf("systematic_improver"), intake }, cold));
  expect(taskFor(before.plan, "tea")).toMatchObject({ version: "usual", minutes: 5 });
  const again = replan(before.plan, inputAt({ ...before.day, intake: undefined }, cold, { hour: 7.01 }));
  expect(taskFor(again, "tea")).toMatchObject({ version: "gentle", minutes: 2, intensity: "easy" });
  expect(replan(again, inputAt({ ...before.day, intake: undefined }, cold, { hour: 7.02 })).tasks).toEqual(again.tasks);
});
