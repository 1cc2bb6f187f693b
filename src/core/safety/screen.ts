import { extractFeatures } from "../text/features.ts";
import { type LinearModel, logistic, scoreAll } from "../text/linear-model.ts";
import type { WordClasses } from "../text/word-classes.ts";
import { netScore, type WordNet } from "../text/word-net.ts";
import { type CrisisKind, type CrisisLevel, crisisLevels, type CrisisVerdict } from "./crisis.ts";
import {
  imminentFrom,
  isBorneOut,
  levelAt,
  type PlacedThresholds,
  type PlacedVoice,
  placedVoice,
  plainMessage,
  type RuleVoice,
  type ScreenContext,
  strengthOf,
} from "./crisis-strength.ts";
import { normaliseText, type PlainText, sentenceBreak } from "./normalise.ts";
import { findAll, isFound, type PhraseBook, phraseBook } from "./phrase-book.ts";
import type { PhraseForm } from "./phrase-form.ts";
import { type Phrase, phraseText } from "./phrase-pattern.ts";
import type { SpellingTables } from "../text/spelling-tables.ts";
import { toneOf, type UndertonesSaid, type UndertoneTable, undertoneVoice } from "./undertones.ts";

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
  /** Its words mean a crisis only beside something else: what the reader hears, or what was told before. */
  readonly implied: boolean;
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

/** Scores at which the model's voice changes, per language. */
export type CrisisThresholds = Readonly<Record<ScreenLanguage, PlacedThresholds>>;

/** Words as the normaliser leaves them; `starts` are beginnings of words. */
export interface WordList {
  readonly whole: ReadonlySet<string>;
  readonly starts: readonly string[];
}

/** Acts of violence that are said not to have happened, as `denied.yaml` tells. */
export interface DeniedActs {
  readonly not: ReadonlySet<string>;
  readonly between: ReadonlySet<string>;
  readonly joins: ReadonlySet<string>;
  readonly acts: ReadonlySet<string>;
  readonly unless: WordList;
}

/** A message of mere tiredness says one of `tired`, and beside it only words of `beside`; a bare one is of figures and words of `bare`. */
export interface PlainWords {
  readonly tired: ReadonlySet<string>;
  readonly beside: ReadonlySet<string>;
  readonly bare: ReadonlySet<string>;
  readonly denied: DeniedActs;
  readonly danger: WordList;
  /** Over text made by `phraseText`. */
  readonly rants: PhraseForm;
  readonly noRant: PhraseForm;
  readonly figures: PhraseForm;
  readonly noFigure: PhraseForm;
}

const isTiredOnly = (words: readonly string[], { tired, beside }: PlainWords): boolean =>
  words.some((word) => tired.has(word)) && words.every((word) => tired.has(word) || beside.has(word));

const figure = /^[0-9]/u;

/** A date, an age, an hour: "hes 5". */
const isBare = (words: readonly string[], { bare }: PlainWords): boolean =>
  words.some((word) => figure.test(word)) && words.every((word) => figure.test(word) || bare.has(word));

function isRant({ tokens }: PlainText, { rants, noRant }: PlainWords): boolean {
  const line = phraseText(tokens);
  return rants.test(line) && !noRant.test(line);
}

/** Whether something is said in a figure of speech; a rule that hears a sign in it is heard as ever. */
function isFigure({ tokens }: PlainText, { figures, noFigure }: PlainWords): boolean {
  const line = phraseText(tokens);
  return figures.test(line) && !noFigure.test(line);
}

const isListed = (word: string, { whole, starts }: WordList): boolean =>
  whole.has(word) || starts.some((start) => word.startsWith(start));

/** Whether a word of danger stands among these. */
export const isDangerous = (words: readonly string[], { danger }: Pick<PlainWords, "danger">): boolean =>
  words.some((word) => isListed(word, danger));

/** Stands for an act that did not happen. */
const deniedAct = "DENIED";

