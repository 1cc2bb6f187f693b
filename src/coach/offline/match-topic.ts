import type { CoachPack, CoachPacks } from "#content/coach-packs.ts";
import type { Because } from "#core/because.ts";
import { type GoalKind, goalKinds } from "#core/goals/goal.ts";
import { softmax } from "#core/text/linear-model.ts";
import { type GoalWords, indexWords, type Scored, scoreWords, type WordIndex } from "./match-words.ts";
import { type TopicModel, topicShares } from "./topic-model.ts";

/** Both ways to understand a goal: the packs' own word lists, and how people write about each ladder. */
export interface TopicIndex {
  readonly words: WordIndex;
  readonly model: TopicModel;
  /** Where each pack stands among the model's labels; a pack that the model has never met has no entry. */
  readonly labelOf: ReadonlyMap<CoachPack, number>;
}

/** What a goal was understood as: a topic's ladder, or none and the kind's own. */
export interface TopicMatch {
  readonly kind: GoalKind;
  readonly topic: CoachPack | undefined;
  /** How sure, from 0 to 1. */
  readonly score: number;
  readonly because: Because;
}

/** A word of a list says more than the model, which has met few goals of each ladder. */
const wordWeight = 1.5;
/** A strong phrase in the title counts once more. */
const strongBonus = 1;
/** A kind's lexicon is broad, so that it says less than a topic's. */
const kindWeight = 0.4;
/** A kind that is known already tips a tie. */
const sameKind = 0.75;
/** What a pack that the model has never met starts from. */
const leastShare = 0.002;
/** Below this certainty a kind's own ladder fits better than a topic's that may be wrong. */
const leastSure = 0.3;
/** Below this one nothing is known about the goal; a kind that is known already yields only to a surer one. */
const leastKind = 0.3;
const leastOtherKind = 0.5;

export function indexTopics(packs: CoachPacks, model: TopicModel): TopicIndex {
  const places = new Map(model.labels.map((label, at) => [label, at]));
  const all = [...packs.topics, ...Object.values(packs.kinds)];
  const labelOf = new Map(all.flatMap((pack) => entry(pack, places.get(`${pack.kind}/${pack.id}`))));
  return { words: indexWords(packs), model, labelOf };
}

function entry(pack: CoachPack, at: number | undefined): readonly (readonly [CoachPack, number])[] {
  return at === undefined ? [] : [[pack, at]];
}

/**
 * Which ladder a goal walks. List words and model count together, as odds, so that a clear word decides and an indirect
 * wording is still heard. Where no topic is sure enough, the likeliest kind gives its own ladder; else the kind that is
 * known, and `other` as the last.
 */
export function matchTopic(index: TopicIndex, goal: GoalWords, known: GoalKind): TopicMatch {
  const scored = scoreWords(index.words, goal);
  const shares = topicShares(index.model, goal.title, goal.description);
  const odds = scored.map((one) => oddsOf(one, shares[index.labelOf.get(one.pack) ?? -1] ?? 0, known));
  const sure = softmax(odds);
  const top = sure.indexOf(Math.max(...sure));
  const found = scored[top];
  const share = sure[top] ?? 0;
  if (found && share >= leastSure && found.pack.id !== "_kind") {
    const rule = found.titleStrong ? "topic_in_title" : found.total > 0 ? "topic_in_text" : "topic_by_wording";
    const score = rounded(share);
    return {
      kind: found.pack.kind,
      topic: found.pack,
      score,
      because: { rule, inputs: { topic: found.pack.id, score } },
    };
  }
  return kindAlone(scored, sure, known);
}

function oddsOf({ pack, total, titleStrong, vetoed }: Scored, share: number, known: GoalKind): number {
  if (vetoed) return Number.NEGATIVE_INFINITY;
  const said = pack.id === "_kind" ? total * kindWeight : total * wordWeight + (titleStrong ? strongBonus : 0);
  return Math.log(Math.max(share, leastShare)) + said + (known !== "other" && pack.kind === known ? sameKind : 0);
}

/** A kind is as sure as all its ladders together. */
function kindAlone(scored: readonly Scored[], sure: readonly number[], known: GoalKind): TopicMatch {
  const sums = goalKinds.map((kind) =>
    scored.reduce((sum, { pack }, at) => sum + (pack.kind === kind ? (sure[at] ?? 0) : 0), 0),
  );
  const most = Math.max(...sums);
  const kind = goalKinds[sums.indexOf(most)] ?? "other";
  const score = rounded(most);
  const least = known === "other" || known === kind ? leastKind : leastOtherKind;
  if (most >= least)
    return { kind, topic: undefined, score, because: { rule: "kind_likeliest", inputs: { kind, score } } };
  const rule = known === "other" ? "nothing_matched" : "kind_known";
  return { kind: known, topic: undefined, score: 0, because: { rule } };
}

function rounded(share: number): number {
  return Math.round(share * 100) / 100;
}
