import type { Instant } from "#core/time/instant.ts";
import { type LocalDate, plusDays } from "#core/time/local-date.ts";
import { instantAt, weekdayOf } from "#core/time/wall-time.ts";
import { type DayKind, episodesOf } from "./episodes.ts";
import type { SimPerson } from "./person.ts";
import { type Random, randomOf } from "./random.ts";

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
/** The body is known at every fifth minute. */
export const stepMs = 5 * minuteMs;

/** How a body truly is on one day, whatever a device makes of it. */
export interface BodyDay {
  readonly date: LocalDate;
  readonly kind: DayKind;
  /** The zone whose clock hangs where the body is. */
  readonly zone: string;
  readonly night: { readonly from: Instant; readonly to: Instant; readonly asleep: number; readonly quality: number };
  readonly wake: Instant;
  readonly sleep: Instant;
  readonly readiness: number;
  readonly restingHeartRate: number;
  /** Of the night, in milliseconds. */
  readonly hrvAtNight: number;
  /** Every fifth minute from waking to sleep. */
  readonly energy: Float64Array;
  readonly stress: Float64Array;
  readonly hrv: Float64Array;
}

/** However far one flies, so much lies between two mornings, and so much of it is spent awake. */
const leastDayMs = 14 * hourMs;
const leastAwakeMs = 9 * hourMs;

const within = (value: number, least = 0, most = 1): number => Math.min(most, Math.max(least, value));

/** Something sudden: how much it changes, when it begins, and how long it lasts, in steps. */
interface Shock {
  readonly from: number;
  readonly steps: number;
  readonly by: number;
}

function shocks(
  random: Random,
  steps: number,
  rate: number,
  by: readonly [number, number],
  lasts: readonly [number, number],
): readonly Shock[] {
  const found: Shock[] = [];
  for (let left = rate; left > 0; left -= 1)
    if (random.chance(left))
      found.push({
        from: random.whole(12, Math.max(12, steps - 12)),
        steps: random.whole(...lasts),
        by: random.between(...by),
      });
  return found;
}

/** Full within two steps, and gone over the last third. */
function feltAt(shock: Shock, step: number): number {
  const into = step - shock.from;
  if (into < 0 || into >= shock.steps) return 0;
  const fade = Math.min(1, (shock.steps - into) / (shock.steps / 3));
  return shock.by * Math.min(1, (into + 1) / 2) * fade;
}

/** Variability at a strain beyond one's usual: at 0.9 where 0.3 is usual, a good third is gone. */
const strainOfHeart = 0.8;

interface Night {
  readonly quality: number;
  /** Minutes in bed, and asleep. */
  readonly inBed: number;
  readonly asleep: number;
  readonly wake: Instant;
}

/** The date's night: how well it went, and when it ended by the clock that hung there. */
function nightOf(random: Random, person: SimPerson, kind: DayKind, date: LocalDate, zone: string): Night {
  const { illness, jetLag, poorSleep, strained } = kind;
  const lag = within(jetLag, -3, 3);
  const worse = 0.22 * illness + 0.06 * Math.abs(lag) + (poorSleep ? 0.24 : 0) + (strained ? 0.06 : 0);
  const quality = within(random.normal(0.8 - worse, 0.08), 0.05, 0.98);
  const early = weekdayOf(date) > 5 ? 0 : person.earlier;
  const wake = person.midSleep + person.sleepMinutes / 2 - early + random.normal(0, 20) + 60 * lag;
  const inBed = within(person.sleepMinutes - early / 2 + random.normal(20, 20), 180, 660);
  return {
    quality,
    inBed,
    // Even a poor night is mostly slept: efficiency is 0.9 where quality is 0.8, and still 0.7 where it is 0.3.
    asleep: inBed * (0.55 + 0.45 * quality),
    wake: instantAt(date, Math.round(Math.max(3 * 60, wake)), zone),
  };
}

