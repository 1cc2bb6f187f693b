import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { en } from "../../web/words/en.ts";
import { ru } from "../../web/words/ru.ts";
import { tracesEn } from "../../web/words/traces-en.ts";
import { tracesRu } from "../../web/words/traces-ru.ts";
import { type House, inRiga, openHouse } from "./house.ts";
import { barriers, inTime, isWiderThanScreen } from "./look.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

describe.each(
  inTime([
    ["ru", ru, tracesRu],
    ["en", en, tracesEn],
  ] as const),
)("the page about traces, %s", (locale, words, traces) => {
  const narrow = { viewport: { width: 320, height: 700 }, reducedMotion: "reduce", locale } as const;

  test("is there for somebody without an account, from the help page, with lines to call", async () => {
    const page = await house.guest({ ...narrow, ...inRiga });
    await page.goto("/help");
    await page.getByRole("link", { name: words.traces }).click();
    await page.getByRole("heading", { name: traces.leaving }).waitFor();
    await page.getByRole("link", { name: /112/ }).first().waitFor();
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
  });

  test("is there while the page is locked", async () => {
    const { page, api } = await house.newcomer(locale, narrow);
    await api.put("/api/account/lock", { pin: "4071", after_minutes: 5 });
    await page.goto("/traces");
    await page.getByRole("link", { name: traces.toAccess }).waitFor();
    await page.getByRole("button", { name: words.lock, exact: true }).click();
    await page.getByRole("heading", { name: traces.cannot }).waitFor();
    expect(await page.getByRole("link", { name: traces.toAccess }).count()).toBe(0);
  });
});

test("says as much in both languages", () => {
  for (const part of ["staysParts", "turnOnParts", "cannotParts"] as const) {
    expect(tracesRu[part].length).toBe(tracesEn[part].length);
  }
});
