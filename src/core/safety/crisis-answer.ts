/**
 * What a message says to the crisis answer: that the person is safe, that it was not meant, that what was written is to go, that help was
 * called or is there, a bare yes or no to what was asked, or a rebuff. Anything else, and anything beside these, is none of them.
 */
export const crisisAnswers = ["safe", "not_meant", "drop", "reported", "yes", "no", "stormy"] as const;
export type CrisisAnswer = (typeof crisisAnswers)[number];

/** Expressions over one clause as `phraseText` writes it: the answers, what may stand beside one, and what none ever holds. */
export type AnswerPhrases = Readonly<Record<CrisisAnswer | "opener" | "beside" | "never", RegExp>>;

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
  "yes",
] as const satisfies readonly CrisisAnswer[];

/**
 * Reads an answer to the crisis answer. Every clause has to be one of the known ones, so that "I'm safe, but he has a key" ends nothing.
 * It decides no danger: whoever asks has screened the same words before.
 */
export function readCrisisAnswer(text: string, phrases: AnswerPhrases): CrisisAnswer | undefined {
  const clauses = clausesOf(text).map((clause) => ` ${clause} `);
  const said = clauses.map((clause) => gravestFirst.find((each) => phrases[each].test(clause)));
  if (said.includes("stormy")) return "stormy";
  const isKnown = (clause: string, at: number): boolean =>
    said[at] !== undefined || phrases.opener.test(clause) || phrases.beside.test(clause);
  const whole = clauses.every(isKnown) && !clauses.some((clause) => phrases.never.test(clause));
  if (!whole) return undefined;
  // "No, I meant the film" says no to the alarm, not to being safe: only a further word against it does.
  const firmly = said.filter((each, at) => each !== "no" || !phrases.opener.test(clauses[at] ?? ""));
  const answer = gravestFirst.find((each) => firmly.includes(each));
  return said.includes("no") && (answer === undefined || answer === "yes") ? "no" : answer;
}
