import type { Importer, ImportEvent, ImportSource, ReadingDraft, ReadOptions } from "#app/importer.ts";
import type { Instant } from "#core/person/person.ts";
import type { Metric } from "#core/readings/metric.ts";
import { offsetAt } from "#core/time/wall-time.ts";
import { Broken } from "./broken.ts";
import { createFindings, type Findings } from "./findings.ts";
import { type FitMessage, isFit, readFit, timestampField } from "./fit-messages.ts";
import { createNights } from "./nights.ts";

/** A day of a watch takes some 100 kB, and the longest activities some megabytes. */
const largest = 64 * 2 ** 20;
/** 31 December 1989, UTC. */
const epochMs = 631_065_600_000;
const source: ReadingDraft["source"] = { kind: "wearable", name: "Garmin" };

const message = {
  fileId: 0,
  record: 20,
  activity: 34,
  monitoring: 55,
  hrv: 78,
  monitoringInfo: 103,
  timeCorrelation: 162,
  restingPulse: 211,
  stress: 227,
  sleepInfo: 273,
  sleepLevel: 275,
  sleepScore: 346,
  hrvValue: 371,
} as const;

/** Frames of the file rather than something that it holds. */
const silent: ReadonlySet<number> = new Set([message.fileId, 49, 206, 207]);
const names: Readonly<Record<number, string>> = {
  2: "device_settings",
  3: "user_profile",
  18: "session",
  19: "lap",
  21: "event",
  23: "device_info",
  [message.hrv]: "hrv",
  269: "spo2_data",
  274: "sleep_data_raw",
  297: "respiration_rate",
  370: "hrv_status_summary",
  398: "skin_temp_overnight",
};

/** What a watch of Garmin, and others, record: days, nights and activities. */
export const garminFit: Importer = { id: "fit", name: "Garmin FIT", recognise: isFit, read };

async function* read(from: ImportSource, options: ReadOptions): AsyncGenerator<ImportEvent> {
  // A FIT file is kept or not as a whole: its cursor says only that it is behind us.
  if (options.cursor !== undefined) return;
  if (from.size > largest) throw new Broken("too_large");
  const bytes = await whole(from);
  const { messages, problem } = readFit(bytes);
  const findings = createFindings();
  readMessages(messages, findings, options.timeZone);
  yield { is: "found", ...findings.take(), next: "read", share: 1 };
  if (problem) throw new Broken(problem);
}

async function whole(from: ImportSource): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of from.bytes()) {
      length += chunk.length;
      if (length > largest) throw new Broken("too_large");
      chunks.push(chunk);
    }
  } catch (error) {
    // Of a file that an archive holds in part, that part is read.
    if (!(error instanceof Broken && error.because === "truncated")) throw error;
  }
  return Buffer.concat(chunks);
}

const instantOf = (seconds: number): Instant => epochMs + seconds * 1000;

function readMessages(messages: readonly FitMessage[], findings: Findings, timeZone: string): void {
  const told = offsetTold(messages);
  const offset = (at: Instant): number => told ?? Math.round(offsetAt(at, timeZone) / 60_000);
  const reading = (metric: Metric, value: number, from: Instant, to: Instant = from): void =>
    findings.reading({ metric, value, from, to, offset: offset(to), source, sourceId: undefined, modality: "sensed" });
  const days = readDays(reading);
  for (const { number, fields } of messages) {
    const time = fields.get(timestampField);
    const at = time === undefined ? undefined : instantOf(time);
    const field = (which: number): number | undefined => fields.get(which);
    switch (number) {
      case message.record:
        if (at !== undefined && field(3) !== undefined) reading("heart_rate", field(3) ?? 0, at);
        break;
      case message.monitoringInfo:
        if (time !== undefined) days.begin(time);
        break;
      case message.monitoring:
        days.add(fields);
        break;
      case message.restingPulse: {
        const pulse = field(1) ?? field(0);
        if (at !== undefined && pulse !== undefined && pulse > 0) reading("resting_heart_rate", pulse, at);
        break;
      }
      case message.stress: {
        const when = field(1) ?? time;
        const [stress, battery] = [field(0), field(3)];
        if (when === undefined) break;
        // Below nought it says why nothing was measured: too active, or not worn.
        if (stress !== undefined && stress >= 0) reading("stress_level", stress / 100, instantOf(when));
        else if (stress !== undefined) findings.unused("stress_level (not measured)");
        if (battery !== undefined && battery >= 0) reading("energy_level", battery / 100, instantOf(when));
        break;
      }
      case message.hrvValue:
        if (at !== undefined && field(0) !== undefined) reading("hrv_rmssd", (field(0) ?? 0) / 128, at);
        break;
      case message.activity:
      case message.timeCorrelation:
      case message.sleepInfo:
      case message.sleepLevel:
      case message.sleepScore:
        break;
      default:
        if (!silent.has(number)) findings.unused(names[number] ?? `message ${number}`);
    }
  }
  readSleep(messages, findings, offset);
}

