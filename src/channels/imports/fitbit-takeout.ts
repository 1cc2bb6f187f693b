import type { Importer, ImportEvent, ImportSource, ReadingDraft, ReadOptions } from "#app/importer.ts";
import { createFindings, type Findings, figure } from "./findings.ts";
import { jsonItems } from "./json-items.ts";
import { readSpan } from "./read-time.ts";
import { headText } from "./read-text.ts";

const source: ReadingDraft["source"] = { kind: "wearable", name: "Fitbit" };
const named = /^(heart_rate|resting_heart_rate|steps|sleep)-\d{4}-\d\d-\d\d\.json$/u;
/** `01/31/23 08:00:05`, month first. */
const american = /^(\d\d)\/(\d\d)\/(\d\d)(?: (\d\d:\d\d:\d\d))?$/u;
const minuteMs = 60_000;

type Row = Readonly<Record<string, unknown>>;
const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

/** The files of Fitbit in an archive of Google Takeout, which are told apart by their names. */
export const fitbitTakeout: Importer = {
  id: "fitbit_takeout",
  recognise: (head, name) => named.test(name) && headText(head).trimStart().startsWith("["),
  read,
};

async function* read(from: ImportSource, options: ReadOptions): AsyncGenerator<ImportEvent> {
  const kind = named.exec(from.name.slice(from.name.lastIndexOf("/") + 1))?.[1];
  const findings = createFindings();
  let done = options.cursor === undefined ? 0 : Number(options.cursor);
  const behind = done;
  for await (const { items, share } of jsonItems(from, (path) => (path.length === 0 ? "enter" : "take"))) {
    for (const { path, value, done: end } of items) {
      if (end <= behind) continue;
      done = end;
      const place = `[${String(path[0])}]`;
      if (!isRow(value)) findings.refuse("not_valid", place);
      else if (kind === "sleep") readSleep(value, place, findings, options);
      else readMoment(kind ?? "", value, place, findings, options);
    }
    yield { is: "found", ...findings.take(), next: String(done), share };
  }
}

/** Pulse and steps are told in UTC, whatever the clock on the wall said; a resting pulse is of a day. */
function readMoment(kind: string, row: Row, place: string, findings: Findings, options: ReadOptions): void {
  const value = isRow(row["value"]) ? row["value"] : {};
  const [, month, day, year, time = "00:00:00"] = american.exec(String(row["dateTime"])) ?? [];
  if (year === undefined) return findings.refuse("no_time", place);
  const at = `20${year}-${month}-${day}T${time}${kind === "resting_heart_rate" ? "" : "Z"}`;
  const span = readSpan(at, at, options);
  if ("because" in span) return findings.refuse(span.because, place);
  if (kind === "heart_rate") {
    // Without confidence in it the watch writes a pulse that it did not measure.
    if (value["confidence"] === 0) return findings.unused("heart_rate (confidence 0)");
    return keep("heart_rate", value["bpm"], "bpm");
  }
  if (kind === "resting_heart_rate") {
    if (value["value"] === 0) return findings.unused("resting_heart_rate (0)");
    return keep("resting_heart_rate", value["value"], "bpm");
  }
  if (Number(row["value"]) === 0) return findings.unused("steps (0)");
  return keep("steps", row["value"], "count", minuteMs);

  function keep(metric: "heart_rate" | "resting_heart_rate" | "steps", told: unknown, unit: string, ms = 0): void {
    const read = figure(metric, told, unit);
    if ("because" in span) return;
    if ("because" in read) return findings.refuse(read.because, place);
    findings.reading({
      metric,
      value: read.value,
      ...span,
      to: span.to + ms,
      source,
      sourceId: undefined,
      modality: "sensed",
    });
  }
}

/** A night is told by the clock on the wall. */
function readSleep(row: Row, place: string, findings: Findings, options: ReadOptions): void {
  const span = readSpan(row["startTime"], row["endTime"], options);
  if ("because" in span) return findings.refuse(span.because, place);
  const read = figure("sleep_duration", row["minutesAsleep"], "min");
  if ("because" in read) return findings.refuse(read.because, place);
  const { logId } = row;
  findings.reading({
    metric: "sleep_duration",
    value: read.value,
    ...span,
    source,
    sourceId: typeof logId === "number" || typeof logId === "string" ? String(logId) : undefined,
    modality: "sensed",
  });
}
