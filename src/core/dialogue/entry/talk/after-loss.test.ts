import { describe, expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";

describe("beside a loss", () => {
  test.each(["washed the bowl and put it back", "the neighbour says get a puppy, i shut the door"])(
    "nothing is a success, and nothing is asked: %s",
    (text) => {
      const walk = new Walk();
      walk.say("DOES grief_pet, she died today");
      walk.say(text);
      expect(walk.talked()).toEqual(["beside_grief"]);
      walk.say(`DOES step_done, ${text}`);
      expect(walk.talked()).not.toContain("done_unasked");
    },
  );

  test("and a step in front is not marked by it", () => {
    const walk = new Walk().withGoal();
    walk.say("DOES grief_person, my dad died");
    walk.say("DOES step_done, washed his cup");
    expect(walk.goal?.completedCount).toBe(0);
  });
});

describe("a relapse and a scolding of oneself are no success", () => {
  test.each([
    "DOES step_done, i deleted them before. they come back",
    "DOES step_done, удалил, а они опять вернулись",
    "DOES step_done, помыла и опять поставила. дура старая",
    "DOES step_done, did it again, what an idiot",
  ])("%s", (text) => {
    const walk = new Walk().withGoal();
    walk.say(text);
    expect(walk.goal?.completedCount).toBe(0);
    expect(walk.talked()).not.toContain("marked_done");
    expect(walk.talked()).not.toContain("done_asked");
  });
});

describe("who goes on with the goal after a loss", () => {
  test("is answered in the goal: what is in the way is taken up", () => {
    const walk = new Walk().withGoal("Get the allotment going");
    walk.say("DOES grief_person, it were Jean's idea, passed in March");
    walk.say("DOES told, her gloves are in the shed");
    expect(walk.talked()).toEqual(["beside_grief"]);
    walk.say("DOES step_how, what do i do first");
    walk.coachAnswers = false;
    walk.say("the shed's padlock is rusted shut and the spades are in it");
    expect(walk.last?.ask?.kind).toBe("rephrase");
  });

  test("has what is done counted", () => {
    const walk = new Walk().withGoal();
    walk.say("DOES grief_person, my dad died");
    walk.say("DOES ask_step, what is the step");
    walk.say("DOES step_done, washed his cup");
    expect(walk.goal?.completedCount).toBe(1);
  });

  test("and a funeral of one's own, planned, is no loss", () => {
    const walk = new Walk().withGoal("Plan my funeral");
    walk.say("DOES grief_person wish, I want my funeral sorted");
    walk.say("DOES step_done, I've written the list. Three hymns");
    expect(walk.talked()).not.toContain("beside_grief");
  });
});
