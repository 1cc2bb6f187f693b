import type { Instant } from "#core/time/instant.ts";
import { canonical, faceValues, type Metric } from "#core/readings/metric.ts";
import { plausible } from "#core/readings/plausible.ts";
import type { Reading, ReadingId, SourceKind } from "#core/readings/reading.ts";
import { offsetAt } from "#core/time/wall-time.ts";
import { at, type BodyDay, hourMs, minuteMs } from "./body.ts";
import type { SimPerson } from "./person.ts";
import { type Random, randomOf } from "./random.ts";

/** What is wrong with a sample that a device made: out of all physiology, or wrong and yet possible. */
export type Fault = "glitch" | "artefact";

/** One figure as a device or a tap makes it, before anything was checked. */
export interface Sample {
  readonly id: string;
  readonly metric: Metric;
  readonly value: number;
  readonly unit: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly offset: number;
  readonly kind: SourceKind;
  readonly fault: Fault | undefined;
}

/** The reading that a sample becomes when it is received, with the verdict of the core's own check. */
export function received(sample: Sample, receivedAt: Instant, imported: boolean): Reading {
  const { id, metric, unit, from, to, offset, kind } = sample;
  const value = canonical(metric, sample.value, unit);
  if (value === undefined) throw new Error(`${metric} is not measured in ${unit}`);
  return {
    id: id as ReadingId,
    metric,
    value,
    from,
    to,
    offset,
    source: { kind, name: kind === "manual" ? "tap" : "device" },
    modality: kind === "manual" ? "self_reported" : "sensed",
    quality: plausible({ metric, value, from, to, offset }, receivedAt),
    imported,
  };
}

const noise = { share: 0.03, variability: 0.1, heart: 1.2 } as const;
/** Of all samples: out of physiology, or wrong and possible. */
const faults = { glitch: 0.002, artefact: 0.001 } as const;

type Make = (metric: Metric, value: number, unit: string, from: Instant, to: Instant, kind?: SourceKind) => void;

function broken(random: Random, made: Sample): Sample {
  const draw = random.next();
  if (draw < faults.glitch) {
    const wrong: readonly [Partial<Sample>, ...Partial<Sample>[]] = [
      { value: Number.NaN },
      { value: made.value * -3 - 1 },
      { value: 1e9 },
      { from: 0, to: 0 },
      { from: made.from + 24 * hourMs, to: made.to + 24 * hourMs },
      { from: made.to + 1 },
    ];
    return { ...made, ...random.pick(wrong), fault: "glitch" };
  }
  if (draw < faults.glitch + faults.artefact) {
    const scale = made.unit === "0-100" ? 100 : made.unit === "1" ? 1 : undefined;
    const value = scale === undefined ? made.value * random.pick([0.5, 1.6]) : scale * random.pick([0.02, 0.98]);
    return { ...made, value, fault: "artefact" };
  }
  return made;
}

/** Everything that was measured or tapped on one day, whether or not it ever arrives. */
export function samplesOf(seed: number, person: SimPerson, day: BodyDay): readonly Sample[] {
  const random = randomOf(seed, `device.${person.number}.${day.date}`);
  const off = offTimes(randomOf(seed, `off.${person.number}.${day.date}`), person, day);
  const made: Sample[] = [];
  const make: Make = (metric, value, unit, from, to, kind = "wearable") => {
    if (kind === "wearable" && off.some((each) => to >= each.from && to < each.to)) return;
    const offset = Math.round(offsetAt(to, day.zone) / minuteMs);
    const id = `${person.number}.${kind}.${metric}.${to}`;
    const sample: Sample = { id, metric, value, unit, from, to, offset, kind, fault: undefined };
    made.push(kind === "wearable" ? broken(random, sample) : sample);
  };
  const share = (value: number): number =>
    Math.round(100 * Math.min(1, Math.max(0, random.normal(value, noise.share))));
  const jittered = (value: number): number => value * Math.exp(random.normal(0, noise.variability));
  measured({ person, day, random, make, share, jittered });
  tapped(randomOf(seed, `taps.${person.number}.${day.date}`), person, day, make);
  return made;
}

