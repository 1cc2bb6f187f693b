import type { ExclusionWire } from "#contract/habits.ts";

const passing: readonly ExclusionWire["code"][] = ["level", "not_today", "week", "season", "archetype"];

/** The reasons that stay in a habit's way whatever level is reached and whichever day it is. */
export const lasting = (excluded: readonly ExclusionWire[]): readonly ExclusionWire[] =>
  excluded.filter(({ code }) => !passing.includes(code));
