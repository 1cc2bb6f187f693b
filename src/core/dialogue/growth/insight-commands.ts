import { type Insights, insightsOf } from "../../insights/insights.ts";
import type { DecisionContext, Decision, LookContext } from "../turn/decision.ts";
import type { History, Snapshot } from "../turn/dialogue.ts";
import { insightsReply } from "./insight-views.ts";
import { dayLookedAt } from "../day/plan/levels-told.ts";
import { say } from "../turn/outcome.ts";

/** What the last weeks looked like, in words and figures. */

/** Weeks that are looked back on where nothing is said. */
export const usualWeeks = 4;

const noHistory: History = { plans: [], daily: [], baselines: {}, adaptations: [] };

/** The last weeks of a person, from what was loaded of them. */
export function insightsFor(snapshot: Snapshot, context: LookContext, weeks: number = usualWeeks): Insights {
  const { day, today } = dayLookedAt(snapshot, context);
  const history = snapshot.history ?? noHistory;
  const present = day.plan?.date === today ? [day.plan] : [];
  const live = (snapshot.adapting?.adaptations ?? []).filter(
    ({ id }) => !history.adaptations.some((each) => each.id === id),
  );
  return insightsOf({
    weeks,
    day,
    plans: [...history.plans.filter(({ date }) => date !== day.plan?.date || present.length === 0), ...present],
    adaptations: [...history.adaptations, ...live],
    daily: history.daily,
    baselines: history.baselines,
    journey: context.flags.multi_track_system_enabled ? snapshot.journey : undefined,
    today,
    now: context.now,
  });
}

export function insights(before: Snapshot, context: DecisionContext): Decision {
  return say(before, insightsReply(insightsFor(before, context), before));
}
