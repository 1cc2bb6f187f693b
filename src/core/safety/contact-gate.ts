import type { Instant } from "../time/instant.ts";

export const contactAnswers = ["free", "limited", "none", "restricted", "unknown"] as const;
export type ContactAnswer = (typeof contactAnswers)[number];

export const dangerAnswers = ["no", "yes", "unknown"] as const;
export type DangerAnswer = (typeof dangerAnswers)[number];

export const separationAnswers = ["recent", "longer", "unknown"] as const;
export type SeparationAnswer = (typeof separationAnswers)[number];

export type Restriction = "restricted" | "danger";

/** The three taps asked of a parent before anything that touches the child or the other parent. */
export interface ContactGate {
  /** Contact with the child now. */
  readonly contact?: ContactAnswer;
  /** Violence, fear of the child, or a protective measure in play. */
  readonly danger?: DangerAnswer;
  /** Under 8 weeks since the separation is `recent`; not said counts as recent. */
  readonly separation?: SeparationAnswer;
  /** When `separation` was answered. */
  readonly separationAt?: Instant;
  /** The person's statement that a professional has reviewed a restriction; holds for 30 days. */
  readonly reviewedAt?: Instant;
  /** A restriction that an earlier round of answers named: other answers alone do not lift it, only a professional's review does. */
  readonly named?: Restriction;
}

export type ContactVerdict =
  | { readonly kind: "open" }
  | { readonly kind: "safety_only"; readonly because: "unanswered" | Restriction };

const reviewHolds = 30 * 24 * 3600 * 1000;

/**
 * Unanswered, restricted or dangerous means safety-only: steps with oneself, paper and professionals.
 * Only the person's statement of a professional review lifts it, and is asked again after 30 days (safety.md).
 */
export function contactVerdict(gate: ContactGate, now: Instant): ContactVerdict {
  if (gate.contact === undefined || gate.contact === "unknown") return { kind: "safety_only", because: "unanswered" };
  if (gate.danger === undefined || gate.danger === "unknown") return { kind: "safety_only", because: "unanswered" };
  const because = restrictionNamed(gate);
  const reviewed = gate.reviewedAt !== undefined && now - gate.reviewedAt < reviewHolds;
  return because === undefined || reviewed ? { kind: "open" } : { kind: "safety_only", because };
}

const recentMs = 8 * 7 * 24 * 3600 * 1000;

/**
 * Whether the separation may be so fresh that deep writing would hurt: for eight weeks from the answer that it is; where nothing was said,
 * for eight weeks from when the person came to us.
 */
export function isRecent({ separation, separationAt }: ContactGate, cameAt: Instant, now: Instant): boolean {
  if (separation === "longer") return false;
  return now - (separation === "recent" ? (separationAt ?? cameAt) : cameAt) < recentMs;
}

/** The restriction a person named, now or before; only such a one can be reviewed. */
export function restrictionNamed(gate: ContactGate): Restriction | undefined {
  if (gate.danger === "yes") return "danger";
  return gate.contact === "restricted" ? "restricted" : gate.named;
}

/** Whether a professional's review was stated and has run out: then it is asked for again. */
export function reviewRanOut(gate: ContactGate, now: Instant): boolean {
  return gate.reviewedAt !== undefined && now - gate.reviewedAt >= reviewHolds;
}

/** The gate with its three questions open again; a restriction once named stays named. */
export function askedAnew(gate: ContactGate): ContactGate {
  const named = restrictionNamed(gate);
  return named === undefined ? {} : { named };
}

/** The gate of a record that took another in: a restriction that either of them named stays named. */
export function rememberingOf(gate: ContactGate, other: ContactGate): ContactGate {
  const named = restrictionNamed(other);
  return named === undefined || restrictionNamed(gate) !== undefined ? gate : { ...gate, named };
}

/** The gate without what was answered "hard to say", so that only this is asked again. */
export function withoutUnknown(gate: ContactGate): ContactGate {
  const { contact, danger, separation, ...rest } = gate;
  return {
    ...rest,
    ...(contact === undefined || contact === "unknown" ? {} : { contact }),
    ...(danger === undefined || danger === "unknown" ? {} : { danger }),
    ...(separation === undefined ? {} : { separation }),
  };
}

/** The first of the three questions that was not answered yet, in the order they are asked. */
export function nextContactQuestion(gate: ContactGate): "contact" | "danger" | "separation" | undefined {
  if (gate.contact === undefined) return "contact";
  if (gate.danger === undefined) return "danger";
  if (gate.separation === undefined) return "separation";
  return undefined;
}
