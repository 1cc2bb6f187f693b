import { textRule } from "../journey-rule.ts";

const mayCheer = /^milestone\.[^.]+\.celebrate$/u;
/** Advice quotes what it speaks of, and riddles are spoken by things. */
const mayQuote = /^(?:check|riddle)\./u;
const mayShowIcons = /^track\.[^.]+\.icon$|^tracks\.explain$/u;
const hype = /(?<!\p{L})(?:amazing|awesome|incredible|невероятн\p{L}*|потрясающ\p{L}*|супер)(?!\p{L})/iu;
const guilt = /(?<!\p{L})(?:you (?:must|failed|should have)|вы (?:должны|обязаны)|неудач\p{L}*)(?!\p{L})/iu;

/** Warm and plain: one exclamation mark at most, and only where something is celebrated; no hype, no guilt, no officialese «Вы». */
export const wordsAreQuiet = textRule("words-are-quiet", (text, _locale, path) => {
  const cheers = text.split("!").length - 1;
  if (!mayQuote.test(path) && cheers > (mayCheer.test(path) ? 1 : 0)) return "too loud";
  if (!mayShowIcons.test(path) && /\p{Extended_Pictographic}/u.test(text)) return "has pictures";
  if (/(?<=[\p{L},;:]\s)(?:Вы|Вас|Вам|Ваш\p{L}*)(?!\p{L})/u.test(text)) return "has a capital «Вы»";
  if (hype.test(text)) return "hype";
  return !mayQuote.test(path) && guilt.test(text) ? "guilt" : undefined;
});
