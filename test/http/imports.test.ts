import { request } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { ImportProblem, RefusalReason } from "#app/importer.ts";
import { mostUploads } from "#app/upload-shelf.ts";
import { serveHttp } from "#channels/http/serve.ts";
import { importListSchema, importSchema, type ImportWire } from "#contract/imports.ts";
import { ownHabitsSchema } from "#contract/own-habits.ts";
import { problemSchema } from "#contract/problem.ts";
import { readingPageSchema } from "#contract/readings.ts";
import { intakeAnswerSchema } from "#contract/schedule.ts";
import { locales } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";
import { makeZip } from "../imports/make-zip.ts";
import { storageAbove } from "../storage/databases.ts";
import { patience as longest } from "../setup/patience.ts";
import { type Dweller, dweller } from "./day-setup.ts";
import { buildHouse, type House } from "./http-setup.ts";

const unlimited = { take: async () => ({ ok: true }) as const };
const path = "/api/imports";
const open = storageAbove();
/** Bytes of files that have come since the tests began. */
let heard = 0;
async function* listening(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    heard += chunk.length;
    yield chunk;
  }
}
/** Files of a person that lie there, whole or not: as many as there is no room for more. */
async function lying({ personId }: Dweller): Promise<number> {
  let free = 0;
  const begun: { readonly id: string }[] = [];
  for (
    let place = await storage.uploads.begin(personId);
    typeof place === "object";
    place = await storage.uploads.begin(personId)
  ) {
    begun.push(place);
    free += 1;
  }
  for (const { id } of begun) await storage.uploads.remove({ personId, id });
  return mostUploads - free;
}
/** How long the server waits for a body (ms). */
const patience = 60_000;
let storage: Storage;
let house: House;
let server: Awaited<ReturnType<typeof serveHttp>>;
let newcomer: (locale?: "ru" | "en") => Promise<Dweller>;

beforeAll(async () => {
  storage = await open();
  house = buildHouse(storage, {
    limits: unlimited,
    deps: (deps) => ({
      ...deps,
      importFile: {
        ...deps.importFile,
        start: (personId, content) => deps.importFile.start(personId, listening(content)),
      },
    }),
  });
  server = await serveHttp({ app: house.app, live: house.live, port: 0, host: "127.0.0.1", patience, leastRate: 10 });
  newcomer = async (locale = "en") => {
    const who = await dweller(house, storage, locale);
    await who.put(intakeAnswerSchema, "/api/intake/consent", { agreed: true });
    return who;
  };
});
afterAll(() => server.close());

const exportOf = (beats: readonly number[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData (Record*)>\n]>\n<HealthData locale="en_LV">\n${beats
    .map(
      (value, index) =>
        `<Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Apple Watch" unit="count/min" startDate="2026-03-01 10:${String(index).padStart(2, "0")}:00 +0200" endDate="2026-03-01 10:${String(index).padStart(2, "0")}:00 +0200" value="${value}"/>`,
    )
    .join(
      "\n",
    )}\n<Record type="HKQuantityTypeIdentifierDietaryWater" sourceName="iPhone" unit="mL" startDate="2026-03-01 10:00:00 +0200" endDate="2026-03-01 10:00:00 +0200" value="200"/>\n</HealthData>\n`;

async function upload(who: Dweller, body: string | Uint8Array<ArrayBuffer>, type = "application/octet-stream") {
  return fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${who.token}`, "content-type": type },
    body,
  });
}

/** Waits until an import is over. */
async function over(who: Dweller, id: string): Promise<ImportWire> {
  return vi.waitFor(
    async () => {
      const { imports } = await who.get(importListSchema, path);
      const it = imports.find((each) => each.id === id);
      if (!it || it.state === "running" || it.state === "waiting") throw new Error(`the import is ${it?.state}`);
      return it;
    },
    { timeout: longest, interval: 20 },
  );
}

async function taken(who: Dweller, body: string): Promise<ImportWire> {
  const answer = await upload(who, body);
  expect(answer.status).toBe(202);
  return over(who, importSchema.parse(await answer.json()).id);
}

