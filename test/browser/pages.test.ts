import type { Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessEn } from "../../web/words/access-en.ts";
import { waysEn } from "../../web/words/ways-en.ts";
import { en } from "../../web/words/en.ts";
import { ru } from "../../web/words/ru.ts";
import { talkRu } from "../../web/words/talk-ru.ts";
import { wayEn } from "../../web/words/way-en.ts";
import { wayRu } from "../../web/words/way-ru.ts";
import { type House, inRiga, openHouse, password, type Visitor } from "./house.ts";
import { barriers, inTime, isWiderThanScreen } from "./look.ts";

/** Waits until a file whose path holds this, and whatever else is on its way by then, has arrived. To be called before the page is opened. */
function arrivals(page: Page, part: string): () => Promise<void> {
  const going = new Set<Request>();
  let here = false;
  page.on("request", (request) => going.add(request));
  const end = (request: Request): void => {
    going.delete(request);
    here ||= new URL(request.url()).pathname.includes(part);
  };
  page.on("requestfinished", end);
  page.on("requestfailed", end);
  return () => expect.poll(() => here && going.size === 0).toBe(true);
}

let house: House;
// The first start of a fresh clone also builds the pages.
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

const long = {
  en: "finish the unreasonably long and Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch-like family chronicle",
  ru: "дописать семейную хронику с высокопревосходительствующими двоюродными прабабушками и всеми переездами",
} as const;

describe.each(
  inTime([
    ["en", "light", en],
    ["ru", "dark", ru],
  ]),
)("%s, %s", (locale, colorScheme, words) => {
  let visitor: Visitor;
  let goalId: string;
  beforeAll(async () => {
    visitor = await house.newcomer(locale, {
      colorScheme,
      viewport: { width: 320, height: 700 },
      reducedMotion: "reduce",
    });
    await visitor.api.post("/api/goals", { title: long[locale] });
    const view = await visitor.api.toStep();
    goalId = view.goal_id ?? "";
    await visitor.api.post("/api/step/done");
    await visitor.api.post("/api/step/next");
    // Now and then the coach asks before a later step as well.
    await visitor.api.toStep();
  });

  async function look(page: Page, path: string, prepare?: (page: Page) => Promise<unknown>): Promise<void> {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await prepare?.(page);
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    expect(await page.title()).toBe("Notes");
    expect(await page.getByRole("link", { name: words.helpNow }).first().isVisible()).toBe(true);
  }

  test.each([
    ["the step", "/"],
    ["the goals", "/goals"],
    ["a new goal", "/goals/new"],
    ["the settings", "/settings"],
    ["who can see my things", "/access"],
    ["the privacy page", "/privacy"],
    ["help", "/help"],
    ["the first minute", "/welcome"],
    ["an address that no page has", "/nothing-here"],
  ])("%s has no barriers and fits 320 px", (_rule, path) => look(visitor.page, path));

  test.each([
    ["the reasons", "/", (page: Page) => page.getByRole("button", { name: words.putOtherwise }).click()],
    ["the when", "/", (page: Page) => page.getByRole("button", { name: words.when, exact: true }).click()],
    ["the talk", "/talk", (page: Page) => page.getByRole("button", { name: words.myStep }).click()],
  ])("%s has no barriers and fits 320 px", (_rule, path, prepare) => look(visitor.page, path, prepare));

  test("a step in the talk has one main act; what is seldom wanted unfolds by a key, and none of it is lost", async () => {
    await look(visitor.page, "/talk", (page) => page.getByRole("button", { name: words.myStep }).click());
    const log = visitor.page.getByRole("log");
    const more = log.locator("summary").last();
    await more.waitFor();
    const seen = await log.getByRole("button").count();
    await more.press("Enter");
    await expect.poll(() => log.getByRole("button").count()).toBeGreaterThan(seen + 1);
    expect(await isWiderThanScreen(visitor.page)).toBe(false);
    expect(await barriers(visitor.page)).toEqual([]);
  });

  test("a goal, its form and the question before deleting have no barriers", async () => {
    const more = visitor.page.getByRole("button", { name: (locale === "en" ? wayEn : wayRu).more });
    await look(visitor.page, `/goals/${goalId}`, async (page) => {
      await more.click();
      await page.getByRole("button", { name: words.edit }).click();
    });
    await more.click();
    expect(await isWiderThanScreen(visitor.page)).toBe(false);
    expect(await barriers(visitor.page)).toEqual([]);
    await visitor.page.getByRole("button", { name: words.remove }).click();
    expect(await barriers(visitor.page)).toEqual([]);
    await visitor.page.keyboard.press("Escape");
    await expect.poll(() => visitor.page.getByRole("dialog").count()).toBe(0);
  });

  test.each([
    ["signing in", "/"],
    ["making an account", "/sign-up"],
    ["a forgotten password", "/forgot"],
    ["a new password", "/reset-password#code=x"],
    ["help for everybody", "/help"],
  ])("%s has no barriers and fits 320 px", async (_rule, path) => {
    const page = await house.guest({
      locale,
      colorScheme,
      viewport: { width: 320, height: 700 },
      reducedMotion: "reduce",
    });
    await look(page, path);
    await page.context().close();
  });

  test("nothing was asked of another host, and nothing complained", () => {
    expect([visitor.foreign, visitor.complaints]).toEqual([[], []]);
  });
});

