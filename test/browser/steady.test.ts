import { afterAll, beforeAll, expect, test } from "vitest";
import { ru } from "../../web/words/ru.ts";
import { type House, openHouse } from "./house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

/** Adds up how far what was drawn moved by itself: Chromium's layout shift. */
const watchShifts =
  "globalThis.shifts = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) globalThis.shifts += one.value; }).observe({ type: 'layout-shift', buffered: true });";

test("pages stand still while what belongs to them comes, and the menu has its line from 1024 pixels on", async () => {
  const { page, api } = await house.newcomer("ru");
  await api.post("/api/day/start");
  await api.post("/api/tracks/set-primary", { track: "self_work" });
  await api.post("/api/goals", { title: "научиться печь хлеб" });
  await api.toStep();
  await page.addInitScript(watchShifts);
  const shifted: [string, number, number][] = [];
  for (const width of [390, 1280])
    for (const path of ["/", "/step", "/tracks", "/day", "/settings"]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(path);
      await page.locator("main h1").first().waitFor();
      await page.waitForLoadState("networkidle");
      shifted.push([path, width, Number(await page.evaluate("globalThis.shifts"))]);
    }
  const heights: [number, number | undefined][] = [];
  for (const width of [1024, 1280, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.getByRole("link", { name: ru.tracks }).first().waitFor();
    heights.push([width, (await page.locator("header").boundingBox())?.height]);
  }
  expect({
    shifted: shifted.filter(([, , shift]) => shift > 0.02),
    wrapped: heights.filter(([, height = 999]) => height > 90),
  }).toEqual({ shifted: [], wrapped: [] });
});

test("what a page opens with is there at once; what comes after a press is seen to come", async () => {
  const { page, api } = await house.newcomer("ru", { reducedMotion: "no-preference" });
  await api.post("/api/goals", { title: "научиться печь хлеб" });
  await api.toStep();
  await page.goto("/");
  await page.locator("main .arrives").first().waitFor();
  const coming = (): Promise<number> =>
    page.evaluate("document.getAnimations().filter(({ animationName }) => animationName === 'arrive').length");
  expect(await coming()).toBe(0);
  await page.keyboard.press("Tab");
  expect(await coming()).toBe(0);
  const added = "document.querySelector('main').insertAdjacentHTML('beforeend', '<p class=\"arrives\">.</p>')";
  await page.evaluate(added);
  expect(await coming()).toBe(1);
});

test("a tick draws itself as a step is done; for who asked for less movement it stands there, drawn", async () => {
  const { page, api } = await house.newcomer("ru", { reducedMotion: "no-preference" });
  await api.post("/api/goals", { title: "научиться печь хлеб" });
  await api.toStep();
  await page.goto("/");
  const done = page.getByRole("button", { name: ru.done, exact: true });
  const line = page.locator("main .tick-line");
  const drawn = "document.querySelector('main .tick-line')";
  /** What moved since a step was done, other than words that are read out and seen late. */
  const movesAsDone = async (): Promise<unknown> => {
    await done.waitFor();
    await page.evaluate("globalThis.moved = []");
    await done.click();
    await line.waitFor({ state: "attached" });
    await page.evaluate(`Promise.all(${drawn}.getAnimations().map(({ finished }) => finished))`);
    return page.evaluate("globalThis.moved.filter((name) => name !== 'wait').sort()");
  };
  const drawnTo = (): Promise<unknown> => page.evaluate(`getComputedStyle(${drawn}).strokeDashoffset`);
  await page.evaluate("addEventListener('animationstart', ({ animationName }) => moved.push(animationName))");
  expect(await movesAsDone()).toEqual(expect.arrayContaining(["draw", "grow"]));
  expect(await drawnTo()).toBe("0px");
  await page.getByRole("button", { name: ru.undo }).click();
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await movesAsDone()).toEqual([]);
  expect(await drawnTo()).toBe("0px");
});
