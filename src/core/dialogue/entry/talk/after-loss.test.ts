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
