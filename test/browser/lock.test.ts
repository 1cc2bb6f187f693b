import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessEn } from "../../web/words/access-en.ts";
import { accessRu } from "../../web/words/access-ru.ts";
import { en } from "../../web/words/en.ts";
import { ru } from "../../web/words/ru.ts";
import { type House, inRiga, openHouse, password, type Visitor } from "./house.ts";
import { makePlan } from "./make-plan.ts";
import { barriers, inTime, isWiderThanScreen } from "./look.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

const pin = "4071";
const mark = "MARKEDBYME";
const stored = "JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])";
const narrow = { viewport: { width: 320, height: 700 }, reducedMotion: "reduce" } as const;

async function setPin({ api }: Visitor, after = 5): Promise<void> {
  await api.put("/api/account/lock", { pin, after_minutes: after });
}
/** All that somebody who picks the device up could read: the page as it stands, its fields, and what the browser keeps. */
async function readable(page: Page): Promise<string> {
  const fields = await page.evaluate(
    `JSON.stringify([...document.querySelectorAll("input, textarea")].map((field) => field.value))`,
  );
  const caches = await page.evaluate(`caches.keys().then((names) => JSON.stringify(names))`);
  return [await page.content(), await page.title(), fields, await page.evaluate(stored), caches, page.url()].join("\n");
}

describe.each(
  inTime([
    ["ru", ru, accessRu],
    ["en", en, accessEn],
  ] as const),
)("the lock of the pages, %s", (locale, words, access) => {
  const isLocked = (page: Page) => page.getByRole("heading", { name: words.locked }).waitFor();
  const open = async (page: Page): Promise<void> => {
    await page.getByLabel(words.pin).fill(pin);
    await page.getByRole("button", { name: words.unlock, exact: true }).click();
  };

  test("is set on the page about who can see things, and taken away there", async () => {
    const { page } = await house.newcomer(locale, narrow);
    await page.goto("/access");
    await page.getByLabel(access.lockPin).fill("1234");
    await page.getByRole("button", { name: access.lockSet }).click();
    await page.getByRole("alert").waitFor();
    await page.getByLabel(access.lockPin).fill(pin);
    await page.getByText(access.lockMinutes(15)).click();
    await page.getByRole("button", { name: access.lockSet }).click();
    await page.getByText(access.lockOn(15)).waitFor();
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: access.lockRemove }).click();
    await page.getByRole("button", { name: access.lockSet }).waitFor();
  });

  test("away for the minutes that were chosen: nothing can be read, and the PIN brings everything back, drafts too", async () => {
    const visitor = await house.newcomer(locale, narrow);
    const { page, api } = visitor;
    await api.post("/api/goals", { title: `paint the fence ${mark}` });
    await setPin(visitor);
    await page.clock.install();
    await page.goto("/goals");
    await page.getByText(mark).first().waitFor();
    await page.goto("/goals/new");
    await page.getByLabel(words.goalTitle).fill(`leave the flat ${mark}`);
    await expect.poll(() => page.evaluate(`localStorage.getItem("drafts") !== null`)).toBe(true);
    expect(await page.evaluate(stored)).not.toContain(mark);
    await page.clock.fastForward("05:10");
    await isLocked(page);
    expect(await readable(page)).not.toContain(mark);
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    await expect.poll(async () => (await page.request.get("/api/goals")).status()).toBe(423);
    await page.goBack();
    await isLocked(page);
    expect(await readable(page)).not.toContain(mark);
    await page.reload();
    await isLocked(page);
    expect(await readable(page)).not.toContain(mark);
    await page.goto("/goals/new");
    await open(page);
    await expect.poll(() => page.getByLabel(words.goalTitle).inputValue()).toBe(`leave the flat ${mark}`);
  });

  test("the own safety plan opens by a button, and stays shut, as its person chose", async () => {
    const visitor = await house.newcomer(locale, narrow);
    const { page } = visitor;
    await makePlan(visitor, mark);
    await setPin(visitor);
    const lock = () => page.getByRole("button", { name: words.lock, exact: true }).click();
    const button = page.getByRole("button", { name: words.safetyPlan });
    await page.goto("/access");
    await lock();
    const told = page.waitForResponse(/\/api\/account\/lock$/);
    await page.reload();
    await told;
    await isLocked(page);
    expect(await button.count()).toBe(0);
    await open(page);
    await page.getByRole("switch", { name: access.lockPlan }).click();
    // The password of before the lock counts no longer.
    await page.getByLabel(words.password, { exact: true }).fill(password);
    await page.getByRole("button", { name: words.goOn }).click();
    await expect.poll(() => page.getByRole("switch", { name: access.lockPlan }).isChecked()).toBe(true);
    await lock();
    await button.waitFor();
    expect(await readable(page)).not.toContain(mark);
    expect(await barriers(page)).toEqual([]);
    await button.click();
    await page.getByText(mark).waitFor();
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    await expect.poll(async () => (await page.request.get("/api/works")).status()).toBe(423);
    await page.getByRole("button", { name: words.planHide }).click();
    await isLocked(page);
    expect(await readable(page)).not.toContain(mark);
    await page.goto("/safety-plan");
    await isLocked(page);
    expect(await readable(page)).not.toContain(mark);
  });

  test("help lines and the quick way out work while it is locked, also without a connection", async () => {
    const visitor = await house.newcomer(locale, { ...narrow, ...inRiga });
    const { page } = visitor;
    await setPin(visitor);
    await page.goto("/goals/new");
    await page.getByLabel(words.goalTitle).fill(mark);
    await page.context().setOffline(true);
    await page.getByRole("button", { name: words.lock, exact: true }).click();
    await isLocked(page);
    expect(await page.content()).not.toContain(mark);
    await page.getByRole("link", { name: words.helpNow }).click();
    await page.getByRole("link", { name: /112/ }).first().waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await page.goto("/goals");
    await isLocked(page);
    await expect.poll(async () => (await page.request.get("/api/goals")).status()).toBe(423);
    await page.getByRole("button", { name: words.quickExit }).click();
    await page.waitForURL("about:blank");
  });
});