interface Measuring {
  readonly person: SimPerson;
  readonly day: BodyDay;
  readonly random: Random;
  readonly make: Make;
  readonly share: (value: number) => number;
  readonly jittered: (value: number) => number;
}

const known = (value: number | undefined): number => value ?? Number.NaN;

function measured({ person, day, random, make, share, jittered }: Measuring): void {
  const { night, wake } = day;
  if (person.device === "none") return;
  make("sleep_duration", Math.round(night.asleep), "min", night.from, night.to);
  make("resting_heart_rate", Math.round(random.normal(day.restingHeartRate, noise.heart)), "bpm", night.from, night.to);
  if (person.device !== "phone") {
    make("sleep_quality", share(night.quality), "0-100", night.from, night.to);
    make("readiness_score", share(day.readiness), "0-100", wake, wake);
  }
  switch (person.device) {
    case "ring":
      make("hrv_rmssd", jittered(day.hrvAtNight), "ms", night.from, night.to);
      break;
    case "phone":
      for (let now = wake + hourMs; now < day.sleep; now += random.whole(90, 300) * minuteMs)
        make("hrv_sdnn", jittered(known(at(day, "hrv", now))) / 1000, "s", now - minuteMs, now);
      break;
    case "watch":
      for (let now = wake + 15 * minuteMs; now < day.sleep; now += 15 * minuteMs) {
        make("stress_level", share(known(at(day, "stress", now))), "0-100", now - 15 * minuteMs, now);
        if ((now - wake) % (30 * minuteMs) > 0) continue;
        make("hrv_rmssd", jittered(known(at(day, "hrv", now))), "ms", now - 5 * minuteMs, now);
        if (person.measuresEnergy) make("energy_level", share(known(at(day, "energy", now))), "0-100", now, now);
      }
      break;
  }
}

/** The nearest of five faces, by what is felt, which is not quite what is. */
function faceOf(random: Random, value: number): number {
  const felt = random.normal(value, 0.06);
  return faceValues.reduce((best, each) => (Math.abs(each - felt) < Math.abs(best - felt) ? each : best));
}

function tapped(random: Random, person: SimPerson, day: BodyDay, make: Make): void {
  const tap = (metric: Metric, value: number, from: Instant, to: Instant): void =>
    make(metric, faceOf(random, value), "1", from, to, "manual");
  const tapNow = (metric: "energy_level" | "stress_level", now: Instant): void => {
    const value = at(day, metric === "energy_level" ? "energy" : "stress", now);
    if (value !== undefined) tap(metric, value, now, now);
  };
  if (person.tapsSleep && random.chance(0.8)) tap("sleep_quality", day.night.quality, day.night.from, day.night.to);
  for (let left = person.tapsADay; left > 0; left -= 1)
    if (random.chance(left))
      tapNow(
        "energy_level",
        day.wake + random.whole(10, Math.max(11, (day.sleep - day.wake) / minuteMs - 10)) * minuteMs,
      );
  for (const [metric, figures, strong] of [
    ["energy_level", day.energy, (value: number) => value < 0.28],
    ["stress_level", day.stress, (value: number) => value > 0.82],
  ] as const) {
    if (metric === "stress_level" && !person.tapsStress) continue;
    // Once, when it has just begun: people speak up when something changes.
    const step = figures.findIndex(strong);
    if (step >= 0 && random.chance(person.tapsWhenFelt))
      tapNow(metric, day.wake + (5 * step + random.whole(1, 25)) * minuteMs);
  }
}

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** When the device lies on a shelf or is empty: from a moment of the day on, or all of it with its night. */
function offTimes(random: Random, { offRate }: SimPerson, { night, wake, sleep }: BodyDay): readonly Span[] {
  if (!random.chance(offRate)) return [];
  if (random.chance(0.3)) return [{ from: night.from, to: sleep }];
  const from = wake + random.next() * (sleep - wake);
  return [{ from, to: from + random.between(1, 6) * hourMs }];
}
