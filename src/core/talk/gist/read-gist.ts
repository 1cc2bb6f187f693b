import { extractFeatures, type Features } from "../../text/features.ts";
import type { FeatureSpec } from "../../text/features.ts";
import { hashText } from "../../text/hash.ts";
import { softmax } from "../../text/linear-model.ts";
import { messageTokens } from "../../text/message-tokens.ts";
import { type PackedModel, scorePacked } from "../../text/packed-model.ts";
import type { SpellingTables } from "../../text/spelling-tables.ts";
import type { WordClasses } from "../../text/word-classes.ts";
import type { Gist, GistShares } from "./gist.ts";

/** Where a message stands: how many messages of theirs came before it, and whether they have a goal by now. */
export interface GistPlace {
  readonly before: number;
  readonly goal: boolean;
  /** What the message before it was taken for: details follow wishes, corrections follow orders. Absent where nothing was heard in it. */
  readonly last?: Gist | undefined;
}

/** What other readers, which know other corpora, hear in the same words: names with how sure each is, 0 to 1. */
export type OtherHearing = readonly (readonly [name: string, share: number])[];

/** What is known of words apart from the model. */
export interface GistWords {
  readonly spelling: SpellingTables;
  readonly classes: WordClasses;
  readonly others: (text: string) => OtherHearing;
}

export interface GistKnowledge extends GistWords {
  /** One label for each of `gists`, in their order. */
  readonly model: PackedModel;
  /** Divides the raw scores, so that a share means how often such a reading is right. */
  readonly temperature: number;
}

/** How much what is known beside the words weighs. */
const placeWeight = 0.5;
/** A text longer than this (characters) is read by its beginning and its end. */
const mostRead = 600;
const seed = 99;

const lengthOf = (words: number): number => (words <= 3 ? 0 : words <= 6 ? 1 : words <= 12 ? 2 : words <= 25 ? 3 : 4);

/** What is known beside the words: where the message stands, how long it is, whether it asks and holds a figure. */
function marksOf(text: string, { before, goal }: GistPlace): readonly string[] {
  const words = text.trim().split(/\s+/u).length;
  const asks = /\?\s*$/u.test(text);
  return [
    `turn:${before === 0 ? "first" : before === 1 ? "second" : "later"}`,
    `goal:${goal}`,
    `words:${lengthOf(words)}`,
    `asks:${asks}`,
    `asks somewhere:${text.includes("?")}`,
    `figure:${/\d/u.test(text)}`,
    `short:${words <= 4} ${asks} ${goal}`,
  ];
}

/** The message before tells less than this one, and what it was taken for may be wrong. */
const lastWeight = 0.3;

/** All that a message is read by: its words, where it stands, and what other readers hear in it. */
export function gistFeatures(text: string, place: GistPlace, words: GistWords, spec: FeatureSpec): Features {
  const read = text.length > mostRead ? `${text.slice(0, mostRead / 2)} ${text.slice(-mostRead / 2)}` : text;
  const { buckets, values } = extractFeatures(messageTokens(read, words.spelling), spec, words.classes);
  const beside = [
    ...marksOf(read, place).map((mark) => [mark, placeWeight] as const),
    ...(place.last === undefined ? [] : [[`last:${place.last}`, lastWeight] as const]),
    ...words.others(read).map(([name, share]) => [name, Math.sqrt(share)] as const),
  ];
  const mask = 2 ** spec.bits - 1;
  return {
    buckets: [...buckets, ...beside.map(([name]) => hashText(name, seed) & mask)],
    values: [...values, ...beside.map(([, weight]) => weight)],
  };
}

/** What a message mainly does: how likely each gist is. */
export function readGist(text: string, place: GistPlace, knowledge: GistKnowledge): GistShares {
  const features = gistFeatures(text, place, knowledge, knowledge.model.spec);
  return softmax(scorePacked(knowledge.model, features).map((score) => score / knowledge.temperature));
}
