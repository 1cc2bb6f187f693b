import { expect, test } from "vitest";
import {
  around,
  blockOf,
  calm,
  changed,
  cleared,
  codeOf,
  dayWith,
  debt,
  drop,
  library,
  notes,
  now,
  only,
  openOf,
  plain,
  run,
  spike,
  surge,
  task,
  usual,
  waking,
  walk,
} from "#test/day/adapted-day.ts";
import { briefTriggers as triggers } from "#test/day/brief-triggers.ts";
import { everyday, habit, habitId, libraryOf, monday } from "#test/day/days.ts";
import { hourMs, minuteMs, nightUntil, readingAt, usually } from "#test/day/readings.ts";
import type { BlockId } from "../day/block.ts";
import type { Intake } from "../day/intake.ts";
import type { DayLibrary } from "../day/library.ts";
import type { Plan, Task, TaskId } from "../day/plan.ts";
import { doTask, putOff } from "../day/tasks.ts";
import type { GoalId, StepId } from "../goals/ids.ts";
import { emptyRecord } from "../mastery/habit-record.ts";
import type { Reading } from "../readings/reading.ts";
import { adapt, type Adapted } from "./adapt.ts";
import { type Adapting, notAdapting } from "./adaptation.ts";
import { accept, decline, keepPlan, rate, revert } from "./answer.ts";
import { expire } from "./expire.ts";
import type { TriggerId } from "./trigger.ts";

test.each([
  [60, 30],
  [21, 10],
  [20, 10],
  [11, 5],
  [10, 5],
  [9, 5],
  [6, 5],
  [5, 5],
  [3, 3],
])("energy drop: %i minutes become %i, and easy", (minutes, expected) => {
  const result = run(dayWith([{ ...walk, minutes }, notes]), drop());
  expect(openOf(result.day)[0]).toMatchObject({ id: walk.id, minutes: expected, intensity: "easy", version: "low" });
  expect(openOf(result.day)[1]).toEqual(notes);
});

test("energy drop: both tasks are kept, with trigger, figures, and an end six hours on", () => {
  const result = run(plain, drop());
  const one = only(result.adaptations);
  expect(one).toMatchObject({
    trigger: "energy_drop",
    action: "reduce_intensity_by_50_percent",
    state: "applied",
    original: walk,
    adapted: { minutes: 10 },
    expiresAt: now + 6 * hourMs,
    because: {
      rule: "trigger_energy_drop",
      inputs: { energy_level: 0.2, highest_energy_level: 0.7, task: walk.id, minutes: 20, adapted: 10 },
      confidence: one.confidence,
    },
  });
  expect(one.id.length).toBeLessThanOrEqual(16);
  expect(result.adapting.fired["energy_drop" as TriggerId]).toEqual({ at: now, on: monday, armed: false });
});

/** Something else that begins within reach. */
const soon: Task = { ...notes, at: walk.at + 30 * minuteMs };

test("what begins later than in four hours is no answer: it stays, and two quiet minutes are offered", () => {
  const far = dayWith([{ ...walk, at: now + 4 * hourMs + minuteMs }]);
  for (const [readings, calm] of [
    [drop(), "eyes"],
    [spike(), "breath"],
  ] as const) {
    const result = run(far, readings);
    expect(only(result.adaptations)).toMatchObject({ state: "offered", calm, original: { id: walk.id, minutes: 20 } });
    expect(result.day).toEqual(far);
    const yes = changed(accept(result.day, result.adapting, only(result.adaptations).id, around()));
    expect([yes.day, yes.adaptation.state]).toEqual([far, "accepted"]);
    expect(expire(result.day, result.adapting, now + 7 * hourMs).day).toEqual(far);
  }
});

test("what prepares the night is never made shorter, whatever fires", () => {
  const night = habit("wind_down", { taskClass: "sleep", category: "sleep", low: 5 });
  const of = libraryOf([...library.habits.values(), night]);
  const ahead = dayWith([task("wind_down", 3)]);
  for (const readings of [drop(), spike(), debt]) {
    const result = run(ahead, readings, undefined, now, of);
    expect(result.day.plan?.tasks).toEqual(ahead.plan.tasks);
    expect(only(result.adaptations).calm).toBeDefined();
  }
});

