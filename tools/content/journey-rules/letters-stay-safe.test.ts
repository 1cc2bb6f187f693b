import { expect, test } from "vitest";
import { both, saidOf, stepOf } from "../journey-fixture.ts";
import { lettersStaySafe } from "./letters-stay-safe.ts";

const kind = (when: readonly Readonly<Record<string, unknown>>[]) =>
  stepOf("kind", { choice: { send: both("Send"), unsent: both("Keep") }, when });
const open = kind([{ gate: "open" }]);
const text = stepOf("text", { text: 900 });
const check = stepOf("check", { check: { of: ["text"], check: "letter_to_child", rewrite: "text", keep: "next" } });
const note = stepOf("note", { text: 90, when: [{ recent: true }] });
const said = (over: Readonly<Record<string, unknown>>) => saidOf(lettersStaySafe, { status_from: "kind", ...over });

test("a letter that asks for contact, is checked, and has an everyday form is left alone", () => {
  expect(said({ steps: [open, text, note, check] })).toEqual([]);
  expect(said({ steps: [open, text, check], instead_when_recent: "grounding" })).toEqual([]);
});

test.each([
  ["to send without contact", { steps: [kind([]), text, note, check] }],
  ["to send on the safety-only path", { steps: [kind([{ gate: "safety" }]), text, note, check] }],
  ["without a check", { steps: [open, text, note] }],
  ["without a form for the first weeks", { steps: [open, text, check] }],
  ["about the child without the gate", { steps: [open, text, note, check], gate: "none" }],
  ["to the other parent, not closed", { steps: [text, check], makes: "message" }],
])("%s", (_what, over) => {
  expect(said(over)).toHaveLength(1);
});
