import { describe, expect, test } from "vitest";
import { openGate, TracksWalk } from "#test/dialogue/tracks-walk.ts";
import { Walk } from "#test/dialogue/walk.ts";

const labels = (walk: Walk): string[] =>
  walk.last?.replies.flatMap(({ buttons }) => (buttons ?? []).flat().map(({ label }) => label)) ?? [];

describe("somebody who has not begun with anything", () => {
  test("is shown all there is to begin with, whatever they say", () => {
    const walk = new Walk();
    walk.say("well then");
    expect(walk.said()).toEqual(["text.newcomer"]);
    expect(labels(walk)).toEqual(
      expect.arrayContaining([
        "button.text_as_goal",
        "button.brings_tracks",
        "button.brings_goal",
        "button.brings_day",
      ]),
    );
    walk.do({ do: "help" });
    expect(labels(walk)).toContain("button.brings_day");
  });

  test("is offered no exercise by name on a mere guess", () => {
    const walk = new Walk();
    walk.say("HALF learn_why letter_to_child");
    expect(labels(walk)).not.toContain("button.quick");
  });

  test("and whoever has begun is asked of no other part", () => {
    const walk = new TracksWalk(openGate).onTracks();
    walk.say("well then");
    expect(walk.said()).toEqual(["text.as_goal"]);
    expect(labels(walk)).toContain("button.suggest");
    expect(labels(walk)).not.toContain("button.brings_day");
    walk.do({ do: "help" });
    expect(walk.said()).toEqual(["help.head"]);
    expect(labels(walk)).toEqual(["button.progress_tracks"]);
  });
});

test("a smile is no goal, and neither is a thank you", () => {
  const walk = new Walk().withGoal();
  walk.say("🙂👍");
  expect(walk.said()).toEqual(["text.nod"]);
  expect(labels(walk)).not.toContain("button.text_as_goal");
  walk.do({ do: "thanks" });
  expect(walk.said()).toEqual(["text.thanks"]);
  expect(labels(walk)).toContain("button.show_step");
});

describe("a question with buttons may be answered in words", () => {
  test("the contact gate", () => {
    const walk = new TracksWalk({}).onTracks();
    walk.do({ do: "begin", technique: "create_quest" });
    walk.say("we see each other freely");
    expect(walk.said()).toEqual(["contact.ask_contact"]);
    walk.say("freely");
    walk.say("no");
    walk.say("longer");
    expect(walk.exercise?.technique).toBe("create_quest");
  });

  test("a choice and the way back in an exercise; a number within a range is that range", () => {
    const walk = new TracksWalk(openGate).onTracks();
    walk.do({ do: "begin", technique: "create_quest" });
    walk.say("she is 7");
    expect(walk.exercise?.answers["age"]).toEqual({ kind: "choice", option: "a6_8" });
    walk.say("back");
    expect(walk.exercise?.at).toBe("age");
  });
});

test("what somebody writes where there is only something to read is not taken for a nod, and the exercise stays", () => {
  const walk = new TracksWalk(openGate).onTracks();
  walk.do({ do: "begin", technique: "create_quest" });
  walk.say("she is 7");
  const { at } = walk.exercise ?? {};
  walk.say("She likes horses and the sea and everything that can be climbed");
  expect(walk.said()).toEqual(["exercise.read_first", "exercise.step"]);
  expect(walk.exercise?.at).toBe(at);
  walk.say("all right");
  expect(walk.exercise?.at).not.toBe(at);
});

test("“too hard”, said of a question of the coach's, is no answer to it: it is passed over", () => {
  const walk = new Walk();
  walk.nextAnswer = { status: "need_clarification", question: "Which song?", id: "q1", quick: [] };
  walk.withGoal("Learn the guitar");
  expect(walk.goal?.question?.text).toBe("Which song?");
  walk.say("too big");
  expect(walk.goal?.clarifications.map(({ answer }) => answer)).toEqual([""]);
});
