import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FakeBotApi } from "../fakes/bot-api.ts";
import { initDataFor } from "../fakes/init-data.ts";
import { type House, openHouse } from "./house.ts";

let api: FakeBotApi;
let house: House;
beforeAll(async () => {
  api = await FakeBotApi.start();
  house = await openHouse({
    PUBLIC_URL: "https://waymark.example.org",
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
  });
});
afterAll(async () => {
  await house?.stop();
  await api?.stop();
});

/** What Telegram puts behind the address of a page that it opens. */
const launch = (telegramId: number): string =>
  new URLSearchParams({
    tgWebAppData: initDataFor(telegramId, { botToken: api.token, at: Date.now() }),
    tgWebAppVersion: "8.0",
    tgWebAppPlatform: "android",
    tgWebAppThemeParams: JSON.stringify({ bg_color: "#17212b", secondary_bg_color: "#232e3c" }),
  }).toString();

/** A Telegram around the pages: it notes what it is told, and can be made to tell. */
async function telegramAround(context: BrowserContext): Promise<void> {
  await context.addInitScript(
    "globalThis.told = []; globalThis.TelegramWebviewProxy = { postEvent: (name, data) => told.push([name, JSON.parse(data)]) };",
  );
}
const told = (page: Page, name: string): Promise<readonly unknown[]> =>
  page.evaluate(`told.filter(([name]) => name === ${JSON.stringify(name)}).map(([, data]) => data)`);
const tell = (page: Page, name: string, data: object = {}): Promise<unknown> =>
  page.evaluate(`Telegram.WebView.receiveEvent(${JSON.stringify(name)}, ${JSON.stringify(data)})`);

test("the bot's menu opens the pages", async () => {
  const buttons = () => api.calls.filter(({ method }) => method === "setChatMenuButton").map(({ params }) => params);
  await expect
    .poll(buttons)
    .toEqual([{ menu_button: { type: "web_app", text: "Notes", web_app: { url: "https://waymark.example.org" } } }]);
});

test("inside Telegram somebody is there at once: in its colours and its room, with its arrow, and again after a reload", async () => {
  const page = await house.guest();
  await telegramAround(page.context());
  await page.goto(`/#${launch(4711)}`);
  await page.getByRole("link", { name: "Goals" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(new URL(page.url()).hash).toBe("");
  expect(await page.evaluate("document.documentElement.dataset.theme")).toBe("dark");
  expect(await page.evaluate("getComputedStyle(document.documentElement).backgroundColor")).toBe("rgb(35, 46, 60)");
  expect(await told(page, "web_app_set_header_color")).toEqual([{ color: "#232e3c" }]);
  expect(await told(page, "web_app_ready")).toHaveLength(1);

  // A goal, as on any other page.
  await page.getByRole("link", { name: "New goal" }).first().click();
  expect((await told(page, "web_app_setup_back_button")).at(-1)).toEqual({ is_visible: true });
  await tell(page, "back_button_pressed");
  await page.waitForURL("**/goals");

  await tell(page, "safe_area_changed", { top: 20, right: 0, bottom: 30, left: 0 });
  await tell(page, "content_safe_area_changed", { top: 46, right: 0, bottom: 0, left: 0 });
  expect(await page.evaluate("getComputedStyle(document.body).paddingTop")).toBe("66px");
  await tell(page, "theme_changed", { theme_params: { bg_color: "#ffffff", secondary_bg_color: "#f4f4f5" } });
  expect(await page.evaluate("document.documentElement.dataset.theme")).toBe("light");

  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  expect(await page.getByRole("button", { name: "Change password" }).count()).toBe(0);
});

test("whoever comes for the first time stays: that nobody was there came with the first bytes, before they were let in", async () => {
  const page = await house.guest();
  await telegramAround(page.context());
  const opened: string[] = [];
  page.on("request", (request) => void (request.isNavigationRequest() && opened.push(new URL(request.url()).search)));
  const greeted = new Promise<void>((resolve) =>
    page.on("websocket", (socket) => void socket.once("framereceived", () => resolve())),
  );
  await page.goto(`/#${launch(4715)}`);
  // What a page shows is asked for again as soon as it is told of changes, who is here too.
  await greeted;
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: "Goals" }).waitFor();
  expect(opened).toEqual([""]);
});

test("two people of one Telegram never see each other's pages", async () => {
  const page = await house.guest();
  await telegramAround(page.context());
  await page.goto(`/#${launch(4713)}`);
  await page.getByRole("link", { name: "Goals" }).waitFor();
  const idOf = async (): Promise<unknown> => ((await (await page.request.get("/api/me")).json()) as { id: string }).id;
  const first = await idOf();
  await page.goto("about:blank");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.goto(`/#${launch(4714)}`);
  await page.getByRole("link", { name: "Goals" }).waitFor();
  // What came with the first bytes was the other's: the page began anew.
  expect(asked.filter((each) => each === "GET /")).toHaveLength(2);
  expect(await idOf()).not.toBe(first);
});

test("a page that Telegram gave nothing, or nothing that counts, says so, and help is there", async () => {
  const page = await house.guest();
  await telegramAround(page.context());
  await page.goto("/");
  await page.getByText("Open this page from the menu of the bot").waitFor();
  await page.goto(`/#${launch(1).replace("auth_date", "auth_day")}`);
  await page.reload();
  await page.getByText("open it again from the bot’s menu").waitFor();
  await page.getByRole("link", { name: "Help now" }).click();
  await page.waitForURL("**/help");
  expect(await page.getByRole("button", { name: "Sign in" }).count()).toBe(0);
});

test("outside Telegram a link with somebody's opening in it brings nobody in", async () => {
  const page = await house.guest();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`/#${launch(4712)}`);
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  expect(asked).not.toContain("/api/account/telegram");
});
