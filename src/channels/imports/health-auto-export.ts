import type { Found, Importer, ImportEvent, ImportSource, ReadOptions } from "#app/importer.ts";
import type { Metric } from "#core/readings/metric.ts";
import { shareOfValence } from "./apple-health.ts";
import { Broken } from "./broken.ts";
import { deviceNamed } from "./device.ts";
import { createFindings, type Findings, figure } from "./findings.ts";
import { type JsonPath, jsonItems, type Wish } from "./json-items.ts";
import { createNights, type Nights, type Stretch } from "./nights.ts";
import { readSpan } from "./read-time.ts";
import { headText } from "./read-text.ts";

const metrics: Readonly<Record<string, Metric>> = {
  heart_rate: "heart_rate",
  resting_heart_rate: "resting_heart_rate",
  heart_rate_variability: "hrv_sdnn",
  heart_rate_variability_sdnn: "hrv_sdnn",
  step_count: "steps",
};
const sleepName = "sleep_analysis";
const moodName = "stateOfMind";
/** A point says its moment; what was summed up over an hour or a day says its beginning alone. */
const units: Readonly<Record<string, string>> = { hr: "h", hours: "h", "beats/min": "bpm", milliseconds: "ms" };
const sleepStates: Readonly<Record<string, Stretch["state"]>> = {
  asleep: "asleep",
  unspecified: "asleep",
  core: "asleep",
  deep: "asleep",
  rem: "asleep",
  awake: "awake",
  "in bed": "in_bed",
  inbed: "in_bed",
};

type Row = Readonly<Record<string, unknown>>;
const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

/** What the file says of one metric before or after its points. */
interface Named {
  name?: string;
  units?: string;
}

