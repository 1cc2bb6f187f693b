import { randomUUID } from "node:crypto";
import { Client, Pool } from "pg";
import type { Storage } from "#storage/open.ts";
import { inputOver } from "./input.ts";
import { type Comparison, compare, perSecond, type Tell } from "./measure.ts";
import type { Resident } from "./persons.ts";

const rounds = 9;
const aRound = 500;

/** The same rows as the program's own, without roles, policies and seals. */
const schema = `
  create table person (person_id uuid primary key, locale text not null, settings jsonb not null);
  create table dialogue (person_id uuid primary key, active_goal uuid, last_done_step uuid, last_done_goal uuid, last_done_at bigint, waiting bytea);
  create table goal (person_id uuid, id uuid, status text not null, current_step uuid, completed integer not null, touched_at bigint not null,
    texts bytea not null, primary key (person_id, id));
  create table step (person_id uuid, id uuid, goal_id uuid not null, minutes integer not null, completed_at bigint, counted boolean not null,
    texts bytea not null, primary key (person_id, id), foreign key (person_id, goal_id) references goal on delete cascade);
  create index on step (person_id, goal_id, completed_at);
  create table journal (person_id uuid, at bigint, seq bigint generated always as identity, kind text not null, goal_id uuid, step_id uuid,
    because jsonb not null, primary key (person_id, at, seq));
  create table processed_input (person_id uuid, key text, at bigint not null, primary key (person_id, key))`;

export interface BarePerson {
  readonly personId: string;
  readonly goalId: string;
  readonly stepId: string;
}

/** Fills the minimum with as many persons as the program has. */
export async function settleBare(url: string, howMany: number): Promise<readonly BarePerson[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(schema);
  const persons = Array.from({ length: howMany }, () => ({
    personId: randomUUID(),
    goalId: randomUUID(),
    stepId: randomUUID(),
  }));
  const ids = [
    persons.map(({ personId }) => personId),
    persons.map(({ goalId }) => goalId),
    persons.map(({ stepId }) => stepId),
  ];
  await client.query(`insert into person select p, 'en', '{}' from unnest($1::uuid[]) p`, ids.slice(0, 1));
  await client.query(
    `insert into dialogue (person_id, active_goal) select * from unnest($1::uuid[], $2::uuid[])`,
    ids.slice(0, 2),
  );
  const texts = `decode(repeat('5a', 250), 'hex')`;
  await client.query(
    `insert into goal select p, g, 'open', s, 0, 0, ${texts} from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as a (p, g, s)`,
    ids,
  );
  await client.query(
    `insert into step select p, s, g, 15, null, false, ${texts} from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as a (p, g, s)`,
    ids,
  );
  await client.query("analyze");
  await client.end();
  return persons;
}

const bareStatements = (
  person: BarePerson,
  now: number,
): readonly (readonly [string, string, readonly unknown[]])[] => [
  ["lock", "select settings from person where person_id = $1 for update", [person.personId]],
  [
    "state",
    `select d.active_goal, g.texts as goal, s.texts as step from dialogue d join goal g on g.person_id = $1 and g.id = d.active_goal
      join step s on s.person_id = $1 and s.id = g.current_step where d.person_id = $1`,
    [person.personId],
  ],
  [
    "step",
    "update step set completed_at = $3, counted = true where person_id = $1 and id = $2",
    [person.personId, person.stepId, now],
  ],
  [
    "goal",
    "update goal set completed = completed + 1, touched_at = $3 where person_id = $1 and id = $2",
    [person.personId, person.goalId, now],
  ],
  [
    "dialogue",
    "update dialogue set last_done_step = $2, last_done_goal = $3, last_done_at = $4 where person_id = $1",
    [person.personId, person.stepId, person.goalId, now],
  ],
  [
    "journal",
    "insert into journal (person_id, at, kind, goal_id, step_id, because) values ($1, $2, 'step_done', $3, $4, '{}')",
    [person.personId, now, person.goalId, person.stepId],
  ],
  ["input", "insert into processed_input values ($1, $2, $3)", [person.personId, randomUUID(), now]],
];

/** "Done" through the whole program, screens, decision, seals, policies and all, beside the same writes by hand. */
export async function benchDone(
  parts: {
    readonly storage: Storage;
    readonly residents: readonly Resident[];
    readonly bare: readonly BarePerson[];
    readonly bareUrl: string;
    readonly clients: number;
  },
  tell: Tell,
): Promise<Comparison> {
  const { storage, residents, bare, bareUrl, clients } = parts;
  const input = inputOver(storage);
  const pool = new Pool({ connectionString: bareUrl, max: clients });
  const turn = <T>(all: readonly T[], round: number): readonly T[] => all.slice(round * aRound, (round + 1) * aRound);
  try {
    return await compare(
      {
        name: "done",
        ours: "the command “done” through the use case: lock and load, open seals, decide, save state, journal, input and live event",
        minimum:
          "a transaction by hand: lock, read, the same five writes, prepared, one round trip each, no roles, policies or seals",
        unit: "done/s",
        goal: 0.4,
      },
      rounds,
      {
        ours: (round) =>
          perSecond(turn(residents, round), clients, async ({ personId }) => {
            const done = await input.handle({
              personId,
              command: { do: "done" },
              at: Date.now(),
              key: randomUUID(),
              origin: { via: "http" },
            });
            if (done?.after.dialogue.lastDone === undefined) throw new Error("a step was not done");
          }),
        minimum: (round) =>
          perSecond(turn(bare, round), clients, async (person) => {
            const client = await pool.connect();
            try {
              await client.query("begin");
              for (const [name, text, values] of bareStatements(person, Date.now())) {
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
