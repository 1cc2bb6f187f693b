import fc from "fast-check";
import { expect, test } from "vitest";
import type { FeatureSpec } from "./features.ts";
import { type LinearModel, scoreAll } from "./linear-model.ts";
import { packModel, scorePacked } from "./packed-model.ts";

const spec: FeatureSpec = {
  bits: 3,
  chars: { from: 3, to: 4, weight: 1 },
  words: { weight: 1 },
  pairs: { skip: 1, weight: 1 },
  classes: { span: 3, weight: 1 },
};
const head = fc.record({
  label: fc.constant("x"),
  bias: fc.integer({ min: -9, max: 9 }),
  scale: fc.constantFrom(0.5, 1, 2),
  weights: fc.int8Array({ minLength: 8, maxLength: 8 }),
});

test("a packed model gives the same scores", () => {
  fc.assert(
    fc.property(fc.array(head, { minLength: 1, maxLength: 4 }), fc.uniqueArray(fc.nat(7)), (heads, buckets) => {
      const model: LinearModel = { spec, heads };
      const features = { buckets, values: buckets.map(() => 0.25) };
      expect(scorePacked(packModel(model), features)).toEqual(scoreAll(model, features));
    }),
  );
});
