import { afterAll, beforeAll, expect, test } from "vitest";
import { copiesEn } from "../../web/words/copies-en.ts";
import { en } from "../../web/words/en.ts";
import { type House, openHouse, password } from "./house.ts";
import { barriers, isWiderThanScreen } from "./look.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

const stored = "JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])";

test("a device that others use too keeps nothing: no draft while one writes, and nothing after", async () => {
  const { email } = await house.newcomer("en");
  const page = await house.guest({ viewport: { width: 320, height: 700 }, reducedMotion: "reduce" });
  await page.goto("/");
  await page.getByLabel(en.email).fill(email);
  await page.getByLabel(en.password, { exact: true }).fill(password);
  await page.getByLabel(en.sharedDevice).click();
  expect(await isWiderThanScreen(page)).toBe(false);
  expect(await barriers(page)).toEqual([]);
  expect(await page.evaluate(stored)).not.toContain(email);
  expect(await page.getByLabel(en.email).inputValue()).toBe(email);
  // A password is shown to who asks for it, and hidden again as it is sent: what stands there as plain words a browser may keep.
  const typed = page.locator("input[autocomplete='current-password']");
  const show = page.getByRole("button", { name: en.showTyped });
  await show.click();
  expect([await typed.getAttribute("type"), await typed.inputValue()]).toEqual(["text", password]);
  await show.click();
  expect(await typed.getAttribute("type")).toBe("password");
  await show.click();
  let sentAs: string | null = null;
  await page.route("**/sign-in", async (route) => {
    sentAs = await typed.getAttribute("type");
    await route.continue();
  });
  await page.getByRole("button", { name: en.signIn }).click();
  await page.getByRole("link", { name: en.settings }).first().waitFor();
  expect(sentAs).toBe("password");
  await page.goto("/goals/new");
  await page.getByLabel(en.goalTitle).fill("leave the flat on Sunday");
  expect(await page.evaluate(stored)).not.toContain("leave the flat");
  // Copies are not offered either, whatever could seal them.
  await page.goto("/settings");
  await page.getByRole("button", { name: en.signOut, exact: true }).waitFor();
  expect(await page.getByText(copiesEn.title, { exact: true }).count()).toBe(0);
  const cookies = await page.context().cookies();
  // A cookie without an end goes with the browser.
  expect(cookies.filter(({ name }) => name.includes("session_token")).map(({ expires }) => expires)).toEqual([-1]);
  expect(cookies.some(({ name }) => name.includes("device"))).toBe(false);
});

test("on one's own device what was typed waits, and signing out takes it away", async () => {
  const { page } = await house.newcomer("en");
  await page.goto("/goals/new");
  await page.getByLabel(en.goalTitle).fill("leave the flat on Sunday");
  await page.reload();
  await expect.poll(() => page.getByLabel(en.goalTitle).inputValue()).toBe("leave the flat on Sunday");
  await page.goto("/settings");
  await page.getByRole("button", { name: en.signOut, exact: true }).click();
  await page.getByLabel(en.email).waitFor();
  expect(await page.evaluate(stored)).not.toContain("leave the flat");
});
