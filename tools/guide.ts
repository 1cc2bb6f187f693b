import { join } from "node:path";
import sharp from "sharp";
import { openBrowser } from "#test/browser/browser.ts";
import { demo } from "../src/commands/demo.ts";
import { guidePictures } from "./web/guide-pictures.ts";
import { morningZone, sinceMorning } from "./web/morning.ts";

/** `node tools/guide.ts`: the pictures of the user guide, made anew from the demonstration by the tests' browser. */
const folder = join(import.meta.dirname, "..", "docs", "guide");
const ago = sinceMorning(Date.now());
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
      timezoneId: morningZone,
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
