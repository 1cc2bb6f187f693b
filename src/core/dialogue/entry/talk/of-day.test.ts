import { describe, expect, test } from "vitest";
import { DayWalk } from "#test/dialogue/day-walk.ts";
import type { HabitId } from "../../../day/habit.ts";
import type { Task } from "../../../day/plan.ts";

/** A day at nine in the morning whose first open habit is a walk. */
function withWalk(locale: "ru" | "en"): { readonly walk: DayWalk; readonly task: Task } {
  const walk = new DayWalk({ locale }).at(9);
  walk.do({ do: "today" });
  const first = walk.habit();
  const task: Task = { ...first, of: { kind: "habit", habit: "walking" as HabitId } };
  const tasks = walk.plan.tasks.map((each) => (each.id === first.id ? task : each));
  walk.withDay({ plan: { ...walk.plan, tasks } });
  return { walk, task };
}

describe("an order about a task of today is carried out, with its way back", () => {
  test.each([
    ["en", "skip the walk today"],
    ["en", "no walk today"],
    ["ru", "сегодня без прогулки"],
    ["ru", "прогулку пропущу"],
  ] as const)("%s: left out: %s", (locale, text) => {
    const { walk, task } = withWalk(locale);
    walk.say(text);
    expect(walk.task(task.id)?.state).toBe("skipped");
    walk.do({ do: "mark_task", taskId: task.id, how: "undo" });
    expect(walk.task(task.id)?.state).toBe("open");
  });

  test.each([
    ["en", "move the walk to the evening"],
    ["ru", "перенеси прогулку на вечер"],
  ] as const)("%s: put off to the evening: %s", (locale, text) => {
    const { walk, task } = withWalk(locale);
    walk.say(text);
    expect(walk.said()).toEqual(["task.snoozed"]);
    expect(new Date(walk.task(task.id)?.at ?? 0).getUTCHours()).toBeGreaterThanOrEqual(18);
  });

  test.each([
    ["en", "swap the walk, i'm not going out"],
    ["ru", "а прогулку на что поменять?"],
  ] as const)("%s: swapped, or said that there is nothing else: %s", (locale, text) => {
    const { walk, task } = withWalk(locale);
    walk.say(text);
    expect(walk.task(task.id)?.state).not.toBe("open");
  });

  test.each([
    ["en", "walk: ten minutes and a bench, write it down", "walk: ten minutes and a bench"],
    ["ru", "запиши: прогулка десять минут и скамейка", "прогулка десять минут и скамейка"],
  ] as const)("%s: written down where it is said to be: %s", (locale, text, words) => {
    const { walk } = withWalk(locale);
    walk.say(text);
    expect(walk.day.habits["walking" as HabitId]?.note).toBe(words);
  });
});

describe("what cannot be done of it is said, and nothing is changed", () => {
  test.each([
    ["en", "make the walk shorter", "day_task_shorter"],
    ["ru", "прогулку бы покороче", "day_task_shorter"],
    ["en", "my knee hurts, can't walk half an hour", "day_limit_where"],
    ["ru", "артроз, полчаса ходить больно", "day_limit_where"],
    ["en", "ten minutes and a bench, write it down", "day_note_nowhere"],
    ["ru", "запиши: десять минут и скамейка", "day_note_nowhere"],
    ["en", "swap the tai chi", "day_task_not_found"],
    ["ru", "замени тай-чи", "day_task_not_found"],
  ] as const)("%s: %s", (locale, text, key) => {
    const { walk } = withWalk(locale);
    const before = walk.day;
    walk.say(text);
    expect(walk.talked()).toEqual([key]);
    expect(walk.day).toEqual(before);
  });

  test.each([
    ["en", "swap the yoga as well, i'm not doing a dog"],
    ["ru", "а зарядку на что поменять"],
  ] as const)("%s: without a plan: %s", (locale, text) => {
    const walk = new DayWalk({ locale });
    walk.say(text);
    expect(walk.talked()).toEqual(["day_not_planned"]);
  });
});

test.each([
  "we went for a walk instead of the gym and it was lovely, kids came too, then we had soup and nobody argued at all for once, imagine",
  "i walk to work",
  "гуляли вечером с собакой",
  "the walk was nice",
  "вместо прогулки весь вечер смотрела сериал",
  "у мамы колено болит, не может ходить",
  "walked the dog, my hips were sore",
  "i filled in half the form for the walk",
])("what is told of a walk orders nothing: %s", (text) => {
  const { walk, task } = withWalk("en");
  walk.say(text);
  expect(walk.task(task.id)?.state).toBe("open");
  expect(walk.talked()).not.toContain("day_limit_where");
});

test.each(["no breakfast today, overslept", "сегодня без завтрака"])("without a plan it is only told: %s", (text) => {
  const walk = new DayWalk();
  walk.say(text);
  expect(walk.talked()).not.toContain("day_not_planned");
});

describe("a walk that is told with its figure", () => {
  test.each([
    ["en", "walked 5 km"],
    ["ru", "прошла 5 км"],
  ] as const)("%s: is the walk of today, done: %s", (locale, text) => {
    const { walk, task } = withWalk(locale);
    const others = walk.plan.tasks.filter(({ id, state }) => id !== task.id && state === "open");
    for (const { id } of others) walk.do({ do: "mark_task", taskId: id, how: "skip" });
    walk.say(text);
    expect(walk.task(task.id)?.state).toBe("done");
  });
});