/** Everything of a day but its hours, from how the night was. */
function lived(random: Random, person: SimPerson, kind: DayKind, quality: number, steps: number) {
  const { illness, strained } = kind;
  const variability = Math.exp(random.normal(0, 0.12) - 0.35 * illness - 0.35 * Math.max(0, 0.75 - quality));
  const heart = person.heartBase + random.normal(0, 1.5) + 8 * illness + 6 * Math.max(0, 0.7 - quality);
  const parts =
    (0.4 * (quality - 0.8)) / 0.1 + (0.35 * Math.log(variability)) / 0.12 - (0.25 * (heart - person.heartBase)) / 2;
  const readiness = within(0.68 + 0.12 * parts, 0.02, 0.98);
  const drops = shocks(random, steps, 0.12 + 0.25 * illness + (quality < 0.6 ? 0.15 : 0), [0.35, 0.6], [12, 60]);
  const spikes = shocks(random, steps, 0.25 + (strained ? 0.5 : 0), [0.4, 0.65], [5, 26]);
  const [energy, stress, hrv] = [new Float64Array(steps), new Float64Array(steps), new Float64Array(steps)];
  const [level, tense] = [0.28 + 0.5 * readiness - 0.18 * illness, person.stressBase + (strained ? 0.12 : 0)];
  let [drift, strain] = [0, 0];
  for (let step = 0; step < steps; step += 1) {
    drift = 0.97 * drift + random.normal(0, 0.012);
    strain = 0.95 * strain + random.normal(0, 0.02);
    const part = step / steps;
    // Slow out of bed, best before noon, a dip after lunch, tired at the end.
    const rhythm =
      0.16 * Math.sin(Math.PI * Math.min(1, part * 1.3)) -
      0.08 * Math.exp(-(((part - 0.5) / 0.08) ** 2)) -
      (0.22 * Math.max(0, part - 0.7)) / 0.3;
    const fallen = drops.reduce((sum, each) => sum + feltAt(each, step), 0);
    const pressed = spikes.reduce((sum, each) => sum + feltAt(each, step), 0);
    energy[step] = within(level + rhythm + drift - fallen, 0.01, 0.99);
    stress[step] = within(tense + 0.1 * Math.sin(Math.PI * part) + strain + pressed + 0.1 * illness, 0.01, 0.99);
    hrv[step] = person.hrvBase * variability * Math.exp(-strainOfHeart * ((stress[step] ?? 0) - person.stressBase));
  }
  return { readiness, restingHeartRate: heart, hrvAtNight: person.hrvBase * variability * 1.15, energy, stress, hrv };
}

/** The true life of a body over so many days from a date on; what the person does with their days changes nothing in it. */
export function bodyDays(seed: number, person: SimPerson, first: LocalDate, days: number): readonly BodyDay[] {
  const kinds = episodesOf(seed, person, days + 1);
  // On the day of a flight one still wakes where one was.
  const zoneOn = (number: number): string => kinds[number - 1]?.travel?.zone ?? person.home;
  const nights = kinds.map((kind, number) =>
    nightOf(randomOf(seed, `night.${person.number}.${number}`), person, kind, plusDays(first, number), zoneOn(number)),
  );
  const wakes: Instant[] = [];
  for (const { wake } of nights) wakes.push(Math.max(wake, (wakes.at(-1) ?? 0) + leastDayMs));
  const bedAt = (number: number): Instant => {
    const [night, wake, before] = [nights[number], wakes[number] ?? 0, wakes[number - 1]];
    const bed = wake - Math.round(night?.inBed ?? 0) * minuteMs;
    return before === undefined ? bed : Math.max(bed, before + leastAwakeMs);
  };
  return kinds.slice(0, days).map((kind, number) => {
    const [wake, night] = [wakes[number], nights[number]];
    if (wake === undefined || !night) throw new Error("every day has a night");
    const [from, to] = [bedAt(number), wake];
    const steps = Math.floor((bedAt(number + 1) - wake) / stepMs);
    return {
      date: plusDays(first, number),
      kind,
      zone: zoneOn(number),
      night: { from, to, asleep: Math.min(night.asleep, ((to - from) / minuteMs) * 0.97), quality: night.quality },
      wake,
      sleep: wake + steps * stepMs,
      ...lived(randomOf(seed, `body.${person.number}.${number}`), person, kind, night.quality, steps),
    };
  });
}

/** A figure of the body at an instant of a day; undefined before waking and from sleep on. */
export function at(day: BodyDay, of: "energy" | "stress" | "hrv", now: Instant): number | undefined {
  return day[of][Math.floor((now - day.wake) / stepMs)];
}
