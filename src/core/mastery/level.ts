import type { ArchetypeId } from "../day/archetype.ts";
import type { Day, HabitRecord } from "../day/day.ts";
import type { Habit, HabitId } from "../day/habit.ts";
import type { DayLibrary } from "../day/library.ts";
import { masteredFrom, skillBests } from "./mastery.ts";
import type { Level, LevelId, SkillId } from "./skill.ts";

/** Where somebody is on an archetype's path. */
export interface LevelState {
  /** Undefined only where an archetype has no levels. */
  readonly current: Level | undefined;
  /** All levels ever reached, of whatever archetype: those that were given, then the new ones. */
  readonly reached: readonly LevelId[];
  /** Whether the skills of the last level are mastered too. */
  readonly complete: boolean;
}

/** The highest level reached; everybody is on the first. */
const indexOf = (levels: readonly Level[], reached: readonly LevelId[]): number =>
  Math.max(
    0,
    levels.findLastIndex(({ id }) => reached.includes(id)),
  );

/** The level that mastery of skills leads to: whoever has mastered what a level asks for is on the next one, and stays there. */
export function levelOf(
  levels: readonly Level[],
  masteries: ReadonlyMap<SkillId, number>,
  reached: readonly LevelId[],
): LevelState {
  const finished = (level: Level | undefined) =>
    level?.requires.every((skill) => (masteries.get(skill) ?? 0) >= masteredFrom) === true;
  let at = indexOf(levels, reached);
  while (at < levels.length - 1 && finished(levels[at])) at += 1;
  const fresh = levels.slice(0, at + 1).flatMap(({ id }) => (reached.includes(id) ? [] : [id]));
  return {
    current: levels[at],
    reached: fresh.length > 0 ? [...reached, ...fresh] : reached,
    complete: at === levels.length - 1 && finished(levels[at]),
  };
}

/** The levels that a person has newly reached, to be kept with those before; none on most days. The first of a path comes with the first thing done on it. */
export function levelsReached(
  day: Pick<Day, "archetype" | "levels" | "habits">,
  { skills, levels }: Pick<DayLibrary, "skills" | "levels">,
): readonly LevelId[] {
  const { reached } = levelOf(levels[day.archetype], skillBests(skills, day.habits), day.levels);
  return reached.slice(day.levels.length);
}

type Levels = Readonly<Record<ArchetypeId, readonly Level[]>>;

/** Whether a habit is open: no level of the archetype holds it back, or a level that names it was ever reached, on whatever path. */
export function isOpen(
  { id }: Pick<Habit, "id">,
  archetype: ArchetypeId,
  levels: Levels,
  reached: readonly LevelId[],
): boolean {
  const own = levels[archetype];
  const named = own.findIndex(({ unlocks }) => unlocks.includes(id));
  if (named <= indexOf(own, reached)) return true;
  return Object.values(levels).some((path) =>
    path.some((level) => level.unlocks.includes(id) && reached.includes(level.id)),
  );
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
  day: Pick<Day, "archetype" | "levels" | "habits">,
  { skills, levels }: Pick<DayLibrary, "skills" | "levels">,
): Missing | undefined {
  const bests = skillBests(skills, day.habits);
  const below = <T extends string>(ids: readonly T[], mastery: (id: T) => number) =>
    [...new Set(ids)].map((id) => ({ id, mastery: mastery(id) })).filter((each) => each.mastery < masteredFrom);
  const records: Readonly<Partial<Record<HabitId, HabitRecord>>> = day.habits;
  const prerequisites = below(habit.prerequisites, (id) => records[id]?.best ?? 0);
  if (isOpen(habit, day.archetype, levels, day.levels))
    return prerequisites.length > 0 ? { level: undefined, skills: [], prerequisites } : undefined;
  const own = levels[day.archetype];
  const named = own.findIndex(({ unlocks }) => unlocks.includes(habit.id));
  const asked = own.slice(indexOf(own, day.levels), named).flatMap(({ requires }) => requires);
  return { level: own[named]?.id, skills: below(asked, (id) => bests.get(id) ?? 0), prerequisites };
}
