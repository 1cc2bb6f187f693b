import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessEn } from "../../web/words/access-en.ts";
import { accessRu } from "../../web/words/access-ru.ts";
import { en } from "../../web/words/en.ts";
import { ru } from "../../web/words/ru.ts";
import { type House, openHouse, password } from "./house.ts";
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
)(
  "an app is set up, asked for at sign-in, and a recovery code stands in for it (%s)",
  async (locale, words, access) => {
    const narrow = { viewport: { width: 320, height: 700 }, reducedMotion: "reduce" } as const;
    const { page, email } = await house.newcomer(locale, narrow);
    await page.goto("/access");
    await page.getByRole("button", { name: access.factorSet }).click();
    await page.getByRole("img", { name: access.factorQr }).waitFor();
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    const key = await page.getByLabel(access.factorKey, { exact: true }).inputValue();
    const secret = new TextDecoder().decode(base32.decode(key));
    const now = Math.floor(Date.now() / 30_000);
    await page.getByLabel(access.factorCode).fill(await createOTP(secret).hotp(now));
    await page.getByRole("button", { name: access.factorConfirm }).click();
    await page.getByText(access.factorOn(8)).waitFor();
    const recovery = (await page.locator("ul.font-mono li").first().textContent()) ?? "";
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: access.recoveryKept }).click();
    await page.reload();
    await page.getByText(access.factorOn(8)).waitFor();
    expect(await page.content()).not.toContain(recovery);

    const guest = await house.guest({ ...narrow, locale });
    await guest.goto("/");
    await guest.getByLabel(words.email).fill(email);
    await guest.getByLabel(words.password, { exact: true }).fill(password);
    await guest.getByRole("button", { name: words.signIn, exact: true }).click();
    await guest.getByLabel(words.factorCode).fill("000000");
    expect(await isWiderThanScreen(guest)).toBe(false);
    expect(await barriers(guest)).toEqual([]);
    const refused = guest.waitForResponse(/sign-in/);
    await guest.getByRole("button", { name: words.signIn, exact: true }).click();
    await refused;
    await guest.getByLabel(words.factorCode).fill(recovery);
    await guest.getByRole("button", { name: words.signIn, exact: true }).click();
    await guest.getByRole("link", { name: words.settings }).first().waitFor();
    await page.getByRole("button", { name: access.factorRemove }).click();
    await page.getByRole("button", { name: access.factorSet }).waitFor();
  },
);
