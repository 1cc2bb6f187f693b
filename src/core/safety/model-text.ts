import { extractFeatures, type FeatureSpec } from "../text/features.ts";
import { headScore, type LinearHead, logistic } from "../text/linear-model.ts";
import type { WordClasses } from "../text/word-classes.ts";
import type { GuardCode } from "../goals/guard-codes.ts";
import type { CrisisVerdict } from "./crisis.ts";
import type { HarmVerdict } from "./harm.ts";
import { normaliseText } from "./normalise.ts";
import type { PhraseForm } from "./phrase-form.ts";
import { phraseText } from "./phrase-pattern.ts";
import type { SpellingTables } from "../text/spelling-tables.ts";

/** What is wrong with a model's words; each is a guard code too, so that it can be counted. */
export const modelTextFaults = [
  "medicine",
  "covert",
  "shaming",
  "secrets",
  "plan",
  "body_risk",
  "contact",
  "harm",
  "legal_advice",
  "diagnosis",
] as const satisfies readonly GuardCode[];
export type ModelTextFault = (typeof modelTextFaults)[number];

/** What a model's words are: a step (or a question before one), or what is said back in a talk. */
export type ModelTextUse = "step" | "talk";

/** Who reads: the sure rules alone where a second look settles what all others would hold, else everybody. */
export type ModelTextReaders = "rules" | "all";

export interface ModelTextRule {
  readonly code: ModelTextFault;
  /** Where it holds; everywhere where it is left out. */
  readonly of?: ModelTextUse;
  /** What it finds may as well be ordinary: a second look settles it. */
  readonly doubts?: true;
  readonly any: PhraseForm;
  readonly unless: PhraseForm | undefined;
}

/** A reader that learned what harmful answers sound like, beside the rules. */
export interface LearnedText {
  readonly spec: FeatureSpec;
  readonly classes: WordClasses;
  readonly head: LinearHead;
  /** Scores (0 to 1) above which a line is held. */
  readonly thresholds: Readonly<Record<"ru" | "en", number>>;
}

/** The rules, and the readers that a person's own words pass. */
export interface ModelTextKnowledge {
  readonly spelling: SpellingTables;
  readonly rules: readonly ModelTextRule[];
  /** Words that reach the child or the other parent; paper that stays in the drawer does not. */
  readonly contact: readonly ModelTextRule[];
  readonly learned: LearnedText;
  readonly crisis: (text: string) => CrisisVerdict;
  readonly harm: (text: string) => HarmVerdict;
}

/**
 * All that is wrong with what a model says, in any of its uses; empty where it may be shown. What a person would be refused, or would be
 * answered as in a crisis, a model may not propose either; behind the contact gate it proposes no contact.
 */
export function readModelText(
  text: string,
  {
    contactAllowed,
    of: use,
    by,
  }: { readonly contactAllowed: boolean; readonly of: ModelTextUse; readonly by: ModelTextReaders },
  { spelling, rules, contact, learned, crisis, harm }: ModelTextKnowledge,
): readonly ModelTextFault[] {
  const line = phraseText(normaliseText(text, spelling).tokens);
  const speaks = ({ of = use, doubts, any, unless }: ModelTextRule) =>
    of === use && (by === "all" || !doubts) && any.test(line) && unless?.test(line) !== true;
  const found = new Set<ModelTextFault>(rules.filter(speaks).map(({ code }) => code));
  if (!contactAllowed && contact.some(speaks)) found.add("contact");
  // The trained part of the harm reader knows goals and not steps, which are told in another manner: beside its rules a reader of answers speaks.
  const ruled = harm(text).because.strength === "rule" || crisis(text).strength === "loud";
  if (ruled || (by === "all" && soundsHarmful(text, spelling, learned))) found.add("harm");
  return [...found];
}

/** Whether a line of an answer sounds like those that harm; it learned from single lines. */
export const soundsHarmful = (text: string, spelling: SpellingTables, learned: LearnedText): boolean =>
  text.split("\n").some((line) => lineSoundsHarmful(line, spelling, learned));

function lineSoundsHarmful(
  text: string,
  spelling: SpellingTables,
  { spec, classes, head, thresholds }: LearnedText,
): boolean {
  const { words, language } = normaliseText(text, spelling);
  if (language === undefined) return false;
  const score = logistic(headScore(head, extractFeatures(words, spec, classes)));
  return score > thresholds[language === "en" ? "en" : "ru"];
}
