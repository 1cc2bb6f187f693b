import { expect, test } from "vitest";
import { both, saidOf, stepOf } from "../journey-fixture.ts";
import { conditionsNameSteps } from "./conditions-name-steps.ts";

const kind = stepOf("kind", { choice: { send: both("Send"), unsent: both("Keep") } });
const mood = stepOf("mood", { scale: [0, 10] });
const may = stepOf("may", { text: 9, optional: true });
const check = stepOf("check", { check: { of: ["may"], check: "letter_to_child", rewrite: "may", keep: "next" } });
const last = (when: Readonly<Record<string, unknown>>) => stepOf("last", { tell: true, when: [when] });
const said = (when: Readonly<Record<string, unknown>>) =>
  saidOf(conditionsNameSteps, { steps: [kind, mood, may, check, last(when)] });

test.each([
  { step: "kind", is: ["send"] },
  { step: "mood", below: 3 },
  { step: "may", is: ["skipped"] },
  { step: "check", is: ["clean", "kept"] },
  { gate: "open" },
  { recent: true },
])("%j can hold", (when) => {
  expect(said(when)).toEqual([]);
});

test.each([
  { step: "gone", is: ["send"] },
  { step: "last", is: ["send"] },
  { step: "kind", is: ["burn"] },
  { step: "kind", is: ["skipped"] },
  { step: "kind", below: 3 },
  { step: "check", is: ["maybe"] },
])("%j cannot hold", (when) => {
  expect(said(when)).toHaveLength(1);
});

test("what an exercise takes from its steps, they can give", () => {
  const date = stepOf("date", { date: "future" });
  const steps = [kind, mood, may, date];
  const good = { title_from: "may", opens_from: "date", status_from: "kind", mood_from: "mood", steps };
  expect(saidOf(conditionsNameSteps, good)).toEqual([]);
  const bad = { title_from: "kind", opens_from: "may", status_from: "mood", mood_from: "date", steps };
  expect(saidOf(conditionsNameSteps, bad)).toHaveLength(4);
  const riddles = stepOf("riddles", { riddles: { count: 3, age: "mood", theme: "kind" } });
  expect(saidOf(conditionsNameSteps, { steps: [kind, mood, riddles] })).toEqual(["riddles cannot come from mood"]);
  const ending = { steps: [kind], endings: [{ action: "letter_to_child", when: [{ step: "kind", is: ["burn"] }] }] };
  expect(saidOf(conditionsNameSteps, ending)).toEqual(["letter_to_child: kind is never burn"]);
});
