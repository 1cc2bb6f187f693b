import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessEn } from "../../web/words/access-en.ts";
import { accessRu } from "../../web/words/access-ru.ts";
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
    ["ru", accessRu],
    ["en", accessEn],
  ]),
)("who can see my things, %s", (locale, words) => {
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
});