test("energy drop: what is over, done or five easy minutes already is left alone, what has begun is not", () => {
  const over = { ...walk, at: now - 30 * minuteMs };
  const begun = { ...walk, at: now - 10 * minuteMs };
  const small = { ...walk, minutes: 5, intensity: "easy" } as const;
  for (const first of [over, { ...walk, state: "done" } as const, small])
    expect(only(run(dayWith([first, soon]), drop()).adaptations).original).toEqual(soon);
  expect(only(run(dayWith([begun, notes]), drop()).adaptations).original).toEqual(begun);
});

test("a goal's step and a track's action shrink to their floor", () => {
  const step = task("", 3, {
    id: "g" as TaskId,
    of: { kind: "goal_step", goalId: "g" as GoalId, stepId: "s" as StepId },
    minutes: 25,
  });
  const action = task("", 4, {
    id: "a" as TaskId,
    of: { kind: "track_action", track: "self_work", action: { kind: "technique", technique: "grounding" } },
    minutes: 3,
  });
  for (const readings of [drop(), spike(), debt])
    expect(openOf(run(dayWith([step, walk]), readings).day)[0]).toMatchObject({ id: "g", minutes: 5, version: "low" });
  expect(openOf(run(dayWith([action, walk]), drop()).day)[0]).toMatchObject({ id: "a", minutes: 3 });
});

test("two poor nights: what comes into the day later is small and easy as well, and can be taken back like the rest", () => {
  const first = run(plain, debt);
  const late = task("lunch", 8, { minutes: 30, intensity: "high" });
  const day = { ...first.day, plan: { ...(first.day.plan as Plan), tasks: [...(first.day.plan?.tasks ?? []), late] } };
  const at = now + hourMs;
  const again = run(day, debt, first.adapting, at);
  const one = only(again.adaptations);
  expect(one).toMatchObject({ trigger: "sleep_debt", state: "applied", original: late, at });
  expect(one.adapted).toMatchObject({ id: late.id, version: "low", intensity: "easy" });
  expect(one.adapted.minutes).toBeLessThan(late.minutes);
  expect(one.expiresAt).toBe(first.adaptations[0]?.expiresAt);
  expect(again.because).toEqual([]);
  expect(run(again.day, debt, again.adapting, at + minuteMs).adaptations).toEqual([]);
  const back = changed(revert(again.day, again.adapting, one.id));
  expect(back.day.plan?.tasks.find(({ id }) => id === late.id)).toEqual(late);
  expect(run(back.day, debt, back.adapting, at + minuteMs).adaptations).toEqual([]);
});

test("two poor nights that the person took back say nothing of what comes later", () => {
  const first = run(plain, debt);
  const none = first.adaptations
    .toReversed()
    .reduce<Pick<Adapted, "day" | "adapting">>((so, { id }) => changed(revert(so.day, so.adapting, id)), first);
  const late = task("lunch", 8, { minutes: 30, intensity: "high" });
  const day = { ...none.day, plan: { ...(none.day.plan as Plan), tasks: [...(none.day.plan?.tasks ?? []), late] } };
  expect(run(day, debt, none.adapting, now + hourMs).adaptations).toEqual([]);
});

test("surge: what follows in the block moves on with a yes, and is where it was when it is taken back", () => {
  const first: Task = { ...walk, minutes: 10 };
  const follows = task("notes", 5.5, {
    block: walk.block,
    at: walk.at + 10 * minuteMs,
    minutes: 10,
    intensity: "easy",
  });
  const offered = run(dayWith([first, follows]), surge());
  const offer = only(offered.adaptations);
  expect(offer).toMatchObject({ state: "offered", pushed: [{ id: follows.id, from: follows.at }] });
  expect(openOf(offered.day)).toEqual([first, follows]);
  const yes = changed(accept(offered.day, offered.adapting, offer.id, around()));
  expect(openOf(yes.day)).toEqual([
    { ...first, minutes: 13, intensity: "high" },
    { ...follows, at: follows.at + 3 * minuteMs },
  ]);
  expect(openOf(changed(revert(yes.day, yes.adapting, offer.id)).day)).toEqual([first, follows]);
  const later = putOff(yes.day, follows.id, 60, { now });
  if (later.kind === "refused") throw new Error(later.code);
  const moved = openOf(later.day).find(({ id }) => id === follows.id);
  const back = openOf(changed(revert(later.day, yes.adapting, offer.id)).day);
  expect(back).toEqual([first, moved]);
});

