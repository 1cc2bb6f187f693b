import { expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";

const shown = (walk: Walk): string => JSON.stringify(walk.last?.replies);

test.each([
  ["my mum says i am stubborn", "what did i say about my mum?"],
  ["мама говорит, что у меня упрямый вид", "а что я говорила про маму?"],
])("what was written is said back word for word: %s", (told, asked) => {
  const walk = new Walk().withGoal();
  walk.say(told);
  walk.say("the weather is fine here");
  walk.say(asked);
  expect(shown(walk)).toContain(told);
});

test("what nobody wrote is not made up", () => {
  const walk = new Walk().withGoal();
  walk.say("my mum says i am stubborn");
  walk.say("what did i say about the kitchen floor?");
  expect(walk.talked()).toEqual(["said_nowhere"]);
});
