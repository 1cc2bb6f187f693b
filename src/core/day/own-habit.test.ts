import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { everyday, inputAt, libraryOf, monday, plannedDay, startOf } from "#test/day/days.ts";
import { emptyRecord } from "../mastery/habit-record.ts";
import { plusDays } from "../time/local-date.ts";
import { wallTime } from "../time/wall-time.ts";
import type { Day } from "./day.ts";
import { overlap } from "./intervals.ts";
import { intakeSections } from "./intake.ts";
import {
  outcomeOn,
  type OwnHabit,
  ownGate,
  type OwnHabitId,
  ownIsDue,
  ownMinutes,
  ownProblem,
  ownUsual,
  withOutcome,
  withoutOutcome,
} from "./own-habit.ts";
import { ownBlock } from "./own-tasks.ts";
import { remindersDue } from "./reminders.ts";
import { replan, timeOf } from "./replan.ts";
import { doTask, takeBack } from "./tasks.ts";

const own = (more: Partial<OwnHabit> = {}): OwnHabit => ({
  ...ownUsual,
  id: "00000000-0000-4000-8000-000000000009" as OwnHabitId,
  name: "Water the plants",
  risk: false,
  paused: false,
  createdOn: monday,
  record: emptyRecord,
  months: {},
  ...more,
});
const library = libraryOf(everyday);
const dayWith = (...habits: readonly OwnHabit[]): Day => ({ ...startOf("foundation_builder"), own: habits });
const planned = (day: Day, hour = 7, more: Partial<Parameters<typeof inputAt>[2]> = {}) =>
  plannedDay(inputAt(day, library, { hour, ...more }));
const ownOf = (tasks: ReturnType<typeof planned>["plan"]["tasks"]) => tasks.filter(({ block }) => block === ownBlock);

