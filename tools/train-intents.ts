import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Intent, intents } from "#core/dialogue/turn/intents.ts";
import { isRight, type ScoredLine, trainIntentModel } from "./train/intent-model.ts";

/** Which labels the model takes for which, most often first, on lines that it was not trained on. */
function confusions(scored: readonly ScoredLine[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { line, scores } of scored) {
    const read: Intent = intents[scores.indexOf(Math.max(...scores))] ?? "other";
    if (isRight(line, read)) continue;
    const pair = `${line.locale} ${line.intent} → ${read}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([pair, count]) => `${String(count).padStart(4)}  ${pair}`);
}

/** Writes content/models/intents.json again and says what is confused with what: `node tools/train-intents.ts`. */
const contentDir = join(import.meta.dirname, "..", "content");
const shownPairs = 40;
const started = performance.now();
const { file, outOfFold } = trainIntentModel(contentDir);
writeFileSync(join(contentDir, "models", "intents.json"), `${JSON.stringify(file, null, 1)}\n`);
for (const line of confusions(outOfFold).slice(0, shownPairs)) process.stdout.write(`${line}\n`);
process.stdout.write(`content/models/intents.json written in ${Math.round(performance.now() - started)} ms\n`);
