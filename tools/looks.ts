import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { openBrowser } from "#test/browser/browser.ts";
import { languages, people, places, type Recorded } from "#test/browser/places.ts";
import { demo } from "../src/commands/demo.ts";
import { morningZone, sinceMorning } from "./web/morning.ts";

/*
 * `node tools/looks.ts`: records what the pages are answered in the demonstration, and makes the pictures of them that the tests compare
 * with. `node tools/looks.ts pictures` makes the pictures alone, of what was recorded before.
 */
const root = join(import.meta.dirname, "..");
const folder = join(root, "test", "browser", "recorded");

const ago = sinceMorning(Date.now());

/** Goes to every place of a person and notes what its page is answered. */
async function record(browser: Browser, url: string, person: string, mine: typeof places): Promise<Recorded> {
  const context = await browser.newContext({ baseURL: url, timezoneId: morningZone, serviceWorkers: "block" });
  await context.clock.setFixedTime(Date.now() - ago);
  const page = await context.newPage();
  const answers: Record<string, unknown> = {};
  const read: Promise<void>[] = [];
  page.on("response", (response) => {
    const { pathname, search } = new URL(response.url());
    const isJson = response.headers()["content-type"]?.includes("json") === true;
    if (!pathname.startsWith("/api/") || !response.ok() || !isJson) return;
    read.push(
      response.json().then((answer: unknown) => {
        answers[`${response.request().method()} ${pathname}${search}`] = answer;
      }),
    );
  });
  await page.goto(`/demo/${person}`);
  for (const { path } of mine) {
    await page.goto(path(answers));
    await page.locator("main h1").first().waitFor();
    await page.waitForLoadState("networkidle");
    await Promise.all(read);
  }
  await context.close();
  return { at: Date.now() - ago, answers };
}

if (process.argv[2] !== "pictures") {
  const running = await demo(
    0,
    (line) => void process.stdout.write(`${line}\n`),
    () => Date.now() - ago,
  );
  const browser = await openBrowser();
  mkdirSync(folder, { recursive: true });
  for (const language of languages)
    for (const who of ["walker", "parent"] as const) {
      const person = people[language][who];
      const mine = places.filter((place) => place.who === who);
      const recorded = await record(browser, `http://127.0.0.1:${running.port}`, person, mine);
      writeFileSync(join(folder, `${person}.json`), `${JSON.stringify(recorded, undefined, 1)}\n`);
    }
  await browser.close();
  await running.stop();
}
execFileSync("npx", ["vitest", "run", "test/browser/pictures.test.ts"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, WAYMARK_PICTURES: "make", WAYMARK_TEST_LONG: "1" },
});
process.exit(0);
