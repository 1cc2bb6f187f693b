import { describe, expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";
import type { GoalId } from "../../goals/ids.ts";
import type { Command } from "../turn/command.ts";

const nobodysGoal = "00000000-0000-4000-8000-999999999999" as GoalId;

function buttons(walk: Walk): readonly Command[] {
  return (walk.last?.replies ?? []).flatMap((reply) => (reply.buttons ?? []).flat()).map(({ press }) => press);
}

function activeId(walk: Walk): GoalId {
  const id = walk.goal?.id;
  if (!id) throw new Error("no goal is active");
  return id;
}

describe("changing a goal's words in the chat", () => {
  test.each([
    ["title", "goal.ask_new_title", { title: "Learn Korean" }],
    ["description", "goal.ask_new_description", { description: "Learn Korean" }],
  ] as const)("its %s is asked for, taken, and the step stays", (which, asks, changed) => {
    const walk = new Walk().withGoal();
    const step = walk.goal?.current;
    walk.do({ do: "reword_goal", goalId: activeId(walk), which });
    expect(walk.said()).toEqual([asks]);
    walk.say("Learn Korean");
    expect(walk.said()).toEqual(["goal.edited", "step.show"]);
    expect(walk.goal).toMatchObject(changed);
    expect(walk.goal?.current).toBe(step);
  });

  test("the menu of a goal offers both", () => {
    const walk = new Walk().withGoal();
    walk.do({ do: "goal_menu", goalId: activeId(walk) });
    expect(buttons(walk).filter((press) => press.do === "reword_goal")).toHaveLength(2);
  });

  test("a name that is too long, empty or refused leaves the goal as it was", () => {
    for (const [words, code] of [
      ["x".repeat(201), "too_long"],
      ["\u200B", "empty"],
      ["REFUSED", "refused"],
    ] as const) {
      const walk = new Walk().withGoal();
      walk.do({ do: "reword_goal", goalId: activeId(walk), which: "title" });
      walk.say(words);
      expect(walk.last?.denied?.code).toBe(code);
      expect(walk.goal?.title).toBe("Learn Japanese");
    }
  });

  test("not now leaves it, and a goal that is gone says so", () => {
    const walk = new Walk().withGoal();
    walk.do({ do: "reword_goal", goalId: activeId(walk), which: "title" });
    walk.do({ do: "cancel" });
    expect(walk.said()).toEqual(["cancel.done", "step.show"]);
    walk.do({ do: "reword_goal", goalId: nobodysGoal, which: "title" });
    expect(walk.last?.denied?.code).toBe("goal_not_found");
  });
});

describe("a question asked in between", () => {
  const describing = (): Walk => {
    const walk = new Walk();
    walk.do({ do: "new_goal", title: "Learn Japanese" });
    return walk;
  };
  test.each([
    ["a country", { do: "country" }, "Latvia", "country.set"],
    ["a time zone", { do: "time_zone" }, "Riga", "time_zone.set"],
  ] as const)("%s does not lose the one that was open", (_what, asks, words, said) => {
    const walk = describing();
    walk.do(asks);
    walk.say(words);
    expect(walk.said()).toEqual([said, "goal.ask_description"]);
    walk.say("from scratch");
    expect(walk.goal?.description).toBe("from scratch");
  });

  test("one after the other, and not now, still come back to it", () => {
    const walk = describing();
    walk.do({ do: "country" });
    walk.do({ do: "time_zone" });
    walk.do({ do: "cancel" });
    expect(walk.said()).toEqual(["cancel.done", "goal.ask_description"]);
  });

  test("nothing comes back of a goal that was deleted meanwhile", () => {
    const walk = describing();
    const goalId = activeId(walk);
    walk.do({ do: "country" });
    walk.do({ do: "delete_goal", goalId, confirmed: true });
    expect(walk.snapshot.dialogue.waiting).toEqual({ for: "nothing" });
  });
});

describe("many goals", () => {
  const many = (count: number): Walk => {
    const walk = new Walk();
    for (let at = 1; at <= count; at += 1) walk.withGoal(`Goal ${at}`);
    return walk;
  };
  const listed = (walk: Walk): number =>
    buttons(walk).filter((press) => press.do === "goal_menu" || press.do === "activate").length;

  test.each(["list_goals", "switch"] as const)("%s shows ten at a time, and each of them can be reached", (name) => {
    const walk = many(23);
    const seen: number[] = [];
    let page: Command | undefined = { do: name };
    while (page) {
      walk.do(page);
      seen.push(listed(walk));
      const here: number = "from" in page ? (page.from ?? 0) : 0;
      page = buttons(walk).find((press) => press.do === name && "from" in press && (press.from ?? 0) > here);
    }
    expect(seen).toEqual([10, 10, 3]);
    expect(walk.last?.replies[0]?.with?.["list"]).toMatch(/^21\. 🎯 Goal 3/);
    expect(buttons(walk)).toContainEqual({ do: name, from: 10 });
  });

  test("a page that is not there any more shows the last one", () => {
    const walk = many(3);
    walk.do({ do: "list_goals", from: 500 });
    expect(listed(walk)).toBe(3);
  });

  test("finished ones come in pages too", () => {
    const walk = many(12);
    for (const { id } of walk.snapshot.goals) walk.do({ do: "archive_goal", goalId: id });
    walk.do({ do: "list_goals", which: "finished" });
    expect(listed(walk)).toBe(10);
    expect(buttons(walk)).toContainEqual({ do: "list_goals", which: "finished", from: 10 });
  });
});

describe("a ready answer", () => {
  test("belongs to its question: pressed twice in a row it does not answer the next one", () => {
    const walk = new Walk();
    walk.nextAnswer = { status: "need_clarification", question: "How far?", id: "level", quick: ["From scratch"] };
    walk.withGoal();
    const [press] = buttons(walk);
    if (press?.do !== "quick_answer") throw new Error("no ready answer");
    walk.nextAnswer = { status: "need_clarification", question: "How long a day?", id: "time", quick: ["An hour"] };
    walk.do(press);
    walk.do(press);
    expect(walk.last?.denied?.code).toBe("no_step");
    expect(walk.goal?.clarifications.map(({ answer }) => answer)).toEqual(["From scratch"]);
    expect(walk.said()).toEqual(["question.open"]);
  });
});

describe("an open question", () => {
  const clarifying = (): Walk => {
    const walk = new Walk();
    walk.nextAnswer = { status: "need_clarification", question: "How far are you?", id: "level", quick: [] };
    return walk.withGoal();
  };

  test("takes an answer also after a not now", () => {
    const walk = clarifying();
    walk.do({ do: "cancel" });
    expect(walk.said()).toEqual(["cancel.done", "question.open"]);
    walk.say("from scratch");
    expect(walk.said()).toEqual(["step.first"]);
    expect(walk.goal?.clarifications[0]?.answer).toBe("from scratch");
  });

  test("can be skipped then as well", () => {
    const walk = clarifying();
    walk.do({ do: "cancel" });
    walk.do({ do: "skip" });
    expect(walk.said()).toEqual(["step.first"]);
  });
});
