import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { createInput, type Input } from "#app/handle-input.ts";
import { createRemind } from "#app/remind.ts";
import { usualFlags } from "#core/dialogue/turn/decision.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";
import { plainScreen, trackLibrary } from "#test/dialogue/walk.ts";
import { aPerson, describeAboveStorage, fakeClock, silentLog } from "#test/storage/databases.ts";

const hour = 3600_000;
/** Noon in Riga. */
const start = Date.UTC(2026, 9, 1, 9);
const noMetrics = { count: () => undefined, observe: () => undefined };

describeAboveStorage("reminders that were asked for", (open) => {
  let storage: Storage;
  let clock: ReturnType<typeof fakeClock>;
  let input: Input;
  let remind: () => Promise<void>;

  beforeEach(async () => {
    storage ??= await open();
    clock = fakeClock(start);
    input = createInput({
      store: storage.store,
      coach: { reply: () => Promise.reject(new Error("nobody asks")) },
      screen: plainScreen,
      clock,
      newId: randomUUID,
      log: silentLog,
      metrics: noMetrics,
      library: trackLibrary,
      flags: () => usualFlags,
    });
    remind = createRemind({ store: storage.store, input, clock, log: silentLog });
  });

  const somebody = async (kind: "telegram" | "account"): Promise<PersonId> => {
    const person = aPerson({ timeZone: "Europe/Riga", createdAt: clock.now() });
    await storage.store.createPerson(person, { kind, externalId: randomUUID() });
    return person.id;
  };
  const says = async (personId: PersonId, text: string) =>
    (
      await input.handle({
        personId,
        command: { do: "text", text },
        at: clock.now(),
        key: randomUUID(),
        origin: { via: "http" },
      })
    )?.replies.map(({ say }) => say);
  const sent = async (personId: PersonId): Promise<readonly string[]> => {
    const taken = await storage.outbox.take(personId, 100);
    for (const { message } of taken) await storage.outbox.sent(personId, message.id, 1);
    return taken.map(({ message }) => message.reply.say);
  };

  test("come once at their time, however often is looked, and are nothing's before it", async () => {
    const personId = await somebody("telegram");
    expect(await says(personId, "remind me in an hour to call mum")).toEqual(["reminder.set"]);
    await remind();
    expect(await sent(personId)).toEqual([]);
    clock.advance(hour);
    await Promise.all([remind(), remind()]);
    await remind();
    expect(await sent(personId)).toEqual(["reminder.due"]);
    expect(await storage.store.dueReminders(clock.now() + 365 * 24 * hour, 1000)).not.toContain(personId);
  });

  test("that come again go on after a stop, with the time that was missed said once", async () => {
    const personId = await somebody("telegram");
    await says(personId, "remind me every day at 18:00 to stretch");
    clock.advance(3 * 24 * hour);
    await remind();
    await remind();
    expect(await sent(personId)).toEqual(["reminder.due"]);
    expect(await storage.store.dueReminders(clock.now(), 1000)).not.toContain(personId);
    expect(await storage.store.dueReminders(clock.now() + 24 * hour, 1000)).toContain(personId);
  });

  test("say where no chat can bring them", async () => {
    const personId = await somebody("account");
    expect(await says(personId, "remind me in an hour to call mum")).toEqual(["reminder.set", "reminder.nowhere"]);
  });

  test("say it whole but once", async () => {
    const personId = await somebody("account");
    await says(personId, "remind me in an hour to call mum");
    expect(await says(personId, "remind me in two hours to eat")).toEqual(["reminder.set", "reminder.nowhere_still"]);
  });
});
