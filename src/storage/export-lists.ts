import type { ExportList, ExportPages } from "#app/export-ports.ts";
import type { OutboxMessage } from "#app/outbox-ports.ts";
import type { Step } from "#core/goals/step.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonKey } from "./crypto.ts";
import { type Connection, inTransaction, onlyValue } from "./database.ts";
import { exportedPlan } from "./export-days.ts";
import type { Row } from "./field.ts";
import { goalOf, stepOf } from "./goal-rows.ts";
import type { JournalLine } from "./journal-rows.ts";
import { literal } from "./literal.ts";
import { journalOf } from "./person-tx.ts";
import type { StoreParts } from "./person-store.ts";
import { planOf, type PlanRow } from "./plan-rows.ts";
import { keysSql, openJson, spots, type WrappedKeyRow } from "./sealing.ts";
import { workOf } from "./track-rows.ts";

export type Exported = Readonly<Record<string, unknown>>;
type Parts = Pick<StoreParts, "database" | "context">;

/** So many rows are read and held at a time. */
const aPage = 500;
/** Plans are large, and a photo is as large as a page. */
const plansAtOnce = 50;

export const iso = (at: Instant | null | undefined): string | undefined =>
  at === null || at === undefined ? undefined : new Date(at).toISOString();

/** What names the rows of each list, in the order of the export. */
export type IdsRow = Readonly<Record<ExportList | "goals", readonly (string | number)[] | null>>;

/** SQL that gives what there is of each list. */
export function idsSql(person: PersonId): string {
  const mine = `where person_id = ${literal(person)}`;
  return `select json_build_object(
    'goals', (select json_agg(id order by touched_at desc, id) from core.goal ${mine}),
    'journal', (select json_agg(seq order by at, seq) from core.journal ${mine}),
    'works', (select json_agg(id order by created_at desc, id) from core.work ${mine}),
    'plans', (select json_agg(date order by (date = (select plan_date from core.day ${mine})) desc nulls last, date desc) from core.day_plan ${mine}),
    'photos', (select json_agg(id order by created_at, id) from core.photo ${mine}),
    'messages', (select json_agg(seq order by seq) from core.outbox ${mine}),
    'inputs', (select json_agg(key order by at, key) from core.processed_input ${mine})) as v`;
}

/** Work in a transaction of this person, with their key. */
function within<T>(
  { database, context }: Parts,
  person: PersonId,
  work: (connection: Connection, key: PersonKey) => Promise<T>,
): Promise<T> {
  return inTransaction(database, async (connection) => {
    const keys = onlyValue(
      await connection.exec(`select set_config('app.person_id', ${literal(person)}, true); select ${keysSql(person)}`),
    ) as readonly WrappedKeyRow[] | null;
    return work(connection, context.key(person, keys));
  });
}

interface Paged<T> {
  readonly ids: IdsRow[keyof IdsRow];
  /** What the ids are, in SQL. */
  readonly as: "text" | "bigint" | "date";
  /** SQL of one row in JSON, and where it is from; `x.id` is which, `x.n` its place. */
  readonly row: string;
  readonly from: string;
  readonly to: (row: T, key: PersonKey) => Exported;
  readonly size?: number;
}

/** Rows by their ids, a page at a time, each page in a moment of its own; what was deleted meanwhile is left out. */
function paged<T>(parts: Parts, person: PersonId, { ids, as, row, from, to, size = aPage }: Paged<T>) {
  return async function* pages(): AsyncGenerator<readonly Exported[]> {
    const all = ids ?? [];
    for (let at = 0; at < all.length; at += size) {
      const list = all.slice(at, at + size).map((id) => literal(id));
      yield await within(parts, person, async (connection, key) => {
        const rows = onlyValue(
          await connection.exec(
            `select json_agg(${row} order by x.n) from unnest(array[${list.join(", ")}]::${as}[]) with ordinality x (id, n) join ${from}`,
          ),
        ) as readonly T[] | null;
        return (rows ?? []).map((each) => to(each, key));
      });
    }
  };
}

const stepExported = (step: Step): Exported => ({
  ...step,
  createdAt: iso(step.createdAt),
  completedAt: iso(step.completedAt),
});

