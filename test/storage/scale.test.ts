import { readFileSync } from "node:fs";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "#core/person/person.ts";
import { openStorage, type Storage } from "#storage/open.ts";
import { aFullDay } from "./days.ts";
import { aPerson, fakeClock, freshDatabase, silentLog, testSecret } from "./databases.ts";
import { aGoal, aMessage, aStep, change, readState } from "./people.ts";

const page = readFileSync(new URL("../../docs/decisions/scale.md", import.meta.url), "utf8");
const steps = [...page.matchAll(/^```sql\n(.*?)^```$/gms)].map(([, sql = ""]) => sql);

/** What Citus documents as refused when a table is distributed, said by functions of its names on one server. */
const standIns = `
create table public.placed (name regclass primary key, by text not null);
create function public.create_distributed_table(t regclass, col text, colocate_with text) returns void language plpgsql as $$
declare wrong text;
begin
  select conname into wrong from pg_constraint c where c.conrelid = t and c.contype in ('p', 'u', 'f')
    and not (select attnum from pg_attribute where attrelid = t and attname = col) = any (c.conkey);
  if wrong is not null then raise exception '% of % is without %', wrong, t, col; end if;
  select i.indexrelid::regclass::text into wrong from pg_index i where i.indrelid = t and i.indisunique
    and not (select attnum from pg_attribute where attrelid = t and attname = col) = any (i.indkey::smallint[]);
  if wrong is not null then raise exception 'unique % is without %', wrong, col; end if;
  select confrelid::regclass::text into wrong from pg_constraint c where c.conrelid = t and c.contype = 'f'
    and not exists (select 1 from public.placed p where p.name = c.confrelid and p.by = col);
  if wrong is not null then raise exception '% refers to %, which does not lie with it', t, wrong; end if;
  select tgname into wrong from pg_trigger where tgrelid = t and not tgisinternal;
  if wrong is not null then raise exception 'trigger % on %', wrong, t; end if;
  insert into public.placed values (t, col);
end $$;
create function public.create_reference_table(t regclass) returns void language sql as $$ insert into public.placed values (t, 'every node') $$;
create function public.create_distributed_function(f regprocedure, arg text default null, colocate_with text default null, force_delegation boolean default false)
returns void language plpgsql as $$
begin
  if arg is not null and not exists (select 1 from pg_proc where oid = f and proargnames[1] = arg) then raise exception '% has no %', f, arg; end if;
end $$;
create function public.run_command_on_all_nodes(command text) returns void language sql as $$ $$;`;

