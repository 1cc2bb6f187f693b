import type { MatchedPack } from "#content/coach-pack.ts";
import type { GoalKind } from "#core/goals/goal.ts";
import { wordsOf } from "#core/goals/words.ts";
import { rememberedBy } from "#core/text/remembered.ts";
import { nearness } from "#core/text/sayings.ts";
import { coverageOf } from "#core/text/vocabulary.ts";
import type { Scored } from "./match-words.ts";
import { type TopicModel, spokenOf, topicShares } from "./topic-model.ts";

/** Where packs stand in the model's parts; a pack that a part has never met has no entry in it. */
export interface TopicPlaces {
  readonly model: ReadonlyMap<MatchedPack, number>;
  readonly sayings: ReadonlyMap<MatchedPack, number>;
  readonly words: ReadonlyMap<MatchedPack, number>;
}

export function placesOf(packs: readonly MatchedPack[], { labels, sayings, vocabulary }: TopicModel): TopicPlaces {
  const placed = (names: readonly string[]) => {
    const places = new Map(names.map((name, at) => [name, at]));
    return new Map(
      packs.flatMap((pack) => {
        const at = places.get(`${pack.kind}/${pack.id}`);
        return at === undefined ? [] : [[pack, at] as const];
      }),
    );
  };
  return { model: placed(labels), sayings: placed(sayings.labels), words: placed(vocabulary.labels) };
}

/** What the model's parts say of a goal, pack by pack. */
export interface Speaks {
  /** The linear model's share; undefined for a short ladder, which it does not know. */
  share(pack: MatchedPack): number | undefined;
  near(pack: MatchedPack): number;
  /** How much of the title's, and of all the goal's words stands in a pack's sayings, and in its steps. */
  said(pack: MatchedPack): Covered;
  written(pack: MatchedPack): Covered;
}
interface Covered {
  readonly title: number;
  readonly all: number;
}

const longest = 600;
/** A goal is read several times within one answer. */
const rememberedGoals = 8;

const nearOf = rememberedBy(rememberedGoals, ({ sayings }: TopicModel, title: string, description: string) =>
  nearness(sayings, spokenOf(title, description)),
);
const coveredBy = rememberedBy(rememberedGoals, ({ vocabulary }: TopicModel, text: string) =>
  coverageOf(vocabulary, wordsOf(text.slice(0, longest))),
);

export function whatSpeaks(model: TopicModel, places: TopicPlaces, title: string, description: string): Speaks {
  const shares = topicShares(model, title, description);
  const near = nearOf(model, title, description);
  const inTitle = coveredBy(model, title);
  const inAll = coveredBy(model, `${title} ${description}`);
  const at = (values: Float64Array, place: number | undefined) => (place === undefined ? 0 : (values[place] ?? 0));
  return {
    share: (pack) => {
      const place = places.model.get(pack);
      return place === undefined ? undefined : (shares[place] ?? 0);
    },
    near: (pack) => at(near, places.sayings.get(pack)),
    said: (pack) => {
      const place = places.words.get(pack);
      return { title: at(inTitle.said, place), all: at(inAll.said, place) };
    },
    written: (pack) => {
      const place = places.words.get(pack);
      return { title: at(inTitle.written, place), all: at(inAll.written, place) };
    },
  };
}

/** How much each thing counts; fitted on goals of strangers that were labelled with all ladders in view (docs/coach.md). */
const counts = {
  share: 0.52,
  near: 1.5,
  strong: 1.5,
  listed: 0.35,
  act: 0.25,
  writtenTitle: 0.49,
  writtenAll: 2.07,
  saidAll: 3.75,
} as const;
/** A narrow ladder is known by what people said of it and by the words of its steps; it has no list, and few goals that were labelled. */
const countsShort = { start: -5, labelled: 1, near: 6.2, writtenAll: 1.5 } as const;
/** A kind's lexicon is broad, so that it says less than a ladder's. */
const kindWeight = 0.4;
/** A kind that is known already tips a tie. */
const sameKind = 0.75;
/** What a pack that the model has hardly met starts from, and an act that is not the ladder's. */
const leastShare = 0.002;
const leastAct = 0.01;

export const isShort = ({ match }: MatchedPack): boolean => match.ru.length === 0 && match.en.length === 0;

/** What speaks for a pack, as odds against the others. */
export function oddsOf(
  { pack, total, titleStrong, vetoed }: Scored,
  speaks: Speaks,
  actShare: number,
  known: GoalKind,
): number {
  if (vetoed) return Number.NEGATIVE_INFINITY;
  const tie = known !== "other" && pack.kind === known ? sameKind : 0;
  const share = speaks.share(pack);
  const met = counts.share * Math.log(Math.max(share ?? 0, leastShare));
  if (!("steps" in pack)) return met + total * kindWeight + tie;
  const [said, written] = [speaks.said(pack), speaks.written(pack)];
  return (
    tie +
    (isShort(pack) ? ofShort(speaks, pack, share) : met + counts.near * speaks.near(pack)) +
    (titleStrong ? counts.strong : 0) +
    counts.listed * Math.log(1 + total) +
    counts.act * Math.log(Math.max(actShare, leastAct)) +
    counts.saidAll * said.all +
    counts.writtenTitle * written.title +
    counts.writtenAll * written.all
  );
}

const ofShort = (speaks: Speaks, pack: MatchedPack, share: number | undefined): number =>
  countsShort.start +
  (share === undefined ? 0 : countsShort.labelled) +
  countsShort.near * speaks.near(pack) +
  countsShort.writtenAll * speaks.written(pack).all;

/** Whether nothing at all speaks for a ladder. */
export const isSilent = ({ pack, total }: Scored, speaks: Speaks): boolean =>
  total === 0 && speaks.near(pack) === 0 && speaks.said(pack).all === 0 && (speaks.share(pack) ?? 0) < leastShare;
