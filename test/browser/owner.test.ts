import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OwnerGlanceWire } from "#contract/owner.ts";
import { createOperatorClient } from "#channels/http/operator-client.ts";
import { operatorToken } from "#channels/http/operator-token.ts";
import { ownerEn as words } from "../../web/words/owner-en.ts";
import { settingsEn } from "../../web/words/settings-en.ts";
import { testSecret } from "../storage/databases.ts";
import { type House, openHouse } from "./house.ts";
import { barriers, isWiderThanScreen } from "./look.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

/** What runs, what is new, figures and flags, as the place itself tells them. */
async function sees(page: Page, { version, node, figures, flags }: OwnerGlanceWire): Promise<void> {
  await page.getByText(`Waymark ${version} on Node ${node}`).waitFor();
  const news = page.getByRole("listitem").filter({ has: page.getByRole("time") });
  expect(await news.allTextContents()).toEqual(words.news.map(([, what]) => expect.stringContaining(what)));
  const valueOf = (name = ""): Promise<string | null> =>
    page
      .locator("dl > div")
      .filter({ has: page.getByText(name, { exact: true }) })
      .locator("dd")
      .textContent();
  expect(figures.find(({ name }) => name === "requests")?.value).toBeGreaterThan(0);
  for (const { name, value } of figures)
    expect([name, await valueOf(words.figureNames[name])]).toEqual([name, value.toLocaleString("en")]);
  expect(flags.values.length).toBeGreaterThan(0);
  for (const { name, on } of flags.values)
    expect([name, await valueOf(words.flagNames[name])]).toEqual([name, on ? words.on : words.off]);
}

test("who keeps the place opens their page by a code of the machine, invites, and makes a backup that is whole", async () => {
  const operator = createOperatorClient({ port: Number(new URL(house.url).port), token: operatorToken(testSecret) });
  const page = await house.owner();
  const sent: string[] = [];
  page.on("request", (request) => sent.push(new URL(request.url()).pathname));
  await page.goto("/settings");
  await page.getByRole("link", { name: settingsEn.owner }).waitFor();
  expect(sent.filter((path) => /owner/u.test(path))).toEqual([]);
  await page.getByRole("link", { name: settingsEn.owner }).click();
  await page.getByLabel(words.codeLabel).fill("not-a-code");
  await page.getByRole("button", { name: words.byCode }).click();
  await page.getByRole("alert").waitFor();
  expect(await barriers(page)).toEqual([]);
  const code = await operator.ownerCode();
  await page.getByLabel(words.codeLabel).fill(code.kind === "done" ? code.value.code : "");
  const told = page.waitForResponse("**/api/owner/glance");
  await page.getByRole("button", { name: words.byCode }).click();
  await sees(page, (await (await told).json()) as OwnerGlanceWire);
  await page.getByRole("button", { name: words.makeInvite }).click();
  await page.getByRole("textbox", { name: words.inviteCode }).waitFor();
  await page.getByRole("button", { name: words.doctorLook }).click();
  await page.getByText("PUBLIC_URL is not set").waitFor();
  await page.getByRole("button", { name: words.makeBackup }).click();
  await page.getByRole("button", { name: new RegExp(`^${words.verify}: `, "u") }).click();
  await page.getByText(/^Whole, and could be restored/u).waitFor();
  expect(await isWiderThanScreen(page)).toBe(false);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: words.close }).click();
  await page.getByRole("heading", { name: words.shut }).waitFor();
});

test("for anybody else there is no such page", async () => {
  const { page } = await house.newcomer("en");
  await page.goto("/owner");
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.getByText(words.lead).count()).toBe(0);
  await page.goto("/settings");
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.getByRole("link", { name: settingsEn.owner }).count()).toBe(0);
});
