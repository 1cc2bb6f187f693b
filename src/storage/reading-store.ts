import type { Instant } from "#core/time/instant.ts";
import type { DailyFigure, PutVerdict, ReadingQuery, ReadingStore } from "#app/reading-ports.ts";
import type { AdaptationId, AdaptationState } from "#core/adaptation/adaptation.ts";
import type { TriggerId } from "#core/adaptation/trigger.ts";
import type { PastAdaptation } from "#core/insights/week.ts";
import type { PersonId } from "#core/person/person.ts";
import { type Metric, metrics as allMetrics } from "#core/readings/metric.ts";
import { dayOfDate, type Reading } from "#core/readings/reading.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import {
  baselineColumns,
  baselinesOf,
  type BodyRow,
  bodyOf,
  firstOfEach,
  putSql,
  readingsOf,
  type ReadingRow,
  type SealedSource,
  sealedSource,
  type SourceRow,
  windowLiteral,
} from "./body-rows.ts";
import { type Database, onlyValue } from "./database.ts";
import type { Row } from "./field.ts";
import { jsonLiteral, literal } from "./literal.ts";
import type { TxContext } from "./person-tx.ts";
import { openJson, spots, type WrappedKeyRow } from "./sealing.ts";
import type { ReadRow, Snapshots } from "./read-memory.ts";
import { recent } from "./recent.ts";
import type { Teller } from "./teller.ts";

const dayMs = 24 * 3_600_000;
/** No clock is further from UTC. */
const mostOffsetMs = 15 * 3_600_000;
/** So many persons' sources are remembered sealed. */
const mostRemembered = 2000;

/** What `core.put_and_look` gives. */
interface LookedRow {
  readonly said: string | null;
  readonly read?: ReadRow;
  readonly body?: BodyRow | null;
  readonly keys?: readonly WrappedKeyRow[] | null;
}

const verdicts: Readonly<Record<string, PutVerdict>> = { s: "stored", k: "known", c: "conflict" };

const readingColumns = `json_build_array(r.id, r.metric, r.value, r.started_at, r."timestamp", r.utc_offset, r.source, r.source_id, r.modality, r.quality, r.imported)`;
const keysSql = (me: string): string =>
  `(select json_agg(json_build_object('version', version, 'wrapped', wrapped)) from core.person_key where person_id = ${me})`;
const sourcesSql = (me: string): string =>
  `(select json_agg(json_build_object('id', id, 'sealed', sealed)) from core.reading_source where person_id = ${me})`;

