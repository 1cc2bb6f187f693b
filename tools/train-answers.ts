import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { trainAnswerModel } from "./train/answer-model.ts";

/** Writes content/models/model-text.json again, and says what share of unseen answers is held: `node tools/train-answers.ts`. */
const contentDir = join(import.meta.dirname, "..", "content");
const started = performance.now();
const { file, outOfFold } = trainAnswerModel(contentDir);
writeFileSync(join(contentDir, "models", "model-text.json"), `${JSON.stringify(file, null, 1)}\n`);
process.stdout.write(
  `${JSON.stringify(outOfFold)}\ncontent/models/model-text.json written in ${Math.round(performance.now() - started)} ms\n`,
);
