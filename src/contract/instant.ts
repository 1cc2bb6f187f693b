import { z } from "zod";

/** A moment on the wire: ISO 8601 in UTC, with milliseconds. */
export const instantSchema = z.iso
  .datetime()
  .meta({ description: "ISO 8601, UTC", example: "2026-11-21T08:00:00.000Z" });

/** The core counts milliseconds; the wire speaks ISO 8601. */
export function toWireInstant(at: number): string {
  return new Date(at).toISOString();
}
