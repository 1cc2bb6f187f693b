import { textRule } from "../journey-rule.ts";

const contested = /alienat|отчужд/iu;
const diagnosis =
  /(?<!\p{L})(?:narcissis\p{L}*|bipolar|borderline|psychopath\p{L}*|sociopath\p{L}*|toxic|нарцис\p{L}*|психопат\p{L}*|социопат\p{L}*|биполярн\p{L}*|токсичн\p{L}*|абьюз\p{L}*|депресси\p{L}*|птср|ptsd)(?!\p{L})/iu;
const diary = /(?<!\p{L})(?:evidence|proof|доказательств\p{L}*|улик\p{L}*)(?!\p{L})/iu;

/** "Alienation" is contested and never said; nobody is given a diagnosis; and what is written in the contact diary is not evidence. */
export const wordsAreSafe = textRule("words-are-safe", (text, _locale, path) => {
  if (contested.test(text)) return "says alienation";
  if (diagnosis.test(text)) return "sounds like a diagnosis";
  return path.startsWith("technique.contact_diary.") && diary.test(text) ? "calls the diary evidence" : undefined;
});
