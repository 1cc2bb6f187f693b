import fc from "fast-check";
import { expect, test } from "vitest";
import {
  levelAt,
  placedVoice,
  plainMessage,
  type ReaderVoice,
  readerVoice,
  type RuleVoice,
  strengthOf,
  urgencyVoice,
} from "./crisis-strength.ts";

const voices = {
  rule: ["firm", "acute", "mild", "implied", "silent"],
  reader: ["sure", "urgent", "unsure", "silent", "calm"],
} as const;
const anyRule = fc.constantFrom<RuleVoice>(...voices.rule);
const anyReader = fc.constantFrom<ReaderVoice>(...voices.reader);
const anyContext = fc.record({
  writing: fc.constantFrom("message" as const, "page" as const),
  before: fc.constantFrom("nothing" as const, "loss" as const, "sign" as const),
  talk: fc.constantFrom("first" as const, "going" as const),
});

test.each([
  ["an explicit intent is loud whatever the reader says", "firm", "calm", {}, "loud"],
  ["a rule that the reader finds calm is quiet", "acute", "calm", {}, "quiet"],
  ["a rule that the reader finds calm is loud after a sign", "acute", "calm", { before: "sign" }, "loud"],
  ["a rule of which the reader hears nothing is loud", "acute", "silent", {}, "loud"],
  ["within a talk it is answered openly", "acute", "silent", { talk: "going" }, "open"],
  ["within a talk it is loud after a sign", "acute", "silent", { talk: "going", before: "sign" }, "loud"],
  ["a mild rule is answered openly", "mild", "silent", {}, "open"],
  ["a mild rule that the reader finds calm is quiet", "mild", "calm", {}, "quiet"],
  ["a reader that is sure is answered openly", "silent", "sure", {}, "open"],
  ["a letter's dark words alone are quiet", "silent", "sure", { writing: "page" }, "quiet"],
  ["a letter's dark words after a sign are open", "silent", "sure", { writing: "page", before: "sign" }, "open"],
  ["what is unsure but a matter of minutes is answered openly", "silent", "urgent", {}, "open"],
  ["what is unsure is quiet", "silent", "unsure", {}, "quiet"],
  ["what is unsure after a sign is open", "silent", "unsure", { before: "sign" }, "open"],
  ["what is implied is quiet by itself", "implied", "silent", {}, "quiet"],
  ["what is implied and the reader hears is answered openly", "implied", "unsure", { talk: "going" }, "open"],
  ["what is implied after a loss is answered openly", "implied", "calm", { talk: "going", before: "loss" }, "open"],
  ["what is implied after a sign is loud", "implied", "silent", { before: "sign" }, "loud"],
  ["what is implied after a sign and the reader finds calm is open", "implied", "calm", { before: "sign" }, "open"],
  ["a letter's implied words are quiet", "implied", "sure", { writing: "page" }, "quiet"],
  ["a letter's dark words after a loss are quiet too", "silent", "sure", { writing: "page", before: "loss" }, "quiet"],
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

test("neither a loss nor a sign before ever makes an answer weaker", () => {
  const order = ["none", "quiet", "open", "loud"];
  fc.assert(
    fc.property(anyRule, anyReader, anyContext, (rule, reader, context) => {
      const [first, after, sign] = (["nothing", "loss", "sign"] as const).map((before) =>
        order.indexOf(strengthOf(rule, reader, { ...context, before }).strength),
      );
      expect(after).toBeGreaterThanOrEqual(first ?? 0);
      expect(sign).toBeGreaterThanOrEqual(after ?? 0);
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

test("weak signs that add up are never loud, and nothing is answered more softly for them", () => {
  const order = ["none", "quiet", "open", "loud"];
  const undertones = fc.constantFrom("silent" as const, "some" as const, "much" as const);
  fc.assert(
    fc.property(anyRule, anyReader, anyContext, undertones, (rule, reader, context, undertone) => {
      const alone = strengthOf(rule, reader, context).strength;
      const together = strengthOf(rule, reader, context, undertone).strength;
      expect(order.indexOf(together)).toBeGreaterThanOrEqual(order.indexOf(alone));
      if (alone !== "loud") expect(together).not.toBe("loud");
    }),
  );
});

test.each([
  ["some of them are quiet where nothing else is heard", "some", "quiet"],
  ["much of them is open", "much", "open"],
] as const)("%s", (_law, undertone, strength) => {
  expect(strengthOf("silent", "silent", plainMessage, undertone).strength).toBe(strength);
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

const thresholds = {
  sure: 0.8,
  unsure: 0.3,
  calm: 0.01,
  talk: { sure: 0.95, unsure: 0.6, danger: { sure: 0.85, unsure: 0.4 } },
};
const ordinary = { tiredOnly: false, ranting: false, dangerous: false };

test.each([
  ["within a talk the reader has to be surer", 0.9, 0.1, ordinary, "sure", "unsure"],
  ["what would be unsure of first words is nothing within a talk", 0.5, 0.1, ordinary, "unsure", "silent"],
  ["within a talk the reader alone hears no haste", 0.7, 0.9, ordinary, "urgent", "unsure"],
  ["what it is surest of it is sure of anywhere", 0.97, 0.1, ordinary, "sure", "sure"],
  ["where a word of danger stands it need be less sure", 0.9, 0.1, { ...ordinary, dangerous: true }, "sure", "sure"],
  ["a roof and a knife are ordinary too", 0.82, 0.1, { ...ordinary, dangerous: true }, "sure", "unsure"],
  [
    "and what is likely there and about to happen is urgent",
    0.82,
    0.9,
    { ...ordinary, dangerous: true },
    "sure",
    "urgent",
  ],
  ["a word of danger by itself says nothing", 0.2, 0.9, { ...ordinary, dangerous: true }, "silent", "silent"],
  ["tiredness alone is at most unsure", 0.99, 0.9, { ...ordinary, tiredOnly: true }, "unsure", "unsure"],
  [
    "a rant is at most unsure, on a roof too",
    0.99,
    0.9,
    { ...ordinary, ranting: true, dangerous: true },
    "unsure",
    "unsure",
  ],
  ["tiredness that nobody doubts is silent", 0.1, 0.1, { ...ordinary, tiredOnly: true }, "silent", "silent"],
] as const)("%s", (_law, score, imminent, said, first, going) => {
  expect(placedVoice(score, imminent, thresholds, said)).toEqual({ first, going });
});
