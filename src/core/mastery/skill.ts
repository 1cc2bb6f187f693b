import type { ArchetypeId } from "../day/archetype.ts";
import type { HabitId } from "../day/habit.ts";

export type SkillId = string & { readonly brand: "SkillId" };
export type LevelId = string & { readonly brand: "LevelId" };

/** Something that grows by doing; which habits it grows by is data (day.md). */
export interface Skill {
  readonly id: SkillId;
  readonly habits: readonly HabitId[];
}

/** One of an archetype's three levels: reached when its skills are mastered; once reached it stays. */
export interface Level {
  readonly id: LevelId;
  readonly archetype: ArchetypeId;
  readonly requires: readonly SkillId[];
  /** Habits that open with this level; a habit that no level of the archetype names is open from the first day. */
  readonly unlocks: readonly HabitId[];
  readonly weeks: number;
}