describe("a file of the past", () => {
  test("is taken in as it comes, read after the answer, and told of", async () => {
    const me = await newcomer();
    expect(await taken(me, exportOf([61, 62, 63]))).toMatchObject({
      format: "apple_health",
      format_name: "Apple Health",
      state: "done",
      counts: { read: 3, stored: 3, known: 0 },
      unused: { HKQuantityTypeIdentifierDietaryWater: 1 },
      problem: null,
    });
    const { readings } = await me.get(readingPageSchema, "/api/readings");
    expect(readings.map(({ value, imported }) => [value, imported])).toEqual([
      [63, true],
      [62, true],
      [61, true],
    ]);
    await expect.poll(() => lying(me)).toBe(0);
  });

  test("of habits of another program brings them among one's own, once, and into no day", async () => {
    const me = await newcomer();
    const today = new Date(house.clock.now() - 86_400_000).toISOString().slice(0, 10);
    const zip = makeZip({
      "Habits.csv": "Position,Name,Question,Description,NumRepetitions,Interval,Color\n001,Read,A page?,,3,7,#FF8F00\n",
      "001 Read/Checkmarks.csv": `Date,Value,Notes\n${today},2,\n`,
      "Checkmarks.csv": `Date,Read,\n${today},2,\n`,
    });
    const bring = async () => {
      const answer = await upload(me, new Uint8Array(zip));
      expect(answer.status).toBe(202);
      return over(me, importSchema.parse(await answer.json()).id);
    };
    expect(await bring()).toMatchObject({ format: "loop_habits", state: "done", counts: { stored: 1, read: 1 } });
    await bring();
    const { habits } = await me.get(ownHabitsSchema, "/api/own-habits");
    expect(habits).toMatchObject([
      { name: "Read", reason: "A page?", times_a_week: 3, stands: "asks", total_attempts: 1 },
    ]);
    expect((await me.today()).tasks.filter(({ kind }) => kind === "own")).toEqual([]);
  });

  test("that comes again changes nothing", async () => {
    const me = await newcomer();
    await taken(me, exportOf([71, 72]));
    expect(await taken(me, exportOf([71, 72]))).toMatchObject({ state: "done", counts: { stored: 0, known: 2 } });
  });

  test.each([
    ["en", /not read yet/],
    ["ru", /пока не читаются/],
  ] as const)("of a kind that is not read is named kindly (%s)", async (locale, words) => {
    const failed = await taken(await newcomer(locale), "Dear diary, today I walked.");
    expect(failed).toMatchObject({ state: "failed", problem: "unknown_kind" });
    expect(failed.problem_text).toMatch(words);
  });

  test("that breaks off keeps what was read", async () => {
    const me = await newcomer();
    const whole = exportOf([61, 62, 63]);
    expect(await taken(me, whole.slice(0, whole.indexOf('value="63"') - 30))).toMatchObject({
      state: "failed",
      counts: { stored: 2 },
    });
  });

  test.each([
    ["before the person agreed", "consent_needed", 409],
    ["empty", "empty", 422],
    ["too large", "too_large", 413],
  ] as const)("is refused: %s", async (_rule, code, status) => {
    const me = await newcomer();
    if (code === "consent_needed") await me.put(intakeAnswerSchema, "/api/intake/consent", { agreed: false });
    const answer = await upload(
      me,
      code === "empty" ? "" : code === "too_large" ? "x".repeat(3_000_001) : exportOf([61]),
    );
    expect([answer.status, problemSchema.parse(await answer.json()).code]).toEqual([status, code]);
    expect(await lying(me)).toBe(0);
  });

  test("that the disk has no room for is refused kindly, in the person's language", async () => {
    const full = buildHouse(storage, {
      limits: unlimited,
      deps: (deps) => ({ ...deps, importFile: { ...deps.importFile, start: async () => "no_space" } }),
    });
    const me = await newcomer("ru");
    const answer = await full.call("POST", path, exportOf([61]), { token: me.token });
    expect(answer.status).toBe(507);
    expect(problemSchema.parse(answer.json)).toMatchObject({ code: "no_space", title: "Нет места" });
  });

  test("is nobody else's, and cannot be stopped by anybody else", async () => {
    const [one, other] = [await newcomer(), await newcomer()];
    const { id } = await taken(one, exportOf([61]));
    expect((await other.get(importListSchema, path)).imports).toEqual([]);
    expect(await other.refused("DELETE", `${path}/${id}`)).toMatchObject({ code: "import_not_found" });
    const again = () => house.call("DELETE", `${path}/${id}`, undefined, { token: one.token });
    await expect.poll(async () => (await again()).json?.code).toBe("import_not_found");
    expect(await one.refused("DELETE", `${path}/nothing`)).toMatchObject({ code: "import_not_found" });
  });

  test("is sent by a page of ours alone", async () => {
    const me = await newcomer();
    const from = (origin: string) =>
      house.app.request(path, {
        method: "POST",
        headers: { cookie: me.cookie, origin, "content-type": "text/plain" },
        body: exportOf([61]),
      });
    expect((await from("https://evil.example")).status).toBe(403);
    expect((await from("http://localhost:3000")).status).toBe(202);
  });
});

