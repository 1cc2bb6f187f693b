import type { PersonId } from "#core/person/person.ts";
import type { Instant } from "#core/time/instant.ts";
import { eachDue } from "./each-due.ts";
import type { Input } from "./handle-input.ts";
import type { Clock, Log, Store } from "./ports.ts";

/** One turn a minute, at most: the turn itself moves what is due on, so that a second one finds nothing. */
const keyOf = (personId: PersonId, now: Instant): string =>
  `remind:${personId}:${new Date(now).toISOString().slice(0, 16)}`;

/** Says to everybody what they asked to be reminded of, through the outbox like every message. A person with whom it fails is left for the next turn. */
export function createRemind(parts: {
  readonly store: Pick<Store, "dueReminders" | "leaseDue">;
  readonly input: Pick<Input, "take">;
  readonly clock: Clock;
  readonly log: Log;
}): () => Promise<void> {
  const { store, input, clock, log } = parts;
  const remind = async (personId: PersonId): Promise<void> => {
    const at = clock.now();
    try {
      await input.take({
        personId,
        command: { do: "reminder_tick" },
        at,
        key: keyOf(personId, at),
        origin: { via: "job" },
      });
    } catch (error) {
      log.error("remind_failed", { error });
    }
  };
  const due = (limit: number) => store.dueReminders(clock.now(), limit);
  return async () => void (await eachDue({ what: "reminder", leases: store, due, work: remind }));
}
