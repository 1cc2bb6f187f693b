import { join } from "node:path";
import { makeIntentReader } from "#content/intents.ts";
import { intentFoldOf, loadIntentCorpus } from "../train/intent-corpus.ts";
import { trainIntentModel } from "../train/intent-model.ts";
import { evalIntents } from "./intents.ts";

/** Trains without the held-out fifth of the corpora, thresholds included, and judges on that fifth: `node tools/eval/intents-held-out.ts`. */
const contentDir = join(import.meta.dirname, "..", "..", "content");
const heldOut = 0;
const { file } = trainIntentModel(contentDir, ({ text }) => intentFoldOf(text) !== heldOut);
const lines = loadIntentCorpus(contentDir).filter(({ text }) => intentFoldOf(text) === heldOut);
process.stdout.write(`${JSON.stringify(evalIntents(lines, makeIntentReader(contentDir, file)))}\n`);
