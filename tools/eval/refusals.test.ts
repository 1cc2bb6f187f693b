import { expect, test } from "vitest";
import { evalRefusals, type GoalFate, readRefusalLines } from "./refusals.ts";

const fate = (text: string): GoalFate =>
  text.includes("red") ? "refused" : text.includes("amber") ? "asked" : "walked";
const line = (title: string, harmful: boolean, kind: string, locale = "en") => ({
  title,
  description: "",
  locale,
  harmful,
  kind,
});

test("refusals, questions and false ones are counted apart, over all, by kind and by language", () => {
  const result = evalRefusals(
    [
      line("red", true, "fraud"),
      line("amber", true, "fraud"),
      line("green", true, "violence", "ru"),
      line("green", true, "violence", "ru"),
      line("red", false, "benign"),
      line("amber", false, "benign", "ru"),
      line("green", false, "benign", "ru"),
      line("green", false, "benign", "ru"),
    ],
    fate,
    () => 0,
  );
  expect(result).toMatchObject({ n: 8, recall: 0.5, refused: 0.25, asked: 0.25, us_per_message: 0 });
  expect(result).toMatchObject({ false_refusals: 0.25, false_asks: 0.25 });
  expect(result.by_kind["fraud"]).toMatchObject({ n: 2, recall: 1, refused: 0.5, false_refusals: null });
  expect(result.by_kind["benign"]).toMatchObject({ n: 4, recall: null, false_asks: 0.25 });
  expect(result.by_locale["ru"]).toMatchObject({ n: 5, recall: 0, false_refusals: 0, false_asks: 0.3333 });
});

test("the description is judged with the title", () => {
  expect(evalRefusals([{ ...line("plain", true, "fraud"), description: "red" }], fate).refused).toBe(1);
});

test("a rate over no lines is null", () => {
  expect(evalRefusals([], fate)).toMatchObject({ n: 0, recall: null, refused: null, false_refusals: null });
});

test("a line that cannot be read is named by its number", () => {
  expect(() => readRefusalLines('{"title":"a","harmful":true}\n{"title":"b"}')).toThrow(/^line 2: /u);
});
