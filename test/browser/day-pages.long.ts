import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DayWire } from "#contract/day.ts";
import { dayEn } from "../../web/words/day-en.ts";
import { dayRu } from "../../web/words/day-ru.ts";
import { en } from "../../web/words/en.ts";
import { ru } from "../../web/words/ru.ts";
import { type House, openHouse, type Visitor } from "./house.ts";
import { barriers, inTime, isWiderThanScreen } from "./look.ts";

let house: House;
// The first start of a fresh clone also builds the pages.
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

describe.each(
  inTime([
    ["en", "light", en, dayEn],
    ["ru", "dark", ru, dayRu],
  ]),
)("%s, %s", (locale, colorScheme, web, words) => {
  const options = { colorScheme, viewport: { width: 320, height: 700 }, reducedMotion: "reduce" } as const;
  let visitor: Visitor;
  let newcomer: Visitor;
  beforeAll(async () => {
    [visitor, newcomer] = [await house.newcomer(locale, options), await house.newcomer(locale, options)];
    await visitor.api.post("/api/day/start", { archetype: "peak_performer" });
  });

  async function look(page: Page, path: string, prepare?: (page: Page) => Promise<unknown>): Promise<void> {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await prepare?.(page);
    await page.waitForLoadState("networkidle");
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    expect(await page.title()).toBe("Notes");
    expect(await page.getByRole("link", { name: web.helpNow }).first().isVisible()).toBe(true);
  }
  const press = (page: Page, name: string | RegExp): Promise<void> =>
    page.getByRole("button", { name }).first().click();

  test.each([
    ["what a health day is", "/day"],
    ["the quiz", "/day/quiz"],
    ["the temperaments before the first day", "/day/archetypes"],
    ["all habits of who has no day", "/habits"],
  ])("%s has no barriers and fits 320 px", (_rule, path) => look(newcomer.page, path));

  test.each([
    ["the first page of who lives health days", "/"],
    ["a habit that needs care", "/habits/cold_exposure"],
    ["the settings", "/settings"],
    ["the settings of the day", "/day/settings"],
    ["the days past", "/day/past"],
    ["a task that is gone", "/day/tasks/260101-nothing"],
  ])("%s has no barriers and fits 320 px", (_rule, path) => look(visitor.page, path));

  test("today has no barriers and fits 320 px, with its choices, its mode and a break opened", () =>
    look(visitor.page, "/day", async (page) => {
      await press(page, new RegExp(`^${words.more}: `));
      await press(page, words.modeIs.medium);
      await press(page, words.restNow);
      await press(page, words.faces[3]);
    }));

  test("a task has no barriers and fits 320 px, with its lesson unfolded", async () => {
    const { tasks } = await visitor.api.get<DayWire>("/api/day");
    const habit = tasks.find(({ kind }) => kind === "habit");
    await look(visitor.page, `/day/tasks/${habit?.task_id}`, async (page) => {
      for (const fold of await page.locator("summary").all()) await fold.click();
    });
  });

  test("the hours have no barriers and fit 320 px, with an entry, a shift and an address", () =>
    look(visitor.page, "/day/hours", async (page) => {
      await press(page, words.fixedAdd);
      await page.getByRole("switch", { name: words.byShifts }).click();
      await press(page, words.shiftAdd);
      await press(page, words.patternAdd);
      await press(page, words.feedMake);
      await page.getByLabel(words.feedAddress, { exact: true }).waitFor();
    }));

  test("the health questions have no barriers and fit 320 px, before consent, after it, and before deleting", async () => {
    await look(visitor.page, "/day/health", (page) => page.getByRole("button", { name: words.agree }).waitFor());
    await look(visitor.page, "/day/health", async (page) => {
      await press(page, words.agree);
      await page.getByRole("checkbox").first().waitFor();
      await page.locator("label:has(input[type=checkbox])").nth(1).click();
      await page.getByRole("heading", { name: words.leftOutTitle }).waitFor();
    });
    await press(visitor.page, words.forgetHealth);
    expect(await barriers(visitor.page)).toEqual([]);
    await visitor.page.keyboard.press("Escape");
  });

  test("a change of temperament has no barriers", () =>
    look(visitor.page, "/day/archetypes", async (page) => {
      await press(page, new RegExp(`^${words.take}: `));
      await page.locator("summary").first().click();
    }));

  test("nothing was asked of another host, and nothing complained", () => {
    expect([visitor.foreign, newcomer.foreign]).toEqual([[], []]);
    expect([...visitor.complaints, ...newcomer.complaints]).toEqual([]);
  });
});
