import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { trainGoalModel } from "./train/goal-model.ts";
import { calibrate, fitOdds, judgeUnseen, reliabilityOf, trainFolds } from "./train/judge-topics.ts";

/** Writes content/models/goals.json again: `node tools/train-goals.ts`; says how its certainty holds on unseen goals. */
const contentDir = join(import.meta.dirname, "..", "content");
const started = performance.now();
const folds = trainFolds(contentDir);
const odds = fitOdds(folds);
const unseen = judgeUnseen(contentDir, folds, odds);
const model = trainGoalModel(contentDir, odds, calibrate(unseen));
writeFileSync(join(contentDir, "models", "goals.json"), `${JSON.stringify(model, null, 1)}\n`);
const strangers = unseen.filter(({ line }) => line.also !== undefined);
process.stdout.write(
  `${JSON.stringify({
    all: reliabilityOf(unseen),
    ...(strangers.length > 0 ? { strangers: reliabilityOf(strangers) } : {}),
  })}\ncontent/models/goals.json written in ${Math.round(performance.now() - started)} ms\n`,
);