test("stress: something that restores stands in place of the next thing that does not", () => {
  const tea = task("tea", 3, { minutes: 10, intensity: "easy" });
  const result = run(dayWith([tea, walk, notes]), spike());
  const one = only(result.adaptations);
  expect(one.original).toEqual(walk);
  expect(one.adapted).toMatchObject({ block: walk.block, at: walk.at, intensity: "easy", state: "open" });
  const restores = one.adapted.of.kind === "habit" && library.habits.get(one.adapted.of.habit)?.restores;
  expect(restores).toBe(true);
  expect(one.adapted.minutes).toBeLessThanOrEqual(walk.minutes);
  expect(result.day.plan?.tasks.find(({ id }) => id === walk.id)?.state).toBe("swapped");
});

test("stress: what calms comes before whatever else restores", () => {
  const kinds = libraryOf([
    habit("walk"),
    habit("stroll", { restores: true, taskClass: "movement", category: "nature", daysAWeek: 7 }),
    habit("breath", { restores: true, taskClass: "mindfulness", difficulty: 5 }),
  ]);
  const instead = (of: DayLibrary) => only(run(dayWith([walk]), spike(), notAdapting, now, of).adaptations).adapted.of;
  expect(instead(kinds)).toMatchObject({ habit: "breath" });
  const without = { ...kinds, habits: new Map([...kinds.habits].filter(([id]) => id !== "breath")) };
  expect(instead(without)).toMatchObject({ habit: "stroll" });
});

test("stress: nothing that the body forbids or the person never wants comes instead", () => {
  const forbidden = calm.map((each) => ({ ...each, contraindications: ["fainting" as const] }));
  const bare = libraryOf([...everyday.filter(({ restores }) => !restores), ...forbidden]);
  const fainting = dayWith([walk], { intake: { ...cleared, codes: ["fainting"] } });
  expect(only(run(fainting, spike(), notAdapting, now, bare).adaptations).adapted.id).toBe(walk.id);
  const never = Object.fromEntries(calm.map(({ id }) => [id, { ...emptyRecord, never: true }]));
  expect(only(run(dayWith([walk], { habits: never }), spike(), notAdapting, now, bare).adaptations).adapted.id).toBe(
    walk.id,
  );
});

test("stress: where nothing that restores is allowed, the next thing is halved", () => {
  const bare = libraryOf(everyday.filter(({ restores }) => !restores));
  expect(only(run(plain, spike(), notAdapting, now, bare).adaptations).adapted).toMatchObject({
    id: walk.id,
    minutes: 10,
  });
});

test("sleep: rest first, nothing hard, and low versions of the rest, until sleep", () => {
  const lunch = task("lunch", 6, { intensity: "easy" });
  const hard = task("notes", 14, { block: "fb_evening" as BlockId, intensity: "high" });
  const result = run(dayWith([walk, lunch, hard]), debt);
  expect(result.adaptations.map(({ trigger }) => trigger)).toEqual(["sleep_debt", "sleep_debt", "sleep_debt"]);
  expect(new Set(result.adaptations.map(({ id }) => id)).size).toBe(3);
  const [first, second, third] = openOf(result.day);
  expect(first && library.habits.get(habitId(first.of.kind === "habit" ? first.of.habit : ""))?.restores).toBe(true);
  expect(second).toMatchObject({ id: lunch.id, minutes: 3, version: "low" });
  expect(third?.intensity).toBe("easy");
  expect(result.adaptations.every(({ expiresAt }) => expiresAt === waking.to)).toBe(true);
});

