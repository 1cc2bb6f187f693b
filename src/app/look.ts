import type { Instant, PersonId } from "#core/person/person.ts";
import type { Input } from "./handle-input.ts";
import type { Clock, Log, Store } from "./ports.ts";

/** So many persons are asked for at a time, and so many looked at side by side. */
const batch = 200;
const abreast = 8;

/** One look an hour, at most: whoever looks twice, here or on another process, finds it done. */
const keyOf = (personId: PersonId, now: Instant): string =>
  `tick:${personId}:${new Date(now).toISOString().slice(0, 13)}`;

/**
 * Looks at everybody on the tracks whose time has come: a letter whose day it is, one gentle word about a track that rests. What is said
 * goes out through the outbox like every message. A person with whom it fails is left for the next look and holds up nobody.
 */
export function createLook(parts: {
  readonly store: Pick<Store, "dueJourneys">;
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
  return async () => {
    const seen = new Set<PersonId>();
    for (;;) {
      // Whoever stays due although they were looked at would come first again, so we ask for as many more.
      const due = (await store.dueJourneys(clock.now(), batch + seen.size)).filter((personId) => !seen.has(personId));
      if (due.length === 0) return;
      for (let from = 0; from < due.length; from += abreast) {
        const some = due.slice(from, from + abreast);
        for (const personId of some) seen.add(personId);
        await Promise.all(some.map(lookAt));
      }
    }
  };
}
