import type { GoalId } from "#core/goals/ids.ts";
import type { PersonId } from "#core/person/person.ts";

/** What changed for a person, told to every open page of theirs; ids only, never text. */
export interface LiveEvent {
  readonly kind:
    | "step"
    | "goals"
    | "settings"
    | "crisis"
    | "tracks"
    | "exercise"
    | "works"
    | "day"
    | "body"
    | "import"
    | "erased";
  readonly goalId?: GoalId;
}

/** What changes for persons who are followed, and that anybody was erased, as it happens, from whichever process; events may be missed while a connection is remade. */
export interface LiveFeed {
  /** Resolves to a function that stops listening. */
  listen(on: (personId: PersonId, event: LiveEvent) => void): Promise<() => Promise<void>>;
  /** From when this resolves, what changes for a person is told here. */
  follow(personId: PersonId): Promise<void>;
  leave(personId: PersonId): Promise<void>;
}

/** Chats that are given a PIN, on whichever process; by the keyed hash that stands for each. */
export interface ChatLockFeed {
  /** Resolves to a function that stops listening. `missed` is called when something may have been said that nobody here heard. */
  listen(on: (id: string) => void, missed: () => void): Promise<() => Promise<void>>;
  /** Whether a PIN that is set now is heard of here. */
  hears(): boolean;
}

/** Sessions of accounts that end, on whichever process; ids only. */
export interface SessionFeed {
  /** Resolves to a function that stops listening. `missed` is called when something may have been said that nobody here heard. */
  listen(
    on: (ended: { readonly userId: string; readonly only: string; readonly locked?: true }) => void,
    missed: () => void,
  ): Promise<() => Promise<void>>;
  /** Whether an end that is told now is heard here: while it is not, nobody may be believed by memory. */
  hears(): boolean;
}
