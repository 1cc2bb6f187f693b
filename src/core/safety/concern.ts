import type { Instant } from "../time/instant.ts";
import type { CrisisKind } from "./crisis.ts";

/** A sign that was answered openly: nothing was held, and for some hours it counts for what is said after it. */
export interface Concern {
  readonly since: Instant;
  readonly kind: CrisisKind | undefined;
  /** Messages in a row without a sign since then. */
  readonly calm: number;
  /** How often it was asked about, so that no text comes twice running. */
  readonly answers: number;
  /** Present where it was asked whether they think of ending their life, and not whether they are safe: a yes says something else. */
  readonly asks?: "life";
}

/** Where a crisis and an open sign are kept. */
interface Signs {
  readonly crisis: object | undefined;
  readonly concern?: Concern | undefined;
}

/** A sign counts for what is said in the hours after it, and we begin nothing meanwhile. */
export const concernLasts = 12 * 3600 * 1000;
/** After so many messages without a sign it no longer counts. */
export const calmAfter = 2;

/** The open sign that still counts, if any. */
export function concernNow({ concern }: Signs, now: Instant): Concern | undefined {
  return concern && concern.calm < calmAfter && now - concern.since < concernLasts ? concern : undefined;
}

/** Whether we begin nothing of ourselves: a crisis lasts, or an open sign still counts. */
export const isHeavy = (dialogue: Signs, now: Instant): boolean =>
  dialogue.crisis !== undefined || concernNow(dialogue, now) !== undefined;
