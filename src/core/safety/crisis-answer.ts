import { extractFeatures } from "../text/features.ts";
import { softmax } from "../text/linear-model.ts";
import { messageTokens } from "../text/message-tokens.ts";
import { type PackedModel, scorePacked } from "../text/packed-model.ts";
import type { SpellingTables } from "../text/spelling-tables.ts";
import type { WordClasses } from "../text/word-classes.ts";
import type { CrisisKind } from "./crisis.ts";
import type { PhraseForm } from "./phrase-form.ts";
import { phraseText } from "./phrase-pattern.ts";

/**
 * What a message says to the crisis answer: that the person is safe, that it was not meant, that what was written is to go, that help was
 * called or is there, that it stays with them, a bare yes or no to what was asked, or a rebuff; `explained` is plainly not meant, with a word
 * on what it was. Anything else, and anything beside these, is none of them.
 */
export const crisisAnswers = [
  "safe",
  "not_meant",
  "explained",
  "drop",
  "reported",
  "stays",
  "yes",
  "no",
  "stormy",
] as const;

/**
 * What only the trained reader hears in words said to the crisis answer. None of it ends a crisis where a life may hang on minutes, and of danger
 * it decides nothing: it chooses what is said next.
 */
export const heardAnswers = [
  "sounds_safe",
  "sounds_not_meant",
  "refuses",
  "asks",
  "of_another",
  "orders",
  "tells",
  "sign",
] as const;

/**
 * What is told in words that answer an alarm of one's own, wherever it stands in them, the weightiest first: that something dangerous is near or
 * was given away, that they have thought of it for long (`owns`), that somebody is there, comes or could come, that a doctor is seen, that a night is over, what was
 * lost; in a home that is dangerous, that they cannot speak, that it is quiet for now (`lull`), what to take along, that they think it their own doing. It chooses
 * what is said next.
 */
export const toldAnswers = [
  "drop",
  "means_away",
  "means_near",
  "off_means",
  "owns",
  "cant_speak",
  "home_again",
  "coming",
  "told_somebody",
  "company",
  "doctor",
  "morning",
  "could_call",
  "refuses",
  "tried_lines",
  "about_lines",
  "leaving",
  "lull",
  "own_fault",
  "silence",
  "loss_child",
  "burden",
  "loss_death",
  "loss_love",
  "loss_work",
  "loss_money",
  "loss_ill",
  "program",
  "nobody",
  "tired",
  "step",
  "thanks",
] as const;
export type ToldAnswer = (typeof toldAnswers)[number];
export type ToldPhrases = Readonly<Record<ToldAnswer | "nobody_there" | "held" | "not_over", PhraseForm>>;

/** What is told only where somebody else is the danger, and only of a body that was in danger. */
const ofHome: readonly ToldAnswer[] = ["leaving", "lull", "own_fault"];
const ofBody: readonly ToldAnswer[] = ["home_again"];
const ofSelf = toldAnswers.filter((each) => !ofHome.includes(each) && !ofBody.includes(each));

/** What is listened for in each danger. Of an alarm that names none, "he sleeps" may be said of anybody. */
const toldIn: Readonly<Record<CrisisKind | "unnamed", readonly ToldAnswer[]>> = {
  self_harm: ofSelf,
  danger_now: ["cant_speak", "coming", "about_lines", ...ofHome],
  medical: ["home_again", "coming"],
  harm_to_others: ["coming", "about_lines"],
  unnamed: [...ofSelf, "leaving", "own_fault"],
};

export type CrisisAnswer = (typeof crisisAnswers)[number] | (typeof heardAnswers)[number] | ToldAnswer;
type PlainAnswer = (typeof crisisAnswers)[number];

/** Forms over one clause as `phraseText` writes it: the answers, what may stand beside one, and what none ever holds. */
export type AnswerPhrases = Readonly<
  Record<Exclude<PlainAnswer, "explained"> | "opener" | "beside" | "never" | "danger" | "retracted", PhraseForm>
