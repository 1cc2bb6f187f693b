import type { IdentityKind, IdentityNote } from "#app/identity-ports.ts";
import type { Store } from "#app/ports.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Person, PersonId } from "#core/person/person.ts";
import { freshKey, type MasterKeys } from "./crypto.ts";
import { type Database, inTransaction, onlyValue } from "./database.ts";
import type { Row } from "./field.ts";
import { jsonLiteral, literal } from "./literal.ts";
import { eraseSql, personTx, type Tombstone, type TxContext } from "./person-tx.ts";
import { pastPlansSql, planOf, type PlanRow } from "./plan-rows.ts";
import type { ReadRow, Snapshots } from "./read-memory.ts";
import { personColumns } from "./rows.ts";
import { part } from "./statement.ts";
import { openJson, sealJson, spots, type WrappedKeyRow } from "./sealing.ts";
import { workOf } from "./track-rows.ts";
import { worksSql } from "./works.ts";

export interface StoreParts {
  readonly database: Database;
  readonly master: MasterKeys;
  readonly context: TxContext;
  readonly snapshots: Snapshots;
  readonly now: () => number;
  /** Wakes those who deliver. */
  readonly wake: () => void;
  /** Keeps tombstones outside the database as well. */
  readonly onErased: (tombstones: readonly Tombstone[]) => void;
}

/** What an identity is looked up by. */
export function identityHmac(master: Pick<MasterKeys, "pseudonym">, kind: IdentityKind, externalId: string): Buffer {
  return master.pseudonym(`identity:${kind}`, externalId);
}

