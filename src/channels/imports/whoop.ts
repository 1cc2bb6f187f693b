import type { Importer, ImportEvent, ImportSource, ReadingDraft, ReadOptions } from "#app/importer.ts";
import type { Metric } from "#core/readings/metric.ts";
import { Broken } from "./broken.ts";
import { createFindings, type Findings, figure } from "./findings.ts";
import { readSpan } from "./read-time.ts";
import { headText, readText } from "./read-text.ts";

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

/** `physiological_cycles.csv` and `sleeps.csv` of a WHOOP export in English. */
export const whoop: Importer = {
  id: "whoop",
  name: "WHOOP",
  recognise(head) {
    const [line = ""] = headText(head).replace("\uFEFF", "").split(/\r?\n/u, 1);
    return line.startsWith(first) && line.includes(sleepEnd);
  },
  read,
};

async function* read(from: ImportSource, options: ReadOptions): AsyncGenerator<ImportEvent> {
  const findings = createFindings();
  const behind = options.cursor === undefined ? 0 : Number(options.cursor);
  let columns: readonly string[] | undefined;
  let line = 0;
  let rest = "";
  const take = (text: string): void => {
    line += 1;
    const cells = cellsOf(text);
    columns ??= cells;
    if (line > Math.max(1, behind) && text.trim() !== "")
      readRow(new Map(zip(columns, cells)), `line ${line}`, findings, options);
  };
  for await (const { text, share } of readText(from)) {
    const lines = (rest + text).split(/\r?\n/u);
    rest = lines.pop() ?? "";
    if (rest.length > longestLine) throw new Broken("part_too_long");
    lines.forEach(take);
    yield { is: "found", ...findings.take(), next: String(line), share };
  }
  if (rest !== "") take(rest);
  yield { is: "found", ...findings.take(), next: String(line), share: 1 };
}

function* zip(columns: readonly string[], cells: readonly string[]): Generator<[string, string]> {
  for (const [index, column] of columns.entries()) yield [column, cells[index] ?? ""];
}

/** Cells between commas; quotation marks hold those with commas of their own. */
function cellsOf(line: string): readonly string[] {
  const found = line.replace("\uFEFF", "").match(/(?:^|,)(?:"(?:[^"]|"")*"|[^,]*)/gu) ?? [];
  return found.map((cell, index) => {
    const bare = index > 0 || cell.startsWith(",") ? cell.replace(/^,/u, "") : cell;
    return bare.startsWith('"') ? bare.slice(1, -1).replaceAll('""', '"') : bare.trim();
  });
}

function readRow(row: ReadonlyMap<string, string>, place: string, findings: Findings, options: ReadOptions): void {
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
