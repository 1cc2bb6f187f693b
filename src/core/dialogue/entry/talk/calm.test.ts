import { describe, expect, test } from "vitest";
import { trackLibrary, Walk } from "#test/dialogue/walk.ts";
import type { Act, TalkKey } from "../../../talk/acts.ts";
import { heardAs } from "#test/dialogue/heard-as.ts";

const lastRef = (walk: Walk): string => walk.snapshot.dialogue.talk?.said.at(-1) ?? "";
const asks = (ref: string): boolean => {
  const key = ref.split(".")[2] as TalkKey;
  return trackLibrary.talk.entry(key)?.wordings.en.find((wording) => wording.ref === ref)?.asks === true;
};
const buttons = (walk: Walk) => (walk.last?.replies ?? []).flatMap(({ buttons: rows }) => (rows ?? []).flat());

describe("what nobody understood for sure", () => {
  test.each([
    ["with no goal", () => new Walk()],
    ["with a goal in front", () => new Walk().withGoal()],
  ])(
    "%s: never the same twice in a row, no question after a question, no menu, and nothing changes",
    (_where, from) => {
      const walk = heardAs({ tenor: { tenor: "told", share: 0.2 } }, from());
      const { goals } = walk.snapshot;
      let last = "";
      for (let at = 0; at < 12; at += 1) {
        walk.say(`the lid is on the left of it${", and on".repeat(at)}`);
        expect(lastRef(walk)).not.toBe(last);
        expect(asks(last) && asks(lastRef(walk))).toBe(false);
        expect(buttons(walk).length).toBeLessThanOrEqual(1);
        expect(walk.snapshot.goals).toBe(goals);
        last = lastRef(walk);
      }
    },
  );

  test("a question is said to be unanswered, whatever else is in the message", () => {
    const walk = heardAs({ tenor: { tenor: "told", share: 0.6 } });
    walk.say("keep the scooter? it is red");
    expect(walk.talked()).toEqual(["unanswered_fact"]);
  });

  test("an order is said to be not done", () => {
    const walk = heardAs({ shares: new Map<Act, number>([["delete_goal", 0.35]]) });
    walk.say("the running one too, that was another life");
    expect(walk.talked()).toEqual(["order_unclear"]);
  });

  test("whoever says that it was no goal, where none was made, is told so", () => {
    const walk = new Walk();
    walk.say("DOES not_a_goal, it was a rant");
    expect(walk.talked()).toEqual(["not_made"]);
    expect(walk.snapshot.goals).toEqual([]);
  });

  test("a cry is no joy where the reading takes it for something else", () => {
    const walk = heardAs({ tenor: { tenor: "blocked", share: 0.3 } });
    walk.say("far too fancy for the likes of me!!");
    expect(walk.talked()).toEqual(["heard"]);
  });

  test("a greeting does not pass over the question behind it", () => {
    const walk = new Walk();
    walk.say("DOES hello, good evening, is the tide in?");
    expect(walk.talked()).toEqual(["hello_asked", "unanswered_fact"]);
  });

  test("beside a sign of danger the goal is not spoken of", () => {
    const walk = heardAs({ tenor: { tenor: "told", share: 0.4 } }, new Walk().withGoal());
    const { screen } = walk;
    walk.screen = { ...screen, crisis: (text) => ({ ...screen.crisis(text), level: "elevated", strength: "open" }) };
    walk.say("it does not matter now");
    expect(walk.talked()).toEqual(["go_on"]);
    walk.screen = screen;
    walk.say("the lid is on the left of the basket");
    expect(walk.talked()).toEqual(["go_on"]);
  });

  test("a few words close the talk or leave it open, and nothing is asked of them", () => {
    const walk = heardAs({ tenor: { tenor: "told", share: 0.2 } });
    walk.say("good. sea it is");
    expect(walk.talked()).toEqual(["go_on"]);
  });

  test("what the program says of itself is said a little sooner where the whole message asks", () => {
    const walk = heardAs({
      acts: [{ act: "are_you_robot", confidence: 0.3, clause: 0 }],
      tenor: { tenor: "asks", share: 0.6 },
    });
    walk.say("you a machine?");
    expect(walk.talked()).toEqual(["are_you_robot"]);
  });
});