test("sleep: a day that begins with rest keeps it", () => {
  const tea = task("tea", 5.5, { block: "fb_noon" as BlockId, minutes: 10, intensity: "easy" });
  expect(openOf(run(dayWith([tea, notes]), debt).day)[0]).toMatchObject({ id: tea.id, minutes: 5 });
});

test.each([
  [20, 26],
  [10, 13],
  [5, 7],
  [23, 30],
])("surge: %i minutes are offered as %i and one notch harder, and nothing is changed yet", (minutes, expected) => {
  const day = dayWith([{ ...walk, minutes, intensity: "easy" }, notes]);
  const result = run(day, surge());
  const one = only(result.adaptations);
  expect(one).toMatchObject({ state: "offered", adapted: { minutes: expected, intensity: "moderate" } });
  expect(result.day.plan).toEqual(day.plan);
  const yes = changed(accept(result.day, result.adapting, one.id, around()));
  expect(openOf(yes.day)[0]).toEqual(one.adapted);
  expect(changed(revert(yes.day, yes.adapting, one.id)).day).toEqual(day);
});

test.each([
  [46, 60],
  [50, 60],
  [60, 60],
  [75, 75],
])("surge: %i minutes in a long block become %i: never beyond an hour, never shorter", (minutes, expected) => {
  const day = dayWith([{ ...walk, minutes }]);
  const roomy = { ...day, plan: { ...day.plan, blocks: [blockOf("fb_noon", 5.5, 120)] } };
  expect(only(run(roomy, surge()).adaptations).adapted).toMatchObject({ minutes: expected, intensity: "high" });
});

test("surge: what does not fit the block is offered in its high version, where the day has room", () => {
  const long = { ...walk, minutes: 28 };
  const result = run(dayWith([long]), surge());
  const one = only(result.adaptations);
  expect(one).toMatchObject({
    adapted: { minutes: 36 },
    block: { original: { version: "usual" }, adapted: { version: "high" } },
  });
  const day = dayWith([long]);
  const yes = changed(accept(result.day, result.adapting, one.id, around()));
  expect(yes.day.plan?.blocks.find(({ id }) => id === walk.block)?.to).toBe(walk.at + 45 * minuteMs);
  expect(changed(revert(yes.day, yes.adapting, one.id)).day).toEqual(day);
  const busy = { ...waking, busy: [{ from: walk.at + 35 * minuteMs, to: walk.at + 60 * minuteMs }] };
  expect(
    adapt(day, notAdapting, { readings: surge(), baselines: usual, triggers }, { ...around(), waking: busy })
      .adaptations,
  ).toEqual([]);
});

test("surge: nothing is made harder while the body was not asked about, or says no; nothing hard near sleep", () => {
  const intensityOf = (intake: Intake | undefined, of = walk) =>
    only(run(dayWith([of], { intake }), surge()).adaptations).adapted.intensity;
  expect(intensityOf(undefined)).toBe("moderate");
  expect(intensityOf({ ...cleared, codes: ["high_blood_pressure"] })).toBe("moderate");
  expect(intensityOf(cleared)).toBe("high");
  expect(
    intensityOf(cleared, { ...walk, at: waking.from + 14.1 * hourMs, block: "fb_evening" as BlockId, minutes: 15 }),
  ).toBe("moderate");
});

test("surge: nothing with a risk is raised, nothing gentle, nothing that restores, nothing that has begun", () => {
  const risky = libraryOf(
    [...library.habits.values()].map((each) => (each.id === "walk" ? { ...each, risks: ["heat"], gentle: 5 } : each)),
  );
  expect(run(dayWith([walk]), surge(), notAdapting, now, risky).adaptations).toEqual([]);
  for (const one of [{ ...walk, version: "gentle" } as const, task("tea", 5.5), { ...walk, at: now }])
    expect(run(dayWith([one]), surge()).adaptations).toEqual([]);
});

