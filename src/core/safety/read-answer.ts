import type { RefusalCode } from "./crisis.ts";
import { namedBy, type Refused } from "./harm.ts";
import { stemOf } from "../text/stem.ts";
import { normaliseText } from "./normalise.ts";
import type { PhraseForm } from "./phrase-form.ts";
import { phraseText } from "./phrase-pattern.ts";
import { type HarmKnowledge, readHarm } from "./read-harm.ts";

/** What is listened for in the answer to the question about a goal in doubt, compiled. */
export interface AnswerRules {
  /** What makes it harmless, such as a doctor who takes part; `unless` takes that back. */
  readonly clears: PhraseForm;
  readonly unless: PhraseForm;
  /** What such words do not make harmless. */
  readonly never: readonly RefusalCode[];
  /** What answers nothing. */
  readonly evades: PhraseForm;
  /** How an answer is told: what for, whose it is, by which way. */
  readonly told: PhraseForm;
  /** What is told so and is none. */
  readonly toldOtherwise: PhraseForm;
}

/** A word of fewer letters may stand in anything that is said. */
const tellingLetters = 5;

/** Stems that both texts have, of words long enough to mean something. */
function shareAWord(goal: readonly string[], answer: readonly string[]): boolean {
  const stems = new Set(goal.filter(({ length }) => length >= tellingLetters).map(stemOf));
  return answer.some((word) => word.length >= tellingLetters && stems.has(stemOf(word)));
}

/**
 * Whether words said after the question about a goal in doubt answer it. Most of what is said next is other talk, and leaves the question where it is:
 * an answer is told as one, speaks of the goal, makes it harmless, evades, or brings in harm.
 */
export function answersDoubt(goal: string, answer: string, knowledge: HarmKnowledge, rules: AnswerRules): boolean {
  const { tokens, words } = normaliseText(answer, knowledge.spelling);
  const line = phraseText(tokens);
  if (rules.evades.test(line) || rules.clears.test(line)) return true;
  if (rules.told.test(line) && !rules.toldOtherwise.test(line)) return true;
  const { strength, because } = readHarm(answer, knowledge);
  if (namedBy(because.strength) === "rule" || (strength === "refuse" && !because.told)) return true;
  return shareAWord(normaliseText(goal, knowledge.spelling).words, words);
}

/** An answer of fewer words says too little to outweigh the doubt by itself. */
const tellingWords = 2;
/** Any words thin a score out: what outweighs a strong doubt leaves less than this share of it. */
const outweighed = 0.5;
/** A calm answer may leave a slight doubt as large as it was, and not larger: what it adds to a harmful goal raises it. */
const unraised = 1.1;
/** A doubt is slight below this score (0 to 1). */
const slight = 0.45;

/**
 * What a goal in doubt is refused as after its question was answered; undefined where the answer made it harmless. Goal and answer are read
 * together, and the answer alone. What is still in doubt is refused too: the question is asked once.
 */
export function readAnswer(
  goal: string,
  answer: string,
  knowledge: HarmKnowledge,
  rules: AnswerRules,
): Refused | undefined {
  const asked = readHarm(goal, knowledge);
  const whole = readHarm(`${goal}\n${answer}`, knowledge);
  const alone = readHarm(answer, knowledge);
  const found = [alone, whole].find(({ strength, code }) => strength === "refuse" && code !== undefined);
  const code = found?.code ?? asked.code ?? whole.code ?? alone.code;
  const ruled = [asked, whole, alone].some(({ because }) => namedBy(because.strength) === "rule");
  const inDoubt: Refused | undefined = code && { code, by: ruled ? "rule" : "reader" };
  const { tokens, words } = normaliseText(answer, knowledge.spelling);
  const line = phraseText(tokens);
  // A rule that found the goal was asked about already; one that the answer brings in is new.
  const ruleDoubted = asked.because.strength === "rule_doubted";
  const ruleKnown = ruleDoubted || asked.because.strength === "rule";
  if (alone.because.strength === "rule" || (whole.because.strength === "rule" && !ruleKnown)) return inDoubt;
  const mayClear = asked.code === undefined || !rules.never.includes(asked.code);
  if (mayClear && rules.clears.test(line) && !rules.unless.test(line)) return undefined;
  const ruleAsks = asked.because.strength === "rule_asks";
  const told = words.length >= tellingWords && !rules.evades.test(line) && alone.strength === "none";
  // What a rule asks about is let go where the answer takes the rule back, and not because it only sounds calm.
  if (ruleAsks) return told && whole.strength === "none" ? undefined : inDoubt;
  const mild = asked.because.score < slight && whole.strength !== "refuse";
  const share = mild ? unraised : outweighed;
  const leaves = ruleDoubted || whole.because.score <= asked.because.score * share;
  return told && leaves && (mild || whole.strength === "none") ? undefined : inDoubt;
}
