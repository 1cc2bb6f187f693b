import type { Widen } from "./en.ts";

/** Words of the pages of goals, which nobody waits for before those open. */
export const goalEn = {
  otherGoals: "Finished and put away",
  walking: "Current goal",
  removeGoalSure: "Delete this goal with all its steps? That’s for good.",
  doneSteps: "Done so far",
  inOwnWords: "In your own words",
  begun: "How it began",
  named: "You named this goal",
  sayReached: "Once you have got there, say so: behind the three dots above, or in your own words in the talk.",
  toTalk: "Go to the talk",
  whenHint: "If it helps, the step’s own page can keep when and where you’ll do it.",
  earlierSteps: "Earlier steps",
  allSteps: "Show all",
  fewerSteps: "Show fewer",
  goalTrackHint: "Its steps then move the track a little.",
  noTrack: "No, by itself",
} as const;

export type GoalWords = Widen<typeof goalEn>;
