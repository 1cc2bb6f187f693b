import type { OutboxMessage, PersonExport, Store } from "#app/ports.ts";
import type { Step } from "#core/goals/step.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Journey } from "#core/tracks/journey.ts";
import type { PersonKey } from "./crypto.ts";
import { type Connection, inTransaction, onlyValue } from "./database.ts";
import { adaptationOf } from "./adapting-rows.ts";
import { baselinesOf, type ReadingRow, readingsOf, type SourceRow } from "./body-rows.ts";
import { exported, exportedDay, exportedPlan } from "./export-days.ts";
import type { Row } from "./field.ts";
import { runOf, type RunsRow, runsSql } from "./import-store.ts";
import { exportedReading } from "#core/readings/exported-reading.ts";
import { literal } from "./literal.ts";
import { readingsSql } from "./reading-store.ts";
import { tokenOf, type TokensRow, tokensSql } from "./token-store.ts";
import type { StoreParts } from "./person-store.ts";
import { personTx } from "./person-tx.ts";
import { allPhotos, openPhoto } from "./photo-store.ts";
import { openJson, spots, type WrappedKeyRow } from "./sealing.ts";
import { everyWork } from "./works.ts";

const iso = (at: Instant | null | undefined): string | undefined =>
  at === null || at === undefined ? undefined : new Date(at).toISOString();

const exportedStep = (step: Step): Readonly<Record<string, unknown>> => ({
  ...step,
  createdAt: iso(step.createdAt),
  completedAt: iso(step.completedAt),
});

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

async function exportedPhotos(
  connection: Connection,
  person: PersonId,
  key: PersonKey,
): Promise<PersonExport["photos"]> {
  const photos: PersonExport["photos"][number][] = [];
  for (const id of await allPhotos(connection, person)) {
    const photo = await openPhoto(connection, person, id, key);
    if (photo !== undefined) {
      photos.push({ id, mime: photo.mime, base64: Buffer.from(photo.bytes).toString("base64") });
    }
  }
  return photos;
}

const all = 2 ** 31 - 1;
/** So many readings are in the export itself: a Telegram message takes them, and so does memory. What is beyond is streamed. */
const mostReadings = 20_000;

/** What was kept of the body, the newest readings first. */
async function exportedBody(connection: Connection, person: PersonId, key: PersonKey) {
  const me = literal(person);
  const found = onlyValue(
    await connection.exec(`select json_build_object(
      'adaptations', (select json_agg(to_json(a) order by a."timestamp" desc, a.position desc) from core.plan_adaptations a where a.person_id = ${me}),
      'baselines', (select json_agg(to_json(b) order by b.metric_name) from core.user_baselines b where b.person_id = ${me}),
      'kept', (select count(*) from core.biometric_readings where person_id = ${me}),
      'readings', (${readingsSql(person, {}, mostReadings)}),
      'sources', (select json_agg(json_build_object('id', id, 'sealed', sealed)) from core.reading_source where person_id = ${me}))`),
  ) as {
    readonly adaptations: readonly Row[] | null;
    readonly baselines: readonly Row[] | null;
    readonly kept: number;
    readonly readings: readonly ReadingRow[] | null;
    readonly sources: readonly SourceRow[] | null;
  };
  const tokens = onlyValue(await connection.exec(tokensSql(person))) as TokensRow;
  const runs = onlyValue(await connection.exec(runsSql(person, all))) as RunsRow;
  const rows = readingsOf(found.readings, found.sources, key).map(exportedReading);
  return {
    adaptations: (found.adaptations ?? []).map((row) => exported(adaptationOf(row, key))),
    baselines: Object.values(baselinesOf(found.baselines, key)).map(exported),
    readings: { kept: found.kept, complete: rows.length === found.kept, rows },
    tokens: tokens.tokens.map((row) => exported(tokenOf(row, key))),
    imports: runs.runs.map((row) => exported(runOf(row, key))),
  };
}

/** Reads everything a person has in one transaction, so that the parts fit together. */
export function exporting(parts: StoreParts): Pick<Store, "exportPerson"> {
  return {
    exportPerson: (personId) =>
      inTransaction(parts.database, async (connection): Promise<PersonExport | undefined> => {
        const tx = personTx(connection, personId, parts.context, true);
        const opened = await tx.open("export");
        if (opened === undefined) return undefined;
        const { person, dialogue, journey, exercises, day, adapting } = opened.snapshot;
        const [keys, messages, inputs, feeds] = (
          await connection.exec(`
            select json_agg(json_build_object('version', version, 'wrapped', wrapped)) as v from core.person_key where person_id = ${literal(personId)};
            select coalesce(json_agg(json_build_object('id', id, 'state', state, 'at', queued_at, 'settled', settled_at, 'sealed', sealed) order by seq), '[]') as v
              from core.outbox where person_id = ${literal(personId)};
            select coalesce(json_agg(json_build_object('key', key, 'at', at) order by at, key), '[]') as v
              from core.processed_input where person_id = ${literal(personId)};
            select coalesce(json_agg(created_at), '[]') as v from core.feed where person_id = ${literal(personId)}`)
        ).map((rows) => onlyValue([rows])) as [
          readonly WrappedKeyRow[],
          readonly {
            readonly id: string;
            readonly state: string;
            readonly at: Instant;
            readonly settled: Instant | null;
            readonly sealed: string;
          }[],
          readonly { readonly key: string; readonly at: Instant }[],
          readonly Instant[],
        ];
        const key = parts.context.key(personId, keys);
        return {
          format: "waymark-export-1",
          exportedAt: new Date(parts.now()).toISOString(),
          person: { ...person, createdAt: iso(person.createdAt) },
          identities: await tx.identities(),
          dialogue: { ...dialogue },
          goals: (await tx.goals()).map((goal) => ({
            ...goal,
            createdAt: iso(goal.createdAt),
            touchedAt: iso(goal.touchedAt),
            current: goal.current && exportedStep(goal.current),
            completed: goal.completed.map(exportedStep),
          })),
          journal: (await tx.journal(2 ** 31 - 1)).map((row) => ({ ...row, at: iso(row.at) })),
          journey: journey && exportedJourney(journey),
          milestones: (journey?.milestones ?? []).map((milestone) => ({ ...milestone, at: iso(milestone.at) })),
          exercises: exercises.map((exercise) => ({
            ...exercise,
            startedAt: iso(exercise.startedAt),
            touchedAt: iso(exercise.touchedAt),
          })),
          works: (await tx.works(everyWork)).map((work) => ({
            ...work,
            createdAt: iso(work.createdAt),
            changedAt: iso(work.changedAt),
          })),
          day: day && exportedDay(day),
          plans: [...(day?.plan === undefined ? [] : [day.plan]), ...(await tx.daysPast(2 ** 31 - 1))].map(
            exportedPlan,
          ),
          adapting: adapting && exported({ ...adapting, adaptations: undefined }),
          ...(await exportedBody(connection, personId, key)),
          feeds: feeds.map((at) => ({ createdAt: new Date(at).toISOString() })),
          photos: await exportedPhotos(connection, personId, key),
          messages: messages.map(({ id, state, at, settled, sealed }) => {
            const { reply, channel } = openJson<OutboxMessage>(key, spots.outbox(id), sealed);
            return { channel, state, queuedAt: iso(at), settledAt: iso(settled), reply };
          }),
          inputs: inputs.map((input) => ({ key: input.key, at: iso(input.at) })),
        };
      }),
  };
}