/** By how much the watch's own clock was ahead, where the file says so. */
function offsetTold(messages: readonly FitMessage[]): number | undefined {
  const local: Readonly<Record<number, number>> = {
    [message.activity]: 5,
    [message.monitoringInfo]: 0,
    [message.timeCorrelation]: 3,
    [message.sleepInfo]: 2,
  };
  for (const { number, fields } of messages) {
    const [utc, clock] = [fields.get(timestampField), fields.get(local[number] ?? -1)];
    const minutes = utc === undefined || clock === undefined ? undefined : Math.round((clock - utc) / 900) * 15;
    if (minutes !== undefined && Math.abs(minutes) <= 15 * 60) return minutes;
  }
  return undefined;
}

const [walking, running] = [6, 1];

/** Pulse and steps of a day: steps are counted up from midnight, for each kind of movement apart, so what lies between two counts is told. */
function readDays(reading: (metric: Metric, value: number, from: Instant, to?: Instant) => void) {
  let seconds: number | undefined;
  const counted = new Map<number, { readonly at: number; readonly steps: number }>();
  return {
    begin(time: number): void {
      seconds = time;
    },
    add(fields: ReadonlyMap<number, number>): void {
      const [full, low] = [fields.get(timestampField), fields.get(26)];
      if (full !== undefined) seconds = full;
      // Sixteen bits of time, counted on from the last whole one.
      else if (low !== undefined && seconds !== undefined)
        seconds += (low - (seconds & 0xff_ff) + 0x1_00_00) % 0x1_00_00;
      if (seconds === undefined) return;
      const pulse = fields.get(27);
      if (pulse !== undefined && pulse > 0) reading("heart_rate", pulse, instantOf(seconds));
      const both = fields.get(24);
      const kind = fields.get(5) ?? (both === undefined ? undefined : both & 31);
      const steps = fields.get(3);
      if (steps === undefined || (kind !== walking && kind !== running)) return;
      const before = counted.get(kind);
      counted.set(kind, { at: seconds, steps });
      if (before && steps > before.steps && seconds > before.at)
        reading("steps", steps - before.steps, instantOf(before.at), instantOf(seconds));
    },
  };
}

const [light, rem] = [2, 4];

/** A night is told as the moments at which sleep changed; its last one ends it. */
function readSleep(messages: readonly FitMessage[], findings: Findings, offset: (at: Instant) => number): void {
  const levels = messages.flatMap(({ number, fields }) => {
    const [time, level] = [fields.get(timestampField), fields.get(0)];
    return number === message.sleepLevel && time !== undefined && level !== undefined
      ? [{ at: instantOf(time), level }]
      : [];
  });
  const nights: ReadingDraft[] = [];
  const put = createNights(
    (night) => nights.push(night),
    () => findings.unused("sleep_level (awake only)"),
  );
  for (const [index, { at, level }] of levels.entries()) {
    const next = levels[index + 1];
    if (!next || next.at < at) continue;
    const state = level >= light && level <= rem ? "asleep" : "awake";
    put.add(source, "sensed", { from: at, to: next.at, offset: offset(next.at), state });
  }
  put.end();
  for (const night of nights) findings.reading(night);
  const score = messages.find(({ number }) => number === message.sleepScore)?.fields.get(6);
  const [night, second] = nights;
  if (score === undefined) return;
  if (night && !second && score <= 100) findings.reading({ ...night, metric: "sleep_quality", value: score / 100 });
  else findings.unused("sleep_assessment");
}