test("five wrong PINs sign the page out, and nothing stays in the browser", async () => {
  const visitor = await house.newcomer("en");
  const { page, email } = visitor;
  await setPin(visitor);
  await page.goto("/goals/new");
  await page.getByLabel(en.goalTitle).fill(mark);
  await page.getByRole("button", { name: en.lock, exact: true }).click();
  for (const wrong of ["1111", "2222", "3333", "4444", "5555"]) {
    await page.getByLabel(en.pin).fill(wrong);
    const answered = page.waitForResponse(/\/api\/account\/unlock/);
    await page.getByRole("button", { name: en.unlock, exact: true }).click();
    await answered;
  }
  await page.getByLabel(en.email).waitFor();
  expect(await page.evaluate(stored)).not.toContain("drafts");
  await page.getByLabel(en.email).fill(email);
  await page.getByLabel(en.password, { exact: true }).fill(password);
  await page.getByRole("button", { name: en.signIn, exact: true }).click();
  await page.getByRole("link", { name: en.settings }).first().waitFor();
});

test("a lock in one tab is one in all of them", async () => {
  const visitor = await house.newcomer("en");
  await setPin(visitor);
  await visitor.page.goto("/");
  await visitor.listens();
  const second = await visitor.page.context().newPage();
  await second.goto("/");
  await second.getByRole("button", { name: en.lock, exact: true }).click();
  await visitor.page.getByRole("heading", { name: en.locked }).waitFor();
});

describe("leaving quickly", () => {
  test("Esc pressed twice leaves as the button does, and locks on the way", async () => {
    const visitor = await house.newcomer("en");
    const { page } = visitor;
    await setPin(visitor);
    await page.goto("/goals/new");
    await page.getByRole("button", { name: en.lock, exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.waitForURL("about:blank");
    await expect.poll(async () => (await page.request.get(`${house.url}/api/me`)).status()).toBe(423);
    await page.goBack();
    expect(await page.locator("body").innerText()).toBe("");
  });

  test("goes to the page that was chosen on this device, also signed out", async () => {
    const { page } = await house.newcomer("en");
    await page.route("https://weather.example.org/**", (route) =>
      route.fulfill({ body: "Sunny", contentType: "text/html" }),
    );
    await page.goto("/access");
    await page.getByLabel(accessEn.exitAddress).fill("javascript:alert(1)");
    await page.getByRole("button", { name: accessEn.save }).click();
    await page.getByText(accessEn.exitWrong).waitFor();
    await page.getByLabel(accessEn.exitAddress).fill("weather.example.org/riga");
    await page.getByRole("button", { name: accessEn.save }).click();
    await page.getByText(accessEn.exitKept).waitFor();
    await page.goto("/help");
    await page.getByRole("button", { name: en.quickExit }).click();
    await page.waitForURL("https://weather.example.org/riga");
    await page.goBack();
    await page.waitForURL("https://weather.example.org/riga");
  });
});
