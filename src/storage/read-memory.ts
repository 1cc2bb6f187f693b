import type { Snapshot } from "#core/dialogue/dialogue.ts";
import type { PersonId } from "#core/person/person.ts";

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
