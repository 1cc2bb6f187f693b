import { textRule } from "../journey-rule.ts";

/** Greatest lengths in characters, by the end of the path; the first that matches counts. */
const longest: readonly (readonly [RegExp, number])[] = [
  [/\.option\.[^.]+$/u, 40],
  [/^report\./u, 40],
  [/\.head$/u, 60],
  [/^track\.[^.]+\.(?:name|phase\.[^.]+)$/u, 40],
  [/^track\.[^.]+\.icon$/u, 8],
  [/^milestone\.[^.]+\.celebrate$/u, 160],
  [/\.name$/u, 60],
  [/^next\./u, 80],
  [/^because\./u, 140],
  [/^tracks\.explain$/u, 700],
];
const otherwise = 400;

/** Words are read on a phone by a tired person, and a button shows no more than forty characters. */
export const textsFit = textRule("texts-fit", (text, _locale, path) => {
  const most = longest.find(([pattern]) => pattern.test(path))?.[1] ?? otherwise;
  const { length } = text.replace(/<\/?b>/gu, "");
  return length > most ? `${length} characters, at most ${most}` : undefined;
});
