import { createHash, randomUUID } from "node:crypto";
import { importJWK, jwtVerify } from "jose";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createMail } from "#channels/http/accounts/mail.ts";
import { pushKeysFrom } from "#channels/ways/push.ts";
import { createWayChannels } from "#channels/ways/ways.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadWords } from "#content/words.ts";
import { createDeliver } from "#app/deliver.ts";
import { createInput, type Input } from "#app/handle-input.ts";
import { createRemind } from "#app/remind.ts";
import type { Way } from "#app/way-ports.ts";
import { createWayMessenger } from "#app/ways.ts";
import { usualFlags } from "#core/dialogue/turn/decision.ts";
import { type WayChannel, wayChannels } from "#core/person/channel.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";
import { plainScreen, trackLibrary } from "#test/dialogue/walk.ts";
import { startMailServer } from "#test/fakes/mail-server.ts";
import { startPosted } from "#test/fakes/posted.ts";
import { pushBrowser } from "#test/fakes/push-browser.ts";
import { aPerson, describeAboveStorage, fakeClock, silentLog } from "#test/storage/databases.ts";

const hour = 3600_000;
/** Noon in Riga. */
const start = Date.UTC(2026, 9, 1, 9);
const nobodyCounts = { count: () => undefined, observe: () => undefined };
const words = loadWords(contentFolder);
const keys = pushKeysFrom("a secret of the operator's");