describe("on a distributed engine", () => {
  let storage: Storage;
  let admin: Client;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await freshDatabase("prepared");
    drop = () => database.drop();
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query(standIns);
    await admin.query("grant all on public.placed to public");
    // The role belongs to the whole server, where other tests are at work.
    const mine = steps.map((sql) => sql.replace("alter role waymark_app login;", ""));
    const owner = new Client({ connectionString: database.url });
    await owner.connect();
    for (const sql of mine) await owner.query(sql);
    await owner.end();
    storage = await openStorage({
      databaseUrl: database.url,
      dataDir: "memory",
      secret: testSecret,
      log: silentLog,
      clock: fakeClock(),
    });
  });
  afterAll(async () => {
    await storage.close();
    await admin.end();
    await drop();
  });

  const rows = async (sql: string): Promise<readonly Record<string, unknown>[]> =>
    (await admin.query<Record<string, unknown>>(sql)).rows;

  test("every table has its place on the page, and lies where the page says", async () => {
    const said = page.slice(page.indexOf("## Where each table lies"), page.indexOf("## What each kind of query meets"));
    const tables = await rows(
      `select n.nspname || '.' || c.relname as name, c.oid::regclass::text as here, p.by, c.relname as short, n.nspname as schema
        from pg_class c join pg_namespace n on n.oid = c.relnamespace left join public.placed p on p.name = c.oid
        where n.nspname in ('core', 'auth') and c.relkind = 'r'`,
    );
    expect(tables.length).toBeGreaterThan(40);
    for (const { name, by } of tables) {
      const line = said.split("\n").find((row) => row.includes(`\`${String(name)}\``));
      expect(line, `${String(name)} stands in no row`).toBeDefined();
      const place =
        by === null ? "on the coordinator" : by === "every node" ? "a copy on every node" : `by \`${String(by)}\``;
      const where = line?.includes("the same | the same") ? "distributed by `person_id`" : line;
      expect(where, String(name)).toContain(place);
    }
  });

  test("the stand-ins refuse what would be refused: a key, a reference or a trigger that does not lie with the rows", async () => {
    const place = (table: string, by: string) =>
      admin.query(`select create_distributed_table('${table}', '${by}', colocate_with => 'none')`);
    await expect(place("auth.user", "id")).rejects.toThrow(/without id/);
    await expect(place("auth.session", "id")).rejects.toThrow(/without id/);
    await expect(place("core.goal", "kind")).rejects.toThrow(/without kind/);
    await admin.query(`create table public.plain (id uuid primary key);
      create trigger t before update on public.plain for each row execute function suppress_redundant_updates_trigger()`);
    await expect(place("public.plain", "id")).rejects.toThrow(/trigger t/);
  });

  test("every function that crosses persons says so in a way that workers hear", async () => {
    const deaf = await rows(`select proname from pg_proc where pronamespace = 'core'::regnamespace and prosecdef
      and prosrc like '%set_config(''app.system'', ''on''%'`);
    expect(deaf).toEqual([]);
  });

  test("what needs the queue or lies elsewhere stands outside of what runs where the person is", async () => {
    const source = async (name: string): Promise<string> =>
      String((await rows(`select prosrc from pg_proc where proname = '${name}'`))[0]?.["prosrc"]);
    for (const name of ["save_rows", "hasten_rows", "settle_rows"]) {
      expect(await source(name)).not.toContain("core.enqueue");
    }
    expect(await source("save_day")).not.toContain("core.feed");
    expect(await source("put_readings")).toContain("where person_id = p and person_id in");
    expect(await source("create_person")).toContain("core.become(p)");
  });

  test("a save keeps its rows, and leaves one job and one message", async () => {
    const person = aPerson();
    await storage.store.createPerson(person, { kind: "telegram", externalId: "42" });
    const step = aStep();
    await change(storage, person.id, (before) => ({ ...before, goals: [aGoal({ id: step.goalId, current: step })] }), {
      outbox: [aMessage()],
    });
    expect((await readState(storage, person.id)).goals).toHaveLength(1);
    expect(await storage.outbox.take(person.id, 10)).toHaveLength(1);
    expect(
      await rows(`select 1 from pgboss.job where name = 'deliver' and data->>'person' = '${person.id}'`),
    ).toHaveLength(1);
    expect(await storage.store.findPerson("telegram", "42")).toBe(person.id);
  });

  test("whoever stops health days has no reading, feed or token left", async () => {
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    await change(storage, person.id, (before) => ({ ...before, day: { ...aFullDay(), consentAt: 1 } }));
    await storage.feeds.create(person.id);
    const made = await storage.tokens.create(
      person.id,
      { name: "phone", scopes: ["readings:write"], expiresAt: undefined },
      1,
    );
    const token = typeof made === "object" ? made.token : "";
    expect(await storage.tokens.find(token, 2)).toMatchObject({ personId: person.id });
    await change(storage, person.id, (before) => ({ ...before, day: undefined }));
    expect(await storage.tokens.find(token, 3)).toBeUndefined();
    expect(await storage.feeds.use(person.id)).toBeUndefined();
  });

  test("readings go with consent, by the save itself", async () => {
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    const day = { ...aFullDay(), consentAt: 1 };
    await change(storage, person.id, (before) => ({ ...before, day }));
    await admin.query(`insert into core.user_baselines values ('${person.id}', 'm', 1, 1, 'c', 1, 1, 1, 1, 1)`);
    const kept = () => rows(`select 1 from core.user_baselines where person_id = '${person.id}'`);
    await change(storage, person.id, (before) => ({
      ...before,
      person: { ...before.person, tone: "serious" } satisfies Person,
    }));
    expect(await kept()).toHaveLength(1);
    await change(storage, person.id, (before) => ({ ...before, day: { ...day, consentAt: undefined } }));
    expect(await kept()).toEqual([]);
  });

  test("figures for the operator are right once they were counted anew", async () => {
    await storage.store.createPerson(aPerson(), undefined);
    await admin.query("select core.recount()");
    const [here] = await rows("select count(*)::int as n from core.person");
    expect((await storage.counts()).persons).toBe(here?.["n"]);
    expect(here?.["n"]).toBeGreaterThan(0);
  });

  test("a purge takes what is old by slices of time until nothing old is left", async () => {
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    await admin.query(`insert into core.processed_input (person_id, key, at)
      select '${person.id}', 'old' || n, n * 3600000 from generate_series(1, 20) n`);
    await storage.purge();
    expect(await rows(`select 1 from core.processed_input where key like 'old%'`)).toEqual([]);
    expect(await storage.store.snapshot(person.id)).toBeDefined();
  });
});
