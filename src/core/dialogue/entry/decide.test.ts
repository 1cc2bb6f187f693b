import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Walk, emptySnapshot, plainScreen } from "../../../../test/dialogue/walk.ts";
import type { GoalId } from "../../goals/ids.ts";
import { rephraseReasons, stepSizes } from "../../person/person.ts";
import { coachAsk } from "../goals/coach-turn.ts";
import type { Command } from "../turn/command.ts";
import { encodePress } from "./press.ts";

const none = (): Walk => new Walk();
const onStep = (): Walk => new Walk().withGoal();
const between = (): Walk => {
  const walk = onStep();
  walk.do({ do: "done" });
  return walk;
};
const clarifying = (): Walk => {
  const walk = new Walk();
  walk.nextAnswer = {
    status: "need_clarification",
    question: "How far are you?",
    id: "level",
    quick: ["From scratch"],
  };
  return walk.withGoal();
};

describe("the table of goals.md", () => {
  test.each([
    ["/step without a goal offers a new one", none, "show_step", "goals.none"],
    ["/step on a step shows it", onStep, "show_step", "step.show"],
    ["/step between steps says done, ask for the next", between, "show_step", "step.between"],
    ["/step repeats an open question", clarifying, "show_step", "question.open"],
    ["/done without a goal offers a new one", none, "done", "goals.none"],
    ["/done completes the step and praises", onStep, "done", "done.praise"],
    ["/done again says already done", between, "done", "step.already_done"],
    ["/done repeats an open question", clarifying, "done", "question.open"],
    ["/next without a goal offers a new one", none, "next", "goals.none"],
    ["/next on a step shows it and asks if it is done", onStep, "next", "step.still_open"],
    ["/next between steps gives the next", between, "next", "step.show"],
    ["/next repeats an open question", clarifying, "next", "question.open"],
    ["/rephrase without a goal offers a new one", none, "rephrase", "goals.none"],
    ["/rephrase asks what is wrong", onStep, "rephrase", "rephrase.ask_reason"],
    ["/rephrase between steps has nothing to rephrase", between, "rephrase", "step.nothing_to_rephrase"],
  ] as const)("%s", (_rule, at, command, expected) => {
    const walk = at();
    walk.do({ do: command });
    expect(walk.said()).toContain(expected);
  });

  test("/rephrase of a question asks it in other words", () => {
    const walk = clarifying();
    walk.nextAnswer = { status: "need_clarification", question: "What can you say already?", id: "level", quick: [] };
    walk.do({ do: "rephrase" });
    expect(walk.goal?.question?.text).toBe("What can you say already?");
    expect(walk.said()).toContain("question.ask");
  });

  test.each(["start", "list_goals", "new_goal", "switch", "status", "help", "settings", "privacy", "export"] as const)(
    "%s works in every state and loses nothing that is open",
    (name) => {
      for (const at of [none, onStep, between, clarifying]) {
        const walk = at();
        const goals = walk.snapshot.goals;
        walk.do({ do: name });
        expect(walk.said().length).toBeGreaterThan(0);
        expect(walk.snapshot.goals).toEqual(goals);
      }
    },
  );
});

