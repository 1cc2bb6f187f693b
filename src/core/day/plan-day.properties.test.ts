import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadDayLibrary } from "#content/day-library.ts";
import { anyInput, anyLibrary } from "#test/day/any-day.ts";
import { tries } from "#test/setup/tries.ts";
import { exclusionsOf, gentleOnly } from "./eligible.ts";
import { habitCount, habitsOf } from "./grow.ts";
import { planDay, type PlanInput } from "./plan-day.ts";
import type { Plan } from "./plan.ts";
import { replan, timeOf } from "./replan.ts";
import { doTask, letGo, putOff, replaceTask, takeBack } from "./tasks.ts";

const content = loadDayLibrary(fileURLToPath(new URL("../../../content", import.meta.url)));
const anyPerson = fc.oneof({ weight: 3, arbitrary: anyInput(anyLibrary) }, anyInput(fc.constant(content)));
const runs = { numRuns: tries(500) };
const minuteMs = 60_000;

const habitIn = (input: PlanInput, plan: Plan) =>
  plan.tasks.flatMap((task) => {
    const found = task.of.kind === "habit" ? input.library.habits.get(task.of.habit) : undefined;
    return found ? [{ task, habit: found }] : [];
  });

/** What holds for the tasks that lie open, in a plan that nobody has touched or that was made again. */
function expectLegal(input: PlanInput, plan: Plan): void {
  const open = plan.tasks.filter(({ state }) => state === "open").toSorted((a, b) => a.at - b.at);
  for (const [at, task] of open.entries()) {
    expect(task.at).toBeGreaterThanOrEqual(plan.waking.from);
    expect(timeOf(task).to).toBeLessThanOrEqual(plan.waking.to);
    const next = open[at + 1];
    if (next) expect(timeOf(task).to).toBeLessThanOrEqual(next.at);
    expect(task.minutes).toBeGreaterThan(0);
  }
  expect(new Set(plan.tasks.map(({ id }) => id)).size).toBe(plan.tasks.length);
  expect(habitsOf(plan).length).toBeLessThanOrEqual(input.library.archetypes[input.day.archetype].habitsADay.most);
  for (const kind of ["goal_step", "track_action"]) {
    expect(plan.tasks.filter(({ of, state }) => of.kind === kind && state !== "swapped").length).toBeLessThanOrEqual(1);
  }
}

/** What holds besides for a plan that nobody has touched. */
function expectFresh(input: PlanInput, plan: Plan): void {
  expectLegal(input, plan);
  expect(habitsOf(plan).length).toBeLessThanOrEqual(habitCount(input.day, input.mode.mode, input.library));
  for (const block of plan.blocks) {
    const inside = plan.tasks.filter((task) => task.block === block.id);
    const minutes = inside.reduce((sum, task) => sum + task.minutes, 0);
    expect(minutes).toBeLessThanOrEqual((block.to - block.from) / minuteMs);
    expect(inside.filter(({ of }) => of.kind === "habit").length).toBeLessThanOrEqual(2);
    for (const task of inside) {
      expect(task.at).toBeGreaterThanOrEqual(block.from);
      expect(timeOf(task).to).toBeLessThanOrEqual(block.to);
    }
  }
  expect(plan.tasks.every((task) => plan.blocks.some(({ id }) => id === task.block))).toBe(true);
}

test("a planned day keeps to its blocks, its caps and its hours, and holds nothing that speaks against it", () => {
  fc.assert(
    fc.property(anyPerson, (input) => {
      const plan = planDay(input);
      expectFresh(input, plan);
      const { date, timeZone } = input.waking;
      for (const { task, habit } of habitIn(input, plan)) {
        const around = { day: input.day, library: input.library, date, timeZone };
        expect(exclusionsOf(habit, around)).toEqual([]);
        expect(habit.contraindications.some((code) => input.day.intake?.codes.includes(code))).toBe(false);
        const gentle = gentleOnly(habit, input.day.intake);
        expect(task.version === "gentle").toBe(gentle);
        if (gentle) expect(task.intensity).toBe("easy");
        const late = plan.waking.to - timeOf(task).to < 120 * minuteMs;
        if (late || plan.mode === "low") expect(task.intensity).not.toBe("high");
        expect(task.at).toBeGreaterThanOrEqual(Math.min(input.now, plan.waking.to));
      }
    }),
    runs,
  );
});

test("the same input gives the same plan", () => {
  fc.assert(
    fc.property(anyPerson, (input) => {
      expect(planDay(structuredClone(input))).toEqual(planDay(input));
    }),
    { numRuns: tries(300) },
  );
});

test("at most one habit differs from the day before, but for those that cannot stay and those that fill a smaller day", () => {
  fc.assert(
    fc.property(anyPerson, (input) => {
      const first = planDay(input);
      const habits = habitsOf(first);
      const day = {
        ...input.day,
        previous: { date: first.date, mode: first.mode, archetype: first.archetype, habits },
      };
      // The same day of the clock once more: only the planner's own wish for change is left as a reason.
      const again = habitsOf(planDay({ ...input, day }));
      const left = habits.filter((habit) => !again.includes(habit));
      const came = again.filter((habit) => !habits.includes(habit));
      expect(left.length).toBeLessThanOrEqual(1);
      expect(came.length).toBeLessThanOrEqual(Math.max(1, habitCount(day, first.mode, input.library) - habits.length));
    }),
    runs,
  );
});

