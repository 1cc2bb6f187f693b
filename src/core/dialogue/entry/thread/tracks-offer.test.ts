import { expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";

const labels = (walk: Walk): readonly string[] =>
  (walk.last?.replies ?? []).flatMap(({ buttons = [] }) => buttons.flat().map(({ label }) => label));

test("a parent who is kept from a child hears once that there is a way for it", () => {
  const walk = new Walk();
  walk.say("DOES contact_blocked, my ex won't let me see my kids since june");
  expect(walk.talked()).toContain("tracks_offered");
  expect(labels(walk)).toContain("button.brings_tracks");
  walk.say("DOES contact_blocked, and she does not answer");
  expect(walk.talked()).not.toContain("tracks_offered");
});

test.each(["what can i do", "помогите", "а с чего мне начать?"])(
  "who asks next what to do is led to it: %s",
  (asked) => {
    const walk = new Walk();
    walk.say("DOES contact_blocked, my ex won't let me see my kids since june");
    walk.say(asked);
    expect(walk.talked()).toEqual(["tracks_offered"]);
    walk.do({ do: "brings", what: "tracks" });
    expect(walk.snapshot.dialogue.waiting.for).not.toBe("nothing");
  },
);

test("nobody else hears of it, nor who walks the tracks already", () => {
  const other = new Walk();
  other.say("DOES job_lost, they let me go on friday");
  other.say("what can i do");
  expect(other.talked()).not.toContain("tracks_offered");
});

test.each(["да, давай", "yes please"])("a yes to the offer begins them: %s", (yes) => {
  const walk = new Walk();
  walk.say("DOES contact_blocked, my ex won't let me see my kids since june");
  walk.say(yes);
  expect(walk.snapshot.journey).toBeDefined();
});
