import type { Importer, ReadingDraft, ReadOptions } from "#app/importer.ts";
import type { Metric } from "#core/readings/metric.ts";
import { type Findings, figure } from "./findings.ts";
import { cellsOf, type CsvRow, readCsv, type Separator } from "./read-csv.ts";
import { readSpan } from "./read-time.ts";
import { headText } from "./read-text.ts";

const source: ReadingDraft["source"] = { kind: "wearable", name: "Oura" };
/** A night of the newer export carries its five-minute figures in its line. */
const longestLine = 200_000;

type Column = readonly [column: string, metric: Metric, unit: string];
type When = Pick<ReadingDraft, "from" | "to" | "offset">;

/** What a kind of table tells, by the columns that it is known by. */
interface Table {
  readonly known: readonly string[];
  readonly read: (row: CsvRow, place: string, findings: Findings, options: ReadOptions) => void;
}

/** Kinds of sleep that count; what else Oura calls a sleep was rest, or was taken out by the person. */
const sleeps: ReadonlySet<string> = new Set(["long_sleep", "sleep", "late_nap"]);
const main = "long_sleep";

const ofMorning: readonly Column[] = [
  ["lowest_heart_rate", "resting_heart_rate", "bpm"],
  ["average_hrv", "hrv_rmssd", "ms"],
];
const ofTrendNight: readonly Column[] = [
  ["Total Sleep Time", "sleep_duration", "s"],
  ["Total Sleep Duration", "sleep_duration", "s"],
  ["Sleep Score", "sleep_quality", "%"],
];
const ofTrendMorning: readonly Column[] = [
  ["Lowest Resting Heart Rate", "resting_heart_rate", "bpm"],
  ["Average HRV", "hrv_rmssd", "ms"],
];

/** The tables of the account's export (Membership Hub), and the one of trends that came before it. Oura's variability is RMSSD. */
const tables: readonly Table[] = [
  {
    known: ["bedtime_start", "bedtime_end", "total_sleep_duration", "type"],
    read(row, place, findings, options) {
      const kind = row.get("type") ?? "";
      if (!sleeps.has(kind)) return findings.unused(kind === "" ? "sleep" : kind);
      const span = readSpan(row.get("bedtime_start"), row.get("bedtime_end"), options);
      if ("because" in span) return findings.refuse(span.because, place);
      take(row, [["total_sleep_duration", "sleep_duration", "s"]], span, place, findings);
      if (kind !== main) return;
      take(row, ofMorning, { ...span, from: span.to }, place, findings);
    },
  },
  {
    known: ["day", "steps", "class_5_min"],
    read: (row, place, findings, options) =>
      takeDay(row, "day", [], [["steps", "steps", "count"]], place, findings, options),
  },
  {
    known: ["day", "score", "temperature_deviation"],
    read: (row, place, findings, options) =>
      takeDay(row, "day", [["score", "readiness_score", "%"]], [], place, findings, options),
  },
  {
    known: ["timestamp", "bpm", "source"],
    read(row, place, findings, options) {
      const at = readSpan(row.get("timestamp"), row.get("timestamp"), options);
      if ("because" in at) return findings.refuse(at.because, place);
      take(row, [["bpm", "heart_rate", "bpm"]], at, place, findings);
    },
  },
  {
    known: ["date", "Bedtime Start", "Bedtime End", "Readiness Score"],
    read(row, place, findings, options) {
      const span = readSpan(row.get("Bedtime Start"), row.get("Bedtime End"), options);
      if ("because" in span) findings.unused("day without sleep");
      else {
        take(row, ofTrendNight, span, place, findings);
        take(row, ofTrendMorning, { ...span, from: span.to }, place, findings);
      }
      takeDay(
        row,
        "date",
        [["Readiness Score", "readiness_score", "%"]],
        [["Steps", "steps", "count"]],
        place,
        findings,
        options,
      );
    },
  },
  {
    // Last, because the readiness of a day has these columns too.
    known: ["day", "score", "contributors"],
    read: (row, place, findings, options) =>
      takeDay(row, "day", [["score", "sleep_quality", "%"]], [], place, findings, options),
  },
];
function tableOf(line: string): { readonly table: Table; readonly separator: Separator } | undefined {
  const separator = line.includes(";") ? ";" : ",";
  const columns = new Set(cellsOf(line, separator));
  const table = tables.find(({ known }) => known.every((column) => columns.has(column)));
  return table && { table, separator };
}

function take(row: CsvRow, columns: readonly Column[], when: When, place: string, findings: Findings): void {
  for (const [column, metric, unit] of columns) {
    const told = row.get(column) ?? "";
    if (told === "" || told === "None") continue;
    const read = figure(metric, told, unit);
    if ("because" in read) findings.refuse(read.because, place, column);
    else
      findings.reading({ metric, value: read.value, ...when, source, sourceId: undefined, modality: "sensed" }, place);
  }
}

/** Figures of a day without a time: those of its morning stand at its noon, by the clock where the person lives, its sums over all of it. */
function takeDay(
  row: CsvRow,
  column: string,
  ofNoon: readonly Column[],
  ofAll: readonly Column[],
  place: string,
  findings: Findings,
  options: ReadOptions,
): void {
  const day = row.get(column) ?? "";
  const noon = readSpan(`${day}T12:00:00`, `${day}T12:00:00`, options);
  const all = readSpan(`${day}T00:00:00`, `${day}T23:59:59`, options);
  if ("because" in noon || "because" in all) return findings.refuse("no_time", place);
  take(row, ofNoon, noon, place, findings);
  take(row, ofAll, all, place, findings);
}

/** Tables of an Oura export; what it is, is seen by its columns. */
export const oura: Importer = {
  id: "oura",
  recognise: (head) => tableOf(headText(head).split(/\r?\n/u, 1)[0] ?? "") !== undefined,
  read: (from, options) =>
    readCsv(from, options, longestLine, (line) => {
      const found = tableOf(line);
      return (
        found && {
          separator: found.separator,
          readRow: (row, place, findings) => found.table.read(row, place, findings, options),
        }
      );
    }),
};
