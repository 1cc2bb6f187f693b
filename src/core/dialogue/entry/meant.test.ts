import { describe, expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";
import type { GoalId } from "../../goals/ids.ts";
import { type Intent, intents } from "../turn/intents.ts";

const none = (): Walk => new Walk();
const onStep = (): Walk => new Walk().withGoal();
const between = (): Walk => {
  const walk = onStep();
  walk.do({ do: "done" });
  return walk;
};

describe("a text whose meaning is certain is done at once", () => {
  test.each([
    ["the goals are shown", none, "list_goals", "goals.none"],
    ["another goal is offered", onStep, "switch_goal", "switch.choose"],
    ["the step is shown", onStep, "current_step", "step.show"],
    ["the step is done", onStep, "step_done", "done.praise"],
    ["the next step is given", between, "next_step", "step.show"],
    ["an open step is asked about before the next", onStep, "next_step", "step.still_open"],
    ["the progress is shown", onStep, "show_progress", "status.text"],
    ["the settings are shown", none, "settings", "settings.text"],
    ["the help is shown", none, "help", "help.text"],
  ] as const)("%s", (_rule, at, intent, expected) => {
    const walk = at();
    walk.say(`SURE ${intent}`);
    expect(walk.said()).toContain(expected);
  });

  test("a step marked done by words can be taken back", () => {
    const walk = onStep();
    walk.say("SURE step_done");
    expect(walk.last?.replies[0]?.buttons?.flat().map(({ press }) => press.do)).toContain("undo");
    walk.do({ do: "undo" });
    expect(walk.said()).toEqual(["step.back"]);
  });

  test("a step to be put otherwise is, with the person's words as the reason", () => {
    const walk = onStep();
    walk.say("SURE rephrase_step");
    expect(walk.goal?.current).toMatchObject({ rephrased: true, userComment: "SURE rephrase_step" });
  });

  test("a goal named in passing is a goal with its first step, and one tap takes it back whole", () => {
    const walk = none();
    walk.say("SURE new_goal");
    expect(walk.goal?.title).toBe("SURE new_goal");
    expect(walk.goal?.current).toBeDefined();
    walk.do({ do: "not_a_goal", goalId: walk.goal?.id ?? ("" as GoalId) });
    expect(walk.snapshot.goals).toEqual([]);
  });
});

const actedOn: readonly Intent[] = [
  "list_goals",
  "switch_goal",
  "current_step",
  "step_done",
  "next_step",
  "rephrase_step",
  "show_progress",
  "settings",
  "help",
  "new_goal",
];

test.each(intents.filter((intent) => !actedOn.includes(intent)))(
  "%s gets a kind word or is said back, and is kept as a goal to be",
  (intent) => {
    const walk = onStep();
    walk.say(`SURE ${intent}`);
    // Only words in more than one can be said back: "crisis", and not "log_state".
    expect(walk.talked()).toEqual([intent.includes("_") ? "at_goal_asked" : "heard"]);
    expect(walk.snapshot.dialogue.waiting).toEqual({ for: "text_as_goal", text: `SURE ${intent}` });
  },
);

describe("never acts on a low confidence", () => {
  test.each(intents.flatMap((intent) => [["HALF", intent] as const, ["FAINT", intent] as const]))(
    "%s %s changes nothing",
    (how, intent) => {
      for (const at of [none, onStep, between]) {
        const walk = at();
        const { goals, person } = walk.snapshot;
        walk.say(`${how} ${intent}`);
        expect(walk.snapshot.goals).toBe(goals);
        expect(walk.snapshot.person).toBe(person);
        expect(walk.last?.ask).toBeUndefined();
        expect(walk.last?.journal.map(({ kind }) => kind)).toEqual(["talk_heard"]);
      }
    },
  );

  test("the likeliest meaning is offered as one button, never as a menu, and one tap does it", () => {
    const walk = onStep();
    walk.say("HALF step_done next_step");
    expect(walk.talked()).toEqual(["at_goal_asked"]);
    const presses = walk.last?.replies[0]?.buttons?.flat().map(({ press }) => press) ?? [];
    expect(presses.map((press) => press.do)).toEqual(["done"]);
    const [done] = presses;
    if (!done) throw new Error("no button");
    walk.do(done);
    expect(walk.said()).toEqual(["done.praise"]);
  });

  test("a step is never offered as done where there is none", () => {
    const walk = none();
    walk.say("HALF step_done");
    expect(walk.talked()).toEqual(["unclear"]);
  });

  test("an answer that is waited for is never read as a command", () => {
    const walk = none();
    walk.do({ do: "new_goal" });
    walk.say("SURE list_goals");
    expect(walk.goal?.title).toBe("SURE list_goals");
  });
});
