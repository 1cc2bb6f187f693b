import { wordsOf } from "../goals/words.ts";
import type { Lesson, LessonStatement } from "./lesson.ts";
import { stemsOf } from "./lesson-words.ts";

/** So much of what a question asks for has to stand in a statement, by weight, before it is taken for an answer. */
const leastShare = 0.3;
/** A word that people ask with tells less than one that stands in the statement; and one that the lesson does not have may be mere talk. */
const hintWeight = 0.6;
const strangeWeight = 0.7;
/** A question in so many words for a part counts as much as two words of which each stands in one statement alone. */
const askedWeight = 2;

/**
 * What of a lesson comes nearest to a question, by the words that they share; a word that stands everywhere in the lesson weighs little. Undefined
 * where the lesson does not speak of it. What sources found is passed over: it is in English, and for whoever opens it.
 */
export function nearestStatement(question: string, { statements }: Lesson): LessonStatement | undefined {
  const own = statements.filter(({ id }) => !id.startsWith("r"));
  const stems = own.map(({ text, hints }) => {
    const hinted = hints.flatMap(stemsOf).map((stem) => [stem, hintWeight] as const);
    // A figure alone answers nothing: "20 minutes" has nothing to do with twenty dollars.
    return new Map([...hinted, ...stemsOf(text).flatMap((stem) => (/^\d+$/u.test(stem) ? [] : [[stem, 1] as const]))]);
  });
  const weigh = (stem: string): number => {
    const found = stems.filter((of) => of.has(stem)).length;
    return found === 0 ? strangeWeight * Math.log(1 + own.length) : Math.log(1 + own.length / found);
  };
  const asked = new Map([...new Set(stemsOf(question))].map((stem) => [stem, weigh(stem)]));
  const said = ` ${wordsOf(question).join(" ")}`;
  const all = [...asked.values()].reduce((sum, weight) => sum + weight, 0);
  let best: { readonly statement: LessonStatement; readonly score: number } | undefined;
  for (const [at, statement] of own.entries()) {
    const shared = [...asked].reduce((sum, [stem, weight]) => sum + weight * (stems[at]?.get(stem) ?? 0), 0);
    const meant = statement.asks.some((ask) => said.includes(` ${wordsOf(ask).join(" ")}`));
    const score = shared + (meant ? askedWeight * Math.log(1 + own.length) : 0);
    if (score > (best?.score ?? 0)) best = { statement, score };
  }
  return best && best.score >= all * leastShare ? best.statement : undefined;
}
