import { extractFeatures } from "../text/features.ts";
import { type LinearModel, logistic, scoreAll } from "../text/linear-model.ts";
import type { WordClasses } from "../text/word-classes.ts";
import { type CrisisKind, crisisKinds, type CrisisLevel, crisisLevels, type CrisisVerdict } from "./crisis.ts";
import { normaliseText, type PlainText } from "./normalise.ts";
import { findAll, isFound, type PhraseBook, phraseBook } from "./phrase-book.ts";
import { type Phrase, phraseText } from "./phrase-pattern.ts";
import type { SpellingTables } from "./undisguise.ts";

export type ScreenLanguage = NonNullable<PlainText["language"]>;

/**
 * One phrase rule. A benign context takes back only what was said in its own clause or just before it;
 * for a firm rule, an explicit intent or a present danger, only what was said in the very same sentence; an `elevated` rule is taken back anywhere.
 */
export interface CrisisRule {
  readonly id: string;
  readonly language: ScreenLanguage;
  readonly level: Exclude<CrisisLevel, "none">;
  readonly kind: CrisisKind;
  readonly firm: boolean;
  readonly any: readonly Phrase[];
  readonly unless: readonly Phrase[];
}

/** Rules, and their phrases by the words that they need. */
export interface CrisisRules {
  readonly rules: readonly CrisisRule[];
  readonly book: PhraseBook;
}

export const crisisRules = (rules: readonly CrisisRule[]): CrisisRules => ({
  rules,
  book: phraseBook(new Set(rules.flatMap(({ any, unless }) => [...any, ...unless]))),
});

/** Scores above which the model speaks, 0 to 1, per language. */
export type CrisisThresholds = Readonly<Record<ScreenLanguage, number>>;

/** All that the screen knows, loaded once from content. */
export interface CrisisKnowledge {
  readonly spelling: SpellingTables;
  readonly classes: WordClasses;
  readonly rules: CrisisRules;
  readonly model: LinearModel;
  readonly thresholds: CrisisThresholds;
  /** Fingerprint of the corpora and word lists that the model was made from. */
  readonly corpus: string;
}

/** The model's labels: is it a crisis at all, how urgent, and of which kind. */
export const crisisHeads = ["crisis", "acute", "imminent", ...crisisKinds] as const;

const windowWords = 40;
const windowStep = 20;
/** The model reads at most this many windows of one message: head, tail, and evenly between. Rules read every word. */
const mostWindows = 1500;
const acuteScore = 0.6;
const imminentScore = 0.6;

function windowsOf(words: readonly string[]): readonly (readonly string[])[] {
  if (words.length <= windowWords) return [words];
  const count = Math.ceil((words.length - windowWords) / windowStep) + 1;
  const kept = Math.min(count, mostWindows);
  return Array.from({ length: kept }, (_, index) => {
    const at = kept === count ? index * windowStep : Math.round((index * (words.length - windowWords)) / (kept - 1));
    return words.slice(at, at + windowWords);
  });
}

interface ModelOpinion {
  readonly score: number;
  readonly acute: number;
  readonly imminent: number;
  readonly kind: CrisisKind;
}

function askModel(words: readonly string[], knowledge: CrisisKnowledge): ModelOpinion {
  let best: ModelOpinion = { score: 0, acute: 0, imminent: 0, kind: "self_harm" };
  for (const window of windowsOf(words)) {
    const features = extractFeatures(window, knowledge.model.spec, knowledge.classes);
    const [crisis = -9, acute = -9, imminent = -9, ...kinds] = scoreAll(knowledge.model, features);
    const score = logistic(crisis);
    if (score <= best.score) continue;
    const top = kinds.indexOf(Math.max(...kinds));
    best = { score, acute: logistic(acute), imminent: logistic(imminent), kind: crisisKinds[top] ?? "self_harm" };
  }
  return best;
}

function levelOf(opinion: ModelOpinion): CrisisLevel {
  if (opinion.acute < acuteScore) return "elevated";
  return opinion.imminent < imminentScore ? "high" : "imminent";
}

