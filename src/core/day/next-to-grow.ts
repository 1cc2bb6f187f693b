import { levelOf } from "../mastery/level.ts";
import { masteredFrom, skillBests } from "../mastery/mastery.ts";
import { isOpen } from "../mastery/open.ts";
import type { HabitId } from "./habit.ts";
import { skipsInARow } from "../mastery/record-outcome.ts";
import { ownSkills } from "./own-skills.ts";
import { waivedSkills, type WaiverDay, type WaiverLibrary } from "./waived.ts";

/** What was let go so often in a row is not what this person grows by, where there is another way. */
const passedBy = 3;

/**
 * The habits by which what a person's level asks for grows next (the brief's `generate_progression_based_tasks`): of each skill that is missing the one that is furthest, else the first that is
 * open to them, and what has to be mastered before it.
 */
export function nextToGrow(day: WaiverDay, library: WaiverLibrary): ReadonlySet<HabitId> {
  const { levels, habits } = library;
  const skills = ownSkills(day, library);
  const bests = skillBests(skills, day.habits);
  const waived = waivedSkills(day, library);
  const { current } = levelOf(levels[day.archetype], bests, day.levels, waived, 0);
  const found = new Set<HabitId>();
  const isPassedBy = (id: HabitId): boolean => skipsInARow(day.habits[id]) >= passedBy;
  const best = (id: HabitId): number => day.habits[id]?.best ?? 0;
  const add = (id: HabitId): void => {
    const habit = habits.get(id);
    if (!habit || found.has(id) || best(id) >= masteredFrom) return;
    const before = habit.prerequisites.filter((each) => best(each) < masteredFrom);
    if (before.length === 0) found.add(id);
    else for (const each of before) add(each);
  };
  for (const id of current?.requires ?? []) {
    if (waived.has(id) || (bests.get(id) ?? 0) >= masteredFrom) continue;
    const open = (skills.find((skill) => skill.id === id)?.habits ?? []).filter((each) => {
      const habit = habits.get(each);
      return habit?.archetypes.includes(day.archetype) && isOpen(habit, day.archetype, levels, day.levels);
    });
    const [first] = open.toSorted((a, b) => Number(isPassedBy(a)) - Number(isPassedBy(b)) || best(b) - best(a));
    if (first !== undefined) add(first);
  }
  return found;
}