describe("naming a goal", () => {
  test("a title, a description and a step, in that order", () => {
    const walk = none();
    walk.do({ do: "new_goal" });
    expect(walk.said()).toEqual(["goal.ask_title"]);
    walk.say("Learn Japanese");
    expect(walk.said()).toEqual(["goal.ask_description"]);
    walk.say("from scratch, in the evenings");
    expect(walk.said()).toEqual(["step.first"]);
    expect(walk.goal).toMatchObject({
      title: "Learn Japanese",
      description: "from scratch, in the evenings",
      status: "open",
    });
  });

  test("the description can be skipped", () => {
    const walk = none();
    walk.do({ do: "new_goal", title: "Learn Japanese" });
    walk.do({ do: "skip" });
    expect(walk.said()).toEqual(["step.first"]);
  });

  test("an empty title is asked again and nothing is made", () => {
    const walk = none();
    walk.do({ do: "new_goal" });
    walk.do({ do: "text", text: " \u0000\u200B " });
    expect(walk.snapshot.goals).toEqual([]);
    expect(walk.last?.denied?.code).toBe("empty");
  });

  test("100 kB of text is refused kindly and the dialogue still waits", () => {
    const walk = none();
    walk.do({ do: "new_goal" });
    walk.say("a ".repeat(50_000));
    expect(walk.last?.denied?.code).toBe("too_long");
    expect(walk.snapshot.dialogue.waiting).toEqual({ for: "title" });
  });

  test("a long wish in one piece becomes a title and a description, whole", () => {
    const walk = none();
    const wish = `I want to put the garage in order. ${"There are boxes everywhere. ".repeat(20)}`.trim();
    walk.do({ do: "new_goal", title: wish });
    expect(walk.goal?.title.length).toBeLessThanOrEqual(200);
    expect(walk.goal?.description).toBe(wish);
  });

  test("two goals in one: the first chosen is walked, the other is kept", () => {
    const walk = none();
    walk.do({ do: "new_goal", title: "Write a novel and run a half marathon", description: "both" });
    expect(walk.said()).toEqual(["goal.two"]);
    walk.do({ do: "which_first", index: 1 });
    expect(walk.said()).toEqual(["goal.kept_second", "step.first"]);
    expect(walk.snapshot.goals).toHaveLength(2);
    expect(walk.goal?.title.toLowerCase()).toContain("marathon");
  });

  test("a refused goal is answered and not kept", () => {
    const walk = none();
    walk.do({ do: "new_goal", title: "REFUSED", description: "x" });
    expect(walk.said()).toEqual(["refused.fraud"]);
    expect(walk.snapshot.goals).toEqual([]);
    expect(walk.last?.denied).toEqual({ code: "refused", refused: "fraud" });
  });

  test("a goal refused by its description leaves no draft", () => {
    const walk = none();
    walk.do({ do: "new_goal", title: "Money" });
    walk.say("REFUSED");
    expect(walk.snapshot.goals).toEqual([]);
    expect(walk.last?.removedGoals).toHaveLength(1);
  });

  test("what nobody waited for can become a goal with one tap", () => {
    const walk = none();
    walk.say("the garage again");
    expect(walk.snapshot.goals).toEqual([]);
    walk.do({ do: "goal_from_text" });
    expect(walk.goal?.title).toBe("The garage again");
  });
});

describe("the contact gate", () => {
  test("a goal that touches the child asks three taps before any step, and each can be skipped", () => {
    const walk = none();
    walk.do({ do: "new_goal", title: "See my CHILD more", description: "x" });
    expect(walk.said()).toEqual(["contact.why", "contact.ask_contact"]);
    walk.do({ do: "contact", answer: "limited" });
    walk.do({ do: "danger", answer: "no" });
    walk.do({ do: "separation", answer: "longer" });
    expect(walk.said()).toEqual(["contact.thanks_open", "step.first"]);
  });

  test.each([
    ["restricted contact", "restricted", "no"],
    ["danger", "free", "yes"],
    ["not knowing", "unknown", "no"],
  ] as const)("%s leaves the safety-only path", (_rule, contact, danger) => {
    const walk = none();
    walk.coachAnswers = false;
    walk.do({ do: "new_goal", title: "CHILD", description: "x" });
    walk.do({ do: "contact", answer: contact });
    walk.do({ do: "danger", answer: danger });
    walk.do({ do: "separation", answer: "unknown" });
    expect(walk.said()).toContain("contact.thanks_safety");
  });

  test("a skipped gate still gives a step, and is asked again for the next such goal", () => {
    const walk = none();
    walk.do({ do: "new_goal", title: "CHILD one", description: "x" });
    walk.do({ do: "skip" });
    expect(walk.said()).toEqual(["contact.thanks_safety", "step.first"]);
    walk.do({ do: "new_goal", title: "CHILD two", description: "x" });
    expect(walk.said()).toContain("contact.ask_contact");
  });
});

