import { modes } from "#core/day/mode.ts";
import { archetypeRule } from "../day-rule.ts";

/** A block holds two habits at most (day.md). */
const habitsABlock = 2;

/** A day begins with no more habits than it may hold, and holds no more than its blocks have room for, in every mode. */
export const daysStaySmall = archetypeRule("days-stay-small", ({ habits_a_day: { at_first, most }, modes: days }) => [
  ...(at_first <= most
    ? []
    : [{ path: ["habits_a_day", "at_first"], message: `begins with ${at_first} habits and may hold ${most}` }]),
  ...modes
    .map((mode) => ({
      mode,
      room: days[mode].blocks.length * habitsABlock,
      // A weak day has one fewer (core/day/grow.ts).
      held: mode === "low" ? most - 1 : most,
    }))
    .filter(({ room, held }) => room < held)
    .map(({ mode, room, held }) => ({
      path: ["habits_a_day", "most"],
      message: `${held} habits have no room in the ${mode} day, whose blocks hold ${room}`,
    })),
]);
