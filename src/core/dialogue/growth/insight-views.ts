import type { ChangeInsight, Insights, MetricInsight } from "../../insights/insights.ts";
import type { WeekSummary } from "../../insights/week.ts";
import { type Metric, metricFacts } from "../../readings/metric.ts";
import type { Locale } from "../../person/person.ts";
import { todayButton, levelButton, skillsButton } from "../turn/buttons.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { Reply } from "../turn/reply.ts";
import type { WordKey } from "../turn/word-key.ts";
import { shortDate } from "../../text/short-date.ts";

/** The last weeks in words and figures: what was, never how it should have been. */

type Line = NonNullable<Reply["lines"]>[number];

/** What is worth a line of its own; heart rate at some moment and the second kind of variability say less. */
const told: readonly Metric[] = [
  "sleep_duration",
  "sleep_quality",
  "energy_level",
  "stress_level",
  "mood",
  "readiness_score",
  "hrv_rmssd",
  "hrv_sdnn",
  "resting_heart_rate",
  "steps",
];

const units = { "1": "share", min: "hours", ms: "ms", bpm: "bpm", count: "count" } as const;

const numbers: Readonly<Record<Locale, Intl.NumberFormat>> = {
  ru: new Intl.NumberFormat("ru-RU", { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 }),
};

/** A figure as people say it: shares out of ten, sleep in hours, all else whole. */
export function figureText(metric: Metric, value: number, locale: Locale): string {
  const told = { "1": value * 10, min: value / 60, ms: value, bpm: value, count: Math.round(value / 100) * 100 };
  const { unit } = metricFacts[metric];
  return numbers[locale].format(unit === "min" ? told.min : Math.round(told[unit]));
}

function metricLine({ metric, recent, days, baseline, standing }: MetricInsight, locale: Locale): Line {
  const name = { ref: `metric.${metric}` };
  if (recent === undefined) return { say: "insights.metric_few", with: { name, days } };
  const unit = units[metricFacts[metric].unit];
  const value = figureText(metric, recent, locale);
  return baseline && standing
    ? {
        say: `insights.${unit}_usual`,
        with: {
          name,
          value,
          from: figureText(metric, Math.max(0, baseline.median - baseline.spread), locale),
          to: figureText(metric, baseline.median + baseline.spread, locale),
          standing: { ref: `insights.${standing}` satisfies WordKey },
        },
      }
    : { say: `insights.${unit}`, with: { name, value } };
}

function weekLine({ from, to, planned, done, share, mastery }: WeekSummary, locale: Locale): Line {
  const week = { from: shortDate(from, locale), to: shortDate(to, locale) };
  if (share === undefined) return { say: "insights.week_empty", with: week };
  return {
    say: mastery === undefined ? "insights.week" : "insights.week_mastery",
    with: { ...week, planned, done: numbers[locale].format(done), mastery: mastery ?? 0 },
  };
}

function changeLine({ trigger, count, welcome, unwelcome }: ChangeInsight): Line {
  return {
    say: welcome + unwelcome > 0 ? "insights.change_answered" : "insights.change",
    with: { name: { ref: `trigger.${trigger}.name` }, count, welcome, unwelcome },
  };
}

/** So much in motion is worth telling (of 100). */
const inMotion = 5;

/** What the last weeks came to, for whoever asks. */
export function insightsReply(insights: Insights, snapshot: Snapshot): Reply {
  const { metrics, weeks, changes, momentum } = insights;
  const { locale } = snapshot.person;
  const buttons = [[skillsButton, levelButton], [todayButton]];
  if (!insights.enough) {
    return {
      say: "insights.too_little",
      lines: snapshot.day?.consentAt === undefined ? [{ say: "insights.no_body" }] : [],
      buttons: [[{ label: "button.checkin", press: { do: "checkin" } }], ...buttons],
    };
  }
  const body = told.flatMap((metric) => metrics.find((each) => each.metric === metric) ?? []);
  const moving = momentum.filter((each) => each.momentum >= inMotion);
  const some = weeks.some(({ share }) => share !== undefined);
  return {
    say: "insights.title",
    lines: [
      ...(some ? [{ say: "insights.head_weeks" } as const, ...weeks.map((week) => weekLine(week, locale))] : []),
      ...(body.length > 0
        ? [{ say: "insights.head_body" } as const, ...body.map((each) => metricLine(each, locale))]
        : []),
      ...(body.length === 0 ? [{ say: "insights.no_body" } as const] : []),
      ...(changes.length > 0 ? [{ say: "insights.head_changes" } as const, ...changes.map(changeLine)] : []),
      ...(moving.length > 0 ? [{ say: "insights.head_tracks" } as const] : []),
      ...moving.map(
        (each): Line => ({
          say: "insights.track",
          with: { name: { ref: `track.${each.track}.name` }, momentum: each.momentum, percent: each.percent },
        }),
      ),
      { say: "insights.not_medical" },
    ],
    buttons,
  };
}
