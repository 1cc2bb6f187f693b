import type { CoachAnswer } from "#core/goals/coach-ask.ts";

/** Each on a line of its own, and ended by one point at most. */
const inSentences = (texts: readonly string[]): string =>
  texts
    .filter((text) => text.trim() !== "")
    .map((text) => (/[.!?…]["»”)]*\s*$/u.test(text) ? text : `${text}.`))
    .join("\n");

/** All that a person would read of an answer, a sentence each. */
export function shownWords(answer: CoachAnswer): string {
  switch (answer.status) {
    case "ok":
      return inSentences([answer.step, answer.floorStep, answer.stretchStep, answer.cue ?? ""]);
    case "need_clarification":
      return inSentences([answer.question, ...answer.quick]);
    case "explained":
      return answer.text;
    case "goal_reached":
      return "";
  }
}
