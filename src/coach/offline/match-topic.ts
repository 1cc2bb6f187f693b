import type { CoachPack, MatchedPack } from "#content/coach-pack.ts";
import type { CoachPacks } from "#content/coach-packs.ts";
import { type GoalKind, goalKinds } from "#core/goals/goal.ts";
import { softmax } from "#core/text/linear-model.ts";
import { evidenceFor, probability, type Standing } from "./certainty.ts";
import { type GoalWords, indexWords, type Scored, scoreWords, type WordIndex } from "./match-words.ts";
import { type ActIndex, actShares, indexActs } from "./read-act.ts";
import { nearness } from "./sayings.ts";
import { noTopic, type TopicModel, topicShares } from "./topic-model.ts";

/** Both ways to understand a goal: the packs' own word lists, and how people write about each ladder. */
export interface TopicIndex {
  readonly words: WordIndex;
  readonly topics: readonly CoachPack[];
  readonly model: TopicModel;
  readonly acts: ActIndex;
  /** Where each pack stands among the model's labels; a pack that the model has never met has no entry. */
  readonly labelOf: ReadonlyMap<MatchedPack, number>;
  /** Where each pack stands among what the sayings are about. */
  readonly sayingOf: ReadonlyMap<MatchedPack, number>;
}

/** What a goal is likely about. */
export interface TopicMatch {
  readonly kind: GoalKind;
  /** The likeliest ladders, the best first; empty where nothing speaks for any. */
  readonly candidates: readonly CoachPack[];
  /** The calibrated probability that the first candidate is what the goal is about, 0 to 1. */
  readonly sure: number;
}

/** A word of a list says more than the model, which has met few goals of each ladder. */
const wordWeight = 1.5;
/** A strong phrase in the title counts once more. */
const strongBonus = 1;
/** A kind's lexicon is broad, so that it says less than a topic's. */
const kindWeight = 0.4;
/** A kind that is known already tips a tie. */
const sameKind = 0.75;
/** What the nearest sayings add to the odds, from nothing in common to the very words. */
const nearWeight = 8;
/** What a pack that the model has never met starts from. */
const leastShare = 0.002;
/** Below this one nothing is known about the goal; a kind that is known already yields only to a surer one. */
const leastKind = 0.3;
const leastOtherKind = 0.5;
/** A ladder is worth naming in a question from this part of the odds on. */
const leastCandidate = 0.04;
const mostCandidates = 3;

export function indexTopics(packs: CoachPacks, model: TopicModel): TopicIndex {
  const all: readonly MatchedPack[] = [...packs.topics, ...Object.values(packs.kinds)];
  return {
    words: indexWords(packs),
    topics: packs.topics,
    model,
    acts: indexActs(packs.frames.values(), model.acts),
    labelOf: placesOf(all, model.labels),
    sayingOf: placesOf(all, model.sayings.labels),
  };
}

function placesOf(packs: readonly MatchedPack[], labels: readonly string[]): ReadonlyMap<MatchedPack, number> {
  const places = new Map(labels.map((label, at) => [label, at]));
  return new Map(
    packs.flatMap((pack) => {
      const at = places.get(`${pack.kind}/${pack.id}`);
      return at === undefined ? [] : [[pack, at] as const];
    }),
  );
}

/**
 * What a goal is about, and how sure that is. List words and model count together, as odds, so that a clear word decides
 * and an indirect wording is still heard; how sure is judged apart, because one known word among strange ones is not.
 */
export function matchTopic(
  index: TopicIndex,
  goal: GoalWords,
  known: GoalKind,
  ruledOut: ReadonlySet<string> = new Set(),
): TopicMatch {
  const { ranked, kind } = rankTopics(index, goal, known, ruledOut);
  const standing = ranked[0];
  if (!standing) return { kind, candidates: [], sure: 0 };
  const sure = probability(index.model.sure, evidenceFor(standing, index.model, goal.title, goal.description));
  const candidates = ranked.filter(({ share }, at) => at === 0 || share >= leastCandidate);
  return {
    kind: sure >= 0.5 ? standing.pack.kind : kind,
    candidates: candidates.slice(0, mostCandidates).map(({ pack }) => pack),
    sure: Math.round(sure * 1000) / 1000,
  };
}