/** The tokens of a message with each denied act taken out of it: "he doesn't hit me" tells of no blow. */
export function withoutDenied(
  tokens: readonly string[],
  { not, between, joins, acts, unless }: DeniedActs,
): readonly string[] {
  const kept: string[] = [];
  for (const sentence of sentencesIn(tokens)) {
    const conditional = sentence.some((word) => isListed(word, unless));
    let denies: boolean = false;
    for (const word of sentence) {
      const denied: boolean = denies && !conditional && acts.has(word);
      kept.push(denied ? deniedAct : word);
      denies = not.has(word) || denied || (denies && (between.has(word) || joins.has(word)));
    }
  }
  return kept;
}

/** Sentences, each with the break behind it. */
function sentencesIn(tokens: readonly string[]): readonly (readonly string[])[] {
  const sentences: string[][] = [[]];
  for (const token of tokens) {
    sentences.at(-1)?.push(token);
    if (token === sentenceBreak) sentences.push([]);
  }
  return sentences;
}

/** Weak signs, what they weigh, and the words that say them over text made by `phraseText`, by name. */
export interface UndertoneWords {
  readonly table: UndertoneTable;
  readonly phrases: readonly (readonly [string, PhraseForm])[];
}

/** All that the screen knows, loaded once from content. */
export interface CrisisKnowledge {
  readonly spelling: SpellingTables;
  readonly classes: WordClasses;
  readonly rules: CrisisRules;
  readonly model: LinearModel;
  /** A second reader, which knows the order of words and errs otherwise. */
  readonly net: WordNet;
  readonly thresholds: CrisisThresholds;
  readonly plainWords: PlainWords;
  readonly undertones: UndertoneWords;
  /** Fingerprint of the corpora and word lists that the model was made from. */
  readonly corpus: string;
}

/** The model's labels: is it a crisis at all, and is it about to happen. Kinds are named by rules alone. */
export const crisisHeads = ["crisis", "imminent"] as const;

/** How a long text is read: so many words at a time, half of them again with the next, and at most so many times, head, tail and evenly between. Rules read every word. */
interface Windows {
  readonly words: number;
  readonly most: number;
}
const ofModel: Windows = { words: 40, most: 1500 };
const ofNet: Windows = { words: 120, most: 400 };

function windowsOf(said: readonly string[], { words, most }: Windows): readonly (readonly string[])[] {
  if (said.length <= words) return [said];
  const step = words / 2;
  const count = Math.ceil((said.length - words) / step) + 1;
  const kept = Math.min(count, most);
  return Array.from({ length: kept }, (_, index) => {
    const at = kept === count ? index * step : Math.round((index * (said.length - words)) / (kept - 1));
    return said.slice(at, at + words);
  });
}

/** A sentence of fewer words says too little by itself; of a message so many sentences at most are read by themselves. */
const fewestWords = 3;
const mostSentences = 24;

function sentencesOf({ tokens }: PlainText): readonly (readonly string[])[] {
  const sentences: string[][] = [[]];
  for (const token of tokens)
    if (token === sentenceBreak) sentences.push([]);
    else sentences.at(-1)?.push(token);
  return sentences.filter(({ length }) => length >= fewestWords && length <= ofModel.words);
}

/** What the linear reader reads: the whole, in windows where it is long, and each sentence by itself, so that one among others is heard. */
function partsRead(plain: PlainText): readonly (readonly string[])[] {
  const sentences = sentencesOf(plain);
  const alone = sentences.some(({ length }) => length < plain.words.length) ? sentences.slice(0, mostSentences) : [];
  return [...windowsOf(plain.words, ofModel), ...alone];
}

interface ReaderOpinion {
  readonly score: number;
  readonly imminent: number;
}

/** What is no matter for a reader sounds like nothing. */
const unasked: ReaderOpinion = { score: 0, imminent: 0 };

