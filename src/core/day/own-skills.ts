import { masteredFrom } from "../mastery/mastery.ts";
import type { Level, Skill, SkillId } from "../mastery/skill.ts";
import { lastingExclusions } from "./eligible.ts";
import type { Habit, HabitId } from "./habit.ts";
import type { WaiverDay, WaiverLibrary } from "./waived.ts";

/**
 * The skills, each with the habits that it grows by for this person. On their path a habit grows one skill and no other: a skill is what it is, and no two-minute check makes four
 * of them. Each skill gets one of its habits that is open in time, as far as there are enough; what is left goes where there is least. Skills that no path of theirs asks for
 * keep all their habits.
 */
export function ownSkills(day: WaiverDay, { skills, levels, habits }: WaiverLibrary): readonly Skill[] {
  const path = levels[day.archetype];
  const opens = openingOf(path, habits);
  const known = new Map(skills.map((skill) => [skill.id, skill]));
  const asked = path.flatMap(({ requires }, level) =>
    requires.flatMap((id) => {
      const skill = known.get(id);
      return skill ? [{ id, level, able: skill.habits.filter((habit) => canEver(habit, day, habits)) }] : [];
    }),
  );
  const owner = new Map<HabitId, SkillId>();
  for (const skill of asked) assign(skill, asked, owner, opens, new Set());
  const owned = (id: SkillId): number => [...owner.values()].filter((each) => each === id).length;
  for (const habit of new Set(asked.flatMap(({ able }) => able))) {
    if (owner.has(habit)) continue;
    const [least] = asked.filter(({ able }) => able.includes(habit)).toSorted((a, b) => owned(a.id) - owned(b.id));
    if (least) owner.set(habit, least.id);
  }
  const ids = new Set(asked.map(({ id }) => id));
  return skills.map((skill) => {
    const own = skill.habits.filter((habit) => owner.get(habit) === skill.id);
    return ids.has(skill.id) && own.length > 0 ? { ...skill, habits: own } : skill;
  });
}

interface Asked {
  readonly id: SkillId;
  readonly level: number;
  readonly able: readonly HabitId[];
}

/** Gives a skill a habit that is open by its level, moving another skill on to another habit where that is what it takes. */
function assign(
  skill: Asked,
  all: readonly Asked[],
  owner: Map<HabitId, SkillId>,
  opens: (habit: HabitId) => number,
  tried: Set<HabitId>,
): boolean {
  for (const habit of skill.able) {
    if (opens(habit) > skill.level || tried.has(habit)) continue;
    tried.add(habit);
    const other = all.find(({ id }) => id === owner.get(habit));
    if (!other || assign(other, all, owner, opens, tried)) {
      owner.set(habit, skill.id);
      return true;
    }
  }
  return false;
}

/** From which level of a path on a habit can be done, with all that comes before it. */
function openingOf(path: readonly Level[], habits: ReadonlyMap<HabitId, Habit>): (habit: HabitId) => number {
  const known = new Map<HabitId, number>();
  const of = (id: HabitId): number => {
    const before = known.get(id);
    if (before !== undefined) return before;
    known.set(id, path.length);
    const named = Math.max(
      0,
      path.findIndex(({ unlocks }) => unlocks.includes(id)),
    );
    const found = Math.max(named, ...(habits.get(id)?.prerequisites ?? []).map(of));
    known.set(id, found);
    return found;
  };
  return of;
}

function canEver(
  id: HabitId,
  day: WaiverDay,
  habits: ReadonlyMap<HabitId, Habit>,
  through: readonly HabitId[] = [],
): boolean {
  const habit = habits.get(id);
  if (!habit || through.includes(id) || lastingExclusions(habit, day).length > 0) return false;
  return habit.prerequisites.every(
    (each) => (day.habits[each]?.best ?? 0) >= masteredFrom || canEver(each, day, habits, [...through, id]),
  );
}
