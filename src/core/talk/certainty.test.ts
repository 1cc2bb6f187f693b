import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Act, acts } from "./acts.ts";
import { bars, isOrder, meaningOf, meanings, sayableAs, surelyOf } from "./certainty.ts";
import type { ActReading } from "./read-acts.ts";

const read = (act: Act, confidence: number, shares?: readonly (readonly [Act, number])[]): ActReading => ({
  acts: [{ act, confidence, clause: 0 }],
  clauses: [{ text: "so it is", asks: false }],
  ...(shares ? { shares: new Map(shares) } : {}),
});

test("nothing is said below its bar, whatever else was read", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.constantFrom(...acts),
      share,
      fc.boolean(),
      fc.option(fc.tuple(fc.constantFrom(...acts), share), { nil: undefined }),
      (act, confidence, asks, other) => {
        const as = sayableAs(read(act, confidence, other && [other]), act, asks);
        // What is asked of the program may be answered a little sooner: the question speaks for it.
        return as === undefined || confidence >= bars[as].from || (asks && as === "companion");
      },
    ),
  );
});

test("what would hurt or mock has to be nearly sure, and each bar says why it stands where it does", () => {
  for (const meaning of ["loss", "joy", "grievance"] as const) expect(bars[meaning].from).toBeGreaterThanOrEqual(0.75);
  for (const meaning of meanings) expect(bars[meaning].because).not.toBe("");
});

test.each<[string, ActReading, Act, boolean, string | undefined]>([
  ["two readers agree on a death", read("grief_person", 0.9, [["grief_pet", 0.4]]), "grief_person", false, "loss"],
  [
    "a phrase alone speaks of a death: pity holds for it as well",
    read("grief_person", 0.9, []),
    "grief_person",
    false,
    "pity",
  ],
  ["a phrase alone speaks of a break-up", read("breakup", 0.9, []), "breakup", false, "pity"],
  ["both hear a break-up", read("breakup", 0.85, [["breakup", 0.3]]), "breakup", false, "grievance"],
  ["a joy that is only likely", read("good_news", 0.7, [["good_news", 0.7]]), "good_news", false, undefined],
  ["a joy that a phrase alone hears", read("good_news", 0.9, []), "good_news", false, undefined],
  ["a hindrance in a question", read("obstacle", 0.5, [["obstacle", 0.5]]), "obstacle", true, undefined],
  ["a greeting that a phrase alone hears a little", read("hello", 0.66, []), "hello", false, undefined],
  ["who reads this, asked", read("who_reads_this", 0.7, []), "who_reads_this", true, "companion"],
  ["who reads this, in a story", read("who_reads_this", 0.7, []), "who_reads_this", false, undefined],
  ["hello, plainly", read("hello", 0.95, []), "hello", false, "courtesy"],
])("%s", (_rule, reading, act, asks, as) => {
  expect(sayableAs(reading, act, asks)).toBe(as);
});

test("one word beside others is no grievance, and a death in one word is a death", () => {
  const silence = (act: Act): ActReading => ({
    acts: [{ act, confidence: 0.87, clause: 1 }],
    clauses: [
      { text: "so that is nice", asks: false },
      { text: "silence", asks: false },
    ],
  });
  expect(sayableAs(silence("silence_no_reply"), "silence_no_reply", false)).toBeUndefined();
  expect(sayableAs(silence("grief_person"), "grief_person", false)).toBe("loss");
});

describe("what a message is on the whole", () => {
  test.each([
    ["good", 0.7, undefined],
    ["good", 0.85, "good"],
    ["blocked", 0.4, undefined],
    ["blocked", 0.5, "blocked"],
    ["told", 0.35, "told"],
  ] as const)("%s of %s is taken as %s", (tenor, share, taken) => {
    expect(surelyOf({ ...read("told", 0), tenor: { tenor, share } }, { asks: false, cries: false })).toBe(taken);
  });

  test("joy that is cried out may be read a little less surely, and nothing else is", () => {
    const cried = (tenor: "good" | "blocked", share: number) =>
      surelyOf({ ...read("told", 0), tenor: { tenor, share } }, { asks: false, cries: true });
    expect(cried("good", 0.62)).toBe("good");
    expect(cried("good", 0.45)).toBeUndefined();
    expect(cried("blocked", 0.4)).toBeUndefined();
  });

  test("many small likelihoods that something is wanted are an order; a wish and a deed are none", () => {
    expect(
      isOrder(
        read("told", 0, [
          ["pause_goal", 0.2],
          ["delete_goal", 0.2],
        ]),
      ),
    ).toBe(true);
    expect(
      isOrder(
        read("told", 0, [
          ["wish", 0.5],
          ["step_done", 0.4],
        ]),
      ),
    ).toBe(false);
  });

  test("what is done is weighed by the plan of a talk, and means nothing here", () => {
    expect(meaningOf("step_done")).toBeUndefined();
  });
});
