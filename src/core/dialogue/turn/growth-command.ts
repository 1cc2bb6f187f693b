import type { HabitId } from "../../day/habit.ts";
import type { Depth, LessonPart } from "../../lessons/lesson.ts";
import type { SkillId } from "../../mastery/skill.ts";
import type { FreeText, Token } from "../../text/free-text.ts";

/** What can be told of what grows, what there is to learn, and what the last weeks looked like. */
export type GrowthCommand =
  | { readonly do: "skills"; readonly from?: number }
  | { readonly do: "skill"; readonly skill: SkillId }
  | { readonly do: "level" }
  /** A habit's lesson: its opening, or one part of it, as deep as the person's level has it where nothing is said; `name` is the habit in the person's words, without either it is the one whose time it is. */
  | {
      readonly do: "learn";
      readonly habit?: HabitId;
      readonly name?: FreeText;
      readonly part?: LessonPart;
      readonly depth?: Depth;
    }
  /** A question about a lesson, for a language model that may answer only from it; without one: which? */
  | { readonly do: "ask_lesson"; readonly habit: HabitId; readonly question?: FreeText }
  /** The statements of a lesson that a language model chose as the answer to a question: said word for word. */
  | { readonly do: "lesson_answered"; readonly habit: HabitId; readonly cites: readonly Token[] }
  /** What the last weeks looked like, in words and figures. */
  | { readonly do: "insights" };
