import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadDayLibrary } from "#content/day-library.ts";
import { inputAt, monday, plannedDay, startOf, zone } from "#test/day/days.ts";
import { plusDays } from "../time/local-date.ts";
import { type ArchetypeId, archetypeIds } from "./archetype.ts";
import type { Day } from "./day.ts";
import { blendDays, excluded } from "./eligible.ts";
import { habitsOf } from "./grow.ts";
import type { HabitId } from "./habit.ts";
import type { Plan } from "./plan.ts";
import { doTask, letGo } from "./tasks.ts";
import { restsFrom } from "./training.ts";

const library = loadDayLibrary(fileURLToPath(new URL("../../../content", import.meta.url)));
const dayOf = (number: number) => plusDays(monday, number);

/** Walks through days; `doneOf` says how much of a day's tasks is done, in order, from 0 (nothing) to 1. */
function walk(first: Day, days: number, doneOf: (day: number) => number, seen: (day: Day, plan: Plan) => void): Day {
  let day = first;
  for (let number = 0; number < days; number += 1) {
    const input = inputAt(day, library, { date: dayOf(number), hour: 0 });
    const planned = plannedDay(input);
    seen(planned.day, planned.plan);
    day = planned.day;
    for (const [at, task] of planned.plan.tasks.entries()) {
      const result =
        at < doneOf(number) * planned.plan.tasks.length
          ? doTask(day, task.id, "done", input)
          : letGo(day, task.id, input);
      if (result.kind === "changed") day = result.day;
    }
  }
  return day;
}

/** Habits that left from one day to the next although nothing spoke against them. */
function leftFreely(day: Day, plan: Plan): readonly HabitId[] {
  const around = { day, library, date: plan.date, timeZone: zone, mode: plan.mode };
  return (day.previous?.habits ?? []).filter((id) => {
    const habit = library.habits.get(id);
    // What wants a day of rest between has it: that is a reason.
    return habit && !habitsOf(plan).includes(id) && !excluded(habit, around) && !restsFrom(habit, around);
  });
}

test("over two months at most one habit leaves a day without a reason, however it goes, in every archetype", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...archetypeIds),
      fc.array(fc.constantFrom(0, 0.3, 0.5, 0.8, 1), { minLength: 60, maxLength: 60 }),
      (archetype, done) => {
        walk(
          startOf(archetype),
          60,
          (number) => done[number] ?? 0,
          (day, plan) => {
            const habits = habitsOf(plan);
            expect(habits.length).toBeGreaterThan(0);
            expect(habits.length).toBeLessThanOrEqual(library.archetypes[archetype].habitsADay.most);
            if (!day.previous) return;
            const before = day.previous.habits;
            expect(leftFreely(day, plan).length).toBeLessThanOrEqual(1);
            const came = habits.filter((id) => !before.includes(id)).length;
            const gone = before.filter((id) => !habits.includes(id)).length;
            const grew = day.growth.changedOn === plan.date ? 1 : 0;
            expect(came).toBeLessThanOrEqual(Math.max(gone, 0) + Math.max(grew, habits.length - before.length));
          },
        );
      },
    ),
    { numRuns: 20 },
  );
});

test.each(archetypeIds)(
  "whoever does everything as %s comes to the cap within two months, one habit a week",
  (archetype) => {
    const counts: number[] = [];
    walk(
      startOf(archetype),
      60,
      () => 1,
      (_day, plan) => counts.push(habitsOf(plan).length),
    );
    expect(counts[0]).toBe(library.archetypes[archetype].habitsADay.atFirst);
    expect(counts.at(-1)).toBe(library.archetypes[archetype].habitsADay.most);
    expect(counts.every((count, at) => count - (counts[at - 1] ?? count) <= 1)).toBe(true);
  },
);

test("whoever does nothing has fewer each week, but never none", () => {
  const counts: number[] = [];
  walk(
    startOf("peak_performer"),
    60,
    () => 0,
    (_day, plan) => counts.push(habitsOf(plan).length),
  );
  expect(counts[0]).toBe(5);
  expect(counts.at(-1)).toBe(1);
});

const pairs: readonly (readonly [ArchetypeId, ArchetypeId])[] = archetypeIds.flatMap((from) =>
  archetypeIds.filter((to) => to !== from).map((to) => [from, to] as const),
);
test.each(pairs)("a change from %s to %s moves at most one habit a day, and is through after a week", (from, to) => {
  const settled = walk(
    startOf(from),
    10,
    () => 1,
    () => undefined,
  );
  let day: Day = { ...settled, archetype: to, blend: { from, startedOn: dayOf(10) } };
  for (let number = 10; number <= 10 + blendDays; number += 1) {
    const planned = plannedDay(inputAt(day, library, { date: dayOf(number), hour: 0 }));
    day = planned.day;
    // The first day has other blocks and perhaps a smaller cap, so that not all of the old finds a place in it.
    expect(leftFreely(day, planned.plan).length).toBeLessThanOrEqual(number === 10 ? 3 : 1);
    if (number < 10 + blendDays) continue;
    for (const id of habitsOf(planned.plan)) expect(library.habits.get(id)?.archetypes).toContain(to);
  }
});
