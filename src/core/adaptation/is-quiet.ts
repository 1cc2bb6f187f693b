import type { Day } from "../day/day.ts";
import type { Instant } from "../time/instant.ts";
import type { Body } from "../readings/body.ts";
import { type Adapting, notAdapting } from "./adaptation.ts";
import { evaluate } from "./evaluate.ts";
import { expire } from "./expire.ts";
import { indexSignals } from "./index-signals.ts";
import type { Trigger } from "./trigger.ts";

/**
 * Whether no trigger fires, none is armed again and nothing runs out now, so that whatever came changes nothing of the plan by itself. Far
 * cheaper than to decide, and so asked first: most readings say nothing new.
 */
export function isQuiet(
  day: Day,
  adapting: Adapting | undefined,
  body: Body,
  triggers: readonly Trigger[],
  now: Instant,
): boolean {
  if (!day.plan) return true;
  const before = adapting ?? notAdapting;
  if (expire(day, before, now).expired.length > 0) return false;
  const index = indexSignals(body, triggers, day.plan.date, now);
  const { firings, fired } = evaluate(triggers, index, body.baselines, before, { now, date: day.plan.date });
  return (
    firings.length === 0 && Object.entries(fired).every(([id, each]) => before.fired[id as Trigger["id"]] === each)
  );
}
