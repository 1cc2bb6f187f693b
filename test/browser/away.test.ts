import type { Page, Request } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DayWire } from "#contract/day.ts";
import { en } from "../../web/words/en.ts";
import { type House, openHouse, type Visitor } from "./house.ts";
import { stepHeading } from "./step-heading.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

/** Whatever is asked of the server from now on does not get through; how to have the line back. */
async function goAway(page: Page): Promise<() => Promise<void>> {
  const ways = [/\/api\//, /\/healthz$/] as const;
  for (const way of ways) await page.route(way, (route) => route.abort());
  return async () => {
    for (const way of ways) await page.unroute(way);
  };
}

/** The keys that a press goes out with. */
function keysOf(page: Page, path: RegExp): readonly (string | undefined)[] {
  const keys: (string | undefined)[] = [];
  page.on("request", (request: Request) => {
    if (request.method() === "POST" && path.test(request.url())) keys.push(request.headers()["idempotency-key"]);
  });
  return keys;
}

async function onAStep(visitor: Visitor): Promise<string> {
  await visitor.api.post("/api/goals", { title: "sort the garage" });
  return (await visitor.api.toStep()).step?.text ?? "";
}

test("done without a line is never shown as done: it is kept, said so, and sent once when the line is back", async () => {
  const visitor = await house.newcomer("en");
  const { page, api } = visitor;
  const step = await onAStep(visitor);
  await page.goto("/");
  const heading = stepHeading(page, step);
  await heading.waitFor();
  const keys = keysOf(page, /\/api\/step\/done$/);
  const comeBack = await goAway(page);
  await page.getByRole("button", { name: en.done, exact: true }).click();
  await page.getByText(en.notSentYet).waitFor();
  expect(await heading.isVisible()).toBe(true);
  expect(await page.getByText(en.stepDone).count()).toBe(0);
  expect((await api.step()).state).toBe("on_step");
  // Pressed again by who is not sure: it is one press.
  await page.getByRole("button", { name: en.done, exact: true }).click({ force: true });
  await comeBack();
  await page.getByText(en.stepDone).waitFor();
  await page.getByText(en.notSentYet).waitFor({ state: "hidden" });
  expect(new Set(keys).size).toBe(1);
  const { completed_steps } = await api.get<{ readonly completed_steps: number }>("/api/status");
  expect(completed_steps).toBe(1);
});

test("a mark of the day without a line is never shown before it is there", async () => {
  const { page, api } = await house.newcomer("en");
  const { day } = await api.post<{ readonly day: DayWire }>("/api/day/start");
  const task = day.tasks.find(({ may, state }) => state === "open" && may.includes("done"));
  const title = task?.archetype_specific_title ?? "";
  await page.goto("/day");
  const done = page.getByRole("button", { name: `Done: ${title}`, exact: true }).first();
  await done.waitFor();
  const comeBack = await goAway(page);
  await done.click();
  await page.getByText(en.notSentYet).waitFor();
  expect(await done.isVisible()).toBe(true);
  await comeBack();
  await done.waitFor({ state: "hidden" });
  const now = await api.get<DayWire>("/api/day");
  expect(now.tasks.find(({ task_id }) => task_id === task?.task_id)?.state).toBe("done");
});

const paths = [
  "/step",
  "/talk",
  "/goals",
  "/goals/new",
  "/goals/00000000-0000-4000-8000-000000000000",
  "/tracks",
  "/tracks/begin",
  "/tracks/milestones",
  "/day",
  "/day/quiz",
  "/day/archetypes",
  "/day/hours",
  "/day/health",
  "/day/settings",
  "/day/past",
  "/day/skills",
  "/day/insights",
  "/day/body",
  "/habits",
  "/habits/walking",
  "/exercises",
  "/exercise/00000000-0000-4000-8000-000000000000",
  "/works",
  "/works/00000000-0000-4000-8000-000000000000",
  "/settings",
  "/access",
  "/privacy",
  "/help",
  "/safety-plan",
  "/",
] as const;

test("while the server is away every page says so, none is blank, help opens, and all is there again by itself", async () => {
  const visitor = await house.newcomer("en");
  const { page } = visitor;
  const step = await onAStep(visitor);
  await page.goto("/help");
  await page.getByRole("heading", { name: en.helpNow }).waitFor();
  const comeBack = await goAway(page);
  for (const path of paths) {
    await page.evaluate(`history.pushState(null, "", ${JSON.stringify(path)})`);
    await page.getByText(en.offline).first().waitFor();
    await expect.poll(async () => (await page.locator("main").innerText()).trim(), { message: path }).not.toBe("");
    expect(await page.locator("main").getByText(en.firstGoalText).count(), path).toBe(0);
  }
  await page.getByRole("link", { name: en.helpNow }).first().click();
  await page.getByRole("heading", { name: en.helpNow }).waitFor();
  await page.getByRole("link", { name: en.companion }).first().click();
  await comeBack();
  await stepHeading(page, step).waitFor();
  await page.getByText(en.offline).waitFor({ state: "hidden" });
  // Nothing that a page would have begun was begun after it was left.
  expect((await visitor.api.step()).state).toBe("on_step");
});
