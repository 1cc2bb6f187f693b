import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { loadSpelling } from "#content/spelling.ts";
import { extractFeatures } from "#core/text/features.ts";
import { messageTokens } from "#core/text/message-tokens.ts";
import { compileWordClasses } from "#core/text/word-classes.ts";
import { fitSum } from "../train/fit-sum.ts";
import { intentSpec } from "../train/intent-model.ts";
import type { SoftmaxExample } from "../train/softmax.ts";

/**
 * The same engine on CLINC150, as a yardstick: `node tools/eval/clinc150.ts DATA_FULL.json` trains on its train split and judges on
 * the in-scope test split. Our own word classes are left out, because they speak of our own intents.
 */
const pairs = z.array(z.tuple([z.string(), z.string()]));
const {
  positionals: [path],
} = parseArgs({ allowPositionals: true });
if (path === undefined) throw new Error("Usage: node tools/eval/clinc150.ts DATA_FULL.json");
const { train, test } = z.object({ train: pairs, test: pairs }).parse(JSON.parse(readFileSync(path, "utf8")));

const spelling = loadSpelling(join(import.meta.dirname, "..", "..", "content"));
const noClasses = compileWordClasses({});
const labels = [...new Set(train.map(([, label]) => label))];
const toExample = ([text, label]: readonly [string, string]): SoftmaxExample => ({
  features: extractFeatures(messageTokens(text, spelling), intentSpec, noClasses),
  label: labels.indexOf(label),
  weight: 1,
});
const { biases, weights } = fitSum(train.map(toExample), labels.length, 2 ** intentSpec.bits);
const right = test.map(toExample).filter(({ features, label }) => {
  const scores = [...biases];
  features.buckets.forEach((bucket, at) => {
    const value = features.values[at] ?? 0;
    for (let each = 0; each < scores.length; each += 1)
      scores[each] = (scores[each] ?? 0) + (weights[bucket * scores.length + each] ?? 0) * value;
  });
  return scores.indexOf(Math.max(...scores)) === label;
});
process.stdout.write(
  `${JSON.stringify({ n: test.length, accuracy: Number((right.length / test.length).toFixed(4)) })}\n`,
);
