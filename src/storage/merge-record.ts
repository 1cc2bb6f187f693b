import type { IdentityKind } from "#app/identity-ports.ts";
import type { Dialogue } from "#core/dialogue/turn/dialogue.ts";
import type { Person, PersonId } from "#core/person/person.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonKey } from "./crypto.ts";
import { type Connection, onlyValue } from "./database.ts";
import { literal } from "./literal.ts";
import type { BodyRecord } from "./merge-body-rows.ts";
import type { DaysRecord } from "./merge-day-rows.ts";
import type { TracksRecord } from "./merge-tracks.ts";
import { type Hex, openWhole, sealWhole, spots } from "./sealing.ts";

/** What an undo must know: how the person was before, and what came. */
export interface MergeRecord {
  readonly person: Person;
  readonly settingsAt: Instant;
  readonly dialogue: Dialogue;
  readonly goals: readonly string[];
  /** Absent in records from before there were tracks. */
  readonly tracks?: TracksRecord;
  /** Absent in records from before there were health days. */
  readonly days?: DaysRecord;
  /** Absent in records from before anything was kept of the body. */
  readonly body?: BodyRecord;
  /** Ways that came; absent in records from before there were any. */
  readonly ways?: readonly string[];
  readonly identities: readonly { readonly kind: IdentityKind; readonly externalId: string }[];
}

/** SQL after which the transaction is this person's. */
export const become = (person: PersonId): string => `select set_config('app.person_id', ${literal(person)}, true)`;

/** A record as SQL, sealed; bound to the one who came. */
export const sealedRecord = (key: PersonKey, from: PersonId, record: MergeRecord): string =>
  `decode(${literal(sealWhole(key, spots.merge(from), record))}, 'base64')`;

/** A merge that can still be undone. */
export interface LastMerge {
  readonly from: PersonId;
  readonly at: Instant;
  readonly record: MergeRecord;
}

const undoWithinMs = 24 * 3600 * 1000;

/** The newest merge of the person whose transaction it is; undefined where a day is over since. */
export async function lastMerge(
  connection: Connection,
  person: PersonId,
  key: PersonKey,
  at: Instant,
): Promise<LastMerge | undefined> {
  const last = onlyValue(
    await connection.exec(
      `select to_json(m) from core.merge m where person_id = ${literal(person)} and at > ${at - undoWithinMs} order by at desc limit 1`,
    ),
  ) as { readonly from_id: PersonId; readonly at: Instant; readonly sealed: Hex } | undefined;
  return (
    last && {
      from: last.from_id,
      at: last.at,
      record: openWhole<MergeRecord>(key, spots.merge(last.from_id), last.sealed),
    }
  );
}
