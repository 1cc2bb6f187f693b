import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { serveHttp } from "#channels/http/serve.ts";
import { packFiles } from "../../tools/web/packed-pages.ts";
import { writePageWorker } from "../../tools/web/page-worker.ts";
import { webDist } from "../../src/compose.ts";
import { en } from "../../web/words/en.ts";
import { ru } from "../../web/words/ru.ts";
import { waysEn } from "../../web/words/ways-en.ts";
import { startPosted } from "../fakes/posted.ts";
import { buildHouse } from "../http/http-setup.ts";
import { patience } from "../setup/patience.ts";
import { storageAbove } from "../storage/databases.ts";
import { openBrowser } from "./browser.ts";
import { type House, inRiga, openHouse } from "./house.ts";

const open = storageAbove();
let house: House;
let browser: Browser;
beforeAll(async () => {
  house = await openHouse({ WAYMARK_WAYS_PRIVATE: "true" });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

const keeps = { serviceWorkers: "allow" } as const;
/** The page is kept, and whatever it asks for from now on goes by what keeps it. */
const isKept = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate("navigator.serviceWorker.controller !== null")).toBe(true);
/** The addresses of everything that is kept. */
const keptPaths = (page: Page): Promise<readonly string[]> =>
  page.evaluate(
    "(async () => { const all = []; for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) all.push(new URL(url).pathname); return all; })()",
  );
const builtFiles = (): readonly string[] =>
  readdirSync(webDist, { recursive: true, encoding: "utf8" }).map((name) => `/${name}`);

test("it can be installed, under a name and a picture that tell nobody anything", async () => {
  const { page } = await house.newcomer("en", keeps);
  await page.goto("/");
  await isKept(page);
  const devtools = await page.context().newCDPSession(page);
  const { errors, data = "{}" } = await devtools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data) as { readonly name: string; readonly icons: readonly { readonly src: string }[] };
  expect(data).not.toMatch(/waymark/iu);
  expect(manifest.name).toBe("Notes");
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // A window that keeps nothing after it is closed installs nothing: that is the tests' own.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  const pictures = [...manifest.icons.map(({ src }) => src), "/apple-touch-icon.png", "/favicon.ico"];
  for (const path of pictures) {
    const answer = await page.request.get(path);
    expect([path, answer.status(), (answer.headers()["content-type"] ?? "").startsWith("image/")]).toEqual([
      path,
      200,
      true,
    ]);
  }
});

test("without a line the pages open, each says so, and help is there with its numbers, in both languages", async () => {
  for (const [locale, words] of [
    ["en", en],
    ["ru", ru],
  ] as const) {
    const { page, api } = await house.newcomer(locale, { ...keeps, ...inRiga });
    await api.patch("/api/me", { country: "LV" });
    await page.goto("/");
    await isKept(page);
    await page.context().setOffline(true);
    for (const path of ["/", "/goals", "/day", "/works"]) {
      await page.goto(path);
      await page.getByText(words.offline).first().waitFor();
    }
    await page.goto("/help");
    await page.getByRole("heading", { name: words.helpNow }).waitFor();
    await page.getByRole("link", { name: /^112/ }).first().waitFor();
    await page.reload();
    await page.getByRole("link", { name: /^112/ }).first().waitFor();
    await page.context().setOffline(false);
    await page.goto("/");
    await page.getByText(words.offline).waitFor({ state: "hidden" });
  }
});

test("nothing of anybody is kept: what lies there is what was built, whatever was opened and written", async () => {
  const { page, api } = await house.newcomer("en", keeps);
  await api.post("/api/goals", { title: "a goal that nobody else may read" });
  await page.goto("/");
  await isKept(page);
  for (const path of ["/", "/goals", "/talk", "/settings", "/access", "/safety-plan"]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
  }
  const kept = await keptPaths(page);
  expect(kept.length).toBeGreaterThan(20);
  expect(kept.filter((path) => !builtFiles().includes(path))).toEqual([]);
});

test("an address is added in the settings, tried out, told of what is due and taken off", async () => {
  const server = await startPosted();
  onTestFinished(() => server.close());
  const { page } = await house.newcomer("en");
  await page.goto("/settings");
  await page.getByText(waysEn.other).click();
  await page.getByLabel(waysEn.address).fill(`${server.url}/a-topic`);
  await page.getByRole("button", { name: waysEn.add, exact: true }).click();
  const host = new URL(server.url).host;
  await page.getByRole("button", { name: `${waysEn.tryIt}: ${host}` }).click();
  await page.getByText(waysEn.came.sent).waitFor();
  expect(server.posted.map(({ path, body }) => [path, body.toString()])).toEqual([
    ["/a-topic", "This is how a word from here will look."],
  ]);
  await page.getByRole("button", { name: `${waysEn.end}: ${host}` }).click();
  await page.getByText(waysEn.none).waitFor();
});

