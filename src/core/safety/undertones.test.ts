import { describe, expect, test } from "vitest";
import { fadedAt, keptAfter, toneOf, type Undertones, type UndertoneTable, undertoneVoice } from "./undertones.ts";

const hour = 3600 * 1000;
const day = 24 * hour;
const plain = (weight: number) => ({ weight, pointed: false, weary: false });
const weary = (weight: number) => ({ ...plain(weight), weary: true });
const table: UndertoneTable = {
  signs: new Map([
    ["gives_away", plain(1)],
    ["order", plain(1)],
    ["sleepless", weary(1)],
    ["calm", plain(1.3)],
    ["empty", weary(1.3)],
    ["alone", weary(1)],
    ["fed_up", weary(1.3)],
    ["burden", { ...plain(2), pointed: true }],
  ]),
  grounds: new Map([["moving", new Set(["gives_away", "order", "sleepless", "calm"])]]),
};

/** What comes of signs that were said one a message, so many hours apart; `tone` is what the reader hears in each. */
function voiceOf(signs: readonly string[], { hoursApart = 1, tone = 0 } = {}) {
  let kept: Undertones | undefined;
  for (const [at, sign] of signs.slice(0, -1).entries())
    kept = keptAfter(kept, { signs: sign === "" ? [] : [sign], tone }, at * hoursApart * hour);
  const now = (signs.length - 1) * hoursApart * hour;
  return undertoneVoice({ signs: signs.slice(-1).filter((sign) => sign !== ""), tone }, fadedAt(kept, now), table);
}

describe("weak signs add up by being of several kinds", () => {
  test.each([
    ["one says nothing", ["gives_away"], "silent"],
    ["one that is said again and again says no more", Array<string>(20).fill("sleepless"), "silent"],
    ["a pointed one alone says nothing", ["burden"], "silent"],
    ["some are quiet", ["gives_away", "order", "calm"], "some"],
    ["with a pointed one three are much", ["gives_away", "empty", "burden"], "much"],
    ["without one four are not", ["gives_away", "order", "sleepless", "calm"], "some"],
    ["without one five are", ["gives_away", "order", "sleepless", "calm", "empty"], "much"],
  ] as const)("%s", (_law, signs, voice) => {
    expect(voiceOf(signs)).toBe(voice);
  });
});

describe("what the reader hears over many messages", () => {
  test("is quiet by itself and never more, however long it lasts", () => {
    expect(voiceOf(Array<string>(4).fill(""), { tone: 1 })).toBe("some");
    expect(voiceOf(Array<string>(40).fill(""), { tone: 2 })).toBe("some");
  });

  test("makes fewer signs enough", () => {
    expect(voiceOf(["gives_away", "", "", "calm"], { tone: 0 })).toBe("silent");
    expect(voiceOf(["gives_away", "", "", "calm"], { tone: 1.5 })).toBe("much");
  });

  test("sinks with every ordinary message, so that a long calm talk leaves nothing of it", () => {
    let kept: Undertones | undefined;
    for (const tone of [2, ...Array<number>(10).fill(toneOf(0))]) kept = keptAfter(kept, { signs: [], tone }, 0);
    expect(kept).toBeUndefined();
  });
});

describe("who is worn out is not asked whether they think of dying", () => {
  const worn = ["sleepless", "empty", "fed_up", "alone"] as const;

  test("however many such signs there are, and however dark they sound", () => {
    expect(voiceOf([...worn, ...worn])).toBe("some");
    expect(voiceOf([...worn, ...worn], { tone: 2 })).toBe("some");
  });

  test("until something is said that is not of tiredness", () => {
    expect(voiceOf([...worn, "burden"])).toBe("much");
  });
});

test("a question about something else is never answered with that question", () => {
  const before = { heard: ["gives_away", "order", "burden"].map((sign) => ({ sign, left: 1 })), tone: 8 };
  expect(undertoneVoice({ signs: [], tone: 1, asks: true }, before, table)).toBe("some");
  expect(undertoneVoice({ signs: ["burden"], tone: 1, asks: true }, before, table)).toBe("much");
  expect(undertoneVoice({ signs: [], tone: 1, asks: false }, before, table)).toBe("much");
});

test("a move explains what is given away, wherever it was told, and not that somebody is a burden", () => {
  expect(voiceOf(["moving", "gives_away", "order", "sleepless", "calm"])).toBe("silent");
  expect(voiceOf(["gives_away", "order", "sleepless", "moving", "calm"])).toBe("silent");
  expect(voiceOf(["moving", "gives_away", "order", "empty", "burden"])).toBe("some");
});

test("a message that holds no sign says nothing, whatever was heard before it", () => {
  const before = { heard: ["gives_away", "order", "burden"].map((sign) => ({ sign, left: 1 })), tone: 8 };
  expect(undertoneVoice({ signs: [], tone: 0 }, before, table)).toBe("silent");
  expect(undertoneVoice({ signs: ["moving"], tone: 0 }, before, table)).toBe("silent");
});

test("signs fade: over days they still add up, over months they do not", () => {
  const signs = ["gives_away", "order", "empty", "burden"];
  expect(voiceOf(signs, { hoursApart: 24 })).toBe("much");
  expect(voiceOf(signs, { hoursApart: 30 * 24 })).toBe("silent");
});

test("nothing is kept of what is long ago, and never more than two dozen", () => {
  const calm = keptAfter(undefined, { signs: ["calm"], tone: 1 }, 0);
  expect(keptAfter(calm, { signs: [], tone: 0 }, 2 * day)?.heard).toEqual([{ sign: "calm", at: 0 }]);
  expect(keptAfter(calm, { signs: [], tone: 0 }, 20 * day)).toBeUndefined();
  expect(keptAfter(undefined, { signs: Array<string>(60).fill("calm"), tone: 0 }, 0)?.heard).toHaveLength(24);
});
