import type { Plan } from "../day/plan.ts";
import type { Body } from "../readings/body.ts";
import type { ToldMetric } from "../readings/told.ts";
import type { Instant } from "../time/instant.ts";
import type { Adapting } from "./adaptation.ts";
import { truths } from "./condition.ts";
import { cooldownMs } from "./evaluate.ts";
import { factsOf } from "./facts.ts";
import { indexSignals } from "./index-signals.ts";
import type { Trigger } from "./trigger.ts";

/**
 * The trigger that a hard word may be about and that figures do not settle: a face is coarse, and what was before, or what no device measures, only the person knows. One
 * tap asks. Undefined where a figure speaks against it, where it was answered lately, and where nothing was told just now.
 */
export function suddenBy(
  metric: ToldMetric,
  triggers: readonly Trigger[],
  { body, adapting, plan, now }: { body: Body; adapting: Adapting; plan: Plan; now: Instant },
): Trigger | undefined {
  const index = indexSignals(body, triggers, plan.date, now);
  return triggers.find(({ id, action, condition, freshMs, computed }) => {
    if (action === "upgrade_to_performance_mode") return false;
    if (!condition.uses.some((use) => use.of === "current" && use.metric === metric)) return false;
    const last = adapting.fired[id];
    if (last && now - last.at < cooldownMs) return false;
    const facts = factsOf(index, body.baselines, { now, date: plan.date, freshMs, computed });
    if (facts.readingOf(metric)?.modality !== "self_reported") return false;
    // What a device tells is not asked.
    if (condition.uses.some((use) => use.of === "current" && use.metric !== metric && facts.readingOf(use.metric)))
      return false;
    // What was before is asked, so what few figures say of it does not count.
    const asked = { ...facts, previous: () => Number.NaN, highest: () => Number.NaN };
    return condition.holds(asked) !== truths.no;
  });
}
