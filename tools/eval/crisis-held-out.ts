import { join } from "node:path";
import { decodeModel, loadCrisisRules, loadPlainWords, loadWordClasses } from "#content/crisis.ts";
import { loadSpelling } from "#content/spelling.ts";
import { loadUndertones } from "#content/undertones.ts";
import { decodeNet } from "#content/word-net.ts";
import { type CrisisRules, crisisRules, screenText } from "#core/safety/screen.ts";
import { foldOf, loadCrisisCorpus, loadEverydayLines, loadKindTable } from "../train/crisis-corpus.ts";
import { trainCrisisModel } from "../train/crisis-model.ts";
import { evalCrisis } from "./crisis.ts";

/** Trains without the held-out fifth of the corpora, thresholds included, and judges on that fifth: `node tools/eval/crisis-held-out.ts`. */
const contentDir = join(import.meta.dirname, "..", "..", "content");
const heldOut = 0;
const model = trainCrisisModel(contentDir, ({ text }) => foldOf(text) !== heldOut);
const shared = {
  spelling: loadSpelling(contentDir),
  classes: loadWordClasses(contentDir),
  model: decodeModel(model),
  net: decodeNet(model.net),
  thresholds: model.thresholds,
  corpus: model.corpus,
  plainWords: loadPlainWords(contentDir),
  undertones: loadUndertones(contentDir),
};
const lines = [...loadCrisisCorpus(contentDir), ...loadEverydayLines(contentDir)].filter(
  ({ text }) => foldOf(text) === heldOut,
);
const table = loadKindTable(contentDir);
const judge = (name: string, rules: CrisisRules) => {
  const result = evalCrisis(lines, { screen: (text) => screenText(text, { ...shared, rules }) }, table);
  process.stdout.write(`${JSON.stringify({ part: name, ...result })}\n`);
};
judge("model alone", crisisRules([]));
judge("rules and model", loadCrisisRules(contentDir));
