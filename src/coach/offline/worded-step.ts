import type { PackStep } from "#content/coach-pack.ts";
import type { CoachAnswer } from "#core/goals/coach-ask.ts";

/** A pack step in one person's words and language. */
export interface WordedStep {
  /** Names the pack step for good, so that history and refusals exclude it. */
  readonly source: string;
  readonly stage: PackStep["stage"];
  readonly place: PackStep["place"];
  readonly minutes: number;
  readonly firstTouch: boolean;
  readonly text: string;
  readonly floor: string;
  readonly stretch: string;
  readonly vague: string | undefined;
}

export function answerOf(step: WordedStep): CoachAnswer {
  return {
    status: "ok",
    step: step.text,
    minutes: step.minutes,
    floorStep: step.floor,
    stretchStep: step.stretch,
    cue: undefined,
    source: step.source,
  };
}
