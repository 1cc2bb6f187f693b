/** How urgent a message sounds; `none` is the everyday case. */
export const crisisLevels = ["imminent", "high", "elevated", "none"] as const;
export type CrisisLevel = (typeof crisisLevels)[number];

export const crisisKinds = ["self_harm", "harm_to_others", "danger_now", "medical"] as const;
export type CrisisKind = (typeof crisisKinds)[number];

export interface CrisisVerdict {
  readonly level: CrisisLevel;
  readonly kind: CrisisKind | undefined;
  /** Which rules spoke and the model's score; ids and figures only. */
  readonly because: { readonly rules: readonly string[]; readonly score: number };
}

/** Goals that never reach a coach; each has one fixed, kind answer with a safe way on. */
export const refusalCodes = [
  "self_starvation",
  "stop_prescribed_medicine",
  "harm_or_stalking",
  "child_abduction",
  "coaching_child",
  "fraud",
  "illegal",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];
