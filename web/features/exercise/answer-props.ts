import type { ExerciseStepWire } from "#contract/exercise.ts";
import type { Given } from "../../data/exercises.ts";

/** How a step is answered; `give` resolves to whether the answer was taken. */
export interface AnswerProps {
  readonly exercise: string;
  readonly step: ExerciseStepWire;
  readonly busy: boolean;
  readonly give: (given: Given) => Promise<boolean>;
}
