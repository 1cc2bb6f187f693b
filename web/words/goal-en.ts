import type { Widen } from "./en.ts";

/** Words of the pages of goals, which nobody waits for before those open. */
export const goalEn = {
  otherGoals: "Finished and put away",
  walking: "Current goal",
  removeGoalSure: "Delete this goal with all its steps? That’s for good.",
  nothingDoneYet: "No steps done yet.",
  doneSteps: "Done so far",
  inOwnWords: "In your own words",
  earlierSteps: "Earlier steps",
  allSteps: "Show all",
  fewerSteps: "Show fewer",
  goalTrackHint: "Its steps then move the track a little.",
  noTrack: "No, by itself",
} as const;

export type GoalWords = Widen<typeof goalEn>;
