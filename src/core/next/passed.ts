import type { Instant } from "../time/instant.ts";

/** What the person passed over, and when; only what still counts is kept. */
export type Passed = Readonly<Record<string, Instant>>;

/** What was passed over does not come back for so long. */
const passedMs = 4 * 3600 * 1000;

/** Whether something was passed over less than four hours ago. */
export function wasPassed(passed: Passed, key: string, now: Instant): boolean {
  const at = passed[key];
  return at !== undefined && now - at < passedMs;
}

/** Remembers that something was passed over, and forgets what no longer counts. */
export function passOver(passed: Passed, key: string, now: Instant): Passed {
  const still = Object.entries(passed).filter(([each]) => each !== key && wasPassed(passed, each, now));
  return { ...Object.fromEntries(still), [key]: now };
}