type Saying = "done" | "partly" | "skip" | "later" | "swap" | "never" | "undo" | "replan";
const anySaying = fc.record({
  what: fc.constantFrom<Saying>("done", "partly", "skip", "later", "swap", "never", "undo", "replan"),
  which: fc.nat(6),
  minutes: fc.integer({ min: 1, max: 300 }),
  after: fc.integer({ min: 0, max: 200 }),
});

/** What the person says about a task; the input after it. */
function say(input: PlanInput, { what, which, minutes }: { what: Saying; which: number; minutes: number }): PlanInput {
  const { day } = input;
  const task = day.plan?.tasks[which % Math.max(1, day.plan.tasks.length)];
  if (!day.plan || !task) return input;
  if (what === "replan") return { ...input, day: { ...day, plan: replan(day.plan, input) } };
  const result =
    what === "later"
      ? putOff(day, task.id, minutes, input)
      : what === "undo"
        ? takeBack(day, task.id, input.library)
        : what === "skip"
          ? letGo(day, task.id, input)
          : what === "swap" || what === "never"
            ? replaceTask(day, task.id, what, input)
            : doTask(day, task.id, what, input);
  return result.kind === "changed" ? { ...input, day: result.day } : input;
}

test("whatever is said in whatever order, the day stays legal, and what was done stays done until it is taken back", () => {
  fc.assert(
    fc.property(anyPerson, fc.array(anySaying, { maxLength: 12 }), (person, sayings) => {
      let input: PlanInput = { ...person, day: { ...person.day, plan: planDay(person) } };
      for (const saying of sayings) {
        const before = input.day.plan;
        input = say({ ...input, now: input.now + saying.after * minuteMs }, saying);
        const { plan } = input.day;
        if (!plan || !before) throw new Error("the plan is gone");
        expectLegal(input, plan);
        if (saying.what === "undo") continue;
        for (const task of before.tasks.filter(({ state }) => state === "done" || state === "skipped")) {
          const now = plan.tasks.find(({ id }) => id === task.id);
          if (task.state === "done") expect(now).toEqual(task);
          else expect(now).toBeDefined();
        }
      }
    }),
    runs,
  );
});

test("planning the rest of the day anew leaves what happened and what has begun as it is", () => {
  fc.assert(
    fc.property(anyPerson, fc.array(anySaying, { maxLength: 5 }), fc.nat(900), (person, sayings, later) => {
      let input: PlanInput = { ...person, day: { ...person.day, plan: planDay(person) } };
      for (const saying of sayings) input = say(input, saying);
      const { plan } = input.day;
      if (!plan) throw new Error("the plan is gone");
      const now = input.now + later * minuteMs;
      const anew = replan(plan, { ...input, now });
      expect(replan(plan, { ...input, now })).toEqual(anew);
      expect(anew.revision).toBe(plan.revision + 1);
      for (const task of plan.tasks.filter((each) => each.state !== "open" || each.at <= now)) {
        expect(anew.tasks.find(({ id }) => id === task.id)).toEqual(task);
      }
      for (const task of anew.tasks.filter(({ id }) => !plan.tasks.some((each) => each.id === id))) {
        expect(task.at).toBeGreaterThanOrEqual(Math.min(now, plan.waking.to));
      }
      expectLegal(input, anew);
    }),
    runs,
  );
});

test("taking the last word back gives exactly the day before it", () => {
  fc.assert(
    fc.property(anyPerson, fc.array(anySaying, { maxLength: 4 }), anySaying, (person, sayings, last) => {
      let input: PlanInput = { ...person, day: { ...person.day, plan: planDay(person) } };
      for (const saying of sayings) input = say(input, saying);
      fc.pre(last.what !== "undo" && last.what !== "replan");
      const task = input.day.plan?.tasks[last.which % Math.max(1, input.day.plan.tasks.length)];
      const after = say(input, last);
      fc.pre(task !== undefined && after !== input);
      const back = takeBack(after.day, task.id, input.library);
      expect(back.kind === "changed" && back.day).toEqual(input.day);
    }),
    runs,
  );
});

test("the same word a second time changes nothing", () => {
  fc.assert(
    fc.property(anyPerson, anySaying, (person, saying) => {
      fc.pre(saying.what !== "undo" && saying.what !== "replan");
      const input: PlanInput = { ...person, day: { ...person.day, plan: planDay(person) } };
      const task = input.day.plan?.tasks[saying.which % Math.max(1, input.day.plan.tasks.length)];
      fc.pre(task !== undefined);
      const once = say(input, saying);
      const place = once.day.plan?.tasks.findIndex(({ id }) => id === task.id) ?? 0;
      expect(say(once, { ...saying, which: place })).toBe(once);
    }),
    { numRuns: tries(500) },
  );
});
