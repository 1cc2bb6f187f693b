import { beforeAll, expect, test } from "vitest";
import type { Storage } from "#storage/open.ts";
import { agreed } from "./bodies.ts";
import { aPerson, describeOnBoth, fakeClock } from "./databases.ts";
import { aFullDay } from "./days.ts";
import { change } from "./people.ts";

const start = 1_780_000_000_000;
const hour = 3_600_000;

describeOnBoth("personal tokens", (open) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open({ clock: fakeClock() });
  });
  const wish = { name: "Anna's phone", scopes: ["readings:write", "day:read"], expiresAt: undefined } as const;

  async function made(expiresAt?: number) {
    const person = await agreed(storage);
    const created = await storage.tokens.create(person, { ...wish, expiresAt }, start);
    if (created === undefined || created === "too_many") throw new Error("no token");
    return { person, ...created };
  }

  test("a token opens what it was made for, is listed without itself, and its use is noted once an hour", async () => {
    const { person, token, kept } = await made();
    expect(token).toMatch(/^wm_[\w-]{32}$/);
    expect(kept).toMatchObject({ ...wish, createdAt: start, usedAt: undefined });
    expect(await storage.tokens.list(person)).toStrictEqual([kept]);
    for (const [at, usedAt] of [
      [start + 1, start + 1],
      [start + 1000, start + 1],
      [start + 2 + hour, start + 2 + hour],
    ] as const) {
      expect(await storage.tokens.find(token, at)).toStrictEqual({ personId: person, kept: { ...kept, usedAt } });
    }
    expect(await storage.tokens.list(person)).toStrictEqual([{ ...kept, usedAt: start + 2 + hour }]);
  });

  test.each([
    ["made up", "wm_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
    ["of another kind", "eyJhbGciOiJFZERTQSJ9.e30.x"],
    ["empty", ""],
    ["with a quote", "wm_'; select 1; --\\"],
  ])("one that is %s opens nothing", async (_what, token) => {
    expect(await storage.tokens.find(token, start)).toBeUndefined();
  });

  test("it is over at its time, and when it is revoked, by its person alone", async () => {
    const { token } = await made(start + hour);
    expect(await storage.tokens.find(token, start + hour - 1)).toBeDefined();
    expect(await storage.tokens.find(token, start + hour)).toBeUndefined();
    const other = await made();
    expect(await storage.tokens.revoke(await agreed(storage), other.kept.id)).toBe(false);
    expect(await storage.tokens.revoke(other.person, "no uuid")).toBe(false);
    expect(await storage.tokens.revoke(other.person, other.kept.id)).toBe(true);
    expect(await storage.tokens.revoke(other.person, other.kept.id)).toBe(false);
    expect(await storage.tokens.find(other.token, start)).toBeUndefined();
  });

  test("there are at most twenty, even at once, and none of nobody", async () => {
    const person = await agreed(storage);
    const all = await Promise.all(Array.from({ length: 23 }, () => storage.tokens.create(person, wish, start)));
    expect(all.filter((each) => each === "too_many")).toHaveLength(3);
    expect(await storage.tokens.list(person)).toHaveLength(20);
    expect(await storage.tokens.create(aPerson().id, wish, start)).toBeUndefined();
  });

  test("whoever takes their consent back keeps them, whoever stops health days does not", async () => {
    const { person, token } = await made();
    await change(storage, person, (before) => ({
      ...before,
      day: before.day && { ...before.day, consentAt: undefined },
    }));
    expect(await storage.tokens.find(token, start)).toBeDefined();
    await change(storage, person, (before) => ({ ...before, day: undefined }));
    expect(await storage.tokens.find(token, start)).toBeUndefined();
  });
});

describeOnBoth("imports", (open) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open({ clock: fakeClock() });
  });
  const file = { fingerprint: "sha256:1", bytes: 9_000_000_000 } as const;

  test("the same file goes on where it stopped, and once it is done a new run begins", async () => {
    const person = await agreed(storage);
    const [run, again] = await Promise.all([
      storage.imports.begin(person, file, start),
      storage.imports.begin(person, file, start),
    ]);
    if (run === undefined) throw new Error("no run");
    expect(again).toStrictEqual(run);
    expect(run).toMatchObject({
      ...file,
      state: "waiting",
      bytesRead: 0,
      cursor: undefined,
      unused: {},
      startedAt: start,
    });
    const further = {
      ...run,
      format: "apple_health",
      state: "failed",
      changedAt: start + 5,
      bytesRead: 5_000_000_000,
      cursor: "at row 7 'quoted'",
      counts: { read: 9, stored: 5, known: 1, conflicts: 1, marked: 2 },
      unused: { HKQuantityTypeIdentifierDietaryWater: 1203 },
      refused: { wrong_unit: 3 },
      problem: "truncated",
      attempts: 2,
    } as const;
    await storage.imports.save(person, further);
    expect(await storage.imports.begin(person, file, start + 9)).toStrictEqual(further);
    const done = { ...further, state: "done", problem: undefined } as const;
    await storage.imports.save(person, done);
    const next = await storage.imports.begin(person, file, start + 10);
    expect(next).toMatchObject({ state: "waiting", startedAt: start + 10 });
    expect(await storage.imports.list(person, 9)).toStrictEqual([next, done]);
    expect(await storage.imports.list(person, 1)).toStrictEqual([next]);
    expect(await storage.imports.list(await agreed(storage), 9)).toEqual([]);
  });

  test("nobody imports nothing, and a forgotten run does not come back", async () => {
    expect(await storage.imports.begin(aPerson().id, file, start)).toBeUndefined();
    const without = await agreed(storage, { ...aFullDay(), consentAt: undefined });
    expect(await storage.imports.begin(without, file, start)).toBeUndefined();
    expect(await storage.imports.list(without, 9)).toEqual([]);
    const person = await agreed(storage);
    const run = await storage.imports.begin(person, file, start);
    if (run === undefined) throw new Error("no run");
    await change(storage, person, (before) => ({
      ...before,
      day: before.day && { ...before.day, consentAt: undefined },
    }));
    await storage.imports.save(person, { ...run, bytesRead: 1 });
    expect(await storage.imports.list(person, 9)).toEqual([]);
  });
});
