import type { LiveEvent } from "#app/ports.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Database } from "./database.ts";
import { literal } from "./literal.ts";

/** Tells open pages that something changed, some moments later and once for all that happened until then. */
export interface Teller {
  tell(person: PersonId): void;
  close(): void;
}

/** The channel on which changes are told to open pages. */
export const liveChannel = "waymark_live";
/** Tells of a kind of change at most once in so long (ms): a notification makes commits wait for each other, and every page fetches again. */
export function createTeller(database: Pick<Database, "once">, kind: LiveEvent["kind"], together: number): Teller {
  const waiting = new Set<PersonId>();
  let timer: NodeJS.Timeout | undefined;
  const send = (): void => {
    timer = undefined;
    const told = [...waiting].map((person) => literal(JSON.stringify({ person, event: { kind } })));
    waiting.clear();
    // Pages that miss it read again when they are next looked at.
    void database
      .once(`select pg_notify('${liveChannel}', e) from unnest(array[${told.join(", ")}]) e`)
      .catch(() => undefined);
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
