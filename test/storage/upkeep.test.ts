import { Kysely, sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Storage } from "#storage/open.ts";
import { aPerson, describeOnBoth, fakeClock } from "./databases.ts";
import { aGoal, aMessage, change } from "./people.ts";

const day = 24 * 3600_000;
const answer = { status: 201, contentType: "application/json", body: '{"title":"Песня"}' };

describeOnBoth("upkeep", (open) => {
  let storage: Storage;
  const clock = fakeClock();
  beforeAll(async () => {
    storage = await open({ clock });
  });
  async function somebody() {
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    return person.id;
  }

  test("a request is begun once, answered once, and the same again gets the same answer", async () => {
    const person = await somebody();
    const begin = (fingerprint = "POST /api/goals abc") =>
      storage.idempotency.begin(person, "k", fingerprint, clock.now());
    expect(await begin()).toEqual({ kind: "fresh" });
    expect(await begin()).toEqual({ kind: "running" });
    expect(await begin("POST /api/goals other")).toEqual({ kind: "mismatch" });
    await storage.idempotency.finish(person, "k", answer);
    expect(await begin()).toEqual({ kind: "replay", response: answer });
    expect(await begin("POST /api/goals other")).toEqual({ kind: "mismatch" });
  });

  test("of two at the same moment one is fresh", async () => {
    const person = await somebody();
    const kinds = await Promise.all(
      [1, 2, 3].map(() => storage.idempotency.begin(person, "k", "f", clock.now()).then(({ kind }) => kind)),
    );
    expect(kinds.sort()).toEqual(["fresh", "running", "running"]);
  });

  test("a start that died is fresh again after a minute, and one that its own beginner abandons at once", async () => {
    const person = await somebody();
    await storage.idempotency.begin(person, "k", "f", clock.now());
    expect((await storage.idempotency.begin(person, "k", "f", clock.now() + 59_000)).kind).toBe("running");
    expect((await storage.idempotency.begin(person, "k", "f", clock.now() + 60_000)).kind).toBe("fresh");
    await storage.idempotency.abandon(person, "k", clock.now());
    expect((await storage.idempotency.begin(person, "k", "f", clock.now() + 61_000)).kind).toBe("running");
    await storage.idempotency.abandon(person, "k", clock.now() + 60_000);
    expect((await storage.idempotency.begin(person, "k", "f", clock.now())).kind).toBe("fresh");
    await storage.idempotency.finish(person, "k", answer);
    await storage.idempotency.abandon(person, "k", clock.now());
    expect((await storage.idempotency.begin(person, "k", "f", clock.now())).kind).toBe("replay");
  });

  test("an erased person's late answer is kept nowhere", async () => {
    const person = await somebody();
    await storage.idempotency.begin(person, "k", "f", clock.now());
    await storage.store.erasePerson(person);
    await storage.idempotency.finish(person, "k", answer);
  });

  test("handled inputs are forgotten after 30 days, settled messages after 7, waiting ones never", async () => {
    const person = await somebody();
    await storage.purge();
    await change(storage, person, (before) => before, {
      key: "old",
      at: clock.now(),
      outbox: [aMessage(), aMessage()],
    });
    const [first] = await storage.outbox.take(person, 1);
    await storage.outbox.sent(person, first?.message.id ?? "", 1);
    clock.advance(8 * day);
    expect(await storage.purge()).toMatchObject({ inputs: 0, messages: 1 });
    clock.advance(23 * day);
    expect((await storage.purge()).inputs).toBeGreaterThanOrEqual(1);
    expect(await storage.outbox.take(person, 10)).toHaveLength(1);
  });

  test("codes and counters of limits go when their time is over, and not before", async () => {
    const person = await somebody();
    const db = new Kysely<unknown>({ dialect: storage.authDialect });
    for (const [name, from] of [
      ["over", "-1 day"],
      ["good", "1 day"],
    ] as const) {
      await sql`insert into link_code (code_hash, person_id, expires_at) values (${name}, ${person}, now() + ${from}::interval)`.execute(
        db,
      );
      await sql`insert into rate_limit (key, points, expire) values (${name}, 1, extract(epoch from now() + ${from}::interval) * 1000)`.execute(
        db,
      );
    }
    await storage.purge();
    const { rows } = await sql<{
      name: string;
    }>`select code_hash as name from link_code union all select key from rate_limit`.execute(db);
    expect(rows.map(({ name }) => name)).toEqual(["good", "good"]);
  });

  test("no time leads from an account to its person: accounts are known by the month, sessions by the day", async () => {
    const db = new Kysely<unknown>({ dialect: storage.authDialect });
    const then = "2026-01-17 13:14:15.678+00";
    const { rows: users } = await sql<{
      id: string;
    }>`insert into "user" (name, email, "emailVerified", "createdAt", "updatedAt")
      values ('', ${`${then}@example.org`}, false, ${then}, ${then}) returning id`.execute(db);
    await sql`insert into session ("userId", token, "expiresAt", "createdAt", "updatedAt", confirmed_at)
      values (${users[0]?.id}, 'then', now() + interval '1 day', ${then}, ${then}, ${then})`.execute(db);
    await sql`insert into session ("userId", token, "expiresAt", "createdAt", "updatedAt", confirmed_at)
      values (${users[0]?.id}, 'now', now() + interval '1 day', now(), now(), now())`.execute(db);
    await storage.purge();
    const told = async (of: string) =>
      (await sql<{ at: Date; confirmed?: Date | null }>`${sql.raw(of)}`.execute(db)).rows[0];
    expect((await told(`select "createdAt" as at from "user" where email like '2026-01-17%'`))?.at.toISOString()).toBe(
      "2026-01-01T00:00:00.000Z",
    );
    const old = await told(`select "createdAt" as at, confirmed_at as confirmed from session where token = 'then'`);
    expect([old?.at.toISOString(), old?.confirmed]).toEqual(["2026-01-17T00:00:00.000Z", null]);
    expect((await told(`select confirmed_at as at from session where token = 'now'`))?.at).toBeInstanceOf(Date);
  });

  test("the operator sees figures and what is wrong, and no person", async () => {
    const person = await somebody();
    await change(storage, person, (before) => ({ ...before, goals: [aGoal()] }));
    const counts = await storage.counts();
    expect(counts.persons).toBeGreaterThan(0);
    expect(counts.goals).toBe(1);
    const checks = await storage.doctor();
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks).toHaveLength(7);
    await storage.ping();
  });
});