/** Persons and their data on either database. */
export function personStore(
  parts: StoreParts,
): Omit<Store, "mergePersons" | "undoMerge" | "exportPerson" | "exportPages" | "leaseDue"> {
  const { database, master, context, snapshots } = parts;
  return {
    async transaction(personId, work) {
      const { result, tombstones, sends } = await database.session(async (connection) => {
        const tx = personTx(connection, personId, context);
        try {
          const result = await work(tx);
          return { result, tombstones: await tx.commit(), sends: tx.sends() };
        } catch (error) {
          await connection.exec("rollback").catch(() => undefined);
          throw error;
        }
      });
      // Only now: the embedded database has one connection, which was this transaction's until here.
      if (sends) parts.wake();
      if (tombstones.length > 0) {
        snapshots.forget(personId);
        parts.onErased(tombstones);
      }
      return result;
    },

    async snapshot(personId): Promise<Snapshot | undefined> {
      const asking = snapshots.ask(personId);
      return asking.read((await database.often(part`core.read(${personId}, ${asking.known})`)) as ReadRow);
    },

    async works(personId, query) {
      const found = onlyValue(
        await database.once(`select set_config('app.person_id', ${literal(personId)}, true);
          select json_build_object('works', (${worksSql(personId, query)}), 'keys',
            (select json_agg(json_build_object('version', version, 'wrapped', wrapped)) from core.person_key where person_id = ${literal(personId)}))`),
      ) as { readonly works: readonly Row[] | null; readonly keys: readonly WrappedKeyRow[] | null };
      if (found.works === null) return [];
      const key = context.key(personId, found.keys);
      return found.works.map((row) => workOf(row, key));
    },

    async dueJourneys(at, limit) {
      const rows = await database.once(`select core.due_journeys(${literal(at)}, ${literal(limit)}) as person`);
      return (rows.at(-1) ?? []).map((row) => row["person"] as PersonId);
    },

    async dueReminders(at, limit) {
      const rows = await database.once(`select core.due_reminders(${literal(at)}, ${literal(limit)}) as person`);
      return (rows.at(-1) ?? []).map((row) => row["person"] as PersonId);
    },

    async dueDays(at, limit) {
      const rows = await database.once(`select core.due_days(${literal(at)}, ${literal(limit)}) as person`);
      return (rows.at(-1) ?? []).map((row) => row["person"] as PersonId);
    },

    async dueCalendars(before, limit) {
      const rows = await database.once(`select core.due_calendars(${literal(before)}, ${literal(limit)}) as person`);
      return (rows.at(-1) ?? []).map((row) => row["person"] as PersonId);
    },

    async daysPast(personId, limit) {
      const found = onlyValue(
        await database.once(`select set_config('app.person_id', ${literal(personId)}, true);
          select json_build_object('plans', (${pastPlansSql(personId, limit)}), 'keys',
            (select json_agg(json_build_object('version', version, 'wrapped', wrapped)) from core.person_key where person_id = ${literal(personId)}))`),
      ) as { readonly plans: readonly PlanRow[] | null; readonly keys: readonly WrappedKeyRow[] | null };
      if (found.plans === null) return [];
      const key = context.key(personId, found.keys);
      return found.plans.map((row) => planOf(row, key));
    },

    async findPerson(kind, externalId) {
      const hmac = identityHmac(master, kind, externalId).toString("hex");
      const found = onlyValue(
        await database.once(`select core.find_identity(${literal(kind)}, decode('${hmac}', 'hex'))`),
      );
      return typeof found === "string" ? (found as PersonId) : undefined;
    },

    async createPerson(person: Person, identity) {
      const wrapped = freshKey(master, person.id);
      const key = context.key(person.id, [
        { version: wrapped.version, wrapped: `\\x${Buffer.from(wrapped.wrapped).toString("hex")}` },
      ]);
      const row = {
        person: personColumns(person, key),
        version: wrapped.version,
        wrapped: Buffer.from(wrapped.wrapped).toString("base64"),
        identity: identity && {
          kind: identity.kind,
          hmac: identityHmac(master, identity.kind, identity.externalId).toString("base64"),
          sealed: sealJson(key, spots.identity(identity.kind), identity.externalId),
        },
      };
      return onlyValue(
        await database.once(`select core.create_person(${literal(person.id)}, ${jsonLiteral(row)})`),
      ) as PersonId;
    },

    linkIdentity: (personId, { kind, externalId }) =>
      inTransaction(database, async (connection) => {
        const rows = onlyValue(
          await connection.exec(`select set_config('app.person_id', ${literal(personId)}, true);
            select json_agg(json_build_object('version', version, 'wrapped', wrapped)) from core.person_key where person_id = ${literal(personId)}`),
        ) as readonly WrappedKeyRow[] | null;
        const sealed = sealJson(context.key(personId, rows), spots.identity(kind), externalId);
        const hmac = identityHmac(master, kind, externalId).toString("hex");
        const claimed = await connection.exec(`insert into core.identity (kind, hmac, person_id, sealed)
          values (${literal(kind)}, decode('${hmac}', 'hex'), ${literal(personId)}, decode(${literal(sealed)}, 'base64'))
          on conflict do nothing returning kind`);
        if (claimed.at(-1)?.length === 1) return "linked";
        // Asked only of a row that was there before: what was just written is not seen by whoever answers on a distributed engine.
        const owner = onlyValue(
          await connection.exec(`select core.find_identity(${literal(kind)}, decode('${hmac}', 'hex'))`),
        );
        return owner === personId ? "linked" : "taken";
      }),

    async noteIdentity(personId, { kind, externalId }, note) {
      const me = literal(personId);
      const hmac = identityHmac(master, kind, externalId).toString("hex");
      const mine = `person_id = ${me} and kind = ${literal(kind)} and hmac = decode('${hmac}', 'hex')`;
      const asMe = `select set_config('app.person_id', ${me}, true)`;
      const spot = spots.identityNote(kind);
      // A look and a write, and the look again only where another wrote in between: since when it is joined must not be lost.
      for (;;) {
        const found = onlyValue(
          await database.once(`${asMe}; select json_build_object('about', i.about, 'keys',
            (select json_agg(json_build_object('version', version, 'wrapped', wrapped)) from core.person_key where person_id = ${me}))
            from core.identity i where ${mine}`),
        ) as { readonly keys: readonly WrappedKeyRow[] | null; readonly about: string | null } | undefined;
        if (found === undefined || found.keys === null) return;
        const { about } = found;
        const key = context.key(personId, found.keys);
        const since = note.since ?? (about === null ? undefined : openJson<IdentityNote>(key, spot, about).since);
        const sealed = literal(sealJson(key, spot, { ...note, since }));
        const unchanged = about === null ? "about is null" : `about = ${literal(about)}::bytea`;
        const written = await database.once(
          `${asMe}; update core.identity set about = decode(${sealed}, 'base64') where ${mine} and ${unchanged} returning 1 as written`,
        );
        if (written.at(-1)?.length === 1) return;
      }
    },

    unlinkIdentity: (personId, kind, externalId) =>
      inTransaction(database, async (connection) => {
        await connection.exec(`select set_config('app.person_id', ${literal(personId)}, true)`);
        const only =
          externalId === undefined
            ? ""
            : ` and hmac = decode('${identityHmac(master, kind, externalId).toString("hex")}', 'hex')`;
        const gone = onlyValue(
          await connection.exec(`with gone as (
            delete from core.identity where person_id = ${literal(personId)} and kind = ${literal(kind)}${only} returning 1
          ) select count(*)::int from gone`),
        );
        return Number(gone) > 0;
      }),

    async erasePerson(personId) {
      snapshots.forget(personId);
      const erased = onlyValue(
        await database.once(
          `select set_config('app.person_id', ${literal(personId)}, true); ${eraseSql(personId, context.pseudonym(personId), parts.now())}`,
        ),
      );
      if (Array.isArray(erased)) parts.onErased(erased as readonly Tombstone[]);
    },
  };
}
