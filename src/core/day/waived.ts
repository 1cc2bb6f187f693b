import type { Day } from "./day.ts";
import { lastingExclusions } from "./eligible.ts";
import type { HabitId } from "./habit.ts";
import type { DayLibrary } from "./library.ts";
import { masteredFrom } from "../mastery/mastery.ts";
import type { SkillId } from "../mastery/skill.ts";

/** What of a day and of the library decides which skills a person is asked for. */
export type WaiverDay = Pick<Day, "archetype" | "levels" | "habits" | "intake" | "schedule">;
export type WaiverLibrary = Pick<DayLibrary, "skills" | "levels" | "habits">;

/**
 * Skills of a path that a person has no way to grow: everything they grow by is left out for good, or waits for something that is. They count as
 * not required, because nobody is to stand before a door that what protects them keeps shut. Whatever they unlock is gated by the body all the same.
 */
export function waivedSkills(day: WaiverDay, { skills, levels, habits }: WaiverLibrary): ReadonlySet<SkillId> {
  const known = new Map<HabitId, boolean>();
  const canGrow = (id: HabitId): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    // A circle of prerequisites leads nowhere.
    known.set(id, false);
    const habit = habits.get(id);
    const grows =
      habit !== undefined &&
      lastingExclusions(habit, day).length === 0 &&
      habit.prerequisites.every((each) => (day.habits[each]?.best ?? 0) >= masteredFrom || canGrow(each));
    known.set(id, grows);
    return grows;
  };
  const asked = new Set(levels[day.archetype].flatMap(({ requires }) => requires));
  return new Set(skills.filter((skill) => asked.has(skill.id) && !skill.habits.some(canGrow)).map(({ id }) => id));
}
