import type { Baselines } from "../readings/baseline.ts";
import type { Metric } from "../readings/metric.ts";
import type { Reading } from "../readings/reading.ts";
import type { Instant } from "../time/instant.ts";
import { truths } from "./condition.ts";
import { factsOf, type Look, type ReadFacts, type ReadingIndex } from "./facts.ts";
import type { Trigger } from "./trigger.ts";

/** Only what is younger than this fires anything (day.md). */
const firingMs = 2 * 3_600_000;
/** A watch sends its samples in batches: each of the last two hours is a moment of its own, at which a condition may have held. */
const backMs = firingMs;
/** A single look is sure by itself where so much of what its figures may mean lies beyond the thresholds; what is over an hour old has to be surer. */
const sure = { recent: 0.8, old: 0.9 } as const;
const recentMs = 3_600_000;
/** The figures are taken at the middles of so many equal parts of what they may mean. */
const shares = Array.from({ length: 7 }, (_, part) => (part + 0.5) / 7);

type At = Pick<Look, "now" | "date">;

/**
 * What was known when a trigger's condition held, now or within the last two hours: beyond doubt at one moment, or at two of the last hour that stand on other figures each. What lies
 * so near a threshold that the source itself could be wrong by it does not count until it is seen again. Undefined where it did not hold.
 */
export function heldBy(
  trigger: Trigger,
  index: ReadingIndex,
  baselines: Baselines,
  at: At,
  facts: ReadFacts,
  firedAt: Instant | undefined,
): ReadFacts | undefined {
  const held: ReadFacts[] = [];
  for (const now of momentsOf(trigger, index, at.now, firedAt)) {
    const then = now === at.now ? facts : factsAt(trigger, index, baselines, { ...at, now });
    if (trigger.condition.holds(then) !== truths.yes || !isFresh(trigger, then)) continue;
    if (firedAt !== undefined && standsOn(trigger, then).some(({ to }) => to <= firedAt)) continue;
    const isOld = at.now - now > recentMs;
    const sureBy = isOld ? sure.old : sure.recent;
    if (!isOld && held.some((other) => seesAnew(trigger, other, then))) return then;
    if (isSure(trigger, index, baselines, { ...at, now }, then, sureBy)) return then;
    held.push(then);
  }
  return undefined;
}

const factsAt = (
  { freshMs, computed }: Trigger,
  index: ReadingIndex,
  baselines: Baselines,
  at: At,
  how: Pick<Look, "taken" | "takenUsual"> = {},
): ReadFacts => factsOf(index, baselines, { ...at, freshMs, computed, ...how });

const presentOf = ({ condition }: Trigger): readonly Metric[] => [
  ...new Set(condition.uses.flatMap((use) => (use.of === "current" ? [use.metric] : []))),
];

/** Now, and each moment of the last two hours at which something came that the condition looks at, the newest first; what it fired on before is none. What raises a day is asked of now alone. */
function momentsOf(
  trigger: Trigger,
  index: ReadingIndex,
  now: Instant,
  firedAt = Number.NEGATIVE_INFINITY,
): readonly Instant[] {
  if (trigger.action === "upgrade_to_performance_mode" || trigger.condition.daily) return [now];
  const moments = new Set<Instant>([now]);
  for (const metric of presentOf(trigger))
    for (const each of index.get(metric) ?? []) {
      if (now - each.to >= backMs || each.to <= firedAt) break;
      if (each.to < now && !each.imported) moments.add(each.to);
    }
  return [...moments].toSorted((a, b) => b - a);
}

/** Whether it holds for all but little of what its figures may really be. */
function isSure(
  trigger: Trigger,
  index: ReadingIndex,
  baselines: Baselines,
  at: At,
  then: ReadFacts,
  sureBy: number,
): boolean {
  const metrics = presentOf(trigger).filter((metric) => then.readingOf(metric) !== undefined);
  const standsIn = trigger.condition.uses.some(
    ({ of, metric }) => of === "baseline" && baselines[metric] === undefined,
  );
  const places = metrics.length + (standsIn ? 1 : 0);
  const all = shares.length ** places;
  let held = 0;
  for (let ways = 0; ways < all; ways += 1) {
    const shareOf = (place: number): number => shares[Math.floor(ways / shares.length ** place) % shares.length] ?? 0.5;
    const taken = Object.fromEntries(metrics.map((metric, place) => [metric, shareOf(place)]));
    const takenUsual = standsIn ? shareOf(metrics.length) : undefined;
    const facts = factsAt(trigger, index, baselines, at, { taken, takenUsual });
    if (trigger.condition.holds(facts) === truths.yes) held += 1;
  }
  return held >= sureBy * all;
}

/** What a device measured of what is asked. */
const standsOn = (trigger: Trigger, facts: ReadFacts): readonly Reading[] =>
  presentOf(trigger).flatMap((metric) => {
    const reading = facts.readingOf(metric);
    return reading?.modality === "sensed" ? [reading] : [];
  });

/** Whether two moments stand on other figures each: every device has measured again, and something is new. */
function seesAnew(trigger: Trigger, one: ReadFacts, other: ReadFacts): boolean {
  const known = presentOf(trigger).flatMap((metric) => {
    const [here, there] = [one.readingOf(metric), other.readingOf(metric)];
    return here && there ? [{ here, there }] : [];
  });
  const isSame = ({ here, there }: (typeof known)[number]): boolean => here.id === there.id;
  return !known.some((each) => each.here.modality === "sensed" && isSame(each)) && known.some((each) => !isSame(each));
}

/** Whether one of the present values has just come; older ones may only stand beside it. */
function isFresh({ condition }: Trigger, facts: ReadFacts): boolean {
  return condition.uses.some((use) => {
    if (use.of !== "current" && use.of !== "day") return false;
    const reading = facts.readingOf(use.metric);
    return reading !== undefined && facts.ageOf(reading) < firingMs;
  });
}
