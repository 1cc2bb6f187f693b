import { expect, test } from "vitest";
import { archetypeIds } from "#core/day/archetype.ts";
import type { LevelsFile, SkillsFile } from "#content/archetype-file.ts";
import { habitsOf, habitWith, saidOf } from "../day-fixture.ts";
import { levelsCanBeReached } from "./levels-can-be-reached.ts";

const skillWords = { name: "Name", about: "About" };
const levelWords = { name: "Name", description: "Description", note: "Note" };
const easy = Array.from({ length: 8 }, (_, index) => habitWith({ id: `easy_${index}`, archetypes: archetypeIds }));
const hard = habitWith({ id: "hard_one", difficulty: 7, archetypes: archetypeIds });
const level = (id: string, required: readonly string[], unlocked: readonly string[]) => ({
  id,
  required_skills: [...required],
  unlocked_habits: unlocked as LevelsFile["foundation_builder"][number]["unlocked_habits"],
  also_opens: [] as LevelsFile["foundation_builder"][number]["also_opens"],
  weeks: 4,
  ru: levelWords,
  en: levelWords,
});
const skill = (id: string, habit: string): SkillsFile[number] => ({
  id,
  category: "movement",
  habits: [habit] as unknown as SkillsFile[number]["habits"],
  ru: skillWords,
  en: skillWords,
});

const said = (change: {
  readonly first?: string;
  readonly last?: string;
  readonly needs?: string;
  readonly of?: string;
}) => {
  const three = [
    level("one", [change.needs ?? "moving"], [change.first ?? "easy_1"]),
    level("two", ["moving"], ["easy_2"]),
    level("three", ["moving"], [change.last ?? "hard_one"]),
  ];
  return saidOf(levelsCanBeReached, {
    habits: habitsOf(...easy, habitWith({ id: "easy_8", archetypes: archetypeIds }), hard),
    skills: [skill("moving", "easy_0"), skill("late", "hard_one")],
    levels: Object.fromEntries(archetypeIds.map((id) => [id, three])) as LevelsFile,
  }).filter((_, index, all) => index < all.length / archetypeIds.length);
};

test("levels that come one after the other are fine", () => {
  expect(said({})).toEqual([]);
});

test.each([
  ["a hard habit that is open at first", { last: "easy_3" }, "hard_one (7 of 10) waits for level 3"],
  ["an unlock that is not there", { first: "juggling" }, "juggling is no habit of foundation_builder"],
  ["a skill that is not there", { needs: "flying" }, "no skill flying"],
  ["a skill that grows only later", { needs: "late" }, "one: late cannot grow before it"],
])("%s is said", (_rule, change, message) => {
  expect(said(change)).toContain(message);
});

test("a first day needs eight easy habits", () => {
  const few = saidOf(levelsCanBeReached, {
    habits: habitsOf(...easy.slice(1)),
    skills: [skill("moving", "easy_1")],
    levels: Object.fromEntries(
      archetypeIds.map((id) => [id, [level("one", ["moving"], ["easy_1"])]]),
    ) as unknown as LevelsFile,
  });
  expect(few).toContain("7 easy habits are open at first, at least 8");
});
