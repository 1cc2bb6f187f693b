import fc from "fast-check";
import type { ApiToken, ImportRun } from "#app/reading-ports.ts";
import { type Adaptation, type Adapting, adaptationStates } from "#core/adaptation/adaptation.ts";
import { triggerActions, type TriggerId } from "#core/adaptation/trigger.ts";
import { tokenScopes } from "#core/person/token-scope.ts";
import type { Baseline } from "#core/readings/baseline.ts";
import { importStates } from "#core/readings/import-state.ts";
import { metrics } from "#core/readings/metric.ts";
import { reliefs } from "#core/readings/told.ts";
import { plausibilities } from "#core/readings/plausible.ts";
import { type Reading, sourceKinds } from "#core/readings/reading.ts";
import { anyBlock, anyTask, because, date } from "./any-day.ts";
import { anId, type Every, every, instant, maybe, text } from "./every.ts";

const trigger = fc.constantFrom("energy_drop", "short_night") as fc.Arbitrary<TriggerId & string>;
const figure = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((n) => n + 0);

/** A change of a task. */
export const adaptationFields: Every<Adaptation> = {
  id: anId(),
  at: instant,
  date,
  trigger,
  action: fc.constantFrom(...triggerActions),
  original: anyTask,
  adapted: anyTask,
  block: maybe(fc.record({ original: anyBlock, adapted: anyBlock })),
  calm: fc.constantFrom(...reliefs),
  pushed: fc.array(fc.record({ id: anId<Adaptation["adapted"]["id"]>(), from: instant, to: instant }), {
    maxLength: 2,
  }),
  state: fc.constantFrom(...adaptationStates),
  readings: fc.array(anId<Reading["id"]>(), { maxLength: 3 }),
  confidence: fc.nat(100).map((n) => n / 100),
  expiresAt: instant,
  because,
  helped: maybe(fc.boolean()),
};

/** What adaptation remembers; its changes are those of the plan's day, so they are made with it. */
export const adaptingFields: Every<Adapting> = {
  keepPlan: fc.boolean(),
  adaptations: fc.constant([]),
  fired: fc.dictionary(trigger, fc.record({ at: instant, on: date, armed: fc.boolean() }), { noNullPrototype: true }),
  feedback: fc.dictionary(trigger, fc.record({ right: fc.nat(9), wrong: fc.nat(9) }), { noNullPrototype: true }),
};

/** A reading; where it says that its clock was beside itself, its column holds the nearest minute. */
export const readingFields: Every<Reading> = {
  id: anId(),
  metric: fc.constantFrom(...metrics),
  value: figure,
  from: instant,
  to: instant,
  offset: fc.integer({ min: -900, max: 900 }),
  source: fc.record({ kind: fc.constantFrom(...sourceKinds), name: text }),
  modality: fc.constantFrom("sensed", "self_reported", "computed"),
  quality: fc.constantFrom(...plausibilities),
  imported: fc.boolean(),
};
export const anyReading = every(readingFields);

/** What is usual for a person. */
export const baselineFields: Every<Baseline> = {
  metric: fc.constantFrom(...metrics),
  median: figure,
  spread: figure.map(Math.abs),
  method: fc.constant("median_of_daily_medians_30d"),
  points: fc.nat(9000),
  days: fc.nat(30),
  calculatedAt: instant,
};
export const anyBaseline = every(baselineFields);

/** A token, but for what the store gives it itself. */
export const tokenFields: Every<Omit<ApiToken, "id" | "createdAt" | "usedAt">> = {
  name: text,
  scopes: fc.uniqueArray(fc.constantFrom(...tokenScopes)),
  expiresAt: maybe(instant),
};

const tally = fc.dictionary(fc.constantFrom("HKQuantityTypeIdentifierBloodGlucose", "Schlaf", "no_time"), fc.nat(99), {
  noNullPrototype: true,
});

/** How far an import is. */
export const runFields: Every<ImportRun> = {
  id: anId(),
  fingerprint: fc.uuid().map((id) => `sha256:${id}`),
  format: maybe(fc.constantFrom("apple_health", "fit")),
  state: fc.constantFrom(...importStates),
  startedAt: instant,
  changedAt: instant,
  bytes: fc.nat(),
  bytesRead: fc.nat(),
  cursor: maybe(text),
  counts: every<ImportRun["counts"]>({
    read: fc.nat(),
    stored: fc.nat(),
    known: fc.nat(),
    conflicts: fc.nat(),
    marked: fc.nat(),
  }),
  unused: tally,
  refused: tally,
  problem: maybe(fc.constantFrom("not_health_data", "broken")),
  attempts: fc.nat(9),
};
