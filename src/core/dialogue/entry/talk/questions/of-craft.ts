import { wordsOf } from "../../../../goals/words.ts";
import { stepQuestionWithin } from "../../../../talk/step-question.ts";
import { stemOf } from "../../../../text/stem.ts";
import { keyOf } from "../../thread/of-question.ts";
import { asksAtLast, type Said } from "../heard.ts";
import { answerAbout, answerOfStep, type Move, speak } from "../moves.ts";
import { unansweredLine } from "./unanswered.ts";

/** A shorter word names nothing by which a question is known to be of the step. */
const shortest = 4;
/** So few words ask of what stands in front, as they name nothing else. */
const fewWords = 5;
const stems = (text: string): ReadonlySet<string> =>
  new Set(
    wordsOf(text)
      .filter(({ length }) => length >= shortest)
      .map(stemOf),
  );

/** Whether a question can be meant of the step in front: it is too short to name anything else, or shares a word with it. */
function isOfStep({ text, goal }: Said): boolean {
  if (text.trim().split(/\s+/u).length <= fewWords) return true;
  const ofIt = stems(goal?.current?.text ?? "");
  return [...stems(text)].some((stem) => ofIt.has(stem));
}

/**
 * How a thing is done, asked at a step: what is asked of the step by its form is answered so, and a question of the craft itself, which the step says
 * nothing of, is named and sent to who knows. To tell the step again would answer neither.
 */
export const answerHow: Move = (said, act, front) => {
  const asked = front.length === 0 ? stepQuestionWithin(said.text) : undefined;
  if (asked !== undefined && asked !== "without") return answerAbout(said, keyOf[asked]);
  const ofCraft = front.length === 0 && asksAtLast(said) && !isOfStep(said);
  return ofCraft ? speak(said, [unansweredLine(said)]) : answerOfStep(said, act, front);
};
