import { expect, test } from "vitest";
import { both, saidOf, stepOf } from "../journey-fixture.ts";
import { stepsAreReached } from "./steps-are-reached.ts";

const kind = stepOf("kind", { choice: { a: both("A"), b: { label: both("B"), goto: "last" } } });
const tell = (id: string, when: readonly Readonly<Record<string, unknown>>[] = []) => stepOf(id, { tell: true, when });

test("steps behind a choice, a figure, a check, a situation and two forks are reached", () => {
  const steps = [
    kind,
    tell("only_a", [{ step: "kind", is: ["a"] }]),
    tell("open", [{ gate: "open" }]),
    tell("recent", [{ recent: true }, { gate: "safety" }]),
    stepOf("mood", { scale: [0, 10] }),
    tell("low", [{ step: "mood", below: 1 }]),
    tell("both", [
      { step: "kind", is: ["a"] },
      { step: "mood", atLeast: 9 },
    ]),
    stepOf("more", { several: { c: both("C"), d: both("D") }, optional: true }),
    tell("skipped", [{ step: "more", is: ["skipped"] }]),
    tell("d", [{ step: "more", is: ["d"] }]),
    tell("last"),
  ];
  expect(saidOf(stepsAreReached, { steps })).toEqual([]);
});

test("a step that no answer leads to, and a situation without a beginning", () => {
  const contrary = tell("never", [{ gate: "open" }, { gate: "safety" }]);
  expect(saidOf(stepsAreReached, { steps: [kind, contrary, tell("last")] })).toEqual(["never is never reached"]);
  const jumped = [stepOf("kind", { choice: { b: { label: both("B"), goto: "last" } } }), tell("past"), tell("last")];
  expect(saidOf(stepsAreReached, { steps: jumped })).toEqual(["past is never reached"]);
  expect(saidOf(stepsAreReached, { steps: [tell("open", [{ gate: "open" }])] })).toHaveLength(2);
});
