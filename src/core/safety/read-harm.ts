import { extractFeatures } from "../text/features.ts";
import { headScore, type LinearHead, type LinearModel, logistic } from "../text/linear-model.ts";
import type { WordClasses } from "../text/word-classes.ts";
import type { RefusalCode } from "./crisis.ts";
import { type ReaderThresholds, type ReaderVoice, readerVoice } from "./crisis-strength.ts";
import { answerToHarm, type HarmReason, type HarmStrength, type HarmVerdict, harmKinds } from "./harm.ts";
import { normaliseText } from "./normalise.ts";
import type { PhraseForm } from "./phrase-form.ts";
import { phraseText } from "./phrase-pattern.ts";
import type { SpellingTables } from "../text/spelling-tables.ts";

/** What one refusal code looks for, compiled; a benign neighbour in `unless` lets the text pass. */
export interface RefusalRule {
  readonly code: RefusalCode;
  /** What it finds may as well be ordinary: it only asks. */
  readonly asks: boolean;
  readonly any: PhraseForm;
  readonly unless: PhraseForm | undefined;
}

/** All that the reader of harm knows, loaded once from content. */
export interface HarmKnowledge {
  readonly spelling: SpellingTables;
  readonly classes: WordClasses;
  readonly rules: readonly RefusalRule[];
  /** Ordinary matters that sound like harm to the reader by their words alone, and what takes them back. */
  readonly ordinary: { readonly any: PhraseForm; readonly unless: PhraseForm };
  /** The first head says whether it is harmful at all, those after it in the order of `harmKinds` of which kind, the last whether it is only told. */
  readonly model: LinearModel;
  /** Above `unsure` it is asked about, and at `calm` even a rule only asks; what lies below `said` is merely told within a talk, and what is above `told`. */
  readonly thresholds: Readonly<Record<"ru" | "en", ReaderThresholds>> & {
    readonly told: number;
    readonly said: Readonly<Record<"ru" | "en", number>>;
  };
  /** Fingerprint of the corpora and word lists that the model was made from. */
  readonly corpus: string;
}

type RefusalVoice = "refuses" | "asks" | "silent";

/** How sure it is (0 to 1) that a text is an ordinary goal of a kind that is known: whoever reads goals knows what a harm reader does not. */
export type KnownGoal = (text: string) => number;

interface HarmRow {
  readonly rule: RefusalVoice;
  readonly reader: readonly ReaderVoice[];
  /** Only where the goal is of a known kind or an ordinary matter; `unless_plain` where the reader is not so sure that it would be heard all the same. */
  readonly known?: "always" | "unless_plain";
  readonly strength: HarmStrength;
  readonly because: HarmReason;
}

/**
 * How strongly a goal is met: the first row that fits. What only one of the two suspects a little is asked about, openly and without suspicion; a
 * reader that is sure refuses, because a question about what is plainly harmful only teaches what to answer.
 */
const table: readonly HarmRow[] = [
  { rule: "refuses", reader: ["sure", "unsure", "silent"], strength: "refuse", because: "rule" },
  { rule: "refuses", reader: ["calm"], strength: "ask", because: "rule_doubted" },
  { rule: "asks", reader: ["sure", "unsure"], strength: "refuse", because: "reader_and_rule" },
  { rule: "asks", reader: ["silent", "calm"], strength: "ask", because: "rule_asks" },
  { rule: "silent", reader: ["sure"], known: "unless_plain", strength: "ask", because: "reader_unsure" },
  { rule: "silent", reader: ["sure"], strength: "refuse", because: "reader_sure" },
  { rule: "silent", reader: ["unsure"], known: "always", strength: "none", because: "known_goal" },
  { rule: "silent", reader: ["unsure"], strength: "ask", because: "reader_unsure" },
];

