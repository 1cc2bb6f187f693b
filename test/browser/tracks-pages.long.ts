import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TechniqueId } from "#core/techniques/technique.ts";
import { en } from "../../web/words/en.ts";
import { ru } from "../../web/words/ru.ts";
import { tracksEn } from "../../web/words/tracks-en.ts";
import { tracksRu } from "../../web/words/tracks-ru.ts";
import { type House, openHouse, type Visitor } from "./house.ts";
import { barriers, inTime, isWiderThanScreen } from "./look.ts";
import { walkExercise, walkTracks } from "./walk.ts";

let house: House;
// The first start of a fresh clone also builds the pages.
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

describe.each(
  inTime([
    ["en", "light", en, tracksEn],
    ["ru", "dark", ru, tracksRu],
  ]),
)("%s, %s", (locale, colorScheme, web, words) => {
  const options = { colorScheme, viewport: { width: 320, height: 700 }, reducedMotion: "reduce" } as const;
  let visitor: Visitor;
  let newcomer: Visitor;
  beforeAll(async () => {
    [visitor, newcomer] = [await house.newcomer(locale, options), await house.newcomer(locale, options)];
    await walkTracks(visitor);
    await walkExercise(visitor, "emotional_checkin");
  });

  const walkers = new Map<TechniqueId, Visitor>();
  /** Somebody for each exercise: nobody answers sixty questions in a minute. They go on where they were. */
  async function walkerOf(technique: TechniqueId): Promise<Visitor> {
    const known = walkers.get(technique);
    if (known !== undefined) return known;
    const walker = await house.newcomer(locale, options);
    await walkTracks(walker);
    walkers.set(technique, walker);
    return walker;
  }

  async function look(page: Page, path: string, prepare?: (page: Page) => Promise<unknown>): Promise<void> {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await prepare?.(page);
    await page.waitForLoadState("networkidle");
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    expect(await page.title()).toBe("Notes");
    expect(await page.getByRole("link", { name: web.helpNow }).first().isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: web.quickExit }).isVisible()).toBe(true);
  }

  test.each([
    ["what the tracks are", "/tracks"],
    ["the first minute on the tracks", "/tracks/begin"],
    ["no works", "/works"],
    ["the safety plan of who uses goals alone", "/safety-plan"],
  ])("%s has no barriers and fits 320 px", (_rule, path) => look(newcomer.page, path));

  test.each([
    ["the first page of who walks", "/"],
    ["the milestones", "/tracks/milestones"],
    ["the works", "/works"],
    ["all exercises", "/exercises"],
    ["the settings of who walks", "/settings"],
    ["an exercise that is gone", "/exercise/00000000-0000-4000-8000-000000000000"],
  ])("%s has no barriers and fits 320 px", (_rule, path) => look(visitor.page, path));

  test("the dashboard has no barriers and fits 320 px, with everything opened", () =>
    look(visitor.page, "/tracks", async (page) => {
      await page.getByRole("listitem").getByRole("button", { expanded: false }).first().click();
      await page.getByRole("button", { name: words.showAll, exact: true }).click();
      const folded = page.getByRole("heading", { level: 2 }).getByRole("button", { expanded: false });
      await folded.first().click();
      expect(await page.getByRole("heading", { level: 2 }).getByRole("button", { expanded: true }).count()).toBe(1);
    }));

  test.each([
    ["scale", "emotional_checkin"],
    ["several", "emotional_checkin"],
    ["text", "emotional_checkin"],
    ["choice", "grounding"],
    ["tell", "grounding"],
    ["date", "contact_diary"],
    ["photos", "photo_album"],
    ["riddles", "create_quest"],
    ["list", "create_quest"],
    ["pages", "letter_to_child"],
    ["check", "letter_to_child"],
  ] as const)("a step that asks for %s has no barriers and fits 320 px", async (kind, technique: TechniqueId) => {
    const walker = await walkerOf(technique);
    const { exercise } = await walkExercise(walker, technique, (step) => step.kind === kind);
    expect(exercise?.step.kind).toBe(kind);
    await look(walker.page, `/exercise/${exercise?.id}`);
  });

  test("paced breath, the end of an exercise, and a work with its form have no barriers", async () => {
    const { page } = visitor;
    const { exercise } = await walkExercise(visitor, "grounding", ({ kind }) => kind === "choice");
    await look(page, `/exercise/${exercise?.id}`, async () => {
      await page.getByRole("listitem").getByRole("button").nth(1).click();
      await page.getByRole("listitem").getByRole("button").first().click();
      await page.getByRole("button", { name: words.breatheStart, exact: true }).click();
    });
    await page.getByRole("button", { name: words.go, exact: true }).click();
    await page.getByRole("listitem").getByRole("button").first().click();
    await page.getByRole("link", { name: words.enoughToday }).waitFor();
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);

    const { finished } = await walkExercise(visitor, "create_quest");
    await look(page, `/works/${finished?.work_id}`, () =>
      page
        .getByRole("button", { name: new RegExp(`^${words.edit}`) })
        .first()
        .click(),
    );
    await page.getByRole("button", { name: words.remove, exact: true }).click();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(visitor.foreign).toEqual([]);
  });

  test("nothing complained", () => {
    expect([...visitor.complaints, ...newcomer.complaints]).toEqual([]);
  });
});
