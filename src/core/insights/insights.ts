import type { TriggerId } from "../adaptation/trigger.ts";
import type { Instant } from "../time/instant.ts";
import { type Baseline, type Baselines, median } from "../readings/baseline.ts";
import { type Metric, metrics } from "../readings/metric.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import type { Journey } from "../tracks/journey.ts";
import { momentumAt } from "../tracks/momentum.ts";
import { type TrackId, trackIds } from "../tracks/track.ts";
import { lastWeeks, type WeekInput, type WeekSummary, weekSummary } from "./week.ts";

/** One day of one metric: the middle of its plausible readings. */
export interface DailyMedian {
  readonly metric: Metric;
  readonly date: LocalDate;
  readonly median: number;
}

/** How a metric was of late, beside what is usual. */
export interface MetricInsight {
  readonly metric: Metric;
  /** Days with a figure in the whole time looked at, and in its last seven days. */
  readonly days: number;
  readonly recentDays: number;
  /** The middle of the last seven days with a figure; undefined under three of them. */
  readonly recent: number | undefined;
  /** The middle of the days before those; undefined under three of them. */
  readonly before: number | undefined;
  readonly baseline: Baseline | undefined;
  /** Where the last days lie beside what is usual; undefined where either is unknown. */
  readonly standing: "below" | "usual" | "above" | undefined;
}

/** What became of the changes of the day. */
export interface ChangeInsight {
  readonly trigger: TriggerId;
  readonly count: number;
  /** Of them: what the person took or found helpful, and what they gave back or found wrong. */
  readonly welcome: number;
  readonly unwelcome: number;
}

/** What the last weeks looked like: figures alone, for words, charts and cards alike. */
export interface Insights {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly weeks: readonly WeekSummary[];
  /** Of every metric that has any figure. */
  readonly metrics: readonly MetricInsight[];
  /** The most frequent first. */
  readonly changes: readonly ChangeInsight[];
  /** Tracks in motion, 0 to 100; empty for whoever walks none. */
  readonly momentum: readonly { readonly track: TrackId; readonly momentum: number; readonly percent: number }[];
  /** Whether there is enough to say anything of: three planned days, or three days of one metric. */
  readonly enough: boolean;
}

export interface InsightInput extends WeekInput {
  readonly weeks: number;
  readonly daily: readonly DailyMedian[];
  readonly baselines: Baselines;
  readonly journey: Journey | undefined;
  readonly now: Instant;
}

const leastDays = 3;
const recentDays = 7;

function metricInsight(metric: Metric, { daily, baselines, today }: InsightInput): MetricInsight | undefined {
  const own = daily.filter((each) => each.metric === metric && each.date <= today);
  if (own.length === 0) return undefined;
  const border = plusDays(today, -recentDays);
  const middle = (of: readonly DailyMedian[]): number | undefined =>
    of.length < leastDays ? undefined : median(of.map((each) => each.median));
  const late = own.filter(({ date }) => date > border);
  const recent = middle(late);
  const baseline = baselines[metric];
  return {
    metric,
    days: own.length,
    recentDays: late.length,
    recent,
    before: middle(own.filter(({ date }) => date <= border)),
    baseline,
    standing: recent === undefined || !baseline ? undefined : standingOf(recent, baseline),
  };
}

/** Within its spread something is usual; where days hardly differ, a twentieth of it is. */
function standingOf(value: number, { median: middle, spread }: Baseline): "below" | "usual" | "above" {
  const band = Math.max(spread, Math.abs(middle) * 0.05);
  return value < middle - band ? "below" : value > middle + band ? "above" : "usual";
}

function changeInsights({ adaptations }: InsightInput, from: LocalDate): readonly ChangeInsight[] {
  const byTrigger = new Map<TriggerId, ChangeInsight>();
  for (const { trigger, state, helped, date } of adaptations) {
    if (date < from) continue;
    const before = byTrigger.get(trigger) ?? { trigger, count: 0, welcome: 0, unwelcome: 0 };
    const welcome = helped ?? (state === "accepted" ? true : undefined);
    const unwelcome = helped === undefined ? state === "declined" || state === "undone" : !helped;
    byTrigger.set(trigger, {
      trigger,
      count: before.count + 1,
      welcome: before.welcome + (welcome === true ? 1 : 0),
      unwelcome: before.unwelcome + (unwelcome ? 1 : 0),
    });
  }
  return [...byTrigger.values()].toSorted((a, b) => b.count - a.count || (a.trigger < b.trigger ? -1 : 1));
}

/** The last so many weeks, the present one among them. */
export function insightsOf(input: InsightInput): Insights {
  const { today, journey, now } = input;
  const weeks = lastWeeks(today, input.weeks).map((week) => weekSummary(week, input));
  const from = weeks[0]?.from ?? today;
  const known = metrics.flatMap((metric) => metricInsight(metric, input) ?? []);
  const planned = weeks.reduce((sum, { daysPlanned }) => sum + daysPlanned, 0);
  return {
    from,
    to: today,
    weeks,
    metrics: known,
    changes: changeInsights(input, from),
    momentum: journey
      ? trackIds.map((track) => ({
          track,
          momentum: Math.round(momentumAt(journey.tracks[track], now)),
          percent: journey.tracks[track].percent,
        }))
      : [],
    enough: planned >= leastDays || known.some(({ days }) => days >= leastDays),
  };
}
