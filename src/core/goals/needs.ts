/** What a step asks of body, purse and place; whoever lacks it is never given the step. */
export const stepNeeds = [
  "legs",
  "hands",
  "sight",
  "hearing",
  "voice",
  "money",
  "phone",
  "internet",
  "computer",
  "printer",
  "car",
  "outdoors",
  "shops",
  "person",
  "quiet",
] as const;
export type StepNeed = (typeof stepNeeds)[number];

/** What a step takes for granted about somebody's life; nobody who said otherwise is reminded of it. */
export const stepAssumptions = [
  "baby",
  "child",
  "partner",
  "parents",
  "friends",
  "pet",
  "job",
  "school",
  "home",
  "garden",
  "beginner",
] as const;
export type StepAssumption = (typeof stepAssumptions)[number];