test("what a push brings is shown with no name of ours on it", async () => {
  const { page } = await house.newcomer("en", keeps);
  await page.goto("/");
  await isKept(page);
  const [worker] = page.context().serviceWorkers();
  const said = JSON.stringify({ id: "1", title: "Notes", text: "Something is waiting for you here." });
  // A browser without windows has nowhere to show it: what it is asked to show is looked at.
  const shown = await worker?.evaluate(`new Promise((resolve) => {
    self.registration.showNotification = async (title, { body, tag }) => resolve([title, body, tag]);
    self.dispatchEvent(new PushEvent("push", { data: ${JSON.stringify(said)} }));
  })`);
  expect(shown).toEqual(["Notes", "Something is waiting for you here.", "1"]);
});

test("a device that others use too keeps no pages either", async () => {
  const { email } = await house.newcomer("en");
  const page = await house.guest(keeps);
  await page.goto("/");
  await isKept(page);
  await page.getByLabel(en.email).fill(email);
  await page.getByLabel(en.password, { exact: true }).fill("a long enough password");
  await page.getByLabel(en.sharedDevice).click();
  await page.getByRole("button", { name: en.signIn, exact: true }).click();
  await page.getByRole("link", { name: en.settings }).first().waitFor();
  await expect.poll(() => keptPaths(page)).toEqual([]);
  await expect
    .poll(() => page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)"))
    .toBe(0);
});

/** The next version of the pages, put in the place of this one: one page behind the first has another file, and the first says which it is. */
async function nextVersion(folder: string): Promise<void> {
  const assets = join(folder, "assets");
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    if (/\.(?:br|gz)$/u.test(name)) rmSync(join(folder, name));
  const part = readdirSync(assets).find((name) => /^forgot-password-.*\.js$/u.test(name)) ?? "";
  const next = part.replace(/-[^-]*\.js$/u, "-secondone.js");
  renameSync(join(assets, part), join(assets, next));
  for (const name of readdirSync(assets).filter((each) => each.endsWith(".js"))) {
    const path = join(assets, name);
    const script = readFileSync(path, "utf8");
    if (script.includes(part)) writeFileSync(path, script.replaceAll(part, next));
  }
  // Whatever names another file is another file itself.
  const first = readdirSync(assets).find((name) => /^(?:first|index)-.*\.js$/u.test(name)) ?? "";
  const renamed = first.replace(/-[^-]*\.js$/u, "-secondone.js");
  renameSync(join(assets, first), join(assets, renamed));
  for (const name of readdirSync(assets).filter((each) => each.endsWith(".js"))) {
    const path = join(assets, name);
    writeFileSync(path, readFileSync(path, "utf8").replaceAll(first, renamed));
  }
  const index = join(folder, "index.html");
  const html = readFileSync(index, "utf8").replaceAll(first, renamed);
  writeFileSync(index, html.replace("<head>", '<head><meta name="second" content="yes">'));
  await writePageWorker(folder);
  await packFiles(folder);
}

async function visit(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("heading").first().waitFor();
  return page;
}

test("an open page learns of a new version, stays whole in its own until it is asked over, and then all is new", async () => {
  const folder = mkdtempSync(join(tmpdir(), "waymark-pages-"));
  cpSync(webDist, folder, { recursive: true });
  const { app, live } = buildHouse(await open(), { settings: { webDist: folder } });
  const server = await serveHttp({ app, live, port: 0, host: "127.0.0.1" });
  const context = await browser.newContext({ baseURL: `http://localhost:${server.port}`, locale: "en", ...keeps });
  context.setDefaultTimeout(patience);
  onTestFinished(async () => {
    await context.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });
  const page = await visit(context);
  await isKept(page);
  const other = await visit(context);
  const isSecond = (of: Page): Promise<number> => of.locator("meta[name=second]").count();

  await nextVersion(folder);
  await page.evaluate("navigator.serviceWorker.getRegistration().then((kept) => kept.update())");
  for (const each of [page, other]) await each.getByText(en.newVersion).waitFor();
  // The server has the second version alone, and the page still opens its parts of the first.
  await page.goto("/forgot");
  await page.getByRole("heading", { name: en.forgot }).waitFor();
  expect(await isSecond(page)).toBe(0);

  await page.getByText(en.newVersion).waitFor();
  await page.getByRole("button", { name: en.openNewVersion }).click();
  await expect.poll(() => isSecond(page)).toBe(1);
  const parts = (await keptPaths(page)).filter((path) => path.includes("forgot-password"));
  expect(parts).toEqual([expect.stringContaining("secondone")]);
  // The other page is not torn away from under its person.
  expect(await isSecond(other)).toBe(0);
  await other.getByRole("button", { name: en.openNewVersion }).click();
  await expect.poll(() => isSecond(other)).toBe(1);
});
