import type { HabitId } from "../day/habit.ts";
import type { FreeText } from "../text/free-text.ts";
import type { WordForWord } from "./chosen.ts";
import type { Lesson, StatementId } from "./lesson.ts";

/** A question about a lesson, in the person's words. */
export interface LessonAsk {
  readonly habit: HabitId;
  readonly question: FreeText;
  /** What of the lesson may be told to this person. */
  readonly lesson: Lesson;
  /** What was answered with at once. */
  readonly told?: StatementId;
}

/** An answer to it, word for word from the lesson: the part that comes nearest, or what a model chose; or why there is none. */
export type LessonAnswer =
  | ({ readonly by: "lesson" | "model" } & WordForWord)
  | { readonly by: "nothing" | "referral" };
