import type { Instant } from "#core/time/instant.ts";
import { median } from "#core/readings/baseline.ts";
import { at, type BodyDay, hourMs, stepMs } from "./body.ts";

/** The four triggers as the brief has them; what is true of a body is written here by hand and asks no trigger. */
export const signals = ["energy_drop", "stress_spike", "sleep_debt", "energy_surge"] as const;
export type Signal = (typeof signals)[number];

/** A time in which what a trigger is there for is really so. */
export interface TrueEvent {
  readonly signal: Signal;
  readonly from: Instant;
  readonly to: Instant;
}

/** Shorter than this nobody could answer it. */
const leastMs = 10 * 60_000;
const memoryMs = 24 * hourMs;
/** Two and a half times what a device is off by. */
const nearly = 0.08;

/** What must be so for an event to begin, and what must be so for it to go on: 0.05 before the safe side, so that it does not flicker. */
interface Rule {
  readonly begins: boolean;
  readonly goesOn: boolean;
}

/** The stretches of a day in which a rule holds, from its steps. */
function stretches(signal: Signal, day: BodyDay, rule: (step: number) => Rule): readonly TrueEvent[] {
  const found: TrueEvent[] = [];
  let from: number | undefined;
  for (let step = 0; step <= day.energy.length; step += 1) {
    const { begins, goesOn } = step < day.energy.length ? rule(step) : { begins: false, goesOn: false };
    if (from === undefined && begins) from = step;
    else if (from !== undefined && !goesOn) {
      const event = { signal, from: day.wake + from * stepMs, to: day.wake + step * stepMs };
      if (event.to - event.from >= leastMs) found.push(event);
      from = undefined;
    }
  }
  return found;
}

/** What is usual of a body's variability: the middle of its days' middles. */
export const usualHrv = (days: readonly BodyDay[]): number => median(days.map(({ hrv }) => median([...hrv])));

/** Everything that really happened in a life, in the order of time within each signal. */
export function trueEvents(days: readonly BodyDay[]): readonly TrueEvent[] {
  const usual = usualHrv(days);
  let lastStrong = Number.NEGATIVE_INFINITY;
  return days.flatMap((day, number) => {
    const of = (figures: Float64Array, step: number): number => figures[step] ?? Number.NaN;
    const drops = stretches("energy_drop", day, (step) => {
      const energy = of(day.energy, step);
      const now = day.wake + step * stepMs;
      if (energy > 0.6) lastStrong = now;
      return { begins: energy < 0.3 && now - lastStrong <= memoryMs, goesOn: energy < 0.35 };
    });
    const spikes = stretches("stress_spike", day, (step) => {
      const [stress, hrv] = [of(day.stress, step), of(day.hrv, step)];
      return { begins: stress > 0.8 && hrv < 0.7 * usual, goesOn: stress > 0.75 && hrv < 0.75 * usual };
    });
    const surges = stretches("energy_surge", day, (step) => {
      const energy = of(day.energy, step);
      return { begins: energy > 0.8 && day.readiness > 0.8, goesOn: energy > 0.75 };
    });
    const before = days[number - 1];
    const poor = day.night.quality < 0.6 && before !== undefined && before.night.quality < 0.6;
    return [
      ...drops,
      ...spikes,
      ...(poor ? [{ signal: "sleep_debt", from: day.wake, to: day.sleep } as const] : []),
      ...surges,
    ];
  });
}

/** Whether something is nearly so at an instant: as near to every threshold as a device is to the truth. */
export function nearlySo(signal: Signal, days: readonly BodyDay[], usual: number, now: Instant): boolean {
  const number = days.findLastIndex(({ wake }) => wake <= now);
  const day = days[number];
  if (!day) return false;
  const of = (what: "energy" | "stress" | "hrv"): number => at(day, what, now) ?? Number.NaN;
  switch (signal) {
    case "energy_drop":
      return of("energy") < 0.3 + nearly;
    case "stress_spike":
      return of("stress") > 0.8 - nearly && of("hrv") < (0.7 + 2 * nearly) * usual;
    case "sleep_debt":
      return [day, days[number - 1]].every((each) => each !== undefined && each.night.quality < 0.6 + nearly);
    case "energy_surge":
      return of("energy") > 0.8 - nearly && day.readiness > 0.8 - nearly;
  }
}
