import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { createInput, type Input } from "#app/handle-input.ts";
import { createLookDay } from "#app/look-day.ts";
import type { Log } from "#app/ports.ts";
import { type Day, newDay } from "#core/day/day.ts";
import { usualFlags } from "#core/dialogue/turn/decision.ts";
import type { PersonId } from "#core/person/person.ts";
import { localDate } from "#core/time/local-date.ts";
import type { Storage } from "#storage/open.ts";
import { plainScreen, trackLibrary } from "#test/dialogue/walk.ts";
import { aPerson, describeAboveStorage, fakeClock, silentLog } from "#test/storage/databases.ts";
import { change, readState, readStates } from "#test/storage/people.ts";

const minute = 60_000;
const hour = 60 * minute;
/** Six in the morning of 1 October 2026 in Riga. */
const start = Date.UTC(2026, 9, 1, 3);
const noMetrics = { count: () => undefined, observe: () => undefined };

describeAboveStorage("looking at everybody's day", (open) => {
  let storage: Storage;
  let clock: ReturnType<typeof fakeClock>;
  let input: Input;
  let look: () => Promise<void>;
  let failing: PersonId | undefined;
  let commands = 0;
  const errors: string[] = [];
  const log: Log = { ...silentLog, error: (event) => void errors.push(event) };

  beforeEach(async () => {
    storage ??= await open();
    clock = fakeClock(start);
    failing = undefined;
    commands = 0;
    errors.length = 0;
    input = createInput({
      store: storage.store,
      coach: { reply: () => Promise.reject(new Error("nobody asks")) },
      screen: plainScreen,
      clock,
      newId: randomUUID,
      log,
      metrics: noMetrics,
      library: trackLibrary,
      flags: (personId) => {
        if (personId === failing) throw new Error("not for this one");
        commands += 1;
        return usualFlags;
      },
    });
    look = createLookDay({ store: storage.store, input, clock, log, metrics: noMetrics });
  });

  /** Somebody in Telegram who began health days now and wakes at seven. */
  const somebody = async (timeZone = "Europe/Riga", changes: Partial<Day> = {}): Promise<PersonId> => {
    const person = aPerson({ timeZone, createdAt: clock.now() });
    await storage.store.createPerson(person, { kind: "telegram", externalId: `${Math.floor(Math.random() * 1e12)}` });
    const fresh = newDay("foundation_builder", clock.now(), localDate(clock.now(), timeZone));
    const day = { ...fresh, schedule: { ...fresh.schedule, wake: 420, sleep: 1380 }, ...changes };
    await change(storage, person.id, (before) => ({ ...before, day }));
    return person.id;
  };
  const said = async (personId: PersonId): Promise<readonly string[]> => {
    const taken = await storage.outbox.take(personId, 100);
    for (const { message } of taken) await storage.outbox.sent(personId, message.id, 1);
    return taken.map(({ message }) => message.reply.say);
  };
  /** Looks every five minutes, and tells at which local hours something was said. */
  const walk = async (personId: PersonId, hours: number, timeZone = "Europe/Riga") => {
    const found: { readonly hour: number; readonly say: string }[] = [];
    for (let slept = 0; slept < hours * 12; slept += 1) {
      clock.advance(5 * minute);
      await look();
      for (const say of await said(personId)) {
        const at = new Intl.DateTimeFormat("en", { timeZone, hour: "numeric", hourCycle: "h23" }).format(clock.now());
        found.push({ hour: Number(at), say });
      }
    }
    return found;
  };

  test("the plan comes with the morning, and words with the blocks, four in a day and none in the night", async () => {
    const person = await somebody();
    const found = await walk(person, 24);
    expect(found[0]).toEqual({ hour: 7, say: "day.title" });
    expect(found.length).toBeLessThanOrEqual(4);
    for (const { hour: at } of found) {
      expect(at).toBeGreaterThanOrEqual(7);
      expect(at).toBeLessThan(23);
    }
    const { day } = await readState(storage, person);
    expect(day?.plan?.tasks.length).toBeGreaterThan(0);
  });

  test.each(["Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu"])(
    "the morning is that of %s",
    async (timeZone) => {
      const person = await somebody(timeZone);
      const found = await walk(person, 48, timeZone);
      expect(found.findLast(({ say }) => say === "day.title")?.hour).toBe(7);
    },
  );

  test("whoever wants no words gets a plan and none", async () => {
    const person = await somebody("Europe/Riga", { reminders: false });
    expect(await walk(person, 16)).toEqual([]);
    expect((await readState(storage, person)).day?.plan).toBeDefined();
  });

  test("nothing is begun in a crisis", async () => {
    const person = await somebody();
    await input.take({
      personId: person,
      command: { do: "text", text: "CRISIS" },
      at: clock.now(),
      key: randomUUID(),
      origin: { via: "http" },
    });
    expect(await walk(person, 6)).toEqual([]);
  });

  test("looking twice at once, or again and again, changes nothing", async () => {
    const person = await somebody();
    clock.advance(hour);
    await Promise.all([look(), look()]);
    await look();
    expect(await said(person)).toEqual(["day.title"]);
    const before = commands;
    await look();
    expect(commands).toBe(before);
  });

  test("three hundred mornings are planned in one run, and one that fails holds up nobody and is made up for", async () => {
    const people: PersonId[] = [];
    for (let made = 0; made < 300; made += 1) people.push(await somebody());
    failing = people[150];
    clock.advance(hour + minute);
    await look();
    expect(errors).toEqual(["look_day_failed"]);
    const planned = async (): Promise<number> => {
      const states = await readStates(storage, people);
      return states.filter(({ day }) => day?.plan !== undefined).length;
    };
    expect(await planned()).toBe(299);
    failing = undefined;
    clock.advance(5 * minute);
    await look();
    expect(await planned()).toBe(300);
    expect(await said(people[150] as PersonId)).toEqual(["day.title"]);
  });
});
