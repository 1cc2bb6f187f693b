import { describe, expect, test } from "vitest";
import {
  around as aroundIn,
  cleared,
  dayWith,
  debt,
  drop,
  notes,
  now,
  only as onlyOf,
  run,
  spike,
  surge,
  task,
  walk,
} from "#test/day/adapted-day.ts";
import { everyday, habit, libraryOf } from "#test/day/days.ts";
import { hourMs, minuteMs } from "#test/day/readings.ts";
import type { BlockId } from "../day/block.ts";
import type { Day } from "../day/day.ts";
import type { Plan, Task, TaskId } from "../day/plan.ts";
import { putOff, type TaskAround } from "../day/tasks.ts";
import type { Reading } from "../readings/reading.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Adapted } from "./adapt.ts";
import { type Adaptation, notAdapting } from "./adaptation.ts";
import { accept, decline, revert } from "./answer.ts";
import { type CarriedOver, carriedOver } from "./carry-over.ts";

const scaling = (minutes: number) => ({ beginner: minutes, intermediate: minutes, advanced: minutes });
const calm = [
  habit("breath", { restores: true, low: 8, category: "mindfulness", scaling: scaling(8) }),
  habit("rest", { restores: true, low: 6, category: "recovery", scaling: scaling(12) }),
];
const library = libraryOf([
  ...everyday.filter(({ id }) => !["tea", "rest", "walk"].includes(id)),
  habit("walk", { contraindications: ["fainting"], intensity: "moderate", scaling: scaling(20), low: 10 }),
  ...calm,
]);
const around = (at = now): TaskAround => aroundIn(at, library);
const adapted = (readings: readonly Reading[], day: Day = dayWith([walk, notes])): Adapted =>
  run(day, readings, notAdapting, now, library);

type Make = (plan: Plan) => Plan;
/** The day made again: as it was, or with the tasks that the new plan has. */
const asItWas: Make = (plan) => ({ ...plan, revision: plan.revision + 1 });
const withTasks =
  (change: (task: Task) => Task | undefined): Make =>
  (plan) => ({ ...asItWas(plan), tasks: plan.tasks.flatMap((each) => change(each) ?? []) });
const only =
  (id: TaskId, more: Partial<Task>): Make =>
  (plan) =>
    withTasks((each) => (each.id === id ? { ...each, ...more } : each))(plan);
const without = (id: TaskId): Make => withTasks((each) => (each.id === id ? undefined : each));

function anew(so: Pick<Adapted, "day" | "adapting">, make: Make, more: Partial<Day> = {}, at = now): CarriedOver {
  const { day, adapting } = so;
  if (!day.plan) throw new Error("no plan");
  return carriedOver({ ...day, ...more }, day.plan, adapting, make, around(at));
}
const changeOf = ({ adapting }: Pick<CarriedOver, "adapting">): Adaptation => onlyOf(adapting.adaptations);
const taskOf = ({ plan }: CarriedOver, id: TaskId): Task | undefined => plan.tasks.find((each) => each.id === id);
const said = (so: Adapted, how: typeof revert): Pick<Adapted, "day" | "adapting"> => {
  const given = how(so.day, so.adapting, changeOf(so).id);
  if (given.kind === "refused") throw new Error(given.code);
  return given;
};
const accepted = (so: Adapted) => said(so, (day, adapting, id) => accept(day, adapting, id, around()));