const urgency = (level: CrisisLevel): number => crisisLevels.length - crisisLevels.indexOf(level);

/** After these words a person speaks of something else, or of today: what was benign before them says nothing of what follows. */
const turn =
  / (?:but|however|except|now|lately|again|но|однако|зато|теперь|сейчас|снова|опять|але|проте|зараз|тепер|знову) (?!for |also |just )/gu;
const afterthoughtWords = 5;
const bareWords = 3;
const wordsIn = (text: string): number => text.trim().split(" ").length;

/**
 * The part of a line that may take back a match: its sentence from the last turn on, and a short afterthought ("from work, I mean").
 * A bare sentence ("I beat him!") is read with whatever follows it.
 */
function clauseAround(line: string, start: number, end: number, firm: boolean): string {
  const sentenceStart = line.lastIndexOf("|", start) + 1;
  const sentenceEnd = (line.indexOf("|", end - 1) + 1 || line.length + 1) - 1;
  const before = line.slice(sentenceStart, start + 1);
  const lastTurn = [...before.matchAll(turn)].at(-1);
  const clause = before.slice(lastTurn === undefined ? 0 : lastTurn.index) + line.slice(start + 1, sentenceEnd);
  if (firm || sentenceEnd === line.length) return clause;
  const next = line.slice(sentenceEnd + 1).split("|", 1)[0] ?? "";
  return wordsIn(next) <= afterthoughtWords || wordsIn(clause) <= bareWords ? `${clause}|${next}` : clause;
}

function speaks({ any, unless, firm, level }: CrisisRule, line: string, possible: ReadonlySet<Phrase>): boolean {
  const said = any.filter((phrase) => possible.has(phrase));
  if (said.length === 0 || !isFound(said, line)) return false;
  const takenBack = unless.filter((phrase) => possible.has(phrase));
  // A dark thought that is brought to be examined is named in one sentence and questioned in another.
  if (level === "elevated") return !isFound(takenBack, line);
  for (const { start, end } of findAll(said, line))
    if (!isFound(takenBack, clauseAround(line, start, end, firm))) return true;
  return false;
}

function rulesThatSpeak(plain: PlainText, { rules, book }: CrisisRules): readonly CrisisRule[] {
  const line = phraseText(plain.tokens);
  const hasLatin = /[a-z]/u.test(line);
  const hasCyrillic = /[а-яіїєґ]/u.test(line);
  const possible = book.possibleIn(line);
  return rules.filter((rule) => (rule.language === "en" ? hasLatin : hasCyrillic) && speaks(rule, line, possible));
}

/**
 * Says how much a message sounds like a crisis, and of which kind: phrase rules or a linear model, whichever is more alarmed.
 * A missed crisis is worse than a false one, so the model's threshold is low and an explicit intent is never argued away.
 */
export function screenText(text: string, knowledge: CrisisKnowledge): CrisisVerdict {
  const plain = normaliseText(text, knowledge.spelling);
  if (plain.language === undefined) return { level: "none", kind: undefined, because: { rules: [], score: 0 } };
  const spoken = rulesThatSpeak(plain, knowledge.rules);
  const opinion = askModel(plain.words, knowledge);
  const because = { rules: spoken.map(({ id }) => id), score: Math.round(opinion.score * 1000) / 1000 };
  const loudest = spoken.reduce<CrisisRule | undefined>(
    (top, rule) => (top === undefined || urgency(rule.level) > urgency(top.level) ? rule : top),
    undefined,
  );
  if (loudest !== undefined) {
    const raised = opinion.score > knowledge.thresholds[plain.language] ? levelOf(opinion) : "none";
    const level = urgency(raised) > urgency(loudest.level) ? raised : loudest.level;
    return { level, kind: loudest.kind, because };
  }
  if (opinion.score <= knowledge.thresholds[plain.language]) return { level: "none", kind: undefined, because };
  // Where no pattern names what was said, the model only suspects despair: it is answered gently, with the same help lines, and goes on at a word.
  const level = opinion.kind === "self_harm" ? "elevated" : levelOf(opinion);
  return { level, kind: opinion.kind, because };
}
