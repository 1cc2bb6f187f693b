import { deflateRawSync } from "node:zlib";
import { loadSpelling } from "#content/spelling.ts";
import { type HarmModelFile, loadHarmClasses } from "#content/refusals.ts";
import type { ReaderThresholds } from "#core/safety/crisis-strength.ts";
import { harmKinds } from "#core/safety/harm.ts";
import { normaliseText } from "#core/safety/normalise.ts";
import { extractFeatures, type Features, type FeatureSpec } from "#core/text/features.ts";
import { type FittedHead, fitHead, quantileFromTop, rarityOf, scoreOf } from "./fit-head.ts";
import {
  harmFingerprint,
  harmFoldOf,
  harmFolds,
  type HarmLine,
  loadHarmCorpus,
  loadHarmDevTurns,
} from "./harm-corpus.ts";

const harmSpec: FeatureSpec = {
  bits: 17,
  chars: { from: 3, to: 5, weight: 1 },
  words: { weight: 1 },
  pairs: { skip: 1, weight: 1 },
  classes: { span: 5, weight: 1 },
};
/** Everyday goals are many and differ from look-alikes in manner: at full weight the manner would be learned instead of the harm. */
const everydayWeight = 0.15;
/** Of out-of-fold harmful lines this share may sound like what is only told in a talk. */
const mostTold = 0.03;
/** Shares of out-of-fold benign lines that may be refused, and refused or asked about, through the reader. */
const mostRefused = 0.042;
const mostAsked = 0.2;
/** Of ordinary turns never trained on this share may be asked about within a talk, by the reader alone. */
const mostAskedInTalk = 0.022;
/** Of out-of-fold harmful lines this share scores below what is calm, where a rule only asks. */
const mostCalm = 0.02;

interface Example {
  readonly line: HarmLine;
  readonly features: Features;
}

function makeExamples(contentDir: string, lines: readonly HarmLine[]): readonly Example[] {
  const spelling = loadSpelling(contentDir);
  const classes = loadHarmClasses(contentDir);
  return lines.map((line) => ({
    line,
    features: extractFeatures(normaliseText(`${line.title}\n${line.description}`, spelling).words, harmSpec, classes),
  }));
}

function headFor(examples: readonly Example[], isPositive: (line: HarmLine) => boolean): FittedHead {
  const labelled = examples.map(({ line, features }) => ({
    features,
    positive: isPositive(line),
    weight: line.everyday ? everydayWeight : 1,
  }));
  return fitHead(labelled, rarityOf(examples, 2 ** harmSpec.bits));
}

const isHarmful = ({ harmful }: HarmLine): boolean => harmful;
const isOwn = ({ line }: Example): boolean => line.aside === undefined;
const isTurn = ({ line }: Example): boolean => line.aside === "turn";

/**
 * What is told in a talk differs from goals in manner. Among the benign lines of the first head the manner would be learned instead of the harm
 * (recall on dev lines fell by 2 to 6 points, by their weight), so it is learned by a head of its own.
 */
function toldHead(examples: readonly Example[]): FittedHead {
  const labelled = examples.map((one) => ({ features: one.features, positive: isTurn(one), weight: 1 }));
  return fitHead(labelled, rarityOf(examples, 2 ** harmSpec.bits));
}

function chooseTold(examples: readonly Example[]): number {
  const scores = Array.from({ length: harmFolds }, (_, fold) => fold).flatMap((fold) => {
    const head = toldHead(examples.filter(({ line }) => harmFoldOf(line) !== fold));
    return examples
      .filter(({ line }) => line.harmful && harmFoldOf(line) === fold)
      .map(({ features }) => scoreOf(head, features));
  });
  return Number(quantileFromTop(scores, mostTold).toFixed(3));
}

function scoreHeldOut(examples: readonly Example[]): readonly { readonly line: HarmLine; readonly score: number }[] {
  return Array.from({ length: harmFolds }, (_, fold) => fold).flatMap((fold) => {
    const head = headFor(
      examples.filter(({ line }) => harmFoldOf(line) !== fold),
      isHarmful,
    );
    return examples
      .filter(({ line }) => harmFoldOf(line) === fold && !line.everyday)
      .map(({ line, features }) => ({ line, score: scoreOf(head, features) }));
  });
}

function chooseThresholds(heldOut: ReturnType<typeof scoreHeldOut>): Pick<HarmModelFile["thresholds"], "ru" | "en"> {
  const thresholds = (locale: HarmLine["locale"]): ReaderThresholds => {
    const scores = (harmful: boolean) =>
      heldOut.filter(({ line }) => line.locale === locale && line.harmful === harmful).map(({ score }) => score);
    const from = (share: number) => Number(quantileFromTop(scores(false), share).toFixed(3));
    return {
      sure: from(mostRefused),
      unsure: from(mostAsked),
      calm: Number(quantileFromTop(scores(true), 1 - mostCalm).toFixed(3)),
    };
  };
  return { ru: thresholds("ru"), en: thresholds("en") };
}

/** From which score on the reader alone is heard within a talk; what sounds merely told is let go before. */
function chooseSaid(
  harm: FittedHead,
  told: { readonly head: FittedHead; readonly from: number },
  turns: readonly Example[],
  alone: Pick<HarmModelFile["thresholds"], "ru" | "en">,
): HarmModelFile["thresholds"]["said"] {
  const from = (locale: HarmLine["locale"]): number => {
    const scores = turns
      .filter(({ line }) => line.locale === locale)
      .map(({ features }) => (scoreOf(told.head, features) > told.from ? 0 : scoreOf(harm, features)));
    return Math.max(alone[locale].unsure, Number(quantileFromTop(scores, mostAskedInTalk).toFixed(3)));
  };
  return { ru: from("ru"), en: from("en") };
}

/** Trains the harm model; the same content gives the same bytes. Kinds are learned among harmful lines alone. */
export function trainHarmModel(contentDir: string): HarmModelFile {
  const all = makeExamples(contentDir, loadHarmCorpus(contentDir));
  const examples = all.filter(isOwn);
  const harmful = examples.filter(({ line }) => line.harmful);
  const harm = headFor(examples, isHarmful);
  const told = { head: toldHead(all), from: chooseTold(all) };
  const alone = chooseThresholds(scoreHeldOut(examples));
  const turns = makeExamples(contentDir, loadHarmDevTurns(contentDir));
  const heads = [
    { label: "harm" as const, ...harm },
    ...harmKinds.map((label) => ({ label, ...headFor(harmful, ({ kind }) => kind === label) })),
    { label: "told" as const, ...told.head },
  ];
  return {
    about: "Made by tools/train-harm.ts from content/corpora; do not edit.",
    corpus: harmFingerprint(contentDir),
    spec: harmSpec,
    thresholds: { ...alone, told: told.from, said: chooseSaid(harm, told, turns, alone) },
    heads: heads.map(({ label, bias, scale, weights }) => ({
      label,
      bias,
      scale,
      weights: deflateRawSync(weights, { level: 9 }).toString("base64"),
    })),
  };
}
