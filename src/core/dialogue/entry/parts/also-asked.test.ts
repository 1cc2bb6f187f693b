import { expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";

/** The wordings of all replies, and of what stands in front of the coach's. */
const said = (walk: Walk): string => JSON.stringify([walk.last?.replies, walk.last?.ask?.lead]);

test.each([
  ["DOES wish, I'd like to start running again, and does this cost anything?", "is_it_free"],
  ["I want to start swimming again. Can you handle two things or will it get muddled?", "app-two-things"],
  ["хочу выучить турецкий. а если я удалю приложение, всё пропадёт?", "app-deleted"],
])("a wish is taken, and the question about the program beside it is answered: %s", (text, answer) => {
  const walk = new Walk();
  walk.say(text);
  expect(walk.snapshot.goals).toHaveLength(1);
  expect(said(walk)).toContain(answer);
});

test("the answer is said once, and to two questions at most", () => {
  const walk = new Walk();
  walk.say(
    "I want to learn to draw. Is there a dark mode? Is there a dark mode? Does it work with no signal? Can i speak by voice note?",
  );
  expect(said(walk).match(/app-dark/gu)).toHaveLength(1);
  expect(said(walk)).toContain("app-no-signal");
  expect(said(walk)).not.toContain("app-voice");
});

test("a question about something else is left to whoever answers it", () => {
  const walk = new Walk();
  walk.say("I want to learn to draw. Is a soft pencil better?");
  expect(said(walk)).not.toContain("talk.asked.app");
});