test("two at once take different tasks, with different ids", () => {
  const result = run(dayWith([walk, soon]), [...spike(), ...drop()]);
  expect(result.adaptations.map(({ trigger, original }) => [trigger, original.id])).toEqual([
    ["stress_spike", walk.id],
    ["energy_drop", soon.id],
  ]);
  expect(new Set(result.adaptations.map(({ id }) => id)).size).toBe(2);
});

test("a trigger with no task left says so, and offers two quiet minutes, one offer at a time", () => {
  const done = dayWith([{ ...walk, state: "done" }]);
  const result = run(done, [...spike(), ...drop()]);
  expect(only(result.adaptations)).toMatchObject({ trigger: "stress_spike", state: "offered", calm: "breath" });
  expect(result.because.map(({ inputs }) => inputs?.["tasks"])).toEqual([1, 0]);
  expect(result.day).toEqual(done);
  const empty = run(dayWith([]), drop());
  expect(empty).toMatchObject({ adaptations: [], adapting: { fired: {} } });
});

test("nothing is raised on a day of rest after poor sleep", () => {
  const result = run(plain, [...debt, ...surge()]);
  expect(result.adaptations.every(({ trigger }) => trigger === "sleep_debt")).toBe(true);
});

test("a drop after a surge: what was raised goes back and is eased from there, an offer is closed", () => {
  const later = now + 3 * hourMs;
  const drops = [readingAt(later, "energy_level", 0.2), readingAt(now, "energy_level", 0.9)];
  const { day, adapting, adaptations } = run(plain, surge());
  const yes = changed(accept(day, adapting, only(adaptations).id, around()));
  for (const before of [{ day, adapting }, yes]) {
    const result = run(before.day, drops, before.adapting, later);
    expect(result.adapting.adaptations.map(({ state }) => state)).toEqual(["expired", "applied"]);
    expect(only(result.adaptations)).toMatchObject({ original: walk, adapted: { minutes: 10, intensity: "easy" } });
    expect(changed(revert(result.day, result.adapting, only(result.adaptations).id)).day).toEqual(plain);
  }
});

test("cooldown and hysteresis: again only after two hours, and once things were safely back", () => {
  let { day, adapting } = run(plain, spike());
  const at = (hours: number, readings: readonly Reading[]) => {
    const result = run(day, readings, adapting, now + hours * hourMs);
    ({ day, adapting } = result);
    return result.adaptations.length;
  };
  const tension = (hours: number, stress: number) => [
    readingAt(now + hours * hourMs, "stress_level", stress),
    readingAt(now + hours * hourMs, "hrv_rmssd", 30),
  ];
  expect(at(1, tension(1, 0.76))).toBe(0);
  expect(at(2.5, tension(2.5, 0.9))).toBe(0);
  expect(at(2.6, tension(2.6, 0.75))).toBe(0);
  expect(at(2.7, tension(2.7, 0.9))).toBe(1);
  expect(at(2.8, tension(2.8, 0.7))).toBe(0);
  expect(at(3, tension(3, 0.9))).toBe(0);
});

test("expiry: after six hours open tasks are as they were, one that was done stays, an offer is closed", () => {
  const late = dayWith([{ ...walk, at: now + 7 * hourMs }, notes]);
  const { day, adapting } = run(late, drop());
  expect(expire(day, adapting, now + 6 * hourMs - 1)).toEqual({ day, adapting, expired: [] });
  const over = expire(day, adapting, now + 6 * hourMs);
  expect(over.day).toEqual(late);
  expect(over.expired.map(({ state }) => state)).toEqual(["expired"]);
  const done = doTask(day, walk.id, "done", around());
  if (done.kind === "refused") throw new Error(done.code);
  expect(expire(done.day, adapting, now + 6 * hourMs).day).toEqual(done.day);
  const offered = run(plain, surge());
  expect(expire(offered.day, offered.adapting, now + 6 * hourMs).adapting.adaptations[0]?.state).toBe("expired");
  const id = only(offered.adaptations).id;
  expect(codeOf(accept(offered.day, offered.adapting, id, around(now + 6 * hourMs)))).toBe("too_late");
});

