import { randomUUID } from "node:crypto";
import { Client, Pool } from "pg";
import type { Storage } from "#storage/open.ts";
import { inputOver } from "./input.ts";
import { type Comparison, compare, perSecond, type Tell } from "./measure.ts";
import type { Walker } from "./walkers.ts";

export const progressRounds = 7;
export const aProgressRound = 300;

/** The same rows as the program's own, without roles, policies and seals. */
const schema = `
  create table walker (person_id uuid primary key, settings jsonb not null);
  create table walker_dialogue (person_id uuid primary key, waiting bytea);
  create table journey (person_id uuid primary key, recovery_tracks jsonb not null, primary_track text not null, recovery_week integer not null,
    recovery_day integer not null, track_switch_count integer not null, last_activity bigint, total_actions integer not null,
    started_at bigint not null, look_at bigint not null, rest jsonb not null, mood bytea);
  create index on journey (look_at);
  create table track_milestones (person_id uuid, track text not null, milestone_type text, achieved_at bigint not null,
    primary key (person_id, milestone_type));
  create table exercise (person_id uuid, id uuid, technique text not null, touched_at bigint not null, answers bytea not null, primary key (person_id, id));
  create table work (person_id uuid, id uuid, kind text not null, created_at bigint not null, sections bytea not null, primary key (person_id, id));
  create index on work (person_id, created_at desc, id);
  create index on work (person_id, kind, created_at desc, id);
  create table walker_journal (person_id uuid, at bigint, seq bigint generated always as identity, kind text not null, because jsonb not null,
    primary key (person_id, at, seq));
  create table walker_input (person_id uuid, key text, at bigint not null, primary key (person_id, key))`;

interface BareWalker {
  readonly personId: string;
  readonly exerciseId: string;
}

/** Fills the minimum with as many persons and milestones as the program has, their journeys as large as its own. */
async function settleBare(
  url: string,
  howMany: number,
  milestones: number,
  like: { readonly tracks: string; readonly rest: string },
): Promise<readonly BareWalker[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(schema);
  const walkers = Array.from({ length: howMany }, () => ({ personId: randomUUID(), exerciseId: randomUUID() }));
  const ids = walkers.map(({ personId }) => personId);
  await client.query("insert into walker select p, '{}' from unnest($1::uuid[]) p", [ids]);
  await client.query("insert into walker_dialogue select p, null from unnest($1::uuid[]) p", [ids]);
  await client.query(
    "insert into journey select p, $2, 'self_work', 5, 5, 0, 0, 10, 0, 0, $3, null from unnest($1::uuid[]) p",
    [ids, like.tracks, like.rest],
  );
  await client.query(
    "insert into track_milestones select p, 'self_work', 'bench_' || n, n from unnest($1::uuid[]) p, generate_series(1, $2::integer) n",
    [ids, milestones],
  );
  await client.query(
    `insert into exercise select p, e, 'emotional_checkin', 0, decode(repeat('5a', 400), 'hex') from unnest($1::uuid[], $2::uuid[]) as a (p, e)`,
    [ids, walkers.map(({ exerciseId }) => exerciseId)],
  );
  await client.query("analyze");
  await client.end();
  return walkers;
}

type Statement = readonly [name: string, text: string, values: readonly unknown[]];

const because = JSON.stringify({ rule: "impact_table", inputs: { action: "emotional_checkin", self_work_from: 20 } });

