import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadLibrary } from "#content/library.ts";
import type { HabitId } from "../day/habit.ts";
import { type Intake, intakeSections } from "../day/intake.ts";
import { lessonFor, type Taught, taughtTo } from "./taught.ts";

const library = loadLibrary(contentFolder);
const habit = (id: string) => {
  const found = library.day.habits.get(id as HabitId);
  if (!found) throw new Error(id);
  return found;
};
const told = (...codes: Intake["codes"]): Intake => ({ answered: intakeSections, codes, at: 0 });

describe("what the body leaves of a lesson", () => {
  test.each<[string, string, Intake | undefined, Taught]>([
    ["everything, where nothing speaks against it", "interval_training", told(), "all"],
    ["the gentle way, where nothing was asked yet and it could do harm", "interval_training", undefined, "gentle"],
    ["no doing, where an answer speaks against it", "interval_training", told("cardiovascular"), "knowing"],
    ["no doing of what is too much for somebody young", "interval_training", told("under_18"), "knowing"],
    ["everything of what does no harm to anybody, unasked", "walking", undefined, "all"],
    ["no doing of a walk with a hurt leg", "walking", told("injury_leg"), "knowing"],
  ])("%s", (_rule, id, intake, expected) => {
    expect(taughtTo(habit(id), intake)).toBe(expected);
  });

  test.each([
    ["gentle", ["caution", "gentle", "knowing"]],
    ["knowing", ["caution", "knowing"]],
  ] as const)("%s keeps what there is to know, and the warning", (taught, kinds) => {
    const lesson = library.lesson("interval_training" as HabitId, "en");
    if (!lesson) throw new Error("no lesson");
    const left = lessonFor(lesson, taught);
    expect([...new Set(left.statements.map(({ kind }) => kind))].toSorted()).toEqual(kinds);
    expect(lessonFor(lesson, "all")).toBe(lesson);
  });
});
