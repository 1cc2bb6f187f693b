import type { Contraindication } from "./contraindication.ts";
import type { Habit } from "./habit.ts";
import type { Intake } from "./intake.ts";

/** What of a person's body speaks against a habit, slight or not. */
export const codesAgainst = ({ contraindications }: Habit, intake: Intake | undefined): readonly Contraindication[] =>
  contraindications.filter((code) => intake?.codes.includes(code));
/** It only twinges, and the habit is fine with that. */
export const isSlight = ({ mild }: Habit, code: Contraindication, intake: Intake | undefined): boolean =>
  mild.includes(code) && intake?.mild?.includes(code) === true;

/** Whether a habit is done in its small version alone: an injury speaks against it that only twinges. */
export function smallOnly(habit: Habit, intake: Intake | undefined): boolean {
  return codesAgainst(habit, intake).some((code) => isSlight(habit, code, intake));
}
