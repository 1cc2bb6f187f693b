import { expect, test } from "vitest";
import type { HabitId } from "#core/day/habit.ts";
import { habitsOf, habitWith, saidOf } from "../day-fixture.ts";
import { skillsHoldEveryHabit } from "./skills-hold-every-habit.ts";

const both = { name: "Name", about: "About" };
const skill = (id: string, ...habits: readonly string[]) => ({
  id,
  category: "movement",
  habits: habits as HabitId[],
  ru: both,
  en: both,
});
const habits = habitsOf(habitWith());

test("a habit in a skill is fine", () => {
  expect(saidOf(skillsHoldEveryHabit, { habits, skills: [skill("moving", "walking")] })).toEqual([]);
});

test("a habit in none, one that is not there, and a skill said twice are named", () => {
  expect(
    saidOf(skillsHoldEveryHabit, { habits, skills: [skill("moving", "flying"), skill("moving", "flying")] }),
  ).toEqual(["moving is there twice", "no habit flying", "no habit flying", "no skill grows by it"]);
});
