import { expect, test } from "vitest";
import { bucketsOf, netScore } from "#core/text/word-net.ts";
import { compileWordClasses } from "#core/text/word-classes.ts";
import { fitNet } from "../../tools/train/fit-net.ts";
import { decodeNet, encodeNet } from "./word-net.ts";

const shape = { bits: 10, width: 8, near: 8, far: 4, hidden: 4 };
const classes = compileWordClasses({});
const said = (words: string, positive: boolean) => ({
  words: words.split(" ").map((word) => bucketsOf(word, shape.bits, classes)),
  positive,
  weight: 1,
});
/** The same words in another order mean another thing: no bag of words could tell these apart. */
const examples = ["today", "again", "then", "there", "now", "once"].flatMap((word) => [
  said(`he hit me ${word}`, true),
  said(`me hit he ${word}`, false),
]);
const many = Array.from({ length: 60 }, () => examples).flat();
const net = fitNet(shape, many, 1);
const score = (words: string) => netScore(net, words.split(" "), classes);

test("who did what to whom is told from the order of words", () => {
  expect(score("he hit me yesterday")).toBeGreaterThan(0);
  expect(score("me hit he yesterday")).toBeLessThan(0);
});

test("the same lines and the same seed make the same net", () => {
  expect(encodeNet(fitNet(shape, many, 1))).toEqual(encodeNet(net));
});

test("what was stored is what is read", () => {
  const stored = decodeNet(encodeNet(net));
  expect(netScore(stored, ["he", "hit", "me"], classes)).toBe(score("he hit me"));
});

test("a net whose weights are too few is refused", () => {
  const { weights, ...rest } = encodeNet(net);
  expect(() => decodeNet({ ...rest, weights: weights.slice(0, 64) })).toThrow("other weights");
});
