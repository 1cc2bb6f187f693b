import type { IdentityKind, IdentityNote } from "#app/identity-ports.ts";
import type { JournalRow, Save, Tx } from "#app/ports.ts";
import type { GoalId } from "#core/goals/ids.ts";
import type { GoalWithHistory } from "#core/goals/goal.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import { type BodyRow, bodyOf, bodySql, type SourceId, windowLiteral } from "./body-rows.ts";
import type { PersonKey } from "./crypto.ts";
import { type Connection, type Database, onlyValue } from "./database.ts";
import type { Row } from "./field.ts";
import { type GoalHistoryRow, goalWithHistory, stepOf } from "./goal-rows.ts";
import { happenedOf, type JournalLine } from "./journal-rows.ts";
import { jsonLiteral, literal } from "./literal.ts";
import { pastPlansSql, planOf, type PlanRow } from "./plan-rows.ts";
import { type StateRow, snapshotOf } from "./rows.ts";
import { openJson, spots, type WrappedKeyRow } from "./sealing.ts";
import { changes, hastenSql, remindSql, sendWaysSql } from "./save.ts";
import { workOf } from "./track-rows.ts";
import { wayOf, type WaysRow, waysSql } from "./way-rows.ts";
import { worksSql } from "./works.ts";

/** A tombstone: what stays of an erased person, readable by nobody without the secret. */
export interface Tombstone {
  readonly hmac: string;
  readonly kind: "person" | "identity";
  readonly at: Instant;
}

/** What a transaction needs beside its connection. */
export interface TxContext {
  readonly database: Pick<Database, "begin">;
  readonly key: (person: PersonId, rows: readonly WrappedKeyRow[] | null) => PersonKey;
  readonly pseudonym: (person: PersonId) => Buffer;
  readonly identity: (kind: IdentityKind, externalId: string) => Buffer;
  readonly sourceId: SourceId;
  readonly askAfterMs: number;
}

export interface PersonTx extends Tx {
  /** Writes what is still held back and commits; gives the tombstones of an erasure. */
  commit(): Promise<readonly Tombstone[]>;
  /** Whether anything that was saved is to be sent. */
  sends(): boolean;
}

/** A journal entry as it was saved. */
export const journalOf = (row: JournalLine, key: PersonKey): JournalRow => ({
  id: String(row.seq),
  at: row.at,
  ...happenedOf(row, key),
  goalId: (row.goal_id ?? undefined) as GoalId | undefined,
  stepId: row.step_id ?? undefined,
});

/** SQL that erases the person whom the transaction runs as. */
export function eraseSql(person: PersonId, pseudonym: Buffer, at: Instant): string {
  const live = JSON.stringify({ person, event: { kind: "erased" } });
  return `select core.erase(${literal(person)}, decode('${pseudonym.toString("hex")}', 'hex'), ${at}, ${literal(live)})`;
}

/**
 * One person's transaction. What is saved is held back and goes out with the commit, in one message:
 * so a whole use case is two round trips, `begin` with the load and the save with `commit`. `begun` where the transaction is open already.
 */
