import { deflateRawSync } from "node:zlib";
import { loadMatterReader } from "#content/matter-reader.ts";
import type { NameModelFile } from "#content/gist-reader.ts";
import { stemsOf } from "#core/lessons/lesson-words.ts";
import { wishMarkings } from "#core/talk/gist/wish-span.ts";
import { type NameModel, nameCandidates, nameFeatures, nameScore, nameWords } from "#core/talk/gist/wish-name.ts";
import { logistic } from "#core/text/linear-model.ts";
import type { SpanLine } from "./gist-corpus.ts";
import { fitLogistic } from "./logistic.ts";
import { judgeSpans } from "./span-model.ts";

const bits = 15;
const ridge = 2;
const folds = 5;
/** A name is right where it shares so much with the words or the title that the hand gave. */
const rightFrom = 0.6;
/** Among the right ones those are learned that lie so near to the best: the rest drag words along or lose some. */
const nearBest = 0.12;

/** The harmonic mean of how much of one the other holds, 0 to 1. */
function shared(one: readonly string[], other: readonly string[]): number {
  const both = one.filter((each) => other.includes(each)).length;
  return (2 * both) / Math.max(1, one.length + other.length);
}

interface Judged {
  readonly line: SpanLine;
  readonly names: readonly {
    readonly name: string;
    readonly right: boolean;
    readonly best: boolean;
    readonly features: readonly number[];
  }[];
}

function judgedNames(contentDir: string): readonly Judged[] {
  const reads = loadMatterReader(contentDir);
  return judgeSpans(contentDir).map(({ line, fitted }) => {
    const given = [...line.wish, ...line.title];
    const found = nameCandidates(line.say, wishMarkings(line.say, fitted, 1)).map((candidate) => ({
      name: candidate.name,
      right:
        Math.max(
          ...given.map((words) => shared([...new Set(stemsOf(candidate.name))], [...new Set(stemsOf(words))])),
        ) >= rightFrom,
      near: Math.max(...given.map((words) => shared(nameWords(candidate.name), nameWords(words)))),
      features: nameFeatures(line.say, candidate, reads, bits),
    }));
    const best = Math.max(0, ...found.map(({ near }) => near));
    return { line, names: found.map((each) => ({ ...each, best: each.right && each.near >= best - nearBest })) };
  });
}

const fit = (lines: readonly Judged[]): NameModel & { readonly weights: Float64Array } => {
  const { bias, weights } = fitLogistic(
    lines.flatMap(({ names }) =>
      names.map(({ features, best }) => ({
        features: { buckets: features, values: features.map(() => 1) },
        positive: best,
        weight: 1,
      })),
    ),
    2 ** bits,
    ridge,
  );
  return { bits, bias, scale: 1, weights };
};

/** The name that is chosen for each wish by a fit that has learned nothing of its hand. */
interface Chosen {
  readonly likely: number;
  readonly right: boolean;
}

/** Trains what judges names for wishes, of markings that were made without the hand they are judged on; the same content gives the same bytes. */
export function trainNameModel(contentDir: string): {
  readonly model: Omit<NameModelFile, "about" | "corpus">;
  readonly chosen: readonly Chosen[];
} {
  const lines = judgedNames(contentDir);
  const hands = [...new Set(lines.map(({ line }) => line.hand))];
  const chosen = Array.from({ length: folds }, (_, fold) => {
    const held = new Set(hands.filter((_hand, at) => at % folds === fold));
    const model = fit(lines.filter(({ line }) => !held.has(line.hand)));
    return lines
      .filter(({ line }) => held.has(line.hand))
      .map(({ names }): Chosen => {
        const [top] = names
          .map(({ right, features }) => ({ right, likely: logistic(nameScore(model, features)) }))
          .toSorted((one, other) => other.likely - one.likely);
        return top ?? { right: false, likely: 0 };
      });
  }).flat();
  const { bias, weights } = fit(lines);
  const largest = weights.reduce((top, weight) => Math.max(top, Math.abs(weight)), 0);
  const scale = Number((largest / 127).toPrecision(6));
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  return {
    model: {
      bits,
      bias: Number(bias.toPrecision(6)),
      scale,
      weights: deflateRawSync(bytes, { level: 9 }).toString("base64"),
    },
    chosen,
  };
}
