import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { Client } from "pg";
import type { RequiredLogin } from "#storage/access.ts";
import { type Connection, inTransaction } from "#storage/database.ts";
import { literal } from "#storage/literal.ts";
import { openStorage, type Storage } from "#storage/open.ts";
import { photosOf } from "#core/techniques/work.ts";
import type { Person, PersonId } from "#core/person/person.ts";
import { aPerson, describeOnBoth, fakeClock, freshDatabase, silentLog, testSecret } from "./databases.ts";
import { bodyWords, keepABody } from "./bodies.ts";
import { aFullDay, sealedOfADay } from "./days.ts";
import { aGoal, aMessage, aStep, aWay, change, readState } from "./people.ts";
import { aFullJourney, anAlbum, anExercise, aWork, keepPhoto } from "./walkers.ts";

/** Raw SQL in the service's own session, as a forgotten filter would run it. */
function as<T>(storage: Storage, person: PersonId | undefined, work: (run: Connection) => Promise<T>): Promise<T> {
  return inTransaction(storage.database, async (connection) => {
    if (person !== undefined) await connection.exec(`select set_config('app.person_id', ${literal(person)}, true)`);
    return work(connection);
  });
}

async function fullPerson(storage: Storage): Promise<Person> {
  const person = aPerson({ contact: { contact: "none" } });
  await storage.store.createPerson(person, { kind: "telegram", externalId: randomUUID() });
  const step = aStep();
  await change(
    storage,
    person.id,
    (before) => ({
      ...before,
      goals: [aGoal({ id: step.goalId, current: step })],
      dialogue: {
        ...before.dialogue,
        waiting: { for: "text_as_goal", text: "learn to swim" },
        reminders: [{ id: randomUUID(), text: "swim", on: { kind: "weekly", days: [1] }, minutes: 540, next: 5 }],
      },
      journey: aFullJourney(),
      exercises: [anExercise()],
      day: aFullDay(),
    }),
    {
      outbox: [aMessage()],
      journal: [{ kind: "goal_created", because: { rule: "test" } }],
      savedWorks: [aWork(), anAlbum(await keepPhoto(storage, person.id, 5))],
    },
  );
  await storage.feeds.create(person.id);
  await storage.ways.put(person.id, aWay(), 5);
  await keepABody(storage, person.id);
  await storage.live.follow(person.id);
  // Beside the embedded database uploads are files; what keeps persons apart is there all the same.
  await storage.database.once(`select set_config('app.person_id', ${literal(person.id)}, true);
    insert into core.due_lease (person_id, work, holder, until) values (${literal(person.id)}, 'day', 1, 1);
    insert into core.upload (person_id, id, holder, held_at) values (${literal(person.id)}, ${literal(person.id)}, 1, 1);
    insert into core.upload_slice (person_id, id, number, sealed) values (${literal(person.id)}, ${literal(person.id)}, 0, '\\x00')`);
  return person;
}

const personTables = [
  "person",
  "person_key",
  "identity",
  "dialogue",
  "goal",
  "step",
  "journal",
  "outbox",
  "processed_input",
  "journey",
  "track_milestones",
  "exercise",
  "work",
  "photo",
  "day",
  "day_plan",
  "time_blocks",
  "day_task",
  "user_schedule_preferences",
  "user_habit_mastery",
  "feed",
  "biometric_readings",
  "reading_source",
  "reminder_due",
  "plan_adaptations",
  "user_baselines",
  "api_token",
  "import_run",
  "upload",
  "upload_slice",
  "listening",
  "due_lease",
  "way",
];

