import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { PersonId } from "#core/person/person.ts";
import type { TxContext } from "./person-tx.ts";
import { type Recent, recent } from "./recent.ts";
import { type StateRow, snapshotOf } from "./rows.ts";

/** A state as it was read, and the database's stamp on it. */
export interface Remembered {
  readonly stamp: string;
  readonly snapshot: Snapshot;
}

/** The states read last. The database is asked each time whether one still holds, so nothing old is ever shown. */
export type ReadMemory = Recent<PersonId, Remembered>;

const mostStates = 500;

/** What `core.read` gives: the state only where it has changed. */
export type ReadRow = { readonly stamp: string; readonly state?: StateRow } | null;

/** One question for a state. What was remembered when it was asked is what "as it was" stands for, whatever is forgotten or read meanwhile. */
export interface Asking {
  /** The stamp of what is remembered; null where nothing is. */
  readonly known: string | null;
  /** The state that the database's answer stands for. */
  read(found: ReadRow): Snapshot | undefined;
}

/** States without a lock: each is loaded again only where it has changed. */
export interface Snapshots {
  ask(person: PersonId): Asking;
  forget(person: PersonId): void;
}

export function createSnapshots(context: Pick<TxContext, "key">, memory: ReadMemory = recent(mostStates)): Snapshots {
  return {
    ask(person) {
      const known = memory.get(person);
      return {
        known: known?.stamp ?? null,
        read(found) {
          if (found === null) {
            memory.forget(person);
            return undefined;
          }
          if (found.state === undefined) return known?.snapshot;
          const snapshot = snapshotOf(found.state, context.key(person, found.state.keys));
          memory.set(person, { stamp: found.stamp, snapshot });
          return snapshot;
        },
      };
    },
    forget: (person) => memory.forget(person),
  };
}
