import type { Adapting } from "./adaptation.ts";
import { truths } from "./condition.ts";
import { confidenceOf } from "./confidence.ts";
import { factsOf, type Look, type ReadFacts, readingsBehind, type ReadingIndex } from "./facts.ts";
import type { Baselines } from "../readings/baseline.ts";
import type { ReadingId } from "../readings/reading.ts";
import type { Trigger, TriggerId } from "./trigger.ts";

const hourMs = 3_600_000;
/** Only what is younger than this fires anything (day.md). */
const firingMs = 2 * hourMs;
/** A trigger that fired is quiet for so long. */
export const cooldownMs = 2 * hourMs;

/** A trigger that holds and may fire, with the figures that it looked at. */
export interface Firing {
  readonly trigger: Trigger;
  readonly confidence: number;
  readonly readings: readonly ReadingId[];
  readonly inputs: Readonly<Record<string, number>>;
}

/** Which triggers fire at a moment, in the given order, and which of those that fired before are armed again. */
export function evaluate(
  triggers: readonly Trigger[],
  index: ReadingIndex,
  baselines: Baselines,
  { fired, feedback }: Pick<Adapting, "fired" | "feedback">,
  at: Pick<Look, "now" | "date">,
): { readonly firings: readonly Firing[]; readonly fired: Adapting["fired"] } {
  const firings: Firing[] = [];
  const known = new Map<string, ReadFacts>();
  const factsFor = ({ freshMs, computed }: Trigger): ReadFacts => {
    const key = `${freshMs}${computed}`;
    const facts = known.get(key) ?? factsOf(index, baselines, { ...at, freshMs, computed });
    known.set(key, facts);
    return facts;
  };
  const remembered: Record<TriggerId, Adapting["fired"][TriggerId]> = { ...fired };
  for (const trigger of triggers) {
    const { id, condition, freshMs } = trigger;
    const facts = factsFor(trigger);
    const before = fired[id];
    if (before && !before.armed) {
      // What is measured of whole days is measured again each day.
      const anew = condition.daily && before.on !== at.date;
      if (!anew && condition.nearlyHolds(facts) !== truths.no) continue;
      remembered[id] = { ...before, armed: true };
    }
    if (before && at.now - before.at < cooldownMs) continue;
    if (condition.holds(facts) !== truths.yes || !isFresh(trigger, facts)) continue;
    firings.push({
      trigger,
      confidence: confidenceOf(condition, facts, freshMs, feedback[id]),
      readings: readingsBehind(condition.uses, facts).map((each) => each.id),
      inputs: Object.fromEntries(condition.uses.flatMap((use) => figure(use.name, use.value(facts)))),
    });
  }
  return { firings, fired: remembered };
}

const figure = (name: string, value: number): readonly (readonly [string, number])[] =>
  Number.isNaN(value) ? [] : [[name, Math.round(value * 1000) / 1000]];

/** Whether one of the present values has just come; older ones may only stand beside it. */
function isFresh({ condition }: Trigger, facts: ReadFacts): boolean {
  return condition.uses.some((use) => {
    if (use.of !== "current" && use.of !== "day") return false;
    const reading = facts.readingOf(use.metric);
    return reading !== undefined && facts.ageOf(reading) < firingMs;
  });
}
