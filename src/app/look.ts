import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import { eachDue } from "./each-due.ts";
import type { Input } from "./handle-input.ts";
import type { Clock, Log, Store } from "./ports.ts";

/** One look an hour, at most: whoever looks twice, here or on another process, finds it done. */
const keyOf = (personId: PersonId, now: Instant): string =>
  `tick:${personId}:${new Date(now).toISOString().slice(0, 13)}`;

/**
 * Looks at everybody on the tracks whose time has come: a letter whose day it is, one gentle word about a track that rests. What is said
 * goes out through the outbox like every message. A person with whom it fails is left for the next look and holds up nobody.
 */
export function createLook(parts: {
  readonly store: Pick<Store, "dueJourneys" | "leaseDue">;
  readonly input: Pick<Input, "take">;
  readonly clock: Clock;
  readonly log: Log;
}): () => Promise<void> {
  const { store, input, clock, log } = parts;
  const lookAt = async (personId: PersonId): Promise<void> => {
    const at = clock.now();
    try {
      await input.take({ personId, command: { do: "tick" }, at, key: keyOf(personId, at), origin: { via: "job" } });
    } catch (error) {
      log.error("look_failed", { error });
    }
  };
  const due = (limit: number) => store.dueJourneys(clock.now(), limit);
  return async () => void (await eachDue({ what: "journey", leases: store, due, work: lookAt }));
}
