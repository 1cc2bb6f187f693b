/** How somebody's own body is today, as they tell it in words. */
export const bodyStates = [
  "rested",
  "sleep",
  "ill",
  "tense",
  "worn",
  "low",
  "hurt_back",
  "hurt_leg",
  "hurt_arm",
  "shifts",
] as const;
export type BodyState = (typeof bodyStates)[number];
/** `none`: words of a body that say nothing of how theirs is today. */
export type BodyTold = BodyState | "none";
