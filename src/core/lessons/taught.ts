import { bodyExclusions, gentleOnly } from "../day/eligible.ts";
import type { Habit } from "../day/habit.ts";
import type { Intake } from "../day/intake.ts";
import type { Lesson } from "./lesson.ts";

/** How much of the doing a lesson may teach somebody: all of it, the gentle way alone, or nothing but what there is to know. */
export type Taught = "all" | "gentle" | "knowing";

/** What the body leaves of a lesson's doing: the same rules as for the plan, so that what is never planned is not taught either (safety.md). */
export function taughtTo(habit: Habit, intake: Intake | undefined): Taught {
  if (bodyExclusions(habit, intake).length > 0) return "knowing";
  return gentleOnly(habit, intake) ? "gentle" : "all";
}

/** A lesson without what somebody is not to be taught; a warning always stays. */
export function lessonFor(lesson: Lesson, taught: Taught): Lesson {
  if (taught === "all") return lesson;
  const left = lesson.statements.filter(
    ({ kind }) => kind === "knowing" || kind === "caution" || (kind === "gentle" && taught === "gentle"),
  );
  return { ...lesson, statements: left };
}
