import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import { type Baseline, baselineDays, baselineOfDays } from "#core/readings/baseline.ts";
import { metrics } from "#core/readings/metric.ts";
import { localDate, plusDays } from "#core/time/local-date.ts";
import { instantAt } from "#core/time/wall-time.ts";
import { eachDue } from "./each-due.ts";
import type { Clock, Log, Store } from "./ports.ts";
import type { ReadingStore } from "./reading-ports.ts";

export interface ReckonBaselines {
  /** Reckons what is usual for one person: after an import, or whenever it is to be right at once. */
  of(personId: PersonId): Promise<void>;
  /** Reckons for everybody for whom a new day has begun, or of whom something of the past has come, a few at a time. */
  due(): Promise<void>;
}

/** A whole history is gone through for each, so few at a time. */
const abreast = 2;

/**
 * What is usual, reckoned from the middle of each day, which the database finds: so one person needs some hundred figures, whatever they measured. A person with
 * whom it fails is left for the next look and holds up nobody.
 */
export function createReckonBaselines(parts: {
  readonly store: Pick<Store, "snapshot" | "leaseDue">;
  readonly readings: Pick<ReadingStore, "daily" | "beginBaselines" | "saveBaselines" | "dueBaselines">;
  readonly clock: Clock;
  readonly log: Log;
}): ReckonBaselines {
  const { store, readings, clock, log } = parts;
  const reckon = async (personId: PersonId, at: Instant): Promise<void> => {
    const snapshot = await store.snapshot(personId);
    if (!snapshot) return;
    const { timeZone } = snapshot.person;
    const today = localDate(at, timeZone);
    await readings.beginBaselines(personId, at);
    const days = await readings.daily(personId, metrics, plusDays(today, -baselineDays), plusDays(today, -1));
    const found = metrics.flatMap((metric): readonly Baseline[] => {
      const baseline = baselineOfDays(
        metric,
        days.filter((day) => day.metric === metric),
        at,
      );
      return baseline ? [baseline] : [];
    });
    const tomorrow = instantAt(plusDays(today, 1), 0, timeZone);
    await readings.saveBaselines(personId, found, at, days.length > 0 ? tomorrow : undefined, at);
  };
  return {
    of: (personId) => reckon(personId, clock.now()),
    async due() {
      const work = async (personId: PersonId): Promise<void> => {
        try {
          await reckon(personId, clock.now());
        } catch (error) {
          log.error("reckon_baselines_failed", { error });
        }
      };
      const due = (limit: number) => readings.dueBaselines(clock.now(), limit);
      await eachDue({ what: "baselines", leases: store, due, work, abreast });
    },
  };
}
