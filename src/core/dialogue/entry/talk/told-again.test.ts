import { expect, test } from "vitest";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";
import { plainMessage } from "../../../safety/crisis-strength.ts";
import { talkSoFar } from "./told-again.ts";

const month = 30 * 24 * 3_600_000;
const shown = (walk: Walk, later = 0) => talkSoFar(walk.snapshot, walk.now + later);
const told = (walk: Walk) => shown(walk).map(({ said }) => said);

test("what was said is told again with its answer, and what the last answer offers can still be pressed", () => {
  const walk = new Walk();
  walk.say("DOES lonely_evening, the evenings are long");
  walk.say("DOES wish, i want to learn the guitar");
  expect(told(walk)).toEqual(["DOES lonely_evening, the evenings are long", "DOES wish, i want to learn the guitar"]);
  const [first, last] = shown(walk).map(({ replies }) => replies);
  expect(first?.map(({ say }) => say)).toEqual(["talk.line"]);
  expect(first?.flatMap(({ buttons = [] }) => buttons)).toEqual([]);
  // The coach's step came after the message was taken.
  expect(last?.map(({ say }) => say)).toEqual(walk.last?.replies.map(({ say }) => say));
  expect(last?.[0]?.buttons).toEqual(walk.last?.replies[0]?.buttons);
});

test("once something else was done, nothing of the talk can be pressed any more", () => {
  const walk = new Walk().withGoal();
  walk.say("DOES step_done, did it");
  walk.do({ do: "status" });
  expect(shown(walk).flatMap(({ replies }) => replies.flatMap(({ buttons = [] }) => buttons))).toEqual([]);
});

test("nothing of a crisis is told again, neither while it lasts nor after it", () => {
  const walk = new Walk();
  walk.say("DOES lonely_evening, the evenings are long");
  walk.say("CRISIS");
  expect(told(walk)).toEqual([]);
  walk.do({ do: "i_am_safe" });
  expect(told(walk)).toEqual(["DOES lonely_evening, the evenings are long"]);
});

test("what may have been a sign is not told again, though the talk remembers it", () => {
  const walk = new Walk();
  const verdict = { ...plainScreen.crisis("", plainMessage), level: "elevated", strength: "open" } as const;
  walk.screen = { ...plainScreen, crisis: () => verdict };
  walk.say("DOES lonely_evening, what is it all for");
  expect(walk.snapshot.dialogue.talk?.turns).toHaveLength(1);
  expect(told(walk)).toEqual([]);
});

test("after thirty days, and at one press, it is gone", () => {
  const walk = new Walk();
  walk.say("DOES lonely_evening, the evenings are long");
  expect(shown(walk, month)).toEqual([]);
  walk.do({ do: "forget_talk" });
  expect(told(walk)).toEqual([]);
});
