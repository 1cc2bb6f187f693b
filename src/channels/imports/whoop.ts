import type { Importer, ReadingDraft, ReadOptions } from "#app/importer.ts";
import type { Metric } from "#core/readings/metric.ts";
import { type Findings, figure } from "./findings.ts";
import { type CsvRow, readCsv } from "./read-csv.ts";
import { readSpan } from "./read-time.ts";
import { headText } from "./read-text.ts";

const source: ReadingDraft["source"] = { kind: "wearable", name: "WHOOP" };
const first = "Cycle start time,Cycle end time,Cycle timezone,";
/** A line has some thirty figures. */
const longestLine = 10_000;

/** What a night tells of the morning after it; WHOOP's variability is RMSSD. */
const ofMorning: readonly (readonly [column: string, metric: Metric, unit: string])[] = [
  ["Recovery score %", "readiness_score", "%"],
  ["Resting heart rate (bpm)", "resting_heart_rate", "bpm"],
  ["Heart rate variability (ms)", "hrv_rmssd", "ms"],
];
const ofNight: readonly (readonly [column: string, metric: Metric, unit: string])[] = [
  ["Asleep duration (min)", "sleep_duration", "min"],
  ["Sleep performance %", "sleep_quality", "%"],
];
const sleepStart = "Sleep onset";
const sleepEnd = "Wake onset";

const read: Importer["read"] = (from, options) =>
  readCsv(from, options, longestLine, () => ({
    separator: ",",
    readRow: (row, place, findings) => readRow(row, place, findings, options),
  }));

/** `physiological_cycles.csv` and `sleeps.csv` of a WHOOP export in English. */
export const whoop: Importer = {
  id: "whoop",
  recognise(head) {
    const [line = ""] = headText(head).replace("\uFEFF", "").split(/\r?\n/u, 1);
    return line.startsWith(first) && line.includes(sleepEnd);
  },
  read,
};

function readRow(row: CsvRow, place: string, findings: Findings, options: ReadOptions): void {
  const [start, end] = [row.get(sleepStart) ?? "", row.get(sleepEnd) ?? ""];
  // A day without a night has nothing of it to tell.
  if (start === "" && end === "") return findings.unused("cycle without sleep");
  const offset = /^UTC([+-]\d\d:\d\d)$/u.exec(row.get("Cycle timezone") ?? "")?.[1];
  const zone = offset ?? ((row.get("Cycle timezone") ?? "") === "UTCZ" ? "+00:00" : "");
  const span = readSpan(start + zone, end + zone, options);
  if ("because" in span) return findings.refuse(span.because, place);
  const morning = { ...span, from: span.to };
  for (const [columns, when] of [
    [ofNight, span],
    [ofMorning, morning],
  ] as const) {
    for (const [column, metric, unit] of columns) {
      const told = row.get(column) ?? "";
      if (told === "") continue;
      const read = figure(metric, told, unit);
      if ("because" in read) findings.refuse(read.because, place, column);
      else findings.reading({ metric, value: read.value, ...when, source, sourceId: undefined, modality: "sensed" });
    }
  }
}
