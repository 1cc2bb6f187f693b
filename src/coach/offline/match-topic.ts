import type { CoachPack, MatchedPack } from "#content/coach-pack.ts";
import type { CoachPacks } from "#content/coach-packs.ts";
import { type GoalKind, goalKinds } from "#core/goals/goal.ts";
import { softmax } from "#core/text/linear-model.ts";
import { rememberedBy } from "#core/text/remembered.ts";
import type { GoalText } from "./goal-head.ts";
import { evidenceFor, probability, type Standing } from "./certainty.ts";
import { withoutDeadline } from "./goal-slots.ts";
import { namedOutright, type Names, readNames } from "./named-ladder.ts";
import { type GoalWords, indexWords, type Scored, scoreWords, type WordIndex } from "./match-words.ts";
import { type ActIndex, actShares, indexActs } from "./read-act.ts";
import { noTopic, type TopicModel, topicShares } from "./topic-model.ts";
import { isSilent, oddsOf, placesOf, type TopicPlaces, whatCounts, whatSpeaks } from "./topic-odds.ts";

/** Both ways to understand a goal: the packs' own word lists, and how people write about each ladder. */
export interface TopicIndex {
  readonly words: WordIndex;
  readonly topics: readonly CoachPack[];
  readonly names: Names;
  readonly model: TopicModel;
  readonly acts: ActIndex;
  /** Where each pack stands in the parts of the model. */
  readonly places: TopicPlaces;
  /** The family of each ladder that has one. */
  readonly familyOf: ReadonlyMap<CoachPack, CoachPack>;
}

/** What a goal is likely about. */
export interface TopicMatch {
  readonly kind: GoalKind;
  /** The likeliest ladders, the best first; empty where nothing speaks for any. */
  readonly candidates: readonly CoachPack[];
  /** The calibrated probability that the first candidate is what the goal is about, 0 to 1. */
  readonly sure: number;
  /** The likeliest family of ladders, where there is one, and how likely it is that the goal is about one of them. */
  readonly family?: { readonly pack: CoachPack; readonly sure: number } | undefined;
  /** The likeliest families, the best first. */
  readonly families: readonly CoachPack[];
}

/** Below this one nothing is known about the goal; a kind that is known already yields only to a surer one. */
const leastKind = 0.3;
const leastOtherKind = 0.5;
/** A ladder is worth naming in a question from this part of the odds on. */
const leastCandidate = 0.04;
const mostCandidates = 3;

/** One index for the packs and the model that it was made of: the coach asks it of each goal, and the screen of those in doubt. */
export function indexTopics(packs: CoachPacks, model: TopicModel): TopicIndex {
  const known = indexes.get(packs);
  if (known?.model === model) return known;
  const made = indexed(packs, model);
  indexes.set(packs, made);
  return made;
}

const indexes = new WeakMap<CoachPacks, TopicIndex>();

function indexed(packs: CoachPacks, model: TopicModel): TopicIndex {
  const all: readonly MatchedPack[] = [...packs.topics, ...Object.values(packs.kinds)];
  return {
    words: indexWords(packs),
    topics: packs.topics,
    names: readNames(packs.named, packs.topics),
    model,
    acts: indexActs(packs.frames.values(), model.acts),
    places: placesOf(all, model),
    familyOf: new Map(
      packs.topics.flatMap((topic) => {
        const family = packs.families.find(({ ladders }) => ladders.has(`${topic.kind}/${topic.id}`));
        return family ? [[topic, family.pack] as const] : [];
      }),
    ),
  };
}

/**
 * What a goal is about, and how sure that is. List words and model count together, as odds, so that a clear word decides
 * and an indirect wording is still heard; how sure is judged apart, because one known word among strange ones is not.
 */
export const matchTopic = (
  index: TopicIndex,
  { title, description, whole = title }: GoalText,
  known: GoalKind,
  ruledOut: ReadonlySet<string> = new Set(),
): TopicMatch => matched(index, title, description, whole, known, ...ruledOut);

/** Each step of a goal asks again what the goal is about, and a few goals are walked at a time. */
const rememberedGoals = 32;

const matched = rememberedBy(
  rememberedGoals,
  (index: TopicIndex, title: string, description: string, whole: string, known: GoalKind, ...ruledOut: string[]) =>
    judged(index, { title, description, whole }, known, new Set(ruledOut)),
);

