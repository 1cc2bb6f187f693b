import { expect, test } from "vitest";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { contentFolder } from "#content/content-folder.ts";
import { factsIn } from "./read-facts.ts";

const { reading } = loadCoachPacks(contentFolder);
const isPastBeginning = (text: string): boolean =>
  factsIn([text], reading).some((fact) => fact.is === "without" && fact.what === "beginner");

test.each([
  "Currently run 8km twice a week. Royal Parks, 12th October.",
  "I can knit scarves. Have 4mm DPNs",
  "passed in 2019, M5 is 2 junctions from my house",
  "Grade 6 once, two strings gone",
  "been lifting for a year, stuck at 90",
  "сейчас плаваю километр, хочу два",
  "понимаю процентов 70, говорю как робот",
  "жму лёжа 60",
  "окончила музыкальную школу в 1998",
])("who says so is past the beginning: %s", (text) => {
  expect(isPastBeginning(text)).toBe(true);
});

test.each([
  "never run in my life",
  "currently a couch potato",
  "can't knit to save my life",
  "с нуля, ни разу не пробовала",
  "купила спицы, а дальше не знаю",
])("and who says this is not: %s", (text) => {
  expect(isPastBeginning(text)).toBe(false);
});
