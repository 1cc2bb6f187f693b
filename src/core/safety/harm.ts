import type { RefusalCode } from "./crisis.ts";

/** `refuse`: it is not walked; `ask`: one open question comes before any step; `none`: it goes on. */
export type HarmStrength = "refuse" | "ask" | "none";

/** Why it is that strong. */
type HarmReason = "rule" | "rule_doubted" | "reader_sure" | "reader_unsure" | "nothing";

export interface HarmVerdict {
  readonly strength: HarmStrength;
  /** What the answer speaks of; absent where nothing is refused. */
  readonly code: RefusalCode | undefined;
  /** Why, and the reader's score (0 to 1); figures only. */
  readonly because: { readonly strength: HarmReason; readonly score: number };
}
