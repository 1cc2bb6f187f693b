import type { PutVerdict, ReadingQuery, ReadingStore } from "#app/reading-ports.ts";
import type { PastAdaptation } from "#core/insights/week.ts";
import type { PersonId } from "#core/person/person.ts";
import { type Metric, metrics as allMetrics } from "#core/readings/metric.ts";
import type { Reading, ReadingId } from "#core/readings/reading.ts";
import type { Instant } from "#core/time/instant.ts";
import { adaptationOf } from "./adapting-rows.ts";
import {
  baselineColumns,
  baselinesOf,
  type BodyRow,
  bodyOf,
  firstOfEach,
  putPart,
  readingsOf,
  type ReadingRow,
  type SourceRow,
  windowLiteral,
} from "./body-rows.ts";
import type { PersonKey } from "./crypto.ts";
import { dailyOf, type DailyRows, dailySql } from "./daily-figures.ts";
import { type Database, onlyValue } from "./database.ts";
import type { Row } from "./field.ts";
import { sealedIds } from "./figures.ts";
import { jsonLiteral, literal } from "./literal.ts";
import type { TxContext } from "./person-tx.ts";
import { createSealing, freshKeyOf } from "./reading-sealing.ts";
import type { ReadRow, Snapshots } from "./read-memory.ts";
import { keysSql, openJson, spots, type WrappedKeyRow } from "./sealing.ts";
import type { Teller } from "./teller.ts";

/** What `core.put_and_look` gives. */
interface LookedRow {
  readonly said: string | null;
  readonly read?: ReadRow;
  readonly body?: BodyRow | null;
  readonly keys?: readonly WrappedKeyRow[] | null;
}

const verdicts: Readonly<Record<string, PutVerdict>> = { s: "stored", k: "known", c: "conflict" };

const readingColumns = `json_build_array(r.id, r.metric, r.value, r.started_at, r."timestamp", r.utc_offset, r.source, r.source_id, r.modality, r.quality, r.imported, r.sealed)`;
const sourcesSql = (me: string): string =>
  `(select json_agg(json_build_object('id', id, 'sealed', sealed)) from core.reading_source where person_id = ${me})`;

/** What a list of readings goes on after: a reading by its own id, and by the one that it lies under where its metric is sealed. */
export type After = NonNullable<ReadingQuery["after"]> & { readonly sealedId: ReadingId };

/** The id under which a reading lies, whether or not it is sealed. */
const keptId = (person: PersonId, { id, sealedId }: After): string =>
  `coalesce((select k.id from core.biometric_readings k where k.person_id = ${literal(person)} and k.id = ${literal(sealedId)}), ${literal(id)})`;

/** SQL that gives readings as one JSON value, newest first: each metric by its own index, then the newest of all of them. */
export function readingsSql(
  person: PersonId,
  { metric, from, to, after }: Omit<ReadingQuery, "limit" | "after"> & { readonly after?: After | undefined },
  limit: number,
): string {
  const wanted = metric === undefined ? allMetrics : [metric];
  const conditions = [
    ...(from === undefined ? [] : [`b."timestamp" >= ${literal(from)}`]),
    ...(to === undefined ? [] : [`b."timestamp" < ${literal(to)}`]),
    ...(after === undefined
      ? []
      : [
          `b."timestamp" <= ${literal(after.to)} and (b."timestamp" < ${literal(after.to)} or b.id > ${keptId(person, after)})`,
        ]),
  ];
  return `select json_agg(${readingColumns} order by r."timestamp" desc, r.id) from (
    select x.* from jsonb_array_elements_text(${jsonLiteral(wanted)}) m cross join lateral (
      select * from core.biometric_readings b where ${[`b.person_id = ${literal(person)}`, "b.metric = m", ...conditions].join(" and ")}
      order by b."timestamp" desc, b.id limit ${literal(limit)}) x
    order by x."timestamp" desc, x.id limit ${literal(limit)}) r`;
}

