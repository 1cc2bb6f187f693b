import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadDayLibrary } from "#content/day-library.ts";
import { inputAt, monday, plannedDay, startOf } from "#test/day/days.ts";
import { plusDays } from "../time/local-date.ts";
import { hashText } from "../text/hash.ts";
import { type ArchetypeId, archetypeIds } from "./archetype.ts";
import type { Day } from "./day.ts";
import { ownSkills } from "./own-skills.ts";
import { doTask, letGo } from "./tasks.ts";

const library = loadDayLibrary(contentFolder);

/** On which day each level was reached by somebody who does what is planned, or lets every so many-th thing go. */
function reachedOn(archetype: ArchetypeId, days: number, skips: number): readonly number[] {
  let day: Day = startOf(archetype);
  const reached: number[] = [];
  for (let number = 0; number < days && reached.length < 3; number += 1) {
    const input = inputAt(day, library, { date: plusDays(monday, number), hour: 0 });
    const planned = plannedDay(input);
    day = planned.day;
    for (const task of planned.plan.tasks) {
      const done = hashText(`${number}.${task.id}`) % skips !== 0;
      const result = done ? doTask(day, task.id, "done", input) : letGo(day, task.id, input);
      if (result.kind === "changed") day = result.day;
    }
    while (reached.length < day.levels.length) reached.push(number);
  }
  return reached;
}

test.each(archetypeIds.flatMap((id) => [[id, "all", 2 ** 40] as const, [id, "two thirds", 3] as const]))(
  "%s reaches the top by doing %s of what is planned, and no level before its weeks",
  (archetype, _share, skips) => {
    const [, second = Number.NaN, third = Number.NaN] = reachedOn(archetype, 300, skips);
    const [first, middle] = library.levels[archetype].map(({ weeks }) => weeks * 7);
    expect(second).toBeGreaterThanOrEqual(first ?? 0);
    expect(third).toBeGreaterThanOrEqual((first ?? 0) + (middle ?? 0));
  },
);

test.each(archetypeIds)("%s: on the path no habit grows two skills, and each skill has one of its own", (archetype) => {
  const asked = new Set(library.levels[archetype].flatMap(({ requires }) => requires));
  const own = ownSkills(startOf(archetype), library).filter(({ id }) => asked.has(id));
  const habits = own.flatMap((skill) => skill.habits);
  expect(new Set(habits).size).toBe(habits.length);
  for (const skill of own) expect(skill.habits.length, skill.id).toBeGreaterThan(0);
});

test.each(archetypeIds)("%s: nothing looks back on a week in the first six days", (archetype) => {
  let day: Day = startOf(archetype);
  for (let number = 0; number < 6; number += 1) {
    const input = inputAt(day, library, { date: plusDays(monday, number), hour: 0 });
    const planned = plannedDay(input);
    day = planned.day;
    for (const { of } of planned.plan.tasks) expect(of).not.toMatchObject({ habit: "performance_review" });
  }
});
