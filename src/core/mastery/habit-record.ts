import type { FreeText } from "../text/free-text.ts";
import type { LocalDate } from "../time/local-date.ts";

/** What became of a habit on a day. */
export type HabitOutcome = "done" | "partly" | "skipped";

/** How it went with one habit so far. */
export interface HabitRecord {
  readonly firstAttempted: LocalDate | undefined;
  readonly lastAttempted: LocalDate | undefined;
  readonly lastSucceeded: LocalDate | undefined;
  /** Over a life; skipping is no attempt. `partly` is half a success. */
  readonly attempts: number;
  readonly successes: number;
  readonly streak: number;
  readonly longestStreak: number;
  /** The last 30 days, one outcome a day, oldest first. */
  readonly recent: readonly { readonly date: LocalDate; readonly outcome: HabitOutcome }[];
  /** How much the person likes it: 1 to 5. */
  readonly rating: number | undefined;
  /** Never again, until the person says otherwise. */
  readonly never: boolean;
  /** "Not this": until when it is left out. */
  readonly notBefore: LocalDate | undefined;
  /** The highest mastery reached, 0 to 100; never decreases, though today's figure may. */
  readonly best: number;
  /** What the person noted about it; nothing reads it but the person. */
  readonly note?: FreeText;
}

/** What is known of a habit that nobody has tried yet. */
export const emptyRecord: HabitRecord = {
  firstAttempted: undefined,
  lastAttempted: undefined,
  lastSucceeded: undefined,
  attempts: 0,
  successes: 0,
  streak: 0,
  longestStreak: 0,
  recent: [],
  rating: undefined,
  never: false,
  notBefore: undefined,
  best: 0,
};
