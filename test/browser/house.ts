import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import type {
  APIRequestContext,
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Page,
  WebSocket,
} from "playwright-core";
import { expect, inject, onTestFailed, TestRunner } from "vitest";
import type { Locale } from "#core/person/person.ts";
import type { StepViewWire } from "#contract/step.ts";
import { ownerCode } from "#channels/http/accounts/one-time-code.ts";
import { secretFor } from "../../src/secret.ts";
import { start } from "../../src/commands/start.ts";
import { readConfig } from "../../src/config.ts";
import { freshDatabase, oneByOne, testSecret } from "../storage/databases.ts";
import { patience } from "../setup/patience.ts";
import { theBrowser } from "./browser.ts";
import { withPages } from "./pages-built.ts";

/** Where it is eight in the morning and some minutes while these tests run: no plan of a day depends on when that is. */
export const morningZone = zoneWhereItIs(8);

/** For who guesses where a device is: no country has a zone that is named by its hour. */
export const inRiga = { timezoneId: "Europe/Riga" } as const;

function zoneWhereItIs(hour: number): string {
  const ahead = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
  // Such a name says how far Greenwich is ahead of the place.
  return `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

export const password = "a long enough password";

/** A person with an account, at an open page of the whole program. */
export interface Visitor {
  readonly page: Page;
  readonly email: string;
  /** The same session outside of the page, as another device would act. */
  readonly api: {
    get<T>(path: string): Promise<T>;
    post<T>(path: string, body?: object): Promise<T>;
    patch(path: string, body: object): Promise<unknown>;
    put(path: string, body: object): Promise<unknown>;
    step(): Promise<StepViewWire>;
    /** Answers the coach's questions, if there are any, until a step stands there. */
    toStep(): Promise<StepViewWire>;
  };
  /** Resolves once the open page is told of what changes elsewhere. */
  listens(): Promise<void>;
  /** Addresses of other hosts that the page asked for, and what it complained about. */
  readonly foreign: readonly string[];
  readonly complaints: readonly string[];
}

export interface House {
  readonly url: string;
  /** A browser that nobody has used yet. */
  guest(options?: BrowserContextOptions): Promise<Visitor["page"]>;
  newcomer(locale: Locale, options?: BrowserContextOptions): Promise<Visitor>;
  /** A page of the owner's, whose account is there before any other. */
  owner(): Promise<Page>;
  stop(): Promise<void>;
}

/** The whole program, with further settings where they are given, on a free port, with the pages as they are shipped, and a browser before it. */
export async function openHouse(settings: Readonly<Record<string, string>> = {}): Promise<House> {
  const database = await freshDatabase("prepared");
  const read = readConfig({
    ...settings,
    PORT: "0",
    HOST: "127.0.0.1",
    WAYMARK_SIGNUP: "open",
    DATABASE_URL: database.url,
    WAYMARK_DATA_DIR: mkdtempSync(join(inject("runFolder"), "house-")),
    WAYMARK_SECRET: testSecret,
    LOG_LEVEL: "silent",
  });
  if (!read.ok) throw new Error(read.problems.join("; "));
  const { config } = read;
  const running = await withPages(() => start(config, () => undefined, { terminal: true }));
  const url = `http://localhost:${running.port}`;
  // The first one of a run may have to unpack it.
  const browser = await oneByOne(theBrowser);
  const opened: BrowserContext[] = [];
  const enter = async (locale: Locale, options?: BrowserContextOptions): Promise<BrowserContext> => {
    const made = await context(browser, url, locale, options);
    opened.push(made);
    return made;
  };
  // The first account is the owner's; those who come later find an open door.
  const ownersOwn = await enter("en");
  // By the code that the start prints: where pages have an address of their own, a visitor at the machine needs it too.
  await signUp(ownersOwn.request, url, "en", undefined, ownerCode(secretFor("accounts", testSecret)));

  return {
    url,
    owner: () => ownersOwn.newPage(),
    guest: async (options) => (await enter("en", options)).newPage(),
    async newcomer(locale, options) {
      const own = await enter(locale, options);
      const email = await signUp(own.request, url, locale, options?.timezoneId);
      const page = await own.newPage();
      const foreign: string[] = [];
      const complaints: string[] = [];
      page.on("request", (request) => {
        if (new URL(request.url()).host !== new URL(url).host) foreign.push(request.url());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        // A denial is an answer; so is a server that is too busy for a moment and is asked again.
        if (message.type() === "error" && !/status of (?:4\d\d|503)/.test(message.text()))
          complaints.push(message.text());
      });
      tellWhenFailed(page, complaints);
      return { page, email, api: apiOf(own.request, url), listens: listening(page), foreign, complaints };
    },
    async stop() {
      await Promise.all(opened.map((each) => each.close()));
      await running.stop();
      await database.drop();
    },
  };
}