describeOnBoth("isolation", (open, kind) => {
  let storage: Storage;
  let one: Person;
  let other: Person;
  beforeAll(async () => {
    storage = await open();
    [one, other] = [await fullPerson(storage), await fullPerson(storage)];
  });

  test("every table that holds a person's rows is forced to keep persons apart", async () => {
    const rows = await as(
      storage,
      undefined,
      async (run) =>
        (
          await run.exec(`select c.relname, c.relrowsecurity and c.relforcerowsecurity as forced from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id' where c.relkind = 'r'
          and c.relnamespace = 'core'::regnamespace order by 1`)
        )[0],
    );
    expect(rows?.map((row) => row["relname"])).toEqual([...personTables, "merge"].sort());
    expect(rows?.every((row) => row["forced"] === true)).toBe(true);
  });

  test.each(personTables)("%s: a query without a filter sees one's own rows, and none as nobody", async (table) => {
    const seen = (person: PersonId | undefined): Promise<unknown[]> =>
      as(storage, person, async (run) =>
        ((await run.exec(`select person_id from core.${table}`))[0] ?? []).map((row) => row["person_id"]),
      );
    expect(new Set(await seen(one.id))).toEqual(new Set([one.id]));
    expect(await seen(undefined)).toEqual([]);
  });

  test.each([
    ["write a row for another", (id: string) => `insert into core.processed_input values (${literal(id)}, 'x', 1)`],
    ["hand one's rows to another", (id: string) => `update core.goal set person_id = ${literal(id)}`],
  ])("nobody can %s", async (_what, sql) => {
    await expect(as(storage, one.id, (run) => run.exec(sql(other.id)))).rejects.toMatchObject({ code: "42501" });
  });

  test("changing and removing without a filter touches one's own rows only", async () => {
    await as(storage, one.id, (run) => run.exec("update core.goal set kind = 'other'; delete from core.outbox"));
    expect((await readState(storage, other.id)).goals.map((goal) => goal.kind)).toEqual(["creative"]);
    expect(await storage.outbox.take(other.id, 10)).toHaveLength(1);
  });

  test.each([
    ["changed", "update core.journal set kind = 'undone'"],
    ["removed", "delete from core.journal"],
    ["emptied", "truncate core.journal"],
  ])("the journal cannot be %s, not even one's own", async (_what, sql) => {
    await expect(as(storage, one.id, (run) => run.exec(sql))).rejects.toMatchObject({ code: "42501" });
  });

  test.each([
    ["changed", "update core.track_milestones set achieved_at = 1"],
    ["removed", "delete from core.track_milestones"],
    ["emptied", "truncate core.track_milestones"],
  ])("a milestone cannot be %s, not even one's own", async (_what, sql) => {
    await expect(as(storage, one.id, (run) => run.exec(sql))).rejects.toMatchObject({ code: "42501" });
  });

  test.each([
    ["one's own, as no merge brought them", () => one.id, () => other.id],
    ["another's", () => other.id, () => one.id],
  ])("the way back of a merge takes no milestones of %s", async (_whose, person, origin) => {
    const types = `(select json_agg(milestone_type)::jsonb from core.track_milestones)`;
    const undo = `select core.unmerge_milestones(${literal(person())}, ${literal(origin())}, ${types})`;
    await as(storage, one.id, (run) => run.exec(undo)).catch((error: Error) =>
      expect(error.message).toMatch(/only one's own/),
    );
    for (const { id } of [one, other]) {
      expect((await readState(storage, id)).journey?.milestones).toStrictEqual(aFullJourney().milestones);
    }
  });

  test("nobody is given another's photo or work, by whatever id", async () => {
    const works = await storage.store.works(other.id, { kind: undefined, from: 0, limit: 9 });
    const ids = works.map(({ id }) => id);
    const [photo = ""] = works.flatMap(photosOf);
    expect(await storage.photos.get(other.id, photo)).toBeDefined();
    expect(await storage.photos.get(one.id, photo)).toBeUndefined();
    expect(await storage.store.works(one.id, { ids })).toEqual([]);
    await change(storage, one.id, (before) => before, { removedWorks: ids });
    expect(await storage.store.works(other.id, { ids })).toStrictEqual(works);
  });

  test.each([
    ["forget another", "select core.forget(core.me())", "42501"],
    ["read the accounts", 'select * from auth."user"', "42501"],
    ["bring another's readings", "select core.merge_readings(core.me(), gen_random_uuid(), '[]')", "P0001"],
    ["make a table", "create table core.x (a int)", "42501"],
    ["change what a habit is", "update core.habit_definitions set name = 'x'", "42501"],
    ["drop what a day is made of", "delete from core.archetype_time_block_templates", "42501"],
  ])("the service cannot %s", async (_what, sql, code) => {
    await expect(as(storage, one.id, (run) => run.exec(sql))).rejects.toMatchObject({ code });
  });

  test("one can erase only oneself", async () => {
    await expect(
      as(storage, one.id, (run) => run.exec(`select core.erase(${literal(other.id)}, '\\x00', 1, '{}')`)),
    ).rejects.toThrow(/only oneself/);
  });

  test("a view of a person's rows keeps to the person who looks", async () => {
    const views = await as(
      storage,
      undefined,
      async (run) =>
        (
          await run.exec(`select c.relname, coalesce(c.reloptions::text, '') as options from pg_class c
          where c.relnamespace = 'core'::regnamespace and c.relkind = 'v'`)
        )[0],
    );
    expect(views?.filter((row) => !String(row["options"]).includes("security_invoker=true"))).toEqual([]);
  });

  test("texts lie in the database as ciphertext", async () => {
    const rows = await as(storage, one.id, async (run) => {
      const all: string[] = [];
      for (const table of personTables) {
        const [found = []] = await run.exec(`select t::text as row from core.${table} t`);
        all.push(...found.map((row) => String(row["row"])));
      }
      return all.join("\n");
    });
    const hex = (text: string): string => Buffer.from(text).toString("hex");
    const theirWords = ["little hedgehog", "our lake", "swim alone", "picture of a lake", '"score"'];
    for (const text of [
      ...sealedOfADay,
      ...bodyWords,
      "Write a song",
      "for my sister",
      "guitar",
      "first verse",
      "learn to swim",
      "Песня",
      ...theirWords,
    ]) {
      expect(rows).not.toContain(text);
      expect(rows).not.toContain(hex(text));
    }
  });

  test("a ciphertext that was moved to another row or person does not open", async () => {
    const [mine, theirs] = [await fullPerson(storage), await fullPerson(storage)];
    const goals = [aGoal(), aGoal()];
    await change(storage, mine.id, (before) => ({ ...before, goals }));
    await as(storage, mine.id, (run) =>
      run.exec(`update core.goal set sealed = (select sealed from core.goal where id = ${literal(goals[0]?.id ?? "")})
        where id = ${literal(goals[1]?.id ?? "")}`),
    );
    await expect(storage.store.snapshot(mine.id)).rejects.toMatchObject({ name: "CannotOpen" });
    expect((await readState(storage, theirs.id)).goals).toHaveLength(1);
  });

  if (kind === "postgres")
    test("the service's login is bound by row-level security and inherits nothing", async () => {
      expect(storage.access).toBe("own-login");
      const [rows] = await storage.database.session((run) =>
        run.exec(`select r.rolsuper, r.rolbypassrls, r.rolinherit, r.rolcreaterole, current_user::text as me
        from pg_roles r where r.rolname = session_user`),
      );
      expect(rows).toEqual([
        { rolsuper: false, rolbypassrls: false, rolinherit: false, rolcreaterole: false, me: "waymark_app" },
      ]);
    });
});

describe("an operator's login that may do less, where the operator says that it will do (postgres)", () => {
  async function withOperator(
    rights: string,
    takenLogin = false,
    login: RequiredLogin = "given",
  ): Promise<{ storage: Storage; warned: string[]; close(): Promise<void> }> {
    const database = await freshDatabase();
    onTestFinished(() => database.drop());
    const name = `operator_${randomUUID().slice(0, 8)}`;
    const client = new Client({ connectionString: database.adminUrl });
    await client.connect();
    await client.query(`create role ${name} login password 'p' ${rights}`);
    // Somebody else's role of that name, which the operator may not change.
    if (takenLogin) await client.query(`create role waymark_${database.name} superuser`);
    await client.query(`alter database ${database.name} owner to ${name}`);
    await client.end();
    const url = new URL(database.url);
    url.username = name;
    url.password = "p";
    const warned: string[] = [];
    const storage = await openStorage({
      databaseUrl: url.href,
      dataDir: "memory",
      secret: testSecret,
      login,
      clock: fakeClock(),
      log: { ...silentLog, warn: (event) => void warned.push(event) },
    });
    return { storage, warned, close: () => storage.close() };
  }

  test.each([
    ["may create no roles", "nocreaterole", false],
    ["finds the service's login taken by another", "createrole", true],
    ["may create no roles and passes by isolation", "nocreaterole bypassrls", false],
  ])("one who %s starts nothing unless that was said", async (_who, rights, taken) => {
    await expect(withOperator(rights, taken, "own")).rejects.toMatchObject({
      name: "IsolationRefused",
      message: expect.stringMatching(/createrole[^]*WAYMARK_DATABASE_LOGIN=given/),
    });
  });

  test("one that may create roles gets the service a login of its own", async () => {
    const { storage, warned, close } = await withOperator("createrole");
    expect([storage.access, warned]).toEqual(["own-login", []]);
    await close();
  });

  test("one whose service login is refused becomes the roles itself, says so, and isolation holds", async () => {
    const { storage, warned, close } = await withOperator("createrole", true);
    expect([storage.access, warned]).toEqual(["set-role", ["storage.own_login_refused"]]);
    const [one, other] = [await fullPerson(storage), await fullPerson(storage)];
    for (const table of personTables) {
      const seen = await as(storage, one.id, async (run) => (await run.exec(`select person_id from core.${table}`))[0]);
      expect(new Set(seen?.map((row) => row["person_id"]))).toEqual(new Set([one.id]));
    }
    expect(other.id).not.toBe(one.id);
    for (const table of ["journal", "track_milestones"]) {
      await expect(as(storage, one.id, (run) => run.exec(`delete from core.${table}`))).rejects.toMatchObject({
        code: "42501",
      });
    }
    expect((await storage.doctor()).filter(({ ok }) => !ok).map(({ check }) => check)).toEqual(["login"]);
    await close();
  });

  test("one that may create none works as itself, says so, and still sees no other person's rows", async () => {
    const { storage, warned, close } = await withOperator("nocreaterole");
    expect([storage.access, warned]).toEqual(["bare-login", ["storage.roles_refused"]]);
    const [one, other] = [await fullPerson(storage), await fullPerson(storage)];
    for (const table of personTables) {
      const seen = await as(storage, one.id, async (run) => (await run.exec(`select person_id from core.${table}`))[0]);
      expect(seen?.map((row) => row["person_id"])).not.toContain(other.id);
    }
    await as(storage, one.id, (run) => run.exec("delete from core.journal; delete from core.track_milestones"));
    expect(await storage.store.transaction(one.id, (tx) => tx.journal(10))).toHaveLength(1);
    expect(await readState(storage, one.id)).toMatchObject({ journey: aFullJourney(), day: aFullDay() });
    await storage.store.erasePerson(one.id);
    expect(await storage.store.snapshot(one.id)).toBeUndefined();
    await close();
  });
});
