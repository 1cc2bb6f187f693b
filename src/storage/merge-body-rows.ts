import { type Adaptation, type Adapting, notAdapting } from "#core/adaptation/adaptation.ts";
import type { PersonId } from "#core/person/person.ts";
import type { ReadingId } from "#core/readings/reading.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { adaptationColumns, adaptationOf, type AdaptationRow, adaptingColumns } from "./adapting-rows.ts";
import { sealedSource, type SourceId, type SourceRow } from "./body-rows.ts";
import type { PersonKey } from "./crypto.ts";
import { type Connection, onlyValue } from "./database.ts";
import { openFigures, sealFigures, sealOf } from "./figures.ts";
import { jsonLiteral, literal } from "./literal.ts";
import { bytes, type Hex, openJson, sealJson, spots } from "./sealing.ts";

/** What of the body came with a merge, for an undo. */
export interface BodyRecord {
  /** What adaptation remembered of the target before. */
  readonly before: Adapting | undefined;
  /** Sources of readings that the target did not know. */
  readonly sources: readonly number[];
  readonly tokens: readonly string[];
}

export const noBody: BodyRecord = { before: undefined, sources: [], tokens: [] };

/** One side of a merge: who it is, and with which key. */
export interface Side {
  readonly person: PersonId;
  readonly key: PersonKey;
}

const become = (person: PersonId): string => `select set_config('app.person_id', ${literal(person)}, true)`;

async function all<T>(connection: Connection, person: PersonId, table: string): Promise<readonly T[]> {
  return onlyValue(
    await connection.exec(
      `${become(person)}; select coalesce(json_agg(to_json(t)), '[]') from core.${table} t where t.person_id = ${literal(person)}`,
    ),
  ) as readonly T[];
}

/**
 * Brings what was kept of one record's body to another that has become one with it: every reading that it did not have, the changes of the days whose
 * plans came, and tokens, so that phones go on. What is usual is reckoned again. Nothing comes to somebody who did not agree.
 */
export async function bringBody(
  connection: Connection,
  from: Side & { readonly adapting: Adapting | undefined },
  into: Side & { readonly adapting: Adapting | undefined; readonly agreed: boolean; readonly fromIsNewer: boolean },
  how: { readonly days: readonly LocalDate[]; readonly at: number; readonly sourceId: SourceId },
): Promise<BodyRecord> {
  const tokens = await moveTokens(connection, undefined, from, into);
  if (!into.agreed) return { ...noBody, tokens };
  const known = new Set((await all<SourceRow>(connection, into.person, "reading_source")).map(({ id }) => id));
  const sources = (await all<SourceRow>(connection, from.person, "reading_source")).map(({ id, sealed }) => {
    const name = openJson<string>(from.key, spots.source(id), sealed);
    return { was: id, ...sealedSource(how.sourceId(into.person, name), name, into.key) };
  });
  const came = new Set(how.days);
  const adaptations = (await all<AdaptationRow>(connection, from.person, "plan_adaptations"))
    .filter(({ date }) => came.has(date))
    .map((row) => ({
      ...adaptationColumns(adaptationOf(row, from.key), row.position, undefined, into.key),
      came_from: from.person,
    }));
  const rest = adaptingColumns(joinedAdapting(into.adapting, from.adapting, into.fromIsNewer) ?? notAdapting, into.key);
  const remembers = into.adapting !== undefined || from.adapting !== undefined;
  await connection.exec(`${become(into.person)};
    select core.merge_readings(${literal(into.person)}, ${literal(from.person)}, ${jsonLiteral(sources)});
    select core.save_body(${literal(into.person)}, ${jsonLiteral({ ...(remembers && { rest }), adaptations })}, ${literal(how.at)})`);
  await bringSealed(connection, from, into, new Map(sources.map(({ was, id }) => [was, id])));
  return {
    before: into.adapting,
    sources: sources.map(({ id }) => id).filter((id) => !known.has(id)),
    tokens,
  };
}

/** So many sealed readings are in hand at once. */
const sealedAtOnce = 5000;

interface SealedRow {
  readonly id: ReadingId;
  readonly timestamp: number;
  readonly source_id: number;
  readonly sealed: Hex;
}

