import { dayParts } from "#core/day/habit.ts";
import type { ArchetypeFile } from "#content/archetype-file.ts";
import { archetypeRule } from "../day-rule.ts";

const dayMinutes = 24 * 60;
/** Nothing hard so many minutes before sleep. */
const calmMinutes = 120;
/** Something that everybody can do: how hard at most. */
const simple = 2;

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
};

/** Where a block stands in the day that the archetype is written for: minutes after waking. */
function placeOf({ default_schedule }: ArchetypeFile, { start, minutes }: ArchetypeFile["blocks"][number]) {
  const wake = minutesOf(default_schedule.wake);
  const length = (minutesOf(default_schedule.sleep) - wake + dayMinutes) % dayMinutes;
  const from =
    "after_wake" in start
      ? start.after_wake
      : "before_sleep" in start
        ? length - start.before_sleep
        : (minutesOf(start.clock) - wake + dayMinutes) % dayMinutes;
  return { from, to: from + minutes.usual, length };
}

/** A block holds habits of its archetype that can be done in its part of the day, the first of all something simple, and before sleep nothing hard. */
export const blockHabitsFit = archetypeRule("block-habits-fit", (archetype, { habits }) => {
  const known = new Map(habits.map(({ habit }) => [habit.id, habit]));
  return archetype.blocks.flatMap((block, index) => {
    const { from, to, length } = placeOf(archetype, block);
    const parts = dayParts.filter((_, part) => from < ((part + 1) * length) / 3 && to > (part * length) / 3);
    const evening = to > length - calmMinutes;
    const here = block.habits.flatMap((id) => known.get(id) ?? []);
    const path = ["blocks", index];
    return [
      ...(from < 0 || to > length ? [{ path: [...path, "start"], message: `${block.id} leaves the waking day` }] : []),
      ...(evening && block.energy === "high"
        ? [{ path: [...path, "energy"], message: `${block.id}: hard, and sleep is near` }]
        : []),
      ...(here.some(
        ({ difficulty, equipment, prerequisites, minutes, low }) =>
          difficulty <= simple &&
          equipment.length === 0 &&
          prerequisites.length === 0 &&
          Math.min(minutes, low) <= block.minutes.low,
      )
        ? []
        : [{ path: [...path, "habits"], message: `${block.id} has nothing simple` }]),
      ...block.habits.flatMap((id, each) => {
        const habit = known.get(id);
        const place = [...path, "habits", each];
        if (!habit) return [{ path: place, message: `no habit ${id}` }];
        const wrong = [
          habit.archetypes.includes(archetype.id) ? undefined : `${id} is not for ${archetype.id}`,
          habit.parts.some((part) => parts.includes(part)) ? undefined : `${id} is not for ${parts.join(" or ")}`,
          evening && habit.intensity === "high" ? `${id} is hard, and sleep is near` : undefined,
        ];
        return wrong.flatMap((message) => (message === undefined ? [] : [{ path: place, message }]));
      }),
    ];
  });
});
