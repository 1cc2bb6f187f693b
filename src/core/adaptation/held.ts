import type { Baselines } from "../readings/baseline.ts";
import type { Metric } from "../readings/metric.ts";
import type { Instant } from "../time/instant.ts";
import { truths } from "./condition.ts";
import { factsOf, type Look, type ReadFacts, type ReadingIndex } from "./facts.ts";
import type { Trigger } from "./trigger.ts";

/** Only what is younger than this fires anything (day.md). */
const firingMs = 2 * 3_600_000;
/** A watch sends its samples in batches: each of the last hour is a moment of its own, at which a condition may have held. */
const backMs = 3_600_000;
/** So many times what a source is off by lies between a single look and a threshold, for it to be sure by itself. */
const sureBy = 1.5;

type At = Pick<Look, "now" | "date">;

/**
 * What was known when a trigger's condition held, now or within the last hour: beyond doubt at one moment, or at two that stand on other figures each. What lies
 * so near a threshold that the source itself could be wrong by it does not count until it is seen again. Undefined where it did not hold.
 */
export function heldBy(
  trigger: Trigger,
  index: ReadingIndex,
  baselines: Baselines,
  at: At,
  facts: ReadFacts,
): ReadFacts | undefined {
  const held: ReadFacts[] = [];
  for (const now of momentsOf(trigger, index, at.now)) {
    const then = now === at.now ? facts : factsAt(trigger, index, baselines, { ...at, now });
    if (trigger.condition.holds(then) !== truths.yes || !isFresh(trigger, then)) continue;
    if (held.some((other) => seesAnew(trigger, other, then)) || isSure(trigger, index, baselines, { ...at, now }))
      return then;
    held.push(then);
  }
  return undefined;
}

const factsAt = (
  { freshMs, computed }: Trigger,
  index: ReadingIndex,
  baselines: Baselines,
  at: At,
  off: NonNullable<Look["off"]> = {},
): ReadFacts => factsOf(index, baselines, { ...at, freshMs, computed, off });

const presentOf = ({ condition }: Trigger): readonly Metric[] => [
  ...new Set(condition.uses.flatMap((use) => (use.of === "current" ? [use.metric] : []))),
];

/** Now, and each moment of the last hour at which something came that the condition looks at, the newest first. What raises a day is asked of now alone. */
function momentsOf(trigger: Trigger, index: ReadingIndex, now: Instant): readonly Instant[] {
  if (trigger.action === "upgrade_to_performance_mode" || trigger.condition.daily) return [now];
  const moments = new Set<Instant>([now]);
  for (const metric of presentOf(trigger))
    for (const each of index.get(metric) ?? []) {
      if (now - each.to > backMs) break;
      if (each.to < now && !each.imported) moments.add(each.to);
    }
  return [...moments].toSorted((a, b) => b - a);
}

/** Whether it holds also where each present figure is wrong by more than its source usually is, in whatever direction. */
function isSure(trigger: Trigger, index: ReadingIndex, baselines: Baselines, at: At): boolean {
  const metrics = presentOf(trigger);
  for (let ways = 0; ways < 2 ** metrics.length; ways += 1) {
    const off = Object.fromEntries(
      metrics.map((metric, place) => [metric, (ways >> place) % 2 === 0 ? sureBy : -sureBy]),
    );
    if (trigger.condition.holds(factsAt(trigger, index, baselines, at, off)) !== truths.yes) return false;
  }
  return true;
}

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
