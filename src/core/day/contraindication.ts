/** The closed list of what may speak against a habit; a match excludes it everywhere (safety.md). Codes, never diagnoses. */
export const contraindications = [
  "cardiovascular",
  "high_blood_pressure",
  "fainting",
  "pregnancy",
  "recent_birth",
  "recent_surgery",
  "injury_back",
  "injury_leg",
  "injury_arm",
  "balance",
  "limited_mobility",
  "epilepsy",
  "lung_disease",
  "cold_reaction",
  "eye_disease",
  "migraine",
  "bipolar",
  "psychosis",
  "trauma",
  "severe_social_anxiety",
  "eating_disorder",
  "alcohol_dependence",
  "diabetes",
  "glucose_lowering_medicine",
  "kidney_disease",
  "fluid_limit",
  "blood_pressure_medicine",
  "sedating_medicine",
  "light_sensitising_medicine",
  "pollen_allergy",
  "food_allergy",
  "under_18",
] as const;
export type Contraindication = (typeof contraindications)[number];

/** What is done in its gentle variant while the person has not said what speaks against it (safety.md). */
export const risks = ["cold", "heat", "hard_intervals", "fasting", "breath_hold", "bright_light"] as const;
export type Risk = (typeof risks)[number];
