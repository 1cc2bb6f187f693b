import type { Page } from "playwright-core";
import type { DayWire } from "#contract/day.ts";
import type { ArchetypeId } from "#core/day/archetype.ts";
import { morningZone, type Visitor } from "./house.ts";

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) })
    .first()
    .click();

export const dayOf = ({ api }: Visitor): Promise<DayWire> => api.get<DayWire>("/api/day");

/** A time of the visitor's clock, some minutes from now. */
export function clockIn(minutes: number): string {
  const at = new Date(Date.now() + minutes * 60_000);
  return at.toLocaleTimeString("sv", { timeZone: morningZone, hour: "2-digit", minute: "2-digit" });
}

/** Up for twenty minutes: the first thing of a day comes a quarter of an hour after waking. */
export const justUp = (): object => ({ wake_time: clockIn(-20), sleep_time: clockIn(14 * 60) });

/** Somebody who has just got up, whatever the hour of this test, so that the first block of the day is now. */
export async function awake(visitor: Visitor, archetype: ArchetypeId = "foundation_builder"): Promise<DayWire> {
  await visitor.api.post("/api/day/start", { archetype });
  await visitor.api.patch("/api/schedule", justUp());
  return dayOf(visitor);
}

/** The same, with leave to keep data about the body, and on every date a day that can be eased: gentle archetypes may begin with tasks that are short already. */
export async function awakeAndAgreed(visitor: Visitor): Promise<DayWire> {
  const day = await awake(visitor, "peak_performer");
  await visitor.api.put("/api/intake/consent", { agreed: true });
  return day;
}

/** A time some minutes from now, as a device sends it. */
export const timeIn = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** Energy that was there an hour and a half ago, and is gone: the drop at which the next task is halved. */
export const dropOfEnergy = (): readonly object[] => [
  { metric: "energy_level", value: 0.8, timestamp: timeIn(-90), source: "wearable" },
  { metric: "energy_level", value: 0.1, timestamp: timeIn(-1), source: "wearable" },
];

const dayMinutes = 24 * 60;

/** Four weeks of nights and mornings, as a watch sends them when it is first connected. */
export const monthOfReadings = (): readonly object[] =>
  Array.from({ length: 28 }, (_, at) => at + 1).flatMap((ago) => {
    const sway = Math.sin(ago * 1.7);
    const told = { timestamp: timeIn(-ago * dayMinutes), source: "wearable", source_name: "Watch" };
    return [
      { metric: "hrv_rmssd", value: 48 + 8 * sway, ...told },
      { metric: "resting_heart_rate", value: 58 - 3 * sway, ...told },
      { metric: "energy_level", value: 0.5 + 0.3 * sway, ...told },
      { metric: "steps", value: 6000 + 2000 * sway, ...told },
    ];
  });
