import { expect, test } from "vitest";
import { archetypeIds } from "#core/day/archetype.ts";
import { archetypeWith, saidOf } from "../day-fixture.ts";
import { archetypesAreWhole } from "./archetypes-are-whole.ts";

const said = (changes: Readonly<Record<string, unknown>>) =>
  saidOf(archetypesAreWhole, {
    archetypes: archetypeIds.map((id, index) => ({
      file: `archetypes/${id}.yaml`,
      archetype: { ...archetypeWith(index === 0 ? changes : {}), id },
    })),
  });

test("six whole archetypes are left alone", () => {
  expect(said({})).toEqual([]);
});

test.each([
  ["a mode with an unknown block", { "modes.low.blocks": [{ block: "nap", version: "low" }] }, "no block nap"],
  [
    "a block whose low version is as long as its usual one",
    { "blocks.0.minutes": { low: 60, usual: 60, high: 75 } },
    "gentle_awakening: low < usual < high",
  ],
  ["a block without English words", { "en.blocks.evening_comfort": undefined }, "no words for evening_comfort"],
  ["words for no block", { "ru.blocks.nap": {} }, "words for no block"],
])("%s is said", (_rule, changes, message) => {
  expect(said(changes)).toEqual([message]);
});

test("a missing archetype is said", () => {
  expect(saidOf(archetypesAreWhole, {})).toHaveLength(6);
});
