import type { History } from "#core/dialogue/turn/dialogue.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import { metrics } from "#core/readings/metric.ts";
import { type LocalDate, plusDays } from "#core/time/local-date.ts";
import type { Store } from "./ports.ts";
import type { ReadingStore } from "./reading-ports.ts";

const usualWeeks = 4;

/** The last weeks of a person, the present one among them, with a few days more than asked for. */
export type LoadHistory = (personId: PersonId, now: Instant, weeks?: number) => Promise<History>;

/** Loads what somebody's last weeks are told from; without the lock, as what is over does not change. */
export function createLoadHistory({
  store,
  readings,
}: {
  readonly store: Pick<Store, "daysPast">;
  readonly readings: Pick<ReadingStore, "daily" | "baselines" | "changes">;
}): LoadHistory {
  return async (personId, now, weeks = usualWeeks) => {
    const days = (weeks + 1) * 7;
    const tomorrow = plusDays(new Date(now).toISOString().slice(0, 10) as LocalDate, 1);
    const from = plusDays(tomorrow, -days);
    const [plans, daily, baselines, adaptations] = await Promise.all([
      store.daysPast(personId, days),
      readings.daily(personId, metrics, from, tomorrow),
      readings.baselines(personId),
      readings.changes(personId, from),
    ]);
    return { plans, daily, baselines, adaptations };
  };
}
