import fc from "fast-check";
import { expect, test } from "vitest";
import {
  levelAt,
  plainMessage,
  type ReaderVoice,
  readerVoice,
  type RuleVoice,
  strengthOf,
  urgencyVoice,
} from "./crisis-strength.ts";

const voices = {
  rule: ["firm", "acute", "mild", "silent"],
  reader: ["sure", "urgent", "unsure", "silent", "calm"],
} as const;
const anyRule = fc.constantFrom<RuleVoice>(...voices.rule);
const anyReader = fc.constantFrom<ReaderVoice>(...voices.reader);
const anyContext = fc.record({
  writing: fc.constantFrom("message" as const, "page" as const),
  before: fc.constantFrom("nothing" as const, "sign" as const),
});

test.each([
  ["an explicit intent is loud whatever the reader says", "firm", "calm", {}, "loud"],
  ["a rule that the reader finds calm is quiet", "acute", "calm", {}, "quiet"],
  ["a rule that the reader finds calm is loud after a sign", "acute", "calm", { before: "sign" }, "loud"],
  ["a mild rule is answered openly", "mild", "silent", {}, "open"],
  ["a mild rule that the reader finds calm is quiet", "mild", "calm", {}, "quiet"],
  ["a reader that is sure is answered openly", "silent", "sure", {}, "open"],
  ["a letter's dark words alone are quiet", "silent", "sure", { writing: "page" }, "quiet"],
  ["a letter's dark words after a sign are open", "silent", "sure", { writing: "page", before: "sign" }, "open"],
  ["what is unsure but a matter of minutes is answered openly", "silent", "urgent", {}, "open"],
  ["what is unsure is quiet", "silent", "unsure", {}, "quiet"],
  ["what is unsure after a sign is open", "silent", "unsure", { before: "sign" }, "open"],
  ["nothing said is nothing", "silent", "silent", {}, "none"],
] as const)("%s", (_law, rule, reader, context, strength) => {
  expect(strengthOf(rule, reader, { ...plainMessage, ...context }).strength).toBe(strength);
});

test("a reader alone is never loud", () => {
  fc.assert(
    fc.property(anyReader, anyContext, (reader, context) => strengthOf("silent", reader, context).strength !== "loud"),
  );
});

test("a rule is never passed over in silence", () => {
  fc.assert(
    fc.property(
      anyRule.filter((rule) => rule !== "silent"),
      anyReader,
      anyContext,
      (rule, reader, context) => strengthOf(rule, reader, context).strength !== "none",
    ),
  );
});

test("a sign before never makes an answer weaker", () => {
  const order = ["none", "quiet", "open", "loud"];
  fc.assert(
    fc.property(anyRule, anyReader, anyContext, (rule, reader, context) => {
      const after = strengthOf(rule, reader, { ...context, before: "sign" }).strength;
      const first = strengthOf(rule, reader, { ...context, before: "nothing" }).strength;
      expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(first));
    }),
  );
});

test.each([
  [0.9, "sure"],
  [0.5, "unsure"],
  [0.1, "silent"],
  [0.001, "calm"],
] as const)("a score of %d is %s", (score, voice) => {
  expect(readerVoice(score, { sure: 0.8, unsure: 0.3, calm: 0.01 })).toBe(voice);
});

test.each([
  ["loud", "imminent", "imminent"],
  ["loud", "elevated", "high"],
  ["open", "imminent", "elevated"],
  ["quiet", "imminent", "none"],
  ["none", "high", "none"],
] as const)("%s over a rule of level %s is the level %s", (strength, acute, level) => {
  expect(levelAt(strength, acute)).toBe(level);
});

test.each([
  ["what is likely and about to happen is urgent", 0.6, 0.7, "urgent"],
  ["what is likely and not so soon is unsure", 0.6, 0.3, "unsure"],
  ["what is not likely is unsure however soon", 0.4, 0.9, "unsure"],
  ["what is sure needs no haste to be heard", 0.9, 0.9, "sure"],
  ["what is everyday is silent however soon", 0.1, 0.9, "silent"],
] as const)("%s", (_law, score, imminent, voice) => {
  expect(urgencyVoice(score, imminent, { sure: 0.8, unsure: 0.3, calm: 0.01 })).toBe(voice);
});
