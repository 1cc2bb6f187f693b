import { expect, test } from "vitest";
import { around, changed, codeOf, drop, now, only, plain, run, spike, surge, walk } from "#test/day/adapted-day.ts";
import { hourMs } from "#test/day/readings.ts";
import { doTask } from "../day/tasks.ts";
import { type AdaptationId, type Adapting, notAdapting } from "./adaptation.ts";
import { accept, decline, keepPlan, rate, revert } from "./answer.ts";

const eased = run(plain, drop());
const offered = run(plain, surge());
const easing = only(eased.adaptations);
const offer = only(offered.adaptations);
const unknown = "unknown" as AdaptationId;

test("no to an offer closes it, leaves the day as it is, and speaks against its trigger", () => {
  const no = changed(decline(offered.day, offered.adapting, offer.id));
  expect(no.day).toEqual(plain);
  expect(no.adaptation).toEqual({ ...offer, state: "declined" });
  expect(no.adapting.adaptations).toEqual([no.adaptation]);
  expect(no.adapting.feedback).toEqual({ energy_surge: { right: 0, wrong: 1 } });
});

test("every answer says what it was about, and why", () => {
  const inputs = { adaptation: easing.id, trigger: "energy_drop", task: walk.id };
  const about = (result: ReturnType<typeof decline>) => changed(result).because;
  expect(about(accept(eased.day, eased.adapting, easing.id, around()))).toEqual({
    rule: "adaptation_accepted",
    inputs,
  });
  expect(about(decline(eased.day, eased.adapting, easing.id))).toEqual({ rule: "adaptation_declined", inputs });
  expect(about(revert(eased.day, eased.adapting, easing.id))).toEqual({ rule: "adaptation_undone", inputs });
  expect(about(rate(eased.day, eased.adapting, easing.id, true))).toEqual({ rule: "adaptation_applied", inputs });
});

test("undone speaks against its trigger, accepted for it", () => {
  expect(changed(revert(eased.day, eased.adapting, easing.id)).adapting.feedback).toEqual({
    energy_drop: { right: 0, wrong: 1 },
  });
  expect(changed(accept(eased.day, eased.adapting, easing.id, around())).adapting.feedback).toEqual({
    energy_drop: { right: 1, wrong: 0 },
  });
});

test("what is not there cannot be answered", () => {
  for (const id of [unknown, easing.id]) {
    const [day, adapting] = id === unknown ? [eased.day, eased.adapting] : [eased.day, notAdapting];
    expect(codeOf(accept(day, adapting, id, around()))).toBe("adaptation_not_found");
    expect(codeOf(decline(day, adapting, id))).toBe("adaptation_not_found");
    expect(codeOf(revert(day, adapting, id))).toBe("adaptation_not_found");
    expect(codeOf(rate(day, adapting, id, true))).toBe("adaptation_not_found");
  }
  expect(codeOf(decline({ ...eased.day, plan: undefined }, eased.adapting, easing.id))).toBe("adaptation_not_found");
});

test.each(["declined", "undone", "expired", "explained"] as const)("what was %s is answered already", (state) => {
  const adapting: Adapting = { ...eased.adapting, adaptations: [{ ...easing, state }] };
  expect(codeOf(accept(eased.day, adapting, easing.id, around()))).toBe("already");
  expect(codeOf(decline(eased.day, adapting, easing.id))).toBe("already");
  expect(codeOf(revert(eased.day, adapting, easing.id))).toBe("already");
});

test("an offer is not taken back, it is declined; what was accepted is not declined, it is taken back", () => {
  expect(codeOf(revert(offered.day, offered.adapting, offer.id))).toBe("already");
  const yes = changed(accept(offered.day, offered.adapting, offer.id, around()));
  expect(codeOf(decline(yes.day, yes.adapting, offer.id))).toBe("already");
  expect(changed(revert(yes.day, yes.adapting, offer.id)).day).toEqual(plain);
});

