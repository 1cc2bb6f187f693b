import { dangersIn } from "../goals/step-dangers.ts";
import { inLanguage, leakOrMarkup } from "../goals/step-guard.ts";
import { wordsOf } from "../goals/words.ts";
import type { Lesson, LessonStatement } from "./lesson.ts";
import { stemsOf } from "./lesson-words.ts";

/** Why an answer about a lesson is not shown. */
export const answerFaults = [
  "empty",
  "too_long",
  "uncited",
  "unknown_source",
  "not_in_lesson",
  "number",
  "negation",
  "markup",
  "language",
  "danger",
] as const;
export type AnswerFault = (typeof answerFaults)[number];

/** An answer as it may be shown, with the statements that it rests on, in the order in which they are named. */
export interface CheckedAnswer {
  readonly text: string;
  readonly cites: readonly LessonStatement[];
}

const longest = 700;
const mostSentences = 6;
/** So much of what a sentence is about has to stand in the lesson; the rest is what binds it together. */
const groundedShare = 0.6;
const marks = /\[((?:r?\d{1,3})(?:\s*[,;]\s*r?\d{1,3})*)\]/gu;

const idsIn = (text: string): readonly string[] =>
  [...text.matchAll(marks)].flatMap(([, inner = ""]) => inner.split(/[,;]/u).map((id) => id.trim()));

/** Sentences, each with the marks that stand before or right after its full stop. */
function sentencesOf(text: string): readonly string[] {
  return text
    .replace(/([.!?…]+)((?:\s*\[[r\d,;\s]+\])+)/gu, "$2$1")
    .split(/(?<=[.!?…])\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence.replace(marks, "")).length > 0);
}

const denies = (text: string): boolean =>
  /(?<!\p{L})(?:не|ни|нет|без|нельзя|никогда|no|not|never|nor|without|cannot|\p{L}+n['’]t)(?!\p{L})/iu.test(text);

/** `7000`, `7 000` and `7,000` are one number, `0,5` and `0.5` another. */
function numbersIn(text: string): readonly string[] {
  const joined = text.replace(/(?<=\d)[\s\u00A0\u202F,](?=\d{3}(?!\d))/gu, "");
  return [...joined.matchAll(/\d+(?:[.,]\d+)?/gu)].map(([number]) => String(Number(number.replace(",", "."))));
}

/**
 * Whether a model's answer says only what the lesson says: every sentence names statements that exist, is made of their words and of no number that
 * they lack, in the person's language, short, without links. A model may be talked into anything; what it then says does not pass here.
 */
export function checkAnswer(
  raw: string,
  lesson: Lesson,
):
  | { readonly kind: "pass"; readonly answer: CheckedAnswer }
  | { readonly kind: "refuse"; readonly faults: readonly AnswerFault[] } {
  const given = raw.normalize("NFC").replace(/\s+/gu, " ").trim();
  const text = given
    .replace(marks, "")
    .replace(/\s+([.,!?…;:])/gu, "$1")
    .replace(/\s+/gu, " ")
    .trim();
  if (wordsOf(text).length === 0) return { kind: "refuse", faults: ["empty"] };
  if (given.length > longest * 2 || text.length > longest) return { kind: "refuse", faults: ["too_long"] };

  const known = new Map<string, LessonStatement>(lesson.statements.map((each) => [each.id, each]));
  const everything = new Set(lesson.statements.flatMap((each) => stemsOf(each.text)));
  const faults = new Set<AnswerFault>();
  const sentences = sentencesOf(given);
  if (sentences.length > mostSentences) faults.add("too_long");
  for (const sentence of sentences) {
    const ids = idsIn(sentence);
    const cited = ids.flatMap((id) => known.get(id) ?? []);
    if (ids.length === 0) faults.add("uncited");
    if (cited.length < ids.length) faults.add("unknown_source");
    const bare = sentence.replace(marks, " ");
    const stems = stemsOf(bare);
    const own = new Set(cited.flatMap((each) => stemsOf(each.text)));
    const grounded = stems.filter((stem) => everything.has(stem)).length;
    if (stems.length === 0 || grounded < stems.length * groundedShare || !isNamed(own, stems, cited, lesson)) {
      faults.add("not_in_lesson");
    }
    // "Does not replace treatment" must not come back as "replaces treatment".
    const negated = cited.map((each) => denies(each.text));
    if (cited.length > 0 && !negated.includes(denies(bare))) faults.add("negation");
    const numbers = new Set(cited.flatMap((each) => numbersIn(each.text)));
    if (numbersIn(bare).some((number) => !numbers.has(number))) faults.add("number");
  }
  if (leakOrMarkup(text)) faults.add("markup");
  if (!inLanguage(text, lesson.locale)) faults.add("language");
  if (dangersIn(text, true).length > 0) faults.add("danger");
  if (faults.size > 0) return { kind: "refuse", faults: [...faults] };
  const cites = [...new Set(sentences.flatMap(idsIn))].flatMap((id) => known.get(id) ?? []);
  return { kind: "pass", answer: { text, cites } };
}

/** Whether a sentence has to do with what it names; what sources found is in English, so in Russian only the figures and the rest of the lesson speak for it. */
function isNamed(
  own: ReadonlySet<string>,
  stems: readonly string[],
  cited: readonly LessonStatement[],
  { locale }: Lesson,
): boolean {
  const published = cited.length > 0 && cited.every(({ id }) => id.startsWith("r"));
  return (published && locale !== "en") || stems.some((stem) => own.has(stem));
}
