import { deflateRawSync } from "node:zlib";
import type { SpanModelFile } from "#content/gist-reader.ts";
import {
  begins,
  goesOn,
  likeliestTags,
  outside,
  spanFeatures,
  tags,
  type Token,
  tokensOf,
} from "#core/talk/gist/wish-span.ts";
import { generator, shuffle } from "./fixed-order.ts";
import { loadSpanLines, type SpanLine } from "./gist-corpus.ts";

const bits = 16;
const epochs = 10;
const stepRows = tags + 1;

interface SpanExample {
  readonly line: SpanLine;
  readonly features: readonly (readonly number[])[];
  readonly tags: readonly number[];
}

/** The tags of a message's words by the runs that name what is wished. */
function tagsOf(text: string, tokens: readonly Token[], wish: readonly string[]): readonly number[] {
  const found = tokens.map(() => outside);
  for (const words of wish) {
    const from = text.indexOf(words);
    let first = true;
    tokens.forEach((each, at) => {
      if (from < 0 || each.from < from || each.to > from + words.length) return;
      found[at] = first ? begins : goesOn;
      first = false;
    });
  }
  return found;
}

const exampleOf = (line: SpanLine): SpanExample => {
  const tokens = tokensOf(line.say);
  return {
    line,
    features: tokens.map((_, at) => spanFeatures(tokens, at, bits)),
    tags: tagsOf(line.say, tokens, line.wish),
  };
};

export interface SpanFit {
  readonly bits: number;
  readonly weights: Float64Array;
  readonly steps: readonly number[];
}

/** An averaged structured perceptron, with a margin, in a fixed random order. */
function fitSpans(examples: readonly SpanExample[]): SpanFit {
  const weights = new Float64Array(2 ** bits * tags);
  const sums = new Float64Array(2 ** bits * tags);
  const steps = new Float64Array(stepRows * tags);
  const stepSums = new Float64Array(stepRows * tags);
  const random = generator(20_260_101);
  const order = Uint32Array.from(examples, (_, at) => at);
  let seen = 1;
  const add = ({ features }: SpanExample, marked: readonly number[], by: number): void => {
    features.forEach((own, at) => {
      const tag = marked[at] ?? outside;
      for (const bucket of own) {
        weights[bucket * tags + tag] = (weights[bucket * tags + tag] ?? 0) + by;
        sums[bucket * tags + tag] = (sums[bucket * tags + tag] ?? 0) + by * seen;
      }
      const step = (at === 0 ? tags : (marked[at - 1] ?? outside)) * tags + tag;
      steps[step] = (steps[step] ?? 0) + by;
      stepSums[step] = (stepSums[step] ?? 0) + by * seen;
    });
  };
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const pick of order) {
      const example = examples[pick];
      if (example === undefined) continue;
      const guessed = likeliestTags({ bits, weights, steps: [...steps] }, example.features, { against: example.tags });
      if (guessed.some((tag, at) => tag !== example.tags[at])) {
        add(example, example.tags, 1);
        add(example, guessed, -1);
      }
      seen += 1;
    }
  }
  return {
    bits,
    weights: weights.map((weight, at) => weight - (sums[at] ?? 0) / seen),
    steps: [...steps].map((step, at) => step - (stepSums[at] ?? 0) / seen),
  };
}

/** Fits without one hand, and says what was to be found in its lines. */
export function judgeSpans(contentDir: string): readonly { readonly line: SpanLine; readonly fitted: SpanFit }[] {
  const examples = loadSpanLines(contentDir).map(exampleOf);
  const hands = [...new Set(examples.map(({ line }) => line.hand))].filter((hand) => !hand.startsWith("first-"));
  return hands.flatMap((hand) => {
    const fitted = fitSpans(examples.filter(({ line }) => line.hand !== hand));
    return examples.filter(({ line }) => line.hand === hand).map(({ line }) => ({ line, fitted }));
  });
}

const most = 127;

/** Trains the finder of what is wished; the same content gives the same bytes. */
export function trainSpanModel(contentDir: string): Omit<SpanModelFile, "about" | "corpus"> {
  const { weights, steps } = fitSpans(loadSpanLines(contentDir).map(exampleOf));
  const largest = weights.reduce((top, weight) => Math.max(top, Math.abs(weight)), 0);
  const scale = largest / most;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  return {
    bits,
    scale: Number(scale.toPrecision(6)),
    steps: steps.map((step) => Number((step / scale).toFixed(2))),
    weights: deflateRawSync(bytes, { level: 9 }).toString("base64"),
  };
}