test("expiry: a poor night's day lasts until sleep, and what was accepted stays", () => {
  const slept = run(plain, debt);
  expect(expire(slept.day, slept.adapting, now + 7 * hourMs).expired).toEqual([]);
  expect(expire(slept.day, slept.adapting, waking.to).day).toEqual(plain);
  const { day, adapting, adaptations } = run(plain, drop());
  const yes = changed(accept(day, adapting, only(adaptations).id, around()));
  expect(expire(yes.day, yes.adapting, now + 6 * hourMs).day).toEqual(yes.day);
});

test("decline: the day is as it was, and the task is left alone for today", () => {
  const { day, adapting, adaptations } = run(plain, drop());
  const no = changed(decline(day, adapting, only(adaptations).id));
  expect(no.day).toEqual(plain);
  expect(no.adapting.feedback).toEqual({ energy_drop: { right: 0, wrong: 1 } });
  const again = run(no.day, [...spike(now + hourMs)], no.adapting, now + hourMs);
  expect(only(again.adaptations)).toMatchObject({ original: walk, calm: "breath" });
  expect(codeOf(decline(no.day, no.adapting, only(adaptations).id))).toBe("already");
});

test("undo: also what was accepted, exactly; not what is done already", () => {
  const { day, adapting, adaptations } = run(plain, spike());
  const one = only(adaptations);
  const yes = changed(accept(day, adapting, one.id, around()));
  expect(changed(revert(yes.day, yes.adapting, one.id)).day).toEqual(plain);
  const done = doTask(day, one.adapted.id, "done", around());
  if (done.kind === "refused") throw new Error(done.code);
  expect(codeOf(revert(done.day, adapting, one.id))).toBe("moved_on");
  expect(codeOf(revert(plain, notAdapting, one.id))).toBe("adaptation_not_found");
});

test("undo: what the person put off in the meantime stays put off", () => {
  const { day, adapting, adaptations } = run(plain, drop());
  const off = putOff(day, walk.id, 30, around());
  if (off.kind === "refused") throw new Error(off.code);
  const back = changed(revert(off.day, adapting, only(adaptations).id)).day;
  expect(openOf(back)[0]).toMatchObject({ minutes: 20, at: walk.at + 30 * minuteMs });
});

test("an offer for a task that has begun, is done or was changed is no offer any more", () => {
  const { day, adapting, adaptations } = run(plain, surge());
  const { id } = only(adaptations);
  expect(codeOf(accept(day, adapting, id, around(walk.at)))).toBe("moved_on");
  expect(codeOf(accept(dayWith([{ ...walk, minutes: 10 }]), adapting, id, around()))).toBe("moved_on");
  expect(codeOf(accept({ ...day, intake: { ...cleared, codes: ["cardiovascular"] } }, adapting, id, around()))).toBe(
    "moved_on",
  );
});

test("keep my plan: changes are explained and not made, and what was eased goes back", () => {
  const both = dayWith([walk, soon]);
  const eased = run(both, drop());
  const kept = keepPlan(eased.day, eased.adapting, true);
  expect(kept.day).toEqual(both);
  const result = run(kept.day, spike(), kept.adapting);
  expect(result.day).toEqual(both);
  expect(only(result.adaptations)).toMatchObject({ state: "explained", trigger: "stress_spike" });
  const explained = run(both, [...spike(), ...drop()], { ...notAdapting, keepPlan: true });
  expect(explained.adaptations.map(({ original }) => original.id)).toEqual([walk.id, soon.id]);
  expect(codeOf(accept(result.day, result.adapting, only(result.adaptations).id, around()))).toBe("already");
  expect(keepPlan(result.day, result.adapting, false).adapting.keepPlan).toBe(false);
});