test("a yes comes too late when six hours are over", () => {
  expect(codeOf(accept(eased.day, eased.adapting, easing.id, around(now + 6 * hourMs - 1)))).toBe("accepted");
  expect(codeOf(accept(eased.day, eased.adapting, easing.id, around(now + 6 * hourMs)))).toBe("too_late");
});

test("an offer for a task that is done, or is not there any more, is none", () => {
  const done = doTask(offered.day, walk.id, "done", around());
  if (done.kind === "refused") throw new Error(done.code);
  expect(codeOf(accept(done.day, offered.adapting, offer.id, around()))).toBe("moved_on");
  const gone = { ...plain, plan: { ...plain.plan, tasks: plain.plan.tasks.filter(({ id }) => id !== walk.id) } };
  expect(codeOf(accept(gone, offered.adapting, offer.id, around()))).toBe("moved_on");
});

test("an answer to one change leaves the others as they were", () => {
  const both = run(plain, [...spike(), ...drop()]);
  const [first, second] = both.adaptations;
  if (!first || !second) throw new Error("two were changed");
  const no = changed(decline(both.day, both.adapting, second.id));
  expect(no.adapting.adaptations).toEqual([first, { ...second, state: "declined" }]);
  expect(no.day.plan?.tasks.some(({ id }) => id === first.adapted.id)).toBe(true);
  expect(changed(rate(both.day, both.adapting, first.id, false)).adapting.adaptations[1]).toEqual(second);
});

test("what something else was made of since does not go back before that does", () => {
  const later = { ...easing, id: "later" as AdaptationId, original: easing.adapted, state: "applied" } as const;
  const stacked = (state: "applied" | "undone"): Adapting => ({
    ...eased.adapting,
    adaptations: [easing, { ...later, state }],
  });
  expect(codeOf(decline(eased.day, stacked("applied"), easing.id))).toBe("moved_on");
  expect(codeOf(revert(eased.day, stacked("applied"), easing.id))).toBe("moved_on");
  expect(codeOf(revert(eased.day, stacked("undone"), easing.id))).toBe("undone");
  const elsewhere = {
    ...later,
    original: { ...walk, id: "another" as typeof walk.id },
    adapted: { ...walk, id: "another" as typeof walk.id },
  };
  expect(codeOf(revert(eased.day, { ...eased.adapting, adaptations: [easing, elsewhere] }, easing.id))).toBe("undone");
});

test("keep my plan: what was eased goes back, what was offered is closed, what was accepted and what is over stay", () => {
  const kept = keepPlan(eased.day, eased.adapting, true);
  expect(kept.adapting).toMatchObject({ keepPlan: true, adaptations: [{ state: "undone" }] });
  expect(keepPlan(offered.day, offered.adapting, true).adapting.adaptations.map(({ state }) => state)).toEqual([
    "undone",
  ]);
  const yes = changed(accept(eased.day, eased.adapting, easing.id, around()));
  const own = keepPlan(yes.day, yes.adapting, true);
  expect(own.day).toEqual(yes.day);
  expect(own.adapting.adaptations.map(({ state }) => state)).toEqual(["accepted"]);
  const over: Adapting = { ...eased.adapting, adaptations: [{ ...easing, state: "expired" }] };
  expect(keepPlan(eased.day, over, true).adapting.adaptations.map(({ state }) => state)).toEqual(["expired"]);
});

test("keep my plan, said again, said no more, or without a plan, changes nothing of the day", () => {
  const again: Adapting = { ...eased.adapting, keepPlan: true };
  expect(keepPlan(eased.day, again, true)).toEqual({ day: eased.day, adapting: again });
  expect(keepPlan(eased.day, again, false)).toEqual({ day: eased.day, adapting: eased.adapting });
  const without = { ...eased.day, plan: undefined };
  expect(keepPlan(without, eased.adapting, true)).toEqual({ day: without, adapting: again });
});
