import type { CoachPack, CoachPacks } from "#content/coach-packs.ts";
import type { Because } from "#core/because.ts";
import { type GoalKind, goalKinds } from "#core/goals/goal.ts";
import { findPhrase, type Phrase, phraseOf, wordsOf } from "#core/goals/words.ts";

/** A pack's match lists as phrases, compiled once. */
interface Matcher {
  readonly pack: CoachPack;
  readonly strong: readonly Phrase[];
  readonly weak: readonly Phrase[];
  readonly veto: readonly Phrase[];
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
/** A kind that is known already tips a tie. */
const sameKind = 0.75;
/** Only so much of a long text is looked at: the goal stands at its head. */
const longest = 600;

export function indexTopics(packs: CoachPacks): TopicIndex {
  const topics = packs.topics.map(matcherOf);
  const kinds = goalKinds.map((kind) => matcherOf(packs.kinds[kind]));
  return { topics, kinds, unknown: unknownTo([...topics, ...kinds]) };
}

/** Real words are no typos: "wedding" never means "weeding", because some list knows it. */
function unknownTo(matchers: readonly Matcher[]): (word: string) => boolean {
  const known = new Set(matchers.flatMap(({ strong, weak, veto }) => [...strong, ...weak, ...veto].flat()));
  return (word) => {
    for (let length = 4; length <= word.length; length++) if (known.has(word.slice(0, length))) return false;
    return true;
  };
}

/** Both languages at once: people write either in either. */
function matcherOf(pack: CoachPack): Matcher {
  const { ru, en, weak, not } = pack.match;
  return {
    pack,
    strong: [...ru, ...en].map(phraseOf),
    weak: [...weak.ru, ...weak.en].map(phraseOf),
    veto: [...not.ru, ...not.en].map(phraseOf),
  };
}

/** Each word counts once, for the surest phrase it is part of. */
function scoreIn(
  words: readonly string[],
  matcher: Matcher,
  mayBeTypo: (word: string) => boolean,
): { readonly score: number; readonly strong: boolean } {
  const best = new Map<number, number>();
  let strong = false;
  const count = (phrases: readonly Phrase[], share: number) => {
    for (const phrase of phrases) {
      for (const match of findPhrase(words, phrase, mayBeTypo)) {
        const sure = match.how === "typo" ? typoShare : 1;
        const each = ((1 + phraseBonus * (match.length - 1)) * share * sure) / match.length;
        for (let i = match.at; i < match.at + match.length; i++) best.set(i, Math.max(best.get(i) ?? 0, each));
        if (share === 1) strong = true;
      }
    }
  };
  count(matcher.strong, 1);
  count(matcher.weak, weakShare);
  return { score: [...best.values()].reduce((sum, value) => sum + value, 0), strong };
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
    if (matcher.veto.some((phrase) => findPhrase(title, phrase).length > 0)) return nothing(matcher);
    const inTitle = scoreIn(title, matcher, mayBeTypo);
    const inDescription = scoreIn(description, matcher, mayBeTypo);
    const inAnswers = scoreIn(answers, matcher, mayBeTypo);
    if (!inTitle.strong && matcher.veto.some((phrase) => findPhrase(description, phrase).length > 0))
      return nothing(matcher);
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
