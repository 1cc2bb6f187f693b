import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { spokenOf } from "#coach/offline/topic-model.ts";
import {
  indexSayings,
  indexVocabulary,
  profilesOf,
  storedProfiles,
  storedSayings,
  storedVocabulary,
} from "../../tools/train/sayings.ts";
import { decodeTopicModel, loadTopicModel, type TopicModelFile } from "./topic-model.ts";

const small: TopicModelFile = {
  about: "",
  corpus: "",
  spec: {
    bits: 8,
    chars: { from: 3, to: 4, weight: 1 },
    words: { weight: 1 },
    pairs: { skip: 0, weight: 1 },
    classes: { span: 0, weight: 0 },
  },
  aside: 0.5,
  labels: ["health/sleep", "money/debts"],
  biases: [0, 0],
  scale: 0.1,
  weights: deflateRawSync(new Int8Array(512).fill(-3)).toString("base64"),
  odds: { broad: [1], short: [1] },
  sure: { bias: 0, weights: [1] },
  sayings: storedSayings(indexSayings([{ texts: spokenOf("sleep through the night", ""), label: "health/sleep" }])),
  profiles: storedProfiles(
    profilesOf([{ texts: spokenOf("sleep through the night", ""), label: "health/sleep", locale: "en", weight: 1 }]),
  ),
  vocabulary: storedVocabulary(indexVocabulary([{ label: "health/sleep", said: ["sleep"], written: [] }])),
  acts: {
    labels: ["learn", "mend"],
    biases: [0, 0],
    scale: 0.1,
    weights: deflateRawSync(new Int8Array(512).fill(2)).toString("base64"),
  },
};

test("weights come back as they were stored, signs and all", () => {
  expect([...decodeTopicModel(small).weights]).toEqual(Array.from({ length: 512 }, () => -3));
});

test("a model whose weights do not fit its labels is refused", () => {
  expect(() => decodeTopicModel({ ...small, labels: ["a/b", "c/d", "e/f"] })).toThrow("weights");
});

test("a malformed model is refused by name", () => {
  const dir = mkdtempSync(join(tmpdir(), "waymark-"));
  mkdirSync(join(dir, "models"));
  writeFileSync(join(dir, "models", "goals.json"), JSON.stringify({ ...small, biases: [0] }));
  expect(() => loadTopicModel(dir)).toThrow(/goals\.json: a bias for each label/u);
});
