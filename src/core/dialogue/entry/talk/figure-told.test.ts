import { describe, expect, test } from "vitest";
import { DayWalk } from "#test/dialogue/day-walk.ts";
import { Walk } from "#test/dialogue/walk.ts";

describe("a deed told with its figure", () => {
  test.each([
    ["Run more", "did 9k today"],
    ["Бегать", "прошла 5 км"],
    ["Read before bed", "read 30 pages"],
    ["Курсовая", "написала три страницы"],
    ["Get back to swimming", "did 12 lengths today"],
  ])("of the goal in front (%s) is its step done: %s", (goal, text) => {
    const walk = new Walk().withGoal(goal);
    walk.say(text);
    expect(walk.goal?.completedCount).toBe(1);
    expect(walk.talked()).toEqual(["marked_done"]);
  });

  test.each([
    ["Play the guitar", "did 9k today"],
    ["Играть на гитаре", "прошла 5 км"],
    ["Run more", "read 30 pages"],
    ["Learn skateboarding", "did 400 words!!!"],
    ["Бросить курить", "сегодня выкурил 6 сигарет вместо 15"],
  ])("of something else than “%s” marks nothing, and is met: %s", (goal, text) => {
    const walk = new Walk().withGoal(goal);
    walk.say(text);
    expect(walk.goal?.completedCount).toBe(0);
    expect(walk.talked()).toEqual(["done_figure"]);
  });

  test("of another goal is that one's step", () => {
    const walk = new Walk().withGoal("Read before bed").withGoal("Play the guitar");
    walk.say("read 30 pages");
    expect(walk.snapshot.goals.map(({ title, completedCount }) => [title, completedCount])).toContainEqual([
      "Read before bed",
      1,
    ]);
  });

  test("without any goal is met in its own figure", () => {
    const walk = new Walk();
    walk.say("did 9k today");
    expect(walk.talked()).toEqual(["done_figure"]);
    expect(JSON.stringify(walk.last?.replies)).toContain("9k");
  });

  test.each(["my son read 30 pages", "didn't do 9k today", "did 9k today and cried, i hate my life"])(
    "what others did, what was not done and what hurts is no such deed: %s",
    (text) => {
      const walk = new DayWalk().withGoal("Run and read more");
      walk.say(text);
      expect(walk.talked()).not.toContain("done_figure");
    },
  );
});
