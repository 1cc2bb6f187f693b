import { describe, expect, test } from "vitest";
import { DayWalk } from "#test/dialogue/day-walk.ts";
import { Walk } from "#test/dialogue/walk.ts";
import type { GoalId } from "../../../goals/ids.ts";

const texts = (walk: Walk): string[] => (walk.last?.replies ?? []).map(({ say }) => say);
const labels = (walk: Walk): string[] =>
  (walk.last?.replies ?? []).flatMap(({ buttons }) => (buttons ?? []).flat().map(({ label }) => label));

describe("a wish", () => {
  test("becomes a goal with its first step in one message, and the way back stands beside it", () => {
    const walk = new Walk();
    walk.say("DOES wish, i want to learn the guitar");
    expect(walk.goal?.title).toBe("Learn the guitar");
    expect(walk.goal?.current).toBeDefined();
    expect(texts(walk)).toEqual(["talk.line"]);
    expect(walk.talked()).toEqual(["goal_taken"]);
    expect(labels(walk)).toContain("button.not_a_goal");
  });

  test("is taken back whole by words, and what was in front before is in front again", () => {
    const walk = new Walk().withGoal("Sort the garage");
    const before = walk.goal?.id;
    walk.say("DOES wish, i want to learn the guitar");
    walk.say("DOES not_a_goal, that is not a goal");
    expect(walk.snapshot.goals).toHaveLength(1);
    expect(walk.goal?.id).toBe(before);
  });

  test("one that was walked stays", () => {
    const walk = new Walk();
    walk.say("DOES wish, i want to learn the guitar");
    const goalId = walk.goal?.id ?? ("" as GoalId);
    walk.do({ do: "done" });
    walk.do({ do: "not_a_goal", goalId });
    expect(walk.said()).toEqual(["goal.walked_already"]);
    expect(walk.snapshot.goals).toHaveLength(1);
  });

  test("of two, both are kept and one comes first", () => {
    const walk = new Walk();
    walk.say("DOES wish, i want to learn the guitar and write a novel");
    expect(walk.goal?.title).toBe("Learn the guitar");
    expect(walk.snapshot.goals.map(({ title }) => title)).toContain("Write a novel");
    expect(walk.talked()).toEqual(["two_taken"]);
  });
});

describe("what is told", () => {
  test("a done step is marked and the next one offered; a yes takes it", () => {
    const walk = new Walk().withGoal();
    walk.say("DOES step_done, did it");
    expect(walk.goal?.completedCount).toBe(1);
    expect(walk.talked()).toEqual(["marked_done"]);
    walk.say("yes");
    expect(walk.goal?.current).toBeDefined();
  });

  test("what stands in the way is heard, and another step is one press away", () => {
    const walk = new Walk().withGoal();
    const step = walk.goal?.current?.text;
    walk.say("DOES obstacle, the bike is in bits");
    expect(walk.talked()).toEqual(["obstacle"]);
    expect(labels(walk)).toEqual(["button.rephrase"]);
    expect(walk.goal?.current?.text).toBe(step);
  });

  test("a reached goal is asked about before it is marked", () => {
    const walk = new Walk().withGoal();
    walk.say("DOES goal_reached, i made it");
    expect(walk.goal?.status).toBe("open");
    expect(labels(walk)).toContain("button.reached");
  });

  test("grief is met with words alone: no offer, no goal, no exercise", () => {
    const walk = new Walk();
    walk.say("DOES grief_person mood_low, my mother died");
    expect(walk.talked()).toEqual(["grief_person"]);
    expect(labels(walk)).toEqual([]);
    expect(walk.snapshot.goals).toEqual([]);
  });

  test("how the night was is asked as five faces where the day is used, so that one tap keeps it", () => {
    const walk = new DayWalk().at(9);
    walk.do({ do: "today" });
    walk.agreed();
    walk.say("DOES sleep, slept three hours");
    expect(walk.talked()).toEqual(["sleep"]);
    expect(
      (walk.last?.replies ?? []).flatMap(({ buttons }) => (buttons ?? []).flat().map(({ press }) => press)),
    ).toContainEqual({
      do: "checkin",
      metric: "sleep_quality",
      face: 1,
    });
  });

  test("where the day is not used, the state is answered in words, and a day is only named", () => {
    const walk = new Walk();
    walk.say("DOES sleep, slept three hours");
    expect(walk.talked()).toEqual(["sleep", "day_for_body"]);
    expect(walk.snapshot.day).toBeUndefined();
  });

  test("a question that is not understood is never echoed or agreed to", () => {
    const walk = new Walk();
    walk.say("if i missed one can i take two then?");
    expect(walk.talked()).toEqual(["unanswered_fact"]);
    expect(labels(walk)).toEqual([]);
    walk.say("DOES just_listen, may i just say it");
    walk.say("and can i take two then?");
    expect(walk.talked()).toEqual(["unanswered_fact"]);
  });

  test("between two steps, too much for today is left for today", () => {
    const walk = new Walk().withGoal();
    walk.say("DOES step_done, did it");
    walk.say("DOES smaller, that is too much for today");
    expect(walk.talked()).toEqual(["left_for_later"]);
    expect(walk.snapshot.dialogue.waiting.for).not.toBe("text_as_goal");
  });

  test("whoever only wants to say it is offered nothing from then on", () => {
    const walk = new Walk();
    walk.say("DOES just_listen, may i just say it");
    walk.say("DOES lonely_evening, the evenings are long");
    expect(walk.talked()).toEqual(["lonely_evening"]);
    expect(labels(walk)).toEqual([]);
  });

  test("who asked only to be heard and then asks for a step has been heard out", () => {
    const walk = new Walk();
    walk.say("DOES just_listen, may i just say it");
    walk.say("DOES ask_step, what could i do about it");
    expect(walk.snapshot.dialogue.talk?.listens).toBeUndefined();
  });

  test("after help with words, a letter is shown to be judged, and a question is about it", () => {
    const walk = new Walk();
    walk.say("DOES help_word_it, help me write to my landlord");
    walk.say("here: Dear Tom, the boiler has been off since the 3rd. Thank you, Ann");
    expect(walk.talked()).toEqual(["draft_check"]);
    walk.say("is it too harsh?");
    expect(walk.talked()).toEqual(["draft_check"]);
  });

  test("deleting everything is asked, never done by words", () => {
    const walk = new Walk().withGoal();
    walk.say("DOES delete_everything, delete it all");
    expect(walk.last?.erase).toBeUndefined();
    expect(walk.said()).toEqual(["delete.confirm"]);
    walk.say("yes");
    expect(walk.last?.erase).toBeUndefined();
  });
});

test("the same wording does not come twice in a row, and only ten turns are remembered", () => {
  const walk = new Walk();
  let last = "";
  for (let at = 0; at < 14; at += 1) {
    walk.say("DOES lonely_evening, the evenings are long");
    const said = JSON.stringify(walk.last?.replies[0]?.with?.["text"]);
    expect(said).not.toBe(last);
    last = said;
  }
  expect(walk.snapshot.dialogue.talk?.turns).toHaveLength(10);
});

test("a talk is forgotten by one command, and goals stay", () => {
  const walk = new Walk().withGoal();
  walk.say("DOES lonely_evening, the evenings are long");
  walk.do({ do: "forget_talk" });
  expect(walk.snapshot.dialogue.talk).toBeUndefined();
  expect(walk.goal).toBeDefined();
});
