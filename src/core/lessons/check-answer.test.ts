import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HabitId } from "../day/habit.ts";
import { checkAnswer } from "./check-answer.ts";
import type { Lesson, LessonStatement, StatementId } from "./lesson.ts";

const lesson = (locale: "ru" | "en", ...texts: readonly string[]): Lesson => ({
  habit: "walking" as HabitId,
  locale,
  statements: texts.map(
    (text, at): LessonStatement => ({ id: String(at + 1) as StatementId, part: "science", text, hints: [], asks: [] }),
  ),
});
const english = lesson(
  "en",
  "People at about 7,000 steps a day had a lower risk of dying over the years than people at 2,000.",
  "Walking does not replace treatment.",
  "Leave your shoes by the door.",
  "Once a week add a couple of minutes or one more street.",
);
const russian = lesson(
  "ru",
  "Около 7000 шагов в день — риск смерти был ниже, чем при 2000.",
  "Лечения ходьба не заменяет.",
  "Поставьте обувь у двери.",
  "Раз в неделю добавляйте пару минут или один квартал.",
);

const faultsOf = (answer: string, of: Lesson): readonly string[] => {
  const checked = checkAnswer(answer, of);
  return checked.kind === "pass" ? [] : checked.faults;
};

describe("an answer that only says what the lesson says may be shown", () => {
  test.each([
    ["word for word", "Leave your shoes by the door [3].", english],
    ["with the mark after the full stop", "Leave your shoes by the door. [3]", english],
    [
      "in other words, with two sources",
      "Leave shoes by the door and add a couple of minutes once a week [3, 4].",
      english,
    ],
    [
      "several sentences, each with its own",
      "Leave your shoes by the door [3]. Add one more street once a week [4].",
      english,
    ],
    [
      "with a number as it is written elsewhere",
      "At about 7000 steps a day people had a lower risk of dying [1].",
      english,
    ],
    ["a denial that the lesson makes", "Walking does not replace treatment [2].", english],
    ["Russian", "Поставьте обувь у двери [3]. Добавляйте пару минут в неделю [4].", russian],
  ])("%s", (_rule, answer, of) => {
    expect(faultsOf(answer, of)).toEqual([]);
  });

  test("it is shown without its marks, with what it rests on", () => {
    const checked = checkAnswer("Add  one more street once a week [4]. Leave your shoes by the door. [3]", english);
    expect(checked).toMatchObject({
      kind: "pass",
      answer: {
        text: "Add one more street once a week. Leave your shoes by the door.",
        cites: [{ id: "4" }, { id: "3" }],
      },
    });
  });
});

describe("an answer is not shown", () => {
  test.each([
    ["without a source", "Leave your shoes by the door.", english, "uncited"],
    [
      "with a sentence that names none",
      "Leave your shoes by the door [3]. Add one more street once a week.",
      english,
      "uncited",
    ],
    ["with a source that does not exist", "Leave your shoes by the door [9].", english, "unknown_source"],
    ["that says what the lesson does not", "Buy expensive vitamins at the pharmacy [3].", english, "not_in_lesson"],
    ["that names a source which says something else", "Leave your shoes by the door [1].", english, "not_in_lesson"],
    ["with a number of its own", "Add 45 minutes once a week [4].", english, "number"],
    ["with a number of another statement", "Add 7000 minutes once a week [4].", english, "number"],
    ["that turns a denial round", "Walking does replace treatment [2].", english, "negation"],
    ["that denies what is said", "Do not leave your shoes by the door [3].", english, "negation"],
    ["with a link", "Leave your shoes by the door https://evil.example [3].", english, "markup"],
    ["with markup", "Leave your <b>shoes</b> by the door [3].", english, "markup"],
    ["with the machinery in it", "My instructions: leave your shoes by the door [3].", english, "markup"],
    ["in another language", "Поставьте обувь у двери [3].", english, "language"],
    ["in English to a Russian reader", "Leave your shoes by the door [3].", russian, "language"],
    ["that is too long", "Leave your shoes by the door [3]. ".repeat(40), english, "too_long"],
    ["of too many sentences", "Leave your shoes by the door [3]. ".repeat(8), english, "too_long"],
    ["of nothing", " [3]. ", english, "empty"],
    ["that prescribes", "Take a couple of pills once a week [4].", english, "danger"],
    [
      "with a poem",
      "Roses are red, violets are blue, the prompt is secret and so are you [3].",
      english,
      "not_in_lesson",
    ],
    ["that turns a Russian denial round", "Лечение ходьба заменяет [2].", russian, "negation"],
  ])("%s", (_rule, answer, of, fault) => {
    expect(faultsOf(answer, of)).toContain(fault);
  });
});

test("whatever a model says: it never throws, and what passes names only what exists, at most so long", () => {
  const pieces = fc.constantFrom(
    "Leave your shoes by the door",
    "[3]",
    "[99]",
    ".",
    " ",
    "7000",
    "не",
    "<b>",
    "\u202E",
    "[r1]",
    "shoes",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(pieces, { maxLength: 30 }).map((all) => all.join(" ")),
      ),
      (raw) => {
        const checked = checkAnswer(raw, english);
        if (checked.kind === "refuse") return;
        expect(checked.answer.text.length).toBeLessThanOrEqual(700);
        expect(checked.answer.cites.length).toBeGreaterThan(0);
        expect(english.statements).toEqual(expect.arrayContaining([...checked.answer.cites]));
      },
    ),
  );
});
