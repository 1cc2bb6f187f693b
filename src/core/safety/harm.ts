import type { Locale } from "../person/person.ts";
import type { RefusalCode } from "./crisis.ts";

/** The kinds of harm that a goal, a request or a step of one's own may be about. */
export const harmKinds = [
  "stop_medicine",
  "self_starvation",
  "extreme_fasting",
  "purge",
  "doping_dangerous",
  "substance",
  "stalking_surveillance",
  "illegal_access",
  "revenge_harassment",
  "violence",
  "child_abduction",
  "coaching_child_against_parent",
  "false_accusation",
  "fraud",
  "coercion",
  "unsafe_medical_self_treatment",
  "weapons",
  "minor_sexual",
  "pro_ana",
  "self_harm",
] as const;
export type HarmKind = (typeof harmKinds)[number];

/** `refuse`: it is not walked; `ask`: one open question comes before any step; `none`: it goes on. */
export type HarmStrength = "refuse" | "ask" | "none";

/** A goal, a request or a comment that is not walked as it stands, with what the answer speaks of. */
export interface Harm {
  readonly strength: Exclude<HarmStrength, "none">;
  readonly code: RefusalCode;
  /** A rule names what it is; a reader only suspects it. */
  readonly by: "rule" | "reader";
}

/** What is not walked, and who says so. */
export type Refused = Pick<Harm, "code" | "by">;

/** Codes whose answer says what somebody would do to others; the rest speak of the person's own good. */
const accusing: ReadonlySet<RefusalCode> = new Set([
  "harm_or_stalking",
  "child_abduction",
  "coaching_child",
  "fraud",
  "illegal",
  "substance",
  "minors",
  "weapons",
  "coercion",
  "illegal_access",
  "revenge",
  "violence",
  "false_accusation",
] satisfies readonly RefusalCode[]);

/** The words that a refusal, or the question before it, is told in. */
export type HarmAnswer = RefusalCode | "unsure";

/** Nobody is told of deceit or violence, or asked as if, because a trained reader alone suspects them of it. */
export const answerTo = ({ code, by }: Refused): HarmAnswer =>
  by === "reader" && accusing.has(code) ? "unsure" : code;

/**
 * What a doubt is asked about in. The reader is often wrong of what is quite ordinary, and of its kind more often still: who wants to sew themselves a
 * dress is asked as anybody is of a wish, and not whether somebody is beside them in this.
 */
export const questionTo = ({ code, by }: Refused): HarmAnswer => (by === "reader" ? "unsure" : code);

/** What words that are no goal are refused as: only by a rule, because the reader learned from goals and what is merely told sounds otherwise. */
export const refusedOutright = (harm: Harm | undefined): (Refused & { readonly by: "rule" }) | undefined =>
  harm?.strength === "refuse" && harm.by === "rule" ? { code: harm.code, by: "rule" } : undefined;

/** The row of the table in `read-harm.ts` that decided. */
export type HarmReason =
  | "rule"
  | "reader_and_rule"
  | "rule_doubted"
  | "rule_asks"
  | "reader_sure"
  | "reader_unsure"
  | "known_goal"
  | "nothing";

/** Whether a rule names it, or the reader alone suspects it. */
export const namedBy = (because: HarmReason): Harm["by"] => (because.startsWith("rule") ? "rule" : "reader");

export interface HarmVerdict {
  readonly strength: HarmStrength;
  /** What the answer speaks of; absent where nothing is refused. */
  readonly code: RefusalCode | undefined;
  /** Why, and the reader's score (0 to 1); figures only. */
  readonly because: { readonly strength: HarmReason; readonly score: number; readonly told: boolean };
}

/** Words given as a goal, or said in a talk: what sounds merely told there is nothing that a reader alone asks about. */
export type HarmAs = "goal" | "said";

/** Which of the fixed answers fits a kind of harm. */
export const answerToHarm: Readonly<Record<HarmKind, RefusalCode>> = {
  stop_medicine: "stop_prescribed_medicine",
  self_starvation: "self_starvation",
  extreme_fasting: "extreme_fasting",
  purge: "purge",
  pro_ana: "pro_ana",
  doping_dangerous: "doping",
  unsafe_medical_self_treatment: "unsafe_treatment",
  substance: "substance",
  stalking_surveillance: "harm_or_stalking",
  illegal_access: "illegal_access",
  revenge_harassment: "revenge",
  violence: "violence",
  coercion: "coercion",
  child_abduction: "child_abduction",
  coaching_child_against_parent: "coaching_child",
  false_accusation: "false_accusation",
  fraud: "fraud",
  weapons: "weapons",
  minor_sexual: "minors",
  self_harm: "self_harm",
};

/** What a goal, a request or a remark is read for. */
export interface HarmScreen {
  /** What is refused or asked about before any step; undefined where it is walked. What is `said` in passing may be no goal at all. */
  harm(text: string, as?: HarmAs): Harm | undefined;
  /** The one question about a goal in doubt. */
  harmQuestion(code: HarmAnswer, locale: Locale): string;
  /** Whether what is said after the question answers it, or is other talk. */
  answersDoubt(goal: string, said: string): boolean;
  /** What a goal in doubt is refused as after this answer; undefined where it is walked. */
  harmAnswered(goal: string, answer: string): Refused | undefined;
}