describe("a step", () => {
  test("done twice counts once, and a stale button says so", () => {
    const walk = onStep();
    const stepId = walk.goal?.current?.id;
    if (!stepId) throw new Error("no step");
    walk.do({ do: "done", stepId });
    walk.do({ do: "done", stepId });
    expect(walk.goal?.completedCount).toBe(1);
    expect(walk.last?.denied?.code).toBe("already_done");
  });

  test("undo gives the step back and not the progress, for ten minutes", () => {
    const walk = onStep();
    const step = walk.goal?.current;
    walk.do({ do: "done" });
    walk.now += 9 * 60_000;
    walk.do({ do: "undo" });
    expect(walk.goal?.current?.id).toBe(step?.id);
    expect(walk.goal?.completedCount).toBe(1);
    walk.do({ do: "done" });
    expect(walk.goal?.completedCount).toBe(1);
  });

  test("after eleven minutes there is nothing to undo", () => {
    const walk = between();
    walk.now += 11 * 60_000;
    walk.do({ do: "undo" });
    expect(walk.said()).toEqual(["undo.nothing"]);
  });

  test("saying too big twice makes all further steps small, and settings bring the usual size back", () => {
    const walk = onStep();
    walk.do({ do: "rephrase", reason: "too_big" });
    expect(walk.snapshot.person.stepSize).toBe("normal");
    walk.do({ do: "rephrase", reason: "too_big" });
    expect(walk.said()).toContain("rephrase.learnt_smaller");
    walk.do({ do: "done" });
    walk.do({ do: "next" });
    expect(walk.goal?.current?.size).toBe("floor");
    walk.do({ do: "reset_rephrase" });
    expect(walk.snapshot.person).toMatchObject({ stepSize: "normal", rephraseCounts: {} });
  });

  test("no energy shows the floor version at once, without a coach", () => {
    const walk = onStep();
    walk.coachAnswers = false;
    walk.do({ do: "rephrase", reason: "no_energy" });
    expect(walk.last?.ask).toBeUndefined();
    expect(walk.last?.replies[0]?.with).toMatchObject({ step: "Small 1", minutes: 5 });
  });

  test("another wording keeps the step, its comment, and remembers what was turned down", () => {
    const walk = onStep();
    const before = walk.goal?.current;
    walk.do({ do: "rephrase", reason: "own_words" });
    expect(walk.said()).toEqual(["rephrase.ask_comment"]);
    walk.say("I have no dictionary");
    expect(walk.goal?.current).toMatchObject({
      id: before?.id,
      rephrased: true,
      userComment: "I have no dictionary",
      earlierTexts: ["Step 1"],
    });
    expect(walk.goal?.declined).toContain("Step 1");
  });

  test("what a person said of a step is told to the coach with every later ask", () => {
    const walk = onStep();
    walk.do({ do: "rephrase", reason: "own_words", comment: "I have no dictionary" });
    walk.do({ do: "done" });
    walk.coachAnswers = false;
    const pending = walk.do({ do: "next" }).ask;
    if (!pending) throw new Error("no ask");
    const ask = coachAsk(walk.snapshot, pending, [], walk.now);
    expect(ask?.clarifications).toEqual([{ id: "comment", question: "", answer: "I have no dictionary" }]);
  });

  test("a cue in the person's own words is kept with the step", () => {
    const walk = onStep();
    walk.do({ do: "cue" });
    walk.say("after breakfast");
    expect(walk.goal?.current?.cue).toBe("after breakfast");
  });

  test("an answer of the coach that comes too late changes nothing", () => {
    const walk = between();
    walk.coachAnswers = false;
    const ask = walk.do({ do: "next" }).ask;
    if (!ask) throw new Error("no ask");
    walk.do({ do: "undo" });
    const before = walk.snapshot;
    walk.do({
      do: "coach_reply",
      askId: ask.askId,
      reply: { by: "model", kind: "other", answer: { status: "goal_reached" } },
    });
    expect(walk.snapshot).toBe(before);
    expect(walk.last?.denied?.code).toBe("step_moved_on");
  });

  test("only the person decides that a goal is reached", () => {
    const walk = between();
    walk.nextAnswer = { status: "goal_reached" };
    walk.do({ do: "next" });
    expect(walk.said()).toContain("goal.reached_question");
    expect(walk.goal?.status).toBe("open");
    const goalId = walk.goal?.id as GoalId;
    walk.do({ do: "finish_goal", goalId, reached: true });
    expect(walk.snapshot.goals[0]?.status).toBe("achieved");
  });
});

