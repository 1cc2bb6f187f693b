import type { JournalRow } from "#app/ports.ts";
import type { Instant } from "#core/time/instant.ts";
import type { JournalEntry } from "#core/dialogue/turn/decision.ts";
import type { PersonKey } from "./crypto.ts";
import { openValue, type SealedValue, sealedValue, spots } from "./sealing.ts";

/** What stands in the clear in place of what happened: a line of the journal may be that somebody was in a crisis, or what a night was like. */
const sealedKind = "sealed";

/** A row of `core.journal`. */
export interface JournalLine {
  readonly seq: number;
  readonly at: Instant;
  readonly kind: string;
  readonly goal_id: string | null;
  readonly step_id: string | null;
  readonly because: unknown;
}

type Happened = Pick<JournalRow, "kind" | "because">;

/** What happened and why, as the columns hold it: sealed, each for its time. */
export function sealedEntry({ kind, because }: Happened, at: Instant, key: PersonKey) {
  return { kind: sealedKind, because: sealedValue(key, spots.journal(at), { kind, because }) };
}

/** An entry as `core.save` takes it. */
export function journalColumns({ goalId, stepId, ...happened }: JournalEntry, at: Instant, key: PersonKey) {
  return { ...sealedEntry(happened, at, key), goal: goalId, step: stepId };
}

/** What happened, of a line of the journal. */
export function happenedOf({ kind, because, at }: JournalLine, key: PersonKey): Happened {
  return kind === sealedKind
    ? openValue<Happened>(key, spots.journal(at), because as SealedValue)
    : { kind: kind as JournalRow["kind"], because };
}
