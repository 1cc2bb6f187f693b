import type { Instant } from "../person/person.ts";

export const contactAnswers = ["free", "limited", "none", "restricted", "unknown"] as const;
export type ContactAnswer = (typeof contactAnswers)[number];

export const dangerAnswers = ["no", "yes", "unknown"] as const;
export type DangerAnswer = (typeof dangerAnswers)[number];

export const separationAnswers = ["recent", "longer", "unknown"] as const;
export type SeparationAnswer = (typeof separationAnswers)[number];

/** The three taps asked of a parent before anything that touches the child or the other parent. */
export interface ContactGate {
  /** Contact with the child now. */
  readonly contact?: ContactAnswer;
  /** Violence, fear of the child, or a protective measure in play. */
  readonly danger?: DangerAnswer;
  /** Under 8 weeks since the separation is `recent`; not said counts as recent. */
  readonly separation?: SeparationAnswer;
  /** The person's statement that a professional has reviewed a restriction; holds for 30 days. */
  readonly reviewedAt?: Instant;
}

export type ContactVerdict =
  | { readonly kind: "open" }
  | { readonly kind: "safety_only"; readonly because: "unanswered" | "restricted" | "danger" };

const reviewHolds = 30 * 24 * 3600 * 1000;

/**
 * Unanswered, restricted or dangerous means safety-only: steps with oneself, paper and professionals.
 * Only the person's statement of a professional review lifts it, and is asked again after 30 days (safety.md).
 */
export function contactVerdict(gate: ContactGate, now: Instant): ContactVerdict {
  if (gate.contact === undefined || gate.contact === "unknown") return { kind: "safety_only", because: "unanswered" };
  if (gate.danger === undefined || gate.danger === "unknown") return { kind: "safety_only", because: "unanswered" };
  const reviewed = gate.reviewedAt !== undefined && now - gate.reviewedAt < reviewHolds;
  if (reviewed) return { kind: "open" };
  if (gate.danger === "yes") return { kind: "safety_only", because: "danger" };
  if (gate.contact === "restricted") return { kind: "safety_only", because: "restricted" };
  return { kind: "open" };
}

/** The first of the three questions that was not answered yet, in the order they are asked. */
export function nextContactQuestion(gate: ContactGate): "contact" | "danger" | "separation" | undefined {
  if (gate.contact === undefined) return "contact";
  if (gate.danger === undefined) return "danger";
  if (gate.separation === undefined) return "separation";
  return undefined;
}