/** In fewer words than these a reader alone hears nothing within a talk: "her place then", "39 and 1". */
const fewSaid = 4;
/** In fewer words than these hardly anything is plain enough to refuse by the reader alone, a passport for a child is a passport: it has to be this sure (0 to 1). */
const fewWords = 6;
const sureOfFew = 0.85;
/** The reader learned from short lines: in more words than this, much that is ordinary adds up to what sounds harmful. */
const manyWords = 20;
/** There it has to be this sure (0 to 1) to refuse. */
const sureOfMany = 0.82;
/** Then the first line, a goal's title, has to sound a little like it by itself (0 to 1). */
const titleFrom = 0.2;
/**
 * From here on (0 to 1) a goal is of a known kind, and a reader that is unsure is not heard: of 554 harmful goals that neither learned 5 are so, and of the
 * ordinary ones that it doubts every second.
 */
const surelyKnown = 0.7;
/** And from here on a reader is so sure that a known kind helps nothing: below, a goal of one is asked about and not refused. */
const plainly = 0.85;

/** How high a long text may score: by its first line, unless that sounds harmful itself. */
function titleBound(text: string, harm: LinearHead, { spelling, classes, model }: HarmKnowledge): number {
  const { words } = normaliseText(text.split("\n", 1)[0] ?? "", spelling);
  const score = logistic(headScore(harm, extractFeatures(words, model.spec, classes)));
  return score < titleFrom ? score : 1;
}

/** Whether a goal, a request or a comment asks for something harmful: phrase rules and a trained reader, weighed by one table. */
export function readHarm(text: string, knowledge: HarmKnowledge, known: KnownGoal = () => 0): HarmVerdict {
  const { spelling, classes, rules, ordinary, model, thresholds } = knowledge;
  const plain = normaliseText(text, spelling);
  const line = phraseText(plain.tokens);
  const isOrdinary = ordinary.any.test(line) && !ordinary.unless.test(line);
  const found = rules.filter(({ any, unless }) => any.test(line) && unless?.test(line) !== true);
  const rule = found.find(({ asks }) => !asks) ?? found[0];
  const [harm, ...kinds] = model.heads.slice(0, -1);
  const toldHead = model.heads.at(-1);
  if (harm === undefined || toldHead === undefined) throw new Error("a harm model without heads");
  const features = extractFeatures(plain.words, model.spec, classes);
  const scored = plain.language === undefined ? 0 : logistic(headScore(harm, features));
  const long = plain.words.length > manyWords;
  const score = long ? Math.min(scored, titleBound(text, harm, knowledge)) : scored;
  const language = plain.language === "en" ? "en" : "ru";
  const heard = readerVoice(score, thresholds[language]);
  const tooShort = rule === undefined && plain.words.length < fewWords && score < sureOfFew;
  const voice = heard === "sure" && (tooShort || (long && score < sureOfMany)) ? "unsure" : heard;
  const spoken: RefusalVoice = rule === undefined ? "silent" : rule.asks ? "asks" : "refuses";
  const isKnown = (as: HarmRow["known"]): boolean =>
    as === undefined || isOrdinary || ((as === "always" || score < plainly) && known(text) >= surelyKnown);
  const row = table.find((one) => one.rule === spoken && one.reader.includes(voice) && isKnown(one.known));
  const because = {
    strength: row?.because ?? "nothing",
    score: Math.round(score * 1000) / 1000,
    told:
      row !== undefined &&
      (plain.words.length < fewSaid ||
        score < thresholds.said[language] ||
        logistic(headScore(toldHead, features)) > thresholds.told),
  } as const;
  if (row === undefined || row.strength === "none") return { strength: "none", code: undefined, because };
  if (rule !== undefined) return { strength: row.strength, code: rule.code, because };
  const scores = kinds.map((head) => headScore(head, features));
  const likeliest = harmKinds[scores.indexOf(Math.max(...scores))];
  return { strength: row.strength, code: likeliest && answerToHarm[likeliest], because };
}
