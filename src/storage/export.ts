import type { ExportPages, PersonExport } from "#app/export-ports.ts";
import type { Store } from "#app/ports.ts";
import type { ReadingStore } from "#app/reading-ports.ts";
import { exportedReading } from "#core/readings/exported-reading.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Journey } from "#core/tracks/journey.ts";
import type { PersonKey } from "./crypto.ts";
import { type Connection, inTransaction, onlyValue } from "./database.ts";
import { adaptationOf } from "./adapting-rows.ts";
import { baselinesOf } from "./body-rows.ts";
import { exported, exportedDay } from "./export-days.ts";
import { exportLists, type Exported, goalPages, type IdsRow, idsSql, iso } from "./export-lists.ts";
import type { Row } from "./field.ts";
import { runOf, type RunsRow, runsSql } from "./import-store.ts";
import { literal } from "./literal.ts";
import { tokenOf, type TokensRow, tokensSql } from "./token-store.ts";
import type { StoreParts } from "./person-store.ts";
import { personTx } from "./person-tx.ts";
import { keysSql, type WrappedKeyRow } from "./sealing.ts";

function exportedJourney(journey: Journey): Readonly<Record<string, unknown>> {
  const { milestones: _apart, ...rest } = journey;
  const each = <T>(all: Readonly<Partial<Record<string, T>>>, to: (one: T) => unknown): Record<string, unknown> =>
    Object.fromEntries(Object.entries(all).map(([name, one]) => [name, one === undefined ? undefined : to(one)]));
  return {
    ...rest,
    startedAt: iso(journey.startedAt),
    tracks: each(journey.tracks, (track) => ({
      ...track,
      lastActivity: iso(track.lastActivity),
      movedAt: iso(track.movedAt),
    })),
    mood: journey.mood && { ...journey.mood, at: iso(journey.mood.at) },
    offered: each(journey.offered, (offered) => ({ ...offered, at: iso(offered.at) })),
    nudgedAbout: each(journey.nudgedAbout, iso),
    lookAt: iso(journey.lookAt),
  };
}

const all = 2 ** 31 - 1;
/** So many readings are in the export that is one value: a Telegram message takes them, and so does memory. */
const mostReadings = 20_000;

/** What was kept of the body, but for the readings: of those only how many there are. */
async function exportedBody(connection: Connection, person: PersonId, key: PersonKey) {
  const me = literal(person);
  const found = onlyValue(
    await connection.exec(`select json_build_object(
      'adaptations', (select json_agg(to_json(a) order by a."timestamp" desc, a.position desc) from core.plan_adaptations a where a.person_id = ${me}),
      'baselines', (select json_agg(to_json(b) order by b.metric_name) from core.user_baselines b where b.person_id = ${me}),
      'kept', (select count(*) from core.biometric_readings where person_id = ${me}))`),
  ) as {
    readonly adaptations: readonly Row[] | null;
    readonly baselines: readonly Row[] | null;
    readonly kept: number;
  };
  const tokens = onlyValue(await connection.exec(tokensSql(person))) as TokensRow;
  const runs = onlyValue(await connection.exec(runsSql(person, all))) as RunsRow;
  return {
    kept: found.kept,
    adaptations: (found.adaptations ?? []).map((row) => exported(adaptationOf(row, key))),
    baselines: Object.values(baselinesOf(found.baselines, key)).map(exported),
    tokens: tokens.tokens.map((row) => exported(tokenOf(row, key))),
    imports: runs.runs.map((row) => exported(runOf(row, key))),
  };
}

/** Reads what there is of each part in one transaction, and what of that comes in lists later, page by page, each in a moment of its own. */
async function exportPages(parts: StoreParts, personId: PersonId): Promise<ExportPages | undefined> {
  const me = literal(personId);
  return inTransaction(parts.database, async (connection): Promise<ExportPages | undefined> => {
    const tx = personTx(connection, personId, parts.context, true);
    const opened = await tx.open("export");
    if (opened === undefined) return undefined;
    const { person, dialogue, journey, exercises, day, adapting } = opened.snapshot;
    const [ids, keys, feeds] = (
      await connection.exec(`${idsSql(personId)}; select ${keysSql(personId)};
        select coalesce(json_agg(created_at), '[]') as v from core.feed where person_id = ${me}`)
    ).map((rows) => onlyValue([rows])) as [IdsRow, readonly WrappedKeyRow[], readonly Instant[]];
    const { kept, ...body } = await exportedBody(connection, personId, parts.context.key(personId, keys));
    return {
      head: {
        format: "waymark-export-1",
        exportedAt: new Date(parts.now()).toISOString(),
        person: { ...person, createdAt: iso(person.createdAt) },
        identities: await tx.identities(),
        dialogue: { ...dialogue },
        journey: journey && exportedJourney(journey),
        milestones: (journey?.milestones ?? []).map((milestone) => ({ ...milestone, at: iso(milestone.at) })),
        exercises: exercises.map((exercise) => ({
          ...exercise,
          startedAt: iso(exercise.startedAt),
          touchedAt: iso(exercise.touchedAt),
        })),
        day: day && exportedDay(day),
        adapting: adapting && exported({ ...adapting, adaptations: undefined }),
        ...body,
        feeds: feeds.map((at) => ({ createdAt: new Date(at).toISOString() })),
        ways: (await tx.ways()).map(exported),
      },
      kept,
      goals: goalPages(parts, personId, ids),
      lists: exportLists(parts, personId, ids),
    };
  });
}

async function whole<T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}

/** Reads everything a person has, page by page or as one value. */
export function exporting(
  parts: StoreParts,
  readings: Pick<ReadingStore, "list">,
): Pick<Store, "exportPerson" | "exportPages"> {
  return {
    exportPages: (personId) => exportPages(parts, personId),
    async exportPerson(personId): Promise<PersonExport | undefined> {
      const found = await exportPages(parts, personId);
      if (found === undefined) return undefined;
      const goals: Exported[] = [];
      for await (const { goal, completed } of found.goals())
        goals.push({ ...goal, completed: await whole(completed()) });
      const rows = (await readings.list(personId, { limit: mostReadings })).map(exportedReading);
      const { journal, works, plans, photos, messages, inputs } = found.lists;
      return {
        ...found.head,
        goals,
        journal: await whole(journal()),
        works: await whole(works()),
        plans: await whole(plans()),
        photos: (await whole(photos())) as PersonExport["photos"],
        messages: await whole(messages()),
        inputs: await whole(inputs()),
        readings: { kept: found.kept, complete: rows.length === found.kept, rows },
      };
    },
  };
}
