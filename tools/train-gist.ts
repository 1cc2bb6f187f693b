import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gists } from "#core/talk/gist/gist.ts";
import { softmax } from "#core/text/linear-model.ts";
import { gistFingerprint } from "./train/gist-corpus.ts";
import { trainGistModel } from "./train/gist-model.ts";
import { trainNameModel } from "./train/name-model.ts";
import { trainSpanModel } from "./train/span-model.ts";

/**
 * Writes content/models/gist.json, wish-span.json and wish-name.json again and says how each hand is read by what has learned from the others alone:
 * `node tools/train-gist.ts`, after train-talk, train-intents and train-matter, whose readers it listens to.
 */
const contentDir = join(import.meta.dirname, "..", "content");
const write = (name: string, file: unknown): void =>
  writeFileSync(join(contentDir, "models", name), `${JSON.stringify(file, null, 1)}\n`);

const { file, judged } = trainGistModel(contentDir);
write("gist.json", file);
const read = judged.map(({ line, scores }) => {
  const shares = softmax(scores.map((score) => score / file.temperature));
  const order = shares.map((share, at) => ({ share, gist: gists[at] })).sort((a, b) => b.share - a.share);
  const right = [line.kind, line.also];
  return { line, order, first: right.includes(order[0]?.gist), wish: shares[gists.indexOf("wish")] ?? 0 };
});
const part = (some: number, all: number): string => (some / Math.max(1, all)).toFixed(3);
const two = read.filter(({ line, order, first }) => first || line.kind === order[1]?.gist).length;
process.stdout.write(
  `${read.length} lines: first right ${part(read.filter(({ first }) => first).length, read.length)}, of two ${part(two, read.length)}\n`,
);
for (const from of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8]) {
  const sure = read.filter(({ order }) => (order[0]?.share ?? 0) >= from);
  process.stdout.write(
    `  from ${from}: covers ${part(sure.length, read.length)}, right ${part(sure.filter(({ first }) => first).length, sure.length)}\n`,
  );
}
for (const gist of gists) {
  const own = read.filter(({ line }) => line.kind === gist);
  const taken = read.filter(({ order }) => order[0]?.gist === gist);
  process.stdout.write(
    `  ${gist}: ${own.length} lines, found ${part(own.filter(({ first }) => first).length, own.length)}, right where read ${part(taken.filter(({ first }) => first).length, taken.length)}\n`,
  );
}
const wishes = read.filter(({ line }) => line.kind === "wish" || line.also === "wish");
const others = read.filter(({ line }) => line.kind !== "wish" && line.also !== "wish");
for (const from of [0.2, 0.3, 0.4, 0.5, 0.6])
  process.stdout.write(
    `  a wish from ${from}: ${part(wishes.filter(({ wish }) => wish >= from).length, wishes.length)} of wishes, ${part(others.filter(({ wish }) => wish >= from).length, others.length)} of others\n`,
  );

write("wish-span.json", {
  about: "Made by tools/train-gist.ts from content/corpora; do not edit.",
  corpus: gistFingerprint(contentDir),
  ...trainSpanModel(contentDir),
});
const { model, chosen } = trainNameModel(contentDir);
write("wish-name.json", {
  about: "Made by tools/train-gist.ts from content/corpora; do not edit.",
  corpus: gistFingerprint(contentDir),
  ...model,
});
process.stdout.write(
  `${chosen.length} wishes: a right name for ${part(chosen.filter(({ right }) => right).length, chosen.length)}\n`,
);
for (const from of [0.3, 0.5, 0.7, 0.9]) {
  const sure = chosen.filter(({ likely }) => likely >= from);
  process.stdout.write(
    `  from ${from}: ${part(sure.length, chosen.length)} of them, right ${part(sure.filter(({ right }) => right).length, sure.length)}\n`,
  );
}
