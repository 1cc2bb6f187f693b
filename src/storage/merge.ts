import type { IdentityKind, LiveEvent, Store } from "#app/ports.ts";
import type { Dialogue, Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { GoalWithHistory } from "#core/goals/goal.ts";
import type { Instant } from "#core/time/instant.ts";
import type { Person, PersonId } from "#core/person/person.ts";
import { contactVerdict, rememberingOf } from "#core/safety/contact-gate.ts";
import type { PersonKey } from "./crypto.ts";
import { type Connection, inTransaction, onlyValue } from "./database.ts";
import { goalColumns, stepColumns } from "./goal-rows.ts";
import { jsonLiteral, literal } from "./literal.ts";
import { type BodyRecord, bringBody, noBody, takeBodyBack } from "./merge-body-rows.ts";
import { comingDays, type DaysRecord, daysSide, moveFeeds, noDays, partDays } from "./merge-day-rows.ts";
import {
  comingTracks,
  copyMilestones,
  copyPhotos,
  keptIds,
  noTracks,
  partTracks,
  type TracksRecord,
} from "./merge-tracks.ts";
import { identityHmac, type StoreParts } from "./person-store.ts";
import { personTx } from "./person-tx.ts";
import { dialogueColumns, personColumns } from "./rows.ts";
import { openWhole, sealJson, sealWhole, spots, type WrappedKeyRow } from "./sealing.ts";
import { everyWork } from "./works.ts";

/** More than anybody lives to plan. */
const everyPlan = 2 ** 31 - 1;
const undoWithinMs = 24 * 3600 * 1000;

/** What an undo must know: how the person was before, and what came. */
interface MergeRecord {
  readonly person: Person;
  readonly settingsAt: Instant;
  readonly dialogue: Dialogue;
  readonly goals: readonly string[];
  /** Absent in records from before there were tracks. */
  readonly tracks?: TracksRecord;
  /** Absent in records from before there were health days. */
  readonly days?: DaysRecord;
  /** Absent in records from before anything was kept of the body. */
  readonly body?: BodyRecord;
  readonly identities: readonly { readonly kind: IdentityKind; readonly externalId: string }[];
}

/** Every open page of the person reads everything anew. */
const liveAfterwards = (person: PersonId): readonly string[] =>
  (["goals", "settings", "tracks", "exercise", "works", "day", "body"] as const).map((kind) =>
    JSON.stringify({ person, event: { kind } satisfies LiveEvent }),
  );

const become = (person: PersonId): string => `select set_config('app.person_id', ${literal(person)}, true)`;

async function settingsAt(connection: Connection, person: PersonId): Promise<Instant> {
  return onlyValue(
    await connection.exec(`select settings_at from core.person where person_id = ${literal(person)}`),
  ) as Instant;
}

/** Of two settings the newer wins; but what closes the contact gate is never opened by a merge. */
function mergedPerson(into: Person, from: Person, fromIsNewer: boolean, at: Instant): Person {
  const newer = fromIsNewer ? { ...from, id: into.id, createdAt: Math.min(into.createdAt, from.createdAt) } : into;
  const older = fromIsNewer ? into : from;
  const answered = Object.keys(newer.contact).length > 0 || Object.keys(older.contact).length === 0;
  const closing = (person: Person): boolean => {
    const verdict = contactVerdict(person.contact, at);
    return verdict.kind === "safety_only" && verdict.because !== "unanswered";
  };
  const contact = !answered || (closing(older) && !closing(newer)) ? older.contact : newer.contact;
  return { ...newer, contact: rememberingOf(rememberingOf(contact, older.contact), newer.contact) };
}

/** The dialogue goes on where the target was; an open crisis of either stays open. */
function mergedDialogue(into: Dialogue, from: Dialogue): Dialogue {
  const safetyPlan = into.safetyPlan ?? from.safetyPlan;
  return {
    ...into,
    ...(safetyPlan !== undefined && { safetyPlan }),
    activeGoal: into.activeGoal ?? from.activeGoal,
    crisis: into.crisis ?? from.crisis,
    toldSimpleCoach: into.toldSimpleCoach || from.toldSimpleCoach,
  };
}

/** A dialogue that no longer speaks of goals, exercises and works that went away. */
function withoutGone(dialogue: Dialogue, snapshot: Snapshot, gone: ReadonlySet<string>): Dialogue {
  const steps = new Set(
    snapshot.goals.filter((goal) => gone.has(goal.id)).map((goal) => goal.current?.id as string | undefined),
  );
  const { waiting, pending, lastDone, safetyPlan, before } = dialogue;
  const stale =
    ("goalId" in waiting && waiting.goalId !== undefined && gone.has(waiting.goalId)) ||
    ("stepId" in waiting && steps.has(waiting.stepId)) ||
    ("exerciseId" in waiting && gone.has(waiting.exerciseId)) ||
    ("workId" in waiting && gone.has(waiting.workId));
  return {
    ...dialogue,
    safetyPlan: safetyPlan !== undefined && gone.has(safetyPlan) ? undefined : safetyPlan,
    before: before?.exerciseId !== undefined && gone.has(before.exerciseId) ? undefined : before,
    waiting: stale ? { for: "nothing" } : waiting,
    activeGoal: dialogue.activeGoal !== undefined && gone.has(dialogue.activeGoal) ? undefined : dialogue.activeGoal,
    pending: pending !== undefined && gone.has(pending.goalId) ? undefined : pending,
    lastDone: lastDone !== undefined && gone.has(lastDone.goalId) ? undefined : lastDone,
  };
}

/** Locks both persons in an order that cannot deadlock. */
async function lockBoth(connection: Connection, one: PersonId, other: PersonId): Promise<void> {
  for (const person of [one, other].sort()) {
    await connection.exec(
      `${become(person)}; select 1 from core.person where person_id = ${literal(person)} for no key update`,
    );
  }
}

/** Joining two records of one person, and taking them apart again within a day. */
export function merging(parts: StoreParts): Pick<Store, "mergePersons" | "undoMerge"> {
  const { context, master } = parts;

  const keyOf = async (connection: Connection, person: PersonId): Promise<PersonKey> =>
    context.key(
      person,
      onlyValue(
        await connection.exec(
          `${become(person)}; select json_agg(json_build_object('version', version, 'wrapped', wrapped)) from core.person_key where person_id = ${literal(person)}`,
        ),
      ) as readonly WrappedKeyRow[] | null,
    );

  const moveIdentities = async (
    connection: Connection,
    identities: MergeRecord["identities"],
    from: PersonId,
    into: PersonId,
  ): Promise<void> => {
    const key = await keyOf(connection, into);
    for (const { kind, externalId } of identities) {
      const hmac = `decode('${identityHmac(master, kind, externalId).toString("hex")}', 'hex')`;
      const sealed = literal(sealJson(key, spots.identity(kind), externalId));
      const [, gone = []] = await connection.exec(
        `${become(from)}; delete from core.identity where kind = ${literal(kind)} and hmac = ${hmac} returning kind`,
      );
      if (gone.length === 0) continue;
      await connection.exec(`${become(into)}; insert into core.identity (kind, hmac, person_id, sealed)
        values (${literal(kind)}, ${hmac}, ${literal(into)}, decode(${sealed}, 'base64'))`);
    }
  };

  /** Inputs that came before the merge and are delivered again after it were handled all the same. */
  const copyInputs = async (connection: Connection, from: PersonId, into: PersonId): Promise<void> => {
    const rows = onlyValue(
      await connection.exec(
        `${become(from)}; select coalesce(json_agg(json_build_object('key', key, 'at', at)), '[]') from core.processed_input where response is null`,
      ),
    );
    await connection.exec(`${become(into)}; insert into core.processed_input (person_id, key, at)
      select ${literal(into)}, i->>'key', (i->>'at')::bigint from jsonb_array_elements(${jsonLiteral(rows)}) i on conflict do nothing`);
  };

  const copyJournal = async (connection: Connection, from: PersonId, into: PersonId): Promise<void> => {
    const rows = onlyValue(
      await connection.exec(
        `${become(from)}; select json_agg(j order by j.at, j.seq) from (select at, seq, kind, goal_id, step_id, because from core.journal) j`,
      ),
    );
    if (rows === null) return;
    await connection.exec(`${become(into)};
      insert into core.journal (person_id, at, kind, goal_id, step_id, because, came_from)
      select ${literal(into)}, (j->>'at')::bigint, j->>'kind', j->>'goal_id', j->>'step_id', j->'because', ${literal(from)}
      from jsonb_array_elements(${jsonLiteral(rows)}) with ordinality as a (j, n) order by n`);
  };

  return {
    async mergePersons(into, from) {
      if (into === from) return;
      await inTransaction(parts.database, async (connection) => {
        const at = parts.now();
        await lockBoth(connection, into, from);
        const source = personTx(connection, from, context, true);
        const opened = await source.open("merge");
        if (opened === undefined) throw new Error("the person to merge from does not exist");
        const goals: readonly GoalWithHistory[] = await source.goals();
        const identities = await source.identities();
        const works = await source.works(everyWork);
        const fromDays = {
          ...(await daysSide(connection, from, opened.snapshot.day)),
          past: await source.daysPast(everyPlan),
        };
        const fromKey = await keyOf(connection, from);
        const { photos } = await keptIds(connection, from);
        const fromSettings = await settingsAt(connection, from);
        await connection.exec(`select core.settle_merges(${literal(from)})`);
        const target = await personTx(connection, into, context, true).open("merge");
        if (target === undefined) throw new Error("the person to merge into does not exist");
        const intoSettings = await settingsAt(connection, into);
        const key = await keyOf(connection, into);
        const before = target.snapshot;
        const known = new Set(before.goals.map((goal) => goal.id));
        const coming = goals.filter((goal) => !known.has(goal.id));
        const steps = coming.flatMap((goal) => [
          ...goal.completed,
          ...(goal.current === undefined || goal.completed.includes(goal.current) ? [] : [goal.current]),
        ]);
        const tracks = comingTracks(
          { snapshot: before, ...(await keptIds(connection, into)) },
          { snapshot: opened.snapshot, works, photos },
          key,
          at,
        );
        const days = comingDays(await daysSide(connection, into, before.day), fromDays, at, key);
        const record: MergeRecord = {
          person: before.person,
          settingsAt: intoSettings,
          dialogue: before.dialogue,
          goals: coming.map((goal) => goal.id),
          tracks: tracks.record,
          days: days.record,
          identities,
        };
        const sealedRecord = (whole: MergeRecord): string =>
          `decode(${literal(sealWhole(key, spots.merge(from), whole))}, 'base64')`;
        const person = mergedPerson(before.person, opened.snapshot.person, fromSettings > intoSettings, at);
        const dialogue = mergedDialogue(before.dialogue, opened.snapshot.dialogue);
        await connection.exec(`select core.save(${literal(into)}, ${jsonLiteral({
          key: `merge:${from}:${at}`,
          at,
          person: personColumns(person, key),
          dialogue: dialogueColumns(dialogue, key),
          goals: coming.map((goal) => goalColumns(goal, undefined, key)),
          steps: steps.map((step) => stepColumns(step, undefined, key)),
          ...tracks.columns,
          day: days.columns,
          journal: [{ kind: "merged", because: { rule: "merge", inputs: { goals: coming.length } } }],
          live: liveAfterwards(into),
        })});
          update core.person set settings_at = ${Math.max(fromSettings, intoSettings)} where person_id = ${literal(into)};
          update core.goal set came_from = ${literal(from)} where id in (select jsonb_array_elements_text(${jsonLiteral(record.goals)}));
          insert into core.merge (person_id, from_id, at, sealed)
          values (${literal(into)}, ${literal(from)}, ${at}, ${sealedRecord(record)})`);
        const body = await bringBody(
          connection,
          { person: from, key: fromKey, adapting: opened.snapshot.adapting },
          {
            person: into,
            key,
            adapting: before.adapting,
            agreed: (days.record.joined ?? before.day)?.consentAt !== undefined,
            fromIsNewer: fromSettings > intoSettings,
          },
          { days: days.record.plans, at, sourceId: context.sourceId },
        );
        await connection.exec(`${become(into)}; update core.merge set sealed = ${sealedRecord({ ...record, body })}
          where person_id = ${literal(into)} and from_id = ${literal(from)}`);
        await copyMilestones(connection, tracks.milestones, from, into);
        await copyPhotos(connection, tracks.record.photos, { person: from, key: fromKey }, { person: into, key });
        await copyJournal(connection, from, into);
        await copyInputs(connection, from, into);
        await moveIdentities(connection, identities, from, into);
        await moveFeeds(connection, days.record.feeds, from, into);
      });
    },

    undoMerge: (into, brought) =>
      inTransaction(parts.database, async (connection) => {
        const at = parts.now();
        const opened = await personTx(connection, into, context, true).open("undo-merge");
        if (opened === undefined) return false;
        const last = onlyValue(
          await connection.exec(
            `select to_json(m) from core.merge m where at > ${at - undoWithinMs} order by at desc limit 1`,
          ),
        ) as { readonly from_id: PersonId; readonly at: Instant; readonly sealed: string } | undefined;
        if (last === undefined) return false;
        const key = await keyOf(connection, into);
        const record = openWhole<MergeRecord>(key, spots.merge(last.from_id), last.sealed);
        const came = ({ kind, externalId }: NonNullable<typeof brought>): boolean =>
          record.identities.some((each) => each.kind === kind && each.externalId === externalId);
        if (brought !== undefined && !came(brought)) return false;
        const { snapshot } = opened;
        const cameGoals = new Set(record.goals);
        const gone = new Set<string>(
          snapshot.goals.filter((goal) => cameGoals.has(goal.id) && goal.touchedAt <= last.at).map((goal) => goal.id),
        );
        const settingsUntouched = (await settingsAt(connection, into)) <= last.at;
        const parting = await partTracks(
          connection,
          record.tracks ?? noTracks,
          { into, from: last.from_id, at: last.at },
          snapshot,
          { key, timeZone: (settingsUntouched ? record.person : snapshot.person).timeZone, at },
        );
        const days = record.days ?? noDays;
        await moveFeeds(connection, days.feeds, into, last.from_id);
        await connection.exec(become(into));
        const sides = {
          into: { person: into, key },
          from: { person: last.from_id, key: await keyOf(connection, last.from_id) },
        };
        await connection.exec(become(into));
        const day = await partDays(connection, days, { into, at: last.at }, snapshot.day, at, key);
        // Before the days, with whose end all that is left of the body goes.
        await takeBodyBack(connection, record.body ?? noBody, sides, { parted: day !== undefined, at });
        await connection.exec(become(into));
        const dialogue = withoutGone(snapshot.dialogue, snapshot, new Set([...gone, ...parting.gone]));
        await connection.exec(`
          select core.unmerge_journal(${literal(into)}, ${literal(last.from_id)});
          update core.goal set came_from = null where came_from = ${literal(last.from_id)};
          delete from core.merge where from_id = ${literal(last.from_id)};
          select core.save(${literal(into)}, ${jsonLiteral({
            key: `undo-merge:${last.from_id}:${at}`,
            at,
            ...(settingsUntouched && { person: personColumns({ ...record.person, id: into }, key) }),
            dialogue: dialogueColumns(dialogue, key),
            dropped_goals: [...gone],
            ...parting.columns,
            day,
            journal: [{ kind: "unmerged", because: { rule: "undo_merge", inputs: { goals: gone.size } } }],
            live: liveAfterwards(into),
          })}); ${parting.after}`);
        if (settingsUntouched) {
          await connection.exec(
            `update core.person set settings_at = ${record.settingsAt} where person_id = ${literal(into)}`,
          );
        }
        await moveIdentities(connection, record.identities, into, last.from_id);
        return true;
      }),
  };
}
