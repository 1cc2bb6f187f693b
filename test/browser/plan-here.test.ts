import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkSummaryWire } from "#contract/work.ts";
import { en } from "../../web/words/en.ts";
import { planEn } from "../../web/words/plan-en.ts";
import { planRu } from "../../web/words/plan-ru.ts";
import { ru } from "../../web/words/ru.ts";
import { type House, openHouse, password } from "./house.ts";
import { barriers, inTime, isWiderThanScreen } from "./look.ts";
import { makePlan } from "./make-plan.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

const mark = "MARKEDPLAN";
const stored = (page: Page): Promise<string> => page.evaluate("JSON.stringify(Object.entries(localStorage))");
const narrow = { viewport: { width: 320, height: 700 }, reducedMotion: "reduce", serviceWorkers: "allow" } as const;

describe.each(
  inTime([
    ["ru", ru, planRu],
    ["en", en, planEn],
  ] as const),
)("the own safety plan on the device, %s", (locale, words, plan) => {
  test("opens signed out, without a line and behind the lock, once its person chose that; follows the plan, and one press takes it away", async () => {
    const visitor = await house.newcomer(locale, narrow);
    const { page, api, email } = visitor;
    const shown = page.getByRole("button", { name: words.safetyPlan, exact: true });
    const signOut = async (): Promise<void> => {
      await page.goto("/settings");
      await page.getByRole("button", { name: words.signOut, exact: true }).click();
      await page.getByRole("heading", { name: words.signIn }).waitFor();
    };
    await makePlan(visitor, mark);
    await page.goto("/safety-plan");
    expect(await stored(page)).not.toContain(mark);
    const keep = page.getByRole("switch", { name: plan.keep });
    await keep.click();
    await expect.poll(() => stored(page)).toContain(mark);
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    await page.goto("/goals/new");
    await page.getByLabel(words.goalTitle).fill("leave the flat");
    await signOut();

    // Nothing else stays.
    expect(await stored(page)).toContain(mark);
    expect(await stored(page)).not.toContain("leave the flat");
    await page.getByRole("link", { name: words.safetyPlan, exact: true }).waitFor();
    await expect.poll(() => page.evaluate("navigator.serviceWorker.controller !== null")).toBe(true);
    await page.context().setOffline(true);
    await page.goto("/help");
    expect(await page.getByText(mark).count()).toBe(0);
    await shown.click();
    await page.getByText(mark).waitFor();
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    await page.context().setOffline(false);

    await page.request.post("/api/account/sign-in", { data: { email, password }, headers: { origin: house.url } });
    const { works } = await api.get<{ readonly works: readonly WorkSummaryWire[] }>("/api/works?kind=safety_plan");
    await api.patch(`/api/works/${works[0]?.id}`, { section: "signs", text: `${mark} other words` });
    await page.goto("/");
    await expect.poll(() => stored(page)).toContain("other words");
    await api.put("/api/account/lock", { pin: "4071", after_minutes: 5 });
    await page.reload();
    await page.getByRole("button", { name: words.lock, exact: true }).click();
    await page.getByRole("heading", { name: words.locked }).waitFor();
    await page.getByRole("link", { name: words.helpNow }).click();
    await shown.click();
    await page.getByText("other words").waitFor();
    await page.getByRole("button", { name: plan.off }).click();
    await shown.waitFor({ state: "hidden" });
    expect(await stored(page)).not.toContain(mark);
  });
});

test("goes with the account, and where somebody else signs in", async () => {
  const visitor = await house.newcomer("en");
  const { page } = visitor;
  const keep = async (): Promise<void> => {
    await page.goto("/safety-plan");
    await page.getByRole("switch", { name: planEn.keep }).click();
    await expect.poll(() => stored(page)).toContain(mark);
  };
  await makePlan(visitor, mark);
  await keep();
  const other = await house.newcomer("en");
  const headers = { origin: house.url };
  await page.request.post("/api/account/sign-in", { data: { email: other.email, password }, headers });
  await page.goto("/");
  await expect.poll(() => stored(page)).not.toContain(mark);
  await page.request.post("/api/account/sign-in", { data: { email: visitor.email, password }, headers });
  await keep();
  await page.goto("/settings");
  await page.getByRole("button", { name: en.deleteAll }).click();
  await page.getByLabel(en.password, { exact: true }).fill(password);
  await page.getByRole("dialog").getByRole("button", { name: en.deleteYes }).click();
  await page.getByRole("heading", { name: en.signIn }).waitFor();
  expect(await stored(page)).not.toContain(mark);
});