function judged(
  index: TopicIndex,
  { whole, ...told }: Required<GoalText>,
  known: GoalKind,
  ruledOut: ReadonlySet<string>,
): TopicMatch {
  // "Before August" is said of any goal, and would speak for the one ladder that has August in it.
  const goal = { ...told, title: withoutDeadline(told.title) };
  const { ranked, kind, families } = rankTopics(index, goal, known, ruledOut);
  const said =
    namedOutright(index.names, goal.title, ruledOut) ??
    namedOutright(index.names, whole, ruledOut) ??
    saidAlike(index, goal, ruledOut, ranked[0]?.pack);
  if (said !== undefined) {
    const others = ranked.filter(({ pack, share }) => pack !== said && share >= leastCandidate).map(({ pack }) => pack);
    return { kind: said.kind, candidates: [said, ...others].slice(0, mostCandidates), sure: sureOfSaid, families: [] };
  }
  const standing = ranked[0];
  if (!standing) return { kind, candidates: [], sure: 0, families: [] };
  const judgedSure = probability(index.model.sure, evidenceFor(standing, index.model, goal.title, goal.description));
  const named = judgedSure >= namedFromSure ? namedIn(standing) : namedAlone(index, goal, known, ruledOut);
  const sure = named ? Math.max(judgedSure, sureOfNamed) : judgedSure;
  const likely = ranked.filter(({ share }, at) => at === 0 || share >= leastCandidate).map(({ pack }) => pack);
  const candidates = named ? [named, ...likely.filter((pack) => pack !== named)] : likely;
  return {
    kind: sure >= 0.5 ? (named ?? standing.pack).kind : kind,
    candidates: candidates.slice(0, mostCandidates),
    sure: Math.round(sure * 1000) / 1000,
    family: familyAmong(families, standing, judgedSure),
    families: [...families]
      .filter(([, share]) => share >= leastCandidate)
      .toSorted(([, one], [, other]) => other - one)
      .map(([pack]) => pack)
      .slice(0, mostCandidates),
  };
}

/**
 * The likeliest family: its ladders' odds laid together. How far the odds are to be believed is what the likeliest ladder was found to be sure of, so that a
 * family is the surer the more of the odds it holds.
 */
function familyAmong(
  families: ReadonlyMap<CoachPack, number>,
  { share }: Standing,
  sure: number,
): TopicMatch["family"] {
  const [first] = [...families].toSorted(([, one], [, other]) => other - one);
  return first && { pack: first[0], sure: Math.min(1, (sure * first[1]) / Math.max(share, 1e-6)) };
}

/**
 * The title names the thing in a ladder's own words, and no other ladder comes near. A word alone is not enough: "make peace with having no kids" is no
 * quarrel, and twelve boxes "from the move" are no move.
 */
const namedIn = ({ titleStrong, share, pack }: Standing): CoachPack | undefined =>
  titleStrong && share >= namedFrom ? pack : undefined;
const namedFrom = 0.7;
const namedFromSure = 0.8;
const sureOfNamed = 0.9;

/**
 * What is told beside a title makes a reader of whole goals doubt ("find a new job", and the interview, the contract and the month). A title that leaves
 * no doubt alone is believed: of 723 described goals of strangers that nothing had learned, 111 are so, and the ladder was right for 0.95 of them.
 */
function namedAlone(
  index: TopicIndex,
  { title, description }: GoalWords,
  known: GoalKind,
  ruledOut: ReadonlySet<string>,
): CoachPack | undefined {
  if (description.trim() === "") return undefined;
  const alone = { title, description: "" };
  const [first] = rankTopics(index, alone, known, ruledOut).ranked;
  const named = first && first.titleStrong && first.share >= namedAloneFrom ? first.pack : undefined;
  return named ?? saidAlike(index, alone, ruledOut, first?.pack);
}
const namedAloneFrom = 0.95;

/** From here a goal is what people of one ladder say, nearly word for word, and nobody else says so by far. */
const alikeFrom = 1.1;
/** From here it is where all else speaks for that ladder too. */
const likelyFrom = 0.95;
const elsewhere = 0.8;
const sureOfSaid = 0.95;

/** The ladder whose people say just this: "bake bread" is baking bread, however much is known of cooking. */
function saidAlike(
  { words, topics, model, places }: TopicIndex,
  goal: GoalWords,
  ruledOut: ReadonlySet<string>,
  likeliest: CoachPack | undefined,
): CoachPack | undefined {
  const speaks = whatSpeaks(model, places, goal.title, goal.description);
  const scored = scoreWords(words, goal);
  const near = topics
    .map((pack, at) => ({ pack, near: scored[at]?.vetoed === true ? 0 : speaks.near(pack) }))
    .toSorted((one, other) => other.near - one.near);
  const [first, second] = near;
  const from = first !== undefined && first.pack === likeliest ? likelyFrom : alikeFrom;
  const alone = first !== undefined && first.near >= from && (second?.near ?? 0) <= elsewhere * first.near;
  return alone && !ruledOut.has(first.pack.id) ? first.pack : undefined;
}

