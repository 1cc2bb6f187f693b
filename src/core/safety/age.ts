/** What a person says of their age, as far as it changes what is done for them. */
export const agesRead = ["under_16", "young"] as const;
export type AgeRead = (typeof agesRead)[number];

/** What a person answered when they were asked. */
export const agesTold = ["under_16", "young", "adult"] as const;
export type AgeTold = (typeof agesTold)[number];

const servedFrom = 16;
const grownFrom = 18;
const oldest = 120;

/** Which of the answers an age in years is; undefined for what nobody's age is. */
export function ageToldIn(years: number): AgeTold | undefined {
  if (years < 5 || years > oldest) return undefined;
  if (years < servedFrom) return "under_16";
  return years < grownFrom ? "young" : "adult";
}
