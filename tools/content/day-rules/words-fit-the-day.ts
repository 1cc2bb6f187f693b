import { wordingRule } from "../day-rule.ts";

/** Characters that a writer may use, by the end of the path, the first that matches counts; one tenth more is let pass. */
const longest: readonly (readonly [RegExp, number])[] = [
  [/^habits\/.*(?:ru|en)\.name$/u, 45],
  [/\.titles\./u, 50],
  [/^habits\/.*\.about$/u, 200],
  [/\.technique$/u, 220],
  [/\.steps\./u, 150],
  [/\.(?:timing|progression|done_when)$/u, 160],
  [/\.quality\./u, 60],
  [/^habits\/.*\.(?:low|high|gentle|stressed)$|\.scaling\./u, 160],
  [/\.caution$/u, 220],
  [/\.streaks\./u, 120],
  [/\.openings\./u, 200],
  [/\.(?:summary|mechanism)$/u, 350],
  [/\.benefits\./u, 80],
  [/\.honesty$/u, 250],
  [/\.lesson\./u, 160],
  [/^archetypes\/quiz.*\.say\./u, 45],
  [/^archetypes\/.*(?:title|own_title)$/u, 45],
  [/^archetypes\/.*\.about$/u, 320],
];
const otherwise = 180;
const tolerance = 1.1;
const wordsInASentence = 25;

/** Words are read on a phone by a tired person: short texts, and sentences of 25 words on average at most. */
export const wordsFitTheDay = wordingRule("words-fit-the-day", ({ file, path, text }) => {
  const place = `${file}.${path.join(".")}`;
  const most = longest.find(([pattern]) => pattern.test(place))?.[1] ?? otherwise;
  if (text.length > most * tolerance) return `${text.length} characters, at most ${most}`;
  const sentences = text.split(/[.?:;]+(?:\s|$)/u).filter((sentence) => sentence.trim() !== "");
  const mean = text.split(/\s+/u).filter((word) => /\p{L}/u.test(word)).length / Math.max(1, sentences.length);
  return mean > wordsInASentence ? `sentences of ${Math.round(mean)} words` : undefined;
});
