import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { trainCrisisModel } from "./train/crisis-model.ts";

/** Writes content/models/crisis.json again: `node tools/train-crisis.ts`. */
const contentDir = join(import.meta.dirname, "..", "content");
const started = performance.now();
const model = trainCrisisModel(contentDir);
writeFileSync(join(contentDir, "models", "crisis.json"), `${JSON.stringify(model, null, 1)}\n`);
process.stdout.write(`content/models/crisis.json written in ${Math.round(performance.now() - started)} ms\n`);
