import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { trainHarmModel } from "./train/harm-model.ts";

/** Writes content/models/harm.json again: `node tools/train-harm.ts`. */
const contentDir = join(import.meta.dirname, "..", "content");
const started = performance.now();
const model = trainHarmModel(contentDir);
writeFileSync(join(contentDir, "models", "harm.json"), `${JSON.stringify(model, null, 1)}\n`);
process.stdout.write(`content/models/harm.json written in ${Math.round(performance.now() - started)} ms\n`);
