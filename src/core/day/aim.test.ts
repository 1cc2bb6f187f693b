import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadDayLibrary } from "#content/day-library.ts";
import { inputAt, startOf } from "#test/day/days.ts";
import { type AimId, aimIds, aimServed, withAim } from "./aim.ts";
import { archetypeIds } from "./archetype.ts";
import { planDay } from "./plan-day.ts";
import { reasonsFor } from "./reasons.ts";

const library = loadDayLibrary(contentFolder);
const serving = aimIds.filter((aim) => library.aims[aim].length > 0);
const firstPlan = (archetype: (typeof archetypeIds)[number], aims: readonly AimId[]) =>
  planDay(inputAt(startOf(archetype, { aims }), library, { hour: 6 }));
const served = (archetype: (typeof archetypeIds)[number], aims: readonly AimId[], of: AimId): number =>
  firstPlan(archetype, aims).tasks.filter((task) => {
    const habit = task.of.kind === "habit" ? library.habits.get(task.of.habit) : undefined;
    return habit && aimServed(habit, [of], library.aims);
  }).length;

describe.each(archetypeIds)("%s", (archetype) => {
  test.each(serving)("the first plan already serves %s, and says so", (aim) => {
    expect(served(archetype, [aim], aim)).toBeGreaterThan(0);
    const plan = firstPlan(archetype, [aim]);
    const reasons = plan.tasks.flatMap((task) => reasonsFor(task));
    expect(reasons).toContain("aim");
  });

  test("of two aims both are served", () => {
    for (const one of serving)
      for (const other of serving) {
        if (one >= other) continue;
        const both = firstPlan(archetype, [one, other]);
        expect(
          [served(archetype, [one, other], one) > 0, served(archetype, [one, other], other) > 0],
          `${one} ${other}`,
        ).toEqual([true, true]);
        expect(both.tasks.length).toBeLessThanOrEqual(library.archetypes[archetype].habitsADay.most);
      }
  });

  test("without an aim nothing is said of one", () => {
    const plan = firstPlan(archetype, []);
    expect(plan.tasks.flatMap((task) => reasonsFor(task))).not.toContain("aim");
  });
});

test("a tap chooses, a second one takes back, and a third aim takes the place of the first", () => {
  expect(withAim(withAim([], "sleep"), "sleep")).toEqual([]);
  expect(withAim(["sleep", "calm"], "move")).toEqual(["calm", "move"]);
});
