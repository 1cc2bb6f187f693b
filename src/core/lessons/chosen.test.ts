import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadLibrary } from "#content/library.ts";
import type { HabitId } from "../day/habit.ts";
import { chosenStatements, wordForWord } from "./chosen.ts";
import type { Lesson, LessonStatement, StatementKind } from "./lesson.ts";

const statement = (id: string, text: string, kind: StatementKind = "doing"): LessonStatement => ({
  id: id as LessonStatement["id"],
  part: "practice",
  kind,
  text,
  hints: [],
  asks: [],
});
const lesson = (locale: "ru" | "en"): Lesson => ({
  habit: "walking" as HabitId,
  locale,
  statements: [
    statement("1", "Leave your shoes by the door"),
    statement("2", "Once a week add a couple of minutes."),
    statement("3", "With a leg injury choose seated movement.", "caution"),
    statement("4", "Chest pain means stop and get medical help.", "caution"),
    statement("r1", "Walking eased symptoms on average.", "knowing"),
  ],
});
const english = lesson("en");

describe("what a model chose of a lesson", () => {
  test.each<[string, readonly string[], readonly string[] | undefined]>([
    ["is taken in its order", ["2", "1"], ["2", "1"]],
    ["is taken once", ["2", "2"], ["2"]],
    ["may be what a source found", ["r1"], ["r1"]],
    ["is dropped where there is nothing", [], undefined],
    ["is dropped where one of it does not exist", ["1", "9"], undefined],
    ["is dropped where it is words", ["Chest pain means walk slower"], undefined],
    ["is dropped where it is too much", ["1", "2", "3", "4"], undefined],
  ])("%s", (_rule, ids, expected) => {
    expect(chosenStatements(ids, english)?.map(({ id }) => id)).toEqual(expected);
  });

  test("is not English to a Russian reader", () => {
    expect(chosenStatements(["r1"], lesson("ru"))).toBeUndefined();
  });

  test("is said word for word, with the whole warning beside it", () => {
    const [first, second] = english.statements;
    if (!first || !second) throw new Error("no statements");
    expect(wordForWord([first, second], english)).toEqual({
      text: "Leave your shoes by the door. Once a week add a couple of minutes.",
      cites: [first, second],
      caution: "With a leg injury choose seated movement. Chest pain means stop and get medical help.",
    });
  });

  test("is the whole warning where one sentence of it was chosen", () => {
    expect(wordForWord(english.statements.slice(3, 4), english)).toMatchObject({
      text: "With a leg injury choose seated movement. Chest pain means stop and get medical help.",
    });
    expect(wordForWord(english.statements.slice(3, 4), english).caution).toBeUndefined();
  });
});

test("whatever a model gives: nothing is said that does not stand in the lesson, and no habit's warning is left out", () => {
  const library = loadLibrary(contentFolder);
  const lessons = [...library.day.habits.values()].flatMap((habit) =>
    (["ru", "en"] as const).flatMap((locale) => {
      const found = library.lesson(habit.id, locale);
      return found ? [{ habit, lesson: found }] : [];
    }),
  );
  const given = fc.array(fc.oneof(fc.nat(60).map(String), fc.constant("r1"), fc.string()), { maxLength: 5 });
  fc.assert(
    fc.property(fc.constantFrom(...lessons), given, ({ habit, lesson: of }, ids) => {
      const cites = chosenStatements(ids, of);
      if (!cites) return;
      const { text, caution } = wordForWord(cites, of);
      const said = [text, caution ?? ""].join(" ");
      const left = of.statements
        .toSorted((a, b) => b.text.length - a.text.length)
        .reduce((rest, each) => rest.replaceAll(each.text, ""), said);
      expect(left).toMatch(/^[\s.]*$/u);
      const warning = of.statements.filter(({ kind }) => kind === "caution");
      if (habit.contraindications.length > 0) expect(warning).not.toEqual([]);
      for (const each of warning) expect(said).toContain(each.text);
    }),
  );
});
