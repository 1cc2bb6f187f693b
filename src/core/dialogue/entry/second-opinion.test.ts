import { describe, expect, test } from "vitest";
import { emptySnapshot, Walk } from "#test/dialogue/walk.ts";
import { type Intent, intents } from "../turn/intents.ts";

/** Somebody who agreed to a language model; on a step where the dialogue is about one. */
const agreed = (): Walk => new Walk(emptySnapshot({ modelConsent: true }));
const onStep = (): Walk => agreed().withGoal();
const half = "HALF list_goals next_step";

function heard(walk: Walk, intent: Intent, text = half): Walk {
  walk.say(text);
  walk.do({ do: "meant_by_model", text, intent });
  return walk;
}
const buttons = (walk: Walk) => walk.last?.replies.at(-1)?.buttons?.map(([button]) => button?.press.do) ?? [];

describe("a second opinion is asked for", () => {
  test.each([
    ["a text that is neither certain nor hopeless", half, true, { text: half }],
    ["such a text where nothing likely can be done", "HALF today_plan", true, { text: "HALF today_plan" }],
    ["no text of somebody who did not agree", half, false, undefined],
    ["no text whose meaning is certain", "SURE list_goals", true, undefined],
    ["no text that is anyone's guess", "FAINT list_goals", true, undefined],
    ["no text with a sign of crisis", `${half} CRISIS`, true, undefined],
    ["no phrase that is a command", "done please", true, undefined],
  ] as const)("%s", (_rule, text, modelConsent, expected) => {
    const walk = new Walk(emptySnapshot({ modelConsent })).withGoal();
    expect(walk.say(text).secondOpinion).toEqual(expected);
  });

  test("no text that is an answer", () => {
    const walk = agreed();
    walk.do({ do: "new_goal" });
    expect(walk.say(half).secondOpinion).toBeUndefined();
  });

  test("no text while a crisis lasts", () => {
    const walk = agreed();
    walk.say("CRISIS");
    expect(walk.say(half).secondOpinion).toBeUndefined();
  });

  test("the buttons stand beside it, as without it", () => {
    const walk = onStep();
    const alone = new Walk().withGoal().say(half).replies;
    expect(walk.say(half).replies).toEqual(alone);
  });
});

describe("what the model takes it for", () => {
  test("an exercise is asked about, and begins with a yes", () => {
    const walk = heard(agreed(), "emotional_checkin");
    expect(walk.said()).toEqual(["exercise.ask"]);
    expect(buttons(walk)).toEqual(["begin", "cancel", "goal_from_text"]);
    expect(walk.snapshot.exercises).toEqual([]);
    expect(walk.snapshot.journey).toBeUndefined();
    expect(walk.last?.journal).toEqual([
      { kind: "meaning_asked", because: { rule: "second_opinion", inputs: { intent: "emotional_checkin" } } },
    ]);
    walk.do({ do: "begin", technique: "emotional_checkin" });
    expect(walk.snapshot.exercises).toHaveLength(1);
  });

  test("what can be done now becomes the first button", () => {
    const walk = heard(onStep(), "rephrase_step");
    expect(walk.said()).toEqual(["text.which"]);
    expect(buttons(walk)).toEqual(["rephrase", "list_goals", "next", "goal_from_text", "help_now"]);
    expect(walk.last?.journal.map(({ kind }) => kind)).toEqual(["meaning_asked"]);
  });

  test("what was offered second is put first", () => {
    expect(buttons(heard(onStep(), "next_step"))).toEqual(["next", "list_goals", "goal_from_text", "help_now"]);
  });

  test.each<[string, () => Walk, Intent]>([
    ["what was the first button already", onStep, "list_goals"],
    ["something else", onStep, "other"],
    ["a crisis", onStep, "crisis"],
    ["a goal, which is offered anyhow", onStep, "new_goal"],
    ["a plan for the day, which is not there", onStep, "today_plan"],
    ["a step that is done, where there is none", agreed, "step_done"],
    ["another track, for whoever walks none", onStep, "switch_track"],
    ["an exercise, for whoever came with a goal and walks no tracks", onStep, "grounding"],
  ])("%s: nothing is said and nothing changes", (_rule, at, intent) => {
    const walk = at();
    walk.say(half);
    const { snapshot } = walk;
    walk.do({ do: "meant_by_model", text: half, intent });
    expect(walk.last?.replies).toEqual([]);
    expect(walk.last?.journal).toEqual([]);
    expect(walk.snapshot).toBe(snapshot);
  });

  test.each([
    ["closed now is not asked about", { contact: "restricted", danger: "no", separation: "longer" }, []],
    ["open is", { contact: "free", danger: "no", separation: "longer" }, ["exercise.ask"]],
    ["to be asked about the gate first is", {}, ["exercise.ask"]],
  ] as const)("an exercise that is %s", (_rule, contact, expected) => {
    const walk = heard(new Walk(emptySnapshot({ modelConsent: true, contact })), "message_other_parent");
    expect(walk.said()).toEqual(expected);
  });

  test("no exercise is asked about where the tracks are turned off", () => {
    const walk = agreed();
    walk.flags = { ...walk.flags, multi_track_system_enabled: false };
    expect(heard(walk, "grounding").said()).toEqual([]);
  });

  test.each<[string, (walk: Walk) => void]>([
    ["a later text", (walk) => walk.say("HALF settings help")],
    ["a question that was opened", (walk) => walk.do({ do: "new_goal" })],
    ["the text that became a goal", (walk) => walk.do({ do: "goal_from_text" })],
    ["an exercise that was begun", (walk) => walk.do({ do: "begin", technique: "grounding" })],
    ["a sign of crisis", (walk) => walk.say("CRISIS")],
    ["a crisis that a second look found", (walk) => walk.do({ do: "raise_crisis", level: "high", kind: "self_harm" })],
  ])("after %s it comes too late", (_rule, meanwhile) => {
    const walk = agreed();
    walk.say(half);
    meanwhile(walk);
    const { snapshot } = walk;
    walk.do({ do: "meant_by_model", text: half, intent: "emotional_checkin" });
    expect(walk.said()).toEqual([]);
    expect(walk.snapshot).toBe(snapshot);
  });

  test.each(intents)("%s carries nothing out by itself", (intent) => {
    for (const at of [agreed, onStep]) {
      const walk = at();
      walk.say(half);
      const { goals, person, exercises, journey, dialogue } = walk.snapshot;
      walk.do({ do: "meant_by_model", text: half, intent });
      // What is offered by buttons is another by now: nothing else is.
      const { shown } = walk.snapshot.dialogue;
      expect(walk.snapshot).toEqual({
        ...walk.snapshot,
        goals,
        person,
        exercises,
        journey,
        dialogue: { ...dialogue, shown },
      });
      expect(walk.last?.ask).toBeUndefined();
      expect(walk.last?.secondOpinion).toBeUndefined();
    }
  });
});
