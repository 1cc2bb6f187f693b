import { randomUUID } from "node:crypto";
import { Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createChatLocks } from "#channels/http/accounts/chat-locks.ts";
import type { AuthTables } from "#channels/http/accounts/tables.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";
import type { FakeChat } from "../fakes/bot-api.ts";
import { WireTap } from "../faults/wire-tap.ts";
import { aPerson, fakeClock, freshDatabase, storageOf } from "../storage/databases.ts";
import { type BotHouse, openBotHouse } from "./bot-house.ts";

const open = storageOf("postgres");
// It stands still: whatever is remembered or forgotten in here is so because of what was heard.
const clock = fakeClock(Date.now());
let tap: WireTap;
let storage: Storage;
let house: BotHouse;
let elsewhere: Storage;

beforeAll(async () => {
  const database = await freshDatabase("prepared");
  tap = await WireTap.toServerOf(database.url);
  storage = await open({ databaseUrl: tap.inPlaceOf(database.url), clock });
  elsewhere = await open({ databaseUrl: database.url, clock });
  house = await openBotHouse(storage, { clock });
});
afterAll(async () => {
  await house.stop();
  await tap.stop();
});

describe("a press in Telegram", () => {
  const begins = "find_identity open";
  /**
   * From who is asked for to where the message is written down as sent: what was said before may be written down as sent as late as this, and who
   * delivers looks round now and then besides.
   */
  const inService = (since: number): readonly string[] => {
    const all = tap.since(since, "waymark_app");
    const trips = all
      .slice(all.indexOf(begins))
      .filter((trip, at, these) => trip !== "take_outbox" || these[at - 1] === "save");
    return trips[0] === begins ? trips.slice(0, trips.indexOf("sent_and_take") + 1) : [];
  };
  /** Lets somebody say it, and gives the trips until all that it led to is written down. */
  async function tripsOf(chat: FakeChat, words: string): Promise<number> {
    const since = tap.trips.length;
    await chat.does(() => chat.says(words), /flat/);
    await expect.poll(() => inService(since).at(-1)).toBe("sent_and_take");
    return since;
  }

  test("costs four trips: its person and their state, what it did, what is to be sent, and that it was sent", async () => {
    const chat = house.api.chat(7100, "en");
    await chat.does(() => chat.says("/start"), /Waymark/);
    await tripsOf(chat, "/newgoal leave the flat");
    await house.settled();
    const four = [begins, "save", "take_outbox", "sent_and_take"];
    const seen: (readonly string[])[] = [];
    for (let time = 0; time < 3; time += 1) {
      const since = await tripsOf(chat, "/step");
      seen.push(inService(since));
      // The chat had no PIN, and of one that is set since it would have been heard.
      expect(tap.since(since, "waymark_auth")).toEqual([]);
    }
    // Whoever delivers may look round at that very moment and take it: then it is one trip less, and never one more.
    for (const trips of seen) expect(four.filter((trip) => trips.includes(trip))).toEqual(trips);
    expect(seen).toContainEqual(four);
  });
});

describe("noting that an account is in use, once an hour", () => {
  test("costs two trips: what was noted, and what is now", async () => {
    const chat = house.api.chat(7150, "en");
    const since = tap.trips.length;
    await chat.does(() => chat.says("/start"), /Waymark/);
    await house.settled();
    const about = tap.trips.slice(since).filter(({ sql }) => /\babout\b/.test(sql));
    expect(about.map(({ sql }) => /core\.identity set/.test(sql))).toEqual([false, true]);
    expect(about.every(({ sql }) => sql.includes("app.person_id"))).toBe(true);
  });
});

describe("what is remembered between presses", () => {
  test("a Telegram account that has become somebody else's is theirs at once", async () => {
    const chat = house.api.chat(7200, "en");
    await chat.does(() => chat.says("/newgoal leave the flat"), /flat/);
    const first = await storage.store.findPerson("telegram", "7200");
    if (first === undefined) throw new Error("nobody");
    const other = aPerson({ id: randomUUID() as PersonId });
    await elsewhere.store.createPerson(other, undefined);
    await elsewhere.store.unlinkIdentity(first, "telegram");
    await elsewhere.store.linkIdentity(other.id, { kind: "telegram", externalId: "7200" });
    const count = chat.messages.length;
    await chat.does(() => chat.says("/newgoal learn to juggle"), /juggle/);
    expect((await storage.store.snapshot(first))?.goals).toHaveLength(1);
    expect((await storage.store.snapshot(other.id))?.goals).toHaveLength(1);
    expect(JSON.stringify(chat.messages.slice(count))).not.toContain("flat");
  });

  test("a chat that is given a PIN on another process is locked here, and a process that hears nobody asks each time", async () => {
    const locksOf = (of: Storage) =>
      createChatLocks({
        db: new Kysely<AuthTables>({ dialect: of.authDialect }).withSchema("auth"),
        clock,
        secret: "a secret",
      });
    const [here, deaf, there] = [locksOf(storage), locksOf(storage), locksOf(elsewhere)];
    const stop = await here.hear(storage.chatLocks);
    await deaf.hear({ listen: () => Promise.resolve(async () => undefined), hears: () => false });
    expect([await here.state("7300"), await deaf.state("7300")]).toEqual(["none", "none"]);
    await there.set("7300", "4071");
    expect(await deaf.state("7300")).toBe("locked");
    await expect.poll(() => here.state("7300")).toBe("locked");
    await stop();
  });
});
