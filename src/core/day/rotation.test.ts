import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadDayLibrary } from "#content/day-library.ts";
import { habit, habitId, inputAt, libraryOf, monday, plannedDay, startOf } from "#test/day/days.ts";
import { plusDays } from "../time/local-date.ts";
import { aimIds } from "./aim.ts";
import { archetypeIds } from "./archetype.ts";
import type { Day } from "./day.ts";
import { daysStood, givingWay, stoodCost } from "./rotation.ts";
import { doTask } from "./tasks.ts";

const [water, tea, walk] = [habitId("water"), habitId("tea"), habitId("walk")];
const library = libraryOf([habit("water", { everyDay: true }), habit("tea"), habit("walk")]);

/** Days before Monday, the last one first. */
const stood = (...days: readonly (readonly ReturnType<typeof habitId>[])[]) => {
  const lately = days.map((habits, at) => ({ date: plusDays(monday, -1 - at), habits })).toReversed();
  const previous = {
    date: plusDays(monday, -1),
    mode: "medium",
    archetype: "foundation_builder",
    habits: days[0] ?? [],
  };
  return { library, date: monday, grows: () => false, day: { lately, previous } as Pick<Day, "lately" | "previous"> };
};

describe("what gives way", () => {
  test.each([
    ["nothing on its first day", stood([water, tea]), undefined],
    ["what has had two days, before what is meant for every day", stood([water, tea], [water, tea]), tea],
    ["what stood most", stood([tea, walk], [tea, walk], [tea, water]), tea],
    ["where one thing is all there is, that one", stood([water]), water],
    [
      "what is meant for every day, once it has stood on nearly all of them",
      stood(...Array.from({ length: 7 }, () => [water])),
      water,
    ],
  ])("%s", (_rule, around, expected) => {
    expect(givingWay(around)).toBe(expected);
  });
  test("what a level grows by stays longer", () => {
    const around = stood([tea, walk], [tea, walk], [tea, walk]);
    expect(givingWay({ ...around, grows: (id) => id === tea })).toBe(walk);
  });
});

test("of what is not there that comes first which has rested longest, and what is meant for every day pays half", () => {
  const around = stood([walk, tea], [walk, tea], [walk, water], [walk, water]);
  expect(daysStood(around.day.lately, tea, monday, 7)).toBe(2);
  expect(stoodCost(around, tea)).toBeGreaterThan(stoodCost(around, water));
  expect(stoodCost(around, habitId("reading"))).toBe(0);
});

const real = loadDayLibrary(contentFolder);
/** Nothing but what is meant for every day stands on more days of a week. */
const mostDays = 5;

test("whoever does what is planned meets something else over a fortnight, and no week has a thing on nearly all its days that is not meant so", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...archetypeIds),
      fc.uniqueArray(fc.constantFrom(...aimIds), { maxLength: 2 }),
      (archetype, aims) => {
        let day: Day = startOf(archetype, aims.length > 0 ? { aims } : {});
        for (let number = 0; number < 14; number += 1) {
          const input = inputAt(day, real, { date: plusDays(monday, number), hour: 0 });
          day = plannedDay(input).day;
          for (const task of day.plan?.tasks ?? []) {
            const result = doTask(day, task.id, "done", input);
            if (result.kind === "changed") day = result.day;
          }
        }
        const days = day.lately ?? [];
        const all = new Set(days.flatMap(({ habits }) => habits));
        expect(all.size).toBeGreaterThanOrEqual(7);
        for (const id of all) {
          if (real.habits.get(id)?.everyDay === true) continue;
          expect(daysStood(days, id, plusDays(monday, 14), 7), id).toBeLessThanOrEqual(mostDays);
        }
      },
    ),
    { numRuns: 30 },
  );
});
