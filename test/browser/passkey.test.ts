import { afterAll, beforeAll, expect, test } from "vitest";
import { accessEn } from "../../web/words/access-en.ts";
import { accessRu } from "../../web/words/access-ru.ts";
import { en } from "../../web/words/en.ts";
import { ru } from "../../web/words/ru.ts";
import { withDevice } from "./device.ts";
import { type House, openHouse } from "./house.ts";
import { barriers, inTime, isWiderThanScreen } from "./look.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

test.each(
  inTime([
    ["ru", ru, accessRu],
    ["en", en, accessEn],
  ] as const),
)("a passkey is added, signs in without a password, and is taken away (%s)", async (locale, words, access) => {
  const { page } = await house.newcomer(locale, { viewport: { width: 320, height: 700 }, reducedMotion: "reduce" });
  await withDevice(page);
  await page.goto("/access");
  await page.getByRole("button", { name: access.passkeyAdd }).click();
  await page
    .getByRole("button", { name: new RegExp(`^${access.passkeyRemove}`) })
    .first()
    .waitFor();
  expect(await isWiderThanScreen(page)).toBe(false);
  expect(await barriers(page)).toEqual([]);
  await page.goto("/settings");
  await page.getByRole("button", { name: words.signOut, exact: true }).click();
  await page.getByLabel(words.email).waitFor();
  expect(await isWiderThanScreen(page)).toBe(false);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: words.signInPasskey }).click();
  await page.getByRole("link", { name: words.settings }).first().waitFor();
  await page.goto("/access");
  await page.getByText(access.kinds.passkey_used).waitFor();
  await page
    .getByRole("button", { name: new RegExp(`^${access.passkeyRemove}: `) })
    .first()
    .click();
  await page.getByRole("dialog").getByRole("button", { name: access.passkeyRemove, exact: true }).click();
  await expect.poll(() => page.getByRole("button", { name: new RegExp(`^${access.passkeyRemove}: `) }).count()).toBe(0);
});