/** Steps of a goal that are done, oldest first. */
function stepPages(parts: Parts, person: PersonId, goalId: string) {
  return async function* pages(): AsyncGenerator<readonly Exported[]> {
    for (let after = ""; ; ) {
      const steps = await within(parts, person, async (connection, key) => {
        const rows = onlyValue(
          await connection.exec(`select json_agg(to_json(s) order by s.completed_at, s.created_at, s.id) from (select * from core.step
            where person_id = ${literal(person)} and goal_id = ${literal(goalId)} and completed_at is not null ${after}
            order by completed_at, created_at, id limit ${aPage}) s`),
        ) as readonly Row[] | null;
        return (rows ?? []).map((row) => stepOf(row, key));
      });
      if (steps.length > 0) yield steps.map(stepExported);
      const last = steps.at(-1);
      if (last?.completedAt === undefined || steps.length < aPage) return;
      after = `and (completed_at, created_at, id) > (${last.completedAt}, ${last.createdAt}, ${literal(last.id)})`;
    }
  };
}

/** Goals one after the other, each with its steps by pages. */
export function goalPages(parts: Parts, person: PersonId, ids: IdsRow): ExportPages["goals"] {
  const heads = paged<{ readonly goal: Row; readonly step: Row | null }>(parts, person, {
    ids: ids.goals,
    as: "text",
    row: "json_build_object('goal', to_json(g), 'step', to_json(s))",
    from: `core.goal g on g.person_id = ${literal(person)} and g.id = x.id left join core.step s on s.person_id = g.person_id and s.id = g.current_step_id`,
    to({ goal, step }, key) {
      const one = goalOf(goal, step === null ? undefined : stepOf(step, key), key);
      const { current } = one;
      return {
        ...one,
        createdAt: iso(one.createdAt),
        touchedAt: iso(one.touchedAt),
        current: current && stepExported(current),
      };
    },
  });
  return async function* goals() {
    for await (const page of heads())
      for (const goal of page) yield { goal, completed: stepPages(parts, person, String(goal["id"])) };
  };
}

interface MessageRow {
  readonly id: string;
  readonly state: string;
  readonly queued_at: Instant;
  readonly settled_at: Instant | null;
  readonly sealed: string;
}

/** All other lists of the export. */
export function exportLists(parts: Parts, person: PersonId, ids: IdsRow): ExportPages["lists"] {
  const of = (table: string, id: string): string =>
    `core.${table} r on r.person_id = ${literal(person)} and r.${id} = x.id`;
  return {
    journal: paged<JournalLine>(parts, person, {
      ids: ids.journal,
      as: "bigint",
      row: "to_json(r)",
      from: of("journal", "seq"),
      to(row, key) {
        const entry = journalOf(row, key);
        return { ...entry, at: iso(entry.at) };
      },
    }),
    works: paged<Row>(parts, person, {
      ids: ids.works,
      as: "text",
      row: "to_json(r)",
      from: of("work", "id"),
      to(row, key) {
        const work = workOf(row, key);
        return { ...work, createdAt: iso(work.createdAt), changedAt: iso(work.changedAt) };
      },
    }),
    plans: paged<PlanRow>(parts, person, {
      ids: ids.plans,
      as: "date",
      row: "core.plan_of(r.person_id, r.date)",
      from: of("day_plan", "date"),
      size: plansAtOnce,
      to: (row, key) => exportedPlan(planOf(row, key)),
    }),
    photos: paged<{ readonly id: string; readonly mime: string; readonly sealed: string }>(parts, person, {
      ids: ids.photos,
      as: "text",
      row: "json_build_object('id', r.id, 'mime', r.mime, 'sealed', encode(r.sealed, 'base64'))",
      from: of("photo", "id"),
      size: 1,
      to: ({ id, mime, sealed }, key) => ({
        id,
        mime,
        base64: key.open(spots.photo(id), Buffer.from(sealed, "base64")).toString("base64"),
      }),
    }),
    messages: paged<MessageRow>(parts, person, {
      ids: ids.messages,
      as: "bigint",
      row: "to_json(r)",
      from: of("outbox", "seq"),
      to({ id, state, queued_at, settled_at, sealed }, key) {
        const { reply, channel } = openJson<OutboxMessage>(key, spots.outbox(id), sealed);
        return { channel, state, queuedAt: iso(queued_at), settledAt: iso(settled_at), reply };
      },
    }),
    inputs: paged<{ readonly key: string; readonly at: Instant }>(parts, person, {
      ids: ids.inputs,
      as: "text",
      row: "json_build_object('key', r.key, 'at', r.at)",
      from: of("processed_input", "key"),
      to: ({ key, at }) => ({ key, at: iso(at) }),
    }),
  };
}
