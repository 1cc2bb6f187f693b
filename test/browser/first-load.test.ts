import type { Page, Request } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "./house.ts";

let house: House;
// The first start of a fresh clone also builds the pages.
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

/** What came over the line, as it was sent. */
interface Sent {
  readonly path: string;
  readonly packed: string | undefined;
  readonly bytes: number;
}

/** Goes to a page and follows what it asks for until nothing is asked for any more. */
async function load(page: Page, path: string): Promise<readonly Sent[]> {
  const requests: Request[] = [];
  page.on("requestfinished", (request) => requests.push(request));
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  return Promise.all(
    requests.map(async (request) => ({
      path: new URL(request.url()).pathname,
      packed: (await request.response())?.headers()["content-encoding"],
      bytes: (await request.sizes()).responseBodySize,
    })),
  );
}

/** What was fetched early and then once more. */
const twice = (sent: readonly Sent[]): readonly string[] =>
  sent.map(({ path }) => path).filter((path, at, all) => all.indexOf(path) !== at);
const scripts = (sent: readonly Sent[]): readonly Sent[] => sent.filter(({ path }) => path.endsWith(".js"));
const bytesOf = (sent: readonly Sent[]): number => sent.reduce((sum, { bytes }) => sum + bytes, 0);
/** What the page cannot begin without: the files that it names itself. */
async function named(page: Page, more = ""): Promise<ReadonlySet<string | null>> {
  const links = page.locator(`script[src], link[rel=modulepreload]${more}`);
  return new Set(
    await links.evaluateAll((all) => all.map((each) => each.getAttribute("src") ?? each.getAttribute("href"))),
  );
}

test("the first page is small: 90 kB of scripts as they are sent, one file of them, and all of it packed", async () => {
  const page = await house.guest();
  const failed: string[] = [];
  page.on("response", (answer) => answer.ok() || failed.push(`${answer.status()} ${answer.url()}`));
  const sent = await load(page, "/");
  // Whoever has yet to sign in sees no failure in the browser's own notes.
  expect(failed).toEqual([]);
  const first = await named(page);
  const needed = scripts(sent).filter(({ path }) => first.has(path));
  expect(bytesOf(needed)).toBeGreaterThan(30_000);
  expect(bytesOf(needed)).toBeLessThan(90_000);
  expect(needed.filter(({ path }) => path.startsWith("/assets/"))).toHaveLength(1);
  // What is fetched beside it is help and the lock, which must be there whatever becomes of the line.
  expect(bytesOf(scripts(sent))).toBeLessThan(100_000);
  // A typeface is packed by its own format, and comes with the letters of one script.
  const faces = sent.filter(({ path }) => path.endsWith(".woff2"));
  expect(bytesOf(faces)).toBeLessThan(40_000);
  const large = sent.filter((one) => !one.path.startsWith("/api/") && !faces.includes(one) && one.bytes > 1000);
  expect(large.filter(({ packed }) => packed !== "br")).toEqual([]);
  expect(sent.length).toBeLessThanOrEqual(12);
  expect(twice(sent)).toEqual([]);
});

test("Home comes with 130 kB of scripts at most, help among them, whatever somebody walks", async () => {
  const visitor = await house.newcomer("en");
  await visitor.api.post("/api/goals", { title: "Learn to swim", description: "" });
  await visitor.api.post("/api/tracks/set-primary", { track: "self_work" });
  await visitor.api.post("/api/day/start", {});
  const asked: string[] = [];
  visitor.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const sent = await load(visitor.page, "/");
  expect(await visitor.page.locator("h1").count()).toBe(1);
  expect(bytesOf(scripts(sent))).toBeLessThan(130_000);
  expect(scripts(sent).length).toBeLessThanOrEqual(8);
  expect(twice(scripts(sent))).toEqual([]);
  // What Home is drawn from is on its way before its first script is there; the live connection may ask for any of it again.
  const early = await visitor.page.evaluate<readonly string[]>(
    `performance.getEntriesByType("resource").filter((each) => each.initiatorType === "link").map((each) => new URL(each.name).pathname)`,
  );
  expect(early).toEqual(expect.arrayContaining(["/api/account/who", "/api/next", "/api/step"]));
  // A line has room for so many at once: what draws the page was asked for before any answer that fills it.
  const beforeAnswers = asked.slice(
    0,
    asked.findIndex((path) => path.startsWith("/api/")),
  );
  // What a script adds to the page has its whole address.
  const drawn = [...(await named(visitor.page, ", link[rel=stylesheet]"))].filter((place) => place?.startsWith("/"));
  expect(drawn.length).toBeGreaterThanOrEqual(3);
  expect(beforeAnswers).toEqual(expect.arrayContaining(drawn));
});

test.each([
  ["/step", 170_000, 21],
  ["/day", 200_000, 27],
  ["/tracks", 185_000, 29],
])("%s comes with so many bytes and requests at most", async (path, bytes, requests) => {
  const { page, api } = await house.newcomer("en");
  await api.post("/api/goals", { title: "Learn to swim", description: "" });
  await api.toStep();
  await api.post("/api/tracks/set-primary", { track: "self_work" });
  await api.post("/api/day/start", {});
  const sent = await load(page, path);
  expect(await page.locator("h1").count()).toBe(1);
  expect(twice(scripts(sent))).toEqual([]);
  expect(bytesOf(sent)).toBeLessThan(bytes);
  // What the live connection asks for anew comes when the page stands.
  expect(sent.length).toBeLessThanOrEqual(requests);
});
