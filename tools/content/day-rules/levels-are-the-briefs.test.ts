import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { readDayPack } from "#content/day-files.ts";
import { saidOf } from "../day-fixture.ts";
import { levelsAreTheBriefs } from "./levels-are-the-briefs.ts";

const { levels } = readDayPack(contentFolder);
if (!levels) throw new Error("there are no levels");
const { peak_performer: path, ...others } = levels;

test("the six as they are carried are as they were decided", () => {
  expect(saidOf(levelsAreTheBriefs, { levels })).toEqual([]);
});

test("one that opens something more, or is called otherwise, is named", () => {
  const changed = path.map((each) =>
    each.id === "pp_expert"
      ? { ...each, unlocked_habits: [...each.unlocked_habits, ...each.also_opens], en: { ...each.en, name: "Expert" } }
      : each,
  );
  expect(saidOf(levelsAreTheBriefs, { levels: { ...others, peak_performer: changed } })).toEqual([
    'pp_expert: name is "Human Performance Expert"',
    'pp_expert: unlocked_habits is ["research_protocols","coaching_others","innovation_experiments"]',
  ]);
});

test("one that is gone, or has changed its place, is named", () => {
  const said = saidOf(levelsAreTheBriefs, { levels: { ...others, peak_performer: path.slice(1) } });
  expect(said).toContain('pp_analytical: id is "pp_analytical"');
  expect(said).toContain("pp_expert: weeks is 6");
});
