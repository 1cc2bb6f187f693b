import type { CoachPack, CoachPacks } from "#content/coach-packs.ts";
import type { Because } from "#core/because.ts";
import { type GoalKind, goalKinds } from "#core/goals/goal.ts";
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

export interface TopicIndex {
  /** Whether a word stands in no list of any pack, so that it may be a misspelt one. */
  readonly unknown: (word: string) => boolean;
  readonly topics: readonly Matcher[];
  readonly kinds: readonly Matcher[];
}

/** What a goal was understood as: a topic's ladder, or none and the kind's own. */
export interface TopicMatch {
  readonly kind: GoalKind;
  readonly topic: CoachPack | undefined;
  readonly score: number;
  readonly because: Because;
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
/** A kind that is known already tips a tie. */
const sameKind = 0.75;
/** Only so much of a long text is looked at: the goal stands at its head. */
const longest = 600;

export function indexTopics(packs: CoachPacks): TopicIndex {
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

interface Scored {
  readonly matcher: Matcher;
  readonly title: number;
  readonly titleStrong: boolean;
  readonly total: number;
  readonly strong: boolean;
}

function scoreAll(
  matchers: readonly Matcher[],
  goal: GoalWords,
  known: GoalKind,
  mayBeTypo: (word: string) => boolean,
): readonly Scored[] {
  const title = wordsOf(goal.title.slice(0, longest));
  const description = wordsOf(goal.description.slice(0, longest));
  const answers = wordsOf(goal.answers.join(" ").slice(0, longest));
  return matchers.map((matcher) => {
    const inTitle = scoreIn(title, matcher, mayBeTypo);
    const inDescription = scoreIn(description, matcher, mayBeTypo);
    const inAnswers = scoreIn(answers, matcher, mayBeTypo);
    if (inTitle.vetoed || (!inTitle.strong && inDescription.vetoed)) return nothing(matcher);
    const rest = inDescription.score * weights.description + inAnswers.score * weights.answer;
    const found = inTitle.score > 0 || rest > 0;
    return {
      matcher,
      title: inTitle.score * weights.title,
      titleStrong: inTitle.strong,
      total:
        inTitle.score * weights.title +
        rest +
        (found && known !== "other" && matcher.pack.kind === known ? sameKind : 0),
      strong: inTitle.strong || inDescription.strong || inAnswers.strong,
    };
  });
}

function nothing(matcher: Matcher): Scored {
  return { matcher, title: 0, titleStrong: false, total: 0, strong: false };
}

/** The first of equals in the packs' own order, so that the same goal always gets the same topic. */
function best(scored: readonly Scored[]): Scored | undefined {
  let top: Scored | undefined;
  for (const candidate of scored) {
    if (candidate.total > 0 && (top === undefined || candidate.total > top.total)) top = candidate;
  }
  return top;
}

/**
 * Which ladder a goal walks. A topic named in the title wins; else the kind that the title speaks of; else a topic
 * that the description or an answer names; else a kind; else the kind that is known, and `other` as the last.
 */
export function matchTopic(index: TopicIndex, goal: GoalWords, known: GoalKind): TopicMatch {
  const topics = scoreAll(index.topics, goal, known, index.unknown);
  const byTitle = best(topics.filter(({ titleStrong }) => titleStrong));
  if (byTitle) return matched(byTitle, "topic_in_title");
  const kinds = scoreAll(index.kinds, goal, known, index.unknown);
  const kindInTitle = best(
    kinds.filter(({ title, matcher }) => title >= weights.title && matcher.pack.kind !== "other"),
  );
  const byText = best(topics.filter(({ strong, title }) => strong || title >= weights.title * 2 * weakShare));
  if (byText && (kindInTitle === undefined || kindInTitle.matcher.pack.kind === byText.matcher.pack.kind)) {
    return matched(byText, "topic_in_text");
  }
  if (kindInTitle) return { ...matched(kindInTitle, "kind_in_title"), topic: undefined };
  if (known !== "other") return { kind: known, topic: undefined, score: 0, because: { rule: "kind_known" } };
  const kind = best(kinds.filter(({ strong, total }) => strong || total >= 1));
  if (kind) return { ...matched(kind, "kind_in_text"), topic: undefined };
  return { kind: "other", topic: undefined, score: 0, because: { rule: "nothing_matched" } };
}

function matched(scored: Scored, rule: string): TopicMatch {
  const { pack } = scored.matcher;
  const score = Math.round(scored.total * 100) / 100;
  return { kind: pack.kind, topic: pack, score, because: { rule, inputs: { topic: pack.id, score } } };
}
