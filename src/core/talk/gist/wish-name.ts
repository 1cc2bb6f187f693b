import { hashText } from "../../text/hash.ts";
import { logistic } from "../../text/linear-model.ts";
import { matterSaid } from "../matter/matter-said.ts";
import { namesAWish, wishTitle } from "../wish-title.ts";

/** Words of a message that may name what it wishes, by what was thought of them, and where they stand in it. */
export interface NameCandidate {
  readonly name: string;
  readonly by: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** A name for what is wished, and how likely a stranger would take it for one, 0 to 1. */
export interface WishName {
  readonly name: string;
  readonly likely: number;
}

/** Weights by buckets of features, and what all of them start from. */
export interface NameModel {
  readonly bits: number;
  readonly bias: number;
  readonly scale: number;
  readonly weights: Int8Array | Float64Array;
}

/** What is known of words apart from the model: how likely they hold something to set about, 0 to 1. */
type Reads = (text: string) => number;

const clauseEnd = /[.,;:!?…()\n"“”«»]|\s[—–-]\s/gu;
const mostClauses = 10;
const mostLetters = 70;

interface Run {
  readonly from: number;
  readonly to: number;
}

function clausesOf(text: string): readonly Run[] {
  const ends = [...text.matchAll(clauseEnd)];
  const starts = [0, ...ends.map(({ index, 0: end }) => index + end.length)];
  return starts
    .map((from, at) => ({ from, to: ends[at]?.index ?? text.length }))
    .filter(({ from, to }) => /\p{L}{2}/u.test(text.slice(from, to)));
}

/** A run as it is marked, and as far as the clause that it stands in reaches to either side. */
function reaches(run: Run, clauses: readonly Run[]): readonly (readonly [by: string, run: Run])[] {
  const first = clauses.find(({ from, to }) => run.from >= from && run.from < to) ?? run;
  const last = clauses.find(({ from, to }) => run.to > from && run.to <= to) ?? run;
  return [
    ["marked", run],
    ["to end", { from: run.from, to: last.to }],
    ["from start", { from: first.from, to: run.to }],
    ["whole", { from: first.from, to: last.to }],
  ];
}

/** All that may name what a message wishes: the words that are marked, as they stand and wider, each clause, and what a rule picks. */
export function nameCandidates(text: string, marked: readonly (readonly string[])[]): readonly NameCandidate[] {
  const clauses = clausesOf(text);
  const place = (words: string): Run | undefined => {
    const from = text.indexOf(words);
    return from < 0 ? undefined : { from, to: from + words.length };
  };
  const runs: (readonly [string, Run])[] = [];
  marked.forEach((words, rank) => {
    for (const each of words) {
      const run = place(each);
      if (run) runs.push(...reaches(run, clauses).map(([by, wider]) => [`${by} ${rank}`, wider] as const));
    }
    const [first, last] = [words[0], words.at(-1)].map((each) => (each === undefined ? undefined : place(each)));
    if (first && last && words.length > 1) runs.push([`together ${rank}`, { from: first.from, to: last.to }]);
  });
  runs.push(...clauses.slice(0, mostClauses).map((run) => ["clause", run] as const));
  const found = new Map<string, { by: string[]; run: Run }>();
  const add = (name: string, by: string, run: Run): void => {
    if (name.length > mostLetters || !namesAWish(name)) return;
    const known = found.get(name);
    if (known) known.by.push(by);
    else found.set(name, { by: [by], run });
  };
  for (const [by, run] of runs) add(wishTitle(text.slice(run.from, run.to)), by, run);
  for (const words of matterSaid(text)?.words ?? []) add(wishTitle(words), "ruled", place(words) ?? { from: 0, to: 0 });
  return [...found].map(([name, { by, run }]) => ({ name, by, ...run }));
}

const level = (count: number, steps: readonly number[]): number => steps.filter((step) => count >= step).length;
const ending = (word: string): string => word.slice(-3);
/** The words that names are told apart by: ё as е, apostrophes kept. */
export const nameWords = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll("ё", "е")
    .split(/[^\p{L}\p{N}’']+/u)
    .filter((word) => word !== "");

/** What a name is judged by: who thought of it, how it begins and ends, its words, where it stands, and what stands beside it. */
export function nameFeatures(text: string, candidate: NameCandidate, reads: Reads, bits: number): readonly number[] {
  const { name, by, from, to } = candidate;
  const words = nameWords(name);
  const [first = "", second = ""] = words;
  const last = words.at(-1) ?? "";
  const all = nameWords(text).length;
  const before = nameWords(text.slice(0, from)).slice(-2);
  const after = nameWords(text.slice(to)).at(0) ?? "";
  const mark = (part: string): string =>
    part
      .trim()
      .slice(0, 1)
      .replace(/[\p{L}\p{N}]/u, "a");
  const size = level(words.length, [2, 3, 4, 5, 7, 9]);
  const seen = [
    ...by.map((each) => `by ${each}`),
    `thought of ${Math.min(by.length, 6)}`,
    `size ${size}`,
    `share ${level(words.length / Math.max(1, all), [0.1, 0.25, 0.5, 0.75, 1])} ${level(all, [5, 12, 25])}`,
    `place ${level(from / Math.max(1, text.length), [0.01, 0.3, 0.6])}`,
    `reads ${level(reads(name), [0.1, 0.25, 0.4, 0.55, 0.7, 0.85])}`,
    `first ${first}`,
    `first ${first} ${second}`,
    `first end ${ending(first)}`,
    `second end ${ending(second)}`,
    `last ${last}`,
    `last end ${ending(last)}`,
    `before ${before.at(-1) ?? "<"}`,
    `before ${before.join(" ")}`,
    `mark before ${mark([...text.slice(0, from).trim()].at(-1) ?? "<")}`,
    `after ${after}`,
    `mark after ${mark(text.slice(to)) || ">"}`,
    `figure ${/\d/u.test(name)} ${size}`,
    ...words.map((word) => `word ${word}`),
    ...words.map((word) => `end ${ending(word)}`),
  ];
  const mask = 2 ** bits - 1;
  return seen.map((feature) => hashText(feature) & mask);
}

/** How much the features of a name sum up to, before they are made a likelihood. */
export const nameScore = ({ bias, scale, weights }: NameModel, features: readonly number[]): number =>
  bias + scale * features.reduce((sum, bucket) => sum + (weights[bucket] ?? 0), 0);

/** The names that a message may give to what it wishes, the likeliest first. `marked`: the words that are taken for the wish, the surest marking first. */
export function wishNames(
  text: string,
  marked: readonly (readonly string[])[],
  model: NameModel,
  reads: Reads,
): readonly WishName[] {
  return nameCandidates(text, marked)
    .map((each) => ({
      name: each.name,
      likely: logistic(nameScore(model, nameFeatures(text, each, reads, model.bits))),
    }))
    .toSorted((one, other) => other.likely - one.likely);
}
