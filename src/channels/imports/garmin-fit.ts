import type { Importer, ImportEvent, ImportSource, ReadingDraft, ReadOptions } from "#app/importer.ts";
import type { Instant } from "#core/time/instant.ts";
import type { Metric } from "#core/readings/metric.ts";
import { offsetAt } from "#core/time/wall-time.ts";
import { Broken } from "./broken.ts";
import { createFindings, type Findings } from "./findings.ts";
import { type FitMessage, isFit, readFit, timestampField } from "./fit-messages.ts";
import { createNights } from "./nights.ts";

/** A day of a watch takes some 100 kB, and the longest activities some megabytes. */
const largest = 8 * 2 ** 20;
/** A night changes some fifty times. */
const mostLevels = 10_000;
/** 31 December 1989, UTC. */
const epochMs = 631_065_600_000;
const source: ReadingDraft["source"] = { kind: "wearable", name: "Garmin" };
/** As a cursor: nothing of the file is left. */
const behindUs = "read";

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
export const garminFit: Importer = { id: "fit", recognise: isFit, read };

/** What is used of the file; all else is counted. */
const wanted: ReadonlySet<number> = new Set(
  Object.values(message).filter((number) => number !== message.fileId && number !== message.hrv),
);

/** Twice through it: by which clock the watch went may stand at its end. */
async function* read(from: ImportSource, options: ReadOptions): AsyncGenerator<ImportEvent> {
  if (options.cursor === behindUs) return;
  const bytes = await whole(from);
  const kept = Number(options.cursor ?? 0);
  const frame = createFrame();
  const begun: ImportEvent = { is: "found", readings: [], refused: [], unused: {}, next: String(kept), share: 0 };
  try {
    for await (const { messages } of readFit(bytes, wanted)) {
      for (const each of messages) frame.see(each);
      yield begun;
    }
  } catch (error) {
    // What ends too early, or is damaged, is so the second time as well, after what can be read.
    if (!(error instanceof Broken)) throw error;
  }
  const findings = createFindings();
  const offset = (at: Instant): number => frame.offset() ?? Math.round(offsetAt(at, options.timeZone) / 60_000);
  const reader = createReader(findings, offset);
  let pieces = 0;
  let broken: Broken | undefined;
  try {
    for await (const { messages, others } of readFit(bytes, wanted)) {
      for (const each of messages) reader.add(each);
      for (const [number, count] of others)
        if (!silent.has(number)) findings.unused(names[number] ?? `message ${number}`, count);
      pieces += 1;
      const found = findings.take();
      // What was kept before is read once more, since steps are told by the count before them, and not told again.
      if (pieces > kept) yield { is: "found", ...found, next: String(pieces), share: 0.5 };
    }
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    broken = error;
  }
  readSleep(frame, findings, offset);
  yield { is: "found", ...findings.take(), next: behindUs, share: 1 };
  if (broken) throw broken;
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

function createReader(findings: Findings, offset: (at: Instant) => number) {
  const reading = (metric: Metric, value: number, from: Instant, to: Instant = from): void =>
    findings.reading({ metric, value, from, to, offset: offset(to), source, sourceId: undefined, modality: "sensed" });
  const days = readDays(reading);
  return {
    add({ number, fields }: FitMessage): void {
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
      }
    },
  };
}

/** By which clock the file goes, and the night that it tells. */
function createFrame() {
  let offset: number | undefined;
  let score: number | undefined;
  let more = 0;
  const levels: { readonly at: Instant; readonly level: number }[] = [];
  return {
    levels,
    score: () => score,
    /** Changes of sleep beyond those of any night. */
    more: () => more,
    /** By how much the watch's own clock was ahead, where the file says so. */
    offset: () => offset,
    see(each: FitMessage): void {
      offset ??= offsetTold(each);
      if (each.number === message.sleepScore) score ??= each.fields.get(6);
      const [time, level] = [each.fields.get(timestampField), each.fields.get(0)];
      if (each.number !== message.sleepLevel || time === undefined || level === undefined) return;
      if (levels.length < mostLevels) levels.push({ at: instantOf(time), level });
      else more += 1;
    },
  };
}

const clockField: Readonly<Record<number, number>> = {
  [message.activity]: 5,
  [message.monitoringInfo]: 0,
  [message.timeCorrelation]: 3,
  [message.sleepInfo]: 2,
};

function offsetTold({ number, fields }: FitMessage): number | undefined {
  const [utc, clock] = [fields.get(timestampField), fields.get(clockField[number] ?? -1)];
  const minutes = utc === undefined || clock === undefined ? undefined : Math.round((clock - utc) / 900) * 15;
  return minutes !== undefined && Math.abs(minutes) <= 15 * 60 ? minutes : undefined;
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
function readSleep(
  { levels, score: told, more }: ReturnType<typeof createFrame>,
  findings: Findings,
  offset: (at: Instant) => number,
): void {
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
  if (more() > 0) findings.unused("sleep_level", more());
  const score = told();
  const [night, second] = nights;
  if (score === undefined) return;
  if (night && !second && score <= 100) findings.reading({ ...night, metric: "sleep_quality", value: score / 100 });
  else findings.unused("sleep_assessment");
}
