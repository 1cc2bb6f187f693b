import type { Instant } from "./instant.ts";

/** No date is further from 1970 (ms). */
const furthest = 8.64e15;

/** Whether a number is a moment that a clock, a calendar and a database can show. */
export const isMoment = (instant: Instant): boolean => Number.isSafeInteger(instant) && Math.abs(instant) <= furthest;
