import { dayOfDate, type Reading, sleepOn } from "../../../readings/reading.ts";
import { type Hardness, hardnessOf } from "../../../readings/told.ts";
import type { OnDay } from "../../turn/on-day.ts";
import type { Line } from "../plan/task-names.ts";

/** The night as a device saw it. */

const hourMs = 3_600_000;
/** A night is spoken of in the first hours of its day. */
const morningMs = 4 * hourMs;

/** The bad night before a day, measured by a device and not yet spoken of. */
export function badNight(
  on: OnDay,
  now: number,
): { readonly reading: Reading; readonly hardness: Hardness } | undefined {
  const { plan, heard } = on.day;
  if (!plan || now > plan.waking.from + morningMs) return undefined;
  const reading = sleepOn(on.body?.readings ?? [], "sleep_quality", dayOfDate(plan.date));
  if (!reading || reading.modality === "self_reported" || reading.imported) return undefined;
  if ((heard?.sleep_quality ?? 0) >= plan.waking.from - morningMs) return undefined;
  const hardness = hardnessOf("sleep_quality", reading.value);
  return hardness && { reading, hardness };
}

/** That a device saw the night, as one line of the morning. */
export const nightLine = (value: number): Line => ({
  say: "night.seen",
  with: { value: Math.round(value * 100) / 10 },
});

/** The night has been spoken of: not again today. */
export const nightHeard = (on: OnDay, now: number): OnDay => ({
  ...on,
  day: { ...on.day, heard: { ...on.day.heard, sleep_quality: now } },
});
