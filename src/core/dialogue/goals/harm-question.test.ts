import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GoalId, StepId } from "../../goals/ids.ts";
import { Walk } from "#test/dialogue/walk.ts";
import type { Command } from "../turn/command.ts";

const doubted = (): Walk => {
  const walk = new Walk();
  walk.do({ do: "new_goal", title: "DOUBTED plan", description: "" });
  return walk;
};
/** A reader alone doubts it: the question is none of deceit. */
const question = "What is it for (unsure)?";
const goalId = (walk: Walk): GoalId => walk.snapshot.goals[0]?.id ?? ("none" as GoalId);

describe("a goal in doubt", () => {
  test("is asked about once, and gets its first step when the answer makes it harmless", () => {
    const walk = doubted();
    expect(walk.last?.replies[0]?.with).toMatchObject({ question });
    walk.say("HARMLESS indeed");
    expect(walk.goal).toMatchObject({ status: "open", current: { text: "Step 1" }, question: undefined });
    expect(walk.goal?.clarifications.map(({ answer }) => answer)).toEqual(["HARMLESS indeed"]);
  });

  test("is refused in the kind's words when the answer leaves the doubt, and nothing of it is kept", () => {
    const walk = doubted();
    const { denied, removedGoals } = walk.say("it just is");
    expect(walk.said()).toEqual(["refused.fraud"]);
    expect(denied).toEqual({ code: "refused", refused: "fraud" });
    expect(removedGoals).toHaveLength(1);
    expect(walk.snapshot.goals).toEqual([]);
  });

  test.each([
    ["next", { do: "next" }],
    ["skip", { do: "skip" }],
    ["another wording", { do: "rephrase" }],
    ["its step", { do: "show_step" }],
    ["an empty answer", { do: "answer", text: "" }],
  ] as const satisfies readonly (readonly [string, Command])[])("is asked about again at %s", (_name, command) => {
    const walk = doubted();
    walk.do(command);
    expect(walk.last?.replies[0]).toMatchObject({ say: "question.ask", with: { question } });
    expect(walk.last?.denied?.code).toBe("question_open");
  });

  test("is left by a word, put aside as it is, and asked about when it is taken up again", () => {
    const walk = doubted();
    const id = goalId(walk);
    walk.do({ do: "cancel" });
    expect(walk.said()).toEqual(["goal.paused"]);
    walk.say("LIKELY nothing");
    expect(walk.snapshot.goals).toMatchObject([{ id, status: "paused" }]);
    walk.do({ do: "reopen_goal", goalId: id });
    expect(walk.last?.replies.at(-1)).toMatchObject({ say: "question.ask", with: { question } });
  });

  test("touches a child: the gate is asked after the answer, as for any other", () => {
    const walk = new Walk();
    walk.do({ do: "new_goal", title: "DOUBTED CHILD plan", description: "" });
    walk.say("HARMLESS");
    expect(walk.snapshot.dialogue.waiting.for).toBe("contact");
    expect(walk.goal?.current).toBeUndefined();
  });

  test("may be two in one: which comes first is asked after the answer", () => {
    const walk = new Walk();
    walk.do({ do: "new_goal", title: "learn Spanish and find a DOUBTED job" });
    expect(walk.said()).toEqual(["question.ask"]);
    walk.say("HARMLESS");
    expect(walk.snapshot.dialogue.waiting.for).toBe("which_first");
    expect(walk.goal?.current).toBeUndefined();
  });
});

describe("what is reworded", () => {
  test("into something in doubt waits: the step that was there is not put otherwise", () => {
    const walk = new Walk().withGoal();
    walk.do({ do: "edit_goal", goalId: goalId(walk), title: "DOUBTED plan" });
    expect(walk.said()).toEqual(["question.ask"]);
    walk.do({ do: "rephrase", stepId: walk.goal?.current?.id as StepId, reason: "too_vague" });
    expect(walk.goal?.current?.text).toBe("Step 1");
    expect(walk.last?.denied?.code).toBe("question_open");
  });

  test("into something in doubt, with steps done, is put aside when refused: no progress is lost", () => {
    const walk = new Walk().withGoal();
    walk.do({ do: "done" });
    walk.do({ do: "edit_goal", goalId: goalId(walk), title: "DOUBTED plan" });
    walk.say("it just is");
    expect(walk.said()).toEqual(["refused.fraud"]);
    expect(walk.snapshot.goals).toMatchObject([{ status: "paused", completedCount: 1 }]);
  });

  test("into something harmless loses its question", () => {
    const walk = doubted();
    walk.do({ do: "edit_goal", goalId: goalId(walk), title: "Learn Japanese" });
    walk.do({ do: "next" });
    expect(walk.goal).toMatchObject({ question: undefined, current: { text: "Step 1" } });
  });

  test("by a description that brings the doubt in is asked about then", () => {
    const walk = new Walk();
    walk.do({ do: "new_goal", title: "A plan" });
    walk.say("DOUBTED");
    expect(walk.said()).toEqual(["question.ask"]);
    expect(walk.goal?.current).toBeUndefined();
  });
});

