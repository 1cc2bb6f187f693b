import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, inject, test } from "vitest";
import type { PersonId } from "#core/person/person.ts";
import { type Connection, inTransaction } from "#storage/database.ts";
import { literal } from "#storage/literal.ts";
import type { Storage } from "#storage/open.ts";
import { aPerson, describeOnBoth, freshDatabase } from "../storage/databases.ts";
import { aGoal, aMessage, aStep, change } from "../storage/people.ts";

/** What somebody could send who has found a way to send SQL in the service's own session, as another person or as nobody. */
const attempts: readonly (readonly [name: string, sql: (victim: string, own: string) => string])[] = [
  ...(
    ["person", "person_key", "identity", "dialogue", "goal", "step", "journal", "outbox", "processed_input"] as const
  ).flatMap((table) => [
    [
      `reads ${table} without a filter`,
      (victim: string) => `select * from core.${table} where person_id = ${victim}`,
    ] as const,
    [
      `overwrites ${table}`,
      (victim: string) =>
        `update core.${table} set person_id = person_id where person_id = ${victim} returning 'had' as had`,
    ] as const,
    [
      `empties ${table}`,
      (victim: string) => `delete from core.${table} where person_id = ${victim} returning 'had' as had`,
    ] as const,
  ]),
  [
    "takes a goal over",
    (victim, own) => `update core.goal set person_id = ${own} where person_id = ${victim} returning 'had' as had`,
  ],
  [
    "gives the victim a row",
    (victim) => `insert into core.merge (person_id, from_id, at, sealed) values (${victim}, ${victim}, 0, '')`,
  ],
  [
    "joins its way around",
    (victim) => `select g.* from core.person p join core.goal g using (person_id) where p.person_id = ${victim}`,
  ],
  [
    "counts by a subquery",
    (victim) => `select 'had' as had from core.person where exists (select from core.goal where person_id = ${victim})`,
  ],
  [
    "reads by a cursor",
    (victim) => `declare c cursor for select * from core.goal where person_id = ${victim}; fetch all c`,
  ],
  ["copies a table out", () => "copy core.goal to stdout"],
  ["copies a table to a program", () => "copy core.goal to program 'cat > /tmp/stolen'"],
  ["copies a file in", () => "copy core.goal from '/etc/passwd'"],
  ["reads a file", () => "select pg_read_file('/etc/passwd')"],
  ["lists a folder", () => "select pg_ls_dir('/')"],
  ["reads a large object", () => "select lo_import('/etc/passwd')"],
  ["turns row-level security off", () => "alter table core.goal disable row level security"],
  ["takes the force off", () => "alter table core.goal no force row level security"],
  ["drops a policy", () => "drop policy own on core.goal"],
  ["adds a policy", () => "create policy mine on core.goal for all using (true)"],
  ["owns the table", () => "alter table core.goal owner to current_user"],
  ["drops a table", () => "drop table core.goal"],
  ["empties a table at once", () => "truncate core.goal cascade"],
  ["drops the schema", () => "drop schema core cascade"],
  ["makes a function of its own", () => "create function core.mine() returns int language sql as 'select 1'"],
  [
    "replaces a function of ours",
    () => "create or replace function core.me() returns uuid language sql as 'select null::uuid'",
  ],
  ["makes a trigger", () => "create trigger t before insert on core.goal execute function core.me()"],
  ["makes a view to look through", () => "create view core.all_goals as select * from core.goal"],
  [
    "asks for no row security",
    (victim) => `set local row_security = off; select * from core.goal where person_id = ${victim}`,
  ],
  [
    "says that it is the system",
    (victim) => `set local app.system = 'on'; select * from core.goal where person_id = ${victim}`,
  ],
  [
    "says so by a function",
    (victim) =>
      `select set_config('app.system', 'on', true); select * from core.person_key where person_id = ${victim}`,
  ],
  ["makes a login", () => "create role intruder login superuser"],
  ["gives itself rights", () => "alter role current_user superuser"],
  ["grants itself a role", () => "grant pg_read_server_files to current_user"],
  ["reads the passwords of logins", () => "select rolpassword from pg_authid"],
  ["reads the accounts", () => 'select email from auth."user"'],
  ["reads the sessions", () => "select token from auth.session"],
  ["reads the second factors", () => "select * from auth.totp"],
  ["reads the locks of chats", () => "select * from auth.chat_lock"],
  ["makes itself a session", () => "insert into auth.session (id) values (gen_random_uuid())"],
  ["reads the jobs", () => "select * from pgboss.job"],
  [
    "ends other sessions",
    () =>
      "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and usename = 'postgres'",
  ],
  ["changes how the server runs", () => "alter system set log_statement = 'all'"],
  ["loads a library", () => "load 'auto_explain'"],
  ["makes an extension", () => "create extension dblink"],
  [
    "looks through a search path of its own",
    (victim) => `set local search_path = pg_temp, core; select * from goal where person_id = ${victim}`,
  ],
];

/** The embedded database has one login, which is its owner: whoever can change the role there is the program itself. */
const onServersAlone: typeof attempts = [
  ["becomes the owner", () => "set role postgres; select * from core.goal"],
  ["lays its role down", () => "reset role; select * from core.goal"],
  [
    "becomes whom it signed in as",
    () => "reset session authorization; set row_security = off; select * from core.goal",
  ],
  ["becomes the accounts' role", () => "set role waymark_auth; select 'had' as had from core.goal"],
];

describeOnBoth("SQL in the service's own session", (open, kind) => {
  let storage: Storage;
  let victim: PersonId;
  let own: PersonId;

  beforeAll(async () => {
    // The second start is the one that counts: what the first arranged has to last.
    const where =
      kind === "postgres"
        ? { databaseUrl: (await freshDatabase("prepared")).url }
        : { dataDir: mkdtempSync(join(inject("runFolder"), "data-")) };
    const first = await open(where);
    victim = await somebody(first);
    own = await somebody(first);
    await first.close();
    storage = await open(where);
  });

  async function somebody(on: Storage): Promise<PersonId> {
    const person = aPerson();
    await on.store.createPerson(person, { kind: "telegram", externalId: randomUUID() });
    const step = aStep();
    const goals = [aGoal({ id: step.goalId, current: step, title: "MARKED" })];
    await change(on, person.id, (before) => ({ ...before, goals }), {
      outbox: [aMessage()],
      journal: [{ kind: "goal_created", because: { rule: "test" } }],
    });
    return person.id;
  }
  const as = <T>(person: PersonId | undefined, work: (run: Connection) => Promise<T>): Promise<T> =>
    inTransaction(storage.database, async (connection) => {
      if (person !== undefined) await connection.exec(`select set_config('app.person_id', ${literal(person)}, true)`);
      return work(connection);
    });
  const everything = () =>
    as(victim, (run) =>
      run.exec(
        "select (select json_agg(g) from core.goal g) as goals, (select json_agg(k) from core.person_key k) as keys, (select count(*) from core.outbox) as messages, (select count(*) from core.journal) as journal",
      ),
    );

  test.each(kind === "postgres" ? [...attempts, ...onServersAlone] : attempts)(
    "%s: nothing of the victim is had or changed",
    async (_name, sql) => {
      const before = JSON.stringify(await everything());
      for (const person of [own, undefined]) {
        const had = await as(person, (run) => run.exec(sql(literal(victim), literal(own)))).then(
          (answers) =>
            answers.flat().filter((row) => JSON.stringify(row).includes(victim) || Object.values(row).includes("had")),
          () => [],
        );
        expect(had).toEqual([]);
      }
      expect(JSON.stringify(await everything())).toBe(before);
    },
  );
});
