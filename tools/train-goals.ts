import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { trainTopicModel } from "./train/goal-model.ts";

/** Writes content/models/goals.json again: `node tools/train-goals.ts`. */
const contentDir = join(import.meta.dirname, "..", "content");
const started = performance.now();
const model = trainTopicModel(contentDir);
writeFileSync(join(contentDir, "models", "goals.json"), `${JSON.stringify(model, null, 1)}\n`);
process.stdout.write(`content/models/goals.json written in ${Math.round(performance.now() - started)} ms\n`);
