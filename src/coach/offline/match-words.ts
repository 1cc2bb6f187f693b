import type { CoachPack, CoachPacks } from "#content/coach-packs.ts";
import { goalKinds } from "#core/goals/goal.ts";
import { type Phrase, phraseAt, phraseOf, wordsOf } from "#core/goals/words.ts";

interface Listed {
  readonly phrase: Phrase;
  readonly share: number;
  readonly veto: boolean;
}

/** A pack's match lists as phrases by their first letter, compiled once: most words of a goal then meet only a few. */
interface Matcher {
  readonly pack: CoachPack;
  readonly byLetter: ReadonlyMap<string, readonly Listed[]>;
}

/** All packs' lists, ready to be read against goals. */
export interface WordIndex {
  /** Whether a word stands in no list of any pack, so that it may be a misspelt one. */
  readonly unknown: (word: string) => boolean;
  readonly topics: readonly Matcher[];
  readonly kinds: readonly Matcher[];
}

/** What the person wrote, title first, because a title says the goal and a description the circumstances. */
export interface GoalWords {
  readonly title: string;
  readonly description: string;
  readonly answers: readonly string[];
}

const weights = { title: 3, answer: 1.5, description: 1 } as const;
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
  const topics = packs.topics.map(matcherOf);
  const kinds = goalKinds.map((kind) => matcherOf(packs.kinds[kind]));
  return { topics, kinds, unknown: unknownTo([...topics, ...kinds]) };
}

const rememberedWords = 5000;
/** So much of a word must stand in a list for it to be a real one: "dent" says nothing of "dentsit". */
const knownShare = 0.6;

/** Real words are no typos: "wedding" never means "weeding", because some list knows it. */
function unknownTo(matchers: readonly Matcher[]): (word: string) => boolean {
  const listed = matchers.flatMap(({ byLetter }) => [...byLetter.values()].flat());
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
function matcherOf(pack: CoachPack): Matcher {
  const { ru, en, weak, not } = pack.match;
  const listed = (texts: readonly string[], share: number, veto: boolean) =>
    texts.map((text): Listed => ({ phrase: phraseOf(text), share, veto }));
  const all = [
    ...listed([...ru, ...en], 1, false),
    ...listed([...weak.ru, ...weak.en], weakShare, false),
    ...listed([...not.ru, ...not.en], 0, true),
  ].filter(({ phrase }) => phrase.length > 0);
  return { pack, byLetter: Map.groupBy(all, ({ phrase }) => phrase[0]?.[0] ?? "") };
}

interface InText {
  readonly score: number;
  readonly strong: boolean;
  readonly vetoed: boolean;
}

/** Each word counts once, for the surest phrase it is part of. */
function scoreIn(words: readonly string[], matcher: Matcher, mayBeTypo: (word: string) => boolean): InText {
  const best = new Map<number, number>();
  let strong = false;
  let vetoed = false;
  const aside = words.findIndex((word) => circumstance.has(word));
  const thing = Math.min(aside < 0 ? 10 : aside, 10);
  for (const [at, word] of words.entries()) {
    for (const { phrase, share, veto } of matcher.byLetter.get(word[0] ?? "") ?? []) {
      const how = phraseAt(words, at, phrase, veto ? undefined : mayBeTypo);
      if (how === undefined) continue;
      if (veto) vetoed = true;
      const sure = how === "typo" ? typoShare : 1;
      const each = ((1 + phraseBonus * (phrase.length - 1)) * share * sure) / phrase.length;
      for (let i = at; i < at + phrase.length; i++) {
        best.set(i, Math.max(best.get(i) ?? 0, veto ? 0 : each + (i < thing ? laterWord * i : 0)));
      }
      if (share === 1) strong = true;
    }
  }
  return { score: [...best.values()].reduce((sum, value) => sum + value, 0), strong, vetoed };
}

/** How well one pack's lists meet a goal. */
export interface Scored {
  readonly pack: CoachPack;
  /** The pack's own lists say that this goal is none of its. */
  readonly vetoed: boolean;
  /** A strong phrase stands in the title. */
  readonly titleStrong: boolean;
  readonly total: number;
}

/** Every pack's score: topics first, then the kinds' own ladders. */
export function scoreWords({ topics, kinds, unknown }: WordIndex, goal: GoalWords): readonly Scored[] {
  const title = wordsOf(goal.title.slice(0, longest));
  const description = wordsOf(goal.description.slice(0, longest));
  const answers = wordsOf(goal.answers.join(" ").slice(0, longest));
  return [...topics, ...kinds].map((matcher) => {
    const inTitle = scoreIn(title, matcher, unknown);
    const inDescription = scoreIn(description, matcher, unknown);
    const inAnswers = scoreIn(answers, matcher, unknown);
    if (inTitle.vetoed || (!inTitle.strong && inDescription.vetoed))
      return { pack: matcher.pack, vetoed: true, titleStrong: false, total: 0 };
    const rest = inDescription.score * weights.description + inAnswers.score * weights.answer;
    return {
      pack: matcher.pack,
      vetoed: false,
      titleStrong: inTitle.strong,
      total: inTitle.score * weights.title + rest,
    };
  });
}
