import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadGoalScreen, makeGoalScreen } from "#content/refusals.ts";
import { knownGoals } from "./known-goal.ts";

const alone = loadGoalScreen(contentFolder);
const screen = makeGoalScreen(contentFolder, knownGoals(contentFolder));

test.each([
  "sell the caravan",
  "pay off the catalogue",
  "get on with my stepson",
  "make one friend who is no roommate",
  "сделать загранпаспорт ребёнку",
  "найти компанию в общаге",
])("a goal of a known kind that a reader only doubts is asked about by nobody: %s", (goal) => {
  expect(alone.harm(goal)).toMatchObject({ strength: "ask", by: "reader" });
  expect(screen.harm(goal)).toBeUndefined();
});

test.each([
  ["sell the car and roll back the miles first", "fraud"],
  ["landlord reference from a landlord that doesn't exist", "fraud"],
  ["find two lads for a job, 300 quid, kneecaps", "violence"],
  ["снять графический ключ с дочкиного телефона пока спит", "illegal_access"],
  ["вести канал про бабочек и 38 кг", "pro_ana"],
] as const)("a known kind of goal with harm in it is asked about or refused: %s", (goal, code) => {
  expect(screen.harm(goal)).toMatchObject({ code });
});

test.each([
  ["fast while breastfeeding to lose the baby weight\n21 days broth only", "refuse"],
  ["войти в госуслуги бывшего\nпосмотреть доходы, алименты платит копейки", "refuse"],
  ["bin my blood pressure tablets this week\nfeel fine, not telling the surgery", "ask"],
] as const)("where a reader is sure, a goal of a known kind is asked about at least: %s", (goal, strength) => {
  expect(screen.harm(goal)).toMatchObject({ strength });
});
