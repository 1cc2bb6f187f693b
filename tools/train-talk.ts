import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { actLabels } from "#core/talk/read-acts.ts";
import { softmax } from "#core/text/linear-model.ts";
import { trainTalkModel } from "./train/talk-model.ts";

/** Writes content/models/talk.json again and says how lines are read that it was not trained on: `node tools/train-talk.ts`. */
const contentDir = join(import.meta.dirname, "..", "content");
const started = performance.now();
const { file, outOfFold } = trainTalkModel(contentDir);
writeFileSync(join(contentDir, "models", "talk.json"), `${JSON.stringify(file, null, 1)}\n`);

const read = outOfFold.map(({ line, scores }) => {
  const shares = softmax(scores.map((score) => score / file.temperature));
  const order = shares
    .map((share, at) => ({ share, act: actLabels[at] ?? "nothing" }))
    .sort((a, b) => b.share - a.share);
  return { line, order };
});
const among = (acts: readonly string[], act: string): boolean => acts.includes(act);
const share = (count: number): string => (count / read.length).toFixed(3);
const first = read.filter(({ line, order }) => among(line.acts, order[0]?.act ?? "")).length;
const third = read.filter(({ line, order }) => order.slice(0, 3).some(({ act }) => among(line.acts, act))).length;
process.stdout.write(
  `lines not trained on: ${read.length}, first right ${share(first)}, among three ${share(third)}\n`,
);
for (const from of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8]) {
  const sure = read.filter(({ order }) => (order[0]?.share ?? 0) >= from);
  const right = sure.filter(({ line, order }) => among(line.acts, order[0]?.act ?? "")).length;
  process.stdout.write(
    `from ${from}: covers ${share(sure.length)}, right ${(right / Math.max(1, sure.length)).toFixed(3)}\n`,
  );
}
process.stdout.write(`content/models/talk.json written in ${Math.round(performance.now() - started)} ms\n`);
