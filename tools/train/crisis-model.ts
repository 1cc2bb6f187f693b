import { type CrisisModelFile, decodeModel, loadPlainWords, loadWordClasses } from "#content/crisis.ts";
import { loadSpelling } from "#content/spelling.ts";
import { decodeNet, encodeNet } from "#content/word-net.ts";
import type { PlacedThresholds, ReaderThresholds } from "#core/safety/crisis-strength.ts";
import { normaliseText } from "#core/safety/normalise.ts";
import { askReaders, crisisHeads, isDangerous } from "#core/safety/screen.ts";
import { extractFeatures, type Features, type FeatureSpec } from "#core/text/features.ts";
import { bucketsOf, type NetShape, type WordNet } from "#core/text/word-net.ts";
import {
  corpusFingerprint,
  type CrisisKindTable,
  type CrisisLine,
  isOrdinaryKind,
  loadCrisisCorpus,
  loadCrisisDev,
  loadEverydayLines,
  loadKindTable,
  loadOrdinaryDevTurns,
  loadOrdinaryTurns,
  unsortedCrisis,
} from "./crisis-corpus.ts";
import { type FittedHead, fitHead, quantileFromTop, rarityOf } from "./fit-head.ts";
import { fitNet } from "./fit-net.ts";
import type { LabelledFeatures } from "./logistic.ts";

/** Tuned by cross-validation over the corpus; docs/crisis-screen.md has the figures. */
export const crisisSpec: FeatureSpec = {
  bits: 19,
  chars: { from: 3, to: 5, weight: 1 },
  words: { weight: 1 },
  pairs: { skip: 1, weight: 1 },
  classes: { span: 5, weight: 1 },
};
const netShape: NetShape = { bits: 16, width: 32, near: 64, far: 32, hidden: 32 };
const netSeed = 1;
/** A longer line is learned by its beginning. */
const mostWords = 120;
/** Shares of benign lines never trained on that may lie above a threshold: the lowest that keeps both is taken. */
const mostSure = { traps: 0.09, ordinary: 0.045 } as const;
const mostUnsure = { traps: 0.3, ordinary: 0.15 } as const;
/** The same of what is said in a talk that goes on, and of what names a danger there. */
const mostInTalk = { sure: 0.0095, unsure: 0.06 } as const;
const mostInDanger = { sure: 0.03, unsure: 0.18 } as const;
/** Of crises never trained on this share scores below what is calm: so few that a rule may be doubted there. */
const mostCalm = 0.025;
/** Most of what people write is ordinary: each such line counts more than a trap. */
const ordinaryWeight = 2;
/** Messages to the program and goals are many and mostly short commands: they are told from a crisis at less than a line's full weight. */
const everydayWeight = 0.25;
/** What is said in a talk is what the screen reads most, and lines of it are few. */
const turnWeight = 3;

function weightOf({ everyday, turn, crisis, kind }: CrisisLine, table: CrisisKindTable): number {
  if (turn) return turnWeight;
  if (everyday) return everydayWeight;
  return !crisis && isOrdinaryKind(kind, table) ? ordinaryWeight : 1;
}

interface Example {
  readonly line: CrisisLine;
  readonly features: Features;
  /** In their order, with the marks between sentences. */
  readonly words: readonly string[];
}

function makeExamples(contentDir: string, lines: readonly CrisisLine[]): readonly Example[] {
  const spelling = loadSpelling(contentDir);
  const classes = loadWordClasses(contentDir);
  return lines.map((line) => {
    const { words, tokens } = normaliseText(line.text, spelling);
    return { line, features: extractFeatures(words, crisisSpec, classes), words: tokens.slice(0, mostWords) };
  });
}

function labelled(
  label: (typeof crisisHeads)[number],
  examples: readonly Example[],
  table: CrisisKindTable,
): LabelledFeatures[] {
  const crises = examples.filter(({ line }) => line.crisis && line.kind !== unsortedCrisis);
  const give = (from: readonly Example[], isPositive: (line: CrisisLine) => boolean) =>
    from.map(({ line, features }) => ({
      features,
      positive: isPositive(line),
      weight: weightOf(line, table),
    }));
  return label === "crisis"
    ? give(examples, ({ crisis }) => crisis)
    : give(crises, ({ severity }) => severity === "imminent");
}

function headFor(
  label: (typeof crisisHeads)[number],
  examples: readonly Example[],
  table: CrisisKindTable,
): FittedHead {
  return fitHead(labelled(label, examples, table), rarityOf(examples, 2 ** crisisSpec.bits));
}

function netFor(contentDir: string, examples: readonly Example[], table: CrisisKindTable): WordNet {
  const classes = loadWordClasses(contentDir);
  const known = new Map<string, Int32Array>();
  const bucketsKnown = (word: string): Int32Array => {
    const buckets = known.get(word) ?? bucketsOf(word, netShape.bits, classes);
    known.set(word, buckets);
    return buckets;
  };
  const lines = examples.filter(({ words }) => words.length > 0);
  return fitNet(
    netShape,
    lines.map(({ line, words }) => ({
      words: words.map(bucketsKnown),
      positive: line.crisis,
      weight: weightOf(line, table),
    })),
    netSeed,
  );
}

