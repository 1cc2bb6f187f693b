import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { en } from "../../web/words/en.ts";
import { firstEn } from "../../web/words/first-en.ts";
import { ru } from "../../web/words/ru.ts";
import { type House, openHouse } from "./house.ts";
import { inTime } from "./look.ts";

let house: House;
// The first start of a fresh clone also builds the pages.
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

const spoken = {
  en: {
    words: en,
    guitar: ["play one song on the guitar", "an old guitar in the cupboard, evenings are free"],
    vague: "get it sorted",
  },
  ru: {
    words: ru,
    guitar: ["сыграть на гитаре одну песню", "старая гитара в шкафу, вечера свободны"],
    vague: "хочу стать лучше",
  },
} as const;

/** The step that stands there now; the coach's questions on the way to it are answered with their first ready answer, or skipped. */
async function toStep(
  page: Page,
  words: typeof en | typeof ru,
): Promise<{ readonly text: string; readonly questions: number }> {
  const done = page.getByRole("button", { name: words.done, exact: true });
  const skip = page.getByRole("button", { name: words.notSure, exact: true });
  let questions = 0;
  for (;;) {
    await done.or(skip).first().waitFor();
    if (await done.isVisible()) return { text: await heading(page), questions };
    questions += 1;
    const asked = await heading(page);
    await skip.click();
    await expect.poll(() => heading(page)).not.toBe(asked);
  }
}

const heading = async (page: Page): Promise<string> =>
  (await page.getByRole("heading", { level: 1 }).first().textContent()) ?? "";

test.each(inTime(["en", "ru"]))(
  "%s: a goal is named and walked to its fifth step, with a question, another wording and a second goal between",
  async (locale) => {
    const { words, guitar, vague } = spoken[locale];
    const { page, complaints, foreign } = await house.newcomer(locale);
    const press = (name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();
    await page.goto("/");
    await page.getByLabel(words.goalTitle).fill(guitar[0]);
    await page.getByLabel(words.goalMore).fill(guitar[1]);
    await press(words.begin);
    const first = await toStep(page, words);
    const steps = [first.text];

    await press(words.putOtherwise);
    await press(words.reasons.too_vague);
    await expect.poll(() => heading(page)).not.toBe(first.text);

    for (let step = 2; step <= 4; step += 1) {
      await press(words.done);
      await press(words.next);
      steps.push((await toStep(page, words)).text);
    }

    await page.getByRole("link", { name: words.goals, exact: true }).last().click();
    await page.getByRole("link", { name: words.newGoal }).click();
    await page.getByLabel(words.goalTitle).fill(vague);
    await press(words.begin);
    const second = await toStep(page, words);
    expect(steps).not.toContain(second.text);
    await expect.poll(() => page.getByText(vague).first().isVisible()).toBe(true);
    // A goal so vague is asked about before its first step.
    expect(first.questions + second.questions).toBeGreaterThan(0);

    await page.getByRole("link", { name: words.goals, exact: true }).last().click();
    await page.getByRole("link", { name: new RegExp(guitar[0]) }).click();
    await press(words.walkThis);
    await expect.poll(() => heading(page)).toBe(steps.at(-1));

    await press(words.done);
    await press(words.next);
    steps.push((await toStep(page, words)).text);
    expect(new Set(steps).size).toBe(5);
    expect([complaints, foreign]).toEqual([[], []]);
  },
  90_000,
);

test.each(inTime(["en", "ru"]))(
  "%s: an account is made at the door and a language chosen in the first minute",
  async (locale) => {
    const { words } = spoken[locale];
    const page = await house.guest({ locale });
    await page.goto("/");
    await page.getByRole("link", { name: words.createAccount }).click();
    await page.getByLabel(words.email).fill(`door-${locale}@example.org`);
    await page.getByLabel(words.password).fill("short");
    await page.getByRole("button", { name: words.createAccount }).click();
    await page.getByRole("alert").waitFor();
    await page.getByLabel(words.password).fill("a long enough password");
    await page.getByRole("button", { name: words.createAccount }).click();
    await page.getByRole("heading", { name: words.welcome }).waitFor();
    const other = locale === "en" ? "ru" : "en";
    await page.getByText(other === "ru" ? "Русский" : "English").click();
    await page.getByRole("heading", { name: spoken[other].words.welcome }).waitFor();
    await page.getByRole("button", { name: spoken[other].words.bringsOf.goal }).click();
    await page.getByRole("heading", { name: spoken[other].words.firstGoalTitle }).waitFor();
  },
);

test("whoever knows what they want has the first step after two presses, before any account; after signing up it is there, once", async () => {
  const page = await house.guest();
  await page.goto("/");
  await page.getByRole("link", { name: en.createAccount }).click();
  await page.getByLabel(en.firstGoalTitle).fill("sort the garage");
  await page.getByRole("button", { name: en.begin }).click();
  await page.getByText(firstEn.waits).or(page.getByText(firstEn.goesOn)).waitFor();
  const tried = page.locator("main [aria-live] h2");
  const shown = await tried.textContent();
  // Other words are another goal, and a cry is answered with help and brings nothing along.
  await page.getByLabel(en.firstGoalTitle).fill("I want to kill myself");
  await page.getByRole("button", { name: en.begin }).click();
  await page.getByRole("region", { name: en.helpNow }).waitFor();
  expect(await tried.isVisible()).toBe(false);
  await page.getByLabel(en.firstGoalTitle).fill("sort the garage");
  await page.getByRole("button", { name: en.begin }).click();
  await expect.poll(() => tried.textContent()).toBe(shown);
  // It outlives a reload of the tab, and the account is asked for below it.
  await page.reload();
  expect(await page.getByLabel(en.firstGoalTitle).inputValue()).toBe("sort the garage");
  await page.getByLabel(en.email).fill("first-goal@example.org");
  await page.getByLabel(en.password).fill("a long enough password");
  await page.getByRole("button", { name: en.createAccount }).click();
  await expect.poll(() => heading(page)).toBe(shown);
  await page.reload();
  await expect.poll(() => heading(page)).toBe(shown);
  await page.goto("/goals");
  await page.getByText("sort the garage").first().waitFor();
  expect(await page.getByRole("main").getByText("sort the garage").count()).toBe(1);
});
