import type { PersonId } from "#core/person/person.ts";
import { canonical, type Metric, metricFacts, unitless } from "#core/readings/metric.ts";
import type { RowRefusal } from "#core/readings/row-refusal.ts";
import { type ToldTime, toldTime } from "#core/time/told-time.ts";
import type { ReadingDraft } from "./importer.ts";

/** What a row leaves unsaid. */
export interface RowContext {
  readonly personId: PersonId;
  /** Where the person lives: for times that name no offset of their own. */
  readonly timeZone: string;
  /** Which kind `hrv_score` is where no row says so. */
  readonly hrvKind: HrvKind | undefined;
}
export type HrvKind = "rmssd" | "sdnn";

/** Rows as figures to keep, and what is wrong with the others; `rows` says of each figure which row it came in. */
export interface RowsRead {
  readonly drafts: readonly ReadingDraft[];
  readonly rows: readonly number[];
  readonly refused: readonly {
    readonly index: number;
    readonly metric: Metric | undefined;
    readonly because: RowRefusal;
  }[];
  /** What was sent and is not used, by its own name. */
  readonly unused: Readonly<Record<string, number>>;
}

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);
const isMetric = (name: string): name is Metric => Object.hasOwn(metricFacts, name);

/** The rows of a body: one, several, or `{readings: […]}`. */
export function rowsOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  return isRow(body) && Array.isArray(body["readings"]) ? body["readings"] : [body];
}

const longest = { name: 80, id: 200, unit: 20 } as const;
/** So many different names of what is not used are told. */
const mostUnused = 50;
const longestUnused = 40;

const kinds: ReadonlySet<unknown> = new Set<ReadingDraft["source"]["kind"]>(["wearable", "manual", "app"]);
const known = new Set(
  "user_id timestamp start end source source_name source_id modality unit value metric hrv_score hrv_kind".split(" "),
);
/** A word in a script or a log line is no name: nothing that a screen or a database cannot show. */
const clean = (text: string): string =>
  text
    .replaceAll(/\p{Cc}/gu, "")
    .normalize("NFC")
    .trim();

function sourceOf({ source, source_name: name }: Row): ReadingDraft["source"] | undefined {
  if (typeof source !== "string" || !(name === undefined || name === null || typeof name === "string"))
    return undefined;
  const told = clean(source);
  const own = typeof name === "string" ? clean(name) : "";
  const kind = kinds.has(told) ? (told as ReadingDraft["source"]["kind"]) : "app";
  const called = (own || told).slice(0, longest.name);
  // What we computed ourselves is ours alone.
  return called === "" || told === "computed" ? undefined : { kind, name: called };
}

function spanOf({ timestamp, start, end }: Row, timeZone: string): { from: ToldTime; to: ToldTime } | undefined {
  const first = start ?? timestamp;
  const last = end ?? first;
  if (typeof first !== "string" || typeof last !== "string") return undefined;
  const from = toldTime(first, timeZone);
  const to = first === last ? from : toldTime(last, timeZone);
  return from && to && { from, to };
}

/** What only a person can tell is told, whatever program passes it on. */
const felt: ReadonlySet<Metric> = new Set<Metric>(["mood", "energy_level"]);

function modalityOf({ modality }: Row, kind: ReadingDraft["source"]["kind"], metric: Metric): ReadingDraft["modality"] {
  if (modality === "sensed" || modality === "self_reported") return modality;
  return kind === "manual" || (kind === "app" && felt.has(metric)) ? "self_reported" : "sensed";
}

/** Which kind of variability vendors mean by their figure; who is not here has to say so (docs/decisions/readings.md). */
const hrvOf: readonly (readonly [RegExp, HrvKind])[] = [
  [/apple|iphone|ipad|health ?kit/iu, "sdnn"],
  [/oura|whoop|garmin|fitbit|polar|ultrahuman|hrv4training|health connect/iu, "rmssd"],
];

function hrvMetric(row: Row, name: string, context: RowContext): Metric | undefined {
  const told = row["hrv_kind"] ?? context.hrvKind ?? hrvOf.find(([pattern]) => pattern.test(name))?.[1];
  return told === "rmssd" ? "hrv_rmssd" : told === "sdnn" ? "hrv_sdnn" : undefined;
}

/** Reads rows into figures in canonical units; each is judged on its own, and whether a figure can be true is asked later. */
export function readRows(all: readonly unknown[], context: RowContext): RowsRead {
  const drafts: ReadingDraft[] = [];
  const rows: number[] = [];
  const refused: { index: number; metric: Metric | undefined; because: RowRefusal }[] = [];
  const unused = new Map<string, number>();

  function leave(name: string): void {
    const short = clean(name).slice(0, longestUnused);
    if (unused.has(short) || unused.size < mostUnused) unused.set(short, (unused.get(short) ?? 0) + 1);
  }

  function read(row: Row, index: number): void {
    const refuse = (because: RowRefusal, metric?: Metric): void => void refused.push({ index, metric, because });
    const { user_id: owner, source_id: id } = row;
    if (owner !== undefined && owner !== null && owner !== context.personId) return refuse("another_person");
    const single = Object.hasOwn(row, "metric");
    const name = row["metric"];
    if (single && !(typeof name === "string" && (name === "hrv_score" || isMetric(name))))
      return refuse("unknown_metric");
    const of = single && isMetric(String(name)) ? (name as Metric) : undefined;
    const source = sourceOf(row);
    if (!source) return refuse("no_source", of);
    const span = spanOf(row, context.timeZone);
    if (!span) return refuse("no_time", of);
    const sourceId = typeof id === "number" ? String(id) : (id ?? undefined);
    if (!(sourceId === undefined || (typeof sourceId === "string" && sourceId.length <= longest.id)))
      return refuse("not_valid", of);
    const { from, to } = span;

    function figure(metric: Metric | undefined, value: unknown, unit: unknown): void {
      if (!metric) return refuse("hrv_kind_unknown");
      if (value === undefined || value === null) return refuse("no_value", metric);
      if (typeof value !== "number" || !Number.isFinite(value)) return refuse("not_a_number", metric);
      const fits = unit === undefined || unit === null || (typeof unit === "string" && unit.length <= longest.unit);
      const inUnit = !fits ? undefined : unit ? canonical(metric, value, unit) : unitless(metric, value);
      if (inUnit === undefined) return refuse("wrong_unit", metric);
      rows.push(index);
      drafts.push({
        metric,
        value: inUnit,
        from: from.at,
        to: to.at,
        offset: to.offset,
        source: source as ReadingDraft["source"],
        sourceId: sourceId === undefined ? undefined : clean(String(sourceId)),
        modality: modalityOf(row, (source as ReadingDraft["source"]).kind, metric),
      });
    }

    if (single) return figure(of ?? hrvMetric(row, source.name, context), row["value"], row["unit"]);
    const before = drafts.length + refused.length;
    // What was not measured is left out or null.
    for (const [key, value] of Object.entries(row)) {
      if (value === null || value === undefined) continue;
      if (key === "hrv_score") figure(hrvMetric(row, source.name, context), value, undefined);
      else if (isMetric(key)) figure(key, value, undefined);
      else if (!known.has(key)) leave(key);
    }
    if (drafts.length + refused.length === before) refuse("no_value");
  }

  for (const [index, row] of all.entries()) {
    if (isRow(row)) read(row, index);
    else refused.push({ index, metric: undefined, because: "not_an_object" });
  }
  return { drafts, rows, refused, unused: Object.fromEntries(unused) };
}
