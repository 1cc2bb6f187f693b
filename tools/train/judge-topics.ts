import { evidenceFor, probability } from "#coach/offline/certainty.ts";
import { goOn } from "#coach/offline/choose-way.ts";
import { withoutDeadline } from "#coach/offline/goal-slots.ts";
import { indexTopics, nearLadders, rankTopics } from "#coach/offline/match-topic.ts";
import type { Certainty, Odds, TopicModel } from "#coach/offline/topic-model.ts";
import { isShort } from "#coach/offline/topic-odds.ts";
import { type CoachPacks, loadCoachPacks } from "#content/coach-packs.ts";
import { decodeTopicModel } from "#content/topic-model.ts";
import { wordsOf } from "#core/goals/words.ts";
import { hashText } from "#core/text/hash.ts";
import { fitCertainty, type Judged } from "./certainty-fit.ts";
import { type GoalExample, loadGoalCorpus } from "./goal-corpus.ts";
import {
  aside,
  topicSpec,
  trainActs,
  trainProfiles,
  trainSayings,
  trainTopics,
  trainVocabulary,
} from "./goal-model.ts";
import { fitChoice } from "./odds-fit.ts";

const folds = 2;
/**
 * Until enough goals of strangers were labelled with all ladders in view, an eighth of the ladders is taken away in each round, so that their goals
 * are about none of those left; from then on goals of no ladder are there as often as strangers have them.
 */
const ladderParts = 8;
/** Goals of strangers count so many times a goal of whoever knew the ladders. */
const strangers = 5;
/** What part of all goals is about no ladder, as counted among strangers' when there were fewer ladders. */
const partOfNone = 0.24;
/** From so many goals of strangers on they alone say how far to trust. */
const enoughStrangers = 500;

/** One goal as a model judged it that had seen neither it nor, where it is about none, its ladder. */
export interface Unseen extends Judged {
  readonly line: GoalExample;
  readonly got: string;
  /** No ladder that the model knew is about it. */
  readonly ofNone: boolean;
}

/** A word or two of whoever knew the ladders are no goal that anybody writes; and what lies beside a ladder that was taken away is hardly wrong. */
function plainness({ title, description, topic }: GoalExample, got: string): number {
  const terse = wordsOf(`${title} ${description}`).length < 4 ? 0.2 : 1;
  return got !== topic && got.split("/")[0] === topic.split("/")[0] ? terse * 0.4 : terse;
}

const part = (text: string, parts: number, seed: number) => hashText(text, seed) % parts;
const foldOf = ({ title, description }: GoalExample) => part(`${title}\n${description}`, folds, 7);

/** A model that has not seen the goals of its fold, and those goals. */
interface Fold {
  readonly packs: CoachPacks;
  readonly model: TopicModel;
  readonly gone: ReadonlySet<string>;
  readonly lines: readonly GoalExample[];
}

/** How much each thing counts until it is fitted, in the order of `whatCounts`: enough to find the ladders that come near. */
const untilFitted: Odds = {
  broad: [-3, 0, 0.5, 1.5, 6, 0, 1.5, 0.35, 0.25, 0, 3.5, 0.5, 2],
  short: [-4, 0, 0, 4, 6, 0, 1.5, 0.35, 0.25, 0, 3.5, 0.5, 3.5],
};

export function trainFolds(contentDir: string): readonly Fold[] {
  const packs = loadCoachPacks(contentDir);
  const corpus = loadGoalCorpus(contentDir);
  const inView = corpus.filter(({ also }) => also !== undefined).length >= enoughStrangers;
  return Array.from({ length: folds }, (_, fold) => {
    const gone = new Set(
      inView
        ? []
        : packs.topics.map(({ kind, id }) => `${kind}/${id}`).filter((ladder) => part(ladder, ladderParts, 3) === fold),
    );
    const elsewhere = (line: GoalExample) => foldOf(line) !== fold;
    const known = (line: GoalExample) => elsewhere(line) && !gone.has(line.topic);
    const model = decodeTopicModel({
      about: "",
      corpus: "",
      spec: topicSpec,
      aside,
      odds: { broad: [...untilFitted.broad], short: [...untilFitted.short] },
      sure: { bias: 0, weights: [0] },
      acts: trainActs(contentDir, known),
      sayings: trainSayings(contentDir, known, gone),
      profiles: trainProfiles(contentDir, known, gone),
      vocabulary: trainVocabulary(contentDir, known, gone),
      ...trainTopics(contentDir, elsewhere, gone),
    });
    return {
      packs: { ...packs, topics: packs.topics.filter(({ kind, id }) => !gone.has(`${kind}/${id}`)) },
      model,
      gone,
      lines: corpus.filter((line) => foldOf(line) === fold || gone.has(line.topic)),
    };
  });
}

const isRight = ({ topic, also }: GoalExample, ladder: string) => ladder === topic || also?.includes(ladder) === true;