>;

const between = /[.,!?;:()\n…"«»“”]+|\s[-–—]+\s|\s(?:and|but|because|и|но|а|потому что)\s/u;

function clausesOf(text: string): readonly string[] {
  return ` ${text.toLowerCase()} `
    .replaceAll("ё", "е")
    .replace(/[’ʼ`]/gu, "'")
    .split(between)
    .map((clause) =>
      clause
        .replace(/[^\p{L}\p{N}' ]+/gu, " ")
        .replace(/\s+/gu, " ")
        .trim(),
    )
    .filter((clause) => clause !== "");
}

/** The first of these that a clause is counts for it; a message is the gravest of what its clauses are. */
const gravestFirst = [
  "stormy",
  "no",
  "drop",
  "not_meant",
  "safe",
  "reported",
  "stays",
  "yes",
] as const satisfies readonly PlainAnswer[];

/**
 * Reads an answer to the crisis answer. Every clause has to be one of the known ones, so that "I'm safe, but he has a key" ends nothing.
 * It decides no danger: whoever asks has screened the same words before.
 */
export function readCrisisAnswer(text: string, phrases: AnswerPhrases): PlainAnswer | "sounds_safe" | undefined {
  const clauses = clausesOf(text).map((clause) => ` ${clause} `);
  const said = clauses.map((clause) => gravestFirst.find((each) => phrases[each].test(clause)));
  if (said.includes("stormy")) return "stormy";
  const isKnown = (clause: string, at: number): boolean =>
    said[at] !== undefined || phrases.opener.test(clause) || phrases.beside.test(clause);
  const whole = clauses.every(isKnown) && !clauses.some((clause) => phrases.never.test(clause));
  if (!whole) return !turned.test(text) && isExplained(clauses, said, phrases) ? "explained" : undefined;
  // "No, I meant the film" says no to the alarm, not to being safe: only a further word against it does.
  const firmly = said.filter((each, at) => each !== "no" || !phrases.opener.test(clauses[at] ?? ""));
  const answer = gravestFirst.find((each) => firmly.includes(each));
  if (said.includes("no") && (answer === undefined || answer === "yes")) return "no";
  return answer ?? (clauses.some((clause) => phrases.beside.test(clause)) ? "sounds_safe" : undefined);
}

/** All of it as one line, over all its clauses; "gwyn's here" is read as "gwyn here". */
const lineOf = (text: string): string => phraseText(clausesOf(text).join(" ").split(" "));

/** What counts only where somebody is there for it. */
const ofSomebody: readonly ToldAnswer[] = ["company", "doctor", "coming"];

/** What is told in the whole of it, in a danger of this kind; the weightiest. */
export function readTold(text: string, phrases: ToldPhrases, kind?: CrisisKind): ToldAnswer | undefined {
  const line = lineOf(text);
  const isTold = (each: ToldAnswer): boolean =>
    phrases[each].test(line) &&
    (each !== "means_away" || !phrases.held.test(line)) &&
    (each !== "home_again" || !phrases.not_over.test(line));
  const here = toldIn[kind ?? "unnamed"];
  const found = toldAnswers.filter((each) => here.includes(each) && isTold(each));
  return found.find((each) => !ofSomebody.includes(each) || !phrases.nobody_there.test(line));
}

/** What of all that is told is something lost. */
export const lossAnswers = [
  "loss_child",
  "loss_death",
  "loss_love",
  "loss_work",
  "loss_money",
  "loss_ill",
] as const satisfies readonly ToldAnswer[];

/** Whether a loss is told, in words that were said to no alarm: what is implied after it weighs more. */
export function tellsLoss(text: string, phrases: Readonly<Record<(typeof lossAnswers)[number], PhraseForm>>): boolean {
  const line = lineOf(text);
  return lossAnswers.some((each) => phrases[each].test(line));
}

/** Whether something in it speaks of danger, or takes back what was said: then nothing that only sounds harmless is taken for harmless. */
export function soundsOfDanger(text: string, { never, danger }: AnswerPhrases): boolean {
  return turned.test(text) || clausesOf(text).some((clause) => never.test(` ${clause} `) || danger.test(` ${clause} `));
}

/** A "but" takes back what was taken back. */
const turned = /(?<!\p{L})(?:but|though|except|yet|но|только|зато|хотя)(?!\p{L})/iu;

/** So many words tell what it was. */
const mostExplained = 12;

/** "Not literally, it was only the printer": said plainly, with nothing beside it that sounds of danger. */
function isExplained(
  clauses: readonly string[],
  said: readonly (PlainAnswer | undefined)[],
  { never, danger, opener, retracted }: AnswerPhrases,
): boolean {
  const takesBack = said.includes("not_meant") || clauses.some((clause) => retracted.test(clause));
  const fits = [undefined, "not_meant", "safe", "no"];
  if (!takesBack || !said.every((each) => fits.includes(each))) return false;
  const told = clauses.filter((clause, at) => said[at] === undefined && !opener.test(clause));
  const words = told.join(" ").trim().split(/\s+/u).length;
  return words <= mostExplained && told.every((clause) => !never.test(clause) && !danger.test(clause));
}

/** What the replies of the corpus are. */
export const alarmReplies = [
  "safe",
  "report",
  "not_about_that",
  "refuse",
  "new_sign",
  "unsure",
  "pain",
  "question",
  "other",
  "third_person",
] as const;
export type AlarmReply = (typeof alarmReplies)[number];

const heardAs: Readonly<Record<AlarmReply, CrisisAnswer | undefined>> = {
  safe: "sounds_safe",
  report: "reported",
  not_about_that: "sounds_not_meant",
  refuse: "refuses",
  new_sign: "sign",
  unsure: undefined,
  pain: "tells",
  question: "asks",
  other: "orders",
  third_person: "of_another",
};

/** What was learned of replies to an alarm: one label for each of `alarmReplies`, in their order. */
export interface AlarmKnowledge {
  readonly spelling: SpellingTables;
  readonly classes: WordClasses;
  readonly model: PackedModel;
  /** Divides the raw scores, so that confidence means how often such a reading is right. */
  readonly temperature: number;
}

/** From here on (0 to 1) a reading is worth an answer of its own; words that are far from all of them are answered as before. */
const hearFrom = 0.45;
/** What is asked and ordered is told by its form, and is answered the same in every crisis. */
const hearFormFrom = 0.4;
const byForm: readonly AlarmReply[] = ["question", "other"];
/** What would be wrong beside a new sign has to be surer: that they are safer, and that it was not meant. */
const sureFrom: Partial<Record<AlarmReply, number>> = { not_about_that: 0.64, safe: 0.6 };
/** A longer text tells a story, which the reader has not learned. */
const longestReply = 240;

/** How likely each kind of reply is, in the order of `alarmReplies`. */
export const alarmShares = (text: string, { spelling, classes, model, temperature }: AlarmKnowledge) =>
  softmax(
    scorePacked(model, extractFeatures(messageTokens(text, spelling), model.spec, classes)).map(
      (score) => score / temperature,
    ),
  );

/** What words said to the crisis answer sound like; undefined where nothing stands out. */
export function hearCrisisAnswer(text: string, knowledge: AlarmKnowledge): CrisisAnswer | undefined {
  if (text.length > longestReply) return undefined;
  const shares = alarmShares(text, knowledge);
  const best = shares.indexOf(Math.max(...shares));
  const reply = alarmReplies[best];
  if (reply === undefined) return undefined;
  const from = sureFrom[reply] ?? (byForm.includes(reply) ? hearFormFrom : hearFrom);
  return (shares[best] ?? 0) >= from ? heardAs[reply] : undefined;
}