/** Brings the readings that are sealed: each is opened, sealed again for the other record, and lies there under its id there. */
async function bringSealed(
  connection: Connection,
  from: Side,
  into: Side,
  sources: ReadonlyMap<number, number>,
): Promise<void> {
  for (let after = ""; ; ) {
    const rows = onlyValue(
      await connection.exec(`${become(from.person)}; select coalesce(json_agg(to_json(r)), '[]') from (
        select * from core.biometric_readings x where x.person_id = ${literal(from.person)} and x.sealed is not null
          ${after === "" ? "" : `and x.id > ${literal(after)}`} order by x.id limit ${sealedAtOnce}) r`),
    ) as readonly SealedRow[];
    const figures = openFigures(
      from.key,
      rows.map(({ id, timestamp, sealed }) => ({ id, to: timestamp, sealed: bytes(sealed) })),
    );
    const all = sealFigures(into.key, figures);
    const again = rows.map((row, place) => ({
      ...row,
      person_id: into.person,
      id: all.ids[place],
      source_id: sources.get(row.source_id),
      sealed: `\\x${sealOf(all, place).toString("hex")}`,
      came_from: from.person,
    }));
    await connection.exec(`${become(into.person)};
      insert into core.biometric_readings select * from jsonb_populate_recordset(null::core.biometric_readings, ${jsonLiteral(again)}) on conflict do nothing`);
    if (rows.length < sealedAtOnce) return;
    after = rows.at(-1)?.id ?? "";
  }
}

/** Takes back what `bringBody` brought; what came since stays. `parted` where the days are as they were before as well. */
export async function takeBodyBack(
  connection: Connection,
  record: BodyRecord,
  sides: { readonly into: Side; readonly from: Side },
  how: { readonly parted: boolean; readonly at: number },
): Promise<void> {
  const { into, from } = sides;
  await moveTokens(connection, record.tokens, into, from);
  const me = literal(into.person);
  await connection.exec(`${become(into.person)};
    delete from core.biometric_readings where person_id = ${me} and came_from = ${literal(from.person)};
    delete from core.plan_adaptations where person_id = ${me} and came_from = ${literal(from.person)};
    delete from core.reading_source s where s.person_id = ${me} and s.id in (select jsonb_array_elements_text(${jsonLiteral(record.sources)})::bigint)
      and not exists (select 1 from core.biometric_readings r where r.person_id = ${me} and r.source_id = s.id);
    update core.day set baselines_due = 0 where person_id = ${me} and consent_at is not null`);
  if (!how.parted) return;
  const rest = adaptingColumns(record.before ?? notAdapting, into.key);
  await connection.exec(
    record.before === undefined
      ? `update core.day set adapting = null where person_id = ${me}`
      : `select core.save_body(${me}, ${jsonLiteral({ rest })}, ${literal(how.at)})`,
  );
}

/** Tokens go to the other record, with their names sealed again; all of them, or those with these ids. */
async function moveTokens(
  connection: Connection,
  ids: readonly string[] | undefined,
  from: Side,
  into: Side,
): Promise<readonly string[]> {
  const rows = await all<{ readonly id: string; readonly sealed: Hex }>(connection, from.person, "api_token");
  const moved = rows.filter(({ id }) => ids === undefined || ids.includes(id));
  for (const row of moved) {
    const name = openJson<string>(from.key, spots.token(row.id), row.sealed);
    const sealed = sealJson(into.key, spots.token(row.id), name);
    const [, gone = []] = await connection.exec(`${become(from.person)};
      delete from core.api_token t where t.person_id = ${literal(from.person)} and t.id = ${literal(row.id)} returning to_jsonb(t) as row`);
    const kept = { ...(gone[0]?.["row"] as object | undefined), person_id: into.person };
    await connection.exec(`${become(into.person)}; insert into core.api_token select (jsonb_populate_record(null::core.api_token,
      ${jsonLiteral(kept)} || jsonb_build_object('sealed', decode(${literal(sealed)}, 'base64')))).*`);
  }
  return moved.map(({ id }) => id);
}

/** Answers add up, of what fired the later is remembered, and the newer record decides whether plans are kept. */
function joinedAdapting(
  into: Adapting | undefined,
  from: Adapting | undefined,
  fromIsNewer: boolean,
): Adapting | undefined {
  if (into === undefined || from === undefined) return into ?? from;
  const fired: Record<Adaptation["trigger"], Adapting["fired"][Adaptation["trigger"]]> = { ...into.fired };
  for (const [id, each] of Object.entries(from.fired) as [
    Adaptation["trigger"],
    (typeof fired)[Adaptation["trigger"]],
  ][]) {
    const other = fired[id];
    if (other === undefined || each.at > other.at) fired[id] = each;
  }
  const feedback: Record<Adaptation["trigger"], Adapting["feedback"][Adaptation["trigger"]]> = { ...into.feedback };
  for (const [id, each] of Object.entries(from.feedback) as [
    Adaptation["trigger"],
    (typeof feedback)[Adaptation["trigger"]],
  ][]) {
    const other = feedback[id] ?? { right: 0, wrong: 0 };
    feedback[id] = { right: other.right + each.right, wrong: other.wrong + each.wrong };
  }
  return { keepPlan: (fromIsNewer ? from : into).keepPlan, adaptations: into.adaptations, fired, feedback };
}
