import type { CrisisVerdict } from "./crisis.ts";

/** What a body does that has an answer of its own: something was taken or cut, or a doctor is to see it within days. */
export const bodySigns = ["taken", "soon"] as const;
export type BodySign = (typeof bodySigns)[number];

/**
 * The verdict with what the body's sign makes of it: whatever was taken is a matter for an ambulance before it is one of grief, and what is to
 * be seen within days is no emergency, unless something else in the words is one.
 */
export function withBodySign(verdict: CrisisVerdict, sign: BodySign | undefined): CrisisVerdict {
  if (sign === "taken" && verdict.strength === "loud" && verdict.kind !== "harm_to_others")
    return { ...verdict, level: "imminent", kind: "medical", taken: true };
  const onlyBody = verdict.kind === "medical" || verdict.because.rules.length === 0;
  return sign === "soon" && onlyBody ? { ...verdict, level: "none", strength: "none", kind: undefined } : verdict;
}
