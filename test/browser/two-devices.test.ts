import type { Page, Request } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DayWire } from "#contract/day.ts";
import { copiesEn } from "../../web/words/copies-en.ts";
import { en } from "../../web/words/en.ts";
import { type House, openHouse, password } from "./house.ts";
import { stepHeading } from "./step-heading.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

const done = (page: Page) => page.getByRole("button", { name: en.done, exact: true });

/** Holds back what both pages send to a path until each of them has sent it: neither can know of the other's. */
async function meeting(pages: readonly Page[], path: string): Promise<void> {
  let waiting = pages.length;
  let open = (): void => undefined;
  const both = new Promise<void>((resolve) => (open = resolve));
  for (const page of pages) {
    await page.route(path, async (route) => {
      waiting -= 1;
      if (waiting === 0) open();
      await both;
      await route.continue();
    });
  }
}

test("two devices of one person: each shows what the other did, nothing is done twice, and what waited goes out in its order or is told", async () => {
  const { page: phone, email, api } = await house.newcomer("en");
  const desk = await house.guest();
  const entered = await desk.request.post("/api/account/sign-in", {
    data: { email, password },
    headers: { origin: house.url },
  });
  expect(entered.ok()).toBe(true);
  const { day } = await api.post<{ readonly day: DayWire }>("/api/day/start");
  const [first, second] = day.tasks.filter(({ may, state }) => state === "open" && may.includes("done"));
  const task = (page: Page, which: typeof first) =>
    page.getByRole("button", { name: `Done: ${which?.archetype_specific_title}`, exact: true }).first();
  const stateOf = async (which: typeof first) =>
    (await api.get<DayWire>("/api/day")).tasks.find(({ task_id }) => task_id === which?.task_id)?.state;
  const completed = async () => (await api.get<{ readonly completed_steps: number }>("/api/status")).completed_steps;
  await api.post("/api/goals", { title: "sort the garage" });
  const { step } = await api.toStep();

  await desk.goto("/settings");
  await desk.getByRole("button", { name: copiesEn.on }).click();
  await desk.getByText(copiesEn.isOn).waitFor();
  for (const page of [phone, desk]) {
    await page.goto("/step");
    await stepHeading(page, step?.text).waitFor();
  }

  // The same step on both at once: it is done once, and both show it.
  await meeting([phone, desk], "**/api/step/done");
  await Promise.all([phone, desk].map((page) => done(page).click()));
  for (const page of [phone, desk]) await page.getByText(en.stepDone).waitFor();
  expect(await completed()).toBe(1);

  // The next one comes on one of them, and stands on the other.
  await phone.getByRole("button", { name: en.next, exact: true }).click();
  await expect.poll(async () => (await api.step()).state).toMatch(/^(?:on_step|clarifying)$/u);
  const { step: next } = await api.toStep();
  for (const page of [phone, desk]) await stepHeading(page, next?.text).waitFor();

  // One of them has no line: it keeps what is pressed, and the other goes on.
  await desk.getByRole("link", { name: en.day, exact: true }).first().click();
  await task(desk, first).waitFor();
  await desk.context().setOffline(true);
  await task(desk, first).click();
  await desk.getByText(en.keptHere).waitFor();
  await desk.goBack();
  await stepHeading(desk, next?.text).waitFor();
  await done(desk).click();
  await done(phone).click();
  await phone.getByText(en.stepDone).waitFor();
  await phone.getByRole("link", { name: en.day, exact: true }).first().click();
  await task(phone, second).click();
  await expect.poll(() => stateOf(second)).toBe("done");
  await task(phone, first).waitFor();

  // The line is back: in the order of the presses, each once; the one that came too late is told, and the page shows what is.
  const sent: string[] = [];
  desk.on("request", (request: Request) => {
    if (request.method() === "POST") sent.push(decodeURIComponent(new URL(request.url()).pathname));
  });
  await desk.context().setOffline(false);
  await desk.getByText(en.notTaken).waitFor();
  await desk.getByText(en.keptHere).waitFor({ state: "hidden" });
  await desk.getByText(en.stepDone).waitFor();
  await task(phone, first).waitFor({ state: "hidden" });
  expect(await stateOf(first)).toBe("done");
  expect(await completed()).toBe(2);
  const pressed = [`/api/day/tasks/${first?.task_id}`, "/api/step/done"];
  expect([...new Set(sent)].filter((path) => pressed.includes(path))).toEqual(pressed);
});
