import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { loadDayLibrary } from "#content/day-library.ts";
import { habit, inputAt, monday, plannedDay, startOf } from "#test/day/days.ts";
import { plusDays } from "../time/local-date.ts";
import { archetypeIds } from "./archetype.ts";
import { bigDayAt, mostOn, restsAroundBigDay } from "./big-day.ts";
import type { Day } from "./day.ts";
import type { Habit } from "./habit.ts";
import { intakeSections } from "./intake.ts";
import { emptySchedule } from "./schedule.ts";
import type { Task } from "./plan.ts";
import { doTask } from "./tasks.ts";
import { type BigDay, bigDays } from "./wish.ts";

const library = loadDayLibrary(fileURLToPath(new URL("../../../content", import.meta.url)));
const on = 9;

interface Asked {
  readonly habit: Habit;
  readonly task: Task;
}

/** What somebody who does everything and trains is asked on each of twelve days, the tenth of which is a big one. */
function days(kind: BigDay, archetype: (typeof archetypeIds)[number], more: Partial<Day> = {}): readonly Asked[][] {
  const wishes = { [kind]: plusDays(monday, on), movement: "train" as const };
  let day: Day = {
    ...startOf(archetype, {
      aims: ["move", "focus"],
      intake: { answered: intakeSections, codes: [], at: 0 },
      ...more,
    }),
    schedule: { ...emptySchedule, equipment: ["weights", "bicycle", "exercise_mat"], wishes },
  };
  return Array.from({ length: on + 4 }, (_, number) => {
    const input = inputAt(day, library, {
      date: plusDays(monday, number),
      hour: 0,
      mode: number === on ? "high" : "medium",
    });
    const planned = plannedDay(input);
    ({ day } = planned);
    for (const task of planned.plan.tasks) {
      const done = doTask(day, task.id, "done", input);
      if (done.kind === "changed") ({ day } = done);
    }
    return planned.plan.tasks.flatMap((task) => {
      const found = task.of.kind === "habit" ? library.habits.get(task.of.habit) : undefined;
      return found ? [{ habit: found, task }] : [];
    });
  });
}

describe.each(bigDays)("a day of %s", (kind) => {
  test.each(archetypeIds)("asks %s for nothing hard on its eve, on itself and on the day after", (archetype) => {
    const lived = days(kind, archetype);
    for (const number of [on - 1, on, on + 1]) {
      for (const { habit: each, task } of lived[number] ?? []) {
        expect([number, each.id, each.intensity, task.version === "high"]).toEqual([number, each.id, "easy", false]);
        expect(["focus", "tracking"]).not.toContain(each.taskClass);
      }
    }
  });

  test("holds little on its eve and next to nothing on itself", () => {
    for (const archetype of archetypeIds) {
      const lived = days(kind, archetype);
      expect(lived[on - 1]?.length).toBeLessThanOrEqual(mostOn.eve);
      expect(lived[on]?.length).toBeLessThanOrEqual(mostOn.day);
    }
  });
});

test("on the eve there is something that restores or leads over into sleep, for every temperament", () => {
  for (const kind of bigDays)
    for (const archetype of archetypeIds) {
      const eve = days(kind, archetype)[on - 1] ?? [];
      const rests = eve.some(({ habit: { restores, moments } }) => restores || moments.includes("bedtime"));
      expect([kind, archetype, rests || eve.map((each) => each.habit.id)]).toEqual([kind, archetype, true]);
    }
});

test("nothing to eat or drink is suggested before an operation, and what one forbids stays out for six weeks after it", () => {
  const at = (days: number) => ({ schedule: { wishes: { operation: plusDays(monday, days) } } });
  const drink = habit("drink", { taskClass: "nourishment" });
  expect([2, 1, 0].map((days) => restsAroundBigDay(drink, at(days), monday))).toEqual([false, true, true]);
  const walk = habit("walk", { contraindications: ["recent_surgery"] });
  expect([4, 0, -1, -42, -43].map((days) => restsAroundBigDay(walk, at(days), monday))).toEqual([
    false,
    false,
    true,
    true,
    false,
  ]);
  const run = habit("run", { intensity: "moderate" });
  expect([4, 3, -14, -15].map((days) => restsAroundBigDay(run, at(days), monday))).toEqual([false, true, true, false]);
});

test("of two big days the one to come counts", () => {
  const wishes = { exam: plusDays(monday, -1), wedding: plusDays(monday, 1) };
  expect(bigDayAt({ wishes }, monday)).toEqual({ kind: "wedding", days: 1 });
});