async function context(
  browser: Browser,
  url: string,
  locale: Locale,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const made = await browser.newContext({
    baseURL: url,
    locale,
    timezoneId: morningZone,
    viewport: { width: 390, height: 844 },
    reducedMotion: "reduce",
    // Each visitor is a browser that nobody has used: what keeps the pages would fetch them all for each.
    serviceWorkers: "block",
    ...options,
  });
  made.setDefaultTimeout(patience);
  return made;
}

/** A test that fails tells what stood on its page then, how it was come by, and what its last requests were answered: a wait that ran out says none of it. */
function tellWhenFailed(page: Page, complaints: readonly string[]): void {
  if (TestRunner.getCurrentTest() === undefined) return;
  const past: string[] = [];
  page.on("framenavigated", (frame) => past.push(`at ${frame.url()}`));
  page.on("response", (answer) => past.push(`${answer.status()} ${answer.request().method()} ${answer.url()}`));
  page.on("requestfailed", (asked) => past.push(`${asked.failure()?.errorText} ${asked.method()} ${asked.url()}`));
  onTestFailed(async () => {
    const text = await page
      .evaluate("document.body.innerText + ' | ' + document.activeElement?.outerHTML.slice(0, 200)")
      .catch(String);
    console.error([page.url(), String(text), ...complaints, ...past.slice(-40)].join("\n"));
  });
}

/** Follows the live connections of a page: one that was greeted is told of every change from then on. */
function listening(page: Page): () => Promise<void> {
  const greeted = new Set<WebSocket>();
  page.on("websocket", (socket) => {
    socket.on("framereceived", () => greeted.add(socket));
    socket.on("close", () => greeted.delete(socket));
  });
  return () => expect.poll(() => greeted.size).toBeGreaterThan(0);
}

async function signUp(
  request: APIRequestContext,
  url: string,
  locale: Locale,
  zone: string = morningZone,
  code?: string,
): Promise<string> {
  const email = `${randomUUID()}@example.org`;
  const data = { email, password, locale, time_zone: zone, ...(code === undefined ? {} : { code }) };
  const made = await request.post(`${url}/api/account/sign-up`, { data, headers: { origin: url } });
  if (!made.ok()) throw new Error(await made.text());
  return email;
}

function apiOf(request: APIRequestContext, url: string): Visitor["api"] {
  const headers = { origin: url };
  const answer = async (response: Awaited<ReturnType<APIRequestContext["get"]>>): Promise<unknown> => {
    if (!response.ok()) throw new Error(`${response.url()}: ${await response.text()}`);
    return response.status() === 204 ? undefined : response.json();
  };
  const api: Visitor["api"] = {
    get: async <T>(path: string) => (await answer(await request.get(url + path))) as T,
    post: async <T>(path: string, body: object = {}) =>
      (await answer(await request.post(url + path, { data: body, headers }))) as T,
    patch: async (path, body) => answer(await request.patch(url + path, { data: body, headers })),
    put: async (path, body) => answer(await request.put(url + path, { data: body, headers })),
    step: async () => (await answer(await request.get(`${url}/api/step`))) as StepViewWire,
    async toStep() {
      for (let questions = 0; questions < 3; questions += 1) {
        const view = await api.step();
        if (view.state !== "clarifying") return view;
        await api.post("/api/chat", { button: "sk" });
      }
      return api.step();
    },
  };
  return api;
}
