import { beforeAll, expect, test } from "vitest";
import type { OutboxMessage } from "#app/outbox-ports.ts";
import type { PersonId } from "#core/person/person.ts";
import { openStorage, type Storage } from "#storage/open.ts";
import { aPerson, describeOnBoth, fakeClock, freshDatabase, silentLog, testSecret } from "./databases.ts";
import { aMessage, change } from "./people.ts";

describeOnBoth("outbox", (open) => {
  let storage: Storage;
  const clock = fakeClock();
  beforeAll(async () => {
    storage = await open({ clock });
  });

  async function personWith(messages: readonly OutboxMessage[]): Promise<PersonId> {
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    await change(storage, person.id, (before) => before, { outbox: messages, at: clock.now() });
    return person.id;
  }
  const chats = async (person: PersonId, limit = 10): Promise<readonly string[]> =>
    (await storage.outbox.take(person, limit)).map(({ message }) => message.address);

  test("messages come out as they went in, in their order", async () => {
    const messages = ["1", "2", "3"].map((chat) => aMessage(chat));
    const person = await personWith(messages);
    await change(storage, person, (before) => before, { outbox: [aMessage("4")] });
    const taken = await storage.outbox.take(person, 10);
    expect(taken.slice(0, 3).map(({ message }) => message)).toEqual(messages);
    expect(taken.map(({ message }) => message.address)).toEqual(["1", "2", "3", "4"]);
    expect(taken.map(({ tries }) => tries)).toEqual([1, 1, 1, 1]);
  });

  test("nobody else gets a person's messages while one sends them", async () => {
    const person = await personWith(["1", "2"].map((chat) => aMessage(chat)));
    const [first] = await storage.outbox.take(person, 1);
    expect(await chats(person)).toEqual([]);
    expect(await storage.outbox.sent(person, first?.message.id ?? "", 99)).toBe(true);
    expect(await chats(person)).toEqual(["2"]);
  });

  test("ten senders at once: one has it, in order", async () => {
    const person = await personWith(["1", "2", "3"].map((chat) => aMessage(chat)));
    const taken = await Promise.all(Array.from({ length: 10 }, () => chats(person, 2)));
    expect(taken.filter((list) => list.length > 0)).toEqual([["1", "2"]]);
  });

  test("a message that must wait holds back those behind it, and they come later in order", async () => {
    const person = await personWith(["1", "2", "3"].map((chat) => aMessage(chat)));
    const [first] = await storage.outbox.take(person, 2);
    expect(await storage.outbox.retry(person, first?.message.id ?? "", clock.now() + 5000)).toBe(true);
    expect(await chats(person)).toEqual([]);
    clock.advance(5000);
    const again = await storage.outbox.take(person, 10);
    expect(again.map(({ message, tries }) => [message.address, tries])).toEqual([
      ["1", 2],
      ["2", 1],
      ["3", 1],
    ]);
  });

  test("what waits for its time is woken, and another person's is not", async () => {
    const [person, other] = [await personWith([aMessage("1")]), await personWith([aMessage("2")])];
    for (const each of [person, other]) {
      const [first] = await storage.outbox.take(each, 1);
      await storage.outbox.retry(each, first?.message.id ?? "", clock.now() + 60_000);
    }
    await storage.outbox.wake(person);
    expect([await chats(person), await chats(other)]).toEqual([["1"], []]);
  });

  test("what failed for good is out of the way", async () => {
    const person = await personWith(["1", "2"].map((chat) => aMessage(chat)));
    const [first] = await storage.outbox.take(person, 1);
    await storage.outbox.failed(person, first?.message.id ?? "", "blocked");
    expect(await chats(person)).toEqual(["2"]);
    expect(await storage.outbox.sent(person, first?.message.id ?? "", 1)).toBe(false);
  });

  test("what this living process is sending is not unsure, however long it takes", async () => {
    const person = await personWith(["1"].map((chat) => aMessage(chat)));
    await storage.outbox.take(person, 1);
    clock.advance(3600_000);
    expect((await storage.outbox.unsureAfterCrash()).filter(({ personId }) => personId === person)).toEqual([]);
  });

  test("persons whose messages nobody sends are found after a while", async () => {
    const person = await personWith(["1"].map((chat) => aMessage(chat)));
    expect(await storage.outbox.waiting(30_000)).not.toContain(person);
    clock.advance(30_000);
    expect(await storage.outbox.waiting(30_000)).toContain(person);
    await storage.outbox.take(person, 1);
    expect(await storage.outbox.waiting(30_000)).not.toContain(person);
  });
});

test("what a dead process was sending is unsure, and the rest goes on (postgres)", async () => {
  const database = await freshDatabase();
  const clock = fakeClock();
  const options = { databaseUrl: database.url, dataDir: "memory", secret: testSecret, log: silentLog, clock };
  const [dying, living] = [await openStorage(options), await openStorage(options)];
  const person = aPerson();
  await dying.store.createPerson(person, undefined);
  const messages = ["1", "2", "3"].map((chat) => aMessage(chat));
  await change(dying, person.id, (before) => before, { outbox: messages });
  await dying.outbox.take(person.id, 2);
  clock.advance(20_000);
  expect(await living.outbox.unsureAfterCrash()).toEqual([]);
  await dying.close();
  expect(await living.outbox.take(person.id, 10)).toEqual([]);
  await expect
    .poll(() => living.outbox.unsureAfterCrash())
    .toEqual(messages.slice(0, 2).map(({ id }) => ({ personId: person.id, id })));
  expect((await living.outbox.take(person.id, 10)).map(({ message }) => message.address)).toEqual(["3"]);
  await living.close();
  await database.drop();
});
