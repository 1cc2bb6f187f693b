import { z } from "zod";
import {
  type AnswerPhrases,
  type CrisisAnswer,
  hearCrisisAnswer,
  readCrisisAnswer,
  soundsOfDanger,
} from "#core/safety/crisis-answer.ts";
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
});

/**
 * How people answer the crisis answer, in both languages: what is said plainly (content/safety/crisis-answers.yaml), and else what it sounds like
 * to the reader that was trained on such replies. Throws naming the file.
 */
export const loadCrisisAnswers = onceCarried((folder: string): ((text: string) => CrisisAnswer | undefined) => {
  const { sets, never, danger, ...clauses } = readPack(folder, "safety/crisis-answers.yaml", schema);
  const whole = (said: readonly string[]): RegExp =>
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
  const alarms = loadAlarmModel(folder);
  return (text) => {
    const plain = readCrisisAnswer(text, phrases);
    if (plain) return plain;
    const heard = hearCrisisAnswer(text, alarms);
    return heard === "sounds_not_meant" && soundsOfDanger(text, phrases) ? undefined : heard;
  };
});
