import { z } from "zod";
import {
  type AnswerPhrases,
  type CrisisAnswer,
  hearCrisisAnswer,
  lossAnswers,
  readCrisisAnswer,
  readTold,
  soundsOfDanger,
  tellsLoss,
  type ToldAnswer,
  toldAnswers,
  type ToldPhrases,
} from "#core/safety/crisis-answer.ts";
import type { CrisisKind } from "#core/safety/crisis.ts";
import type { PhraseForm } from "#core/safety/phrase-form.ts";
import { compilePhrases } from "#core/safety/phrase-pattern.ts";
import { loadAlarmModel } from "./alarm-reader.ts";
import { onceCarried, readPack } from "./content-folder.ts";

const patterns = z.array(z.string().min(1)).min(1);
const schema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)),
  never: patterns,
  opener: patterns,
  beside: patterns,
  safe: patterns,
  not_meant: patterns,
  drop: patterns,
  reported: patterns,
  stays: patterns,
  retracted: patterns,
  danger: patterns,
  yes: patterns,
  no: patterns,
  stormy: patterns,
  told: z.strictObject(
    Object.fromEntries(toldAnswers.map((each) => [each, patterns])) as Record<ToldAnswer, typeof patterns>,
  ),
  nobody_there: patterns,
  held: patterns,
  not_over: patterns,
});

/** Said in whole clauses, these leave nothing to be told beside them. */
const enough: readonly CrisisAnswer[] = ["safe", "not_meant", "explained", "drop", "stays", "yes", "no", "stormy"];

/** What a message says to an alarm of this kind, or to one that names none. */
export type ReadCrisisAnswer = (text: string, kind?: CrisisKind) => CrisisAnswer | undefined;

/** What weighs more than that help was called. */
const besideReport: readonly ToldAnswer[] = [
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
];

const readAnswers = (folder: string) => readPack(folder, "safety/crisis-answers.yaml", schema);

/** Whether a loss is told in a message, wherever it was said; throws naming the file. */
export const loadLosses = onceCarried((folder: string): ((text: string) => boolean) => {
  const { sets, told } = readAnswers(folder);
  const phrases = Object.fromEntries(lossAnswers.map((each) => [each, compilePhrases(told[each], sets)]));
  return (text) => tellsLoss(text, phrases as Record<(typeof lossAnswers)[number], PhraseForm>);
});

/**
 * How people answer the crisis answer, in both languages: what is said plainly (content/safety/crisis-answers.yaml), what is told of the danger, and else what it
 * sounds like to the reader that was trained on such replies. Throws naming the file.
 */
export const loadCrisisAnswers = onceCarried((folder: string): ReadCrisisAnswer => {
  const { sets, never, danger, told, nobody_there, held, not_over, ...clauses } = readAnswers(folder);
  const whole = (said: readonly string[]): PhraseForm =>
    compilePhrases(
      said.map((each) => `^ {opener}? {opener}? (${each}) $`),
      { ...sets, opener: clauses.opener.join("|") },
    );
  const phrases: AnswerPhrases = {
    never: compilePhrases(never, sets),
    opener: whole(clauses.opener),
    beside: whole(clauses.beside),
    safe: whole(clauses.safe),
    not_meant: whole(clauses.not_meant),
    drop: whole(clauses.drop),
    reported: whole(clauses.reported),
    stays: whole(clauses.stays),
    retracted: whole(clauses.retracted),
    danger: compilePhrases(danger, sets),
    yes: whole(clauses.yes),
    no: whole(clauses.no),
    stormy: whole(clauses.stormy),
  };
  const anywhere = Object.fromEntries(toldAnswers.map((each) => [each, compilePhrases(told[each], sets)]));
  const tellings = {
    ...anywhere,
    nobody_there: compilePhrases(nobody_there, sets),
    held: compilePhrases(held, sets),
    not_over: compilePhrases(not_over, sets),
  } as ToldPhrases;
  const alarms = loadAlarmModel(folder);
  return (text, kind) => {
    const plain = readCrisisAnswer(text, phrases);
    if (plain && enough.includes(plain)) return plain;
    const first = readTold(text, tellings, kind);
    if (first && (plain === undefined || besideReport.includes(first))) return first;
    if (plain) return plain;
    const heard = hearCrisisAnswer(text, alarms);
    return heard === "sounds_not_meant" && soundsOfDanger(text, phrases) ? undefined : heard;
  };
});