/** How much each thing counts, from strangers' goals that have a ladder: the right one is to be likelier than those that come near. */
export function fitOdds(all: readonly Fold[]): Odds {
  return fitChoice(
    all.flatMap(({ packs, model, lines }) => {
      const index = indexTopics(packs, model);
      return lines
        .filter(({ also, topic }) => also !== undefined && topic !== "none" && !topic.endsWith("/_kind"))
        .map((line) =>
          nearLadders(index, { title: withoutDeadline(line.title), description: line.description }).map(
            ({ pack, counts }) => ({
              counts,
              short: isShort(pack),
              right: isRight(line, `${pack.kind}/${pack.id}`),
            }),
          ),
        );
    }),
    untilFitted,
  );
}

/** Every goal of the corpus, judged by a model that was trained without it. */
export function judgeUnseen(contentDir: string, all: readonly Fold[], odds: Odds): readonly Unseen[] {
  const nameable = new Set(loadGoalCorpus(contentDir).flatMap(({ topic, act }) => (act === undefined ? [] : [topic])));
  return all.flatMap((fold) => judgeFold({ ...fold, model: { ...fold.model, odds } }, nameable));
}

function judgeFold({ packs, model, gone, lines }: Fold, nameable: ReadonlySet<string>): readonly Unseen[] {
  const index = indexTopics(packs, model);
  return lines.flatMap((line) => {
    const { title, description, topic } = line;
    const { ranked } = rankTopics(index, { title, description }, "other", new Set());
    const standing = ranked[0];
    if (!standing) return [];
    const got = `${standing.pack.kind}/${standing.pack.id}`;
    // Whoever named its ladder may not have known this one: nothing can be learnt from "none" then.
    if (line.act !== undefined && line.also === undefined && (topic === "none" || !nameable.has(got))) return [];
    return [
      {
        line,
        got,
        evidence: evidenceFor(standing, model, title, description),
        right: isRight(line, got),
        ofNone: ofNoLadder(topic, gone.has(topic)),
        weight: line.act === undefined && line.also === undefined ? plainness(line, got) : strangers,
      },
    ];
  });
}

const ofNoLadder = (topic: string, gone: boolean) => gone || topic === "none" || topic.endsWith("/_kind");

/** The probability that the likeliest ladder is right, fitted where goals of no ladder are as common as among strangers'. */
export function calibrate(unseen: readonly Unseen[]): Certainty {
  const told = unseen.filter(({ line }) => line.also !== undefined);
  return fitCertainty(asAmongStrangers(told.length >= enoughStrangers ? told : unseen));
}

function asAmongStrangers(unseen: readonly Unseen[]): readonly Unseen[] {
  if (unseen.every(({ line }) => line.also !== undefined)) return unseen;
  const sum = (none: boolean) =>
    unseen.reduce((total, { ofNone, weight }) => total + (ofNone === none ? weight : 0), 0);
  const factor = (partOfNone / (1 - partOfNone)) * (sum(false) / Math.max(1, sum(true)));
  return unseen.map((one) => (one.ofNone ? { ...one, weight: one.weight * factor } : one));
}

/** How a certainty holds on goals that it was not fitted on. */
export interface Reliability {
  readonly n: number;
  /** The mean distance between what was said and what came true, over ten equal parts of certainty. */
  readonly ece: number;
  /** What part of goals is walked without a question, and how many of those are about something else. */
  readonly walked: number;
  readonly wrong: number;
}

/** Each half of the goals is judged by the certainty that the other half gives. */
export function reliabilityOf(unseen: readonly Unseen[]): Reliability {
  const even = (one: Unseen) => part(one.line.title, 2, 5) === 0;
  const sides = [unseen.filter(even), unseen.filter((one) => !even(one))] as const;
  const said = sides.flatMap((side, at) => {
    const certainty = calibrate(sides[1 - at] ?? []);
    return asAmongStrangers(side).map((one) => ({ ...one, said: probability(certainty, one.evidence) }));
  });
  return reliability(said);
}

export function reliability(said: readonly (Judged & { readonly said: number })[]): Reliability {
  const weightOf = (all: readonly Judged[]) => all.reduce((sum, { weight }) => sum + weight, 0);
  const total = weightOf(said);
  const bins = Array.from({ length: 10 }, (_, at) =>
    said.filter((one) => Math.min(9, Math.floor(one.said * 10)) === at),
  );
  const off = bins.map((bin) =>
    Math.abs(bin.reduce((sum, one) => sum + one.weight * (one.said - (one.right ? 1 : 0)), 0)),
  );
  const sure = said.filter((one) => one.said >= goOn);
  const rounded = (share: number) => Number(share.toFixed(4));
  return {
    n: said.length,
    ece: rounded(off.reduce((sum, each) => sum + each, 0) / total),
    walked: rounded(weightOf(sure) / total),
    wrong: rounded(weightOf(sure.filter(({ right }) => !right)) / Math.max(1e-9, weightOf(sure))),
  };
}
