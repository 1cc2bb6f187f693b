import type { MatchedPack } from "#content/coach-pack.ts";
import type { GoalKind } from "#core/goals/goal.ts";
import { wordsOf } from "#core/goals/words.ts";
import { rememberedBy } from "#core/text/remembered.ts";
import { likeness } from "#core/text/profiles.ts";
import { nearness } from "#core/text/sayings.ts";
import { coverageOf } from "#core/text/vocabulary.ts";
import type { Scored } from "./match-words.ts";
import { type Odds, type TopicModel, spokenOf, topicShares } from "./topic-model.ts";

/** Where packs stand in the model's parts; a pack that a part has never met has no entry in it. */
export interface TopicPlaces {
  readonly model: ReadonlyMap<MatchedPack, number>;
  readonly sayings: ReadonlyMap<MatchedPack, number>;
  readonly profiles: ReadonlyMap<MatchedPack, number>;
  readonly words: ReadonlyMap<MatchedPack, number>;
}

export function placesOf(
  packs: readonly MatchedPack[],
  { labels, sayings, profiles, vocabulary }: TopicModel,
): TopicPlaces {
  const placed = (names: readonly string[]) => {
    const places = new Map(names.map((name, at) => [name, at]));
    return new Map(
      packs.flatMap((pack) => {
        const at = places.get(`${pack.kind}/${pack.id}`);
        return at === undefined ? [] : [[pack, at] as const];
      }),
    );
  };
  return {
    model: placed(labels),
    sayings: placed(sayings.labels),
    profiles: placed(profiles.labels),
    words: placed(vocabulary.labels),
  };
}

/** What the model's parts say of a goal, pack by pack. */
export interface Speaks {
  /** The linear model's share; undefined for a short ladder, which it does not know. */
  share(pack: MatchedPack): number | undefined;
  near(pack: MatchedPack): number;
  /** How alike the goal and all that is said of a pack are. */
  alike(pack: MatchedPack): number;
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
const alikeOf = rememberedBy(rememberedGoals, ({ profiles }: TopicModel, title: string, description: string) =>
  likeness(profiles, spokenOf(title, description)),
);
const coveredBy = rememberedBy(rememberedGoals, ({ vocabulary }: TopicModel, text: string) =>
  coverageOf(vocabulary, wordsOf(text.slice(0, longest))),
);

export function whatSpeaks(model: TopicModel, places: TopicPlaces, title: string, description: string): Speaks {
  const shares = topicShares(model, title, description);
  const near = nearOf(model, title, description);
  const alike = alikeOf(model, title, description);
  const inTitle = coveredBy(model, title);
  const inAll = coveredBy(model, `${title} ${description}`);
  const at = (values: Float64Array, place: number | undefined) => (place === undefined ? 0 : (values[place] ?? 0));
  return {
    share: (pack) => {
      const place = places.model.get(pack);
      return place === undefined ? undefined : (shares[place] ?? 0);
    },
    near: (pack) => at(near, places.sayings.get(pack)),
    alike: (pack) => at(alike, places.profiles.get(pack)),
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

/** A kind's lexicon is broad, so that it says less than a ladder's. */
const kindWeight = 0.4;
/** A kind that is known already tips a tie. */
const sameKind = 0.75;
/** What a pack that the model has hardly met starts from, and an act that is not the ladder's. */
const leastShare = 0.002;
const leastAct = 0.01;
/** How much the linear model's share of a kind's lexicon counts. */
const kindShare = 0.52;

export const isShort = ({ match }: MatchedPack): boolean => match.ru.length === 0 && match.en.length === 0;

/** All that speaks for a ladder; `Odds` says how much each counts. */
export function whatCounts({ pack, total, titleStrong }: Scored, speaks: Speaks, actShare: number): readonly number[] {
  const [said, written, share] = [speaks.said(pack), speaks.written(pack), speaks.share(pack)];
  return [
    1,
    share === undefined ? 0 : 1,
    share === undefined ? 0 : Math.log(Math.max(share, leastShare) / leastShare),
    speaks.near(pack),
    speaks.alike(pack),
    Math.sqrt(speaks.alike(pack)),
    titleStrong ? 1 : 0,
    Math.log(1 + total),
    Math.log(Math.max(actShare, leastAct)),
    said.title,
    said.all,
    written.title,
    written.all,
  ];
}

/** What speaks for a pack, as odds against the others. */
export function oddsOf(odds: Odds, scored: Scored, speaks: Speaks, actShare: number, known: GoalKind): number {
  const { pack, total, vetoed } = scored;
  if (vetoed) return Number.NEGATIVE_INFINITY;
  const tie = known !== "other" && pack.kind === known ? sameKind : 0;
  if (!("steps" in pack))
    return kindShare * Math.log(Math.max(speaks.share(pack) ?? 0, leastShare)) + total * kindWeight + tie;
  const counts = isShort(pack) ? odds.short : odds.broad;
  return whatCounts(scored, speaks, actShare).reduce((sum, value, at) => sum + value * (counts[at] ?? 0), tie);
}

/** Whether nothing at all speaks for a ladder. */
export const isSilent = ({ pack, total }: Scored, speaks: Speaks): boolean =>
  total === 0 &&
  speaks.near(pack) === 0 &&
  speaks.alike(pack) === 0 &&
  speaks.said(pack).all === 0 &&
  (speaks.share(pack) ?? 0) < leastShare;
