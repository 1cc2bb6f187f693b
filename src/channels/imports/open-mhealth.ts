import type { z } from "zod";
import type { Found, Importer, ImportEvent, ImportSource, ReadingDraft, ReadOptions } from "#app/importer.ts";
import type { Instant } from "#core/time/instant.ts";
import type { Metric } from "#core/readings/metric.ts";
import { type ToldTime, toldTime } from "#core/time/told-time.ts";
import { deviceNamed, typedIn } from "./device.ts";
import { createFindings, type Findings } from "./findings.ts";
import { jsonItems } from "./json-items.ts";
import { type BodyName, bodySchemas, type DataPoint, dataPoint, type Frame } from "./open-mhealth-schemas.ts";
import { headText } from "./read-text.ts";

const minuteMs = 60_000;
const durations: Readonly<Record<string, number>> = {
  ps: 1e-9,
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  sec: 1000,
  min: minuteMs,
  h: 60 * minuteMs,
  d: 24 * 60 * minuteMs,
  wk: 7 * 24 * 60 * minuteMs,
};

/** Data points of Open mHealth and IEEE 1752.1: a list, one a line, or one alone. */
export const openMHealth: Importer = {
  id: "open_mhealth",
  recognise(head) {
    const text = headText(head).trimStart();
    return /^[[{]/u.test(text) && text.includes('"schema_id"') && text.includes('"header"');
  },
  read,
};

async function* read(source: ImportSource, options: ReadOptions): AsyncGenerator<ImportEvent> {
  const behind = options.cursor === undefined ? 0 : Number(options.cursor);
  const findings = createFindings();
  let done = behind;
  let count = 0;
  for await (const { items, share } of jsonItems(source, (path, opens) =>
    path.length === 0 && opens === "array" ? "enter" : "take",
  )) {
    for (const item of items) {
      count += 1;
      if (item.done <= behind) continue;
      done = item.done;
      readPoint(item.value, `point ${count}`, findings, options);
    }
    yield { is: "found", ...findings.take(), next: String(done), share };
  }
}

/** What one message holds: one data point or several. */
export function readOpenMHealth(body: unknown, options: Pick<ReadOptions, "timeZone">): Found {
  const findings = createFindings();
  const points: readonly unknown[] = Array.isArray(body) ? body : [body];
  for (const [index, point] of points.entries()) readPoint(point, `point ${index + 1}`, findings, options);
  return findings.take();
}

/** Where a schema was not met: a path, never what stands there. */
function whereOf(error: z.ZodError, from: string): string {
  const path = error.issues[0]?.path.map(String) ?? [];
  return [from, ...path].filter((each) => each !== "").join(".");
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function readPoint(value: unknown, place: string, findings: Findings, options: Pick<ReadOptions, "timeZone">): void {
  // To say in full why each of a hundred thousand numbers is no data point would take as long as all else.
  if (!isObject(value) || !isObject(value["header"])) return findings.refuse("not_valid", place, "header");
  const point = dataPoint.safeParse(value);
  if (!point.success) return findings.refuse("not_valid", place, whereOf(point.error, ""));
  const { schema_id: id } = point.data.header;
  if ((id.namespace !== "omh" && id.namespace !== "ieee") || !isKnown(id.name))
    return findings.unused(`${id.namespace}:${id.name}`);
  const told = figureOf(id.name, id.version, point.data.body);
  if ("wrong" in told) return findings.refuse("not_valid", place, told.wrong);
  if ("unused" in told) return findings.unused(`${id.namespace}:${id.name} (${told.unused})`);
  const span = spanOf(told.frame, point.data, options.timeZone);
  if (span === "part_of_day") return findings.unused(`${id.namespace}:${id.name} (part of a day)`);
  if (!span) return findings.refuse("no_time", place);
  const { modality } = point.data.header.acquisition_provenance ?? {};
  const named = point.data.header.acquisition_provenance?.source_name || "Open mHealth";
  const self = modality === "self-reported";
  const source: ReadingDraft["source"] = self ? typedIn(named) : deviceNamed(named);
  const { id: sourceId } = point.data.header;
  const modalityTold = self ? "self_reported" : "sensed";
  findings.reading(
    { metric: told.metric, value: told.value, ...span, source, sourceId, modality: modalityTold },
    place,
  );
}

const isKnown = (name: string): name is BodyName => Object.hasOwn(bodySchemas, name);

type Told =
  | { readonly metric: Metric; readonly value: number; readonly frame: Frame | undefined }
  | { readonly unused: string }
  | { readonly wrong: string };

/** The schema of a version; of one that came later, the last that we know. */
function schemaOf<Name extends BodyName>(name: Name, version: string): (typeof bodySchemas)[Name][number] {
  const schemas: readonly (typeof bodySchemas)[Name][number][] = bodySchemas[name];
  const major = Math.max(1, Math.floor(Number.parseFloat(version)) || 1);
  return schemas[Math.min(major, schemas.length) - 1] as (typeof bodySchemas)[Name][number];
}

function figureOf(name: BodyName, version: string, body: DataPoint["body"]): Told {
  const wrong = (error: z.ZodError): Told => ({ wrong: whereOf(error, "body") });
  switch (name) {
    case "heart-rate": {
      const { data, error } = schemaOf(name, version).safeParse(body);
      if (!data) return wrong(error);
      const { descriptive_statistic: statistic, heart_rate: rate, effective_time_frame: frame } = data;
      if (!middle(statistic)) return { unused: String(statistic) };
      const resting = data.temporal_relationship_to_physical_activity === "at rest";
      return { metric: resting ? "resting_heart_rate" : "heart_rate", value: rate.value, frame };
    }
    case "step-count": {
      const { data, error } = schemaOf(name, version).safeParse(body);
      if (!data) return wrong(error);
      const statistic = "descriptive_statistic" in data ? data.descriptive_statistic : undefined;
      if (statistic !== undefined && statistic !== "sum") return { unused: statistic };
      const { step_count: count, effective_time_frame: frame } = data;
      return { metric: "steps", value: typeof count === "number" ? count : count.value, frame };
    }
    case "sleep-duration": {
      const { data, error } = schemaOf(name, version).safeParse(body);
      if (!data) return wrong(error);
      const statistic = "descriptive_statistic" in data ? data.descriptive_statistic : undefined;
      if (statistic !== undefined) return { unused: statistic };
      return slept(data.sleep_duration, data.effective_time_frame);
    }
    case "total-sleep-time": {
      const { data, error } = schemaOf(name, version).safeParse(body);
      if (!data) return wrong(error);
      if (data.descriptive_statistic !== undefined) return { unused: data.descriptive_statistic };
      return slept(data.total_sleep_time, data.effective_time_frame);
    }
    case "sleep-episode": {
      const { data, error } = schemaOf(name, version).safeParse(body);
      if (!data) return wrong(error);
      if (!data.total_sleep_time) return { unused: "without total_sleep_time" };
      return slept(data.total_sleep_time, data.effective_time_frame);
    }
    case "rr-interval": {
      // Variability needs every beat of some minutes, one after another; a point of its own tells none.
      const { error } = schemaOf(name, version).safeParse(body);
      return error ? wrong(error) : { unused: "single beats" };
    }
  }
}

const middle = (statistic: string | undefined): boolean =>
  statistic === undefined || statistic === "average" || statistic === "median";

function slept({ value, unit }: { readonly value: number; readonly unit: string }, frame: Frame | undefined): Told {
  const factor = durations[unit];
  return factor === undefined
    ? { unused: `in ${unit}` }
    : { metric: "sleep_duration", value: Math.round((value * factor * 10) / minuteMs) / 10, frame };
}

/** What a point was measured over; one that says nothing of that was measured when it was made. */
function spanOf(
  frame: Frame | undefined,
  { header }: DataPoint,
  timeZone: string,
): { readonly from: Instant; readonly to: Instant; readonly offset: number } | "part_of_day" | undefined {
  const told = (text: string | undefined): ToldTime | undefined =>
    text === undefined ? undefined : toldTime(text.toUpperCase(), timeZone);
  const { time_interval: interval } = frame ?? {};
  if (!interval) {
    const made = header.acquisition_provenance?.source_creation_date_time ?? header.creation_date_time;
    const at = told(frame?.date_time ?? made);
    return at && { from: at.at, to: at.at, offset: at.offset };
  }
  if (interval.part_of_day !== undefined) return "part_of_day";
  const [start, end] = [told(interval.start_date_time), told(interval.end_date_time)];
  const ms = interval.duration ? interval.duration.value * (durations[interval.duration.unit] ?? Number.NaN) : 0;
  const offset = end?.offset ?? start?.offset ?? 0;
  const from = start?.at ?? (end ? end.at - ms : undefined);
  const to = end?.at ?? (start ? start.at + ms : undefined);
  return from === undefined || to === undefined || !Number.isFinite(from) || !Number.isFinite(to)
    ? undefined
    : { from: Math.round(from), to: Math.round(to), offset };
}