describe("an upload over a slow line", () => {
  // How long the server has waited is told by a clock that these tests move.
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
  afterEach(() => void vi.useRealTimers());

  /** A request whose body comes piece by piece; `answer` is the status, or what broke. */
  function slowly(who: Dweller, to: string) {
    const call = request({
      port: server.port,
      host: "127.0.0.1",
      path: to,
      method: "POST",
      headers: { authorization: `Bearer ${who.token}`, "content-type": "application/json" },
    });
    const answer = new Promise<number | string>((resolve) => {
      call.on("response", (come) => resolve(come.resume().statusCode ?? 0));
      call.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    });
    return { answer, write: (piece: string) => void call.write(piece), end: () => void call.end() };
  }
  /** Sends the pieces of a file, each of which is with the server before a quarter of its patience passes. */
  async function trickle(line: ReturnType<typeof slowly>, pieces: readonly string[]): Promise<void> {
    for (const piece of pieces) {
      const before = heard;
      line.write(piece);
      await expect.poll(() => heard).toBe(before + piece.length);
      vi.advanceTimersByTime(patience / 4);
    }
  }
  const pieces = (text: string, count: number): string[] =>
    Array.from({ length: count }, (_, at) =>
      text.slice(Math.floor((at * text.length) / count), Math.floor(((at + 1) * text.length) / count)),
    );

  const minutes = Array.from({ length: 50 }, (_, index) => 60 + index);

  test("that comes in drops is let go of, and leaves nothing behind", async () => {
    const me = await newcomer();
    const line = slowly(me, path);
    await trickle(line, [" ", " ", " ", " "]);
    expect(await line.answer).toBe("ECONNRESET");
    await expect.poll(() => lying(me)).toBe(0);
  });

  test("of somebody who may send nothing is not listened to after the answer", async () => {
    const call = request({
      port: server.port,
      host: "127.0.0.1",
      path,
      method: "POST",
      headers: { authorization: "Bearer of nobody" },
    });
    const status = new Promise((resolve) => call.on("response", (answer) => resolve(answer.resume().statusCode)));
    const closed = new Promise((resolve) =>
      call.on("close", () => resolve("closed")).on("error", () => resolve("closed")),
    );
    const goOn = (): void => {
      if (!call.destroyed) call.write("x".repeat(10_000), goOn);
    };
    goOn();
    expect(await status).toBe(401);
    expect(await closed).toBe("closed");
  });

  test("goes on as long as it comes", async () => {
    const line = slowly(await newcomer(), path);
    await trickle(line, pieces(exportOf(minutes), 12));
    line.end();
    expect(await line.answer).toBe(202);
  });

  test("is let go of when it stands still, and leaves nothing behind", async () => {
    const me = await newcomer();
    const line = slowly(me, path);
    await trickle(line, pieces(exportOf(minutes), 12).slice(0, 4));
    vi.advanceTimersByTime(patience);
    expect(await line.answer).toBe("ECONNRESET");
    await expect.poll(() => lying(me)).toBe(0);
  });

  test("that is no file has to be there in time", async () => {
    const line = slowly(await newcomer(), "/api/readings");
    line.write(JSON.stringify([{ metric: "steps", value: 1 }]).slice(0, 12));
    await expect.poll(() => vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(patience);
    expect(await line.answer).toBe("ECONNRESET");
  });
});

const problems = {
  empty: 1,
  unknown_kind: 1,
  truncated: 1,
  zip_damaged: 1,
  zip_locked: 1,
  zip_bomb: 1,
  xml_entities: 1,
  xml_damaged: 1,
  json_damaged: 1,
  fit_damaged: 1,
  db_damaged: 1,
  wrong_encoding: 1,
  part_too_long: 1,
  too_large: 1,
  not_there: 1,
  no_consent: 1,
  no_space: 1,
  gave_up: 1,
  merged: 1,
} satisfies Record<ImportProblem, 1>;
const reasons = {
  no_value: 1,
  not_a_number: 1,
  wrong_unit: 1,
  no_time: 1,
  not_valid: 1,
  backwards: 1,
  damaged: 1,
} satisfies Record<RefusalReason, 1>;

test("there are words for whatever can be said of a file", () => {
  for (const locale of locales) {
    for (const problem of Object.keys(problems))
      expect(house.deps.words.text({ ref: `import_problem.${problem}` }, locale)).not.toBe("…");
    for (const reason of Object.keys(reasons))
      expect(house.deps.words.text({ ref: `row_refusal.${reason}` }, locale)).not.toBe("…");
  }
});
