import type { CoachPack } from "#content/coach-pack.ts";
import { wordsOf } from "#core/goals/words.ts";
import { emptyWords } from "#core/text/small-words.ts";
import { isShort } from "./topic-odds.ts";
import { type Certainty, type TopicModel, topicShares } from "./topic-model.ts";

/** What is known of the likeliest ladder and of its rivals. */
export interface Standing {
  readonly pack: CoachPack;
  /** Its part of all odds, and the next one's. */
  readonly share: number;
  readonly second: number;
  /** What the model alone gives it, and what it gives to goals of no ladder. */
  readonly modelShare: number;
  readonly noneShare: number;
  readonly titleStrong: boolean;
  readonly listTotal: number;
  readonly rivalTotal: number;
  readonly label: number | undefined;
  /** How likely the goal's act is the one that the ladder is for. */
  readonly actShare: number;
  /** How near what people said of it is, and what they said of the next one. */
  readonly near: number;
  readonly nearRival: number;
  /** How alike the goal and all that is said of it are, and of the next one. */
  readonly alike: number;
  readonly alikeRival: number;
  /** How much of the goal's words stands in what is said of it, and of the title's in its steps. */
  readonly said: number;
  readonly written: number;
}

/** A word speaks for a ladder that gets so many times its fair part where the word stands alone. */
const timesFair = 4;

/** How much of a title's words speaks for a ladder: one known word among six strange ones makes nothing sure. */
export function supportOf(model: TopicModel, label: number | undefined, title: string): number {
  const words = wordsOf(title).filter((word) => word.length > 2 && !emptyWords.has(word));
  if (words.length === 0 || label === undefined) return 0;
  const counted = words.slice(0, 12);
  const fair = timesFair / model.labels.length;
  return counted.filter((word) => (topicShares(model, word, "")[label] ?? 0) > fair).length / counted.length;
}

const least = 1e-4;
const leastAlike = 0.01;
const logit = (share: number) => Math.log(Math.max(share, least) / Math.max(1 - share, least));

/** What counts for and against the likeliest ladder being the right one. */
export function evidenceFor(standing: Standing, model: TopicModel, title: string, description: string): number[] {
  const { share, second, modelShare, noneShare, titleStrong, listTotal, rivalTotal, label, actShare } = standing;
  const { near, nearRival, alike, alikeRival, said, written } = standing;
  const support = supportOf(model, label, title);
  const length = wordsOf(title).length;
  const narrow = isShort(standing.pack) ? 1 : 0;
  return [
    logit(share),
    Math.log(Math.max(share, least) / Math.max(second, least)),
    Math.log(Math.max(modelShare, least)),
    logit(noneShare),
    titleStrong ? 1 : 0,
    Math.min(listTotal, 10) / 5,
    Math.min(rivalTotal, 10) / 5,
    support,
    support * (titleStrong ? 1 : 0),
    Math.log(1 + length),
    description === "" ? 0 : 1,
    Math.min(listTotal, 10) / 5 / (1 + length),
    Math.log(Math.max(actShare, least)),
    near,
    said,
    written,
    near - nearRival,
    label === undefined ? 1 : 0,
    narrow,
    narrow * near,
    narrow * said,
    alike,
    alike - alikeRival,
    Math.log((alike + leastAlike) / (alikeRival + leastAlike)),
  ];
}

/** The probability that the likeliest ladder is the right one, 0 to 1. */
export function probability({ bias, weights }: Certainty, evidence: readonly number[]): number {
  const sum = evidence.reduce((total, value, at) => total + value * (weights[at] ?? 0), bias);
  return 1 / (1 + Math.exp(-sum));
}
