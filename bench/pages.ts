import type { Browser, Page } from "playwright-core";
import type { LiveMessage } from "#contract/live.ts";
import type { DayWire } from "#contract/day.ts";
import type { PersonId } from "#core/person/person.ts";
import { openBrowser } from "../test/browser/browser.ts";
import type { Storage } from "#storage/open.ts";
import { dayEn } from "../web/words/day-en.ts";
import { type Figure, inMs, percentile, type Tell } from "./measure.ts";
import { begunDay } from "./plans.ts";
import type { Running } from "./program.ts";
import { newReader, readerEmail, readerPassword } from "./reads.ts";

const minuteMs = 60_000;
/** So long (minutes) after waking something that can be made easier is near; in a day that has nothing near, rest is offered and no task changes. */
const awake = 660;
/** Which of the days somebody has: each third one has nothing near by then. */
const dayFor = (index: number): number => Math.floor(index / 2) * 3 + (index % 2);
/** So many only warm up. */
const warmUp = 10;
/** Real pages are opened by readers of their own, each from an address that no other measure uses. */
const watched = { from: 230, count: 25 } as const;

type Call = <T>(method: string, path: string, body?: unknown, token?: string) => Promise<T>;

/** Somebody with an account, in the middle of a planned day, with a token as a phone has it. */
interface Reader {
  readonly session: string;
  readonly phone: string;
}

/** The whole way of a reading, from the request that brings it to the adapted task on an open page, for one person after the other. */
export async function benchPages(
  parts: {
    readonly open: () => Promise<Storage>;
    readonly program: Running;
    /** Sessions of persons who have no day yet. */
    readonly sessions: readonly string[];
  },
  tell: Tell,
): Promise<readonly Figure[]> {
  const { program, sessions } = parts;
  const root = `http://localhost:${program.port}`;
  const call = callOver(root);
  const storage = await parts.open();
  try {
    tell(`  with ${sessions.length} live connections, one after the other`);
    const answered: number[] = [];
    for (const [index, session] of sessions.entries()) {
      const reader = await inADay({ call, storage }, session, index);
      answered.push(await untilTheDayAnswers(root, call, reader));
    }
    tell(`  with ${watched.count} pages in a browser`);
    const shown = await inABrowser(root, call, storage, program.port);
    return [
      ...figures(
        "from sending a reading to GET /api/day with the adapted task, told by the live connection",
        answered.slice(warmUp),
      ),
      ...figures("from sending a reading to the adapted task in a browser's page", shown),
    ];
  } finally {
    await storage.close();
  }
}

function figures(name: string, took: readonly number[]): readonly Figure[] {
  return [0.5, 0.99].map((share) => ({
    name: `${name}, p${share * 100} of ${took.length}`,
    value: inMs(percentile(took, share)),
    unit: "ms",
  }));
}

function callOver(root: string): Call {
  return async <T>(method: string, path: string, body?: unknown, token?: string) => {
    const answer = await fetch(root + path, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const json: unknown = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(json)}`);
    return json as T;
  };
}

const energy = (value: number, minutesAgo: number): object => ({
  source: "wearable",
  source_name: "watch",
  metric: "energy_level",
  timestamp: new Date(Date.now() - minutesAgo * minuteMs).toISOString(),
  value,
});

/** A day under way, leave to keep readings, and an hour ago there was energy. */
async function inADay(
  { call, storage }: { readonly call: Call; readonly storage: Storage },
  session: string,
  index: number,
): Promise<Reader> {
  const { id } = await call<{ readonly id: PersonId }>("GET", "/api/me", undefined, session);
  await begunDay(storage, id, dayFor(index), Date.now(), awake);
  const { secret } = await call<{ readonly secret: string }>(
    "POST",
    "/api/tokens",
    { name: "watch", scopes: ["readings:write"] },
    session,
  );
  await call("POST", "/api/readings", energy(0.9, 60), secret);
  return { session, phone: secret };
}

/** What a page does without its drawing: it is told that the day changed, and fetches it. */
async function untilTheDayAnswers(root: string, call: Call, { session, phone }: Reader): Promise<number> {
  const { token } = await call<{ readonly token: string }>("POST", "/api/account/token", undefined, session);
  const socket = new WebSocket(`${root.replace("http", "ws")}/api/live`, ["waymark", `bearer.${token}`]);
  const hear = (wanted: (message: LiveMessage) => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      socket.addEventListener("message", ({ data }) => wanted(JSON.parse(String(data)) as LiveMessage) && resolve());
      socket.addEventListener("close", () => reject(new Error("the live connection ended")));
    });
  await hear(({ type }) => type === "hello");
  const told = hear((message) => message.type === "changed" && message.what === "day");
  const started = performance.now();
  const sent = call("POST", "/api/readings", energy(0.1, 1), phone);
  // Where the sending fails nobody is ever told.
  await Promise.race([told, sent.then(() => told)]);
  const day = await call<DayWire>("GET", "/api/day", undefined, session);
  const took = performance.now() - started;
  if (day.tasks.every(({ adaptation }) => adaptation === null)) throw new Error("the day came without its change");
  await sent;
  socket.close();
  return took;
}

async function inABrowser(root: string, call: Call, storage: Storage, port: number): Promise<readonly number[]> {
  const browser = await openBrowser();
  try {
    const took: number[] = [];
    for (let index = watched.from; index < watched.from + watched.count; index += 1) {
      const reader = await inADay({ call, storage }, await newReader(port, index), index);
      took.push(await untilThePageShows(browser, root, call, reader, index));
    }
    return took;
  } finally {
    await browser.close();
  }
}

async function untilThePageShows(
  browser: Browser,
  root: string,
  call: Call,
  { phone }: Reader,
  index: number,
): Promise<number> {
  const context = await browser.newContext({ baseURL: root, locale: "en", timezoneId: "Europe/Riga" });
  try {
    const signedIn = await context.request.post("/api/account/sign-in", {
      data: { email: readerEmail(index), password: readerPassword },
      headers: { origin: root, "x-forwarded-for": `203.0.113.${index}` },
    });
    if (!signedIn.ok()) throw new Error(await signedIn.text());
    const page = await context.newPage();
    const live = page.waitForEvent("websocket").then((socket) => socket.waitForEvent("framereceived"));
    await page.goto("/day");
    await live;
    await page.getByRole("region", { name: dayEn.timeline }).waitFor();
    await page.waitForLoadState("networkidle");
    const shown = await shownAt(page, dayEn.changed.applied);
    const started = Date.now();
    await call("POST", "/api/readings", energy(0.1, 1), phone);
    return (await shown()) - started;
  } finally {
    await context.close();
  }
}

/** Has the page note, by the machine's clock, when a text first stands in it; gives how to ask for it. */
async function shownAt(page: Page, text: string): Promise<() => Promise<number>> {
  // In a box, or the handle would wait for it. Written out, as only pages know these names.
  const noted = await page.evaluateHandle<{ readonly at: Promise<number> }>(`({
    at: new Promise((resolve) => {
      new MutationObserver((_changes, observer) => {
        if (!document.body.textContent.includes(${JSON.stringify(text)})) return;
        observer.disconnect();
        resolve(Date.now());
      }).observe(document.body, { childList: true, characterData: true, subtree: true });
    }),
  })`);
  return () => noted.evaluate(({ at }) => at);
}
