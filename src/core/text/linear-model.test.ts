import fc from "fast-check";
import { expect, test } from "vitest";
import { extractFeatures, type FeatureSpec } from "./features.ts";
import { hashText } from "./hash.ts";
import { headScore, logistic, softmax } from "./linear-model.ts";
import { stemOf } from "./stem.ts";
import { classesOf, compileWordClasses } from "./word-classes.ts";

const spec: FeatureSpec = {
  bits: 10,
  chars: { from: 3, to: 4, weight: 1 },
  words: { weight: 1 },
  pairs: { skip: 1, weight: 1 },
  classes: { span: 3, weight: 1 },
};
const classes = compileWordClasses({ pill: ["pill*", "таблет*"], me: ["i", "я"] });

test.each([
  ["pills", ["pill"]],
  ["таблетками", ["pill"]],
  ["я", ["me"]],
  ["яма", []],
  ["p", []],
] as const)("%s belongs to %j", (word, expected) => {
  expect(classesOf(word, classes)).toEqual(expected);
});

test.each([
  ["таблетками", "таблетк"],
  ["running", "run"],
  ["я", "я"],
  ["a".repeat(50), "a".repeat(50)],
])("the stem of %s is %s", (word, stem) => {
  expect(stemOf(word)).toBe(stem);
});

test("a hash is the same every time and fits 32 bits", () => {
  expect(hashText("waymark")).toBe(hashText("waymark"));
  expect(hashText("waymark", 1)).not.toBe(hashText("waymark"));
  fc.assert(fc.property(fc.string(), (text) => hashText(text) >= 0 && hashText(text) < 2 ** 32));
});

test("features lie in the buckets, in rising order, each once", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zа-я]{1,9}$/u), { maxLength: 12 }), (words) => {
      const { buckets, values } = extractFeatures(words, spec, classes);
      expect(buckets.every((bucket, at) => bucket < 1024 && (at === 0 || bucket > (buckets[at - 1] ?? 0)))).toBe(true);
      expect(values).toHaveLength(buckets.length);
    }),
  );
});

test("no words, no features", () => {
  const bare: FeatureSpec = { ...spec, pairs: { skip: 1, weight: 0 } };
  expect(extractFeatures([], bare, classes).buckets).toEqual([]);
});

test("a score is the bias and the weighted sum", () => {
  const head = { label: "x", bias: 1, scale: 0.5, weights: Int8Array.from([0, 4, -2]) };
  expect(headScore(head, { buckets: [1, 2], values: [1, 0.5] })).toBe(1 + 0.5 * (4 - 1));
});

test("logistic and softmax are shares", () => {
  expect(logistic(0)).toBe(0.5);
  expect(softmax([1, 1])).toEqual([0.5, 0.5]);
  expect(softmax([1000, 0])[0]).toBeCloseTo(1);
});
