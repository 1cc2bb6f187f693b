import type { Snapshot } from "#core/dialogue/dialogue.ts";
import type { PersonId } from "#core/person/person.ts";
import { literal } from "./literal.ts";
import type { TxContext } from "./person-tx.ts";
import { type StateRow, snapshotOf } from "./rows.ts";

/** A state as it was read, and the database's stamp on it. */
export interface Remembered {
  readonly stamp: string;
  readonly snapshot: Snapshot;
}

/** The states read last. The database is asked each time whether one still holds, so nothing old is ever shown. */
export interface ReadMemory {
  get(person: PersonId): Remembered | undefined;
  set(person: PersonId, remembered: Remembered): void;
  forget(person: PersonId): void;
}

/** Keeps at most so many states: a page asks for the same one several times in a row, seldom later. */
export function readMemory(most = 500): ReadMemory {
  const kept = new Map<PersonId, Remembered>();
  return {
    get: (person) => kept.get(person),
    set(person, remembered) {
      kept.delete(person);
      kept.set(person, remembered);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    forget: (person) => void kept.delete(person),
  };
}

/** What `core.read` gives: the state only where it has changed. */
export type ReadRow = { readonly stamp: string; readonly state?: StateRow } | null;

/** One question for a state. What was remembered when it was asked is what "as it was" stands for, whatever is forgotten or read meanwhile. */
export interface Asking {
  /** The stamp of what is remembered, as SQL. */
  readonly known: string;
  /** The state that the database's answer stands for. */
  read(found: ReadRow): Snapshot | undefined;
}

/** States without a lock: each is loaded again only where it has changed. */
export interface Snapshots {
  ask(person: PersonId): Asking;
  forget(person: PersonId): void;
}

export function createSnapshots(context: Pick<TxContext, "key">, memory = readMemory()): Snapshots {
  return {
    ask(person) {
      const known = memory.get(person);
      return {
        known: literal(known?.stamp ?? null),
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