/** Readings of persons and what is usual for them. */
export function readingStore({
  database,
  context,
  snapshots,
  teller,
}: {
  readonly database: Database;
  readonly context: Pick<TxContext, "key" | "sourceId">;
  readonly snapshots: Snapshots;
  readonly teller: Teller;
}): ReadingStore {
  const sealingOf = createSealing(database, context);
  const one = async (person: PersonId, sql: string): Promise<unknown> =>
    onlyValue(await database.once(`select set_config('app.person_id', ${literal(person)}, true); ${sql}`));

  const keyOf = (person: PersonId): Promise<PersonKey | undefined> => freshKeyOf(database, person, context.key);

  const said = (person: PersonId, letters: string, rows: readonly Reading[]): readonly PutVerdict[] => {
    const each = letters === "s" ? "s".repeat(rows.length) : letters;
    // What comes of a file is told by the run of its import, once at its end.
    if (rows.some(({ imported }, index) => !imported && each[index] === "s")) teller.tell(person);
    return [...each].map((letter) => verdicts[letter] ?? "conflict");
  };

  /** Verdicts in the order of all rows. What came twice at once is held against what was kept the first time. */
  const withRepeated = async (
    person: PersonId,
    readings: readonly Reading[],
    { again, found, at }: { again: readonly number[]; found: readonly PutVerdict[]; at: Instant },
  ): Promise<readonly PutVerdict[]> => {
    if (again.length === 0) return found;
    const repeated = again.flatMap((index) => readings[index] ?? []);
    const later = await put(person, repeated, at);
    const late = new Map(again.map((index, place) => [index, Array.isArray(later) ? later[place] : undefined]));
    let next = 0;
    return readings.map((_, index) => (late.has(index) ? late.get(index) : found[next++]) ?? "conflict");
  };

  const put: ReadingStore["put"] = async (person, readings, at) => {
    const { first, again } = firstOfEach(readings);
    const sealing = await sealingOf(person, first);
    if (sealing === undefined) return undefined;
    const letters = (await database.often(putPart(person, first, at, sealing))) as string | null;
    if (letters === null) return undefined;
    if (letters === "no_consent") return letters;
    return withRepeated(person, readings, { again, found: said(person, letters, first), at });
  };

  const putAndLook: ReadingStore["putAndLook"] = async (person, readings, at, window) => {
    const { first, again } = firstOfEach(readings);
    const sealing = await sealingOf(person, first);
    if (sealing === undefined) return undefined;
    const asking = snapshots.ask(person);
    const put = putPart(person, first, at, sealing, { window, known: asking.known });
    const answer = (await database.often(put)) as LookedRow;
    if (answer.said === null) return undefined;
    if (answer.said === "no_consent") return answer.said;
    const { read, body, keys } = answer as Required<LookedRow>;
    const snapshot = asking.read(read);
    if (snapshot === undefined) return undefined;
    const found = said(person, answer.said, first);
    return {
      verdicts: await withRepeated(person, readings, { again, found, at }),
      snapshot: { ...snapshot, body: body === null ? undefined : bodyOf(body, context.key(person, keys)) },
    };
  };

  return {
    put,
    putAndLook,

    async body(person, window, now) {
      const me = literal(person);
      const found = (await one(
        person,
        `select json_build_object('body', core.body_of(${me}, ${windowLiteral(window)}, ${literal(now)}), 'keys', ${keysSql(person)})`,
      )) as { readonly body: BodyRow | null; readonly keys: readonly WrappedKeyRow[] | null };
      return found.body === null
        ? { readings: [], baselines: {} }
        : bodyOf(found.body, context.key(person, found.keys));
    },

    async list(person, { limit, after, ...query }) {
      const me = literal(person);
      const key = after && (await keyOf(person));
      if (after && key === undefined) return [];
      const goingOn = after && key && { ...after, sealedId: sealedIds(key, [after.id])[0] ?? after.id };
      const found = (await one(
        person,
        `select json_build_object('rows', (${readingsSql(person, { ...query, after: goingOn }, limit)}), 'sources', ${sourcesSql(me)}, 'keys', ${keysSql(person)})`,
      )) as {
        readonly rows: readonly ReadingRow[] | null;
        readonly sources: readonly SourceRow[] | null;
        readonly keys: readonly WrappedKeyRow[] | null;
      };
      return found.rows === null ? [] : readingsOf(found.rows, found.sources, context.key(person, found.keys));
    },

    async daily(person, metrics, from, to) {
      const sql = dailySql(person, metrics, from, to);
      const found = (await one(person, `select json_build_object('figures', ${sql}, 'keys', ${keysSql(person)})`)) as {
        readonly figures: DailyRows;
        readonly keys: readonly WrappedKeyRow[] | null;
      };
      return found.keys === null ? [] : dailyOf(found.figures, context.key(person, found.keys));
    },

    async counts(person) {
      const me = literal(person);
      const found = (await one(
        person,
        `select json_build_object('rows', (select json_agg(json_build_array(c.metric, c.source_id, c.n) order by c.metric, c.source_id) from (
            select metric, source_id, count(*) as n from core.biometric_readings where person_id = ${me} group by metric, source_id) c),
          'sources', ${sourcesSql(me)}, 'keys', ${keysSql(person)})`,
      )) as {
        readonly rows: readonly (readonly [Metric, number, number])[] | null;
        readonly sources: readonly SourceRow[] | null;
        readonly keys: readonly WrappedKeyRow[] | null;
      };
      if (found.rows === null) return [];
      const key = context.key(person, found.keys);
      const names = new Map(
        found.sources?.map(({ id, sealed }) => [id, openJson<string>(key, spots.source(id), sealed)]),
      );
      return found.rows.map(([metric, id, count]) => ({ metric, source: names.get(id) ?? "", count }));
    },

    async baselines(person) {
      const me = literal(person);
      const found = (await one(
        person,
        `select json_build_object('rows', (select json_agg(to_json(b)) from core.user_baselines b where person_id = ${me}), 'keys', ${keysSql(person)})`,
      )) as { readonly rows: readonly Row[] | null; readonly keys: readonly WrappedKeyRow[] | null };
      return found.rows === null ? {} : baselinesOf(found.rows, context.key(person, found.keys));
    },

    async changes(person, from) {
      const me = literal(person);
      const found = (await one(
        person,
        `select json_build_object('rows', (select json_agg(to_json(a) order by a."timestamp", a.position)
            from core.plan_adaptations a where a.person_id = ${me} and a.date >= ${literal(from)}), 'keys', ${keysSql(person)})`,
      )) as { readonly rows: readonly Row[] | null; readonly keys: readonly WrappedKeyRow[] | null };
      if (found.rows === null) return [];
      const key = context.key(person, found.keys);
      return found.rows.map((row): PastAdaptation => {
        const { id, at, date, trigger, state, helped } = adaptationOf(row, key);
        return { id, at, date, trigger, state, helped };
      });
    },

    async beginBaselines(person, at) {
      const me = literal(person);
      await one(
        person,
        `select core.lock_readings(${me});
          update core.day set baselines_due = ${literal(at)} where person_id = ${me} and consent_at is not null`,
      );
    },

    async saveBaselines(person, baselines, at, due, begun) {
      const key = baselines.length === 0 ? undefined : await keyOf(person);
      const rows = jsonLiteral(key === undefined ? [] : baselines.map((each) => baselineColumns(each, key)));
      await one(
        person,
        `select core.save_baselines(${[literal(person), rows, literal(at), literal(due ?? null), literal(begun ?? null)].join(", ")})`,
      );
    },

    async dueBaselines(at, limit) {
      const rows = await database.once(`select core.due_baselines(${literal(at)}, ${literal(limit)}) as person`);
      return (rows.at(-1) ?? []).map((row) => row["person"] as PersonId);
    },

    async freshBodies(since, measuredAfter, limit) {
      const rows = await database.once(
        `select core.fresh_bodies(${literal(since)}, ${literal(measuredAfter)}, ${literal(limit)}) as person`,
      );
      return (rows.at(-1) ?? []).map((row) => row["person"] as PersonId);
    },
  };
}