function bareStatements(
  { personId, exerciseId }: BareWalker,
  now: number,
  like: { readonly tracks: string; readonly rest: string },
): readonly Statement[] {
  return [
    ["lock", "select settings from walker where person_id = $1 for update", [personId]],
    [
      "state",
      `select d.waiting, j.*, e.answers, (select json_agg(m) from track_milestones m where m.person_id = $1) as milestones
        from walker_dialogue d join journey j on j.person_id = $1 join exercise e on e.person_id = $1 and e.id = $2 where d.person_id = $1`,
      [personId, exerciseId],
    ],
    [
      "journey",
      `update journey set recovery_tracks = $2, last_activity = $3, total_actions = total_actions + 1, rest = $4,
        mood = decode(repeat('5a', 60), 'hex') where person_id = $1`,
      [personId, like.tracks, now, like.rest],
    ],
    [
      "milestone",
      "insert into track_milestones values ($1, 'self_work', 'first_checkin', $2), ($1, 'self_work', 'self_work_25', $2) on conflict do nothing",
      [personId, now],
    ],
    ["exercise", "delete from exercise where person_id = $1 and id = $2", [personId, exerciseId]],
    [
      "work",
      "insert into work values ($1, $2, 'checkin', $3, decode(repeat('5a', 600), 'hex'))",
      [personId, randomUUID(), now],
    ],
    [
      "dialogue",
      "update walker_dialogue set waiting = decode(repeat('5a', 80), 'hex') where person_id = $1",
      [personId],
    ],
    [
      "journal",
      `insert into walker_journal (person_id, at, kind, because) values ($1, $2, 'exercise_finished', $3), ($1, $2, 'mood_told', $3),
        ($1, $2, 'action_done', $3), ($1, $2, 'milestone_achieved', $3), ($1, $2, 'milestone_achieved', $3)`,
      [personId, now, because],
    ],
    ["input", "insert into walker_input values ($1, $2, $3)", [personId, randomUUID(), now]],
  ];
}

/** A finished exercise through the whole program, from the last answer to the committed progress, beside the same writes by hand. */
export async function benchProgress(
  parts: {
    readonly storage: Storage;
    readonly walkers: readonly Walker[];
    readonly persons: number;
    readonly milestones: number;
    readonly databaseUrl: string;
    readonly bareUrl: string;
    readonly clients: number;
  },
  tell: Tell,
): Promise<Comparison> {
  const { storage, walkers, persons, milestones, databaseUrl, bareUrl, clients } = parts;
  const [someone] = walkers;
  const like = await journeyOf(databaseUrl, someone?.personId);
  const bare = await settleBare(bareUrl, persons, milestones, like);
  const input = inputOver(storage);
  const pool = new Pool({ connectionString: bareUrl, max: clients });
  const turn = <T>(all: readonly T[], round: number): readonly T[] =>
    all.slice(round * aProgressRound, (round + 1) * aProgressRound);
  try {
    return await compare(
      {
        name: "progress",
        ours: "the last answer of a check-in through the use case: lock and load with 100 milestones, open seals, decide, save journey, milestones, work, dialogue, journal, input and live events, drop the exercise",
        minimum:
          "a transaction by hand: lock, read, the same seven writes, prepared, one round trip each, no roles, policies or seals",
        unit: "updates/s",
        goal: 0.4,
      },
      progressRounds,
      {
        ours: (round) =>
          perSecond(turn(walkers, round), clients, async ({ personId, finish }) => {
            const done = await input.take({
              personId,
              command: finish,
              at: Date.now(),
              key: randomUUID(),
              origin: { via: "http" },
            });
            if (done?.savedWorks.length !== 1) throw new Error("a check-in was not finished");
          }),
        minimum: (round) =>
          perSecond(turn(bare, round), clients, async (person) => {
            const client = await pool.connect();
            try {
              await client.query("begin");
              for (const [name, text, values] of bareStatements(person, Date.now(), like)) {
                await client.query({ name, text, values: [...values] });
              }
              await client.query("commit");
            } finally {
              client.release();
            }
          }),
      },
      tell,
    );
  } finally {
    await pool.end();
  }
}

/** A journey as the program stored it, so that the minimum writes as many bytes. */
async function journeyOf(url: string, personId: string | undefined) {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ tracks: string; rest: string }>(
    "select recovery_tracks::text as tracks, rest::text as rest from core.journey where person_id = $1",
    [personId],
  );
  await client.end();
  const [found] = rows;
  if (!found) throw new Error("no journey was stored");
  return found;
}
