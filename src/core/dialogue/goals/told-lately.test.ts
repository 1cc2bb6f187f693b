import { expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";
import { toldLately } from "./told-lately.ts";

const day = 24 * 3600 * 1000;
const told = (walk: Walk, later = 0): readonly string[] => {
  const { goal } = walk;
  return (goal && toldLately(walk.snapshot, goal, walk.now + later).lately) ?? [];
};

test("what was told in the talk of late reaches the coach, the oldest first, and no more than six of it", () => {
  const walk = new Walk().withGoal();
  expect(told(walk)).toEqual([]);
  const said = ["one", "two", "three", "four", "five", "six", "seven"].map((each) => `DOES told, ${each}`);
  for (const each of said) walk.say(each);
  expect(told(walk)).toEqual(said.slice(1));
});

test("what was told with a wish or a deed is not lost with it", () => {
  const walk = new Walk().withGoal();
  walk.say("DOES step_other, asked Mei to own the evenings until Thursday");
  expect(told(walk)).toEqual(["DOES step_other, asked Mei to own the evenings until Thursday"]);
});

test("what a model answered and took for no act is told where it tells something", () => {
  const walk = new Walk().withGoal();
  walk.do({ do: "model_consent", agreed: true });
  walk.lead = { reflection: "About 4,420 a month.", acts: [] };
  walk.say("how much a month is 48 thousand at 19 per cent for a year");
  walk.say("and is that a lot");
  expect(told(walk)).toEqual(["how much a month is 48 thousand at 19 per cent for a year"]);
});

test("what only asks for something is not told, nor what is a day old, nor what is a remark already", () => {
  const walk = new Walk().withGoal();
  walk.say("DOES show_goals, where am I");
  expect(told(walk)).toEqual([]);
  walk.say("DOES fact, the book came");
  expect(walk.goal?.clarifications.at(-1)?.answer).toContain("the book came");
  expect(told(walk)).toEqual([]);
  walk.say("DOES told, it rains");
  expect(told(walk)).toEqual(["DOES told, it rains"]);
  expect(told(walk, day)).toEqual([]);
});