/** Every ladder that anything speaks for, the likeliest first, with what speaks for it. */
export function rankTopics(
  index: TopicIndex,
  goal: GoalWords,
  known: GoalKind,
  ruledOut: ReadonlySet<string>,
): {
  readonly ranked: readonly Standing[];
  readonly kind: GoalKind;
  /** What part of the odds each family holds that may be walked. */
  readonly families: ReadonlyMap<CoachPack, number>;
} {
  const { model, places } = index;
  const scored = scoreWords(index.words, goal);
  const speaks = whatSpeaks(model, places, goal.title, goal.description);
  const acts = actShares(index.acts, goal.title, goal.description);
  const actShareOf = (act: string) => acts[model.acts.labels.indexOf(act)] ?? 0;
  const odds = scored.map((one) =>
    ruledOut.has(one.pack.id)
      ? Number.NEGATIVE_INFINITY
      : oddsOf(model.odds, one, speaks, "act" in one.pack ? actShareOf(String(one.pack.act)) : 0, known),
  );
  const sure = softmax(amongBest(odds));
  const shares = topicShares(model, goal.title, goal.description);
  const noneShare = model.labels.reduce(
    (sum, label, at) => sum + (label === noTopic || label.endsWith("/_kind") ? (shares[at] ?? 0) : 0),
    0,
  );
  // Topics stand first among the packs whose words are looked up.
  const topics = index.topics
    .flatMap((pack, at) => {
      const one = scored[at];
      const silent = one === undefined || one.vetoed || isSilent(one, speaks);
      return silent ? [] : [{ ...one, pack, share: sure[at] ?? 0 }];
    })
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, mostCandidates + 1);
  const mostTotal = (but: Scored) =>
    scored.reduce((most, one) => (one.pack === but.pack || one.vetoed ? most : Math.max(most, one.total)), 0);
  const ranked = topics.map(
    (one, at): Standing => ({
      pack: one.pack,
      share: one.share,
      second: topics[at + 1]?.share ?? 0,
      modelShare: speaks.share(one.pack) ?? 0,
      noneShare,
      titleStrong: one.titleStrong,
      listTotal: one.total,
      rivalTotal: at === 0 ? mostTotal(one) : 0,
      label: places.model.get(one.pack),
      actShare: actShareOf(one.pack.act),
      near: speaks.near(one.pack),
      alike: speaks.alike(one.pack),
      said: speaks.said(one.pack).all,
      written: speaks.written(one.pack).title,
      nearRival: at === 0 && topics[1] ? speaks.near(topics[1].pack) : 0,
      alikeRival: at === 0 && topics[1] ? speaks.alike(topics[1].pack) : 0,
    }),
  );
  return { ranked, kind: kindOf(scored, sure, known), families: familyShares(index, sure, ruledOut) };
}

/** Topics stand first among the packs whose words are looked up. */
function familyShares(
  { topics, familyOf }: TopicIndex,
  shares: readonly number[],
  ruledOut: ReadonlySet<string>,
): ReadonlyMap<CoachPack, number> {
  const sums = new Map<CoachPack, number>();
  topics.forEach((pack, at) => {
    const family = familyOf.get(pack);
    if (family && !ruledOut.has(family.id)) sums.set(family, (sums.get(family) ?? 0) + (shares[at] ?? 0));
  });
  return sums;
}

/** The ladders that come near a goal, with what speaks for each: from these it is learned how much each thing counts. */
export function nearLadders(
  { words, topics, model, places, acts }: TopicIndex,
  goal: GoalWords,
): readonly { readonly pack: CoachPack; readonly counts: readonly number[] }[] {
  const scored = scoreWords(words, goal);
  const speaks = whatSpeaks(model, places, goal.title, goal.description);
  const shares = actShares(acts, goal.title, goal.description);
  return topics
    .flatMap((pack, at) => {
      const one = scored[at];
      if (one === undefined || one.vetoed || isSilent(one, speaks)) return [];
      const actShare = shares[model.acts.labels.indexOf(pack.act)] ?? 0;
      return [
        { pack, counts: whatCounts(one, speaks, actShare), odds: oddsOf(model.odds, one, speaks, actShare, "other") },
      ];
    })
    .toSorted((one, other) => other.odds - one.odds)
    .slice(0, weighed);
}

/** Hundreds of ladders that nothing speaks for would together outweigh the one that a goal is about. */
const weighed = 40;

function amongBest(odds: readonly number[]): readonly number[] {
  const least = odds.toSorted((a, b) => b - a)[weighed - 1] ?? Number.NEGATIVE_INFINITY;
  return odds.map((each) => (each < least ? Number.NEGATIVE_INFINITY : each));
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
