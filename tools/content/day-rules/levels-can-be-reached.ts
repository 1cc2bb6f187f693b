import { archetypeIds, type ArchetypeId } from "#core/day/archetype.ts";
import type { HabitFile } from "#content/habit-file.ts";
import type { LevelsFile } from "#content/archetype-file.ts";
import { type DayContent, type DayProblem, type DayRule, levelsFile } from "../day-rule.ts";

/** What waits, at which difficulty, for which level at least, where it does not wait for another habit to be mastered. */
const waits: readonly (readonly [difficulty: number, level: number])[] = [
  [7, 3],
  [5, 2],
];
/** How many easy habits somebody finds open on the first day. */
const leastAtFirst = 8;

/** Each level's skills grow by habits that are open before it, hard things wait, and a first day has enough to choose from. */
export const levelsCanBeReached: DayRule = {
  name: "levels-can-be-reached",
  check: (content) =>
    content.levels ? archetypeIds.flatMap((id) => ofArchetype(id, content.levels as LevelsFile, content)) : [],
};

const opens = ({ unlocked_habits, also_opens }: LevelsFile[ArchetypeId][number]) => [...unlocked_habits, ...also_opens];

function ofArchetype(archetype: ArchetypeId, file: LevelsFile, { habits, skills }: DayContent): readonly DayProblem[] {
  const levels = file[archetype];
  const own = new Map<string, HabitFile>(
    habits.filter(({ habit }) => habit.archetypes.includes(archetype)).map(({ habit }) => [habit.id, habit]),
  );
  const levelOf = (id: string): number =>
    1 +
    Math.max(
      0,
      levels.findIndex((level) => opens(level).some((each) => each === id)),
    );
  const open = (id: string, level: number): boolean => {
    const habit = own.get(id);
    return habit !== undefined && levelOf(id) <= level && habit.prerequisites.every((each) => open(each, level));
  };
  const found = (message: string, ...path: (string | number)[]): DayProblem => ({
    file: levelsFile,
    path: [archetype, ...path],
    message,
  });
  const early = [...own.values()].filter(
    ({ id, difficulty, prerequisites }) => difficulty <= 3 && prerequisites.length === 0 && levelOf(id) === 1,
  );
  return [
    ...(early.length < leastAtFirst
      ? [found(`${early.length} easy habits are open at first, at least ${leastAtFirst}`)]
      : []),
    ...[...own.values()].flatMap(({ id, difficulty, prerequisites }) => {
      const least = prerequisites.length > 0 ? 1 : (waits.find(([from]) => difficulty >= from)?.[1] ?? 1);
      return levelOf(id) < least ? [found(`${id} (${difficulty} of 10) waits for level ${least}`)] : [];
    }),
    ...levels.flatMap(({ id, required_skills, unlocked_habits, also_opens }, index) => [
      ...Object.entries({ unlocked_habits, also_opens }).flatMap(([field, habits]) =>
        habits.flatMap((habit, each) =>
          own.has(habit) ? [] : [found(`${habit} is no habit of ${archetype}`, index, field, each)],
        ),
      ),
      ...required_skills.flatMap((name, each) => {
        const skill = skills.find((one) => one.id === name);
        if (!skill) return [found(`no skill ${name}`, index, "required_skills", each)];
        const ways = skill.habits.filter((habit) => open(habit, index + 1));
        const bare = ways.some((habit) => own.get(habit)?.equipment.length === 0);
        return bare
          ? []
          : [
              found(
                `${id}: ${name} cannot grow before it${ways.length > 0 ? " without equipment" : ""}`,
                index,
                "required_skills",
                each,
              ),
            ];
      }),
    ]),
  ];
}
