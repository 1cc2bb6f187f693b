import { expect, test } from "vitest";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import { goalCorpusFingerprint, isHeldOut, loadGoalCorpus, loadShortSayings } from "./goal-corpus.ts";
import { topicSpec } from "./goal-model.ts";

const corpus = loadGoalCorpus("content");
const model = loadTopicModel("content");
const { topics, kinds } = loadCoachPacks("content");
const ladders = [...[...topics, ...Object.values(kinds)].map(({ kind, id }) => `${kind}/${id}`), "none"];

test("the stored model was made from the goals that lie beside it: else run tools/train-goals.ts", () => {
  expect(model.corpus).toBe(goalCorpusFingerprint("content"));
  expect(model.spec).toEqual(topicSpec);
});

test("every labelled goal names a ladder that exists", () => {
  expect(corpus.filter(({ topic }) => !ladders.includes(topic))).toEqual([]);
});

test("most ladders have been written about in both languages, so that the model can tell them apart", () => {
  const short = new Set(loadShortSayings("content").map(({ topic }) => topic));
  const known = (locale: string) =>
    new Set([...short, ...corpus.filter((line) => line.locale === locale).map(({ topic }) => topic)]);
  for (const locale of ["ru", "en"]) {
    expect(ladders.filter((ladder) => known(locale).has(ladder)).length / ladders.length).toBeGreaterThan(0.9);
  }
});

test("about one goal in seven is held out", () => {
  const share = corpus.filter(isHeldOut).length / corpus.length;
  expect(share).toBeGreaterThan(0.12);
  expect(share).toBeLessThan(0.18);
});