describeAboveStorage("ways by which somebody is told that something is there", (open) => {
  let storage: Storage;
  let clock: ReturnType<typeof fakeClock>;
  let input: Input;
  let server: Awaited<ReturnType<typeof startPosted>>;
  let mails: Awaited<ReturnType<typeof startMailServer>>;
  /** What goes on of itself: what is due is decided, and what was decided is sent. */
  let goOn: (personId: PersonId, allowPrivate?: boolean) => Promise<void>;

  beforeEach(async () => {
    clock = fakeClock(start);
    storage ??= await open({ clock: { now: () => clock.now() } });
    server ??= await startPosted();
    mails ??= await startMailServer();
    server.posted.length = 0;
    server.answer.status = 201;
    input = createInput({
      store: storage.store,
      coach: { reply: () => Promise.reject(new Error("nobody asks")) },
      screen: plainScreen,
      clock,
      newId: randomUUID,
      log: silentLog,
      metrics: nobodyCounts,
      library: trackLibrary,
      flags: () => usualFlags,
    });
    const remind = createRemind({ store: storage.store, input, clock, log: silentLog });
    const mail = createMail({ smtpUrl: mails.url, publicUrl: "https://way.example", words });
    goOn = async (personId, allowPrivate = true) => {
      await remind();
      const messenger = createWayMessenger({
        ways: storage.ways,
        channels: createWayChannels({ keys, subject: "mailto:us@way.example", mail: mail.send, allowPrivate }),
        store: storage.store,
        note: ({ id, reply, locale, tone }) => ({
          id,
          title: words.word("way.title", locale),
          text: words.render(reply, { locale, tone }, "plain").text,
          url: "https://way.example",
        }),
        clock,
        log: silentLog,
      });
      const parts = { clock, log: silentLog, metrics: nobodyCounts, unsure: () => undefined };
      const deliver = createDeliver({ outbox: storage.outbox, messenger, channels: wayChannels, ...parts });
      await deliver(personId, new AbortController().signal);
    };
  });
  afterAll(async () => {
    await server.close();
    mails.close();
  });

  const somebody = async (): Promise<PersonId> => {
    const person = aPerson({ locale: "en", timeZone: "Europe/Riga", createdAt: clock.now() });
    await storage.store.createPerson(person, { kind: "account", externalId: randomUUID() });
    return person.id;
  };
  const withWay = async (personId: PersonId, channel: WayChannel, address: string, more: Partial<Way> = {}) => {
    const wish = { channel, address, name: "mine", session: undefined, on: true, whole: false, ...more };
    const way = await storage.ways.put(personId, wish, clock.now());
    if (way === undefined || way === "too_many") throw new Error("no way");
    return way;
  };
  const says = async (personId: PersonId, text: string) => {
    const heard = { command: { do: "text", text } as const, at: clock.now(), key: randomUUID() };
    return (await input.handle({ personId, ...heard, origin: { via: "http" } }))?.replies.map(({ say }) => say);
  };
  const dueIn = async (personId: PersonId, hours: number): Promise<void> => {
    await says(personId, `remind me in ${hours} hours to call my lawyer`);
    clock.advance(hours * hour);
  };

  test("a push comes sealed for one browser, signed by this server, and says nothing of what it is about", async () => {
    const personId = await somebody();
    const browser = pushBrowser(`${server.url}/push/1`);
    await withWay(personId, "push", JSON.stringify(browser.subscription));
    expect(await says(personId, "remind me in 2 hours to call my lawyer")).toEqual(["reminder.set"]);
    clock.advance(2 * hour);
    await goOn(personId);
    await goOn(personId);
    expect(server.posted).toHaveLength(1);
    const [{ path, headers, body } = { path: "", headers: {}, body: Buffer.of() }] = server.posted;
    expect(path).toBe("/push/1");
    expect(body.toString("latin1")).not.toContain("waiting");
    expect(browser.read(body)).toMatchObject({ title: "Notes", text: "Something is waiting for you here." });
    const [, token = "", key = ""] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization ?? "") ?? [];
    expect(key).toBe(keys.publicKey);
    const point = Buffer.from(key, "base64url");
    const jwk = { kty: "EC", crv: "P-256", x: part(point, 1), y: part(point, 33) };
    const { payload } = await jwtVerify(token, await importJWK(jwk, "ES256"));
    expect(payload).toMatchObject({ aud: server.url, sub: "mailto:us@way.example" });
  });
  const part = (point: Buffer, from: number): string => point.subarray(from, from + 32).toString("base64url");

  test("it says what there is where the person wanted that of it", async () => {
    const personId = await somebody();
    const browser = pushBrowser(`${server.url}/push/2`);
    await withWay(personId, "push", JSON.stringify(browser.subscription), { whole: true });
    await dueIn(personId, 2);
    await goOn(personId);
    expect(server.posted.map(({ body }) => browser.read(body)["text"])).toEqual([
      expect.stringContaining("call my lawyer"),
    ]);
  });

  test.each([404, 410])("a browser that is there no more (%d) is forgotten, and another is told", async (status) => {
    const personId = await somebody();
    await withWay(personId, "push", JSON.stringify(pushBrowser(`${server.url}/gone`).subscription));
    await dueIn(personId, 1);
    server.answer.status = status;
    await goOn(personId);
    expect(await storage.ways.list(personId)).toEqual([]);
    server.answer.status = 201;
    await withWay(personId, "webhook", `${server.url}/hook`);
    await dueIn(personId, 1);
    await goOn(personId);
    expect(server.posted.map(({ path }) => path)).toEqual(["/gone", "/hook"]);
  });

  test("one address that is away holds up no other, and its word comes once it is back, as long as it is news", async () => {
    const personId = await somebody();
    await withWay(personId, "ntfy", "http://127.0.0.1:1/topic");
    await withWay(personId, "webhook", `${server.url}/hook`);
    const busy = await withWay(personId, "ntfy", `${server.url}/topic`);
    server.answer.status = 503;
    await dueIn(personId, 1);
    await goOn(personId);
    server.answer.status = 200;
    server.posted.length = 0;
    clock.advance(10_000);
    await goOn(personId);
    await goOn(personId);
    expect(server.posted.map(({ path }) => path).sort()).toEqual(["/hook", "/topic"]);
    server.answer.status = 503;
    await dueIn(personId, 1);
    await goOn(personId);
    server.answer.status = 200;
    server.posted.length = 0;
    clock.advance(25 * hour);
    await goOn(personId);
    expect(server.posted).toEqual([]);
    expect((await storage.ways.list(personId)).map(({ id }) => id)).toContain(busy.id);
  });

  test("what is late waits for the end of the night, and what was asked for at an hour comes at it", async () => {
    const personId = await somebody();
    await withWay(personId, "webhook", `${server.url}/hook`);
    // Three hours past midnight.
    clock.advance(15 * hour);
    await storage.store.transaction(personId, async (tx) => {
      const opened = await tx.open("night");
      if (!opened) throw new Error("nobody");
      const [way] = await tx.ways();
      const of = { locale: "en", tone: "friendly", editMessageId: undefined, reply: { say: "way.waits" } } as const;
      await tx.save({
        key: "night",
        at: clock.now(),
        before: opened.snapshot,
        decision: { replies: [], journal: [], after: opened.snapshot },
        outbox: [{ id: randomUUID(), channel: "webhook", address: way?.id ?? "", ...of }],
        live: [],
      });
    });
    await goOn(personId);
    expect(server.posted).toEqual([]);
    clock.advance(5 * hour);
    await goOn(personId);
    expect(server.posted).toHaveLength(1);
    clock.advance(16 * hour);
    await dueIn(personId, 1);
    await goOn(personId);
    expect(server.posted).toHaveLength(2);
  });

  test("what was turned off or ended meanwhile is sent nothing more", async () => {
    const personId = await somebody();
    const off = await withWay(personId, "webhook", `${server.url}/off`);
    const ended = await withWay(personId, "webhook", `${server.url}/ended`);
    const stays = await withWay(personId, "webhook", `${server.url}/stays`);
    server.answer.status = 503;
    await dueIn(personId, 1);
    await goOn(personId);
    server.posted.length = 0;
    server.answer.status = 200;
    await storage.ways.change(personId, off.id, { on: false });
    await storage.ways.remove(personId, ended.id);
    clock.advance(hour);
    await goOn(personId);
    expect(server.posted.map(({ path }) => path)).toEqual(["/stays"]);
    expect(new Set((await storage.ways.list(personId)).map(({ id }) => id))).toEqual(new Set([off.id, stays.id]));
  });

  test("an address inside the operator's network is asked nothing", async () => {
    const personId = await somebody();
    await withWay(personId, "webhook", `${server.url}/inside`);
    await withWay(personId, "push", JSON.stringify(pushBrowser(`${server.url}/inside`).subscription));
    await dueIn(personId, 1);
    await goOn(personId, false);
    expect(server.posted).toEqual([]);
  });

  test("ntfy is given a text with its title, a webhook JSON, in the person's language", async () => {
    const personId = await somebody();
    const command = { do: "language", locale: "ru" } as const;
    await input.take({ personId, command, at: clock.now(), key: randomUUID(), origin: { via: "http" } });
    await withWay(personId, "ntfy", `${server.url}/topic`);
    await withWay(personId, "webhook", `${server.url}/hook`);
    await says(personId, "напомни через час позвонить маме");
    clock.advance(hour);
    await goOn(personId);
    const [topic, hook] = ["/topic", "/hook"].map((path) => server.posted.find((each) => each.path === path));
    expect(topic?.body.toString()).toBe("Здесь вас кое-что ждёт.");
    expect(topic?.headers).toMatchObject({
      click: "https://way.example",
      title: `=?UTF-8?B?${Buffer.from("Заметки").toString("base64")}?=`,
    });
    expect(JSON.parse(hook?.body.toString() ?? "")).toMatchObject({ title: "Заметки", url: "https://way.example" });
  });

  test("mail comes, and an address that its server does not know is forgotten", async () => {
    const personId = await somebody();
    await withWay(personId, "mail", "ada@example.org");
    await dueIn(personId, 1);
    await goOn(personId);
    expect(mails.said).toContain("RCPT TO:<ada@example.org>");
    expect(mails.lastText()).toContain("Something is waiting for you here.");
    expect(mails.lastText()).not.toContain("lawyer");
    mails.answer.recipient = "550 nobody";
    await dueIn(personId, 1);
    await goOn(personId);
    expect(await storage.ways.list(personId)).toEqual([]);
  });

  test("the keys of push are the same for the same secret, and say nothing of it", () => {
    expect(pushKeysFrom("a secret of the operator's")).toEqual(keys);
    expect(keys.privateKey).not.toBe(createHash("sha256").update("a secret of the operator's").digest("hex"));
    expect(Buffer.from(keys.publicKey, "base64url")).toHaveLength(65);
  });
});
