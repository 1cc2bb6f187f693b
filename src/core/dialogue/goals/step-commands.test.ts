import { describe, expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";
import type { GoalId, StepId } from "../../goals/ids.ts";

/** Two goals with a step each; the second is the active one. */
function twoGoals(): { walk: Walk; left: GoalId; leftStep: StepId; here: GoalId } {
  const walk = new Walk().withGoal("Learn Japanese").withGoal("Sort the garage");
  const [here, left] = walk.snapshot.goals;
  if (!here || !left?.current) throw new Error("no goals");
  return { walk, left: left.id, leftStep: left.current.id, here: here.id };
}

const goal = (walk: Walk, id: GoalId) => walk.snapshot.goals.find((each) => each.id === id);

describe("a step's buttons belong to that step, also after a switch to another goal", () => {
  test("smaller", () => {
    const { walk, left, leftStep, here } = twoGoals();
    walk.do({ do: "size", size: "floor", stepId: leftStep });
    expect(goal(walk, left)?.current?.size).toBe("floor");
    expect(goal(walk, here)?.current?.size).toBe("normal");
  });

  test("when", () => {
    const { walk, left, leftStep, here } = twoGoals();
    walk.do({ do: "cue", stepId: leftStep });
    walk.say("after breakfast");
    expect(goal(walk, left)?.current?.cue).toBe("after breakfast");
    expect(goal(walk, here)?.current?.cue).toBeUndefined();
  });

  test("put it otherwise, with a reason from its own buttons", () => {
    const { walk, left, leftStep, here } = twoGoals();
    const untouched = goal(walk, here)?.current;
    walk.do({ do: "rephrase", stepId: leftStep });
    const press = (walk.last?.replies[0]?.buttons ?? []).flat()[0]?.press;
    if (press?.do !== "rephrase") throw new Error("no reason offered");
    walk.do({ do: "show_step" });
    walk.do(press);
    expect(goal(walk, left)?.current).toMatchObject({ id: leftStep, rephrased: true });
    expect(goal(walk, here)?.current).toBe(untouched);
  });

  test("put it otherwise, in one's own words", () => {
    const { walk, left, leftStep } = twoGoals();
    walk.do({ do: "rephrase", stepId: leftStep, reason: "own_words" });
    walk.say("I have no dictionary");
    expect(goal(walk, left)?.current?.userComment).toBe("I have no dictionary");
  });

  test("done on a paused goal counts, and the goal goes on", () => {
    const { walk, left, leftStep } = twoGoals();
    walk.do({ do: "pause_goal", goalId: left });
    walk.do({ do: "done", stepId: leftStep });
    expect(goal(walk, left)).toMatchObject({ status: "open", completedCount: 1 });
    expect(walk.goal?.id).toBe(left);
  });

  test("a goal put away stays put away, and the person is shown where they are", () => {
    const { walk, left, leftStep, here } = twoGoals();
    walk.do({ do: "archive_goal", goalId: left });
    walk.do({ do: "done", stepId: leftStep });
    expect(walk.said()).toEqual(["step.moved_on", "step.show"]);
    expect(goal(walk, left)?.status).toBe("archived");
    expect(walk.goal?.id).toBe(here);
  });
});

describe("leaving and coming back", () => {
  test("undo after a switch gives the step back and returns to its goal", () => {
    const { walk, left, leftStep, here } = twoGoals();
    walk.do({ do: "done", stepId: leftStep });
    walk.do({ do: "activate", goalId: here });
    walk.do({ do: "undo" });
    expect(walk.goal?.id).toBe(left);
    expect(walk.goal?.current?.id).toBe(leftStep);
  });

  test("a question left open is asked again on coming back", () => {
    const walk = new Walk().withGoal("Sort the garage");
    const other = walk.goal?.id as GoalId;
    walk.nextAnswer = { status: "need_clarification", question: "How far?", id: "level", quick: [] };
    walk.withGoal("Learn Japanese");
    const asked = walk.goal?.id as GoalId;
    walk.do({ do: "activate", goalId: other });
    walk.say("not an answer to it");
    expect(walk.talked()).toEqual(["at_goal_asked"]);
    walk.do({ do: "activate", goalId: asked });
    expect(walk.said()).toEqual(["question.ask"]);
    walk.say("from scratch");
    expect(walk.goal?.clarifications.at(-1)?.answer).toBe("from scratch");
  });

  test("a description left open is asked again on coming back", () => {
    const walk = new Walk().withGoal("Sort the garage");
    const other = walk.goal?.id as GoalId;
    walk.do({ do: "new_goal", title: "Learn Japanese" });
    const draft = walk.goal?.id as GoalId;
    walk.do({ do: "activate", goalId: other });
    walk.do({ do: "activate", goalId: draft });
    expect(walk.said()).toEqual(["goal.ask_description"]);
  });

  test("a goal deleted or paused while its coach thinks gets no step", () => {
    for (const name of ["delete_goal", "pause_goal", "archive_goal"] as const) {
      const walk = new Walk();
      walk.coachAnswers = false;
      const ask = walk.do({ do: "new_goal", title: "Learn Japanese", description: "x" }).ask;
      if (!ask) throw new Error("no ask");
      const goalId = walk.goal?.id as GoalId;
      walk.do({ do: name, goalId, ...(name === "delete_goal" ? { confirmed: true } : {}) });
      walk.do({
        do: "coach_reply",
        askId: ask.askId,
        reply: { by: "model", kind: "other", answer: { status: "goal_reached" } },
      });
      expect(walk.last?.denied?.code).toBe("step_moved_on");
      expect(walk.said()).toEqual([]);
    }
  });

  test("a wish to put a step otherwise takes the place of one that is still being worded", () => {
    const walk = new Walk().withGoal();
    walk.coachAnswers = false;
    const first = walk.do({ do: "rephrase", reason: "too_vague" }).ask;
    const second = walk.do({ do: "rephrase", reason: "not_mine" }).ask;
    if (!first || !second) throw new Error("no ask");
    const late = { by: "model", kind: "other", answer: { status: "goal_reached" } } as const;
    walk.do({ do: "coach_reply", askId: first.askId, reply: late });
    expect(walk.last?.denied?.code).toBe("step_moved_on");
    expect(walk.snapshot.dialogue.pending?.askId).toBe(second.askId);
  });
});

describe("a reason said in plain words", () => {
  test("puts the step otherwise for that reason, and is counted like the button", () => {
    const walk = new Walk().withGoal();
    walk.say("too big");
    expect(walk.said()).toEqual(["step.rephrased"]);
    expect(walk.snapshot.person.rephraseCounts).toEqual({ too_big: 1 });
  });

  test("also where we have just asked what is wrong, of the step we asked about", () => {
    const { walk, left, leftStep } = twoGoals();
    walk.do({ do: "rephrase", stepId: leftStep });
    walk.say("too big");
    expect(walk.snapshot.person.rephraseCounts).toEqual({ too_big: 1 });
    expect(goal(walk, left)?.current?.rephrased).toBe(true);
  });

  test("without a step it is only words, and an answer stays an answer", () => {
    const walk = new Walk();
    walk.say("too big");
    expect(walk.talked()).toEqual(["unclear"]);
    walk.do({ do: "new_goal" });
    walk.say("too big");
    expect(walk.goal?.title).toBe("too big");
  });
});