describe("in the day", () => {
  test("one with a time of the clock stands there, and blocks make way for it", () => {
    const { plan } = planned(dayWith(own({ when: { kind: "clock", clock: 20 * 60 + 30 }, minutes: 15 })));
    const [task] = ownOf(plan.tasks);
    expect(wallTime(task?.at ?? 0, "Europe/Berlin").minutes).toBe(20 * 60 + 30);
    for (const block of plan.blocks) expect(overlap(block, timeOf(task ?? plan.tasks[0]!))).toBe(false);
  });
  test.each([
    ["morning", 7, 13],
    ["midday", 12, 18],
    ["evening", 17, 23],
  ] as const)("one for the %s stands in that third of the day", (part, from, to) => {
    const [task] = ownOf(planned(dayWith(own({ when: { kind: "part", part } })), 0).plan.tasks);
    const hour = wallTime(task?.at ?? 0, "Europe/Berlin").minutes / 60;
    expect(hour).toBeGreaterThanOrEqual(from);
    expect(hour).toBeLessThan(to);
  });
  test.each([
    ["nobody has answered the question yet", { risk: undefined }],
    ["it is paused", { paused: true }],
    ["it is for other days", { days: [2, 3] }],
    ["it strains the body, and of the body nothing was told", { risk: true }],
    ["its time of the clock has passed", { when: { kind: "clock", clock: 6 * 60 + 30 } }],
  ] as const)("it does not stand there where %s", (_why, more) => {
    expect(ownOf(planned(dayWith(own(more as Partial<OwnHabit>)), 8).plan.tasks)).toEqual([]);
  });
  test("it takes no place from the habits that the day holds anyway", () => {
    const without = planned(dayWith()).plan.tasks.filter(({ of }) => of.kind === "habit");
    const beside = planned(dayWith(own())).plan.tasks.filter(({ of }) => of.kind === "habit");
    expect(beside.map(({ of }) => of)).toEqual(without.map(({ of }) => of));
  });
  test("whatever is made up, nothing stands on anything else or beyond the day, and the same gives the same", () => {
    const when = fc.oneof(
      fc.constant({ kind: "any" } as const),
      fc.record({ kind: fc.constant("part" as const), part: fc.constantFrom("morning", "midday", "evening" as const) }),
      fc.record({ kind: fc.constant("clock" as const), clock: fc.nat(1439) }),
    );
    const some = fc.uniqueArray(
      fc.record({ id: fc.uuid(), when, minutes: fc.integer({ min: 1, max: 180 }), hour: fc.constant(7) }),
      { maxLength: 6, selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(
        some,
        fc.constantFrom(0, 7, 12, 21),
        fc.constantFrom("low", "medium", "high" as const),
        (made, hour, mode) => {
          const day = dayWith(...made.map(({ id, when, minutes }) => own({ id: id as OwnHabitId, when, minutes })));
          const { plan } = planned(day, hour, { mode });
          const stretches = plan.tasks.map(timeOf);
          for (const [at, one] of stretches.entries()) {
            expect(one.from).toBeGreaterThanOrEqual(plan.waking.from);
            for (const other of stretches.slice(at + 1)) expect(overlap(one, other)).toBe(false);
          }
          expect(planned(day, hour, { mode }).plan).toEqual(plan);
        },
      ),
    );
  });
});

describe("through its task", () => {
  const day = dayWith(own({ when: { kind: "clock", clock: 9 * 60 }, reminder: true }));
  const made = planned(day);
  const [task] = ownOf(made.plan.tasks);
  const around = inputAt(made.day, library, { hour: 9 });
  const first = (each: Day): OwnHabit => each.own?.[0] ?? own();

  test("done is counted like any habit, told in its grid, and taken back exactly", () => {
    const done = doTask(made.day, task!.id, "done", around);
    if (done.kind === "refused") throw new Error(done.code);
    expect(first(done.day).record).toMatchObject({ successes: 1, streak: 1 });
    expect(outcomeOn(first(done.day), monday)).toBe("done");
    const back = takeBack(done.day, task!.id, library);
    if (back.kind === "refused") throw new Error(back.code);
    expect(first(back.day).record).toEqual(emptyRecord);
    expect(outcomeOn(first(back.day), monday)).toBeUndefined();
  });
  test("it is told of at its own time, where that is wanted", () => {
    expect(remindersDue(made.day, task!.at, { library }).map(({ tasks }) => tasks.map(({ id }) => id))).toContainEqual([
      task!.id,
    ]);
    const quiet = planned(dayWith(own({ when: { kind: "clock", clock: 9 * 60 } })));
    const told = remindersDue(quiet.day, task!.at, { library }).flatMap(({ tasks }) => tasks.map(({ block }) => block));
    expect(told).not.toContain(ownBlock);
  });
  test("deleted or paused, its open task goes when the rest of the day is made again", () => {
    for (const now of [dayWith(), dayWith({ ...first(day), paused: true })]) {
      const again = replan(made.plan, { ...inputAt({ ...made.day, own: now.own ?? [] }, library, { hour: 8 }) });
      expect(ownOf(again.tasks)).toEqual([]);
    }
  });
});

describe("by itself", () => {
  test("so many times a week: until it was done as often, with a day between where that is seldom", () => {
    let each = own({ times: 2 });
    const due: number[] = [];
    for (let day = 0; day < 7; day += 1) {
      const date = plusDays(monday, day);
      if (!ownIsDue(each, undefined, date)) continue;
      due.push(day);
      each = withOutcome(each, "done", date, []);
    }
    expect(due).toEqual([0, 2]);
  });
  test("it grows by at most a tenth a week, never beyond what is wanted, and is half as long on a weak day", () => {
    let each = own({ minutes: 20, growTo: 25 });
    let before = 20;
    for (let day = 0; day < 60; day += 1) {
      each = withOutcome(each, "done", plusDays(monday, day), []);
      const now = ownMinutes(each, "medium");
      expect(now - before).toBeLessThanOrEqual(2);
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
    expect(before).toBe(25);
    expect(ownMinutes(each, "low")).toBe(12);
    expect(ownMinutes(own({ minutes: 20 }), "medium")).toBe(20);
  });
  test("a day told late is in the grid and leaves the streak alone, and two rests a week break nothing", () => {
    let each = own();
    for (const day of [0, 1, 4, 5]) each = withOutcome(each, "done", plusDays(monday, day), []);
    expect(each.record.streak).toBe(4);
    each = withOutcome(each, "done", plusDays(monday, 2), []);
    expect(each.record.streak).toBe(4);
    expect(Object.values(each.months).join("")).toContain("ddd.dd");
    expect(outcomeOn(withoutOutcome(each, monday, undefined), monday)).toBeUndefined();
  });
  test("what strains the body stands in the day only where all was told and nothing speaks against it", () => {
    const all = { answered: intakeSections, codes: [], at: 0 };
    expect(ownGate({ risk: undefined }, all)).toBe("asks");
    expect(ownGate({ risk: false }, undefined)).toBe("open");
    expect(ownGate({ risk: true }, undefined)).toBe("own_way");
    expect(ownGate({ risk: true }, all)).toBe("careful");
    expect(ownGate({ risk: true }, { ...all, codes: ["pregnancy"] })).toBe("own_way");
  });
  test.each([
    ["no name", { name: " " }, "name_empty"],
    ["a name too long", { name: "x".repeat(81) }, "too_long"],
    ["no minutes", { minutes: 0 }, "minutes"],
    ["growing downwards", { growTo: 5 }, "minutes"],
    ["eight times a week", { times: 8 }, "times"],
    ["an ordinary one", {}, undefined],
  ] as const)("%s", (_what, more, problem) => {
    expect(ownProblem(own(more))).toBe(problem);
  });
  test("the grid keeps thirteen months", () => {
    let each = own();
    for (let day = 0; day < 500; day += 1) each = withOutcome(each, "done", plusDays(monday, day), []);
    expect(Object.keys(each.months)).toHaveLength(13);
  });
});
