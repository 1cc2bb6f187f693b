import { expect, test } from "vitest";
import { both, saidOf, stepOf } from "../journey-fixture.ts";
import { waysLeadOn } from "./ways-lead-on.ts";

const goto = (target: string) => ({ choice: { a: { label: both("A"), goto: target }, b: both("B") } });
const only = (target: string) => ({ choice: { a: { label: both("A"), goto: target } } });
const check = (over: Readonly<Record<string, unknown>> = {}) =>
  stepOf("check", { check: { of: ["text"], check: "letter_to_child", rewrite: "text", keep: "next", ...over } });
const text = stepOf("text", { text: 9 });
const last = stepOf("last", { tell: true });

test.each([
  ["to a later step", [stepOf("kind", goto("last")), text, last]],
  ["back to look again, where another answer leads on", [text, stepOf("kind", goto("text")), last]],
  ["to the end", [stepOf("kind", goto("end")), last]],
  ["back to what a check read", [text, check(), last]],
  ["on from a check", [text, check({ keep: "last" }), last]],
])("a way may lead %s", (_where, steps) => {
  expect(saidOf(waysLeadOn, { steps })).toEqual([]);
});

test.each([
  ["nowhere", [stepOf("kind", goto("gone")), last]],
  ["only to itself", [stepOf("kind", only("kind")), last]],
  ["only back", [text, stepOf("kind", only("text"))]],
  ["away from several", [stepOf("kind", { several: { a: { label: both("A"), goto: "last" } } }), last]],
  ["from a check to nowhere", [text, check({ keep: "gone" })]],
  ["from a check to what is not written yet", [text, check({ of: ["last"] }), last]],
  ["to a rewriting that is not there", [text, check({ rewrite: "gone" })]],
])("a way must not lead %s", (_where, steps) => {
  expect(saidOf(waysLeadOn, { steps })).toHaveLength(1);
});
