import type { Instant } from "../time/instant.ts";
import type { Energy } from "./energy.ts";
import { type DayPart, dayParts } from "./habit.ts";
import type { Interval } from "./schedule.ts";

/** What a minute of a block counts for (day.md). */
const weights: Readonly<Record<Energy, number>> = { low: 1, medium: 2, high: 3 };

/** The brief's totals of a day, computed rather than declared: minutes in all, and what share of the effort falls on each third of the time awake; 0 each where there is no block. */
export interface EnergyShares extends Readonly<Record<DayPart, number>> {
  readonly minutes: number;
}

const thirds = ({ from, to }: Interval): readonly (readonly [DayPart, Interval])[] => {
  const third = (to - from) / 3;
  return dayParts.map((part, n) => [part, { from: from + n * third, to: from + (n + 1) * third }]);
};

/** How the effort of a day is spread; a block across the border of two thirds counts in both, what is outside the time awake in none. */
export function energyShares(
  blocks: readonly (Interval & { readonly energy: Energy })[],
  waking: Interval,
): EnergyShares {
  const effort: Record<DayPart, number> = { morning: 0, midday: 0, evening: 0 };
  let [minutes, all] = [0, 0];
  for (const { from, to, energy } of blocks) {
    minutes += (to - from) / 60_000;
    for (const [part, third] of thirds(waking)) {
      const inside = Math.max(0, Math.min(to, third.to) - Math.max(from, third.from)) * weights[energy];
      effort[part] += inside;
      all += inside;
    }
  }
  const share = (part: DayPart) => (all === 0 ? 0 : effort[part] / all);
  return { minutes, morning: share("morning"), midday: share("midday"), evening: share("evening") };
}

/** In which third of the time awake an instant lies; before waking is morning, after sleep evening. */
export function dayPartOf(at: Instant, waking: Interval): DayPart {
  const [, midday, evening] = thirds(waking);
  if (evening && at >= evening[1].from) return "evening";
  return midday && at >= midday[1].from ? "midday" : "morning";
}
