import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext, Cookie, Page } from "playwright-core";
import { openBrowser } from "../test/browser/browser.ts";
import type { StepViewWire } from "#contract/step.ts";
import { dayEn } from "../web/words/day-en.ts";
import { en } from "../web/words/en.ts";
import { tracksEn } from "../web/words/tracks-en.ts";
import { type Figure, median, type Tell } from "./measure.ts";
import { newReader, readerEmail, readerPassword } from "./reads.ts";

/** A reader whom no other measure uses. */
const reader = 260;
const rounds = 3;
/** Lighthouse's mobile profile: slow 4G, and a processor four times slower than this one. */
const slow = {
  latency: 150,
  downloadThroughput: (1.6e6 / 8) * 0.9,
  uploadThroughput: (750e3 / 8) * 0.9,
  offline: false,
};
const slowerProcessor = 4;

/** One page and something that is pressed on it. */
interface Loaded {
  readonly name: string;
  readonly address: string;
  press(page: Page): Promise<unknown>;
}

/** What one visit of a browser that keeps nothing took: bytes as they came over the line, requests, ms to the largest paint and from a press to the next paint. */
interface Visit {
  readonly bytes: number;
  readonly requests: number;
  readonly largest: number;
  readonly pressed: number;
}

const button = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).first().click();

/** The pages that are opened most, and one with nothing on it but a line and a button, all by the same throttled browser in turns. */
export async function benchPageLoads(port: number, tell: Tell): Promise<readonly Figure[]> {
  const root = `http://localhost:${port}`;
  await newReader(port, reader);
  const empty = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(
      `<!doctype html><title>Empty</title><h1>Empty</h1><button onclick="this.textContent += '.'">Press</button>`,
    );
  });
  await new Promise<void>((resolve) => empty.listen(0, "127.0.0.1", resolve));
  const nothing = `http://localhost:${(empty.address() as AddressInfo).port}/`;
  const browser = await openBrowser();
  try {
    const { cookies } = await signedIn(await browser.newContext(), root, reader);
    const pages: readonly Loaded[] = [
      { name: "an empty page", address: nothing, press: button("Press") },
      { name: "sign-in", address: `${root}/sign-in`, press: button("Русский") },
      { name: "Home", address: `${root}/`, press: button(dayEn.moreTaps) },
      { name: "one's step", address: `${root}/step`, press: button(en.putOtherwise) },
      { name: "day", address: `${root}/day`, press: button(new RegExp(`^${dayEn.more}: `, "u")) },
      { name: "tracks", address: `${root}/tracks`, press: button(new RegExp(`^${tracksEn.showAll}`, "u")) },
    ];
    const visits = new Map(pages.map((each) => [each.name, [] as Visit[]]));
    for (let round = 0; round <= rounds; round += 1) {
      for (const page of pages) {
        const isOpen = page.name === "sign-in" || page.name === "an empty page";
        const visit = await visited(browser, page, isOpen ? [] : cookies);
        // The first turn only warms up.
        if (round > 0) visits.get(page.name)?.push(visit);
      }
      tell(`  turn ${round} of ${rounds}`);
    }
    return figuresOf(visits);
  } finally {
    await browser.close();
    empty.close();
  }
}

/** Gives a reader a day and tracks beside their goal; their session's cookies and their goal. */
export async function signedIn(
  { request }: Pick<BrowserContext, "request">,
  root: string,
  index: number,
): Promise<{ readonly cookies: readonly Cookie[]; readonly goalId: string }> {
  const headers = { origin: root, "x-forwarded-for": `203.0.113.${index % 250}` };
  const post = async (path: string, data: object): Promise<void> => {
    const answer = await request.post(`${root}${path}`, { data, headers });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  };
  await post("/api/account/sign-in", { email: readerEmail(index), password: readerPassword });
  await post("/api/day/start", {});
  await post("/api/tracks/set-primary", { track: "self_work" });
  const { goal_id } = (await (await request.get(`${root}/api/step`)).json()) as StepViewWire;
  if (goal_id === null) throw new Error("the reader has no goal");
  return { cookies: (await request.storageState()).cookies, goalId: goal_id };
}

/** Notes the largest paint, and how long after a press the next frame was there. Written out, as only pages know these names. */
const watching = `
  globalThis.largest = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) globalThis.largest = one.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
  addEventListener("click", ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => (globalThis.pressed = performance.now() - timeStamp))), { capture: true });
`;

async function visited(browser: Browser, { address, press }: Loaded, cookies: readonly Cookie[]): Promise<Visit> {
  const context = await browser.newContext({
    locale: "en",
    timezoneId: "Europe/Riga",
    viewport: { width: 412, height: 823 },
    serviceWorkers: "block",
  });
  try {
    await context.addCookies(cookies);
    await context.addInitScript(watching);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", slow);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowerProcessor });
    let [bytes, requests] = [0, 0];
    devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      requests += 1;
    });
    // Waited for from outside: whoever looks for a heading puts a script of their own into a page that has little of the processor.
    await page.goto(address, { waitUntil: "networkidle" });
    const largest = await page.evaluate<number>("globalThis.largest");
    const loaded = { bytes, requests };
    await press(page);
    await page.waitForFunction("globalThis.pressed !== undefined");
    return { ...loaded, largest, pressed: await page.evaluate<number>("globalThis.pressed") };
  } finally {
    await context.close();
  }
}

function figuresOf(visits: ReadonlyMap<string, readonly Visit[]>): readonly Figure[] {
  const middle = (of: readonly Visit[], what: keyof Visit): number => median(of.map((visit) => visit[what]));
  const empty = visits.get("an empty page") ?? [];
  return [...visits].flatMap(([name, of]): Figure[] => {
    const times = (what: keyof Visit): number => Number((middle(of, what) / middle(empty, what)).toFixed(1));
    return [
      { name: `${name}, sent`, value: Math.round(middle(of, "bytes") / 100) / 10, unit: "kB" },
      { name: `${name}, requests`, value: middle(of, "requests"), unit: "" },
      { name: `${name}, largest paint`, value: Math.round(middle(of, "largest")), unit: "ms" },
      { name: `${name}, from a press to the next paint`, value: Math.round(middle(of, "pressed")), unit: "ms" },
      ...(name === "an empty page"
        ? []
        : [
            { name: `${name}, sent beside an empty page`, value: times("bytes"), unit: "times" },
            { name: `${name}, requests beside an empty page`, value: times("requests"), unit: "times" },
            { name: `${name}, largest paint beside an empty page`, value: times("largest"), unit: "times" },
            { name: `${name}, press beside an empty page`, value: times("pressed"), unit: "times" },
          ]),
    ];
  });
}