describe("a remark on a step that is in doubt", () => {
  const remarked = (): Walk => {
    const walk = new Walk().withGoal();
    const harm = { strength: "ask", code: "fraud", by: "rule" } as const;
    walk.screen = { ...walk.screen, harm: (text) => (text.includes("DOUBTED") ? harm : undefined) };
    walk.do({ do: "rephrase", reason: "own_words", comment: "DOUBTED" });
    expect(walk.last?.replies[0]).toMatchObject({ say: "question.ask", with: { question: "What is it for (fraud)?" } });
    expect(walk.goal?.current?.text).toBe("Step 1");
    return walk;
  };

  test("goes to the coach with the answer that makes it harmless", () => {
    const walk = remarked();
    walk.coachAnswers = false;
    expect(walk.say("HARMLESS").ask).toMatchObject({ kind: "rephrase", comment: "DOUBTED\nHARMLESS" });
  });

  test("is refused otherwise, and the step stays", () => {
    const walk = remarked();
    walk.say("it just is");
    expect(walk.said()).toEqual(["refused.fraud"]);
    expect(walk.goal?.current?.text).toBe("Step 1");
    expect(walk.snapshot.dialogue.waiting.for).toBe("nothing");
  });
});

/** The trained reader is sure, and no rule names anything. */
const suspected = { strength: "refuse", code: "fraud", by: "reader" } as const;

describe("on a reader's word alone", () => {
  test("nobody is told of deceit: a goal is turned down in words that leave open what was meant", () => {
    const walk = new Walk();
    walk.screen = { ...walk.screen, harm: () => suspected };
    walk.do({ do: "new_goal", title: "a gentle eye on somebody", description: "" });
    expect(walk.said()).toEqual(["refused.unsure"]);
    expect(walk.last?.denied).toEqual({ code: "refused", refused: "fraud" });
  });

  test("what is for the person's own good is said all the same", () => {
    const walk = new Walk();
    walk.screen = { ...walk.screen, harm: () => ({ ...suspected, code: "stop_prescribed_medicine" }) };
    walk.do({ do: "new_goal", title: "off the pills", description: "" });
    expect(walk.said()).toEqual(["refused.stop_prescribed_medicine"]);
  });

  test("a goal is asked about as any wish is, whatever the kind", () => {
    const walk = new Walk();
    const asked: string[] = [];
    walk.screen = {
      ...walk.screen,
      harm: () => ({ strength: "ask", code: "self_harm", by: "reader" }),
      harmQuestion: (code) => {
        asked.push(code);
        return "What would you like to come of it?";
      },
    };
    walk.do({ do: "new_goal", title: "sew myself a dress by May", description: "" });
    expect(asked).toEqual(["unsure"]);
  });

  test("nor after the question was answered", () => {
    const walk = new Walk();
    walk.do({ do: "new_goal", title: "DOUBTED", description: "" });
    walk.screen = { ...walk.screen, harmAnswered: () => ({ code: "fraud", by: "reader" }) };
    walk.say("it just is");
    expect(walk.said()).toEqual(["refused.unsure"]);
  });

  test("a remark is asked about where the reader is sure, and goes to the coach where it is not", () => {
    const remark = { do: "rephrase", reason: "own_words", comment: "SUSPECTED" } as const;
    const asked = new Walk().withGoal();
    asked.screen = { ...asked.screen, harm: (text) => (text === "SUSPECTED" ? suspected : undefined) };
    asked.do(remark);
    expect(asked.said()).toEqual(["question.ask"]);
    const passed = new Walk().withGoal();
    passed.screen = { ...passed.screen, harm: () => ({ ...suspected, strength: "ask" }) };
    passed.do(remark);
    expect(passed.said()).toContain("step.rephrased");
  });
});

