import { expect, test } from "vitest";
import { holdsMatter } from "#core/talk/matter/matter-reader.ts";
import { loadFirstLines } from "../../tools/train/first-corpus.ts";
import { matterFingerprint } from "../../tools/train/matter-model.ts";
import { contentFolder } from "./content-folder.ts";
import { loadMatterModel } from "./matter-reader.ts";

const knowledge = loadMatterModel(contentFolder);

test("the model is made from the corpora as they are", () => {
  expect(knowledge.corpus).toBe(matterFingerprint(contentFolder));
});

test.each(["ru", "en"])(
  "of first messages that it has not learned (%s) it hears two thirds of what holds something",
  (locale) => {
    const lines = loadFirstLines(contentFolder, true).filter((line) => line.locale === locale);
    const share = (some: boolean): number => {
      const meant = lines.filter(({ goal }) => (goal !== "") === some);
      return meant.filter(({ text }) => holdsMatter(text, knowledge) >= 0.5).length / meant.length;
    };
    expect(share(true)).toBeGreaterThan(0.65);
    expect(share(false)).toBeLessThan(0.08);
  },
);