test("what the person says of a change tunes its trigger, and the last word counts", () => {
  const { day, adapting, adaptations } = run(plain, drop());
  const { id } = only(adaptations);
  const good = changed(rate(day, adapting, id, true));
  expect(good.adapting.feedback).toEqual({ energy_drop: { right: 1, wrong: 0 } });
  const bad = changed(rate(good.day, good.adapting, id, false));
  expect(bad.adapting.feedback).toEqual({ energy_drop: { right: 0, wrong: 1 } });
  expect(codeOf(rate(bad.day, bad.adapting, id, false))).toBe("already");
});

test("without a plan, after the day, and on days off nothing is adapted", () => {
  expect(run({ ...plain, plan: undefined }, drop()).adaptations).toEqual([]);
  expect(run(plain, drop(waking.to), notAdapting, waking.to).adaptations).toEqual([]);
  expect(run({ ...plain, away: { why: "sick", from: monday, until: undefined } }, drop()).adaptations).toEqual([]);
});

test("yesterday's adaptations are let go of", () => {
  const { day, adapting } = run(plain, drop());
  const next = day.plan && { ...day, plan: { ...day.plan, date: "2026-11-24" as Plan["date"] } };
  expect(next && expire(next, adapting, now).adapting.adaptations).toEqual([]);
});

const slept = (until: number, minutes: number): Reading =>
  readingAt(until, "sleep_duration", minutes, { from: until - 8 * hourMs });

test.each<[string, readonly Reading[], number]>([
  ["two nights half awake are a debt", [slept(waking.from, 240), slept(waking.from - 24 * hourMs, 250)], 2],
  ["one of them is none", [slept(waking.from, 240), slept(waking.from - 24 * hourMs, 400)], 0],
  ["a night of which nothing is known is none", [slept(waking.from, 240)], 0],
  ["a tap says more than minutes in bed", [...debt, slept(waking.from, 470), slept(waking.from - 24 * hourMs, 470)], 2],
  [
    "a good night on the device says more than minutes in bed",
    [nightUntil(waking.from, 0.9), slept(waking.from, 240)],
    0,
  ],
  [
    "what came in a file fires nothing",
    [slept(waking.from, 240), slept(waking.from - 24 * hourMs, 250)].map((each) => ({ ...each, imported: true })),
    0,
  ],
])("sleep debt where only minutes asleep are known: %s", (_rule, readings, changes) => {
  expect(run(plain, readings).adaptations.length).toBe(changes);
});

test("readiness that was computed here raises nothing", () => {
  const measured = [
    readingAt(now, "energy_level", 0.95),
    nightUntil(waking.from, 0.98),
    readingAt(now, "hrv_rmssd", 200),
    readingAt(now, "resting_heart_rate", 40),
  ];
  const baselines = { ...usual, resting_heart_rate: usually("resting_heart_rate", 60, now) };
  const input = { readings: measured, baselines, triggers };
  expect(adapt(plain, notAdapting, input, around()).adaptations).toEqual([]);
  const said = [...measured, readingAt(now, "readiness_score", 0.95)];
  expect(adapt(plain, notAdapting, { ...input, readings: said }, around()).adaptations.length).toBe(1);
});

test("at the very end of the day nothing is adapted, whatever goes on beyond it", () => {
  const beyond = dayWith([task("walk", 15.9)]);
  expect(run(beyond, drop(waking.to), notAdapting, waking.to)).toMatchObject({ adaptations: [], because: [] });
  expect(run(beyond, drop(waking.to - minuteMs), notAdapting, waking.to - minuteMs).adaptations.length).toBe(1);
});

test("a task that ends this very moment is over", () => {
  const ended = dayWith([{ ...walk, at: now - 20 * minuteMs }]);
  expect(only(run(ended, drop()).adaptations).calm).toBeDefined();
});

const forgotten = (adapting: Adapting): Adapting => ({ ...adapting, fired: {} });

test("a second surge leaves the first offer open, and offers the next thing", () => {
  const first = run(plain, surge());
  const later = now + 30 * minuteMs;
  const second = run(first.day, surge(later), forgotten(first.adapting), later);
  expect(second.adapting.adaptations.map(({ state, original }) => [state, original.id])).toEqual([
    ["offered", walk.id],
    ["offered", notes.id],
  ]);
});

