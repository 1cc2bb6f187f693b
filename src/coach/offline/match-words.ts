import type { MatchedPack } from "#content/coach-pack.ts";
import type { CoachPacks } from "#content/coach-packs.ts";
import { goalKinds } from "#core/goals/goal.ts";
import { type Phrase, phraseAt, phraseOf, wordsOf } from "#core/goals/words.ts";
import { rememberedBy } from "#core/text/remembered.ts";

interface Listed {
  readonly phrase: Phrase;
  readonly share: number;
  readonly veto: boolean;
  /** Whose list: its place among the packs. */
  readonly owner: number;
}

/** All packs' match lists, compiled once by how phrases begin: a word of a goal then meets only a few of them. */
export interface WordIndex {
  /** Topics first, then the kinds' own ladders. */
  readonly packs: readonly MatchedPack[];
  /** Whether a word stands in no list of any pack, so that it may be a misspelt one. */
  readonly unknown: (word: string) => boolean;
  readonly byLetter: ReadonlyMap<string, readonly Listed[]>;
  readonly byTwoLetters: ReadonlyMap<string, readonly Listed[]>;
}

/** What the person wrote, title first, because a title says the goal and a description the circumstances. */
export interface GoalWords {
  readonly title: string;
  readonly description: string;
}

const weights = { title: 3, description: 1 } as const;
const weakShare = 1 / 3;
const typoShare = 0.7;
/** A further word of a phrase makes it surer. */
const phraseBonus = 0.6;
/** Of two words the later names the thing: in "fix the bike" and "improve my French" the verb says less. */
const laterWord = 0.01;
/** What follows them is a circumstance, not the thing: "learn piano with arthritis". */
const circumstance = new Set(
  "with without despite after before because while при с со без после до несмотря потому".split(" "),
);
/** Only so much of a long text is looked at: the goal stands at its head. */
const longest = 600;

export function indexWords(packs: CoachPacks): WordIndex {
  const all: readonly MatchedPack[] = [...packs.topics, ...goalKinds.map((kind) => packs.kinds[kind])];
  const listed = all.flatMap(listedOf);
  return {
    packs: all,
    unknown: unknownTo(listed),
    byLetter: Map.groupBy(listed, ({ phrase }) => phrase[0]?.[0] ?? ""),
    byTwoLetters: Map.groupBy(listed, ({ phrase }) => phrase[0]?.slice(0, 2) ?? ""),
  };
}

const rememberedWords = 5000;
/** So much of a word must stand in a list for it to be a real one: "dent" says nothing of "dentsit". */
const knownShare = 0.6;

/** Real words are no typos: "wedding" never means "weeding", because some list knows it. */
function unknownTo(listed: readonly Listed[]): (word: string) => boolean {
  const known = new Set(listed.flatMap(({ phrase }) => phrase));
  const knows = (word: string) => {
    const least = Math.max(4, Math.ceil(word.length * knownShare));
    for (let length = least; length <= word.length; length++) if (known.has(word.slice(0, length))) return true;
    return false;
  };
  const remembered = new Map<string, boolean>();
  return (word) => {
    const before = remembered.get(word);
    if (before !== undefined) return before;
    if (remembered.size >= rememberedWords) remembered.clear();
    const unknown = !knows(word);
    remembered.set(word, unknown);
    return unknown;
  };
}

/** Both languages at once: people write either in either. */
function listedOf({ match: { ru, en, weak, not } }: MatchedPack, owner: number): readonly Listed[] {
  const listed = (texts: readonly string[], share: number, veto: boolean) =>
    texts.map((text): Listed => ({ phrase: phraseOf(text), share, veto, owner }));
  return [
    ...listed([...ru, ...en], 1, false),
    ...listed([...weak.ru, ...weak.en], weakShare, false),
    ...listed([...not.ru, ...not.en], 0, true),
  ].filter(({ phrase }) => phrase.length > 0);
}

interface InText {
  readonly score: number;
  readonly strong: boolean;
  readonly vetoed: boolean;
}

const notFound: InText = { score: 0, strong: false, vetoed: false };

/** A misspelt word keeps its first letter; any other begins as the phrase does. */
function candidatesFor(word: string, index: WordIndex): readonly Listed[] {
  if (index.unknown(word)) return index.byLetter.get(word[0] ?? "") ?? [];
  const two = index.byTwoLetters.get(word.slice(0, 2)) ?? [];
  const one = word.length > 1 ? index.byTwoLetters.get(word.slice(0, 1)) : undefined;
  return one === undefined ? two : [...two, ...one];
}

/** Every pack's score in one text; each word counts once, for the surest phrase it is part of. */
function scoreIn(words: readonly string[], index: WordIndex): ReadonlyMap<number, InText> {
  const found = new Map<number, { best: Map<number, number>; strong: boolean; vetoed: boolean }>();
  const aside = words.findIndex((word) => circumstance.has(word));
  const thing = Math.min(aside < 0 ? 10 : aside, 10);
  for (const [at, word] of words.entries()) {
    for (const { phrase, share, veto, owner } of candidatesFor(word, index)) {
      const how = phraseAt(words, at, phrase, veto ? undefined : index.unknown);
      if (how === undefined) continue;
      const here = found.get(owner) ?? { best: new Map<number, number>(), strong: false, vetoed: false };
      found.set(owner, here);
      if (veto) here.vetoed = true;
      const sure = how === "typo" ? typoShare : 1;
      const each = ((1 + phraseBonus * (phrase.length - 1)) * share * sure) / phrase.length;
      for (let i = at; i < at + phrase.length; i++) {
        here.best.set(i, Math.max(here.best.get(i) ?? 0, veto ? 0 : each + (i < thing ? laterWord * i : 0)));
      }
      if (share === 1) here.strong = true;
    }
  }
  return new Map(
    [...found].map(([owner, { best, strong, vetoed }]) => {
      const score = [...best.values()].reduce((sum, value) => sum + value, 0);
      return [owner, { score, strong, vetoed }] as const;
    }),
  );
}

/** How well one pack's lists meet a goal. */
export interface Scored {
  readonly pack: MatchedPack;
  /** The pack's own lists say that this goal is none of its. */
  readonly vetoed: boolean;
  /** A strong phrase stands in the title. */
  readonly titleStrong: boolean;
  readonly total: number;
}

const scoresOf = rememberedBy(16, (index: WordIndex, text: string) => scoreIn(wordsOf(text), index));

/** Every pack's score: topics first, then the kinds' own ladders. */
export function scoreWords(index: WordIndex, goal: GoalWords): readonly Scored[] {
  const read = (text: string) => scoresOf(index, text.slice(0, longest));
  const titles = read(goal.title);
  const descriptions = read(goal.description);
  return index.packs.map((pack, owner) => {
    const inTitle = titles.get(owner) ?? notFound;
    const inDescription = descriptions.get(owner) ?? notFound;
    if (inTitle.vetoed || (!inTitle.strong && inDescription.vetoed)) {
      return { pack, vetoed: true, titleStrong: false, total: 0 };
    }
    const total = inTitle.score * weights.title + inDescription.score * weights.description;
    return { pack, vetoed: false, titleStrong: inTitle.strong, total };
  });
}