/** Every ladder that anything speaks for, the likeliest first, with what speaks for it. */
export function rankTopics(
  index: TopicIndex,
  goal: GoalWords,
  known: GoalKind,
  ruledOut: ReadonlySet<string>,
): { readonly ranked: readonly Standing[]; readonly kind: GoalKind } {
  const scored = scoreWords(index.words, goal);
  const shares = topicShares(index.model, goal.title, goal.description);
  const shareOf = (pack: MatchedPack) => shares[index.labelOf.get(pack) ?? -1] ?? 0;
  const near = nearness(index.model.sayings, goal.title, goal.description);
  const nearOf = (pack: MatchedPack) => near[index.sayingOf.get(pack) ?? -1] ?? 0;
  const odds = scored.map((one) =>
    ruledOut.has(one.pack.id)
      ? Number.NEGATIVE_INFINITY
      : oddsOf(one, shareOf(one.pack), known) + nearWeight * nearOf(one.pack),
  );
  const sure = softmax(odds);
  const noneShare = index.model.labels.reduce(
    (sum, label, at) => sum + (label === noTopic || label.endsWith("/_kind") ? (shares[at] ?? 0) : 0),
    0,
  );
  // Topics stand first among the packs whose words are looked up.
  const topics = index.topics
    .flatMap((pack, at) => {
      const one = scored[at];
      return one === undefined || one.vetoed ? [] : [{ ...one, pack, share: sure[at] ?? 0 }];
    })
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, mostCandidates + 1);
  const acts = actShares(index.acts, goal.title, goal.description);
  const mostTotal = (but: Scored) =>
    scored.reduce((most, one) => (one.pack === but.pack || one.vetoed ? most : Math.max(most, one.total)), 0);
  const ranked = topics.map(
    (one, at): Standing => ({
      pack: one.pack,
      share: one.share,
      second: topics[at + 1]?.share ?? 0,
      modelShare: shareOf(one.pack),
      noneShare,
      titleStrong: one.titleStrong,
      listTotal: one.total,
      rivalTotal: at === 0 ? mostTotal(one) : 0,
      label: index.labelOf.get(one.pack),
      actShare: acts[index.acts.model.labels.indexOf(one.pack.act)] ?? 0,
      near: nearOf(one.pack),
      nearNone: near[index.model.sayings.labels.indexOf(noTopic)] ?? 0,
      nearRival: at === 0 ? nearOf(topics[1]?.pack ?? one.pack) : 0,
    }),
  );
  return { ranked, kind: kindOf(scored, sure, known) };
}

function oddsOf({ pack, total, titleStrong, vetoed }: Scored, share: number, known: GoalKind): number {
  if (vetoed) return Number.NEGATIVE_INFINITY;
  const said = pack.id === "_kind" ? total * kindWeight : total * wordWeight + (titleStrong ? strongBonus : 0);
  return Math.log(Math.max(share, leastShare)) + said + (known !== "other" && pack.kind === known ? sameKind : 0);
}

/** A kind is as sure as all its ladders together. */
function kindOf(scored: readonly Scored[], sure: readonly number[], known: GoalKind): GoalKind {
  const sums = goalKinds.map((kind) =>
    scored.reduce((sum, { pack }, at) => sum + (pack.kind === kind ? (sure[at] ?? 0) : 0), 0),
  );
  const most = Math.max(...sums);
  const kind = goalKinds[sums.indexOf(most)] ?? "other";
  const least = known === "other" || known === kind ? leastKind : leastOtherKind;
  return most >= least ? kind : known;
}
