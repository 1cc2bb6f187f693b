import type { Instant } from "../person/person.ts";
import type { Contraindication, Risk } from "./contraindication.ts";

/** Parts of the intake, each skippable; only codes are kept, sealed. */
export const intakeSections = [
  "age",
  "conditions",
  "pregnancy",
  "injuries",
  "medicines",
  "eating",
  "mind",
  "allergies",
] as const;
export type IntakeSection = (typeof intakeSections)[number];

/** What a person said of their body, as codes. A section that was not answered counts as unknown, not as clear. */
export interface Intake {
  readonly answered: readonly IntakeSection[];
  readonly codes: readonly Contraindication[];
  readonly at: Instant;
}

/** Sections that must have been answered before something with a risk is done in more than its gentle variant. */
export const sectionsForRisk: Readonly<Record<Risk, readonly IntakeSection[]>> = {
  cold: ["age", "conditions", "pregnancy", "medicines"],
  heat: ["age", "conditions", "pregnancy", "medicines"],
  hard_intervals: ["age", "conditions", "pregnancy", "injuries", "medicines"],
  fasting: ["age", "conditions", "pregnancy", "medicines", "eating"],
  breath_hold: ["age", "conditions", "pregnancy"],
  bright_light: ["conditions", "medicines", "mind"],
};