/** SQL that gives readings as one JSON value, newest first: each metric by its own index, then the newest of all of them. */
export function readingsSql(
  person: PersonId,
  { metric, from, to, after }: Omit<ReadingQuery, "limit">,
  limit: number,
): string {
  const wanted = metric === undefined ? allMetrics : [metric];
  const conditions = [
    ...(from === undefined ? [] : [`b."timestamp" >= ${literal(from)}`]),
    ...(to === undefined ? [] : [`b."timestamp" < ${literal(to)}`]),
    ...(after === undefined
      ? []
      : [
          `b."timestamp" <= ${literal(after.to)} and (b."timestamp" < ${literal(after.to)} or b.id > ${literal(after.id)})`,
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
  const sourceOf = createSources(database, context);
  const one = async (person: PersonId, sql: string): Promise<unknown> =>
    onlyValue(await database.once(`select set_config('app.person_id', ${literal(person)}, true); ${sql}`));

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
    const known = await sourceOf(person, first);
    if (known === undefined) return undefined;
    const letters = onlyValue(await database.once(putSql(person, first, at, known))) as string | null;
    if (letters === null) return undefined;
    if (letters === "no_consent") return letters;
    return withRepeated(person, readings, { again, found: said(person, letters, first), at });
  };

  const putAndLook: ReadingStore["putAndLook"] = async (person, readings, at, window) => {
    const { first, again } = firstOfEach(readings);
    const known = await sourceOf(person, first);
    if (known === undefined) return undefined;
    const asking = snapshots.ask(person);
    const sql = putSql(person, first, at, known, { window, known: asking.known });
    const answer = onlyValue(await database.once(sql)) as LookedRow;
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
        `select json_build_object('body', core.body_of(${me}, ${windowLiteral(window)}, ${literal(now)}), 'keys', ${keysSql(me)})`,
      )) as { readonly body: BodyRow | null; readonly keys: readonly WrappedKeyRow[] | null };
      return found.body === null
        ? { readings: [], baselines: {} }
        : bodyOf(found.body, context.key(person, found.keys));
    },

    async list(person, { limit, ...query }) {
      const me = literal(person);
      const found = (await one(
        person,
        `select json_build_object('rows', (${readingsSql(person, query, limit)}), 'sources', ${sourcesSql(me)}, 'keys', ${keysSql(me)})`,
      )) as {
        readonly rows: readonly ReadingRow[] | null;
        readonly sources: readonly SourceRow[] | null;
        readonly keys: readonly WrappedKeyRow[] | null;
      };
      return found.rows === null ? [] : readingsOf(found.rows, found.sources, context.key(person, found.keys));
    },

    async daily(person, metrics, from, to) {
      const [first, last] = [dayOfDate(from), dayOfDate(to)];
      const rows = (await one(
        person,
        `select json_agg(json_build_array(g.metric, date '1970-01-01' + g.day::int, (g.a[(g.n + 1) / 2] + g.a[g.n / 2 + 1]) / 2, g.a[1], g.a[g.n], g.n)
            order by g.day, g.metric) from (
          select d.metric, d.day, array_agg(d.value order by d.value) as a, count(*)::int as n from (
            select r.metric, r.value, (r."timestamp" + r.utc_offset::bigint * 60000) / ${dayMs} as day from core.biometric_readings r
            where r.person_id = ${literal(person)} and r.metric in (select jsonb_array_elements_text(${jsonLiteral(metrics)}))
              and r."timestamp" >= ${literal(first * dayMs - mostOffsetMs)} and r."timestamp" < ${literal((last + 1) * dayMs + mostOffsetMs)}
              and r.quality = 'plausible' and r.modality <> 'computed') d
          where d.day between ${literal(first)} and ${literal(last)} group by d.metric, d.day) g`,
      )) as readonly (readonly [Metric, LocalDate, number, number, number, number])[] | null;
      return (rows ?? []).map(
        ([metric, date, median, least, most, count]): DailyFigure => ({ metric, date, median, least, most, count }),
      );
    },

    async counts(person) {
      const me = literal(person);
      const found = (await one(
        person,
        `select json_build_object('rows', (select json_agg(json_build_array(c.metric, c.source_id, c.n) order by c.metric, c.source_id) from (
            select metric, source_id, count(*) as n from core.biometric_readings where person_id = ${me} group by metric, source_id) c),
          'sources', ${sourcesSql(me)}, 'keys', ${keysSql(me)})`,
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
      const rows = await one(
        person,
        `select json_agg(to_json(b)) from core.user_baselines b where person_id = ${literal(person)}`,
      );
      return baselinesOf(rows as readonly Row[] | null);
    },

    async changes(person, from) {
      const rows = (await one(
        person,
        `select json_agg(json_build_array(a.adaptation_id, a."timestamp", a.date, a.trigger_reason, a.state, a.user_feedback)
            order by a."timestamp", a.position)
          from core.plan_adaptations a where a.person_id = ${literal(person)} and a.date >= ${literal(from)}`,
      )) as readonly (readonly [AdaptationId, number, LocalDate, TriggerId, AdaptationState, string | null])[] | null;
      return (rows ?? []).map(
        ([id, at, date, trigger, state, said]): PastAdaptation => ({
          id,
          at,
          date,
          trigger,
          state,
          helped: said === null ? undefined : said === "helped",
        }),
      );
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
      const rows = jsonLiteral(baselines.map(baselineColumns));
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

/** Seals the name of a source once a process: what was sealed is sent along each time, so that no process has to know what others did. */
function createSources(database: Database, { key: keyOf, sourceId }: Pick<TxContext, "key" | "sourceId">) {
  const remembered = recent<PersonId, Map<string, SealedSource>>(mostRemembered);
  return async (
    person: PersonId,
    readings: readonly Reading[],
  ): Promise<((name: string) => SealedSource) | undefined> => {
    const known = remembered.get(person) ?? new Map<string, SealedSource>();
    const missing = new Set<string>();
    for (const { source } of readings) if (!known.has(source.name)) missing.add(source.name);
    if (missing.size > 0) {
      const keys = onlyValue(
        await database.once(
          `select set_config('app.person_id', ${literal(person)}, true); select ${keysSql(literal(person))}`,
        ),
      ) as readonly WrappedKeyRow[] | null;
      if (keys === null) return undefined;
      const key = keyOf(person, keys);
      for (const name of missing) known.set(name, sealedSource(sourceId(person, name), name, key));
    }
    remembered.set(person, known);
    return (name) => {
      const source = known.get(name);
      if (source === undefined) throw new Error("a source that was not sealed");
      return source;
    };
  };
}
