import { expect, test } from "vitest";
import type { Evidence } from "../day-rule.ts";
import { saidOfHabit } from "../day-fixture.ts";
import { weakEvidenceIsSaid } from "./weak-evidence-is-said.ts";

const sure = { "en.lesson.honesty": "Walking lengthens life.", "ru.lesson.honesty": "Ходьба продлевает жизнь." };
const said = (strengths: readonly Evidence["strength"][], changes: Readonly<Record<string, string>>) =>
  saidOfHabit(
    weakEvidenceIsSaid,
    { ...changes, evidence: strengths.map((_, index) => `e${index}`) },
    { evidence: new Map(strengths.map((strength, index) => [`e${index}`, { id: `e${index}`, strength }])) },
  );

test("weak evidence asks for a careful word in both languages", () => {
  expect(said(["limited", "mixed"], sure)).toHaveLength(2);
});

test("one firm source is enough to speak plainly", () => {
  expect(said(["limited", "moderate"], sure)).toEqual([]);
});

test("a careful word is enough", () => {
  expect(
    said(["null"], {
      "en.lesson.honesty": "Hardly anybody has studied it.",
      "ru.lesson.honesty": "Это почти не изучали.",
    }),
  ).toEqual([]);
});
