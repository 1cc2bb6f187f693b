import type { ArchetypeId } from "../day/archetype.ts";
import type { Habit } from "../day/habit.ts";
import type { Level, LevelId } from "./skill.ts";

/** The place of the highest level reached on a path; everybody is on the first. */
export const reachedAt = (levels: readonly Level[], reached: readonly LevelId[]): number =>
  Math.max(
    0,
    levels.findLastIndex(({ id }) => reached.includes(id)),
  );

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
  if (named <= reachedAt(own, reached)) return true;
  return Object.values(levels).some((path) =>
    path.some((level) => level.unlocks.includes(id) && reached.includes(level.id)),
  );
}
