import type { Instant } from "#core/time/instant.ts";
import type { Save } from "#app/ports.ts";
import type { PersonId } from "#core/person/person.ts";
import { type Baseline, type Baselines, baselineValidMs } from "#core/readings/baseline.ts";
import type { Body, BodyWindow } from "#core/readings/body.ts";
import type { Metric } from "#core/readings/metric.ts";
import { dayOf, type Reading, type ReadingId } from "#core/readings/reading.ts";
import { adaptingChanges } from "./adapting-rows.ts";
import type { PersonKey } from "./crypto.ts";
import { entityOf, rowOf, type Table } from "./entity-row.ts";
import { clear, type Row, sealedLately } from "./field.ts";
import { isSealedMetric, openFigures, sealFigures } from "./figures.ts";
import { jsonLiteral, literal, storable } from "./literal.ts";
import { bytes, type Hex, openJson, sealJson, spots } from "./sealing.ts";
import { asSql, type Part, part } from "./statement.ts";

/** What a device's or app's name is found by among those of a person; nobody can read the name from it. */
export type SourceId = (person: PersonId, name: string) => number;

/** A source as `core.put_readings` takes it: base64. */
export interface SealedSource {
  readonly id: number;
  readonly sealed: string;
}

/** What readings of one person are sealed with. */
export interface Sealing {
  readonly key: PersonKey;
  readonly sourceOf: (name: string) => SealedSource;
}

/** A reading as `core.body_of` and the lists give it. */
export type ReadingRow = readonly [
  id: ReadingId,
  metric: Metric,
  // JSON has no words for what is not a number, so that stands there as text; null where it is sealed.
  value: number | string | null,
  from: Instant | null,
  to: Instant,
  offset: number,
  source: Reading["source"]["kind"],
  sourceId: number,
  modality: Reading["modality"],
  quality: Reading["quality"],
  imported: boolean,
  sealed: Hex | null,
];

export interface SourceRow {
  readonly id: number;
  readonly sealed: Hex;
}

/** What `core.body_of` gives. */
export interface BodyRow {
  readonly readings: readonly ReadingRow[] | null;
  readonly sources: readonly SourceRow[] | null;
  readonly baselines: readonly Row[] | null;
}

/** Readings as they were kept; the name of each source is opened once. */
export function readingsOf(
  rows: readonly ReadingRow[] | null,
  sources: readonly SourceRow[] | null,
  key: PersonKey,
): readonly Reading[] {
  if (rows === null) return [];
  const sealed = new Map(sources?.map((source) => [source.id, source.sealed]));
  const names = new Map<number, string>();
  const nameOf = (id: number): string => {
    const name = names.get(id) ?? openJson<string>(key, spots.source(id), sealed.get(id) ?? "");
    names.set(id, name);
    return name;
  };
  const figures = openFigures(
    key,
    rows.flatMap(([id, , , , to, , , , , , , hex]) => (hex === null ? [] : [{ id, to, sealed: bytes(hex) }])),
  );
  let next = 0;
  return rows.map(([id, metric, value, from, to, offset, kind, source, modality, quality, imported, hex]) => {
    const opened = hex === null ? undefined : figures[next++];
    return {
      id: opened?.id ?? id,
      metric,
      value: opened?.value ?? Number(value),
      from: opened?.from ?? from ?? to,
      to,
      offset,
      source: { kind, name: nameOf(source) },
      modality,
      quality,
      imported,
    };
  });
}

const baselines: Table<Baseline> = {
  fields: {
    metric: clear("metric_name"),
    median: sealedLately("baseline_value"),
    spread: sealedLately("spread"),
    method: clear("calculation_method"),
    points: clear("data_points_used"),
    days: clear("days_used"),
    calculatedAt: clear("calculated_at"),
  },
  seal: { spot: { by: "metric_name", of: spots.baseline }, undefinedAs: "absent" },
  derived: { valid_until: ({ calculatedAt }) => calculatedAt + baselineValidMs },
};

/** What is usual, as it was saved. */
export function baselinesOf(rows: readonly Row[] | null, key: PersonKey): Baselines {
  return Object.fromEntries(
    (rows ?? []).map((row) => {
      const baseline = entityOf(baselines, row, key);
      return [baseline.metric, baseline];
    }),
  );
}

/** The columns of a baseline, as `core.save_baselines` takes them. */
export const baselineColumns = (baseline: Baseline, key: PersonKey): Row => rowOf(baselines, baseline, key);

export function bodyOf({ readings, sources, baselines: usual }: BodyRow, key: PersonKey): Body {
  return { readings: readingsOf(readings, sources, key), baselines: baselinesOf(usual, key) };
}

export const windowLiteral = (window: BodyWindow): string => jsonLiteral(window);

/** Readings of which none has the id of another, and those that come again. */
export function firstOfEach(readings: readonly Reading[]): {
  readonly first: readonly Reading[];
  readonly again: readonly number[];
} {
  const seen = new Set<ReadingId>();
  const again: number[] = [];
  const first = readings.filter(({ id }, index) => {
    const isNew = !seen.has(id);
    if (isNew) seen.add(id);
    else again.push(index);
    return isNew;
  });
  return { first, again };
}

/** What no clock on earth shows is marked already; its column holds at most so many minutes. */
const mostOffset = 100_000;
const offsetOf = (minutes: number): number =>
  Number.isFinite(minutes) ? Math.max(-mostOffset, Math.min(mostOffset, Math.round(minutes))) : 0;

const written = (value: number): string => (Object.is(value, -0) ? "-0" : String(value));