describe("a change whose task is in the new day", () => {
  test.each<[string, () => Pick<Adapted, "day" | "adapting">]>([
    ["halved", () => adapted(drop())],
    ["replaced", () => adapted(spike())],
    ["raised by consent", () => accepted(adapted(surge()))],
    ["kept by the person's word", () => accepted(adapted(drop()))],
    ["offered", () => adapted(surge())],
  ])("%s: is there again as it was, where the day is as it was", (_, make) => {
    const so = make();
    const after = anew(so, asItWas);
    expect(after.adapting).toEqual(so.adapting);
    expect({ ...after.plan, revision: 0 }).toEqual({ ...so.day.plan, revision: 0 });
  });

  test("the new plan is made of what was planned, not of what was changed", () => {
    let seen: Plan | undefined;
    anew(adapted(spike()), (plan) => {
      seen = plan;
      return asItWas(plan);
    });
    expect(seen?.tasks).toEqual([walk, notes]);
  });

  test("halving halves what is planned by now, and that is what it goes back to", () => {
    const after = anew(adapted(drop()), only(walk.id, { minutes: 30, at: walk.at + hourMs }));
    expect(taskOf(after, walk.id)).toMatchObject({ minutes: 15, at: walk.at + hourMs, intensity: "easy" });
    expect(changeOf(after)).toMatchObject({ state: "applied", original: { minutes: 30, at: walk.at + hourMs } });
    const back = decline({ ...dayWith([]), plan: after.plan }, after.adapting, changeOf(after).id);
    expect(back.kind === "changed" && back.day.plan?.tasks[0]).toMatchObject({ minutes: 30, intensity: "moderate" });
  });

  test("what came in a task's place moves with it", () => {
    const before = changeOf(adapted(spike()));
    const after = anew(adapted(spike()), only(walk.id, { at: walk.at + 10 * minuteMs }));
    expect(changeOf(after).adapted).toMatchObject({ id: before.adapted.id, at: walk.at + 10 * minuteMs });
    expect(taskOf(after, walk.id)?.state).toBe("swapped");
  });

  test("something else that restores comes where the new day holds the first elsewhere, or has no room for it", () => {
    const { of, id } = changeOf(adapted(spike())).adapted;
    const twin = task("x", 14.5, { block: "fb_evening" as BlockId, id, of, minutes: 8 });
    const held: Make = (plan) => ({ ...asItWas(plan), tasks: [...plan.tasks, twin] });
    const other = changeOf(anew(adapted(spike()), held));
    expect(other.state).toBe("applied");
    expect(other.adapted.id).not.toBe(id);
    const tight: Make = (plan) => ({
      ...asItWas(plan),
      tasks: [
        ...plan.tasks,
        task("music", 5.5, { block: "fb_noon" as BlockId, at: walk.at + 7 * minuteMs, minutes: 13 }),
      ],
    });
    const after = anew(adapted(spike()), tight);
    const { state, adapted: smaller } = changeOf(after);
    expect([
      state,
      smaller.at + smaller.minutes * minuteMs <= walk.at + 7 * minuteMs || smaller.id === walk.id,
    ]).toEqual(["applied", true]);
  });

  test("poor nights: replaced stays replaced, lowered stays lowered", () => {
    const so = adapted(debt);
    const after = anew(so, asItWas);
    expect(after.adapting).toEqual(so.adapting);
    const longer = anew(so, only(notes.id, { minutes: 25 }));
    const [first, second] = longer.adapting.adaptations;
    expect([first?.state, second?.state]).toEqual(["applied", "applied"]);
    expect(second?.original.minutes).toBe(25);
    expect(taskOf(longer, notes.id)?.minutes).toBeLessThan(25);
  });
});

