import type { Instant } from "../time/instant.ts";
import type { Body } from "../readings/body.ts";
import { readinessOn, sleepQualityOn } from "../readings/computed.ts";
import type { Reading } from "../readings/reading.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import { indexReadings, type ReadingIndex } from "./facts.ts";
import type { Trigger } from "./trigger.ts";

/** What triggers ask to be computed: days on which a metric is looked at, today being 0. */
interface Asked {
  readonly nights: readonly number[];
  readonly readiness: boolean;
}

function askedBy(triggers: readonly Trigger[]): Asked {
  const uses = triggers.flatMap(({ computed, condition }) => (computed ? condition.uses : []));
  const nights = uses.filter(({ metric }) => metric === "sleep_quality");
  const furthest = Math.max(-1, ...nights.map((use) => (use.of === "day" ? use.daysAgo : 0)));
  return {
    nights: Array.from({ length: furthest + 1 }, (_, ago) => ago),
    readiness: uses.some(({ metric }) => metric === "readiness_score"),
  };
}

/** The same triggers are asked with every reading that comes. */
const known = new WeakMap<readonly Trigger[], Asked>();

/** What is computed where nobody measured it and a trigger asks for it: how the nights went, and how ready the person is today. */
export function computedFor(
  { readings, baselines }: Body,
  triggers: readonly Trigger[],
  date: LocalDate,
  now: Instant,
): readonly Reading[] {
  const asked = known.get(triggers) ?? askedBy(triggers);
  known.set(triggers, asked);
  const found: Reading[] = [];
  const add = (each: Reading | undefined): void => {
    if (each?.modality === "computed") found.push(each);
  };
  for (const ago of asked.nights) add(sleepQualityOn(readings, plusDays(date, -ago)));
  if (asked.readiness) add(readinessOn(readings, baselines, date, now));
  return found;
}

/** Readings as triggers see them on the date of a plan, with what is computed for them. */
export function indexSignals(body: Body, triggers: readonly Trigger[], date: LocalDate, now: Instant): ReadingIndex {
  const computed = computedFor(body, triggers, date, now);
  return indexReadings(computed.length > 0 ? [...body.readings, ...computed] : body.readings, now);
}
