import { expect, test } from "vitest";
import { openGate, TracksWalk } from "#test/dialogue/tracks-walk.ts";

const told = "FACTS today at 15:00 I came for my daughter and nobody opened the door";

test("what was said before a record was begun stands in it, is shown at its step, and may be changed", () => {
  const walk = new TracksWalk(openGate).onTracks();
  walk.snapshot = {
    ...walk.snapshot,
    dialogue: { ...walk.snapshot.dialogue, waiting: { for: "text_as_goal", text: told } },
  };
  walk.do({ do: "begin", technique: "contact_diary", confidence: 1 });
  expect(walk.exercise?.answers["facts"]).toEqual({ kind: "text", text: told });
  expect(walk.exercise?.answers["date"]).toMatchObject({ kind: "date" });
  walk.tap("button.go_on");
  expect(walk.exercise?.at).toBe("kind");
  walk.say("visit");
  expect(walk.exercise?.at).toBe("facts");
  walk.say("nobody opened, and I left at four");
  expect(walk.exercise?.answers["facts"]).toEqual({ kind: "text", text: "nobody opened, and I left at four" });
});

test("a mere wish fills nothing in", () => {
  const walk = new TracksWalk(openGate).onTracks();
  const wish = "I want to write in the contact diary please";
  walk.snapshot = {
    ...walk.snapshot,
    dialogue: { ...walk.snapshot.dialogue, waiting: { for: "text_as_goal", text: wish } },
  };
  walk.do({ do: "begin", technique: "contact_diary", confidence: 1 });
  expect(walk.exercise?.answers).toEqual({});
});