/** JSON of the iPhone app "Health Auto Export", from a file as from the phone itself. */
export const healthAutoExport: Importer = {
  id: "health_auto_export",
  recognise(head) {
    const text = headText(head).trimStart();
    return (
      /^\{\s*"data"\s*:\s*\{/u.test(text) && /"(?:metrics|workouts|stateOfMind|symptoms|ecg)"\s*:\s*\[/u.test(text)
    );
  },
  read,
};

/** Phones know some hundred and fifty metrics; names beyond so many are not looked for. */
const mostMetrics = 10_000;
const longestName = 100;
const mostLists = 500;

interface Cursor {
  readonly done: number;
  readonly nights: unknown;
}

/** Twice through the file: a metric's name may stand after its points, and those may be too many to hold. */
async function* read(source: ImportSource, options: ReadOptions): AsyncGenerator<ImportEvent> {
  const saved = options.cursor === undefined ? undefined : (JSON.parse(options.cursor) as Cursor);
  const next = JSON.stringify(saved ?? ({ done: 0, nights: undefined } satisfies Cursor));
  const named: Named[] = [];
  yield* namesIn(source, named, { is: "found", readings: [], refused: [], unused: {}, next, share: 0 });
  const findings = createFindings();
  const reader = pointReader(findings, options, saved?.nights);
  let done = saved?.done ?? 0;
  const wish: Wish = (path) => {
    const [, list, , key] = path;
    if (path.length < 3 || (path.length === 3 && list === "metrics")) return "enter";
    if (path.length === 3) return list === moodName ? "take" : "pass";
    if (path.length === 4) return key === "data" ? "enter" : "pass";
    return "take";
  };
  const others = new Map<string, number>();
  for await (const { items, share } of jsonItems(source, (path, opens) => {
    const wished = wish(path, opens);
    if (wished === "pass" && path.length === 3) {
      const name = String(path[1]).slice(0, longestName);
      const told = others.has(name) || others.size < mostLists ? name : "…";
      others.set(told, (others.get(told) ?? 0) + 1);
    }
    return wished;
  })) {
    for (const item of items) {
      if (item.done <= done) continue;
      done = item.done;
      const [, list, index] = item.path;
      if (list === moodName) reader.mood(item.value, placeOf(item.path));
      else reader.point(named[Number(index)] ?? {}, item.value, placeOf(item.path));
    }
    yield { is: "found", ...findings.take(), next: JSON.stringify({ done, nights: reader.nights.save() }), share };
  }
  // Whole lists that we do not use are told once, at the end.
  for (const [name, count] of others) findings.unused(name, count);
  reader.nights.end();
  yield { is: "found", ...findings.take(), next: JSON.stringify({ done, nights: undefined }), share: 1 };
}

/** Fills in what the metrics are called, and says after each piece that there is nothing of it to keep yet. */
async function* namesIn(source: ImportSource, named: Named[], nothing: ImportEvent): AsyncGenerator<ImportEvent> {
  const wish: Wish = (path) => {
    if (path.length < 2 || (path[1] === "metrics" && path.length < 4)) return "enter";
    return path[1] === "metrics" && (path[3] === "name" || path[3] === "units") ? "take" : "pass";
  };
  try {
    for await (const { items } of jsonItems(source, wish)) {
      for (const { path, value } of items) {
        const index = Number(path[2]);
        if (index >= mostMetrics || typeof value !== "string") continue;
        const about = (named[index] ??= {});
        about[path[3] as keyof Named] = value.slice(0, longestName);
      }
      yield nothing;
    }
  } catch (error) {
    // What ends too early, or is damaged, is so the second time as well, after what can be read.
    if (!(error instanceof Broken)) throw error;
  }
}

function placeOf(path: JsonPath): string {
  return path.reduce<string>(
    (place, key) => (typeof key === "number" ? `${place}[${key}]` : place ? `${place}.${key}` : key),
    "",
  );
}

/** What one message of the phone holds; undefined where it is none of this app, and `too_many` where it has more than `most` points of what we use. */
export function readHealthAutoExport(
  body: unknown,
  options: Pick<ReadOptions, "timeZone">,
  most: number,
): Found | "too_many" | undefined {
  const data = isRow(body) ? body["data"] : undefined;
  if (!isRow(data)) return undefined;
  const findings = createFindings();
  const reader = pointReader(findings, options);
  let count = 0;
  for (const [list, values] of Object.entries(data)) {
    if (!Array.isArray(values)) continue;
    if (list !== moodName && list !== "metrics") {
      findings.unused(list, values.length);
      continue;
    }
    for (const [index, value] of values.entries()) {
      count += 1;
      if (count > most) return "too_many";
      const place = `data.${list}[${index}]`;
      if (list === moodName) reader.mood(value, place);
      else if (!isRow(value)) findings.unused(list);
      else {
        const points = Array.isArray(value["data"]) ? value["data"] : [];
        const { name } = value;
        if (typeof name === "string" && !isUsed(name)) {
          findings.unused(name, points.length);
          continue;
        }
        count += points.length;
        if (count > most) return "too_many";
        for (const [at, point] of points.entries()) reader.point(value, point, `${place}.data[${at}]`);
      }
    }
  }
  reader.nights.end();
  return findings.take();
}

const isUsed = (name: string): boolean => name === sleepName || Object.hasOwn(metrics, name);

function pointReader(findings: Findings, options: Pick<ReadOptions, "timeZone">, savedNights?: unknown) {
  const nights: Nights = createNights(
    findings.reading,
    () => findings.unused(`${sleepName} (in bed only)`),
    savedNights,
  );
  return {
    nights,
    mood(value: unknown, place: string): void {
      if (!isRow(value)) return findings.refuse("not_valid", place);
      const start = value["start"] ?? value["date"];
      const span = readSpan(start, value["end"] ?? start, options);
      const read = figure("mood", shareOfValence(value["valence"]), "1");
      if ("because" in span) return findings.refuse(span.because, place);
      if ("because" in read) return findings.refuse(read.because, place);
      const source = deviceNamed(textOf(value["source"]) ?? "iPhone");
      const id = textOf(value["id"]);
      findings.reading({ metric: "mood", value: read.value, ...span, source, sourceId: id, modality: "self_reported" });
    },
    point({ name, units: unit }: Named, value: unknown, place: string): void {
      if (typeof name !== "string" || !isRow(value)) return findings.refuse("not_valid", place);
      if (name === sleepName) return sleepPoint(value, unit, place, findings, nights, options);
      const metric = Object.hasOwn(metrics, name) ? metrics[name] : undefined;
      if (!metric) return findings.unused(name);
      const start = value["startDate"] ?? value["date"];
      const span = readSpan(start, value["endDate"] ?? start, options);
      if ("because" in span) return findings.refuse(span.because, place);
      const told = typeof unit === "string" ? (units[unit] ?? unit) : "";
      const read = figure(metric, value["qty"] ?? value["Avg"] ?? value["avg"], told);
      if ("because" in read) return findings.refuse(read.because, place);
      const source = deviceNamed(textOf(value["source"]) ?? "Health Auto Export");
      findings.reading({ metric, value: read.value, ...span, source, sourceId: undefined, modality: "sensed" });
    },
  };
}

/** A night is told whole, or stretch by stretch, as the person set the app. */
function sleepPoint(
  value: Row,
  unit: string | undefined,
  place: string,
  findings: Findings,
  nights: Nights,
  options: Pick<ReadOptions, "timeZone">,
): void {
  const source = deviceNamed(textOf(value["source"]) ?? "Health Auto Export");
  const stage = textOf(value["value"]);
  if (stage !== undefined) {
    const span = readSpan(value["startDate"], value["endDate"], options);
    const state = sleepStates[stage.toLowerCase()];
    if ("because" in span) findings.refuse(span.because, place);
    else if (span.from > span.to) findings.refuse("backwards", place);
    else if (state) nights.add(source, "sensed", { ...span, state });
    else findings.unused(`${sleepName}: ${stage}`);
    return;
  }
  const inBed = value["inBedStart"] !== undefined && value["inBedEnd"] !== undefined && Number(value["inBed"] ?? 1) > 0;
  const span = readSpan(value[inBed ? "inBedStart" : "sleepStart"], value[inBed ? "inBedEnd" : "sleepEnd"], options);
  if ("because" in span) return findings.refuse(span.because, place);
  const stages = [value["core"], value["deep"], value["rem"]].reduce<number>(
    (sum, each) => sum + (Number(each) || 0),
    0,
  );
  const asleep = [value["totalSleep"], value["asleep"], stages].find((each) => Number(each) > 0);
  const told = typeof unit === "string" ? (units[unit] ?? unit) : "h";
  const read = figure("sleep_duration", asleep, told);
  if ("because" in read) return findings.refuse(read.because, place);
  const minutes = Math.round(read.value * 10) / 10;
  findings.reading({
    metric: "sleep_duration",
    value: minutes,
    ...span,
    source,
    sourceId: undefined,
    modality: "sensed",
  });
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
