import type { LiveEvent } from "#app/live-ports.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Database } from "./database.ts";
import { part } from "./statement.ts";

/** Tells open pages that something changed, some moments later and once for all that happened until then. */
export interface Teller {
  tell(person: PersonId): void;
  close(): void;
}

/** Tells of a kind of change at most once in so long (ms): every page fetches again. */
export function createTeller(database: Pick<Database, "often">, kind: LiveEvent["kind"], together: number): Teller {
  const waiting = new Set<PersonId>();
  let timer: NodeJS.Timeout | undefined;
  const send = (): void => {
    timer = undefined;
    const told = part`core.tell_each(${`{${[...waiting].join(",")}}`}, ${kind})`;
    waiting.clear();
    // Pages that miss it read again when they are next looked at.
    void database.often(told).catch(() => undefined);
  };
  return {
    tell(person) {
      waiting.add(person);
      timer ??= setTimeout(send, together);
      timer.unref();
    },
    close: () => clearTimeout(timer),
  };
}

/** Wakes those who deliver, after a save was committed. */
export interface Waker {
  wake(): void;
  /** From now on what is saved by this process is delivered by it, and no other is woken; gives the way back. */
  here(deliver: () => void): () => void;
}

/** Others are told at once, and while that is being said, once more for all that are saved meanwhile. */
export function createWaker(database: Pick<Database, "once">): Waker {
  let saying = false;
  let again = false;
  let own: (() => void) | undefined;
  const tell = (): void => {
    again = saying;
    if (saying) return;
    saying = true;
    // Whoever misses it polls every two seconds.
    void database
      .once(wakeSql)
      .catch(() => undefined)
      .then(() => {
        saying = false;
        if (again) tell();
      });
  };
  return {
    wake: () => (own ?? tell)(),
    here(deliver) {
      own = deliver;
      return () => {
        if (own === deliver) own = undefined;
      };
    },
  };
}

/** SQL that wakes those who deliver. */
export const wakeSql = "select core.wake('deliver')";
