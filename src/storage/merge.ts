import { remindAtSql } from "./save.ts";
import type { LiveEvent } from "#app/live-ports.ts";
import type { Store } from "#app/ports.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Plan } from "#core/day/plan.ts";
import type { GoalWithHistory } from "#core/goals/goal.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Work } from "#core/techniques/work.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonKey } from "./crypto.ts";
import { type Connection, inTransaction, onlyValue } from "./database.ts";
import { goalColumns, stepColumns } from "./goal-rows.ts";
import { journalColumns } from "./journal-rows.ts";
import { jsonLiteral, literal } from "./literal.ts";
import { bringBody, noBody, takeBodyBack } from "./merge-body-rows.ts";
import { copyInputs, copyJournal, moveIdentities, moveWays } from "./merge-copies.ts";
import { comingDays, type DaysSide, daysSide, moveFeeds, noDays, partDays } from "./merge-day-rows.ts";
import { mergedDialogue, mergedPerson, withoutGone } from "./merge-persons.ts";
import { become, type LastMerge, lastMerge, type MergeRecord, sealedRecord } from "./merge-record.ts";
import { comingTracks, copyMilestones, copyPhotos, keptIds, noTracks, partTracks } from "./merge-tracks.ts";
import type { StoreParts } from "./person-store.ts";
import { personTx } from "./person-tx.ts";
import { dialogueColumns, personColumns } from "./rows.ts";
import type { WrappedKeyRow } from "./sealing.ts";
import { everyWork } from "./works.ts";

/** More than anybody lives to plan. */
const everyPlan = 2 ** 31 - 1;

/** Every open page of the person reads everything again. */
const liveAfterwards = (person: PersonId): readonly string[] =>
  (["goals", "settings", "tracks", "exercise", "works", "day", "body"] as const).map((kind) =>
    JSON.stringify({ person, event: { kind } satisfies LiveEvent }),
  );

async function settingsAt(connection: Connection, person: PersonId): Promise<Instant> {
  return onlyValue(
    await connection.exec(`select settings_at from core.person where person_id = ${literal(person)}`),
  ) as Instant;
}

/** Locks both persons in an order that cannot deadlock. */
async function lockBoth(connection: Connection, one: PersonId, other: PersonId): Promise<void> {
  for (const person of [one, other].sort()) {
    await connection.exec(
      `${become(person)}; select 1 from core.person where person_id = ${literal(person)} for no key update`,
    );
  }
}

type MergeParts = Pick<StoreParts, "context" | "master">;

async function keyOf({ context }: MergeParts, connection: Connection, person: PersonId): Promise<PersonKey> {
  return context.key(
    person,
    onlyValue(
      await connection.exec(
        `${become(person)}; select json_agg(json_build_object('version', version, 'wrapped', wrapped)) from core.person_key where person_id = ${literal(person)}`,
      ),
    ) as readonly WrappedKeyRow[] | null,
  );
}

/** One side of a merge as it was read, with the key of what is sealed of it. */
interface MergeSide {
  readonly person: PersonId;
  readonly key: PersonKey;
  readonly snapshot: Snapshot;
  readonly settingsAt: Instant;
  readonly days: DaysSide;
  /** Ids of the works and photos that it has. */
  readonly kept: { readonly works: readonly string[]; readonly photos: readonly string[] };
}

/** The side that comes, with all that comes. */
interface Comer extends MergeSide {
  readonly goals: readonly GoalWithHistory[];
  readonly identities: MergeRecord["identities"];
  readonly works: readonly Work[];
  readonly days: DaysSide & { readonly past: readonly Plan[] };
}

/** Reads what both sides have, once each is open in this transaction. */
async function readSide(
  parts: MergeParts,
  connection: Connection,
  person: PersonId,
  snapshot: Snapshot,
): Promise<MergeSide> {
  return {
    person,
    snapshot,
    days: await daysSide(connection, person, snapshot.day),
    key: await keyOf(parts, connection, person),
    kept: await keptIds(connection, person),
    settingsAt: await settingsAt(connection, person),
  };
}

