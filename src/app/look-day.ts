import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import { eachDue } from "./each-due.ts";
import type { Input } from "./handle-input.ts";
import type { Clock, Log, Metrics, Store } from "./ports.ts";

/** One look a minute, at most: the look itself moves what is due on, so that a second one finds nothing. */
const keyOf = (personId: PersonId, now: Instant): string =>
  `day:${personId}:${new Date(now).toISOString().slice(0, 16)}`;

/**
 * Looks at everybody whose health day may have something due: the plan in their morning, a word when a block begins. What is said goes out
 * through the outbox like every message. A person with whom it fails is left for the next look and holds up nobody.
 */
export function createLookDay(parts: {
  readonly store: Pick<Store, "dueDays" | "leaseDue">;
  readonly input: Pick<Input, "take">;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Pick<Metrics, "observe">;
}): () => Promise<void> {
  const { store, input, clock, log, metrics } = parts;
  const lookAt = async (personId: PersonId): Promise<void> => {
    const at = clock.now();
    try {
      await input.take({ personId, command: { do: "day_tick" }, at, key: keyOf(personId, at), origin: { via: "job" } });
    } catch (error) {
      log.error("look_day_failed", { error });
    }
  };
  return async () => {
    const started = performance.now();
    await eachDue({ what: "day", leases: store, due: (limit) => store.dueDays(clock.now(), limit), work: lookAt });
    metrics.observe("day_look_seconds", (performance.now() - started) / 1000);
  };
}