describe("harm in other words than a goal's", () => {
  test("a request that a rule finds is refused, and begins nothing", () => {
    const walk = new Walk();
    walk.say("REFUSED, please");
    expect(walk.said()).toEqual(["refused.fraud"]);
    expect(walk.snapshot.exercises).toEqual([]);
  });

  test("a request that only the reader is sure of is asked about, as a goal is", () => {
    const walk = new Walk();
    walk.screen = { ...walk.screen, harm: () => suspected };
    walk.say("DOES wish, i want a gentle eye on somebody");
    expect(walk.said()).toEqual(["question.ask"]);
    expect(walk.goal?.current).toBeUndefined();
  });

  test.each([
    "DOES body_pain, it goes into the leg if anything, the left one",
    "DOES put_off, right, I will go there when I am home, on thursday",
    "DOES fact, she can make dinner quietly while the baby sleeps",
  ])("what is only told is not asked about on a reader's word: %s", (words) => {
    const walk = new Walk();
    walk.screen = { ...walk.screen, harm: () => suspected };
    walk.say(words);
    expect(walk.said()).not.toContain("question.ask");
    expect(walk.said().filter((word) => word.startsWith("refused."))).toEqual([]);
  });

  test("a cue is refused, and the step stays", () => {
    const walk = new Walk().withGoal();
    walk.do({ do: "cue", text: "REFUSED" });
    expect(walk.said()).toEqual(["refused.fraud"]);
    expect(walk.goal?.current).toMatchObject({ text: "Step 1", cue: undefined });
  });

  test("an answer that is harmful only beside its goal is refused", () => {
    const walk = new Walk();
    walk.screen = {
      ...walk.screen,
      harm: (text) =>
        text.includes("his street") && text.includes("tonight")
          ? { strength: "refuse", code: "violence", by: "rule" }
          : undefined,
    };
    walk.nextAnswer = { status: "need_clarification", question: "When?", id: "when", quick: [] };
    walk.do({ do: "new_goal", title: "wait in his street", description: "" });
    walk.say("tonight");
    expect(walk.said()).toEqual(["refused.violence"]);
  });
});

const moves: readonly ((walk: Walk) => Command)[] = [
  () => ({ do: "next" }),
  () => ({ do: "skip" }),
  () => ({ do: "rephrase" }),
  () => ({ do: "rephrase", reason: "too_big" }),
  () => ({ do: "done" }),
  () => ({ do: "undo" }),
  () => ({ do: "show_step" }),
  () => ({ do: "size", size: "floor" }),
  () => ({ do: "cancel" }),
  () => ({ do: "help" }),
  () => ({ do: "text", text: "it just is" }),
  () => ({ do: "text", text: "next please" }),
  () => ({ do: "text", text: "too big" }),
  () => ({ do: "which_first", index: 2 }),
  (walk) => ({ do: "activate", goalId: goalId(walk) }),
  (walk) => ({ do: "reopen_goal", goalId: goalId(walk) }),
  (walk) => ({ do: "finish_goal", goalId: goalId(walk), reached: false }),
  (walk) => ({ do: "finish_goal", goalId: goalId(walk), reached: true }),
  (walk) => ({ do: "pause_goal", goalId: goalId(walk) }),
  (walk) => ({ do: "edit_goal", goalId: goalId(walk), description: "DOUBTED still" }),
  (walk) => ({ do: "edit_goal", goalId: goalId(walk), kind: "health" }),
  (walk) => ({ do: "delete_goal", goalId: goalId(walk), confirmed: true }),
  () => ({ do: "new_goal", title: "DOUBTED too" }),
];

test("whatever is done, a goal whose question is unanswered gets no step", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(moves.length - 1), { maxLength: 14 }), (picked) => {
      const walk = doubted();
      for (const at of picked) {
        const move = moves[at];
        if (move) walk.do(move(walk));
        expect(walk.snapshot.goals.filter(({ current }) => current !== undefined)).toEqual([]);
        expect(walk.snapshot.dialogue.pending).toBeUndefined();
      }
    }),
  );
});