/** A net is soon as sure as it can be: above this it tells the less sure from the surest no more, and does not outweigh the other reader. */
const surestOfNet = 2.5;

/** What the two trained readers together make of a message: halfway between the highest that each hears anywhere in it; how soon, the linear one alone. */
export function askReaders(
  plain: PlainText,
  { model, net, classes }: Pick<CrisisKnowledge, "model" | "net" | "classes">,
): ReaderOpinion {
  let most = -Infinity;
  let soon = -Infinity;
  for (const part of partsRead(plain)) {
    const [crisis = -Infinity, imminent = -Infinity] = scoreAll(model, extractFeatures(part, model.spec, classes));
    if (crisis > most) [most, soon] = [crisis, imminent];
  }
  const inOrder = Math.max(...windowsOf(plain.tokens, ofNet).map((part) => netScore(net, part, classes)));
  return { score: logistic((most + Math.min(surestOfNet, inOrder)) / 2), imminent: logistic(soon) };
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

function rulesThatSpeak(
  plain: PlainText,
  { rules: { rules, book }, plainWords }: Pick<CrisisKnowledge, "rules" | "plainWords">,
): readonly CrisisRule[] {
  const line = phraseText(plain.tokens);
  const undenied = phraseText(withoutDenied(plain.tokens, plainWords.denied));
  const cyrillic = /[а-яіїєґ]/u.test(line);
  const written: Readonly<Record<ScreenLanguage, boolean>> = { en: /[a-z]/u.test(line), ru: cyrillic, uk: cyrillic };
  const possible = book.possibleIn(line);
  const heardIn = ({ kind }: CrisisRule): string => (kind === "danger_now" ? undenied : line);
  return rules.filter((rule) => written[rule.language] && speaks(rule, heardIn(rule), possible));
}

function ruleVoice(rule: CrisisRule | undefined): RuleVoice {
  if (rule === undefined) return "silent";
  if (rule.implied) return "implied";
  if (rule.level === "elevated") return "mild";
  return rule.firm ? "firm" : "acute";
}

/** What rules and model find in a text, wherever it stands; plain values, so that it can be read in another thread. */
export interface CrisisSigns {
  readonly rule: RuleVoice;
  readonly reader: PlacedVoice;
  readonly kind: CrisisKind | undefined;
  /** The level that a loud one has. */
  readonly acute: CrisisLevel;
  readonly rules: readonly string[];
  readonly score: number;
  /** Tiredness and nothing else. */
  readonly tired: boolean;
  /** Figures and nothing else. */
  readonly bare: boolean;
  /** Weak signs, and what explains them, by name. */
  readonly undertones: readonly string[];
  /** It asks something. */
  readonly asks: boolean;
}

/** Reads a text for signs of a crisis; undefined where it holds no words. This is what takes time. */
export function readSigns(text: string, knowledge: CrisisKnowledge): CrisisSigns | undefined {
  const plain = normaliseText(text, knowledge.spelling);
  if (plain.language === undefined) return undefined;
  const spoken = rulesThatSpeak(plain, knowledge);
  const bare = isBare(plain.words, knowledge.plainWords);
  const opinion = bare ? unasked : askReaders(plain, knowledge);
  const said = spoken.some(({ implied }) => !implied) ? spoken.filter(({ implied }) => !implied) : spoken;
  const loudest = said.reduce<CrisisRule | undefined>(
    (top, rule) => (top === undefined || urgency(rule.level) > urgency(top.level) ? rule : top),
    undefined,
  );
  const firmest = spoken.find((rule) => ruleVoice(rule) === "firm") ?? loudest;
  const words = {
    tiredOnly: isTiredOnly(plain.words, knowledge.plainWords),
    ranting: isRant(plain, knowledge.plainWords),
    dangerous: isDangerous(plain.words, knowledge.plainWords),
  };
  const lightly = words.ranting || isFigure(plain, knowledge.plainWords);
  const reader = placedVoice(opinion.score, opinion.imminent, knowledge.thresholds[plain.language], {
    ...words,
    ranting: lightly,
  });
  const voice = ruleVoice(firmest);
  return {
    rule: voice === "acute" && words.ranting ? "ranted" : voice,
    reader,
    kind: loudest?.kind,
    acute: reader.first === "sure" && opinion.imminent > imminentFrom ? "imminent" : (loudest?.level ?? "high"),
    rules: spoken.map(({ id }) => id),
    score: Math.round(opinion.score * 1000) / 1000,
    tired: words.tiredOnly && spoken.length === 0,
    bare,
    undertones: undertonesIn(plain, knowledge.undertones),
    asks: isQuestion(text),
  };
}

/** A message that ends with a question mark, or begins as a question does: most people leave the mark out. */
const isQuestion = (text: string): boolean => endsAsking.test(text) || beginsAsking.test(text);
const endsAsking = /\?[\s)»"'!]*$/u;
const beginsAsking =
  /^\s*(?:(?:so|and|but|wait|ok|а|и|но|слушай|погоди|кстати|скажи)[\s,]+)*(?:who|what|where|when|how|which|can (?:you|i|anyone|anybody)|could (?:you|i)|do (?:you|i)|does|is (?:it|this|there)|are (?:you|my)|will|кто|что|где|куда|когда|сколько|какой|какая|какие|как|можно|можешь|ты (?:это|меня|хранишь|видишь))(?![\p{L}’'])/iu;

function undertonesIn({ tokens }: PlainText, { phrases }: UndertoneWords): readonly string[] {
  const line = phraseText(tokens);
  return phrases.filter(([, said]) => said.test(line)).map(([sign]) => sign);
}

/** What a message adds to what was heard before; pages are dark by nature, tiredness is no sign, and a figure says nothing either way. */
const saidIn = ({ undertones, score, tired, bare, asks }: CrisisSigns, { writing }: ScreenContext): UndertonesSaid =>
  writing === "page" || tired || bare ? { signs: [], tone: 0 } : { signs: undertones, tone: toneOf(score), asks };

/**
 * Says how much a message sounds like a crisis, and of which kind: phrase rules and a linear model, weighed by one table
 * (`crisis-strength.ts`). A missed crisis is worse than a false one, so an explicit intent is never argued away; what only the model suspects
 * is answered gently and claims no kind.
 */
export function verdictOf(
  signs: CrisisSigns | undefined,
  context: ScreenContext = plainMessage,
  table?: UndertoneTable,
): CrisisVerdict {
  if (signs === undefined) {
    const silent = { strength: "nothing", rules: [], score: 0 } as const;
    return { level: "none", strength: "none", kind: undefined, because: silent };
  }
  const { rule, reader, kind, acute, rules, score, tired } = signs;
  // After a loss the words are no longer those of a talk in which most is ordinary.
  const heard = reader[context.before === "loss" ? "first" : context.talk];
  const weak = saidIn(signs, context);
  const undertone = table && context.undertones ? undertoneVoice(weak, context.undertones, table) : "silent";
  const { strength, because } = strengthOf(rule, heard, context, undertone);
  return {
    level: levelAt(strength, acute),
    strength,
    kind: strength === "none" || strength === "quiet" ? undefined : because === "undertones_much" ? "self_harm" : kind,
    ...(tired ? { tired } : {}),
    ...(strength === "loud" && !isBorneOut(rule, reader.first) ? { doubted: true as const } : {}),
    undertones: weak,
    because: { strength: because, rules, score },
  };
}

/** Reads a text and says how much it sounds like a crisis where it stands. */
export const screenText = (text: string, knowledge: CrisisKnowledge, context?: ScreenContext): CrisisVerdict =>
  verdictOf(readSigns(text, knowledge), context, knowledge.undertones.table);
