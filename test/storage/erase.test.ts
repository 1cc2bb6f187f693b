import { randomUUID } from "node:crypto";
import { readFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#storage/database.ts";
import { literal } from "#storage/literal.ts";
import type { Storage } from "#storage/open.ts";
import { aPerson, describeOnBoth } from "./databases.ts";
import { keepABody } from "./bodies.ts";
import { aFullDay, aPlan } from "./days.ts";
import { aGoal, aMessage, aStep, aWay, change, readState } from "./people.ts";
import { aFullJourney, anAlbum, anExercise, aWork, keepPhoto } from "./walkers.ts";

describeOnBoth("export and erasure", (open, kind) => {
  let storage: Storage;
  const dataDir = mkdtempSync(join(tmpdir(), "waymark-erase-"));
  beforeAll(async () => {
    storage = await open({ dataDir });
    return () => rmSync(dataDir, { recursive: true, force: true });
  });

  async function fullPerson() {
    const person = aPerson({ contact: { contact: "limited" } });
    const telegram = randomUUID();
    await storage.store.createPerson(person, { kind: "telegram", externalId: telegram });
    const step = aStep({ userComment: "too long for me" });
    const done = aStep({ goalId: step.goalId, completedAt: 5, counted: true });
    await change(
      storage,
      person.id,
      (before) => ({
        ...before,
        goals: [aGoal({ id: step.goalId, current: step })],
        lastDoneStep: done,
        dialogue: { ...before.dialogue, waiting: { for: "text_as_goal", text: "learn to swim" } },
        journey: aFullJourney(),
        exercises: [anExercise()],
        day: aFullDay({ plan: aPlan("2026-11-20") }),
      }),
      {
        outbox: [aMessage()],
        journal: [{ kind: "step_done", because: { rule: "test" } }],
        key: "telegram:7",
        savedWorks: [aWork(), anAlbum(await keepPhoto(storage, person.id, 5))],
      },
    );
    await change(storage, person.id, (before) => ({ ...before, day: aFullDay() }));
    await storage.feeds.create(person.id);
    await storage.ways.put(person.id, aWay(), 5);
    await keepABody(storage, person.id);
    return { person, telegram };
  }

  test("an export holds everything, in the clear, as plain JSON", async () => {
    const { person, telegram } = await fullPerson();
    const exported = await storage.store.exportPerson(person.id);
    const text = JSON.stringify(exported);
    expect(JSON.parse(text)).toMatchObject({
      format: "waymark-export-1",
      person: { id: person.id, contact: { contact: "limited" }, createdAt: new Date(person.createdAt).toISOString() },
      identities: [{ kind: "telegram", externalId: telegram }],
      dialogue: { waiting: { text: "learn to swim" } },
      goals: [
        {
          title: "Write a song",
          current: { userComment: "too long for me" },
          completed: [{ completedAt: "1970-01-01T00:00:00.005Z" }],
        },
      ],
      journal: [{ kind: "step_done" }],
      ways: [{ channel: "webhook", address: "https://hooks.example/the-secret", on: true, whole: false }],
      messages: [{ state: "queued", reply: { with: { title: "Песня" } } }],
      day: {
        startedAt: "2026-11-01T08:00:00.000Z",
        startedOn: "2026-11-01",
        intake: { codes: ["epilepsy"], at: "2026-11-01T09:00:00.000Z" },
        energy: { value: 0.25, at: "2026-11-21T05:00:00.000Z" },
        calendar: { busy: [{ from: "2026-11-21T09:00:00.000Z", to: "2026-11-21T10:00:00.000Z" }] },
        schedule: {
          wake: "07:30",
          sleep: "22:30",
          meals: { lunch: { from: "12:30", to: "13:00" } },
          fixed: [{ name: "choir in the old mill", at: { from: "19:00", to: "20:30" } }],
          shifts: { kinds: { "nights at the ward": { wake: "15:00", work: { from: "20:00", to: "06:00" } } } },
          notes: "my knee hurts on stairs",
        },
        habits: { walking: { attempts: 9, successes: 7.5 } },
        away: { why: "sick", from: "2026-11-25" },
      },
      plans: [
        {
          date: "2026-11-21",
          madeAt: "2026-11-21T05:30:00.000Z",
          modeBecause: { rule: "energy_tap", inputs: { energy: 0.25 } },
          blocks: [{ from: "2026-11-21T05:30:00.000Z" }, { because: { inputs: { minutes: 25 } } }],
          tasks: [{ state: "done" }, { of: { kind: "goal_step" } }, { because: { rule: "gentle_only" } }],
        },
        { date: "2026-11-20" },
      ],
      feeds: [{ createdAt: expect.stringMatching(/^\d{4}-.*Z$/u) }],
      adapting: { keepPlan: false, fired: { energy_drop: { at: "2026-05-28T20:26:40.500Z", armed: false } } },
      adaptations: [
        { trigger: "energy_drop", original: { minutes: 30 }, adapted: { minutes: 15 }, expiresAt: expect.any(String) },
      ],
      baselines: [{ metric: "hrv_rmssd", median: 42.5, calculatedAt: "2026-05-28T20:26:40.000Z" }],
      readings: {
        kept: 1,
        complete: true,
        rows: [
          {
            metric: "energy_level",
            value: 0.28,
            unit: "1",
            to: "2026-05-28T20:26:40.000Z",
            offset: 120,
            source: { kind: "wearable", name: "Anna's watch" },
          },
        ],
      },
      tokens: [{ name: "Anna's phone", scopes: ["readings:write"], createdAt: "2026-05-28T20:26:40.000Z" }],
      imports: [{ fingerprint: "sha256:1", state: "waiting", unused: { HKQuantityTypeIdentifierBloodGlucose: 12 } }],
      inputs: expect.arrayContaining([{ key: "telegram:7", at: expect.any(String) }]),
      journey: {
        startedAt: "2026-10-01T12:00:00.000Z",
        startedOn: "2026-10-01",
        primary: "child_connection",
        tracks: { self_work: { percent: 20, lastActivity: "2026-10-01T15:00:00.000Z" }, community: { paused: true } },
        mood: { score: 2, at: "2026-10-01T12:00:00.000Z" },
      },
      milestones: aFullJourney().milestones.map(({ type, at }) => ({ type, at: new Date(at).toISOString() })),
      exercises: [{ technique: "letter_to_child", answers: { body: { texts: ["I think of our lake"] } } }],
      photos: [{ mime: "image/jpeg", base64: Buffer.from("the bytes of a picture of a lake").toString("base64") }],
    });
    expect(exported?.works.map(({ kind }) => kind).sort()).toEqual(["album", "letter"]);
    expect(exported?.works[0]).toMatchObject({
      title: "For the day you swim alone",
      createdAt: "2026-10-01T12:00:00.000Z",
    });
    const said = JSON.stringify(exported?.works);
    expect(said).toContain("I think of our lake");
    expect(said).toContain(exported?.photos[0]?.id);
    expect(await storage.store.exportPerson(randomUUID() as typeof person.id)).toBeUndefined();
  });

  test("an erased person leaves no row in any table, and no key", async () => {
    const [{ person, telegram }, other] = [await fullPerson(), await fullPerson()];
    await storage.idempotency.begin(person.id, "k", "f", 1);
    await storage.store.erasePerson(person.id);
    const left = await inTransaction(storage.database, async (run) => {
      const [tables = []] = await run
        .exec(`select set_config('app.person_id', ${literal(person.id)}, true);
        select 1`)
        .then(() =>
          run.exec(`select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id'
          where c.relkind = 'r' and c.relnamespace = 'core'::regnamespace`),
        );
      let rows = 0;
      for (const { relname } of tables)
        rows += (await run.exec(`select 1 from core.${String(relname)}`))[0]?.length ?? 0;
      return { tables: tables.length, rows };
    });
    expect(left).toEqual({ tables: 34, rows: 0 });
    expect(await storage.store.findPerson("telegram", telegram)).toBeUndefined();
    expect((await readState(storage, other.person.id)).goals).toHaveLength(1);
  });

  test("a decision that erases saves nothing else and tells open pages", async () => {
    const heard = new Map<string, string[]>();
    const stop = await storage.live.listen((who, { kind }) => void heard.set(who, [...(heard.get(who) ?? []), kind]));
    const { person } = await fullPerson();
    const heardOf = () => heard.get(person.id) ?? [];
    await storage.live.follow(person.id);
    await change(storage, person.id, (before) => before, { live: [{ kind: "goals" }] });
    await expect.poll(heardOf).toContain("goals");
    await change(storage, person.id, (before) => ({ ...before, goals: [aGoal()] }), {
      erase: true,
      outbox: [aMessage()],
    });
    expect(await storage.store.snapshot(person.id)).toBeUndefined();
    await expect.poll(() => heardOf().at(-1)).toBe("erased");
    await stop();
  });

  test("without its key a ciphertext stays closed for good", async () => {
    const { person } = await fullPerson();
    await inTransaction(storage.database, (run) =>
      run.exec(`select set_config('app.person_id', ${literal(person.id)}, true); delete from core.person_key`),
    );
    await expect(storage.store.snapshot(person.id)).rejects.toMatchObject({ name: "CannotOpen" });
  });

  test("what stays is a tombstone that names nobody, in the database and beside it", async () => {
    const { person, telegram } = await fullPerson();
    await storage.store.erasePerson(person.id);
    const log = readFileSync(join(dataDir, "deletions.log"), "utf8");
    const lines = log
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { kind: string });
    expect(
      lines
        .slice(-2)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(["identity", "person"]);
    expect(log).not.toContain(person.id);
    expect(log).not.toContain(telegram);
  });

  test("the same Telegram user may come back as somebody new", async () => {
    const { person, telegram } = await fullPerson();
    await storage.store.erasePerson(person.id);
    const again = aPerson();
    expect(await storage.store.createPerson(again, { kind: "telegram", externalId: telegram })).toBe(again.id);
    expect((await readState(storage, again.id)).goals).toEqual([]);
  });

  test(`erasing nobody is no error (${kind})`, async () => {
    await storage.store.erasePerson(randomUUID() as ReturnType<typeof aPerson>["id"]);
  });
});
