import { describe, expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";

const texts = (walk: Walk): string[] => (walk.last?.replies ?? []).map(({ say }) => say);
const told = (walk: Walk) =>
  (walk.last?.replies ?? []).flatMap(({ lines }) => (lines ?? []).map(({ with: params }) => params?.["text"]));

/** Which wording of the talk was said. */
const ref = (walk: Walk): string => {
  const text = walk.last?.replies[0]?.with?.["text"];
  return typeof text === "object" ? text.ref : "";
};

describe("how it goes", () => {
  test.each(["how am I doing, honestly", "Give me the stats", "итог?", "статус креветки?"])(
    "%s: is told in the person's own words and no others",
    (text) => {
      const walk = new Walk();
      walk.say("DOES hello, hello there");
      walk.say("I called my sister after the shift");
      walk.say("was that too late?");
      walk.say("ran to the shop and back");
      walk.say(text);
      expect(texts(walk)).toEqual(["talk.recap"]);
      expect(told(walk)).toEqual(["You called your sister after the shift", "You ran to the shop and back"]);
    },
  );

  test("where nothing was told, that is said", () => {
    const walk = new Walk();
    walk.say("how am i doing");
    expect(texts(walk)).toEqual(["talk.recap_none"]);
  });

  test("what somebody has forgotten of a thing is what they told of it", () => {
    const walk = new Walk();
    walk.say("the clinic said the prescription lasts till the 28th");
    walk.say("the neighbours were loud again");
    walk.say("remind me what was it about the prescription");
    expect(texts(walk)).toEqual(["talk.recap"]);
    expect(told(walk)).toEqual([expect.stringContaining("prescription lasts till the 28th")]);
  });

  test("whether it will come out well nobody knows", () => {
    const walk = new Walk();
    walk.say("I learned six words today");
    walk.say("you think I pass?");
    expect(texts(walk)).toEqual(["talk.promise"]);
    expect(told(walk)).toEqual(["You learned six words today"]);
  });
});

describe("what is asked of the companion is answered, and no list of commands is", () => {
  test.each([
    ["Do you forget what I tell you?", "talk.remembers"],
    ["а ты запомнишь это?", "talk.remembers"],
    ["can u hear beats if i send one", "talk.only_words"],
    ["сможете послушать голосовое?", "talk.only_words"],
    ["are you actually reading this or just matching patterns", "talk.engine"],
    ["а ты на каком движке? gpt?", "talk.engine"],
    ["wait is it weird if i ask her", "talk.not_odd"],
    ["глупо, что радуюсь такой мелочи?", "talk.not_odd"],
    ["а что бы ты сделал?", "talk.would_do"],
    ["missus reckons I should have a health day", "talk.health_day"],
    ["давление 145 на 90 это много?", "talk.pressure_high"],
    ["my bp was 128/80, is that ok?", "talk.pressure_usual"],
    ["does half count?", "talk.counts"],
  ])("%s", (text, key) => {
    const walk = new Walk();
    walk.say(text);
    expect(texts(walk)).toEqual([key]);
  });

  test("what may be harmful is called odd by nobody and fine by nobody", () => {
    const walk = new Walk();
    walk.say("is it weird if i DOUBTED them");
    expect(texts(walk)).not.toContain("talk.not_odd");
  });
});

describe("a letter that is shown", () => {
  test("is read by rule, with what is left of it without the blame", () => {
    const walk = new Walk();
    walk.say('Can I send this? "Tom, you never call. Please ring Eli on Friday at six."');
    expect(walk.last?.replies[0]?.lines?.map(({ say }) => say)).toEqual(["draft.accuses", "draft.without"]);
    expect(told(walk).at(-1)).toBe("Tom, please ring Eli on Friday at six.");
    expect(walk.snapshot.goals).toEqual([]);
  });

  test("where nothing is found, no more is claimed than that", () => {
    const walk = new Walk();
    walk.say('check my message: "Anna, could you send the invoice by Friday? Thank you."');
    expect(texts(walk)).toEqual(["draft.good_by_when"]);
    expect(walk.last?.replies[0]?.lines?.map(({ say }) => say)).toEqual(["draft.plain"]);
  });
});

test("what counts is named with it", () => {
  const walk = new Walk();
  walk.say("Looked at the phone. Didn't reply. Does that count?");
  expect(walk.last?.replies[0]?.with?.["text"]).toBe("You looked at the phone. You didn’t reply.");
  expect(walk.last?.replies[0]?.lines).toEqual([{ say: "talk.counts" }]);
});

test("two figures that are no pressure are not read as one", () => {
  const walk = new Walk();
  walk.say("is a sheet of 145 на 90 too much?");
  expect(texts(walk).join()).not.toContain("pressure");
});

test("something small is given to whoever asks for it, and no goal is made", () => {
  const walk = new Walk();
  walk.say("DOES ask_step, give me something small");
  expect(walk.talked()).toEqual(["small_day"]);
  walk.say("DOES ask_step, what is my next step");
  expect(walk.talked()).toEqual(["goal_asked"]);
  expect(walk.snapshot.goals).toEqual([]);
});

describe("an order in odd words", () => {
  test.each(["can i do the rest later like tuesday", "можно потом, после смены?", "а можно остальное доделаю завтра"])(
    "%s: it may be later",
    (text) => {
      const walk = new Walk().withGoal();
      walk.say(text);
      expect(ref(walk)).toMatch(/^talk\.replies\.left_for_later\./u);
    },
  );

  test.each([
    "удали ту хрень про ноги, с велика начнём",
    "цель завело «стать лучше», сноси",
    "delete my last one, so cringe",
  ])("%s: where there is no goal, that is said", (text) => {
    const walk = new Walk();
    walk.say("hello there, nice to meet you");
    walk.say(text);
    expect(ref(walk)).toMatch(/^talk\.replies\.no_goal_yet\./u);
  });
});
