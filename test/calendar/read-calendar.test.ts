import { randomUUID } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { afterCommit } from "#app/after-commit.ts";
import { createInput, type Input } from "#app/handle-input.ts";
import type { Log, Origin } from "#app/ports.ts";
import { createReadCalendar, type ReadCalendar } from "#app/read-calendar.ts";
import { createCalendars } from "#channels/calendar/calendars.ts";
import { usualFlags } from "#core/dialogue/turn/decision.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";
import { plainScreen, trackLibrary } from "#test/dialogue/walk.ts";
import { aPerson, describeAboveStorage, fakeClock } from "#test/storage/databases.ts";
import { readState } from "#test/storage/people.ts";

const hour = 3600 * 1000;
/** Nine in the morning in Riga. */
const start = Date.UTC(2026, 9, 1, 6);
const lunch = { from: Date.UTC(2026, 9, 2, 9), to: Date.UTC(2026, 9, 2, 10) };
const calendar = (from = "20261002T120000") =>
  `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Lunch with somebody\r\nDTSTART:${from}\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

describeAboveStorage("the calendar that somebody's day follows", (open) => {
  const calendars = createCalendars({ allowPrivate: true });
  let storage: Storage;
  let clock: ReturnType<typeof fakeClock>;
  let input: Input;
  let readCalendar: ReadCalendar;
  let idle: () => Promise<void>;
  let server: Server | undefined;
  let asked = 0;
  const heard: string[] = [];
  const counted: string[] = [];
  const hear = (event: string, fields?: object): void => void heard.push(JSON.stringify([event, fields]));
  const log: Log = { info: hear, warn: hear, error: hear };

  beforeEach(async () => {
    storage ??= await open();
    clock = fakeClock(start);
    heard.length = 0;
    counted.length = 0;
    asked = 0;
    const metrics = {
      count: (name: string, labels: object = {}) => {
        if (name === "calendar_reads_total") counted.push(Object.values(labels).join());
      },
      observe: () => undefined,
    };
    const taken = createInput({
      store: storage.store,
      coach: { reply: () => Promise.reject(new Error("nobody asks")) },
      screen: plainScreen,
      clock,
      newId: randomUUID,
      log,
      metrics,
      library: trackLibrary,
      flags: () => usualFlags,
    });
    readCalendar = createReadCalendar({
      store: storage.store,
      input: taken,
      read: calendars.read,
      clock,
      log,
      metrics,
    });
    ({ input, idle } = afterCommit(taken, [readCalendar.afterwards]));
  });
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });
  afterAll(() => calendars.close());

  const serve = async (answer: RequestListener): Promise<string> => {
    const made = createServer((request, response) => {
      asked += 1;
      answer(request, response);
    });
    server = made;
    await new Promise<void>((ready) => void made.listen(0, "127.0.0.1", ready));
    return `http://127.0.0.1:${(made.address() as AddressInfo).port}/secret-word.ics`;
  };
  const somebody = async (): Promise<PersonId> => {
    const person = aPerson({ timeZone: "Europe/Riga", createdAt: clock.now() });
    await storage.store.createPerson(person, { kind: "telegram", externalId: `${Math.floor(Math.random() * 1e12)}` });
    return person.id;
  };
  const gives = async (
    personId: PersonId,
    address: string,
    origin: Origin = { via: "telegram", address: "7", messageId: 3 },
  ) => {
    await input.take({ personId, command: { do: "calendar", address }, at: clock.now(), key: randomUUID(), origin });
    await idle();
  };
  const linkOf = async (personId: PersonId) => (await readState(storage, personId)).day?.calendar;
  const said = async (personId: PersonId) => {
    const taken = await storage.outbox.take(personId, 100);
    for (const { message } of taken) await storage.outbox.sent(personId, message.id, 1);
    return taken.map(({ message }) => message.reply.say);
  };

  test("is read as soon as its address is given, and the answer goes where the address came from", async () => {
    const person = await somebody();
    await gives(person, await serve((_request, response) => response.end(calendar())));
    expect(await linkOf(person)).toMatchObject({ busy: [lunch], problem: undefined, readAt: start });
    expect(await said(person)).toEqual(["calendar.added", "calendar.read"]);
    expect(counted).toEqual(["read"]);
  });

  test("is read again after three hours, by the job or when its owner does something, and not before", async () => {
    const person = await somebody();
    let text = calendar();
    await gives(person, await serve((_request, response) => response.end(text)));
    text = calendar("20261003T120000");
    clock.advance(2 * hour);
    await readCalendar.due();
    expect(asked).toBe(1);
    clock.advance(hour);
    await readCalendar.due();
    expect(asked).toBe(2);
    expect((await linkOf(person))?.busy).toEqual([{ from: lunch.from + 24 * hour, to: lunch.to + 24 * hour }]);
    clock.advance(4 * hour);
    await input.take({
      personId: person,
      command: { do: "schedule" },
      at: clock.now(),
      key: randomUUID(),
      origin: { via: "http" },
    });
    await idle();
    expect(asked).toBe(3);
    await readCalendar.due();
    expect(asked).toBe(3);
  });

  test("keeps what was read before where it cannot be read now, and is tried again", async () => {
    const person = await somebody();
    let status = 200;
    await gives(person, await serve((_request, response) => response.writeHead(status).end(calendar())));
    status = 500;
    clock.advance(3 * hour);
    await readCalendar.due();
    expect(await linkOf(person)).toMatchObject({ busy: [lunch], problem: "unreachable" });
    status = 200;
    clock.advance(3 * hour);
    await readCalendar.due();
    expect(await linkOf(person)).toMatchObject({ busy: [lunch], problem: undefined });
  });

  const turnsOutAs: Readonly<Record<string, { readonly problem: string; readonly answer: RequestListener }>> = {
    "a page to sign in": {
      problem: "not_a_calendar",
      answer: (_request, response) => {
        response.end("<html>");
      },
    },
    nothing: {
      problem: "unreachable",
      answer: (_request, response) => {
        response.writeHead(404).end();
      },
    },
    "six megabytes": {
      problem: "too_large",
      answer: (_request, response) => {
        response.end("X".repeat(6_000_000));
      },
    },
  };
  test.each(Object.entries(turnsOutAs))(
    "that turns out to be %s is named as such, in kind words",
    async (_what, { problem, answer }) => {
      const person = await somebody();
      await gives(person, await serve(answer));
      expect(await linkOf(person)).toMatchObject({ busy: [], problem });
      expect(await said(person)).toEqual(["calendar.added", `calendar.${problem}`]);
      expect(counted).toEqual([problem]);
    },
  );

  test("that was exchanged for another while it was read brings nothing", async () => {
    const person = await somebody();
    const address = await serve((_request, response) => response.end(calendar()));
    const take = (given: string) =>
      input.take({
        personId: person,
        command: { do: "calendar", address: given },
        at: clock.now(),
        key: randomUUID(),
        origin: { via: "http" },
      });
    await Promise.all([take(address), take(`${address}?two`)]);
    await idle();
    const link = await linkOf(person);
    expect(link?.readAt).toBe(start);
    expect(asked).toBe(2);
  });

  test("leaves neither its address nor a title in logs, the journal or jobs", async () => {
    const person = await somebody();
    await gives(person, await serve((_request, response) => response.end(calendar())));
    await gives(person, "http://secret-word.invalid/");
    const journal = await storage.store.transaction(person, (tx) => tx.journal(100));
    expect(journal.length).toBeGreaterThan(2);
    expect(`${heard.join()} ${JSON.stringify(journal)}`).not.toMatch(/secret-word|lunch/iu);
  });

  test("of forty persons are all read in one run", async () => {
    const address = await serve((_request, response) => response.end(calendar()));
    const people = await Promise.all(Array.from({ length: 40 }, somebody));
    await Promise.all(people.map((person) => gives(person, address, { via: "http" })));
    expect(asked).toBe(40);
    clock.advance(3 * hour);
    await readCalendar.due();
    expect(asked).toBeGreaterThanOrEqual(80);
    expect(
      (await storage.store.dueCalendars(clock.now() - 3 * hour, 1000)).filter((id) => people.includes(id)),
    ).toEqual([]);
  });
});
