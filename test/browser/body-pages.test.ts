import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bodyEn } from "../../web/words/body-en.ts";
import { bodyRu } from "../../web/words/body-ru.ts";
import { dayEn } from "../../web/words/day-en.ts";
import { dayRu } from "../../web/words/day-ru.ts";
import { wayEn } from "../../web/words/way-en.ts";
import { wayRu } from "../../web/words/way-ru.ts";
import { awake, awakeAndAgreed, dropOfEnergy, monthOfReadings, press } from "./awake.ts";
import { type House, openHouse, type Visitor } from "./house.ts";
import { walkExercise, walkTracks } from "./walk.ts";
import { barriers, inTime, isWiderThanScreen } from "./look.ts";

let house: House;
// The first start of a fresh clone also builds the pages.
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

const looks = [
  ["en", "light", 320, bodyEn, dayEn],
  ["ru", "light", 1280, bodyRu, dayRu],
  ["ru", "dark", 320, bodyRu, dayRu],
  ["en", "dark", 1280, bodyEn, dayEn],
] as const;
describe.each(inTime(looks))("%s, %s, %i px", (locale, colorScheme, width, words, day) => {
  const options = { colorScheme, viewport: { width, height: 700 }, reducedMotion: "reduce", hasTouch: true } as const;
  let visitor: Visitor;
  let newcomer: Visitor;
  beforeAll(async () => {
    [visitor, newcomer] = [await house.newcomer(locale, options), await house.newcomer(locale, options)];
    await awake(newcomer);
    await awakeAndAgreed(visitor);
    await visitor.api.post("/api/readings", monthOfReadings());
    await visitor.api.post("/api/readings", dropOfEnergy());
  });

  async function look(page: Page, path: string, prepare?: (page: Page) => Promise<unknown>): Promise<void> {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await prepare?.(page);
    await page.waitForLoadState("networkidle");
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
  }

  test.each([
    ["skills before anything was done", "/day/skills"],
    ["body data before leave was given", "/day/body"],
  ])("%s have no barriers and fit", (_rule, path) => look(newcomer.page, path));

  test("what is not there yet is said as it is", () =>
    look(newcomer.page, "/day/insights", (page) => page.getByRole("heading", { name: words.nothingYet }).waitFor()));

  test("today has no barriers and fits with a change of the body and all faces", () =>
    look(visitor.page, "/day", async (page) => {
      await page.getByText(day.changed.applied, { exact: true }).waitFor();
      await press(page, day.moreTaps);
      await page.getByText(day.tapAsks.mood).waitFor();
    }));

  test("readings are a chart, a sentence and a table that say the same, and a day that was touched stays told", () =>
    look(visitor.page, "/day/insights", async (page) => {
      const metric = words.metrics.hrv_rmssd;
      await page.getByLabel(words.whatToShow, { exact: true }).first().selectOption("hrv_rmssd");
      const chart = page.getByRole("img", { name: metric });
      await chart.waitFor();
      await page.getByText(words.asTable).first().click();
      const table = page.getByRole("table", { name: words.tableOf(metric), exact: true });
      const rows = (await table.getByRole("row").allInnerTexts()).map((row) => row.split("\t"));
      // The newest first; a day on which only the plan changed has no figure.
      const days = rows.slice(1).filter(([, figure = ""]) => /\d/u.test(figure));
      expect(days.length).toBeGreaterThan(20);
      const figures = days.map(([, figure = ""]) => Number.parseInt(figure, 10));
      const [low, high] = [Math.min(...figures), Math.max(...figures)];
      expect(await chart.getAttribute("aria-label")).toBe(
        words.chartOf(metric, days.length, words.inMs(low), words.inMs(high)),
      );
      const points = await chart.locator("circle").all();
      expect(points).toHaveLength(days.length);
      const told = chart.locator("xpath=preceding-sibling::p");
      expect(await told.textContent()).toBe(words.chartTouch);
      for (const at of [0, 9]) {
        await points[at]?.tap();
        const [day, figure] = days.at(-1 - at) ?? [];
        await expect.poll(() => told.textContent()).toBe(`${day}: ${figure}`);
      }
    }));

  test("a year in faces can be touched, read as a table and kept as a picture of more than one colour", () =>
    look(visitor.page, "/day/insights", async (page) => {
      const year = page.locator("section").filter({ has: page.getByRole("heading", { name: words.faceYear }) });
      await year.locator("[data-face]").last().tap();
      await year.getByText(words.faceYearTouch).waitFor({ state: "detached" });
      await year.getByText(words.asTable).click();
      expect(await year.getByRole("row").count()).toBe(13);
      const saved = page.waitForEvent("download");
      await year.getByRole("button", { name: (locale === "en" ? wayEn : wayRu).savePicture }).click();
      const { channels } = await sharp(await (await saved).path()).stats();
      expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(5);
    }));

  test("body data have no barriers and fit, with a token and before deleting", async () => {
    await look(visitor.page, "/day/body", async (page) => {
      await page.getByText(words.bringKinds).click();
      await page.getByLabel(words.tokenName).fill("x");
      await press(page, words.tokenMake);
      await page.getByLabel(words.tokenIs, { exact: true }).waitFor();
    });
    await press(visitor.page, new RegExp(`^${words.deleteSource}: `));
    expect(await barriers(visitor.page)).toEqual([]);
    await visitor.page.keyboard.press("Escape");
  });

  test("a lesson has no barriers and fits, with all its parts unfolded", () =>
    look(visitor.page, "/habits/cold_exposure", async (page) => {
      await page.locator("summary").first().waitFor();
      await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
    }));

  test("the faces beside the next step have no barriers and fit", () =>
    look(visitor.page, "/", async (page) => {
      await page.getByText(day.energyAsk).waitFor();
    }));

  test("nothing was asked of another host, and nothing complained", () => {
    expect([visitor.foreign, newcomer.foreign]).toEqual([[], []]);
    expect([...visitor.complaints, ...newcomer.complaints]).toEqual([]);
  });
});

test("what was begun stands below what comes first, once, until it is put aside", async () => {
  const visitor = await house.newcomer("en");
  const { page } = visitor;
  await walkTracks(visitor);
  await walkExercise(visitor, "grounding", (step) => step.kind !== "tell");
  await page.goto("/");
  const below = page.getByRole("complementary");
  await page.getByRole("link", { name: dayEn.goOn }).waitFor();
  expect(await below.count()).toBe(0);
  await page.getByRole("button", { name: dayEn.notNow }).click();
  await below.getByText(dayEn.begun).waitFor();
  expect(await barriers(page)).toEqual([]);
  await below.getByRole("button", { name: new RegExp(`^${dayEn.putAside}: `) }).click();
  await expect.poll(() => below.count()).toBe(0);
});
