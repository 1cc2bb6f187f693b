import type { Adapting } from "./adaptation.ts";
import { truths } from "./condition.ts";
import { confidenceOf } from "./confidence.ts";
import { factsOf, type Look, type ReadFacts, readingsBehind, type ReadingIndex } from "./facts.ts";
import type { Baselines } from "../readings/baseline.ts";
import type { ReadingId } from "../readings/reading.ts";
import { heldBy } from "./held.ts";
import type { Trigger, TriggerId } from "./trigger.ts";

const hourMs = 3_600_000;
/** A trigger that fired is quiet for so long. */
export const cooldownMs = 2 * hourMs;

/** And armed again after so long, whatever came: whoever is tense all day is helped more than once. A new day arms it too. */
const rearmMs = 4 * hourMs;

/** A trigger that holds and may fire, with the figures that it looked at. */
export interface Firing {
  readonly trigger: Trigger;
  readonly confidence: number;
  readonly readings: readonly ReadingId[];
  readonly inputs: Readonly<Record<string, number>>;
}

/** Which triggers fire at a moment, in the given order, and which of those that fired before are armed again. What the person says is so (`told`) holds by their word. */
export function evaluate(
  triggers: readonly Trigger[],
  index: ReadingIndex,
  baselines: Baselines,
  { fired, feedback }: Pick<Adapting, "fired" | "feedback">,
  at: Pick<Look, "now" | "date">,
  told?: TriggerId,
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
    if (before && !before.armed && id !== told) {
      const anew = before.on !== at.date || (!condition.daily && at.now - before.at >= rearmMs);
      const isBack = condition.nearlyHolds(facts) === truths.no;
      if (!anew && !isBack) continue;
      if (isBack || condition.daily) remembered[id] = { ...before, armed: true };
    }
    if (before && at.now - before.at < cooldownMs) continue;
    const when = id === told ? facts : heldBy(trigger, index, baselines, at, facts, before?.at);
    if (!when) continue;
    firings.push({
      trigger,
      confidence: confidenceOf(condition, when, freshMs, feedback[id]),
      readings: readingsBehind(condition.uses, when).map((each) => each.id),
      inputs: {
        ...(id === told ? { told: 1 } : {}),
        ...Object.fromEntries(condition.uses.flatMap((use) => figure(use.name, use.value(when)))),
      },
    });
  }
  return { firings, fired: remembered };
}

const figure = (name: string, value: number): readonly (readonly [string, number])[] =>
  Number.isNaN(value) ? [] : [[name, Math.round(value * 1000) / 1000]];