describe("a change that has no place any more is closed", () => {
  test.each<[string, () => Pick<Adapted, "day" | "adapting">, Make]>([
    ["its task is gone", () => adapted(drop()), without(walk.id)],
    ["its task is done elsewhere", () => adapted(drop()), only(walk.id, { state: "done" })],
    ["its task is as small as it can be", () => adapted(drop()), only(walk.id, { minutes: 5, intensity: "easy" })],
    ["what was replaced is gone", () => adapted(spike()), without(walk.id)],
    ["what was offered is gone", () => adapted(surge()), without(walk.id)],
    ["what was offered has another size", () => adapted(surge()), only(walk.id, { minutes: 10 })],
    ["what was raised has another size", () => accepted(adapted(surge())), only(walk.id, { minutes: 10 })],
  ])("%s", (_, make, plan) => {
    const so = make();
    const before = changeOf(so);
    const after = anew(so, plan);
    expect(changeOf(after).state).toBe("expired");
    if (before.adapted.id !== before.original.id) expect(taskOf(after, before.adapted.id)).toBeUndefined();
    expect(taskOf(after, walk.id)).toEqual(plan(dayWith([walk, notes]).plan).tasks.find(({ id }) => id === walk.id));
  });

  test("what was answered, and what is of another day, stays as it is", () => {
    const declined = said(adapted(drop()), decline);
    expect(anew(declined, without(walk.id)).adapting).toEqual(declined.adapting);
    const { day, adapting } = adapted(drop());
    const date = "2026-01-01" as LocalDate;
    const yesterday = {
      day,
      adapting: { ...adapting, adaptations: adapting.adaptations.map((each) => ({ ...each, date })) },
    };
    expect(anew(yesterday, without(walk.id)).adapting).toEqual(yesterday.adapting);
  });
});

describe("what the new day leaves as it is keeps its change", () => {
  test("begun", () => {
    const so = adapted(drop(), dayWith([{ ...walk, at: now - 5 * minuteMs, block: "fb_morning" as BlockId }, notes]));
    let seen: Plan | undefined;
    const after = anew(so, (plan) => {
      seen = plan;
      return asItWas(plan);
    });
    expect(seen).toBe(so.day.plan);
    expect(after.adapting).toEqual(so.adapting);
  });

  test("put off by the person", () => {
    const so = adapted(spike());
    const { adapted: instead } = changeOf(so);
    const later = putOff(so.day, instead.id, 60, around(walk.at));
    if (later.kind === "refused") throw new Error(later.code);
    const moved = { ...so, day: later.day };
    const after = anew(moved, asItWas);
    expect(after.adapting).toEqual(so.adapting);
    expect(after.plan.tasks).toEqual(later.day.plan?.tasks);
  });
});

describe("what the body forbids by now", () => {
  const forbidden: Partial<Day> = { intake: { ...cleared, codes: ["fainting"] } };
  const late = walk.at + 5 * minuteMs;
  const gone = (so: CarriedOver) => changeOf(so).state;

  test("is not made again", () => {
    expect(gone(anew(adapted(drop()), asItWas, forbidden))).toBe("expired");
    expect(gone(anew(adapted(spike()), asItWas, forbidden))).toBe("expired");
    expect(gone(anew(adapted(surge()), asItWas, forbidden))).toBe("expired");
  });

  test("is not given back either, where something else has begun in its place; that one stays", () => {
    const so = adapted(spike());
    const { adapted: instead } = changeOf(so);
    const after = anew(so, asItWas, forbidden, late);
    expect(gone(after)).toBe("expired");
    expect(taskOf(after, walk.id)?.state).toBe("swapped");
    expect(taskOf(after, instead.id)?.state).toBe("open");
  });

  test("a begun change that the new day has no more is closed", () => {
    const so = adapted(drop());
    expect(gone(anew(so, without(walk.id), {}, late))).toBe("expired");
  });

  test("what is only gentle by now is given back gently", () => {
    const gentle = libraryOf([
      ...calm,
      habit("walk", { risks: ["hard_intervals"], gentle: 6, intensity: "moderate", scaling: scaling(20), low: 10 }),
    ]);
    const so = run(dayWith([walk]), spike(), notAdapting, now, gentle);
    expect(changeOf(so).original.version).toBe("usual");
    const unknown: Day = { ...so.day, intake: undefined };
    const after = carriedOver(unknown, so.day.plan as Plan, so.adapting, asItWas, aroundIn(late, gentle));
    expect(changeOf(after)).toMatchObject({ state: "applied", original: { version: "gentle" } });
  });
});
