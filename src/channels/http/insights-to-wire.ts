import type { DailyFigure } from "#app/reading-ports.ts";
import type { InsightsWire } from "#contract/insights.ts";
import type { History } from "#core/dialogue/turn/dialogue.ts";
import { insightsFor } from "#core/dialogue/growth/insight-commands.ts";
import { insightsReply } from "#core/dialogue/growth/insight-views.ts";
import type { WeekSummary } from "#core/insights/week.ts";
import type { Baseline } from "#core/readings/baseline.ts";
import { metricFacts } from "#core/readings/metric.ts";
import { baselineToWire } from "./reading-to-wire.ts";
import type { Shown } from "./show.ts";

function weekToWire(week: WeekSummary): InsightsWire["weeks"][number] {
  return {
    from: week.from,
    to: week.to,
    days_planned: week.daysPlanned,
    planned: week.planned,
    done: week.done,
    share: week.share ?? null,
    adaptations: week.adaptations,
    mastery: week.mastery ?? null,
    track_actions: { ...week.trackActions },
  };
}

function bandOf(baseline: Baseline) {
  const { metric_name: _metric, unit: _unit, ...band } = baselineToWire(baseline);
  return band;
}

/** The last so many weeks: readings by day beside what is usual, changes of the day, what was done and what grew. */
export function insightsToWire(
  shown: Shown,
  history: History,
  daily: readonly DailyFigure[],
  weeks: number,
): InsightsWire {
  const { snapshot, around, text, line } = shown;
  const insights = insightsFor({ ...snapshot, history }, around, weeks);
  const live = snapshot.adapting?.adaptations ?? [];
  const past = history.adaptations.filter(({ id }) => !live.some((each) => each.id === id));
  return {
    from: insights.from,
    to: insights.to,
    enough: insights.enough,
    metrics: insights.metrics.map(({ metric, baseline }) => ({
      metric,
      name: text({ ref: `metric.${metric}` }),
      unit: metricFacts[metric].unit,
      baseline: baseline ? bandOf(baseline) : null,
      days: daily
        .filter((each) => each.metric === metric && each.date >= insights.from)
        .map(({ date, median, least, most, count }) => ({ date, median, least, most, count })),
    })),
    adaptations: [...past, ...live]
      .filter(({ date }) => date >= insights.from)
      .map(({ id, date, trigger, state, helped }) => ({
        adaptation_id: id,
        date,
        trigger_id: trigger,
        trigger_name: text({ ref: `trigger.${trigger}.name` }),
        status: state,
        helped: helped ?? null,
      })),
    weeks: insights.weeks.map(weekToWire),
    momentum: insights.momentum.map(({ track, momentum, percent }) => ({
      track,
      momentum,
      completion_percentage: percent,
    })),
    lines: (insightsReply(insights, snapshot).lines ?? []).map(line),
  };
}