/** A line that was never trained on, with the model's score. */
interface UnseenScore {
  readonly line: CrisisLine;
  readonly dangerous: boolean;
  readonly score: number;
}

const scores = (lines: readonly UnseenScore[]): readonly number[] => lines.map(({ score }) => score);

function chooseThresholds(
  scored: readonly UnseenScore[],
  turns: readonly UnseenScore[],
  table: CrisisKindTable,
): CrisisModelFile["thresholds"] {
  const rounded = (score: number) => Number(score.toFixed(3));
  const thresholds = (locale: CrisisLine["locale"]): ReaderThresholds => {
    const scoresOf = (holds: (line: CrisisLine) => boolean) =>
      scored.filter(({ line }) => line.locale === locale && holds(line)).map(({ score }) => score);
    const ordinary = scoresOf(({ crisis, kind }) => !crisis && isOrdinaryKind(kind, table));
    const traps = scoresOf(({ crisis, kind }) => !crisis && !isOrdinaryKind(kind, table));
    const above = (most: { readonly traps: number; readonly ordinary: number }) =>
      rounded(Math.max(quantileFromTop(ordinary, most.ordinary), quantileFromTop(traps, most.traps)));
    const crises = scoresOf(({ crisis }) => crisis);
    return {
      sure: above(mostSure),
      unsure: above(mostUnsure),
      calm: rounded(quantileFromTop(crises, 1 - mostCalm)),
    };
  };
  const placed = (locale: "ru" | "en"): PlacedThresholds => {
    const alone = thresholds(locale);
    const said = turns.filter(({ line }) => line.locale === locale);
    // Words within a talk are never taken for more than they are by themselves.
    const inTalk = (voice: keyof typeof mostInTalk) =>
      Math.max(alone[voice], rounded(quantileFromTop(scores(said), mostInTalk[voice])));
    const talk = { sure: inTalk("sure"), unsure: inTalk("unsure") };
    // Nor where a word of danger stands for less than elsewhere in a talk.
    const inDanger = (voice: keyof typeof mostInDanger) => {
      const placed = rounded(quantileFromTop(scores(said.filter(({ dangerous }) => dangerous)), mostInDanger[voice]));
      return Math.min(talk[voice], Math.max(alone[voice], placed));
    };
    return { ...alone, talk: { ...talk, danger: { sure: inDanger("sure"), unsure: inDanger("unsure") } } };
  };
  const ru = placed("ru");
  const uk = thresholds("uk");
  // The Ukrainian lines are too few to place thresholds of their own above the Russian ones, and there is no talk in it.
  const lower = (voice: keyof ReaderThresholds) => Math.min(uk[voice], ru[voice]);
  return {
    ru,
    en: placed("en"),
    uk: { sure: lower("sure"), unsure: lower("unsure"), calm: lower("calm"), talk: ru.talk },
  };
}

/** The thresholds of these readers, by lines that neither has learned. */
function placeThresholds(
  contentDir: string,
  { spec, heads, net }: Pick<CrisisModelFile, "spec" | "heads" | "net">,
): CrisisModelFile["thresholds"] {
  const plainWords = loadPlainWords(contentDir);
  const spelling = loadSpelling(contentDir);
  const readers = {
    model: decodeModel({ spec, heads }),
    net: decodeNet(net),
    classes: loadWordClasses(contentDir),
  };
  const scored = (lines: readonly CrisisLine[]): readonly UnseenScore[] =>
    lines.map((line) => {
      const plain = normaliseText(line.text, spelling);
      return { line, dangerous: isDangerous(plain.words, plainWords), score: askReaders(plain, readers).score };
    });
  return chooseThresholds(
    scored(loadCrisisDev(contentDir)),
    scored(loadOrdinaryDevTurns(contentDir)),
    loadKindTable(contentDir),
  );
}

/**
 * Trains the crisis model on the lines that `keep` lets through; the same content gives the same bytes. Thresholds come from the dev lines,
 * which are never trained on.
 */
export function trainCrisisModel(
  contentDir: string,
  keep: (line: CrisisLine) => boolean = () => true,
): CrisisModelFile {
  const table = loadKindTable(contentDir);
  const examples = makeExamples(
    contentDir,
    [...loadCrisisCorpus(contentDir), ...loadEverydayLines(contentDir), ...loadOrdinaryTurns(contentDir)].filter(keep),
  );
  const heads = crisisHeads.map((label) => {
    const { bias, scale, weights } = headFor(label, examples, table);
    return { label, bias, scale, weights: Buffer.from(weights.buffer).toString("base64") };
  });
  const readers = { spec: crisisSpec, heads, net: encodeNet(netFor(contentDir, examples, table)) };
  return {
    about: "Made by tools/train-crisis.ts from content/corpora; do not edit.",
    corpus: corpusFingerprint(contentDir),
    thresholds: placeThresholds(contentDir, readers),
    ...readers,
  };
}
