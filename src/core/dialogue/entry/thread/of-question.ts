import type { TalkKey } from "../../../talk/acts.ts";
import { shareOf } from "../../../talk/gist/gist.ts";
import { type StepQuestion, stepQuestion, stepQuestionWithin } from "../../../talk/step-question.ts";
import { asksAtLast, type Said } from "../talk/heard.ts";
import * as moves from "../talk/moves.ts";
import type { ThreadMoveDoes } from "./of-goals.ts";

/** What is said to each question of a step. */
export const keyOf: Readonly<Record<Exclude<StepQuestion, "without">, TalkKey>> = {
  why: "step_why",
  how: "step_how",
  which: "step_which",
  where: "step_where",
  with: "step_with",
  whom: "step_whom",
  afterwards: "step_then",
  enough: "step_enough",
  many: "step_many",
  long: "step_long",
  often: "step_often",
  buy: "step_buy",
  check: "step_check",
  either: "step_either",
  today: "step_today",
};

/** From here a message as a whole may ask of the step, or of a fact that only the step in front can mean. */
const mayAskFrom = 0.25;
const asksOfStep = (said: Said): boolean =>
  asksAtLast(said) &&
  (said.reading.gist === undefined ||
    ofCounting.test(said.text) ||
    shareOf(said.reading.gist, "ask_step") + shareOf(said.reading.gist, "ask_fact") >= mayAskFrom);

/** Whether it counts can be asked of a step alone, whatever else is told with it. */
const ofCounting =
  /(?:would|does|will|do)? ?(?:that|it|this) counts?\s*\?|(?:считается|засчита(?:ется|ешь|ете))\s*\?/iu;

/** What is asked of the open step is answered by what is known of it; what is not known may itself be the step. */
export const stepAsked: ThreadMoveDoes = ({ said }) => {
  if (said.place !== "step") return aheadAsked(said);
  const asked = stepQuestion(said.text) ?? (asksOfStep(said) ? stepQuestionWithin(said.text) : undefined);
  if (asked === undefined) return undefined;
  if (asked === "without") return moves.reworded("own_words")(said, "no_thing", []);
  return moves.answerAbout(said, keyOf[asked]);
};

/** What holds of any step, where none is open yet: the one to come will be as small. */
const ofAny: readonly StepQuestion[] = ["why", "today", "buy", "often", "long", "either"];
const aheadAsked = (said: Said): ReturnType<ThreadMoveDoes> => {
  const asked = asksOfStep(said) ? stepQuestionWithin(said.text) : undefined;
  return asked !== undefined && asked !== "without" && ofAny.includes(asked)
    ? moves.answerAbout(said, keyOf[asked])
    : undefined;
};