/** Reads the one who comes. Whoever became part of them before cannot be given back from then on. */
async function readComer(parts: MergeParts, connection: Connection, from: PersonId): Promise<Comer> {
  const source = personTx(connection, from, parts.context, true);
  const opened = await source.open("merge");
  if (opened === undefined) throw new Error("the person to merge from does not exist");
  const goals = await source.goals();
  const identities = await source.identities();
  const works = await source.works(everyWork);
  const past = await source.daysPast(everyPlan);
  const side = await readSide(parts, connection, from, opened.snapshot);
  await connection.exec(`select core.settle_merges(${literal(from)})`);
  return { ...side, goals, identities, works, days: { ...side.days, past } };
}

async function readTarget(parts: MergeParts, connection: Connection, into: PersonId): Promise<MergeSide> {
  const target = await personTx(connection, into, parts.context, true).open("merge");
  if (target === undefined) throw new Error("the person to merge into does not exist");
  return readSide(parts, connection, into, target.snapshot);
}

/** Goals that the target does not have yet, with their steps. */
function comingGoals(into: Snapshot, goals: readonly GoalWithHistory[]) {
  const known = new Set(into.goals.map((goal) => goal.id));
  const coming = goals.filter((goal) => !known.has(goal.id));
  const steps = coming.flatMap((goal) => [
    ...goal.completed,
    ...(goal.current === undefined || goal.completed.includes(goal.current) ? [] : [goal.current]),
  ]);
  return { goals: coming, steps };
}

/** Makes two records one, as `mergePersons` promises; the transaction locks both. */
async function merge(
  parts: MergeParts,
  connection: Connection,
  into: PersonId,
  from: PersonId,
  at: Instant,
): Promise<void> {
  await lockBoth(connection, into, from);
  const comer = await readComer(parts, connection, from);
  const target = await readTarget(parts, connection, into);
  const { key, snapshot: before } = target;
  const { goals, steps } = comingGoals(before, comer.goals);
  const tracks = comingTracks(
    { snapshot: before, ...target.kept },
    { snapshot: comer.snapshot, works: comer.works, photos: comer.kept.photos },
    key,
    at,
  );
  const days = comingDays(target.days, comer.days, at, key);
  const fromIsNewer = comer.settingsAt > target.settingsAt;
  const record: MergeRecord = {
    person: before.person,
    settingsAt: target.settingsAt,
    dialogue: before.dialogue,
    goals: goals.map((goal) => goal.id),
    tracks: tracks.record,
    days: days.record,
    identities: comer.identities,
  };
  const dialogue = mergedDialogue(before.dialogue, comer.snapshot.dialogue);
  await connection.exec(`${remindAtSql(into, dialogue.reminders)}; select core.save(${literal(into)}, ${jsonLiteral({
    key: `merge:${from}:${at}`,
    at,
    person: personColumns(mergedPerson(before.person, comer.snapshot.person, fromIsNewer, at), key),
    dialogue: dialogueColumns(dialogue, key),
    goals: goals.map((goal) => goalColumns(goal, undefined, key)),
    steps: steps.map((step) => stepColumns(step, undefined, key)),
    ...tracks.columns,
    day: days.columns,
    journal: [journalColumns({ kind: "merged", because: { rule: "merge", inputs: { goals: goals.length } } }, at, key)],
    live: liveAfterwards(into),
  })});
    update core.person set settings_at = ${Math.max(comer.settingsAt, target.settingsAt)} where person_id = ${literal(into)};
    update core.goal set came_from = ${literal(from)} where person_id = ${literal(into)} and id in (select jsonb_array_elements_text(${jsonLiteral(record.goals)}));
    insert into core.merge (person_id, from_id, at, sealed)
    values (${literal(into)}, ${literal(from)}, ${at}, ${sealedRecord(key, from, record)})`);
  const agreed = (days.record.joined ?? before.day)?.consentAt !== undefined;
  const body = await bringBody(
    connection,
    { ...comer, adapting: comer.snapshot.adapting },
    { ...target, adapting: before.adapting, agreed, fromIsNewer },
    { days: days.record.plans, at, sourceId: parts.context.sourceId },
  );
  const ways = await moveWays(connection, undefined, comer, target);
  await connection.exec(`${become(into)}; update core.merge set sealed = ${sealedRecord(key, from, { ...record, body, ways })}
    where person_id = ${literal(into)} and from_id = ${literal(from)}`);
  await copyMilestones(connection, tracks.milestones, from, into);
  await copyPhotos(connection, tracks.record.photos, comer, target);
  await copyJournal(connection, comer, target);
  await copyInputs(connection, from, into);
  await moveIdentities(connection, parts.master, comer.identities, from, target);
  await moveFeeds(connection, days.record.feeds, from, into);
}

