import type { HabitId } from "../day/habit.ts";
import type { Locale } from "../person/person.ts";
import { reachedAt } from "../mastery/open.ts";
import type { Level, LevelId } from "../mastery/skill.ts";

/** The parts of a lesson, in the order in which they unfold (brief 3, phase 8). */
export const lessonParts = ["science", "practice", "personal", "signs", "trouble", "next"] as const;
export type LessonPart = (typeof lessonParts)[number];

/** Counted through a lesson from `1`; what a source found is `r1` and on. */
export type StatementId = string & { readonly brand: "StatementId" };

/** What a statement is to a body: something to know, something to do, the gentle way of doing it, or a warning. */
export type StatementKind = "knowing" | "doing" | "gentle" | "caution";

/** One thing that a lesson says: what an answer may be made of. */
export interface LessonStatement {
  readonly id: StatementId;
  readonly part: LessonPart;
  readonly kind: StatementKind;
  readonly text: string;
  /** Words by which people ask for it and that it does not hold itself ("winter", "hotel"). */
  readonly hints: readonly string[];
  /** How people ask for it, as beginnings of words one after the other ("how long"). */
  readonly asks: readonly string[];
}

/** A habit's lesson in one language, statement by statement; what sources found stands last, as it was published. */
export interface Lesson {
  readonly habit: HabitId;
  readonly locale: Locale;
  readonly statements: readonly LessonStatement[];
}

/** How deep a part of a lesson is opened: at first in short, and all of it. */
export type Depth = "short" | "full";

/** From which level of a path on (counted from 0) a part is open to its depth at once; everything else is one tap away at any level. */
const openFrom: Readonly<Record<LessonPart, number>> = {
  practice: 0,
  signs: 0,
  personal: 1,
  trouble: 1,
  science: 1,
  next: 2,
};

/** How deep a part is for somebody: the level decides what unfolds, and never what there is. */
export function depthOf(part: LessonPart, path: readonly Level[], reached: readonly LevelId[]): Depth {
  return reachedAt(path, reached) >= openFrom[part] ? "full" : "short";
}

/** The parts that stand open at first. */
export function unfoldedParts(path: readonly Level[], reached: readonly LevelId[]): readonly LessonPart[] {
  return lessonParts.filter((part) => depthOf(part, path, reached) === "full");
}
