import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { createInput, type Input } from "#app/handle-input.ts";
import { createLook } from "#app/look.ts";
import type { Log } from "#app/ports.ts";
import { type Flags, usualFlags } from "#core/dialogue/turn/decision.ts";
import { type PersonId } from "#core/person/person.ts";
import type { WorkId } from "#core/techniques/work.ts";
import { newJourney } from "#core/tracks/journey.ts";
import { nextLook } from "#core/tracks/nudge.ts";
import { localDate } from "#core/time/local-date.ts";
import type { Storage } from "#storage/open.ts";
import { plainScreen, trackLibrary } from "#test/dialogue/walk.ts";
import { aPerson, describeAboveStorage, fakeClock, silentLog } from "#test/storage/databases.ts";
import { change, readStates } from "#test/storage/people.ts";
import { aDate, aWork } from "#test/storage/walkers.ts";

const hour = 3600 * 1000;
const day = 24 * hour;
/** Noon in Riga. */
const start = Date.UTC(2026, 9, 1, 9);
const noMetrics = { count: () => undefined, observe: () => undefined };

describeAboveStorage("looking at everybody on the tracks", (open) => {
  let storage: Storage;
  let clock: ReturnType<typeof fakeClock>;
  let input: Input;
  let look: () => Promise<void>;
  let flags: Flags;
  let failing: PersonId | undefined;
  const errors: string[] = [];
  const log: Log = { ...silentLog, error: (event) => void errors.push(event) };

  beforeEach(async () => {
    storage ??= await open();
    clock = fakeClock(start);
    flags = usualFlags;
    failing = undefined;
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
        return flags;
      },
    });
    look = createLook({ store: storage.store, input, clock, log });
  });

  /** Somebody in Telegram who began the tracks now. */
  const somebody = async (timeZone = "Europe/Riga"): Promise<PersonId> => {
    const person = aPerson({ timeZone, createdAt: clock.now() });
    await storage.store.createPerson(person, { kind: "telegram", externalId: `${Math.floor(Math.random() * 1e12)}` });
    const date = localDate(clock.now(), timeZone);
    const journey = { ...newJourney(clock.now(), date), lookAt: nextLook(clock.now(), timeZone) };
    await change(storage, person.id, (before) => ({ ...before, journey }));
    return person.id;
  };
  /** What we said of ourselves and have not sent yet, taken off the way. */
  const said = async (personId: PersonId): Promise<readonly string[]> => {
    const taken = await storage.outbox.take(personId, 100);
    for (const { message } of taken) await storage.outbox.sent(personId, message.id, 1);
    return taken.map(({ message }) => message.reply.say);
  };
  /** Looks every quarter of an hour, and tells on which local days and hours something was said. */
  const walk = async (personId: PersonId, days: number, timeZone = "Europe/Riga") => {
    const found: { readonly day: number; readonly hour: number; readonly say: string }[] = [];
    const began = clock.now();
    for (let slept = 0; slept < days * 24; slept += 1) {
      clock.advance(hour);
      await look();
      for (const say of await said(personId)) {
        const at = new Intl.DateTimeFormat("en", { timeZone, hour: "numeric", hourCycle: "h23" }).format(clock.now());
        found.push({ day: Math.floor((clock.now() - began) / day), hour: Number(at), say });
      }
    }
    return found;
  };
  const does = (personId: PersonId, command: Parameters<Input["take"]>[0]["command"]) =>
    input.take({ personId, command, at: clock.now(), key: randomUUID(), origin: { via: "http" } });

  test("thirty days without moving bring one gentle word about one track, and no other two days running", async () => {
    const person = await somebody();
    clock.advance(29 * day - hour);
    const found = await walk(person, 4);
    expect(found.map(({ say }) => say)).toEqual(["nudge.stuck", "nudge.stuck"]);
    const [first, second] = found;
    expect(first?.day).toBeGreaterThanOrEqual(0);
    expect((second?.day ?? 0) - (first?.day ?? 0)).toBeGreaterThanOrEqual(2);
  });

  test.each(["Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu"])(
    "nothing is said in the night of %s",
    async (timeZone) => {
      const person = await somebody(timeZone);
      clock.advance(29 * day);
      const found = await walk(person, 3, timeZone);
      expect(found.length).toBeGreaterThan(0);
      for (const { hour: at } of found) {
        expect(at).toBeGreaterThanOrEqual(10);
        expect(at).toBeLessThan(20);
      }
    },
  );

  test("each track is mentioned once, and then there is silence", async () => {
    const person = await somebody();
    clock.advance(31 * day);
    expect(await walk(person, 14)).toHaveLength(2);
    // The two tracks about the child and the other parent are not spoken of before the gate was answered.
  });

  test("nothing is begun in a crisis", async () => {
    const person = await somebody();
    clock.advance(31 * day);
    await does(person, { do: "text", text: "CRISIS" });
    expect(await walk(person, 2)).toEqual([]);
  });

  test("a paused track is not spoken of", async () => {
    const person = await somebody();
    await does(person, { do: "pause_track", track: "self_work", paused: true });
    await does(person, { do: "pause_track", track: "community", paused: true });
    clock.advance(31 * day);
    expect(await walk(person, 3)).toEqual([]);
  });

  test("whoever wants no reminders, or has no tracks any more, hears nothing", async () => {
    const person = await somebody();
    await does(person, { do: "nudges", wanted: false });
    clock.advance(31 * day);
    expect(await walk(person, 2)).toEqual([]);
    const other = await somebody();
    clock.advance(31 * day);
    flags = { ...usualFlags, multi_track_system_enabled: false };
    expect(await walk(other, 2)).toEqual([]);
  });

  const withLetters = async (count: number): Promise<PersonId> => {
    const person = await somebody();
    const works = Array.from({ length: count }, () =>
      aWork({ id: randomUUID() as WorkId, opensOn: aDate("2026-10-04") }),
    );
    await change(
      storage,
      person,
      (before) => ({
        ...before,
        journey: before.journey && {
          ...before.journey,
          capsules: works.map(({ id }) => ({ work: id, opensOn: aDate("2026-10-04") })),
        },
      }),
      { savedWorks: works },
    );
    return person;
  };

  test("a letter to the future is there on its day, once", async () => {
    const person = await withLetters(1);
    const found = await walk(person, 5);
    expect(found).toEqual([{ day: 2, hour: 10, say: "capsule.due" }]);
  });

  test("of many letters four come on one day and the rest on the next", async () => {
    const person = await withLetters(6);
    const found = await walk(person, 6);
    expect(found.map((each) => each.day)).toEqual([2, 2, 2, 2, 3, 3]);
  });

  test("a letter that a crisis held back comes when it is over", async () => {
    const person = await withLetters(1);
    await does(person, { do: "text", text: "CRISIS" });
    expect(await walk(person, 3)).toEqual([]);
    await does(person, { do: "i_am_safe" });
    expect((await walk(person, 1)).map(({ say }) => say)).toEqual(["capsule.due"]);
  });

  test("a thousand persons are looked at in one run, and one who fails holds up nobody", async () => {
    const people: PersonId[] = [];
    for (let made = 0; made < 1000; made += 1) people.push(await somebody());
    failing = people[500];
    clock.advance(30 * day + 2 * hour);
    await look();
    expect(errors).toEqual(["look_failed"]);
    const spokenTo = async (): Promise<number> => {
      const states = await readStates(storage, people);
      return states.filter(({ journey }) => journey?.nudgedOn !== undefined).length;
    };
    expect(await spokenTo()).toBe(999);
    expect(await said(people[0] as PersonId)).toEqual(["nudge.stuck"]);
    failing = undefined;
    await look();
    expect(await spokenTo()).toBe(1000);
    expect(await said(people[0] as PersonId)).toEqual([]);
  });
});
