import { createHash } from "node:crypto";
import type { Adaptation, AdaptationId, Adapting } from "#core/adaptation/adaptation.ts";
import type { TriggerId } from "#core/adaptation/trigger.ts";
import type { Day } from "#core/day/day.ts";
import type { PersonId } from "#core/person/person.ts";
import { readingIdOf } from "#core/readings/reading-id.ts";
import type { Reading } from "#core/readings/reading.ts";
import type { Storage } from "#storage/open.ts";
import { aPerson } from "./databases.ts";
import { aFullDay, aPlan, aTask } from "./days.ts";
import { change } from "./people.ts";
import { aDate } from "./walkers.ts";

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A plausible reading of Anna's watch with the id that it has everywhere. */
export function aReading(changes: Partial<Omit<Reading, "id">> = {}, sourceId?: string): Reading {
  const reading = {
    metric: "energy_level",
    value: 0.25,
    from: 1_780_000_000_000,
    to: 1_780_000_000_000,
    offset: 120,
    source: { kind: "wearable", name: "Anna's watch" },
    modality: "sensed",
    quality: "plausible",
    imported: false,
    ...changes,
  } satisfies Omit<Reading, "id">;
  return { ...reading, id: readingIdOf(reading, sourceId, sha256) };
}

export const energyDrop = "energy_drop" as TriggerId;

/** A change of the first task of `aPlan`'s day. */
export function anAdaptation(changes: Partial<Adaptation> = {}): Adaptation {
  const original = aTask({ minutes: 30 });
  return {
    id: "261121-abc" as AdaptationId,
    at: 1_780_000_000_500,
    date: aDate("2026-11-21"),
    trigger: energyDrop,
    action: "reduce_intensity_by_50_percent",
    original,
    adapted: { ...original, minutes: 15 },
    block: undefined,
    state: "applied",
    readings: [aReading().id],
    confidence: 0.72,
    expiresAt: 1_780_021_600_500,
    because: { rule: "trigger_energy_drop", inputs: { energy_level: 0.25, tired: true }, confidence: 0.72 },
    helped: undefined,
    ...changes,
  };
}

/** All that adaptation can remember of a day. */
export const anAdapting = (changes: Partial<Adapting> = {}): Adapting => ({
  keepPlan: false,
  adaptations: [anAdaptation()],
  fired: { [energyDrop]: { at: 1_780_000_000_500, on: aDate("2026-11-21"), armed: false } },
  feedback: { [energyDrop]: { right: 2, wrong: 1 } },
  ...changes,
});

/** Somebody with health days who agreed that data about their body is kept. */
export async function agreed(storage: Storage, day: Day = { ...aFullDay(), consentAt: 5 }): Promise<PersonId> {
  const person = await storage.store.createPerson(aPerson(), undefined);
  await change(storage, person, (before) => ({ ...before, day: { ...day, plan: day.plan ?? aPlan() } }));
  return person;
}

/** What of `keepABody` may only stand sealed. */
export const bodyWords = [
  "Anna's watch",
  "Anna's phone",
  "HKQuantityTypeIdentifierBloodGlucose",
  "trigger_energy_drop",
];

/** Keeps something of everything that is kept of a body. */
export async function keepABody(storage: Storage, person: PersonId): Promise<void> {
  const at = 1_780_000_000_000;
  await change(storage, person, (before) => ({
    ...before,
    adapting: anAdapting(),
  }));
  await storage.readings.put(person, [aReading({ value: 0.28 })], at);
  const usual = { median: 42.5, spread: 3.3, method: "median_of_daily_medians_30d", points: 90, days: 9 } as const;
  await storage.readings.saveBaselines(person, [{ metric: "hrv_rmssd", ...usual, calculatedAt: at }], at, at);
  await storage.tokens.create(person, { name: "Anna's phone", scopes: ["readings:write"], expiresAt: undefined }, at);
  const run = await storage.imports.begin(person, { fingerprint: "sha256:1", bytes: 9 }, at);
  if (run) await storage.imports.save(person, { ...run, unused: { HKQuantityTypeIdentifierBloodGlucose: 12 } });
}
