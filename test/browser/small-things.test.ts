import { afterAll, beforeAll, expect, test } from "vitest";
import { accountEn } from "../../web/words/account-en.ts";
import { ru } from "../../web/words/ru.ts";
import { settingsRu } from "../../web/words/settings-ru.ts";
import { tracksRu } from "../../web/words/tracks-ru.ts";
import { type House, openHouse } from "./house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

test("who forgot the password of a place without mail is told the command that gives a link", async () => {
  const page = await house.guest();
  await page.goto("/forgot");
  await page.getByRole("textbox").fill("owner@example.org");
  await page.locator("button[type=submit]").click();
  await page.getByText(accountEn.resetByOperator).waitFor();
  expect(accountEn.resetByOperator).toContain("./waymark reset-password EMAIL");
});

test("a time zone is a city in the person's language, found by either language", async () => {
  const { page } = await house.newcomer("ru");
  await page.goto("/settings");
  const zones = page.getByLabel(ru.timeZone, { exact: true });
  const cities = (): Promise<string[]> => zones.locator("option").allInnerTexts();
  await zones.waitFor();
  const all = await cities();
  expect(all.filter((city) => /[/_]/u.test(city))).toEqual([]);
  const chosen = await zones.inputValue();
  for (const sought of ["алматы", "almaty"]) {
    await page.getByLabel(settingsRu.findCity).fill(sought);
    await expect.poll(async () => (await cities()).length).toBeLessThan(4);
    expect(await cities()).toContain("Алматы");
  }
  expect(await zones.inputValue()).toBe(chosen);
});

test("the menu and the page call the way the same, and nothing stands in front as if it were to come", async () => {
  const { page, api } = await house.newcomer("ru");
  await api.post("/api/tracks/set-primary", { track: "self_work" });
  await page.goto("/");
  await page.getByRole("link", { name: ru.tracks, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: tracksRu.title }).waitFor();
  expect(tracksRu.title.toLowerCase()).toContain(ru.tracks.toLowerCase());
  expect(await page.getByText("Впереди", { exact: true }).count()).toBe(0);
});
