import type { CoachAnswer } from "#core/goals/coach-ask.ts";

/** All that a person would read of an answer, a sentence each. */
export function shownWords(answer: CoachAnswer): string {
  switch (answer.status) {
    case "ok":
      return [answer.step, answer.floorStep, answer.stretchStep, answer.cue ?? ""].join(".\n");
    case "need_clarification":
      return [answer.question, ...answer.quick].join(".\n");
    case "explained":
      return answer.text;
    case "goal_reached":
      return "";
  }
}