/** No date is further from 1970 (ms). */
const mostInstant = 8.64e15;

function whole(instant: number): string {
  if (!Number.isSafeInteger(instant) || Math.abs(instant) > mostInstant)
    throw new RangeError(`not a whole number of milliseconds: ${instant}`);
  return String(instant);
}

const isAlike = (one: Reading, other: Reading): boolean =>
  one.metric === other.metric &&
  one.offset === other.offset &&
  one.source.name === other.source.name &&
  one.source.kind === other.source.kind &&
  one.modality === other.modality &&
  one.quality === other.quality &&
  one.imported === other.imported;

/**
 * What keeps readings, none of which has the id of another. What many of them share (metric, source, offset, …) is sent once, the
 * rest as arrays, which PostgreSQL reads almost twice as fast as a row of JSON each. With `look` the state and the body after it come as well.
 */
export function putPart(
  person: PersonId,
  readings: readonly Reading[],
  at: Instant,
  { key, sourceOf }: Sealing,
  look?: { readonly window: BodyWindow; readonly known: string | null },
): Part {
  const sources = new Map<string, { readonly number: number; readonly sealed: SealedSource }>();
  const series = new Map<string, { readonly number: number; readonly reading: Reading }>();
  const rows = {
    ids: [] as string[],
    kinds: [] as string[],
    values: [] as string[],
    starts: [] as string[],
    ends: [] as string[],
    places: [] as string[],
  };
  const hidden = sealFigures(
    key,
    readings.filter(({ metric }) => isSealedMetric(metric)),
  );
  let next = 0;
  let last: { readonly number: number; readonly reading: Reading } | undefined;
  for (const reading of readings) {
    // Most rows are like the one before them.
    if (last === undefined || !isAlike(last.reading, reading)) {
      const { metric, offset, source, modality, quality, imported } = reading;
      const name = `${metric} ${offset} ${source.kind} ${modality} ${quality} ${imported} ${source.name}`;
      last = series.get(name) ?? { number: series.size + 1, reading };
      series.set(name, last);
      if (!sources.has(source.name))
        sources.set(source.name, { number: sources.size + 1, sealed: sourceOf(source.name) });
    }
    const place = isSealedMetric(reading.metric) ? next++ : undefined;
    rows.ids.push(place === undefined ? reading.id : (hidden.ids[place] ?? reading.id));
    rows.kinds.push(String(last.number));
    const from = whole(reading.from);
    rows.values.push(place === undefined ? written(reading.value) : "NULL");
    rows.starts.push(place === undefined ? from : "NULL");
    rows.ends.push(whole(reading.to));
    rows.places.push(place === undefined ? "NULL" : String(place + 1));
  }
  const kinds = [...series.values()].map(({ reading }) => reading);
  const isPast = readings.some((each) => dayOf(each) < dayOf({ to: at, offset: each.offset }));
  // Nothing in these needs quotes: numbers, base64, and words of our own.
  const array = (texts: readonly (string | number | boolean)[]): string => `{${texts.join(",")}}`;
  const shared = part`${array([...sources.values()].map(({ sealed }) => sealed.id))}, ${array([...sources.values()].map(({ sealed }) => sealed.sealed))},
    ${array(kinds.map(({ metric }) => metric))}, ${array(kinds.map(({ offset }) => offsetOf(offset)))},
    ${array(kinds.map(({ source }) => source.kind))}, ${array(kinds.map(({ source }) => sources.get(source.name)?.number ?? 0))},
    ${array(kinds.map(({ modality }) => modality))}, ${array(kinds.map(({ quality }) => quality))}, ${array(kinds.map(({ imported }) => imported))}`;
  // A shorter array is filled up with nulls.
  const own = part`${array(rows.ids)}, ${array(rows.kinds)}, ${array(rows.values)}, ${array(rows.starts)}, ${array(rows.ends)},
    ${array(next === 0 ? [] : rows.places)}, decode(${hidden.sealed.toString("base64")}, 'base64')`;
  const put = part`core.put_readings(${person}, ${at}, ${isPast}, ${shared}, ${own})`;
  return look === undefined
    ? put
    : part`core.look_after(${person}, ${put}, ${storable(look.window)}, ${at}, ${look.known})`;
}

/** A source's name, sealed. */
export const sealedSource = (id: number, name: string, key: PersonKey): SealedSource => ({
  id,
  sealed: sealJson(key, spots.source(id), name),
});

/** SQL for the part of a save that is about the body, to come after the rest; empty where nothing of it differs. Nothing is kept of somebody who did not agree. */
export function bodySql({ before, decision, at }: Save, key: PersonKey, sourceId: SourceId): string {
  const { after, savedReadings = [], forgottenReadings: forgotten } = decision;
  if (after.day?.consentAt === undefined) return "";
  const { id: person } = after.person;
  const changes = adaptingChanges(before.adapting, after.adapting, key);
  const sql: string[] = [];
  if (changes) sql.push(`select core.save_body(${literal(person)}, ${jsonLiteral(changes)}, ${literal(at)})`);
  if (forgotten) {
    const of = forgotten.source === undefined ? null : sourceId(person, forgotten.source);
    sql.push(`select core.forget_readings(${literal(person)}, ${literal(of)})`);
  }
  const readings = firstOfEach(savedReadings).first;
  if (readings.length > 0)
    sql.push(
      `select ${asSql(putPart(person, readings, at, { key, sourceOf: (name) => sealedSource(sourceId(person, name), name, key) }))}`,
    );
  return sql.map((each) => `; ${each}`).join("");
}
