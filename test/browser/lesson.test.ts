import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HabitId } from "#core/day/habit.ts";
import { bodyEn } from "../../web/words/body-en.ts";
import { bodyRu } from "../../web/words/body-ru.ts";
import { dayEn } from "../../web/words/day-en.ts";
import { dayRu } from "../../web/words/day-ru.ts";
import { en } from "../../web/words/en.ts";
import { ru } from "../../web/words/ru.ts";
import { teaches } from "../fakes/lesson-teacher.ts";
import { type ModelServer, startModelServer } from "../fakes/model-server.ts";
import { trackLibrary } from "../dialogue/walk.ts";
import { awake, press } from "./awake.ts";
import { type House, openHouse } from "./house.ts";
import { barriers } from "./look.ts";

let model: ModelServer;
let house: House;
// The first start of a fresh clone also builds the pages.
beforeAll(async () => {
  model = await startModelServer();
  house = await openHouse({ LLM_BASE_URL: model.baseUrl, LLM_MODEL: "fake" });
});
afterAll(async () => {
  await house?.stop();
  await model?.close();
});

describe.each([
  [
    "en",
    bodyEn,
    dayEn,
    "shoes by the door",
    "Leave your shoes by the door",
    "what if it rains?",
    "I want to kill myself",
    en,
  ],
  ["ru", bodyRu, dayRu, "обувь у двери", "Поставьте обувь у двери", "а если дождь?", "Хочу умереть", ru],
] as const)("%s", (locale, words, day, told, answer, question, cry, web) => {
  test("a lesson unfolds part by part, with sources that can be opened and how firm they are", async () => {
    const visitor = await house.newcomer(locale);
    const { page } = visitor;
    await awake(visitor);
    await page.goto("/habits/walking");
    await page.getByRole("heading", { name: day.lesson }).waitFor();
    const folds = page.locator("summary").filter({ hasText: day.whyItHelps });
    await folds.first().click();
    expect(await page.locator("details[open]").count()).toBeGreaterThan(0);
    const source = page.locator("a[target=_blank]").first();
    expect(await source.getAttribute("href")).toMatch(/^https:/);
    await page.getByText(day.whatItFound).first().click();
    // Nobody is asked for words that no model may read.
    expect(await page.getByLabel(words.askLabel).count()).toBe(0);
    expect(visitor.foreign).toEqual([]);
  });

  test("who agreed to a model asks it about the lesson, and sees the sentences that the answer rests on", async () => {
    const visitor = await house.newcomer(locale);
    const { page, api } = visitor;
    await awake(visitor);
    await api.patch("/api/me", { model_consent: true });
    const statement = trackLibrary
      .lesson("walking" as HabitId, locale)
      ?.statements.find(({ text }) => text.includes(told));
    model.script(teaches(statement?.id ?? "none"));
    await page.goto("/habits/walking");
    await page.getByLabel(words.askLabel).fill(question);
    await press(page, words.askSend);
    await page.getByText(`${answer}.`).waitFor();
    await page.getByText(words.askFrom).click();
    await page
      .getByText(statement?.text ?? "", { exact: true })
      .last()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    model.script({ status: 500 });
    await page.getByLabel(words.askLabel).fill(question);
    await press(page, words.askSend);
    await page.getByText(words.askNear).waitFor();
    // Whatever is asked, a sign of crisis comes first.
    await page.getByLabel(words.askLabel).fill(cry);
    await press(page, words.askSend);
    await page.getByRole("button", { name: web.crisisSafe }).waitFor();
  });
});
