import { deflateRawSync } from "node:zlib";
import { type GistModelFile, loadGistWords } from "#content/gist-reader.ts";
import { gists } from "#core/talk/gist/gist.ts";
import { gistFeatures } from "#core/talk/gist/read-gist.ts";
import type { FeatureSpec } from "#core/text/features.ts";
import { fitSum } from "./fit-sum.ts";
import { gistFingerprint, type GistLine, loadLearnedLines, standsAlone } from "./gist-corpus.ts";
import { fitTemperature, type Judged, labelScores } from "./label-scores.ts";
import type { SoftmaxExample, SoftmaxFit } from "./softmax.ts";

const gistSpec: FeatureSpec = {
  bits: 17,
  chars: { from: 2, to: 5, weight: 1 },
  words: { weight: 1.2 },
  pairs: { skip: 1, weight: 0.8 },
  classes: { span: 3, weight: 0.4 },
};
/** Weights are kept in steps of this size. */
const weightStep = 0.3;
/** What stands alone says less of talks than a whole conversation. */
const aloneWeight = 0.6;

interface GistExample extends SoftmaxExample {
  readonly line: GistLine;
}

function examplesOf(contentDir: string): readonly GistExample[] {
  const words = loadGistWords(contentDir);
  return loadLearnedLines(contentDir).map((line) => ({
    line,
    features: gistFeatures(line.say, line.place, words, gistSpec),
    label: gists.indexOf(line.kind),
    also: line.also === undefined || line.also === line.kind ? undefined : gists.indexOf(line.also),
    weight: standsAlone(line) ? aloneWeight : 1,
  }));
}

const fit = (examples: readonly GistExample[]): SoftmaxFit =>
  fitSum(examples, gists.length, 2 ** gistSpec.bits, { softmax: 8, margins: 5 });

/** A line, and the raw scores of a fit that has learned nothing of its hand. */
export interface JudgedGist extends Judged {
  readonly line: GistLine;
}

function headsOf({ biases, weights }: SoftmaxFit): GistModelFile["heads"] {
  return gists.map((label, at) => {
    const bytes = Int8Array.from({ length: 2 ** gistSpec.bits }, (_, bucket) =>
      Math.max(-127, Math.min(127, Math.round((weights[bucket * gists.length + at] ?? 0) / weightStep))),
    );
    return {
      label,
      bias: Number((biases[at] ?? 0).toPrecision(5)),
      scale: weightStep,
      weights: deflateRawSync(bytes, { level: 9 }).toString("base64"),
    };
  });
}

/** Trains the reader of gists; the same content gives the same bytes. Each hand is judged by a fit of all the others. */
export function trainGistModel(contentDir: string): {
  readonly file: GistModelFile;
  readonly judged: readonly JudgedGist[];
} {
  const examples = examplesOf(contentDir);
  const hands = [...new Set(examples.filter(({ line }) => !standsAlone(line)).map(({ line }) => line.hand))];
  const judged = hands.flatMap((hand) => {
    const fitted = fit(examples.filter(({ line }) => line.hand !== hand));
    return examples
      .filter(({ line }) => line.hand === hand)
      .map(({ line, label, features }) => ({ line, label, scores: labelScores(fitted, features) }));
  });
  return {
    file: {
      about: "Made by tools/train-gist.ts from content/corpora; do not edit.",
      corpus: gistFingerprint(contentDir),
      spec: gistSpec,
      temperature: fitTemperature(judged),
      heads: headsOf(fit(examples)),
    },
    judged,
  };
}
