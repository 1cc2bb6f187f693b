import type { Request, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessEn } from "../../web/words/access-en.ts";
import { accessRu } from "../../web/words/access-ru.ts";
import { en } from "../../web/words/en.ts";
import { ru } from "../../web/words/ru.ts";
import { FakeBotApi } from "../fakes/bot-api.ts";
import { type House, openHouse, password } from "./house.ts";
import { barriers, inTime, isWiderThanScreen } from "./look.ts";

let house: House;
let bot: FakeBotApi;
beforeAll(async () => {
  bot = await FakeBotApi.start();
  house = await openHouse({ TELEGRAM_BOT_TOKEN: bot.token, TELEGRAM_API_ROOT: bot.root });
});
afterAll(async () => {
  await house?.stop();
  await bot?.stop();
});

describe.each(
  inTime([
    ["ru", accessRu, ru],
    ["en", accessEn, en],
  ]),
)("who can see my things, %s", (locale, words, app) => {
  const fits = async (page: Awaited<ReturnType<House["guest"]>>): Promise<void> => {
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
  };

  test("Telegram is joined after a yes on both sides, and parted again", async () => {
    const { page } = await house.newcomer(locale, { viewport: { width: 320, height: 700 }, reducedMotion: "reduce" });
    const chat = bot.chat(locale === "ru" ? 601 : 602, locale);
    await page.goto("/access");
    await page.getByRole("button", { name: words.telegramJoin }).click();
    const code = await page.getByText("/start link_").textContent();
    await fits(page);
    await chat.does(() => chat.says(code ?? ""), /@example\.org/);
    await page.getByText(words.telegramAsked("A")).waitFor();
    chat.press(/^(Yes|Да)/);
    await page.getByText(words.telegramAgreed("A")).waitFor();
    await fits(page);
    await page.getByLabel(words.password).fill(password);
    await page.getByRole("button", { name: words.telegramYes }).click();
    await page.getByRole("button", { name: `${words.telegramPart}: A` }).click();
    await fits(page);
    await page.getByRole("dialog").getByRole("button", { name: words.telegramPart }).click();
    await page.getByRole("button", { name: words.telegramJoin, exact: true }).waitFor();
  });

  test("a record with goals waits its day, in which the page can stop it", async () => {
    const { page } = await house.newcomer(locale, { viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });
    const chat = bot.chat(locale === "ru" ? 611 : 612, locale);
    await chat.does(() => chat.says("/newgoal paint the fence"), /paint the fence/);
    await page.goto("/access");
    await page.getByRole("button", { name: words.telegramJoin }).click();
    const code = await page.getByText("/start link_").textContent();
    await chat.does(() => chat.says(code ?? ""), /@example\.org/);
    chat.press(/^(Yes|Да)/);
    await page.getByLabel(words.password).fill(password);
    await page.getByRole("button", { name: words.telegramYes }).click();
    await page.getByRole("button", { name: words.telegramStop }).waitFor();
    await fits(page);
    await chat.does(() => page.getByRole("button", { name: words.telegramStop }).click(), /Stopped|Остановлено/);
    await page.getByRole("button", { name: words.telegramJoin, exact: true }).waitFor();
  });

  test("one page shows what reads as me, tells what is new, and ends it all with one press", async () => {
    const visitor = await house.newcomer(locale, { viewport: { width: 320, height: 700 }, reducedMotion: "reduce" });
    const { page, email } = visitor;
    const made = await visitor.api.post<{ readonly secret: string }>("/api/tokens", {
      name: "My phone",
      scopes: ["day:read"],
    });
    const elsewhere = await house.guest();
    const data = { email, password };
    await elsewhere.request.post(`${house.url}/api/account/sign-in`, { data, headers: { origin: house.url } });
    await page.goto("/");
    await page.getByText(app.accessNews).waitFor();
    await page.getByRole("link", { name: app.accessLook }).click();
    await page.getByText(words.kinds.signed_in).waitFor();
    await page.getByText("My phone").first().waitFor();
    await fits(page);
    await page.getByRole("button", { name: words.endOthers }).click();
    await page.getByRole("dialog").waitFor();
    await fits(page);
    await page.getByRole("dialog").getByRole("button", { name: words.endYes, exact: true }).click();
    await page.getByText(words.noPrograms).waitFor();
    const read = await page.request.get(`${house.url}/api/day`, {
      headers: { authorization: `Bearer ${made.secret}` },
    });
    expect(read.status()).toBe(401);
    expect((await elsewhere.request.get(`${house.url}/api/me`)).status()).toBe(401);
    expect((await page.request.get(`${house.url}/api/me`)).status()).toBe(200);
  });

  test("everything in one file takes the password again, and then comes by itself", async () => {
    const { page } = await house.newcomer(locale, { viewport: { width: 320, height: 700 }, reducedMotion: "reduce" });
    await page.route("**/api/export", (route, request) => asked(route, request), { times: 1 });
    await page.goto("/settings");
    await page.getByRole("button", { name: app.takeData }).click();
    await page.getByRole("dialog").getByText(app.passwordAgain).waitFor();
    await fits(page);
    await page.getByRole("dialog").getByLabel(app.password, { exact: true }).fill(password);
    const file = page.waitForEvent("download");
    await page.getByRole("button", { name: app.goOn }).click();
    expect((await file).suggestedFilename()).toBe("export.json");
  });
});

/** As the server answers where the password was given longer than ten minutes ago. */
async function asked(route: Route, request: Request): Promise<void> {
  expect(request.method()).toBe("POST");
  await route.fulfill({
    status: 403,
    contentType: "application/problem+json",
    body: JSON.stringify({ code: "confirm_password", title: "", detail: "", status: 403 }),
  });
}
