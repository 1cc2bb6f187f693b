import { levelOf } from "../mastery/level.ts";
import type { HabitRecord } from "../mastery/habit-record.ts";
import { masteredFrom, skillBests } from "../mastery/mastery.ts";
import { isOpen, reachedAt } from "../mastery/open.ts";
import type { LevelId, SkillId } from "../mastery/skill.ts";
import type { Habit, HabitId } from "./habit.ts";
import { ownSkills } from "./own-skills.ts";
import { waivedSkills, type WaiverDay, type WaiverLibrary } from "./waived.ts";

/** The levels that a person has newly reached, to be kept with those before; none on most days. The first of a path comes with the first thing done on it. `weeks` is how long they have lived their days; without it no level has to wait. */
export function levelsReached(day: WaiverDay, library: WaiverLibrary, weeks?: number): readonly LevelId[] {
  const path = library.levels[day.archetype];
  const bests = skillBests(ownSkills(day, library), day.habits);
  const { reached } = levelOf(path, bests, day.levels, waivedSkills(day, library), weeks);
  return reached.slice(day.levels.length);
}

/** What stands between a person and a habit: skills to be mastered for its level, habits to be mastered first; each with the most it has been. */
export interface Missing {
  readonly level: LevelId | undefined;
  readonly skills: readonly { readonly id: SkillId; readonly mastery: number }[];
  readonly prerequisites: readonly { readonly id: HabitId; readonly mastery: number }[];
}

/** What is missing until a habit is open to a person; undefined where nothing is. */
export function missing(
  habit: Pick<Habit, "id" | "prerequisites">,
  day: WaiverDay,
  library: WaiverLibrary,
): Missing | undefined {
  const { levels } = library;
  const bests = skillBests(ownSkills(day, library), day.habits);
  const below = <T extends string>(ids: readonly T[], mastery: (id: T) => number) =>
    [...new Set(ids)].map((id) => ({ id, mastery: mastery(id) })).filter((each) => each.mastery < masteredFrom);
  const records: Readonly<Partial<Record<HabitId, HabitRecord>>> = day.habits;
  const prerequisites = below(habit.prerequisites, (id) => records[id]?.best ?? 0);
  if (isOpen(habit, day.archetype, levels, day.levels))
    return prerequisites.length > 0 ? { level: undefined, skills: [], prerequisites } : undefined;
  const own = levels[day.archetype];
  const named = own.findIndex(({ unlocks }) => unlocks.includes(habit.id));
  const asked = own.slice(reachedAt(own, day.levels), named).flatMap(({ requires }) => requires);
  const waived = waivedSkills(day, library);
  return {
    level: own[named]?.id,
    skills: below(
      asked.filter((id) => !waived.has(id)),
      (id) => bests.get(id) ?? 0,
    ),
    prerequisites,
  };
}
