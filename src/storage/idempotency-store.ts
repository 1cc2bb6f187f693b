import type { Idempotency, StoredResponse } from "#app/ports.ts";
import type { PersonId } from "#core/person/person.ts";
import type { MasterKeys, PersonKey } from "./crypto.ts";
import { type Database, onlyValue } from "./database.ts";
import { literal } from "./literal.ts";
import { freshKeyOf } from "./reading-sealing.ts";
import { recent } from "./recent.ts";
import { openJson, sealJson, spots, type WrappedKeyRow } from "./sealing.ts";

/** A start that got no answer for this long (ms) belongs to a process that died. */
const deadAfterMs = 60_000;
/** Requests of so many persons may be at work at once before a key is asked for a second time. */
const mostAtWork = 2000;
const stored = (key: string): string => `request:${key}`;

/** Repeated requests, in `processed_input` beside the handled commands but under names of their own. */
export function idempotencyStore(
  database: Database,
  keyOf: (person: PersonId, rows: readonly WrappedKeyRow[] | null) => PersonKey,
  master: Pick<MasterKeys, "pseudonym">,
): Idempotency {
  // A person's key never changes, and of who was erased the database keeps nothing, whatever it is sealed with.
  const atWork = recent<PersonId, PersonKey>(mostAtWork);
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
      if (found.fresh) {
        if (found.keys !== null) atWork.set(person, keyOf(person, found.keys));
        return { kind: "fresh" };
      }
      if (found.fingerprint !== fingerprint && found.fingerprint !== plain) return { kind: "mismatch" };
      if (found.response === null) return { kind: "running" };
      const opened = keyOf(person, found.keys);
      return {
        kind: "replay",
        response: openJson<StoredResponse>(opened, spots.response(stored(key)), found.response),
      };
    },
    async finish(person, key, response) {
      const own = atWork.get(person) ?? (await freshKeyOf(database, person, keyOf));
      // An erased person's answer has nowhere to be kept.
      if (own === undefined) return;
      const sealed = sealJson(own, spots.response(stored(key)), response);
      await database.once(`select set_config('app.person_id', ${literal(person)}, true);
        update core.processed_input set response = decode(${literal(sealed)}, 'base64') where person_id = ${literal(person)} and key = ${literal(stored(key))}`);
    },
    async abandon(person, key, at) {
      await database.once(`select set_config('app.person_id', ${literal(person)}, true);
        delete from core.processed_input where person_id = ${literal(person)} and key = ${literal(stored(key))} and at = ${at} and response is null`);
    },
  };
}
