import { describe, expect, test } from "vitest";
import { heardAs } from "#test/dialogue/heard-as.ts";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";

const labels = (walk: Walk): string[] =>
  (walk.last?.replies ?? []).flatMap(({ buttons }) => (buttons ?? []).flat().map(({ label }) => label));
const saidBack = (walk: Walk) => (walk.last?.replies ?? []).map(({ with: params }) => params?.["told"]);

describe("where no goal stands, nothing is spoken of as if one did", () => {
  test.each([
    ["obstacle", "stuck"],
    ["doubt", "doubting"],
    ["missed", "skipped"],
  ])("%s is met as %s", (act, key) => {
    const walk = new Walk();
    walk.say(`DOES ${act}, i cant open it`);
    expect(walk.talked()).toEqual([key]);
  });

  test("what is blocked on the whole is met likewise", () => {
    const walk = heardAs({ tenor: { tenor: "blocked", share: 0.5 } });
    walk.say("the lid won't come off");
    expect(walk.talked()).toEqual(["stuck"]);
  });

  test.each(["pause_goal", "rename_goal", "delete_goal"])("%s says that there is none", (act) => {
    const walk = new Walk();
    walk.say(`DOES ${act}, the shed`);
    expect(walk.talked()).toEqual(["no_goal_yet"]);
  });

  test("an order of the step says that none is open", () => {
    const walk = new Walk();
    walk.say("DOES smaller, too big");
    expect(walk.talked()).toEqual(["no_step_yet"]);
  });
});

test.each([0.4, 0.5])("a step that is likely done (%s) is asked about, with a button that marks it", (confidence) => {
  const walk = heardAs({ acts: [{ act: "step_done", confidence, clause: 0 }] }, new Walk().withGoal());
  walk.say("opened it. one photo on top");
  expect(walk.talked()).toEqual(["done_asked"]);
  expect(labels(walk)).toContain("button.done");
  expect(walk.goal?.completedCount).toBe(0);
});