test("what was raised is closed by a newer easing only where that finds something to ease", () => {
  const small = dayWith([{ ...walk, minutes: 5, intensity: "easy", version: "low" }]);
  const offered = run(small, surge());
  expect(offered.adaptations.map(({ state }) => state)).toEqual(["offered"]);
  const eased = run(offered.day, drop(now + minuteMs), offered.adapting, now + minuteMs);
  expect(eased.adapting.adaptations.map(({ state, calm }) => [state, calm !== undefined])).toEqual([
    ["offered", false],
    ["offered", true],
  ]);
});

test.each(["declined", "undone"] as const)(
  "an easing that was %s is not eased again today, and may be raised",
  (how) => {
    const eased = run(plain, drop());
    const { id } = only(eased.adaptations);
    const back = changed(
      how === "declined" ? decline(eased.day, eased.adapting, id) : revert(eased.day, eased.adapting, id),
    );
    expect(back.adaptation.state).toBe(how);
    expect(only(run(back.day, drop(), forgotten(back.adapting)).adaptations).calm).toBeDefined();
    expect(only(run(back.day, surge(), forgotten(back.adapting)).adaptations).original.id).toBe(walk.id);
  },
);

test("an offer that was declined is not offered again today, and may be eased", () => {
  const offered = run(plain, surge());
  const no = changed(decline(offered.day, offered.adapting, only(offered.adaptations).id));
  expect(only(run(no.day, surge(), forgotten(no.adapting)).adaptations).original.id).toBe(notes.id);
  expect(only(run(no.day, drop(), forgotten(no.adapting)).adaptations).original.id).toBe(walk.id);
});

test("a day of rest after poor sleep raises nothing, also what it left as it was, until that is taken back", () => {
  const small: Task = { ...notes, minutes: 3, version: "low" };
  const resting = run(dayWith([walk, small]), debt);
  const { id, original } = only(resting.adaptations);
  expect(original.id).toBe(walk.id);
  expect(run(resting.day, surge(), resting.adapting).adaptations).toEqual([]);
  const back = changed(revert(resting.day, resting.adapting, id));
  expect(run(back.day, surge(), back.adapting).adaptations.map(({ action }) => action)).toEqual([
    "upgrade_to_performance_mode",
  ]);
  const eased = run(dayWith([walk, small]), drop());
  expect(run(eased.day, surge(), eased.adapting).adaptations.length).toBe(1);
});

const goalStep: Task = { ...task("step", 3), of: { kind: "goal_step", goalId: "g" as GoalId, stepId: "s" as StepId } };

test.each<[string, Task]>([
  ["a goal's step", goalStep],
  ["what is done", { ...task("stretch", 3), state: "done" }],
  ["what is over", { ...task("stretch", 1), minutes: 20 }],
  ["what ends now", { ...task("stretch", 2), at: now - 20 * minuteMs }],
])("sleep: rest comes in place of the first habit to come, and not of %s", (_rule, before) => {
  const result = run(dayWith([before, walk, notes]), debt);
  const made = result.adaptations.filter(({ original }) => original.id !== before.id);
  expect(made.map(({ original, adapted }) => [original.id, original.id === adapted.id])).toEqual([
    [walk.id, false],
    [notes.id, true],
  ]);
});

test("sleep: told so late that six hours reach beyond the day, it lasts for six hours", () => {
  const evening = waking.from + 13 * hourMs;
  expect(only(run(dayWith([notes]), debt, notAdapting, evening).adaptations).expiresAt).toBe(evening + 6 * hourMs);
});

test.each([
  ["just under two hours old", 2 * hourMs - 1, 1],
  ["two hours old", 2 * hourMs, 0],
])("surge: of two figures that hold, one has to be fresh: the newer is %s", (_rule, ago, offers) => {
  const readings = [readingAt(now - ago, "energy_level", 0.9), readingAt(now - 3 * hourMs, "readiness_score", 0.9)];
  expect(run(plain, readings).adaptations.length).toBe(offers);
});
