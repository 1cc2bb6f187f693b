import type { FreeText } from "../text/free-text.ts";
import type { Instant } from "../time/instant.ts";
import type { StepSize } from "../person/person.ts";
import type { GoalId, StepId } from "./ids.ts";

/** The bounds of a step's length in minutes: under 5 is no step, over 2 hours is no small one. */
export const stepMinutes = { floor: 5, least: 5, most: 120 } as const;

/** Who worded a step: shown nowhere, counted for the operator. */
export type CoachName = "model" | "offline";

/** The person's own words of a step that is done. */
export interface Outcome {
  readonly words: FreeText;
  /** Something else was done, and stands for the step. */
  readonly instead: boolean;
}

/** One small action on the way to a goal, in three sizes; the person sees one of them. */
export interface Step {
  readonly id: StepId;
  readonly goalId: GoalId;
  /** The normal version. */
  readonly text: FreeText;
  /** 5 to 120, of the normal version. */
  readonly minutes: number;
  /** At most five minutes of the same step. */
  readonly floorText: FreeText;
  readonly stretchText: FreeText;
  /** Which of the three versions the person sees now. */
  readonly size: StepSize;
  /** "After breakfast": when or where the person does it. */
  readonly cue: FreeText | undefined;
  readonly createdAt: Instant;
  readonly completedAt: Instant | undefined;
  /** Completed at least once: doing it again after an undo does not count twice. */
  readonly counted: boolean;
  readonly rephrased: boolean;
  readonly userComment: FreeText | undefined;
  /** Earlier wordings of this step, which are never given again. */
  readonly earlierTexts: readonly FreeText[];
  /** What was told of it when it was done: how it came out, or what was done in its place. */
  readonly outcome?: Outcome;
  readonly by: CoachName;
  /** Which pack step the words came from, so that it is not given twice. */
  readonly source: string | undefined;
}

/** The words and minutes a person sees for the size that is chosen. */
export function shownStep(step: Step): { readonly text: string; readonly minutes: number } {
  switch (step.size) {
    case "floor":
      return { text: step.floorText, minutes: stepMinutes.floor };
    case "stretch":
      return { text: step.stretchText, minutes: Math.min(stepMinutes.most, Math.round(step.minutes * 1.5)) };
    case "normal":
      return { text: step.text, minutes: step.minutes };
  }
}