describe("what was not understood for sure is heard", () => {
  test("turned to who told it, where it is a deed of theirs", () => {
    const walk = heardAs({ tenor: { tenor: "told", share: 0.5 } });
    walk.say("I mended my basket");
    expect(walk.talked()).toEqual(["told"]);
    expect(saidBack(walk)).toEqual(["You mended your basket"]);
  });

  test.each([
    "my basket has a wonky handle",
    "I'll say something stupid again",
    "she asked for space and I wrote back",
    "I have MS and I walked here",
    "I mended my basket, then sat on the stairs for an hour because the landlord came about the rent again and again",
  ])("but not what is no short deed of theirs: %s", (text) => {
    const walk = heardAs({ tenor: { tenor: "told", share: 0.5 } });
    walk.say(text);
    expect(saidBack(walk)).toEqual([undefined]);
  });

  test("nobody is congratulated or laughed with beside a sign of danger", () => {
    const both = (["good_news", "joke"] as const).map((act) => ({ act, confidence: 0.99, clause: 0 }));
    const walk = heardAs({ acts: both });
    const { screen } = walk;
    walk.screen = { ...screen, crisis: (text) => ({ ...screen.crisis(text), level: "elevated", strength: "open" }) };
    walk.say("he had his hands on my neck for a sec, im fine lol");
    expect(walk.said()).toContain("crisis.open");
    expect(walk.talked()).not.toContain("good_news");
    expect(walk.talked()).not.toContain("joke");
  });

  test("nor what a rule knows to be harmful", () => {
    const walk = heardAs({ tenor: { tenor: "told", share: 0.5 } });
    walk.screen = { ...walk.screen, harm: () => ({ strength: "ask", code: "fraud", by: "rule" }) };
    walk.say("I mended my basket");
    expect(saidBack(walk)).toEqual([undefined]);
  });

  test.each(["not sent, lost my nerve", "didn't send it", "не отправила, струсила"])("%s: was not done", (text) => {
    const walk = heardAs({ tenor: { tenor: "done", share: 0.5 } });
    walk.say(text);
    expect(walk.talked()).toEqual(["skipped"]);
  });

  test("what somebody else did is no step of theirs", () => {
    const walk = heardAs({ tenor: { tenor: "done", share: 0.5 } }, new Walk().withGoal());
    walk.say("he kept the light for thirty years");
    expect(walk.talked()).toEqual(["heard"]);
    expect(labels(walk)).toEqual([]);
  });

  test("what somebody else did is marked by a press alone", () => {
    const walk = heardAs({ acts: [{ act: "step_done", confidence: 0.9, clause: 0 }] }, new Walk().withGoal());
    walk.say("he said we'll see");
    expect(walk.talked()).toEqual(["done_asked"]);
    expect(walk.goal?.completedCount).toBe(0);
  });

  test("what was told is said back once, however many lines answer", () => {
    const both = (["step_done", "joke"] as const).map((act) => ({ act, confidence: 0.9, clause: 0 }));
    const walk = heardAs({ acts: both }, new Walk().withGoal());
    walk.say("rode it, six miles, legs like custard");
    expect(walk.talked()).toEqual(["joke", "marked_done"]);
    const lines = (walk.last?.replies ?? []).flatMap(({ with: params, lines: more }) => [
      params,
      ...(more ?? []).map((line) => line.with),
    ]);
    expect(lines.filter((params) => params?.["told"] !== undefined)).toHaveLength(1);
  });

  test.each([
    ["ta. she would have laughed at me talking to a phone", "thanks", ["thanks"]],
    ["спс. про долги потом", "thanks", ["thanks"]],
    ["sorry for going off before. roof was hot today", "sorry", ["sorry"]],
    ["thanks. i was in tears all night", "thanks", ["heard_hard"]],
  ] as const)("courtesy is met as that, and no pity is laid on it unless it is heavy: %s", (text, act, said) => {
    const acts = [
      { act, confidence: 0.7, clause: 0 },
      { act: "told", confidence: 0.65, clause: 1 },
    ] as const;
    const clauses = text.split(". ").map((each) => ({ text: each, asks: false }));
    const walk = heardAs({ acts: [...acts], clauses });
    walk.say(text);
    expect(walk.talked()).toEqual([...said]);
  });

  test.each([
    ["он засмеялся, первый раз за всё время", "good_news"],
    ["my daughter is proud of me i think", "good_news"],
    ["nobody came to the thing, in tears here", "heard_hard"],
    ["мама при всех назвала меня позорищем", "heard_hard"],
  ])("what is plainly glad or heavy is met so where nothing else is known: %s", (text, key) => {
    const walk = heardAs({ tenor: { tenor: "told", share: 0.5 } });
    walk.say(text);
    expect(walk.talked()).toEqual([key]);
  });

  test.each(["SHE WROTE BACK. 'not an ethel'", "mum said yes!!"])("%s is good news", (text) => {
    const walk = new Walk();
    walk.say(text);
    expect(walk.talked()).toEqual(["good_news"]);
  });

  test("what weighs is not met with a nod", () => {
    const walk = heardAs({ tenor: { tenor: "told", share: 0.5 } });
    walk.say("we lost a woman tonight, i don't cry any more and i'm scared");
    expect(walk.talked()).toEqual(["heard_hard"]);
  });

  test.each(["i slapped my son after dinner", "наорала на сына и ушла"])("%s: is praised by nobody", (text) => {
    const acts = [{ act: "step_done" as const, confidence: 0.8, clause: 0 }];
    for (const walk of [new Walk(), new Walk().withGoal()]) {
      heardAs({ acts, tenor: { tenor: "done", share: 0.8 } }, walk).say(text);
      expect(walk.talked()).toEqual(["heard_hard"]);
      expect(walk.goal?.completedCount ?? 0).toBe(0);
    }
  });

  test("a question without its mark is a question", () => {
    const walk = heardAs({ acts: [{ act: "step_partly", confidence: 0.9, clause: 0 }] });
    walk.screen = {
      ...walk.screen,
      acts: () => ({
        acts: [{ act: "step_partly", confidence: 0.9, clause: 0 }],
        clauses: [
          { text: "half a leek left", asks: false },
          { text: "what does one do with half a leek", asks: false },
        ],
      }),
    };
    walk.say("half a leek left. what does one do with half a leek");
    expect(walk.talked()).toEqual(["unanswered_fact"]);
  });

  test("a tenor that would be out of place for anything else has to be surer", () => {
    const walk = heardAs({ tenor: { tenor: "done", share: 0.35 } });
    walk.say("they want it all back");
    expect(walk.talked()).toEqual(["heard"]);
  });

  test("what is named and turned down at once is no question", () => {
    const walk = heardAs({
      clauses: [
        { text: "ask her to help", asks: true },
        { text: "she'd reorganise my soul", asks: false },
      ],
    });
    walk.say("ask her to help? she'd reorganise my soul");
    expect(walk.talked()).toEqual(["objected"]);
  });

  test("whether it was right, asked of what was told, is not left without an answer", () => {
    const walk = heardAs({
      clauses: [
        { text: "said thanks, nothing more", asks: false },
        { text: "was that right", asks: true },
      ],
    });
    walk.say("said thanks, nothing more. was that right?");
    expect(walk.talked()).toEqual(["judged"]);
  });

  test("only what may be a wish is offered as a goal", () => {
    const told = heardAs({ tenor: { tenor: "told", share: 0.2 } });
    told.say("papier mache. claws that open");
    expect(labels(told)).toEqual([]);
    const wished = heardAs({ tenor: { tenor: "wish", share: 0.3 } });
    wished.say("the sea, some day");
    expect(labels(wished)).toEqual(["button.text_as_goal"]);
  });
});

test.each(["не надо про нового котёнка, пожалуйста", "please don't say it was early"])(
  "%s: it is not done, and nothing stands in the way of anything",
  (text) => {
    const walk = new Walk();
    walk.screen = { ...plainScreen, acts: () => ({ ...plainScreen.acts(`DOES not_that, ${text}`, "en") }) };
    walk.say(text);
    expect(walk.talked()).toEqual(["no"]);
  },
);

test.each(["what could i do about it", "а что с этим можно сделать"])(
  "%s: asks for a step, and ends the listening",
  (text) => {
    const walk = new Walk();
    walk.say("DOES just_listen, may i just say it");
    walk.say(text);
    expect(walk.talked()).toEqual(["goal_asked"]);
    expect(walk.snapshot.dialogue.talk?.listens).toBeUndefined();
  },
);

describe("a no, a yes and a wish are what they begin with", () => {
  test.each([
    ["DOES no, no rain though, seven months of it"],
    ["DOES yes, we had porridge and it was good"],
    ["DOES wish, they need two more by friday"],
    ["DOES wish, не знаю, хочу ли я вообще дописывать"],
    ["DOES wish, звонят и звонят, ругаться хочется"],
    ["DOES wish, сколько воды надо пить на самом деле"],
    ["DOES wish not_a_goal, i don't want a goal, i just want to tell somebody"],
  ])("%s is told", (text) => {
    const walk = new Walk();
    walk.say(text);
    expect(walk.snapshot.goals).toEqual([]);
    expect(walk.talked()).not.toEqual(expect.arrayContaining(["no", "agreed", "goal_taken"]));
  });
});
