import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { readTriggerFiles } from "#content/triggers.ts";
import { saidOf } from "../day-fixture.ts";
import { triggersAreTheBriefs } from "./triggers-are-the-briefs.ts";

const { triggers } = readTriggerFiles(contentFolder);

test("the four as they are carried are as they were decided", () => {
  expect(saidOf(triggersAreTheBriefs, { triggers })).toEqual([]);
});

test("a threshold that was turned is named", () => {
  const turned = triggers.map((each) => ({
    ...each,
    written: { ...each.written, when: each.written.when.replace("0.3", "0.4") },
  }));
  expect(saidOf(triggersAreTheBriefs, { triggers: turned })).toEqual([
    'energy_drop: when is "energy_level < 0.3 and highest(energy_level, 24 h) > 0.6"',
  ]);
});

test("a trigger that is gone is named", () => {
  expect(
    saidOf(triggersAreTheBriefs, { triggers: triggers.filter(({ written }) => written.id !== "sleep_debt") }),
  ).toEqual(["there is no trigger sleep_debt"]);
});
