import { expect, test } from "vitest";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";

const beforeStep = (about: "asked" | "changed"): Walk => {
  const walk = new Walk().withGoal();
  walk.screen = { ...plainScreen, medicine: () => about };
  return walk;
};

test.each([
  ["asked", "talk.itself.medicine_question"],
  ["changed", "talk.replies.medicine_changed"],
] as const)("a medicine that is %s is sent to those who know, and the step stays open", (about, key) => {
  const walk = beforeStep(about);
  const step = walk.goal?.current?.id;
  walk.say("DOES step_done, done with my citalopram");
  expect(JSON.stringify(walk.last?.replies)).toContain(key);
  expect(walk.goal?.current?.id).toBe(step);
});

test("a medicine is no answer to a coach's question, which waits", () => {
  const walk = new Walk();
  walk.nextAnswer = { status: "need_clarification", question: "How far?", id: "level", quick: [] };
  walk.withGoal();
  walk.screen = { ...plainScreen, medicine: () => "changed" };
  walk.say("stopped my pills");
  expect(JSON.stringify(walk.last?.replies)).toContain("talk.replies.medicine_changed");
  expect(walk.goal?.clarifications).toEqual([]);
});

test("a long story that names a medicine beside much else is heard as a story", () => {
  const walk = beforeStep("changed");
  walk.say(`DOES told, ${"one more thing of that day and ".repeat(12)}`);
  expect(JSON.stringify(walk.last?.replies)).not.toContain("medicine_changed");
});
