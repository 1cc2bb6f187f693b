import type { UndertonesSaid } from "./undertones.ts";

/** How urgent a message sounds; `none` is the everyday case. */
export const crisisLevels = ["imminent", "high", "elevated", "none"] as const;
export type CrisisLevel = (typeof crisisLevels)[number];

export const crisisKinds = ["self_harm", "harm_to_others", "danger_now", "medical"] as const;
export type CrisisKind = (typeof crisisKinds)[number];

/**
 * How loudly a sign is answered: `loud` stops everything, `open` answers the message with help lines and one question, `quiet` answers it
 * as any other with one small line under it.
 */
export const crisisStrengths = ["loud", "open", "quiet", "none"] as const;
export type CrisisStrength = (typeof crisisStrengths)[number];

/** The row of the table in `crisis-strength.ts` that decided. */
export const strengthReasons = [
  "rule",
  "rule_and_reader",
  "rule_unheard",
  "rule_doubted",
  "rule_in_a_rant",
  "mild_rule",
  "mild_rule_doubted",
  "implied_after_a_sign",
  "implied_after_a_loss",
  "implied_heard",
  "implied_alone",
  "reader_sure",
  "reader_urgent",
  "reader_on_a_page",
  "reader_after_a_sign",
  "reader_unsure",
  "undertones_much",
  "undertones_some",
  "second_look",
  "nothing",
] as const;
export type StrengthReason = (typeof strengthReasons)[number];

export interface CrisisVerdict {
  /** Follows from the strength: `loud` is `imminent` or `high`, `open` is `elevated`, `quiet` and `none` are `none`. */
  readonly level: CrisisLevel;
  readonly strength: CrisisStrength;
  /** Named only where a rule names it. */
  readonly kind: CrisisKind | undefined;
  /** Something was taken or cut: what the ambulance is told comes before all else. */
  readonly taken?: true;
  /** A loud sign that one witness alone gives: words of a rule that the reader does not bear out, so that it may be said of a plant or a stair. */
  readonly doubted?: true;
  /** The words say that somebody is tired, and nothing else. */
  readonly tired?: true;
  /** Weak signs in these words, and what explains them: kept for some days, because several of them add up. */
  readonly undertones?: UndertonesSaid;
  /** Why this strong, which rules spoke and the model's score; ids and figures only. */
  readonly because: { readonly strength: StrengthReason; readonly rules: readonly string[]; readonly score: number };
}

/** Goals that never reach a coach; each has one fixed, kind answer with a safe way on. */
export const refusalCodes = [
  "self_starvation",
  "extreme_fasting",
  "purge",
  "pro_ana",
  "stop_prescribed_medicine",
  "harm_or_stalking",
  "illegal_access",
  "revenge",
  "violence",
  "coercion",
  "child_abduction",
  "coaching_child",
  "fraud",
  "false_accusation",
  "illegal",
  "weapons",
  "doping",
  "unsafe_treatment",
  "substance",
  "minors",
  "self_harm",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];