describe("what a page keeps and shows", () => {
  test("a step that is done elsewhere moves the open page", async () => {
    const { page, api, listens } = await house.newcomer("en");
    await api.post("/api/goals", { title: "sort the garage" });
    const { step } = await api.toStep();
    await page.goto("/");
    await page.getByRole("heading", { name: step?.text ?? "", exact: true }).waitFor();
    await listens();
    await api.post("/api/step/done");
    await page.getByRole("heading", { name: en.stepDone }).waitFor();
  });

  test("a done step can be taken back", async () => {
    const { page, api } = await house.newcomer("en");
    await api.post("/api/goals", { title: "sort the garage" });
    const { step } = await api.toStep();
    await page.goto("/");
    await page.getByRole("button", { name: en.done, exact: true }).click();
    await page.getByRole("button", { name: en.undo }).click();
    await page.getByRole("heading", { name: step?.text ?? "", exact: true }).waitFor();
  });

  test("an answer that was lost on the way is asked for again with the same key, and nothing is done twice", async () => {
    const { page, api } = await house.newcomer("en");
    await api.post("/api/goals", { title: "sort the garage" });
    await api.toStep();
    const seen: (string | undefined)[] = [];
    await page.route("**/api/step/done", async (route) => {
      seen.push(route.request().headers()["idempotency-key"]);
      if (seen.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.goto("/");
    await page.getByRole("button", { name: en.done, exact: true }).click();
    await expect.poll(() => seen.length).toBe(2);
    expect(new Set(seen).size).toBe(1);
    await page.getByRole("heading", { name: en.stepDone }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  test("a done that never arrived leaves the step where it is, and says so", async () => {
    const { page, api } = await house.newcomer("en");
    await api.post("/api/goals", { title: "sort the garage" });
    const { step } = await api.toStep();
    await page.goto("/");
    await page.getByRole("heading", { name: step?.text ?? "", exact: true }).waitFor();
    await page.route("**/api/**", (route) => route.abort());
    await page.getByRole("button", { name: en.done, exact: true }).click();
    await page.getByRole("alert").waitFor();
    await page.getByRole("heading", { name: step?.text ?? "", exact: true }).waitFor();
  });

  test("size and when of a step change with a tap and a few words", async () => {
    const { page, api } = await house.newcomer("en");
    await api.post("/api/goals", { title: "sort the garage" });
    const { step } = await api.toStep();
    await page.goto("/");
    const sizes = page.getByRole("group", { name: en.size });
    await sizes.getByRole("button", { name: en.sizes.floor }).click();
    await page.getByRole("heading", { name: step?.floor_step ?? "", exact: true }).waitFor();
    await page.getByRole("button", { name: en.when, exact: true }).click();
    await page.getByLabel(en.cueLabel).fill("after breakfast");
    await page.getByRole("button", { name: en.save }).click();
    await page.getByText("after breakfast").waitFor();
  });

  test("what was typed survives a reload and a lost connection, and goes with signing out", async () => {
    const { page, email } = await house.newcomer("en");
    await page.goto("/goals/new");
    await page.getByLabel(en.goalTitle).fill("paint the fence");
    await page.reload();
    await expect.poll(() => page.getByLabel(en.goalTitle).inputValue()).toBe("paint the fence");
    await page.route("**/api/goals", (route) => route.abort());
    await page.getByRole("button", { name: en.begin }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByLabel(en.goalTitle).inputValue()).toBe("paint the fence");

    await page.goto("/settings");
    await page.getByRole("button", { name: en.signOut, exact: true }).click();
    await page.getByRole("heading", { name: en.signIn }).waitFor();
    expect(await page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:'))")).toEqual([]);
    await page.getByLabel(en.email).fill(email);
    await page.getByLabel(en.password).fill("not the right one");
    await page.getByRole("button", { name: en.signIn }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByLabel(en.email).inputValue()).toBe(email);
    await page.getByLabel(en.password).fill(password);
    await page.getByRole("button", { name: en.signIn }).click();
    await page.getByRole("navigation").first().waitFor({ state: "attached" });
  });

  test("a sign of crisis brings help before everything, keeps what was typed, and outlasts a reload", async () => {
    const { page, api } = await house.newcomer("en");
    await api.patch("/api/me", { country: "GB" });
    await api.post("/api/goals", { title: "sort the garage" });
    const { step } = await api.toStep();
    await page.goto("/goals/new");
    await page.getByLabel(en.goalTitle).fill("I want to kill myself");
    await page.getByRole("button", { name: en.begin }).click();
    const panel = page.getByRole("region", { name: en.helpNow });
    await panel.waitFor();
    expect(await panel.getByRole("link", { name: "999" }).first().getAttribute("href")).toBe("tel:999");
    expect(await page.getByLabel(en.goalTitle).inputValue()).toBe("I want to kill myself");
    await page.goto("/step");
    await panel.getByRole("button", { name: en.crisisSafe }).waitFor();
    await page.getByRole("heading", { name: step?.text ?? "", exact: true }).waitFor();
    // The trail is not drawn until it is over.
    const behind = page.getByText(wayEn.behind(0));
    expect(await behind.count()).toBe(0);
    await panel.getByRole("button", { name: en.crisisSafe }).click();
    await panel.getByRole("button", { name: en.close }).click();
    await expect.poll(() => panel.count()).toBe(0);
    await behind.waitFor();
  });

  test("help of a crisis is seen and can be pressed on every page of a phone, whatever sky is behind it, and so is what is said after it", async () => {
    const { page, api } = await house.newcomer("en");
    await api.post("/api/goals", { title: "Learn to swim" });
    await api.post("/api/day/start");
    await api.post("/api/tracks/set-primary", { track: "self_work" });
    const { goal_id } = await api.step();
    await api.post("/api/chat", { text: "I want to kill myself" });
    const safe = page.getByRole("button", { name: en.crisisSafe });
    for (const path of ["/", "/step", "/day", "/tracks", "/goals", `/goals/${goal_id}`, "/welcome", "/nothing-here"]) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
      // It is what a finger meets there.
      await safe.click({ trial: true });
    }
    await page.goto("/");
    await safe.click();
    await page.getByText(wayEn.behind(0)).waitFor();
    await page.getByRole("region", { name: en.helpNow }).getByRole("button").first().click({ trial: true });
  });

  test("what was meant otherwise goes on by itself, and its form is empty then", async () => {
    const { page } = await house.newcomer("en");
    await page.goto("/goals/new");
    await page.getByLabel(en.goalTitle).fill("practise saying I want to die in the play");
    await page.getByRole("button", { name: en.begin }).click();
    await page.getByRole("button", { name: "That’s not what I meant" }).click();
    await expect.poll(() => page.getByLabel(en.goalTitle).inputValue()).toBe("");
    await page.goto("/goals");
    await page.getByRole("link", { name: /practise saying/ }).waitFor();
  });

  test("in the talk, help lines can be called with a tap; what was said outlives a reload, a crisis does not, and one press forgets it", async () => {
    const { page, api } = await house.newcomer("ru");
    await api.patch("/api/me", { country: "RU" });
    await page.goto("/talk");
    const say = async (text: string): Promise<void> => {
      await page.getByLabel(talkRu.hint).fill(text);
      await page.getByLabel(talkRu.hint).press("Enter");
    };
    const ordinary = page.getByRole("log").getByText("сегодня весь день шёл дождь");
    await say("сегодня весь день шёл дождь");
    await ordinary.waitFor();
    await page.reload();
    await ordinary.waitFor();
    await say("мне плохо, я не хочу больше жить");
    const call = page.getByRole("log").getByRole("link", { name: "112" }).first();
    expect(await call.getAttribute("href")).toBe("tel:112");
    await page.getByRole("button", { name: "Я в безопасности" }).click();
    await expect.poll(() => page.getByLabel(talkRu.hint).inputValue()).toBe("");
    await page.reload();
    await ordinary.waitFor();
    expect(await page.getByText("не хочу больше жить").count()).toBe(0);
    await page.getByRole("button", { name: talkRu.forget }).click();
    await ordinary.waitFor({ state: "detached" });
    await page.reload();
    await page.getByText(talkRu.empty).waitFor();
  });

  test("the account can be deleted with the password, and nothing of it remains in the browser", async () => {
    const { page } = await house.newcomer("en");
    await page.goto("/settings");
    await page.getByRole("button", { name: en.deleteAll }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(en.password).fill("not the right one");
    await dialog.getByRole("button", { name: en.deleteYes }).click();
    await dialog.getByRole("alert").waitFor();
    await dialog.getByLabel(en.password).fill(password);
    await dialog.getByRole("button", { name: en.deleteYes }).click();
    await page.getByRole("heading", { name: en.signIn }).waitFor();
  });

  test("a question that a goal about a child brings stands there again after a reload, and the answers lead to a step", async () => {
    const { page } = await house.newcomer("en");
    await page.goto("/goals/new");
    await page.getByLabel(en.goalTitle).fill("see my daughter more often after the divorce");
    await page.getByRole("button", { name: en.begin }).click();
    await page.getByRole("button", { name: "With limits" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "With limits" }).click();
    await page.getByRole("button", { name: "No", exact: true }).click();
    await page.getByRole("button", { name: "Longer" }).click();
    const step = page.getByRole("button", { name: en.done, exact: true });
    await step
      .or(page.getByRole("button", { name: en.notSure }))
      .first()
      .waitFor();
  });

  test("a goal is changed, paused, reopened, reached and deleted, with what was done for it in sight", async () => {
    const { page, api } = await house.newcomer("en");
    await api.post("/api/goals", { title: "sort the garage" });
    const { goal_id, step } = await api.toStep();
    await api.post("/api/step/done");
    await page.goto(`/goals/${goal_id}`);
    await page.getByText(step?.text ?? "").waitFor();
    const more = page.getByRole("button", { name: wayEn.more });
    await more.click();
    await page.getByRole("button", { name: en.edit }).click();
    await page.getByLabel(en.goalTitle).fill("sort the whole garage");
    await page.getByRole("button", { name: en.save }).click();
    await page.getByRole("heading", { name: "sort the whole garage" }).waitFor();
    await more.click();
    await page.getByRole("button", { name: en.pause, exact: true }).click();
    await page.getByText(en.statuses.paused, { exact: true }).waitFor();
    await page.getByRole("button", { name: en.reopen, exact: true }).click();
    await page.getByText(en.statuses.paused, { exact: true }).waitFor({ state: "detached" });
    await more.click();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("button", { name: en.reached }).count()).toBe(0);
    await more.click();
    await page.getByRole("button", { name: en.reached, exact: true }).click();
    await page.getByText(wayEn.gotThere, { exact: true }).waitFor();
    await page.getByText(step?.text ?? "").waitFor();
    expect(await barriers(page)).toEqual([]);
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: wayEn.savePicture }).click();
    expect((await saved).suggestedFilename()).toBe("keepsake.png");
    await more.click();
    await page.getByRole("button", { name: en.remove }).click();
    await page.getByRole("button", { name: en.removeYes }).click();
    await page.getByRole("heading", { name: en.goals }).waitFor();
    await expect.poll(() => page.getByText("sort the whole garage").count()).toBe(0);
  });

  test("nobody is offered a bot or a model that is not there", async () => {
    const { page } = await house.newcomer("en");
    await page.goto("/access");
    await page.getByRole("heading", { name: accessEn.ways }).waitFor();
    expect(await page.getByRole("button", { name: accessEn.telegramJoin }).count()).toBe(0);
    await page.goto("/settings");
    await page.getByRole("heading", { name: waysEn.title }).waitFor();
    expect(await page.getByText(en.model).count()).toBe(0);
    expect(await page.getByRole("button", { name: waysEn.mail_add }).count()).toBe(0);
  });

  test("a session that ended elsewhere is said to have ended", async () => {
    const { page } = await house.newcomer("en");
    await page.goto("/goals/new");
    await page.getByLabel(en.goalTitle).fill("learn the flute");
    await page.context().clearCookies();
    await page.getByRole("button", { name: en.begin }).click();
    await page.getByText(en.sessionEnded).waitFor();
    expect(await page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:'))")).toEqual([]);
  });

  test("what the server refuses of an address is said in words for people", async () => {
    const page = await house.guest();
    await page.goto("/sign-up");
    await page.getByLabel(en.email).fill("a@b");
    await page.getByLabel(en.password).fill(password);
    await page.getByRole("button", { name: en.createAccount }).click();
    expect(await page.getByRole("alert").innerText()).toBe(en.notAnAddress);
  });

  test("help needs neither an account nor a connection once the page is there", async () => {
    const page = await house.guest(inRiga);
    const isThere = arrivals(page, "/help-");
    await page.goto("/");
    await page.getByRole("heading", { name: en.signIn }).waitFor();
    await isThere();
    await page.context().setOffline(true);
    await page.getByText(en.offline).waitFor();
    await page.getByRole("link", { name: en.helpNow }).click();
    await page.getByRole("link", { name: /112/ }).first().waitFor();
    await page.getByLabel(en.country).selectOption("GB");
    await page.getByRole("link", { name: /999/ }).first().waitFor();
  });

  test("the quick exit leaves for an empty page, and going back does not bring this one up", async () => {
    const page = await house.guest();
    await page.goto("/help");
    await page.getByRole("button", { name: en.quickExit }).click();
    await page.waitForURL("about:blank");
    await page.goBack();
    expect(page.url()).toBe("about:blank");
    expect(await page.locator("body").innerText()).toBe("");
  });
});