describe("crisis stands above everything", () => {
  test.each([none, onStep, between, clarifying])(
    "a sign in any state is answered first, with help lines (%#)",
    (at) => {
      const walk = at();
      const { goals, dialogue } = walk.snapshot;
      walk.say("CRISIS");
      expect(walk.said()).toEqual(["crisis.high.self_harm"]);
      expect(walk.last?.replies[0]?.helpLines).toMatchObject({ level: "high" });
      expect(walk.snapshot.goals).toBe(goals);
      expect(walk.snapshot.dialogue.waiting).toEqual(dialogue.waiting);
    },
  );

  test.each([
    ["a goal's title", { do: "new_goal", title: "CRISIS" }],
    ["a goal's description", { do: "new_goal", title: "x", description: "CRISIS" }],
    ["a comment", { do: "rephrase", reason: "own_words", comment: "CRISIS" }],
    ["a cue", { do: "cue", text: "CRISIS" }],
    ["an answer", { do: "answer", text: "CRISIS" }],
    ["an edited message", { do: "edited", text: "CRISIS" }],
    ["a caption", { do: "attachment", what: "photo", caption: "CRISIS" }],
    ["an unknown command", { do: "unknown_command", name: "CRISIS" }],
  ] as const)("%s is screened", (_rule, command) => {
    const walk = onStep();
    walk.do(command);
    expect(walk.said()).toEqual(["crisis.high.self_harm"]);
  });

  test("not what I meant goes on at once with what was sent", () => {
    const walk = none();
    walk.do({ do: "new_goal" });
    walk.say("CRISIS comedy festival");
    walk.do({ do: "not_what_i_meant" });
    expect(walk.said()).toEqual(["crisis.not_meant", "goal.ask_description"]);
    expect(walk.goal?.title).toBe("CRISIS comedy festival");
    expect(walk.snapshot.dialogue.crisis).toBeUndefined();
  });

  test("the state persists: a done step is marked without celebration", () => {
    const walk = onStep();
    walk.say("CRISIS");
    walk.do({ do: "done" });
    expect(walk.said()).toEqual(["done.plain"]);
    expect(walk.snapshot.dialogue.crisis).toBeDefined();
  });

  test("I am safe ends it and returns to where the person was", () => {
    const walk = onStep();
    walk.say("CRISIS");
    walk.do({ do: "i_am_safe" });
    expect(walk.said()).toEqual(["crisis.safe_plan", "step.show"]);
  });

  test("after half a day we ask once, quietly; after three days it ends by itself", () => {
    const walk = onStep();
    walk.say("CRISIS");
    walk.now += 13 * 3600_000;
    walk.do({ do: "today", unsaid: true });
    expect(walk.said(), "a page that nobody may be reading does not use the question up").not.toContain(
      "crisis.check_in",
    );
    walk.do({ do: "show_step" });
    expect(walk.said()).toEqual(["step.show", "crisis.check_in"]);
    walk.do({ do: "show_step" });
    expect(walk.said()).toEqual(["step.show"]);
    walk.now += 60 * 3600_000;
    walk.do({ do: "show_step" });
    expect(walk.snapshot.dialogue.crisis).toBeUndefined();
  });
});

