import { hashText } from "../../text/hash.ts";

/** One word of a message, or a mark, with where it stands in it. */
export interface Token {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

const token =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]+(?:[’'-][\p{Script=Latin}\p{Script=Cyrillic}\p{N}]+)*|[^\s\p{Script=Latin}\p{Script=Cyrillic}\p{N}]/gu;
const isWord = (word: string): boolean => /[\p{L}\p{N}]/u.test(word);

export const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(token)].map(({ 0: word, index }) => ({ word, from: index, to: index + word.length }));

/** Whether a word is outside what is wished, begins it, or goes on with it. */
export const outside = 0;
export const begins = 1;
export const goesOn = 2;
export const tags = 3;

/** Weights lie bucket by bucket, a weight a tag; `steps` is how well one tag follows another, with where a message begins as its last row. */
export interface SpanModel {
  readonly bits: number;
  readonly weights: Int8Array | Float64Array;
  readonly steps: readonly number[];
}

/** From where a word counts as long, and how much of its beginning and end is looked at. */
const ending = (word: string): string => (word.length > 4 ? word.slice(-3) : word);
const beginning = (word: string): string => (word.length > 5 ? word.slice(0, 5) : word);
const shapeOf = (word: string): string =>
  /^\d/u.test(word) ? "9" : /^\p{Lu}/u.test(word) ? "A" : isWord(word) ? "a" : word;

/** What the tag of a word is told by: the word, its neighbours, and the beginning of its clause. */
export function spanFeatures(tokens: readonly Token[], at: number, bits: number): readonly number[] {
  const word = (place: number): string =>
    tokens[place]?.word.toLowerCase().replaceAll("ё", "е") ?? (place < 0 ? "<" : ">");
  let before = at - 1;
  while (before >= 0 && isWord(word(before))) before -= 1;
  const seen = [
    "any",
    ...[-3, -2, -1, 0, 1, 2].map((by) => `w${by} ${word(at + by)}`),
    ...[-2, -1, 0, 1, 2].flatMap((by) => [`e${by} ${ending(word(at + by))}`, `b${by} ${beginning(word(at + by))}`]),
    `w-1w0 ${word(at - 1)} ${word(at)}`,
    `w0w1 ${word(at)} ${word(at + 1)}`,
    `w-2w-1 ${word(at - 2)} ${word(at - 1)}`,
    `e-1e0 ${ending(word(at - 1))} ${ending(word(at))}`,
    `e0e1 ${ending(word(at))} ${ending(word(at + 1))}`,
    `shape ${shapeOf(tokens[at]?.word ?? "")}`,
    `from start ${Math.min(at, 6)}`,
    `to end ${Math.min(tokens.length - at, 6)}`,
    `length ${tokens.length > 30 ? 3 : tokens.length > 12 ? 2 : tokens.length > 5 ? 1 : 0}`,
    `in clause ${Math.min(4, at - before - 1)} ${word(before)}`,
    `clause ${word(before + 1)}`,
    `clause ${word(before + 1)} ${word(before + 2)}`,
  ];
  const mask = 2 ** bits - 1;
  return seen.map((feature) => hashText(feature) & mask);
}

/** The likeliest tags of a message's words; `lean` is added to every beginning, `against` to every tag that is not the one given (for learning). */
export function likeliestTags(
  { weights, steps }: SpanModel,
  features: readonly (readonly number[])[],
  { lean = 0, against }: { readonly lean?: number; readonly against?: readonly number[] } = {},
): readonly number[] {
  const from: number[][] = [];
  let sums: number[] = [];
  features.forEach((seen, at) => {
    const own = [0, 0, 0].map((_, tag) =>
      seen.reduce(
        (sum, bucket) => sum + (weights[bucket * tags + tag] ?? 0),
        (tag === begins ? lean : 0) + (against && against[at] !== tag ? 1 : 0),
      ),
    );
    const best: number[] = [];
    const came: number[] = [];
    for (let tag = 0; tag < tags; tag += 1) {
      const ways =
        at === 0
          ? [tag === goesOn ? Number.NEGATIVE_INFINITY : (steps[tags * tags + tag] ?? 0)]
          : sums.map((sum, was) =>
              was === outside && tag === goesOn ? Number.NEGATIVE_INFINITY : sum + (steps[was * tags + tag] ?? 0),
            );
      const top = Math.max(...ways);
      best.push(top + (own[tag] ?? 0));
      came.push(ways.indexOf(top));
    }
    from.push(came);
    sums = best;
  });
  const out: number[] = [];
  let tag = sums.indexOf(Math.max(...sums));
  for (let at = features.length - 1; at >= 0; at -= 1) {
    out.unshift(tag);
    tag = from[at]?.[tag] ?? outside;
  }
  return out;
}

/** The runs of words that tags mark, in their order, as they stand in the text. */
export function spansOf(text: string, tokens: readonly Token[], marked: readonly number[]): readonly string[] {
  const runs: { from: number; to: number }[] = [];
  marked.forEach((tag, at) => {
    const here = tokens[at];
    if (here === undefined || tag === outside) return;
    const last = runs.at(-1);
    if (tag === begins || last === undefined) runs.push({ from: here.from, to: here.to });
    else last.to = here.to;
  });
  return runs.map(({ from, to }) => text.slice(from, to));
}

/** How far the beginnings are favoured, step by step, until one is found. */
const steps = 12;

/** Every marking of the words of a message that name what is wished, the surest first, the more of them the further beginnings are favoured. */
export function wishMarkings(text: string, model: SpanModel, scale: number): readonly (readonly string[])[] {
  const tokens = tokensOf(text);
  const features = tokens.map((_, at) => spanFeatures(tokens, at, model.bits));
  const found = new Map<string, readonly string[]>();
  for (let step = 0; step <= steps && found.size < mostMarkings; step += 1) {
    const spans = spansOf(text, tokens, likeliestTags(model, features, { lean: step ** 2 / scale }));
    if (spans.length > 0) found.set(spans.join("\n"), spans);
  }
  return [...found.values()];
}
const mostMarkings = 3;
