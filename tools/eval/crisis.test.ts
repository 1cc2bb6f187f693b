import { join } from "node:path";
import { expect, test } from "vitest";
import type { ScreenContext } from "#core/safety/crisis-strength.ts";
import { loadKindTable } from "../train/crisis-corpus.ts";
import { evalCrisis } from "./crisis.ts";

const table = loadKindTable(join(import.meta.dirname, "..", "..", "content"));
const alarmOn = (word: string) => ({
  screen: (text: string) => ({
    level: text.includes(word) ? ("elevated" as const) : ("none" as const),
    strength: text.includes(word) ? ("open" as const) : text.includes("grey") ? ("quiet" as const) : ("none" as const),
    kind: undefined,
    because: { strength: "nothing" as const, rules: [], score: 0 },
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
  expect(result.by_locale["ru"]).toMatchObject({ n: 3, recall: 0, false_alarms: 0.5 });
});

test("the same lines are judged once more as said within a talk", () => {
  const louder = alarmOn("red");
  const screen = (text: string, context?: ScreenContext) => louder.screen(context?.talk === "going" ? "blue" : text);
  const result = evalCrisis([{ text: "red one", locale: "en", crisis: true }], { screen }, table);
  expect(result.recall).toBe(1);
  expect(result.in_talk["en"]).toMatchObject({ n: 1, recall: 0 });
});

test("a quiet alarm counts as heard, and never as an open one", () => {
  const result = evalCrisis(
    [
      { text: "red", locale: "en", crisis: true, kind: "farewell", severity: "imminent" },
      { text: "grey", locale: "en", crisis: true, kind: "farewell", severity: "imminent" },
      { text: "blue", locale: "ru", crisis: true, kind: "oblique", severity: "elevated" },
      { text: "grey film", locale: "en", crisis: false, kind: "media-talk" },
      { text: "red film", locale: "en", crisis: false, kind: "media-talk" },
      { text: "grey morning", locale: "ru", crisis: false, kind: "ordinary-parenting" },
      { text: "plain morning", locale: "ru", crisis: false, kind: "grief" },
    ],
    alarmOn("red"),
    table,
    () => 0,
  );
  expect(result).toMatchObject({ recall: 0.3333, recall_any: 0.6667, imminent_open: 0.5 });
  expect(result).toMatchObject({ false_alarms_traps: 0.5, quiet_alarms_traps: 0.5 });
  expect(result).toMatchObject({ false_alarms_ordinary: 0, quiet_alarms_ordinary: 0.5 });
  expect(result.by_locale["en"]).toMatchObject({
    n: 4,
    recall_any: 1,
    imminent_open: 0.5,
    quiet_alarms_ordinary: null,
  });
  expect(result.by_locale["ru"]).toMatchObject({
    n: 3,
    recall_any: 0,
    imminent_open: null,
    quiet_alarms_ordinary: 0.5,
  });
});

test.each(["ordinary", "ordinary-message", "grief", "work-deadline", "wasted-time", "health-question", "court-words"])(
  "the benign kind %s is everyday life",
  (kind) => {
    const result = evalCrisis([{ text: "red", crisis: false, kind }], alarmOn("red"), table);
    expect(result).toMatchObject({ false_alarms_ordinary: 1, false_alarms_traps: null });
  },
);

test("a rate over no lines is null", () => {
  expect(evalCrisis([], alarmOn("x"), table)).toMatchObject({
    n: 0,
    recall: null,
    recall_any: null,
    us_per_message: 0,
  });
});
