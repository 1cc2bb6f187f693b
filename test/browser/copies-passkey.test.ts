import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessEn } from "../../web/words/access-en.ts";
import { copiesEn } from "../../web/words/copies-en.ts";
import { en } from "../../web/words/en.ts";
import { withDevice } from "./device.ts";
import { type House, openHouse, password, type Visitor } from "./house.ts";
import { stepHeading } from "./step-heading.ts";
import { barriers, isWiderThanScreen } from "./look.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

const keeps = {
  serviceWorkers: "allow",
  viewport: { width: 320, height: 700 },
  reducedMotion: "reduce",
} as const;
const pin = "480317";
const passkeyRemove = new RegExp(`^${accessEn.passkeyRemove}: `);

/** What lies on the device of private copies, and how their key is sealed. */
const lies = (page: Page): Promise<string> =>
  page.evaluate("Object.entries(localStorage).filter(([name]) => name.startsWith('copies')).flat().join(' ')");
const sealing = (page: Page): Promise<string> => page.evaluate("localStorage.getItem('copies') ?? ''");

/** Somebody with a passkey on their device, a lock and a step, at the settings of a page that is kept. */
async function withPasskey(hasPrf: boolean): Promise<Visitor & { readonly step: string }> {
  const visitor = await house.newcomer("en", keeps);
  const { page, api } = visitor;
  await withDevice(page, { hasPrf });
  await api.post("/api/goals", { title: "learn the flute" });
  const { step } = await api.toStep();
  await page.goto("/access");
  await page.getByRole("button", { name: accessEn.passkeyAdd }).click();
  await page.getByRole("button", { name: passkeyRemove }).first().waitFor();
  await api.put("/api/account/lock", { pin, after_minutes: 5 });
  await page.goto("/settings");
  // A page whose first visit could not be kept is kept by the next.
  const isKept = async (): Promise<boolean> => {
    const kept = await page.evaluate<boolean>("navigator.serviceWorker.controller !== null");
    if (!kept) await page.reload();
    return kept;
  };
  await expect.poll(isKept, { interval: 2000 }).toBe(true);
  return { ...visitor, step: step?.text ?? "" };
}

async function openByPin(page: Page, by: string): Promise<void> {
  await page.getByLabel(en.pin, { exact: true }).fill(by);
  await page.getByRole("button", { name: copiesEn.open, exact: true }).click();
}

test("a passkey that can work out a secret opens the copies without a line in place of the PIN, and where it is taken away they go", async () => {
  const { page, step } = await withPasskey(true);
  const heading = stepHeading(page, step);
  await page.getByRole("button", { name: copiesEn.onByPasskey }).click();
  await page.getByText(copiesEn.lockedByPasskey).waitFor();
  // No PIN is in it that could be found out by trying.
  expect(await sealing(page)).not.toContain("byPin");
  await page.goto("/step");
  await heading.waitFor();
  await expect.poll(() => lies(page)).toContain("copies:kept");
  expect(await lies(page)).not.toContain("flute");

  await page.context().setOffline(true);
  await page.reload();
  await page.getByText(copiesEn.waitsForPasskey).waitFor();
  expect(await heading.count()).toBe(0);
  expect(await page.getByLabel(en.pin, { exact: true }).count()).toBe(0);
  expect(await isWiderThanScreen(page)).toBe(false);
  expect(await barriers(page)).toEqual([]);
  const open = page.getByRole("button", { name: copiesEn.openByPasskey });
  await open.click();
  await heading.waitFor();
  // The lock falls without a line, and the same passkey lifts it.
  await page.getByRole("button", { name: en.lock, exact: true }).click();
  await page.getByRole("heading", { name: en.locked }).waitFor();
  await open.click();
  await heading.waitFor();

  await page.context().setOffline(false);
  await page.goto("/access");
  await page.getByLabel(en.pin, { exact: true }).fill(pin);
  await page.getByRole("button", { name: en.unlock, exact: true }).click();
  const remove = page.getByRole("button", { name: passkeyRemove });
  await remove.first().click();
  await page.getByRole("dialog").getByRole("button", { name: accessEn.passkeyRemove, exact: true }).click();
  await expect.poll(() => remove.count()).toBe(0);
  expect(await lies(page)).toBe("");
});

test("a passkey that cannot is told kindly and keeps nothing; the PIN seals, and whenever it is another the copies are sealed anew", async () => {
  const { page, email, step } = await withPasskey(false);
  const heading = stepHeading(page, step);
  await page.getByRole("button", { name: copiesEn.onByPasskey }).click();
  await page.getByText(copiesEn.noSecret).waitFor();
  expect(await lies(page)).toBe("");
  expect(await isWiderThanScreen(page)).toBe(false);
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel(en.pin, { exact: true }).fill(pin);
  await page.getByRole("button", { name: copiesEn.on, exact: true }).click();
  await page.getByText(copiesEn.isOn).waitFor();

  // Changed here.
  const first = await sealing(page);
  await page.getByRole("link", { name: en.companion }).first().click();
  await heading.waitFor();
  await page.goto("/access");
  await page.getByLabel(accessEn.lockPin).fill("771204");
  await page.getByRole("button", { name: accessEn.lockChange, exact: true }).click();
  await expect.poll(() => sealing(page)).not.toBe(first);
  const second = await sealing(page);

  // And on another device: this one is locked by it, and knows the new one as soon as that has opened it.
  const other = (await house.guest()).request;
  const headers = { origin: house.url };
  await other.post("/api/account/sign-in", { data: { email, password }, headers });
  const unlocked = await other.post("/api/account/unlock", { data: { pin: "771204" }, headers });
  expect(unlocked.ok()).toBe(true);
  const changed = await other.put("/api/account/lock", { data: { pin: "902618", after_minutes: 5 }, headers });
  expect(changed.ok()).toBe(true);
  await page.goto("/step");
  await page.getByRole("heading", { name: en.locked }).waitFor();
  await page.getByLabel(en.pin, { exact: true }).fill("902618");
  await page.getByRole("button", { name: en.unlock, exact: true }).click();
  await heading.waitFor();
  await expect.poll(() => sealing(page)).not.toBe(second);

  await page.context().setOffline(true);
  await page.reload();
  await page.getByText(copiesEn.waits).waitFor();
  await openByPin(page, "771204");
  await page.getByText(copiesEn.wrong).waitFor();
  await openByPin(page, "902618");
  await heading.waitFor();
});