/** Takes a merge apart again, as `undoMerge` promises; `into` is open in this transaction. */
async function part(
  parts: MergeParts,
  connection: Connection,
  into: { readonly person: PersonId; readonly key: PersonKey; readonly snapshot: Snapshot },
  { from, at: since, record }: LastMerge,
  at: Instant,
): Promise<void> {
  const { person, key, snapshot } = into;
  const came = new Set(record.goals);
  const gone = new Set<string>(
    snapshot.goals.filter((goal) => came.has(goal.id) && goal.touchedAt <= since).map((goal) => goal.id),
  );
  const settingsUntouched = (await settingsAt(connection, person)) <= since;
  const parting = await partTracks(connection, record.tracks ?? noTracks, { into: person, from, at: since }, snapshot, {
    key,
    timeZone: (settingsUntouched ? record.person : snapshot.person).timeZone,
    at,
  });
  const days = record.days ?? noDays;
  await moveFeeds(connection, days.feeds, person, from);
  const comer = { person: from, key: await keyOf(parts, connection, from) };
  await connection.exec(become(person));
  const day = await partDays(connection, days, { into: person, at: since }, snapshot.day, at, key);
  // Before the days, with whose end all that is left of the body goes.
  await takeBodyBack(connection, record.body ?? noBody, { into, from: comer }, { parted: day !== undefined, at });
  await connection.exec(become(person));
  const dialogue = withoutGone(snapshot.dialogue, snapshot, new Set([...gone, ...parting.gone]));
  await connection.exec(`
    select core.unmerge_journal(${literal(person)}, ${literal(from)});
    update core.goal set came_from = null where person_id = ${literal(person)} and came_from = ${literal(from)};
    delete from core.merge where person_id = ${literal(person)} and from_id = ${literal(from)};
    select core.save(${literal(person)}, ${jsonLiteral({
      key: `undo-merge:${from}:${at}`,
      at,
      ...(settingsUntouched && { person: personColumns({ ...record.person, id: person }, key) }),
      dialogue: dialogueColumns(dialogue, key),
      dropped_goals: [...gone],
      ...parting.columns,
      day,
      journal: [
        journalColumns({ kind: "unmerged", because: { rule: "undo_merge", inputs: { goals: gone.size } } }, at, key),
      ],
      live: liveAfterwards(person),
    })}); ${parting.after}`);
  if (settingsUntouched) {
    await connection.exec(
      `update core.person set settings_at = ${record.settingsAt} where person_id = ${literal(person)}`,
    );
  }
  await moveIdentities(connection, parts.master, record.identities, person, comer);
  await moveWays(connection, record.ways ?? [], { person, key }, comer);
}

/** Joining two records of one person, and taking them apart again within a day. */
export function merging(parts: StoreParts): Pick<Store, "mergePersons" | "undoMerge"> {
  return {
    async mergePersons(into, from) {
      if (into === from) return;
      await inTransaction(parts.database, (connection) => merge(parts, connection, into, from, parts.now()));
    },

    undoMerge: (person, brought) =>
      inTransaction(parts.database, async (connection) => {
        const at = parts.now();
        const opened = await personTx(connection, person, parts.context, true).open("undo-merge");
        if (opened === undefined) return false;
        const key = await keyOf(parts, connection, person);
        const last = await lastMerge(connection, person, key, at);
        if (last === undefined) return false;
        const came = ({ kind, externalId }: NonNullable<typeof brought>): boolean =>
          last.record.identities.some((each) => each.kind === kind && each.externalId === externalId);
        if (brought !== undefined && !came(brought)) return false;
        await part(parts, connection, { person, key, snapshot: opened.snapshot }, last, at);
        return true;
      }),
  };
}
