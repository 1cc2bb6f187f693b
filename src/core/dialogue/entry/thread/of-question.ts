import type { TalkKey } from "../../../talk/acts.ts";
import { type StepQuestion, stepQuestion } from "../../../talk/step-question.ts";
import * as moves from "../talk/moves.ts";
import type { ThreadMoveDoes } from "./of-goals.ts";

const keyOf: Readonly<Record<Exclude<StepQuestion, "today" | "without">, TalkKey>> = {
  why: "step_why",
  how: "step_how",
  which: "step_which",
  where: "step_where",
  with: "step_with",
  whom: "step_whom",
  afterwards: "step_then",
  enough: "step_enough",
  many: "step_many",
};

/** What is asked of the open step is answered by what is known of it; what is not known may itself be the step. */
export const stepAsked: ThreadMoveDoes = ({ said }) => {
  const asked = stepQuestion(said.text);
  if (asked === undefined) return undefined;
  if (asked === "today") return moves.leave(said, "put_off", []);
  if (asked === "without") return moves.reworded("own_words")(said, "no_thing", []);
  return moves.answerAbout(said, keyOf[asked]);
};
