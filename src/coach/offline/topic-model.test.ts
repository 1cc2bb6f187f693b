import fc from "fast-check";
import { expect, test } from "vitest";
import { loadTopicModel } from "#content/topic-model.ts";
import { topicShares } from "./topic-model.ts";

const model = loadTopicModel("content");
const likeliest = (title: string, description = "") => {
  const shares = topicShares(model, title, description);
  return model.labels[shares.indexOf(Math.max(...shares))];
};

test.each([
  ["a wording that no list holds", "my place is a tip", "embarrassed to let anyone in", "household/clean-flat"],
  [
    "a title that says nothing, by its description",
    "уже невозможно",
    "поясница отваливается после дня за компом",
    "health/back-pain-posture",
  ],
  ["a metaphor in Russian", "конверты в прихожей копятся", "", "bureaucracy/unopened-mail"],
])("the model hears %s", (_, title, description, ladder) => {
  expect(likeliest(title, description)).toBe(ladder);
});

test("whatever is written, the shares are whole and the same each time", () => {
  const text = fc.string({ maxLength: 300 });
  fc.assert(
    fc.property(text, text, (title, description) => {
      const shares = topicShares(model, title, description);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
      expect(topicShares(model, title, description)).toEqual(shares);
    }),
    { numRuns: 50 },
  );
});
