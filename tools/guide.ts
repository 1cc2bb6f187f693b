import { join } from "node:path";
import sharp from "sharp";
import { openBrowser } from "#test/browser/browser.ts";
import { demo } from "../src/commands/demo.ts";
import { guidePictures } from "./web/guide-pictures.ts";

/** `node tools/guide.ts`: the pictures of the user guide, made anew from the demonstration by the tests' browser. */
const folder = join(import.meta.dirname, "..", "docs", "guide");
const hour = 3_600_000;
const zone = "Europe/Riga";
const hourOf = (at: number): number =>
  Number(new Intl.DateTimeFormat("en", { timeZone: zone, hour: "numeric", hourCycle: "h23" }).format(at));
/** The pictures are of a morning, whenever they are made: how long ago the last one was (ms). */
let ago = 0;
while (hourOf(Date.now() - ago) !== 9) ago += hour;
const running = await demo(
  0,
  (line) => void process.stdout.write(`${line}\n`),
  () => Date.now() - ago,
);
const browser = await openBrowser();
try {
  for (const { file, person, locale, path, shows } of guidePictures) {
    const context = await browser.newContext({
      baseURL: `http://127.0.0.1:${running.port}`,
      locale,
      timezoneId: zone,
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 1.5,
      reducedMotion: "reduce",
      serviceWorkers: "block",
    });
    await context.clock.setFixedTime(Date.now() - ago);
    const page = await context.newPage();
    await page.goto(`/demo/${person}`);
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForLoadState("networkidle");
    // What the page is for stands in the middle of its picture.
    if (shows !== undefined)
      await page
        .locator(shows)
        .first()
        .evaluate((seen) => seen.scrollIntoView({ block: "center" }));
    await sharp(await page.screenshot())
      .webp({ quality: 78 })
      .toFile(join(folder, file));
    await context.close();
  }
} finally {
  await browser.close();
  await running.stop();
}
process.exit(0);
