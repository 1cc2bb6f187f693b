import { join } from "node:path";
import { expect, test } from "vitest";
import { loadKindTable } from "../train/crisis-corpus.ts";
import { evalCrisis } from "./crisis.ts";

const table = loadKindTable(join(import.meta.dirname, "..", "..", "content"));
const alarmOn = (word: string) => ({
  screen: (text: string) => ({
    level: text.includes(word) ? ("elevated" as const) : ("none" as const),
    kind: undefined,
    because: { rules: [], score: 0 },
  }),
});

test("recall, false alarms and groups are counted apart", () => {
  const result = evalCrisis(
    [
      { text: "red one", locale: "en", crisis: true, kind: "suicide-intent", severity: "high" },
      { text: "red two", locale: "en", crisis: true, kind: "oblique", severity: "elevated" },
      { text: "blue", locale: "ru", crisis: true, kind: "oblique", severity: "elevated" },
      { text: "red trap", locale: "ru", crisis: false, kind: "some-new-benign-kind" },
      { text: "plain", locale: "ru", crisis: false },
    ],
    alarmOn("red"),
    table,
    () => 0,
  );
  expect(result).toMatchObject({
    n: 5,
    recall: 0.6667,
    recall_explicit: 1,
    recall_oblique: 0.5,
    false_alarms_traps: 1,
    false_alarms_ordinary: 0,
    us_per_message: 0,
  });
  expect(result.by_kind["oblique"]).toEqual({ n: 2, crisis: true, rate: 0.5 });
  expect(result.by_severity["elevated"]?.rate).toBe(0.5);
  expect(result.by_locale["ru"]).toEqual({ n: 3, recall: 0, false_alarms: 0.5 });
});

test("nothing to judge gives zeros", () => {
  expect(evalCrisis([], alarmOn("x"), table)).toMatchObject({ n: 0, recall: 0, us_per_message: 0 });
});
