import { archetypeIds } from "#core/day/archetype.ts";
import type { DayRule } from "../day-rule.ts";

const leastInAll = 90;
const leastOfEach = 15;

/** Enough to choose from for months: 90 habits in all and 15 for each archetype (day.md). */
export const habitsAreEnough: DayRule = {
  name: "habits-are-enough",
  check({ habits }) {
    const few = (what: string, count: number, least: number) =>
      count < least ? [{ file: "habits", path: [], message: `${what}: ${count} habits, at least ${least}` }] : [];
    return [
      ...few("in all", habits.length, leastInAll),
      ...archetypeIds.flatMap((id) =>
        few(id, habits.filter(({ habit }) => habit.archetypes.includes(id)).length, leastOfEach),
      ),
    ];
  },
};
