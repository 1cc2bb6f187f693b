import type { Page, Request } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DayWire } from "#contract/day.ts";
import { copiesEn } from "../../web/words/copies-en.ts";
import { en } from "../../web/words/en.ts";
import { type House, openHouse } from "./house.ts";
import { stepHeading } from "./step-heading.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

const keeps = { serviceWorkers: "allow" } as const;
const isKept = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate("navigator.serviceWorker.controller !== null")).toBe(true);
/** What lies on the device of private copies. */
const lies = (page: Page): Promise<string> =>
  page.evaluate("Object.entries(localStorage).filter(([name]) => name.startsWith('copies')).flat().join(' ')");

test("taps of a day without a line outlive a reload, go out once and in their order; what is refused by then is said", async () => {
  const { page, api } = await house.newcomer("en", keeps);
  const context = page.context();
  const { day } = await api.post<{ readonly day: DayWire }>("/api/day/start");
  await api.post("/api/goals", { title: "sort the garage" });
  const step = (await api.toStep()).step;
  const tasks = day.tasks.filter(({ may, state }) => state === "open" && may.includes("done")).slice(0, 2);
  await page.goto("/settings");
  await isKept(page);
  expect(await lies(page)).toBe("");
  await page.getByRole("button", { name: copiesEn.on }).click();
  await page.getByText(copiesEn.isOn).waitFor();
  await page.goto("/step");
  await stepHeading(page, step?.text).waitFor();
  // Within the page, as people go: a browser that opens an address anew may leave before a copy is sealed.
  await page.getByRole("link", { name: en.day, exact: true }).first().click();
  const done = (title: string) => page.getByRole("button", { name: `Done: ${title}`, exact: true }).first();
  await done(tasks[0]?.archetype_specific_title ?? "").waitFor();
  await expect.poll(() => lies(page)).toContain("copies:kept");
  expect(await lies(page)).not.toContain("garage");

  await page.context().setOffline(true);
  for (const { archetype_specific_title: title } of tasks) await done(title).click();
  await page.getByText(en.keptHere).waitFor();
  await page.goto("/step");
  await stepHeading(page, step?.text).waitFor();
  await page.getByRole("button", { name: en.done, exact: true }).click();
  await expect.poll(() => lies(page)).toContain("copies:presses");
  await page.goto("/day");
  // Nothing is shown as done before it is.
  await done(tasks[0]?.archetype_specific_title ?? "").waitFor();
  await page.getByText(en.keptHere).waitFor();
  // Another device was faster with the step.
  await api.post("/api/step/done", { step_id: step?.id });

  const sent: string[] = [];
  page.on("request", (request: Request) => {
    if (request.method() === "POST") sent.push(decodeURIComponent(new URL(request.url()).pathname));
  });
  await page.context().setOffline(false);
  await page.getByText(en.keptHere).waitFor({ state: "hidden" });
  await page.getByText(en.notTaken).waitFor();
  const now = await api.get<DayWire>("/api/day");
  const stateOf = (id: string) => now.tasks.find(({ task_id }) => task_id === id)?.state;
  expect(tasks.map(({ task_id }) => stateOf(task_id))).toEqual(["done", "done"]);
  const completed = await api.get<{ readonly completed_steps: number }>("/api/status");
  expect(completed.completed_steps).toBe(1);
  const pressed = [...tasks.map(({ task_id }) => `/api/day/tasks/${task_id}`), "/api/step/done"];
  expect([...new Set(sent)].filter((path) => pressed.includes(path))).toEqual(pressed);

  // Pressed without a line, and the page was closed: the browser sends it by itself when the line is back.
  await api.post("/api/step/next");
  const { step: another } = await api.toStep();
  await page.goto("/step");
  await stepHeading(page, another?.text).waitFor();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: en.done, exact: true }).click();
  await page.getByText(en.keptHere).waitFor();
  const left = "caches.open('presses').then(async (kept) => (await kept.match('/presses'))?.text() ?? '')";
  await expect.poll(() => page.evaluate(left)).not.toBe("");
  expect(await page.evaluate(left)).not.toContain("/api/");
  const [worker] = context.serviceWorkers();
  await page.close();
  await context.setOffline(false);
  await worker?.evaluate("self.dispatchEvent(new SyncEvent('sync', { tag: 'presses' }))");
  await expect.poll(async () => (await api.get<typeof completed>("/api/status")).completed_steps).toBe(2);
});

test("with a lock the PIN alone opens the copies without a line, and signing out takes them away", async () => {
  const { page, api } = await house.newcomer("en", keeps);
  await api.post("/api/goals", { title: "learn the flute" });
  const step = (await api.toStep()).step;
  await api.put("/api/account/lock", { pin: "480317", after_minutes: 5 });
  await page.goto("/settings");
  await isKept(page);
  await page.getByLabel(en.pin, { exact: true }).fill("480317");
  await page.getByRole("button", { name: copiesEn.on }).click();
  await page.getByText(copiesEn.isOn).waitFor();
  await page.goto("/step");
  const heading = stepHeading(page, step?.text);
  await heading.waitFor();
  await expect.poll(() => lies(page)).toContain("copies:kept");
  await page.context().setOffline(true);
  await page.reload();
  await page.getByText(copiesEn.waits).waitFor();
  expect(await heading.count()).toBe(0);
  await page.getByLabel(en.pin, { exact: true }).fill("111222");
  await page.getByRole("button", { name: copiesEn.open, exact: true }).click();
  await page.getByText(copiesEn.wrong).waitFor();
  await page.getByLabel(en.pin, { exact: true }).fill("480317");
  await page.getByRole("button", { name: copiesEn.open, exact: true }).click();
  await heading.waitFor();
  await page.context().setOffline(false);
  await page.goto("/settings");
  await page.getByRole("button", { name: en.signOut, exact: true }).click();
  await page.getByRole("heading", { name: en.signIn }).waitFor();
  expect(await lies(page)).toBe("");
});
