import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadDayLibrary } from "#content/day-library.ts";
import { block, habit, habitId, inputAt, libraryOf, monday, plannedDay, startOf } from "#test/day/days.ts";
import { plusDays } from "../time/local-date.ts";
import type { Day } from "./day.ts";
import type { HabitId } from "./habit.ts";
import { intakeSections } from "./intake.ts";
import { planDay } from "./plan-day.ts";
import { timeOf } from "./replan.ts";
import { emptySchedule } from "./schedule.ts";
import { stirs } from "./at-rest.ts";
import { doTask } from "./tasks.ts";

const minuteMs = 60_000;
const clock = (hours: number, minutes = 0): number => hours * 60 + minutes;
const carried = loadDayLibrary(fileURLToPath(new URL("../../../content", import.meta.url)));

test.each(["foundation_builder", "systematic_improver", "peak_performer"] as const)(
  "blood pressure is measured half an hour after anything that moves, at the soonest, in four weeks of %s",
  (archetype) => {
    const schedule = {
      ...emptySchedule,
      wake: clock(6, 30),
      sleep: clock(22),
      meals: { breakfast: { from: clock(7, 30), to: clock(8) }, dinner: { from: clock(18, 30), to: clock(19) } },
      wishes: { movement: "more" } as const,
    };
    let day: Day = {
      ...startOf(archetype),
      schedule,
      aims: ["pressure", "move"],
      intake: { answered: [...intakeSections], codes: ["high_blood_pressure"], at: 0 },
    };
    let measured = 0;
    for (let number = 0; number < 28; number += 1) {
      const base = inputAt(day, carried, { date: plusDays(monday, number), hour: 0 });
      const planned = plannedDay(base);
      ({ day } = planned);
      const habitOf = (id: HabitId) => carried.habits.get(id);
      const { tasks } = planned.plan;
      for (const task of tasks) {
        const done = doTask(day, task.id, "done", base);
        if (done.kind === "changed") ({ day } = done);
        if (task.of.kind !== "habit" || task.of.habit !== "blood_pressure_check") continue;
        measured += 1;
        const before = tasks.filter(({ of, at }) => {
          const other = of.kind === "habit" ? habitOf(of.habit) : undefined;
          return other !== undefined && stirs(other) && at < task.at;
        });
        expect(before.filter((each) => timeOf(each).to > task.at - 30 * minuteMs)).toEqual([]);
        const eaten = base.waking.meals.filter(({ from, to }) => from < task.at && to > task.at - 30 * minuteMs);
        expect(eaten).toEqual([]);
      }
    }
    expect(measured).toBeGreaterThan(3);
  },
);

test("in one block what is measured at rest comes before what moves, whatever the block names first", () => {
  const pressure = habit("pressure", { moments: ["at_rest"], taskClass: "tracking" });
  const walk = habit("walk", { taskClass: "movement", category: "movement" });
  const morning = block("fb_morning", { afterWake: 0 }, { habits: [habitId("walk"), habitId("pressure")] });
  const plan = planDay(inputAt(startOf(), libraryOf([pressure, walk], { blocks: [morning] })));
  expect(plan.tasks.map(({ of }) => of.kind === "habit" && of.habit)).toEqual(["pressure", "walk"]);
});

test("nothing stands on a told meal that does not belong to it, and nobody lies down right after one", () => {
  const blocks = [
    block("fb_noon", { clock: clock(13) }, { aroundMeal: true, minutes: { low: 60, usual: 120, high: 120 } }),
  ];
  const lunch = { lunch: { from: clock(13), to: clock(13, 40) } };
  const at = (more: Parameters<typeof habit>[1]): string[] => {
    const day: Day = { ...startOf(), schedule: { ...emptySchedule, meals: lunch } };
    const input = inputAt(day, libraryOf([habit("thing", more)], { blocks }));
    return planDay(input).tasks.map((task) => new Date(task.at + 3_600_000).toISOString().slice(11, 16));
  };
  expect(at({})).toEqual(["13:40"]);
  expect(at({ moments: ["meal"] })).toEqual(["13:00"]);
  expect(at({ moments: ["settled"] })).toEqual(["14:25"]);
});

test("what belongs to a meal stands on it, though something else waits for its end in the same block", () => {
  const blocks = [
    block(
      "fb_noon",
      { clock: clock(13) },
      { aroundMeal: true, minutes: { low: 60, usual: 120, high: 120 }, habits: [habitId("other"), habitId("salt")] },
    ),
  ];
  const lunch = { lunch: { from: clock(13), to: clock(13, 40) } };
  const day: Day = { ...startOf(), schedule: { ...emptySchedule, meals: lunch } };
  const habits = [habit("other"), habit("salt", { moments: ["meal"], taskClass: "nourishment" })];
  const { tasks } = planDay(inputAt(day, libraryOf(habits, { blocks })));
  const at = new Map(
    tasks.map((task) => [
      task.of.kind === "habit" ? task.of.habit : "",
      new Date(task.at + 3_600_000).toISOString().slice(11, 16),
    ]),
  );
  expect(at).toEqual(
    new Map([
      ["salt", "13:00"],
      ["other", "13:40"],
    ]),
  );
});
