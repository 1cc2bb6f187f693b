import type { ExclusionWire } from "#contract/habits.ts";

/** A reason, and what it is about where that says more. */
export function withNames({ text, of_names }: ExclusionWire): string {
  return of_names.length === 0 ? text : `${text} (${of_names.join(", ")})`;
}
