import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadDayLibrary } from "#content/day-library.ts";
import { block, habit, inputAt, libraryOf, monday, plannedDay, startOf } from "#test/day/days.ts";
import { plusDays } from "../time/local-date.ts";
import { isAlike } from "./alike.ts";
import { aimIds } from "./aim.ts";
import { archetypeIds } from "./archetype.ts";
import type { HabitId } from "./habit.ts";

const library = loadDayLibrary(contentFolder);
const idsOf = (tasks: readonly { readonly of: { readonly kind: string } }[]): readonly HabitId[] =>
  tasks.flatMap(({ of }) => (of.kind === "habit" && "habit" in of ? [of.habit as HabitId] : []));

test("every name of a kind is a habit's", () => {
  expect([...(library.alike ?? new Map()).keys()].filter((id) => !library.habits.has(id))).toEqual([]);
});

test("two of a kind do not stand in one block, though nothing else is there", () => {
  const [walk, paced] = [habit("walk"), habit("paced")];
  const alike = new Map([
    [walk.id, ["on_foot"]],
    [paced.id, ["on_foot"]],
  ]);
  const one = [block("fb_noon", { afterWake: 330 })];
  const plain = libraryOf([walk, paced], { blocks: one });
  expect(plannedDay(inputAt(startOf(), plain)).plan.tasks).toHaveLength(2);
  expect(plannedDay(inputAt(startOf(), { ...plain, alike })).plan.tasks).toHaveLength(1);
});

test.each(archetypeIds)("in three weeks of %s no block holds two of a kind, for any aim", (archetype) => {
  for (const aim of aimIds) {
    let day = startOf(archetype, { aims: [aim] });
    for (let number = 0; number < 21; number += 1) {
      const planned = plannedDay(inputAt(day, library, { date: plusDays(monday, number), hour: 0 }));
      ({ day } = planned);
      for (const { id } of planned.plan.blocks) {
        const there = idsOf(planned.plan.tasks.filter((task) => task.block === id));
        const doubles = there.filter((one, at) => there.slice(at + 1).some((other) => isAlike(one, other, library)));
        expect([aim, number, id, doubles]).toEqual([aim, number, id, []]);
      }
    }
  }
});