const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom("done please", "CRISIS", "REFUSED", "CHILD", "Riga", "a and b"),
);
const anyCommand: fc.Arbitrary<(walk: Walk) => Command> = fc.oneof(
  text.map((said) => () => ({ do: "text", text: said }) as const),
  fc.record({ title: text, description: fc.option(text, { nil: undefined }) }).map(
    ({ title, description }) =>
      (): Command => ({ do: "new_goal", title, ...(description === undefined ? {} : { description }) }),
  ),
  fc
    .constantFrom(
      "start",
      "help",
      "help_now",
      "list_goals",
      "new_goal",
      "skip",
      "show_step",
      "done",
      "next",
      "rephrase",
      "cue",
      "undo",
      "switch",
      "status",
      "settings",
      "language",
      "tone",
      "time_zone",
      "country",
      "reset_rephrase",
      "contact_again",
      "contact_reviewed",
      "export",
      "delete_me",
      "i_am_safe",
      "not_what_i_meant",
      "cancel",
      "goal_from_text",
    )
    .map((name) => () => ({ do: name }) as Command),
  fc.constantFrom(...rephraseReasons).map((reason) => () => ({ do: "rephrase", reason }) as const),
  fc.constantFrom(...stepSizes).map((size) => () => ({ do: "size", size }) as const),
  fc
    .tuple(
      fc.constantFrom("activate", "goal_menu", "pause_goal", "archive_goal", "reopen_goal", "delete_goal"),
      fc.nat(5),
      fc.boolean(),
    )
    .map(([name, index, confirmed]) => (walk: Walk): Command => {
      const goalId = walk.snapshot.goals[index]?.id ?? ("00000000-0000-4000-8000-999999999999" as GoalId);
      return { do: name, goalId, ...(name === "delete_goal" ? { confirmed } : {}) };
    }),
  fc.tuple(fc.constantFrom("title", "description"), fc.nat(5)).map(([which, index]) => (walk: Walk): Command => {
    const goalId = walk.snapshot.goals[index]?.id ?? ("00000000-0000-4000-8000-999999999999" as GoalId);
    return { do: "reword_goal", goalId, which };
  }),
  fc.tuple(fc.constantFrom("done", "rephrase", "cue"), fc.nat(3)).map(([name, index]) => (walk: Walk): Command => {
    const stepId = walk.snapshot.goals[index]?.current?.id;
    return { do: name, ...(stepId ? { stepId } : {}) };
  }),
  fc
    .constantFrom("list_goals", "switch")
    .chain((name) => fc.nat(60).map((from) => () => ({ do: name, from }) as const)),
  fc.boolean().map(
    (reached) =>
      (walk: Walk): Command => ({
        do: "finish_goal",
        goalId: walk.snapshot.goals[0]?.id ?? ("00000000-0000-4000-8000-999999999999" as GoalId),
        reached,
      }),
  ),
);

describe("laws for any order of commands", () => {
  test("every command is answered or denied, progress never decreases, and the state stays legal", () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), fc.boolean(), (commands, coachAnswers) => {
        const walk = new Walk(emptySnapshot());
        walk.coachAnswers = coachAnswers;
        const progress = new Map<string, number>();
        for (const make of commands) {
          const command = make(walk);
          const decision = walk.do(command);
          expect(
            decision.replies.length > 0 ||
              decision.denied !== undefined ||
              decision.ask !== undefined ||
              command.do === "edited",
          ).toBe(true);
          const removed = new Set<string>(decision.removedGoals ?? []);
          for (const goal of walk.snapshot.goals) {
            expect(goal.completedCount).toBeGreaterThanOrEqual(progress.get(goal.id) ?? 0);
            progress.set(goal.id, goal.completedCount);
            expect(goal.current?.completedAt).toBeUndefined();
            expect(goal.current && goal.question).toBeUndefined();
          }
          for (const id of progress.keys()) {
            if (!walk.snapshot.goals.some((goal) => goal.id === id)) {
              expect(removed.has(id)).toBe(true);
              progress.delete(id);
            }
          }
          const { activeGoal, waiting } = walk.snapshot.dialogue;
          const ids = new Set<string>(walk.snapshot.goals.map((goal) => goal.id));
          expect(activeGoal === undefined || ids.has(activeGoal)).toBe(true);
          if ("goalId" in waiting && waiting.goalId !== undefined) expect(ids.has(waiting.goalId)).toBe(true);
          for (const reply of decision.replies) {
            for (const button of (reply.buttons ?? []).flat())
              expect(encodePress(button.press).length).toBeLessThanOrEqual(64);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe("tiredness and nothing else", () => {
  const tiredScreen = {
    ...plainScreen,
    crisis: (text: string) => ({
      ...plainScreen.crisis(text),
      ...(text.includes("TIRED") ? { strength: "quiet" as const, tired: true as const } : {}),
    }),
  };

  test("is heard as that where there is no step, with one quiet line below, and nothing is made of it", () => {
    const walk = new Walk();
    walk.screen = tiredScreen;
    walk.say("TIRED, no more");
    expect(walk.talked()).toEqual(["exhausted"]);
    expect((walk.last?.replies.at(-1)?.lines ?? []).map(({ say }) => say)).toEqual(["crisis.quiet"]);
    expect(walk.snapshot.goals).toEqual([]);
  });

  test("makes a step that is open smaller, as ever", () => {
    const walk = new Walk().withGoal();
    walk.screen = tiredScreen;
    walk.say("DOES cannot, TIRED");
    expect(walk.talked()).not.toContain("exhausted");
    expect(walk.goal?.current).toBeDefined();
  });
});
