import { expect, test } from "vitest";
import { around, changed, drop, now, only, plain, run, surge, walk } from "#test/day/adapted-day.ts";
import { hourMs } from "#test/day/readings.ts";
import type { AdaptationState, Adapting } from "./adaptation.ts";
import { notAdapting } from "./adaptation.ts";
import { accept } from "./answer.ts";
import { expire, nextExpiry } from "./expire.ts";

const eased = run(plain, drop());
const ends = now + 6 * hourMs;
const inState = (state: AdaptationState, adapting: Adapting = eased.adapting): Adapting => ({
  ...adapting,
  adaptations: adapting.adaptations.map((each) => ({ ...each, state })),
});

test("where nothing runs out all is the very same", () => {
  const same = expire(eased.day, eased.adapting, ends - 1);
  expect(same.day).toBe(eased.day);
  expect(same.adapting).toBe(eased.adapting);
  expect(same.expired).toEqual([]);
  const without = expire({ ...plain, plan: undefined }, notAdapting, ends);
  expect(without.adapting).toBe(notAdapting);
  expect(expire({ ...plain, plan: undefined }, eased.adapting, ends).adapting.adaptations).toEqual([]);
});

test.each<[AdaptationState, AdaptationState, boolean]>([
  ["applied", "expired", true],
  ["offered", "expired", false],
  ["explained", "expired", false],
  ["accepted", "accepted", false],
  ["declined", "declined", false],
  ["undone", "undone", false],
  ["expired", "expired", false],
])("six hours on what was %s is %s; the task goes back: %s", (state, after, back) => {
  const over = expire(eased.day, inState(state), ends);
  expect(over.adapting.adaptations.map((each) => each.state)).toEqual([after]);
  expect(over.expired.map((each) => each.state)).toEqual(state === after ? [] : ["expired"]);
  expect(over.day.plan?.tasks).toEqual(back ? plain.plan.tasks : eased.day.plan?.tasks);
});

test("what was changed twice goes back in the reverse order, to exactly what it was", () => {
  const first = { ...only(eased.adaptations), state: "applied" } as const;
  const less = { ...first.adapted, minutes: 5 };
  const second = { ...first, id: "second" as typeof first.id, original: first.adapted, adapted: less };
  const twice = {
    ...eased.day,
    plan: { ...plain.plan, tasks: plain.plan.tasks.map((each) => (each.id === walk.id ? less : each)) },
  };
  expect(expire(twice, { ...eased.adapting, adaptations: [first, second] }, ends).day.plan?.tasks).toEqual(
    plain.plan.tasks,
  );
});

test("the next end is the earliest of what nobody has said yes to, and later than now", () => {
  expect(nextExpiry(undefined, now)).toBe(Number.POSITIVE_INFINITY);
  expect(nextExpiry(notAdapting, now)).toBe(Number.POSITIVE_INFINITY);
  expect(nextExpiry(eased.adapting, now)).toBe(ends);
  expect(nextExpiry(eased.adapting, ends)).toBe(Number.POSITIVE_INFINITY);
  expect(nextExpiry(eased.adapting, ends - 1)).toBe(ends);
  for (const state of ["accepted", "declined", "undone", "expired"] as const)
    expect(nextExpiry(inState(state), now)).toBe(Number.POSITIVE_INFINITY);
  expect(nextExpiry(inState("offered"), now)).toBe(ends);
  const [one] = eased.adapting.adaptations;
  const later = one ? [{ ...one, expiresAt: ends + hourMs }, one] : [];
  expect(nextExpiry({ ...eased.adapting, adaptations: later }, now)).toBe(ends);
});

test("an offer that was taken stays when its time is over", () => {
  const offered = run(plain, surge());
  const yes = changed(accept(offered.day, offered.adapting, only(offered.adaptations).id, around()));
  expect(expire(yes.day, yes.adapting, ends).day).toEqual(yes.day);
});
