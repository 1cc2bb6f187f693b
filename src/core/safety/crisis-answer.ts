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
export type CrisisAnswer = (typeof crisisAnswers)[number];

/** Expressions over one clause as `phraseText` writes it: the answers, what may stand beside one, and what none ever holds. */
export type AnswerPhrases = Readonly<
  Record<Exclude<CrisisAnswer, "explained"> | "opener" | "beside" | "never" | "danger" | "retracted", RegExp>
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
  if (!whole) return !turned.test(text) && isExplained(clauses, said, phrases) ? "explained" : undefined;
  // "No, I meant the film" says no to the alarm, not to being safe: only a further word against it does.
  const firmly = said.filter((each, at) => each !== "no" || !phrases.opener.test(clauses[at] ?? ""));
  const answer = gravestFirst.find((each) => firmly.includes(each));
  return said.includes("no") && (answer === undefined || answer === "yes") ? "no" : answer;
}

/** A "but" takes back what was taken back. */
const turned = /(?<!\p{L})(?:but|though|except|yet|но|только|зато|хотя)(?!\p{L})/iu;

/** So many words tell what it was. */
const mostExplained = 12;

/** "Not literally, it was only the printer": said plainly, with nothing beside it that sounds of danger. */
function isExplained(
  clauses: readonly string[],
  said: readonly (CrisisAnswer | undefined)[],
  { never, danger, opener, retracted }: AnswerPhrases,
): boolean {
  const takesBack = said.includes("not_meant") || clauses.some((clause) => retracted.test(clause));
  const fits = [undefined, "not_meant", "safe", "no"];
  if (!takesBack || !said.every((each) => fits.includes(each))) return false;
  const told = clauses.filter((clause, at) => said[at] === undefined && !opener.test(clause));
  const words = told.join(" ").trim().split(/\s+/u).length;
  return words <= mostExplained && told.every((clause) => !never.test(clause) && !danger.test(clause));
}
