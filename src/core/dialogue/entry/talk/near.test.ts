import { describe, expect, test } from "vitest";
import { commentId } from "../../../goals/goal.ts";
import { Walk } from "#test/dialogue/walk.ts";

const remarks = (walk: Walk): readonly string[] =>
  (walk.goal?.clarifications ?? []).filter(({ id }) => id === commentId).map(({ answer }) => answer);

describe("the first words of a stranger", () => {
  test.each(["my daughter put this on my phone", "saw this on a poster at the library", "привет, подруга скинула"])(
    "how they came here is welcomed, and asked no second thing: %s",
    (text) => {
      const walk = new Walk();
      walk.say(text);
      expect(walk.talked()).toEqual(["welcome"]);
      expect(walk.snapshot.goals).toEqual([]);
    },
  );

  test("a goal that others want becomes none: what they would like themselves is asked", () => {
    const walk = new Walk();
    walk.say("wife says i need a goal. apparently snoring on the sofa isnt one");
    expect(walk.talked()).toEqual(["wished_by_others"]);
    expect(walk.snapshot.goals).toEqual([]);
  });
});

describe("something once liked, or long meant", () => {
  test("is offered by its own noun, and a yes with a condition makes it a goal that knows the condition", () => {
    const walk = new Walk();
    walk.say("dunno. used to draw. comics and that");
    expect(walk.talked()).toEqual(["interest_offered"]);
    walk.say("yeah go on then but nothing arty farty");
    expect(walk.goal?.title).toBe("Draw comics");
    expect(walk.goal?.description).toBe("nothing arty farty");
    expect(walk.goal?.current).toBeDefined();
  });

  test("and anything but a yes makes none", () => {
    const walk = new Walk();
    walk.say("my wardrobe is a mess, i wear the same two shirts");
    expect(walk.talked()).toEqual(["meant_offered"]);
    walk.say("its not that simple, half of it is hers");
    expect(walk.snapshot.goals).toEqual([]);
  });

  test("what to do about it takes it up", () => {
    const walk = new Walk();
    walk.say("the balcony is so full i cannot open the door");
    walk.say("so what do i do first");
    expect(walk.goal?.title).toBe("Clear out the balcony");
  });
});

test.each([
  ["two things: sleep better and stop shouting", 2],
  ["need a job like yesterday. cv is from 2019", 1],
  ["goal. clear the yard and office by end of the month", 1],
  ["ДОБАВЬТЕ: РАЗОБРАТЬ ГАРАЖ ДО МАЯ", 1],
])("goals in plain words are goals, with the first step of one: %s", (text, count) => {
  const walk = new Walk();
  walk.say(text);
  expect(walk.snapshot.goals).toHaveLength(count);
  expect(walk.goal?.current).toBeDefined();
});

describe("with a step open", () => {
  test.each([
    ["ive a pencil and the back of an invoice", "means_told"],
    ["half an hour, then work", "spare_told"],
    ["he's 11, likes football chants", "fact_told"],
    ["actually theres a job fair at 2pm today", "event_told"],
  ])("a detail is taken up in its own words and kept with the goal: %s", (text, key) => {
    const walk = new Walk().withGoal();
    const step = walk.goal?.current?.text;
    walk.say(text);
    expect(walk.talked()).toEqual([key]);
    expect(remarks(walk)).toEqual([text]);
    expect(walk.goal?.current?.text).toBe(step);
  });

  test.each(["in ten minutes, dinners on", "not now, the kids are asleep", "сегодня никак, смена до ночи"])(
    "not now is later, and the step stays: %s",
    (text) => {
      const walk = new Walk().withGoal();
      walk.say(text);
      expect(walk.talked()).toEqual(["later_told"]);
      expect(walk.goal?.current).toBeDefined();
    },
  );

  test("smaller in odd words is smaller", () => {
    const walk = new Walk().withGoal();
    walk.say("thats not a step thats a lifestyle. smaler");
    expect(walk.goal?.current?.size).toBe("floor");
  });

  test("what is to be written down is kept, and ticks off nothing", () => {
    const walk = new Walk().withGoal();
    walk.say("DOES step_done, write down that the drivers called marek");
    walk.say("write down that the drivers called marek");
    expect(walk.talked()).toEqual(["note_kept"]);
    expect(remarks(walk)).toEqual(["the drivers called marek"]);
  });

  test("a pause is a pause, whatever the reason told beside it", () => {
    const walk = new Walk().withGoal();
    walk.say("park that for a week, daughters moving house");
    expect(walk.snapshot.goals.map(({ status }) => status)).toEqual(["paused"]);
  });

  test("what nothing is made of gets one question about the goal, and not twice in a row", () => {
    const walk = new Walk().withGoal();
    walk.say("mumble");
    walk.say("mumble mumble");
    const [first, second] = [...(walk.snapshot.dialogue.talk?.said ?? [])].slice(-2);
    expect(first).toContain("at_goal_asked");
    expect(second).toContain("at_goal.");
  });

  test("beside a sign of illness no step is spoken of", () => {
    const walk = new Walk().withGoal();
    walk.say("SOON a lump, pea sized");
    expect(walk.talked().join(" ")).not.toContain("at_goal");
  });

  test("a done step that looks like something is answered as that, and who comes on friday is kept", () => {
    const walk = new Walk().withGoal();
    walk.say("DOES step_done, its a dog, looks like a boiler");
    expect(walk.goal?.completedCount).toBe(1);
    expect(walk.talked()).toEqual(["done_like"]);
  });
});

test("nobody died who nearly did", () => {
  const walk = new Walk().withGoal();
  walk.say("DOES grief_person, nearly died)");
  expect(walk.talked()).not.toContain("grief_person");
});

test("where somebody only wants to be heard nothing of this is offered", () => {
  const walk = new Walk();
  walk.say("DOES just_listen, may i just say it");
  walk.say("used to draw. comics and that");
  expect(walk.talked()).not.toContain("interest_offered");
});

test("what is wanted beside a greeting is done", () => {
  const walk = new Walk();
  walk.say("Цель: разобрать гараж");
  const shown = walk.say("ДОБРЫЙ ДЕНЬ. ПОКАЖИТЕ, ЧТО У МЕНЯ ЗАПИСАНО");
  expect(JSON.stringify(shown.replies)).toContain("Разобрать гараж");
});
