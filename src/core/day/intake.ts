import type { Instant } from "../time/instant.ts";
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

/** What can hurt a lot or a little. */
export const injuries = ["injury_back", "injury_leg", "injury_arm"] as const satisfies readonly Contraindication[];
export type Injury = (typeof injuries)[number];

/** What a person said of their body, as codes. A section that was not answered counts as unknown, not as clear. */
export interface Intake {
  readonly answered: readonly IntakeSection[];
  readonly codes: readonly Contraindication[];
  /** Of the injuries those that only twinge: what is easy may still be done with them, in its small version. */
  readonly mild?: readonly Contraindication[];
  readonly at: Instant;
}

/** Whether somebody has told that they are 16 or 17: what is planned and said is for whoever goes to school. */
export const isYoung = (intake: Intake | undefined): boolean => intake?.codes.includes("under_18") === true;

/** Sections that must have been answered before something with a risk is done in more than its gentle variant. */
export const sectionsForRisk: Readonly<Record<Risk, readonly IntakeSection[]>> = {
  cold: ["age", "conditions", "pregnancy", "medicines"],
  heat: ["age", "conditions", "pregnancy", "medicines"],
  hard_intervals: ["age", "conditions", "pregnancy", "injuries", "medicines"],
  fasting: ["age", "conditions", "pregnancy", "medicines", "eating"],
  breath_hold: ["age", "conditions", "pregnancy"],
  bright_light: ["conditions", "medicines", "mind"],
};

/** Which codes each section asks about; together all there are. */
export const sectionCodes: Readonly<Record<IntakeSection, readonly Contraindication[]>> = {
  age: ["under_18"],
  conditions: [
    "cardiovascular",
    "high_blood_pressure",
    "fainting",
    "lung_disease",
    "diabetes",
    "kidney_disease",
    "fluid_limit",
    "epilepsy",
    "migraine",
    "eye_disease",
    "cold_reaction",
    "balance",
    "limited_mobility",
  ],
  pregnancy: ["pregnancy", "recent_birth"],
  injuries: ["injury_back", "injury_leg", "injury_arm", "recent_surgery"],
  medicines: [
    "blood_pressure_medicine",
    "glucose_lowering_medicine",
    "sedating_medicine",
    "light_sensitising_medicine",
  ],
  eating: ["eating_disorder"],
  mind: ["trauma", "severe_social_anxiety", "bipolar", "psychosis", "alcohol_dependence"],
  allergies: ["pollen_allergy", "food_allergy"],
};

/** The intake with one section answered: its codes are these, those of the other sections stay. */
export function answerSection(
  intake: Intake | undefined,
  section: IntakeSection,
  codes: readonly Contraindication[],
  at: Instant,
): Intake {
  const others = (intake?.codes ?? []).filter((code) => !sectionCodes[section].includes(code));
  const own = sectionCodes[section].filter((code) => codes.includes(code));
  const answered = intakeSections.filter((each) => each === section || intake?.answered.includes(each));
  return withMild({ answered, codes: [...others, ...own], at }, intake?.mild ?? []);
}

/** The intake with those of its injuries that only twinge; what is not told of is none. */
export function withMild({ mild: _before, ...intake }: Intake, mild: readonly Contraindication[]): Intake {
  const told = injuries.filter((code) => intake.codes.includes(code));
  const slight = told.filter((code) => mild.includes(code));
  return slight.length === 0 ? intake : { ...intake, mild: slight };
}
