import { beforeAll, expect, test } from "vitest";
import { createDeliver, type Delivery } from "#app/deliver.ts";
import { DatabaseUnavailable } from "#app/outage.ts";
import type { OutboxMessage, OutboxStore } from "#app/outbox-ports.ts";
import { channelNames } from "#core/person/channel.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";
import { aPerson, describeOnBoth, fakeClock, silentLog } from "./databases.ts";
import { aMessage, change } from "./people.ts";

const minute = 60_000;
const running = new AbortController().signal;
const hour = 60 * minute;

describeOnBoth("delivery", (open) => {
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
  /** A channel that answers as `say` says, and what went over it. */
  function over(say: (message: OutboxMessage) => Delivery, outbox = storage.outbox) {
    const sent: string[] = [];
    const counted: string[] = [];
    let unsure = 0;
    const deliver = createDeliver({
      outbox,
      messenger: {
        async deliver(_person, message) {
          const said = say(message);
          if (said.kind === "sent") sent.push(message.address);
          return said;
        },
      },
      channels: channelNames,
      clock,
      log: silentLog,
      metrics: { count: (_name, labels) => void counted.push(labels?.["outcome"] ?? ""), observe: () => undefined },
      unsure: () => void (unsure += 1),
    });
    return { deliver, sent, counted, unsure: () => unsure };
  }
  const goesOut: Delivery = { kind: "sent", messageId: 1 };
  const notNow: Delivery = { kind: "later", afterMs: 0 };

  test("messages wait for as long as it takes, a day and more, and come in their order", async () => {
    const person = await personWith(["1", "2", "3"].map((chat) => aMessage(chat)));
    let away = true;
    const { deliver, sent, counted } = over(() => (away ? notNow : goesOut));
    for (let passed = 0; passed < 30 * hour; passed += 15 * minute) {
      await deliver(person, running);
      clock.advance(15 * minute);
    }
    expect(counted.length).toBeGreaterThan(100);
    away = false;
    await deliver(person, running);
    expect(sent).toEqual(["1", "2", "3"]);
  });

  test("stale reminders of one kind come as one, answers all", async () => {
    const reminder = (chat: string): OutboxMessage => ({ ...aMessage(chat), fold: "reminder" });
    const person = await personWith([reminder("1"), aMessage("2"), reminder("3"), reminder("4")]);
    clock.advance(hour);
    const { deliver, sent, counted } = over(() => goesOut);
    await deliver(person, running);
    expect(sent).toEqual(["2", "4"]);
    expect(counted.filter((outcome) => outcome === "folded")).toHaveLength(2);
  });

  test("an urgent message passes those that wait, and one that is being sent", async () => {
    const urgent: OutboxMessage = { ...aMessage("help"), urgent: true };
    const person = await personWith([aMessage("1"), aMessage("2")]);
    await over(() => notNow).deliver(person, running);
    await change(storage, person, (before) => before, { outbox: [urgent] });
    const { deliver, sent } = over(() => goesOut);
    await deliver(person, running);
    expect(sent).toEqual(["help"]);
    clock.advance(hour);
    expect(await storage.outbox.take(person, 1)).toMatchObject([{ message: { address: "1" } }]);
    await change(storage, person, (before) => before, { outbox: [{ ...urgent, id: "once-more" }] });
    await deliver(person, running);
    expect(sent).toEqual(["help", "help"]);
    // The one whose sender has it stays theirs, and the rest stays behind it.
    expect(await storage.outbox.take(person, 9)).toEqual([]);
  });

  test("what may have arrived is told of once; a notice that may have arrived is not", async () => {
    const person = await personWith([aMessage("1"), { ...aMessage("2"), notice: true }]);
    const { deliver, unsure } = over(() => ({ kind: "unsure" }));
    await deliver(person, running);
    expect(unsure()).toBe(1);
    const mine = async () => (await storage.outbox.untold(0)).filter(({ personId }) => personId === person);
    expect(await mine()).toHaveLength(1);
    expect((await storage.outbox.untold(10 * minute)).filter(({ personId }) => personId === person)).toEqual([]);
    clock.advance(11 * minute);
    expect((await storage.outbox.untold(10 * minute)).filter(({ personId }) => personId === person)).toHaveLength(1);
    await storage.outbox.told(person);
    expect(await mine()).toEqual([]);
  });

  test("a crisis answer that may have been lost twice over is tried again, and not for ever", async () => {
    const person = await personWith([{ ...aMessage("help"), urgent: true, notice: true }]);
    const { deliver, counted } = over(() => ({ kind: "unsure" }));
    for (let round = 0; round < 10; round += 1) {
      await deliver(person, running);
      clock.advance(minute);
    }
    expect(counted).toEqual(["unsure", "unsure", "unsure"]);
  });

  test("what an answer that never came gave to us is sent all the same, and what is being sent is left alone", async () => {
    const person = await personWith(["1", "2"].map((chat) => aMessage(chat)));
    const [first] = await storage.outbox.take(person, 1);
    await storage.outbox.giveBack(person, [first?.message.id ?? ""]);
    expect(await storage.outbox.take(person, 9)).toEqual([]);
    await storage.outbox.giveBack(person, []);
    const { deliver, sent } = over(() => goesOut);
    await deliver(person, running);
    expect(sent).toEqual(["1", "2"]);
  });

  test("a database that goes away while a message is being sent holds nothing up when it is back", async () => {
    const person = await personWith(["1", "2"].map((chat) => aMessage(chat)));
    let failures = 3;
    const flaky: OutboxStore = {
      ...storage.outbox,
      sent: (...noted) =>
        failures-- > 0 ? Promise.reject(new DatabaseUnavailable("away")) : storage.outbox.sent(...noted),
    };
    const { deliver, sent } = over(() => goesOut, flaky);
    await deliver(person, running);
    expect(sent).toEqual(["1", "2"]);
    expect(await storage.outbox.take(person, 9)).toEqual([]);
  });

  test("what came next with an answer that was lost is sent all the same", async () => {
    const person = await personWith([aMessage("1")]);
    const lossy: OutboxStore = {
      ...storage.outbox,
      async sentAndTake(...noted) {
        await storage.outbox.sentAndTake(...noted);
        throw new DatabaseUnavailable("away");
      },
    };
    const { deliver, sent } = over(() => goesOut, {
      ...lossy,
      async take(...asked) {
        const taken = await lossy.take(...asked);
        // Another comes while the first is being sent.
        if (sent.length === 0) await change(storage, person, (before) => before, { outbox: [aMessage("2")] });
        return taken;
      },
    });
    await deliver(person, running);
    expect(sent).toEqual(["1", "2"]);
    expect(await storage.outbox.take(person, 9)).toEqual([]);
  });

  test("a clock that is set back an hour holds nothing up", async () => {
    const person = await personWith([aMessage("1"), aMessage("2")]);
    await over(() => notNow).deliver(person, running);
    clock.advance(-hour);
    expect(await storage.outbox.waiting(15_000)).toContain(person);
    const { deliver, sent } = over(() => goesOut);
    await deliver(person, running);
    expect(sent).toEqual(["1", "2"]);
  });
});
