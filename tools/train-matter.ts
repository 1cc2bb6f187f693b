import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadMatterModel } from "#content/matter-reader.ts";
import { holdsMatter } from "#core/talk/matter/matter-reader.ts";
import { loadFirstLines } from "./train/first-corpus.ts";
import { trainMatterModel } from "./train/matter-model.ts";

/** Writes content/models/matter.json again and says how first messages are read that it was not trained on: `node tools/train-matter.ts`. */
const contentDir = join(import.meta.dirname, "..", "content");
const { file, outOfFold } = trainMatterModel(contentDir);
writeFileSync(join(contentDir, "models", "matter.json"), `${JSON.stringify(file, null, 1)}\n`);

const say = (name: string, read: readonly { readonly holds: boolean; readonly score: number }[]): void => {
  const some = read.filter(({ holds }) => holds);
  const none = read.filter(({ holds }) => !holds);
  const above = (lines: typeof read, from: number): string =>
    (lines.filter(({ score }) => score >= from).length / Math.max(1, lines.length)).toFixed(3);
  process.stdout.write(`${name}: ${some.length} that hold something, ${none.length} that hold nothing\n`);
  for (const from of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
    process.stdout.write(`  from ${from}: ${above(some, from)} of the first, ${above(none, from)} of the others\n`);
};
say("not trained on", outOfFold);
const knowledge = loadMatterModel(contentDir);
for (const locale of ["ru", "en"])
  say(
    `dev ${locale}`,
    loadFirstLines(contentDir, true)
      .filter((line) => line.locale === locale)
      .map(({ text, goal }) => ({ holds: goal !== "", score: holdsMatter(text, knowledge) })),
  );