export function personTx(connection: Connection, person: PersonId, context: TxContext, begun = false): PersonTx {
  const me = literal(person);
  let held: string | undefined;
  let key: PersonKey | undefined;
  let sends = false;

  /** Runs one statement as the person, after whatever is held back. */
  const run = async (sql: string): Promise<unknown> => {
    const before = begun
      ? held === undefined
        ? ""
        : `${held}; `
      : `${context.database.begin}; select set_config('app.person_id', ${me}, true); `;
    begun = true;
    held = undefined;
    return onlyValue(await connection.exec(`${before}${sql}`));
  };
  const keys = async (): Promise<PersonKey> => {
    key ??= context.key(
      person,
      (await run(
        `select json_agg(json_build_object('version', version, 'wrapped', wrapped)) from core.person_key where person_id = ${me}`,
      )) as readonly WrappedKeyRow[] | null,
    );
    return key;
  };
  const goalsWhere = async (
    condition: string,
    mostSteps?: number,
    page?: { readonly from: number; readonly limit: number },
  ): Promise<readonly GoalWithHistory[]> => {
    const shown = page === undefined ? "" : `limit ${literal(page.limit)} offset ${literal(page.from)}`;
    // The step that is being walked comes first in the list that is cut, as it has no time of being done.
    const most =
      mostSteps === undefined ? "" : `limit ${literal(mostSteps)} + (g.current_step_id is not null)::integer`;
    const rows = (await run(`select json_agg(json_build_object('goal', to_json(g), 'steps',
      (select json_agg(to_json(s) order by s.completed_at nulls last, s.created_at, s.id) from (select * from core.step s
        where s.person_id = g.person_id and s.goal_id = g.id and (s.completed_at is not null or s.id = g.current_step_id)
        order by s.completed_at desc nulls first, s.created_at desc, s.id desc ${most}) s),
      'current', g.current_step_id) order by g.touched_at desc, g.id)
      from (select * from core.goal where person_id = ${me} and ${condition} order by touched_at desc, id ${shown}) g`)) as
      | readonly GoalHistoryRow[]
      | null;
    const opened = await keys();
    return (rows ?? []).map((row) => goalWithHistory(row, opened));
  };

  return {
    async open(input, look, by) {
      const before = begun ? "" : `${context.database.begin}; `;
      begun = true;
      const looking = look === undefined ? "" : `, ${windowLiteral(look.window)}, ${literal(look.now)}`;
      const opening = `core.open(${me}, ${literal(input)}${looking})`;
      const sql =
        by === undefined
          ? opening
          : `case when core.find_identity(${literal(by.kind)}, decode('${context.identity(by.kind, by.externalId).toString("hex")}', 'hex')) = ${me} then ${opening} end`;
      const found = onlyValue(await connection.exec(`${before}select ${sql}`)) as {
        readonly state: StateRow;
        readonly body: BodyRow | null;
        readonly repeated: boolean;
      } | null;
      if (found === null) return undefined;
      key = context.key(person, found.state.keys);
      const snapshot = snapshotOf(found.state, key);
      const body = found.body === null ? undefined : bodyOf(found.body, key);
      return { snapshot: { ...snapshot, body }, repeated: found.repeated };
    },
    async save(save: Save) {
      if (save.decision.erase === true) {
        await run("select 1");
        held = eraseSql(person, context.pseudonym(person), save.at);
        return;
      }
      const sealing = await keys();
      sends ||= save.outbox.length > 0;
      if (held !== undefined) await run("select 1");
      held = `select core.save(${me}, ${jsonLiteral(changes(save, sealing, context.askAfterMs))})${hastenSql(save)}${sendWaysSql(save)}${remindSql(save)}${bodySql(save, sealing, context.sourceId)}`;
    },
    goal: async (goalId, mostSteps) => (await goalsWhere(`id = ${literal(goalId)}`, mostSteps))[0],
    goals: (mostSteps, page) => goalsWhere("true", mostSteps, page),
    async history(goalId: GoalId, limit, before) {
      const earlier =
        before === undefined
          ? ""
          : `and (completed_at, created_at, id) < (select completed_at, created_at, id from core.step
              where person_id = ${me} and goal_id = ${literal(goalId)} and id = ${literal(before)})`;
      const rows = (await run(`select json_agg(to_json(s) order by s.completed_at, s.created_at, s.id) from (
        select * from core.step where person_id = ${me} and goal_id = ${literal(goalId)} and completed_at is not null ${earlier}
        order by completed_at desc, created_at desc, id desc limit ${literal(limit)}) s`)) as readonly Row[] | null;
      const opened = await keys();
      return (rows ?? []).map((row) => stepOf(row, opened));
    },
    async journal(limit) {
      const rows = (await run(`select json_agg(j order by j.at, j.seq) from (
        select seq, at, kind, goal_id, step_id, because from core.journal where person_id = ${me}
        order by at desc, seq desc limit ${literal(limit)}) j`)) as readonly JournalLine[] | null;
      if (rows === null) return [];
      const opened = await keys();
      return rows.map((row) => journalOf(row, opened));
    },
    async works(query) {
      const rows = (await run(worksSql(person, query))) as readonly Row[] | null;
      if (rows === null) return [];
      const opened = await keys();
      return rows.map((row) => workOf(row, opened));
    },
    async daysPast(limit) {
      const rows = (await run(pastPlansSql(person, limit))) as readonly PlanRow[] | null;
      if (rows === null) return [];
      const opened = await keys();
      return rows.map((row) => planOf(row, opened));
    },
    async identities() {
      const rows = (await run(
        `select json_agg(json_build_object('kind', kind, 'sealed', sealed, 'about', about) order by kind, hmac) from core.identity where person_id = ${me}`,
      )) as readonly { readonly kind: IdentityKind; readonly sealed: string; readonly about: string | null }[] | null;
      const opened = await keys();
      return (rows ?? []).map(({ kind, sealed, about }) => ({
        kind,
        externalId: openJson<string>(opened, spots.identity(kind), sealed),
        ...(about !== null && { about: openJson<IdentityNote>(opened, spots.identityNote(kind), about) }),
      }));
    },
    async ways() {
      const found = (await run(waysSql(person))) as WaysRow;
      const opened = await keys();
      return found.ways.map((row) => wayOf(row, opened));
    },
    sends: () => sends,
    async commit() {
      if (!begun) return [];
      const results = await connection.exec(held === undefined ? "commit" : `${held}; commit`);
      const value = held === undefined ? undefined : onlyValue(results.slice(0, -1));
      return Array.isArray(value) ? (value as readonly Tombstone[]) : [];
    },
  };
}
