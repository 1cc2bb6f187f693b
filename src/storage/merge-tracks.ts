import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Exercise } from "#core/techniques/exercise.ts";
import type { Work } from "#core/techniques/work.ts";
import type { Journey, Milestone } from "#core/tracks/journey.ts";
import type { PersonKey } from "./crypto.ts";
import { type Connection, onlyValue } from "./database.ts";
import { jsonLiteral, literal } from "./literal.ts";
import { comingMilestones, diaryGrew, joinedJourney, partedJourney } from "./merge-journeys.ts";
import { allPhotos, openPhoto } from "./photo-store.ts";
import { spots } from "./sealing.ts";
import { exerciseColumns, journeyColumns, workColumns } from "./track-rows.ts";

/** What of the tracks came with a merge, for an undo. */
export interface TracksRecord {
  /** The target's journey from before; absent where there was none. */
  readonly before?: Journey | undefined;
  /** As it was joined; absent where neither had one. */
  readonly joined?: Journey | undefined;
  readonly milestones: readonly Milestone["type"][];
  readonly exercises: readonly string[];
  readonly works: readonly string[];
  readonly photos: readonly string[];
}

/** What came where nothing of the tracks did. */
export const noTracks: TracksRecord = { milestones: [], exercises: [], works: [], photos: [] };

interface Owner {
  readonly person: PersonId;
  readonly key: PersonKey;
}

/** What comes from one record to the other. */
export interface Coming {
  readonly record: TracksRecord;
  /** What `core.save` is told of it. */
  readonly columns: Readonly<Record<string, unknown>>;
  readonly milestones: readonly Milestone[];
}

/** What of the tracks comes to the target, sealed under its key; ids that it has already stay as they are there. */
export function comingTracks(
  into: { readonly snapshot: Snapshot; readonly works: readonly string[]; readonly photos: readonly string[] },
  from: { readonly snapshot: Snapshot; readonly works: readonly Work[]; readonly photos: readonly string[] },
  key: PersonKey,
  at: Instant,
): Coming {
  const before = into.snapshot.journey;
  const theirs = from.snapshot.journey;
  const joined = before === undefined || theirs === undefined ? (before ?? theirs) : joinedJourney(before, theirs);
  const has = new Set<string>([...into.works, ...into.photos, ...into.snapshot.exercises.map(({ id }) => id)]);
  const exercises = from.snapshot.exercises.filter(({ id }) => !has.has(id));
  const works = from.works.filter(({ id }) => !has.has(id));
  const milestones = comingMilestones(before, theirs);
  return {
    milestones,
    record: {
      before,
      joined,
      milestones: milestones.map(({ type }) => type),
      exercises: exercises.map(({ id }) => id),
      works: works.map(({ id }) => id),
      photos: from.photos.filter((id) => !has.has(id)),
    },
    columns: {
      ...(joined !== undefined && { journey: journeyColumns(joined, into.snapshot.person.timeZone, at, key) }),
      exercises: exercises.map((exercise: Exercise) => exerciseColumns(exercise, key)),
      works: works.map((work) => workColumns(work, undefined, key)),
    },
  };
}

/** Writes milestones with where they came from: only such ones can ever be taken back. */
export async function copyMilestones(
  connection: Connection,
  milestones: readonly Milestone[],
  from: PersonId,
  into: PersonId,
): Promise<void> {
  if (milestones.length === 0) return;
  await connection.exec(`insert into core.track_milestones (person_id, track, milestone_type, achieved_at, came_from)
    select ${literal(into)}, m->>'track', m->>'type', (m->>'at')::bigint, ${literal(from)}
    from jsonb_array_elements(${jsonLiteral(milestones)}) with ordinality as a (m, n) order by n on conflict do nothing`);
}

/** Copies photos one by one, each opened under one key and sealed under the other. */
export async function copyPhotos(
  connection: Connection,
  ids: readonly string[],
  from: Owner,
  into: Owner,
): Promise<void> {
  const become = (person: PersonId): string => `select set_config('app.person_id', ${literal(person)}, true)`;
  for (const id of ids) {
    await connection.exec(become(from.person));
    const photo = await openPhoto(connection, from.person, id, from.key);
    if (photo === undefined) continue;
    const sealed = into.key.seal(spots.photo(id), photo.bytes).toString("base64");
    await connection.exec(`${become(into.person)}; insert into core.photo (person_id, id, mime, size, created_at, sealed)
      values (${literal(into.person)}, ${literal(id)}, ${literal(photo.mime)}, ${photo.bytes.length}, ${literal(photo.createdAt)}, decode(${literal(sealed)}, 'base64'))
      on conflict do nothing`);
  }
}

/** What of the tracks goes back to where it came from. */
export interface Parting {
  readonly gone: ReadonlySet<string>;
  readonly columns: Readonly<Record<string, unknown>>;
  /** SQL to run after the save, in the same transaction. */
  readonly after: string;
}

/**
 * Takes apart what `comingTracks` joined. What was changed since stays with the target as well; so do all entries of the diary where it was
 * written on, as its chain would break.
 */
export async function partTracks(
  connection: Connection,
  record: TracksRecord,
  merge: { readonly into: PersonId; readonly from: PersonId; readonly at: Instant },
  snapshot: Snapshot,
  seal: { readonly key: PersonKey; readonly timeZone: string; readonly at: Instant },
): Promise<Parting> {
  const now = snapshot.journey;
  const since = record.joined && now && { before: record.before, joined: record.joined, now };
  const diaryStays = since !== undefined && diaryGrew(since);
  const untouched = onlyValue(
    await connection.exec(`select coalesce(json_agg(w.id), '[]') from core.work w
      where w.person_id = ${literal(merge.into)} and w.changed_at <= ${merge.at}
      and w.id in (select jsonb_array_elements_text(${jsonLiteral(record.works)})) and not (${diaryStays} and w.diary_number is not null)`),
  ) as readonly string[];
  const came = new Set(record.exercises);
  const exercises = snapshot.exercises.filter(({ id, touchedAt }) => came.has(id) && touchedAt <= merge.at);
  const gone = new Set<string>([...untouched, ...exercises.map(({ id }) => id)]);
  const parted = since && partedJourney(since, gone);
  const takesBack = parted !== undefined && !parted.kept;
  return {
    gone,
    columns: {
      ...(parted?.journey !== undefined && {
        journey: journeyColumns(parted.journey, seal.timeZone, seal.at, seal.key),
      }),
      dropped_exercises: exercises.map(({ id }) => id),
      dropped_works: untouched,
    },
    after: `delete from core.photo f where f.person_id = ${literal(merge.into)} and f.id in (select jsonb_array_elements_text(${jsonLiteral(record.photos)}))
        and not core.is_shown(f.person_id, f.id)
      ${takesBack ? `; select core.unmerge_milestones(${literal(merge.into)}, ${literal(merge.from)}, ${jsonLiteral(record.milestones)})` : ""}
      ${takesBack && parted.journey === undefined ? `; delete from core.journey where person_id = ${literal(merge.into)}` : ""}`,
  };
}

/** Ids of the works and photos that a person has. */
export async function keptIds(
  connection: Connection,
  person: PersonId,
): Promise<{ readonly works: readonly string[]; readonly photos: readonly string[] }> {
  const works = onlyValue(
    await connection.exec(`select coalesce(json_agg(id), '[]') from core.work where person_id = ${literal(person)}`),
  ) as readonly string[];
  return { works, photos: await allPhotos(connection, person) };
}
