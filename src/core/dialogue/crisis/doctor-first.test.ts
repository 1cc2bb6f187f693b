import { expect, test } from "vitest";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";

test("what a doctor is to see soon is said first, and the message is answered", () => {
  const walk = new Walk();
  walk.do({ do: "new_goal" });
  walk.say("SOON, and learn to swim");
  expect(walk.said()).toEqual(["crisis.see_doctor", "goal.ask_description"]);
  expect(walk.last?.replies[0]?.helpLines).toMatchObject({ kind: "medical", short: true });
  expect(walk.last?.denied).toBeUndefined();
});

test("what was taken is told to an ambulance: its number alone, and no plan or line below", () => {
  const walk = new Walk();
  walk.screen = {
    ...plainScreen,
    crisis: (text) => ({ ...plainScreen.crisis(text), kind: "medical", level: "imminent", taken: true }),
  };
  walk.say("CRISIS, the whole box");
  expect(walk.said()).toEqual(["crisis.taken"]);
  expect(walk.last?.replies[0]?.helpLines).toMatchObject({ kind: "medical", alone: true });
  expect((walk.last?.replies[0]?.buttons ?? []).flat().map(({ press }) => press.do)).not.toContain("work");
  walk.say("CRISIS still");
  expect(walk.said()).toEqual(["crisis.again.medical"]);
  expect(walk.last?.replies[0]?.helpLines).toMatchObject({ alone: true });
});
