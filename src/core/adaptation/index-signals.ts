import type { Instant } from "../person/person.ts";
import type { Body } from "../readings/body.ts";
import { readinessOn, sleepQualityOn } from "../readings/computed.ts";
import type { Metric } from "../readings/metric.ts";
import type { Reading } from "../readings/reading.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import { indexReadings, type ReadingIndex } from "./facts.ts";
import type { Trigger } from "./trigger.ts";

/** How many days back triggers that take computed figures look at a metric, today being 0; none where no trigger does. */
function daysAsked(triggers: readonly Trigger[], metric: Metric): readonly number[] {
  const uses = triggers.flatMap(({ computed, condition }) => (computed ? condition.uses : []));
  const asked = uses.filter((use) => use.metric === metric);
  const furthest = Math.max(-1, ...asked.map((use) => (use.of === "day" ? use.daysAgo : 0)));
  return Array.from({ length: furthest + 1 }, (_, ago) => ago);
}

/** What is computed where nobody measured it and a trigger asks for it: how the nights went, and how ready the person is today. */
export function computedFor(
  { readings, baselines }: Body,
  triggers: readonly Trigger[],
  date: LocalDate,
  now: Instant,
): readonly Reading[] {
  const nights = daysAsked(triggers, "sleep_quality").map((ago) => sleepQualityOn(readings, plusDays(date, -ago)));
  const ready = daysAsked(triggers, "readiness_score").length > 0 ? [readinessOn(readings, baselines, date, now)] : [];
  return [...nights, ...ready].flatMap((each) => (each?.modality === "computed" ? [each] : []));
}

/** Readings as triggers see them on the date of a plan, with what is computed for them. */
export function indexSignals(body: Body, triggers: readonly Trigger[], date: LocalDate, now: Instant): ReadingIndex {
  return indexReadings([...body.readings, ...computedFor(body, triggers, date, now)], now);
}
