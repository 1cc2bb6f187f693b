import type { Idempotency, StoredResponse } from "#app/ports.ts";
import type { PersonId } from "#core/person/person.ts";
import type { MasterKeys, PersonKey } from "./crypto.ts";
import { type Database, inTransaction, onlyValue } from "./database.ts";
import { literal } from "./literal.ts";
import { openJson, sealJson, spots, type WrappedKeyRow } from "./sealing.ts";

/** A start that got no answer for this long (ms) belongs to a process that died. */
const deadAfterMs = 60_000;
const stored = (key: string): string => `request:${key}`;

/** Repeated requests, in `processed_input` beside the handled commands but under names of their own. */
export function idempotencyStore(
  database: Database,
  keyOf: (person: PersonId, rows: readonly WrappedKeyRow[] | null) => PersonKey,
  master: Pick<MasterKeys, "pseudonym">,
): Idempotency {
  return {
    async begin(person, key, plain, at) {
      // Of a body that is one of five faces a bare hash would tell which.
      const fingerprint = master.pseudonym(`input:${person}`, plain).toString("hex");
      const found = onlyValue(
        await database.once(
          `select core.begin_request(${literal(person)}, ${literal(stored(key))}, ${literal(fingerprint)}, ${at}, ${at - deadAfterMs})`,
        ),
      ) as {
        readonly fresh: boolean;
        readonly fingerprint: string;
        readonly response: string | null;
        readonly keys: readonly WrappedKeyRow[] | null;
      };
      if (found.fresh) return { kind: "fresh" };
      if (found.fingerprint !== fingerprint && found.fingerprint !== plain) return { kind: "mismatch" };
      if (found.response === null) return { kind: "running" };
      const opened = keyOf(person, found.keys);
      return {
        kind: "replay",
        response: openJson<StoredResponse>(opened, spots.response(stored(key)), found.response),
      };
    },
    finish: (person, key, response) =>
      inTransaction(database, async (connection) => {
        const rows = onlyValue(
          await connection.exec(`select set_config('app.person_id', ${literal(person)}, true);
            select json_agg(json_build_object('version', version, 'wrapped', wrapped)) from core.person_key where person_id = ${literal(person)}`),
        ) as readonly WrappedKeyRow[] | null;
        // An erased person's answer has nowhere to be kept.
        if (rows === null) return;
        const sealed = sealJson(keyOf(person, rows), spots.response(stored(key)), response);
        await connection.exec(
          `update core.processed_input set response = decode(${literal(sealed)}, 'base64') where person_id = ${literal(person)} and key = ${literal(stored(key))}`,
        );
      }),
    async abandon(person, key) {
      await database.once(`select set_config('app.person_id', ${literal(person)}, true);
        delete from core.processed_input where person_id = ${literal(person)} and key = ${literal(stored(key))} and response is null`);
    },
  };
}
