import { afterAll, beforeAll, expect, test } from "vitest";
import type { ExerciseWire } from "#contract/exercise.ts";
import type { ProgressWire } from "#contract/tracks.ts";
import { accountEn } from "../../web/words/account-en.ts";
import { dayEn } from "../../web/words/day-en.ts";
import { dayRu } from "../../web/words/day-ru.ts";
import { ru } from "../../web/words/ru.ts";
import { settingsRu } from "../../web/words/settings-ru.ts";
import { tracksEn } from "../../web/words/tracks-en.ts";
import { tracksRu } from "../../web/words/tracks-ru.ts";
import { awake, dayOf } from "./awake.ts";
import { type House, openHouse } from "./house.ts";
import { walkTracks } from "./walk.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

test("who forgot the password of a place without mail is told the command that gives a link", async () => {
  const page = await house.guest();
  await page.goto("/forgot");
  await page.getByRole("textbox").fill("owner@example.org");
  await page.locator("button[type=submit]").click();
  await page.getByText(accountEn.resetByOperator).waitFor();
  expect(accountEn.resetByOperator).toContain("./waymark reset-password EMAIL");
});

test("a time zone is a city in the person's language, found by either language", async () => {
  const { page } = await house.newcomer("ru");
  await page.goto("/settings");
  const zones = page.getByLabel(ru.timeZone, { exact: true });
  const cities = (): Promise<string[]> => zones.locator("option").allInnerTexts();
  await zones.waitFor();
  const all = await cities();
  expect(all.filter((city) => /[/_]/u.test(city))).toEqual([]);
  const chosen = await zones.inputValue();
  for (const sought of ["алматы", "almaty"]) {
    await page.getByLabel(settingsRu.findCity).fill(sought);
    await expect.poll(async () => (await cities()).length).toBeLessThan(4);
    expect(await cities()).toContain("Алматы");
  }
  expect(await zones.inputValue()).toBe(chosen);
});

test("the menu and the page call the way the same, and nothing stands in front as if it were to come", async () => {
  const { page, api } = await house.newcomer("ru");
  await api.post("/api/tracks/set-primary", { track: "self_work" });
  await page.goto("/");
  await page.getByRole("link", { name: ru.tracks, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: tracksRu.title }).waitFor();
  expect(tracksRu.title.toLowerCase()).toContain(ru.tracks.toLowerCase());
  expect(await page.getByText("Впереди", { exact: true }).count()).toBe(0);
});

test("however little has been walked of a track, its bar shows it, and nothing walked shows nothing", async () => {
  const visitor = await house.newcomer("en");
  await walkTracks(visitor);
  await visitor.page.route("**/api/tracks/progress", async (route) => {
    const answer = await route.fetch();
    const progress = (await answer.json()) as ProgressWire;
    const { self_work: most, community: little } = progress.tracks;
    const tracks = {
      ...progress.tracks,
      self_work: { ...most, completion_percentage: 9 },
      community: { ...little, completion_percentage: 1 },
    };
    await route.fulfill({ response: answer, json: { ...progress, tracks } satisfies ProgressWire });
  });
  await visitor.page.goto("/tracks");
  const drawn = async (name: string): Promise<number> => {
    const bar = visitor.page.getByRole("progressbar", { name, exact: true }).first();
    await bar.waitFor();
    const whole = (await bar.boundingBox())?.width ?? Number.NaN;
    const widths = await bar
      .locator("span")
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().width));
    return Math.max(0, ...widths) / whole;
  };
  expect(await drawn("Self Work")).toBeGreaterThan(0.08);
  expect(await drawn("Self Work")).toBeLessThan(0.12);
  expect(await drawn("Community")).toBeGreaterThan(0.01);
  expect(await drawn("Child Connection")).toBe(0);
});

test.each([
  ["en", dayEn, "an eating disorder, now or before"],
  ["ru", dayRu, "расстройство пищевого поведения, сейчас или раньше"],
] as const)("%s: what a habit is left out with is named, not answered", async (locale, words, matter) => {
  const { page } = await house.newcomer(locale);
  await page.goto("/habits/mindful_eating");
  await page.getByText(words.notWith).waitFor();
  expect(await page.getByText(words.notWith).textContent()).toBe(`${words.notWith} ${matter}`);
});

test("the circle before a task ticks it where it stands", async () => {
  const visitor = await house.newcomer("en");
  const { page } = visitor;
  // The first thing of the day has a button that says what it does; each of the others has a circle.
  const task = (await awake(visitor, "peak_performer")).tasks.slice(1).find(({ may }) => may.includes("done"));
  if (task === undefined) throw new Error("a day with less than two tasks");
  const title = task.archetype_specific_title;
  await page.goto("/day");
  const row = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: title, exact: true }) })
    .last();
  await row.waitFor();
  // Clear of the pages' bar, which lies over the lowest part of the page.
  await row.evaluate((seen) => seen.scrollIntoView({ block: "center" }));
  const [link, whole] = await Promise.all([row.getByRole("link").first().boundingBox(), row.boundingBox()]);
  // By the place alone, as a finger finds it: left of the title, at the height of its line.
  await page.mouse.click((whole?.x ?? 0) + 12, (link?.y ?? 0) + (link?.height ?? 0) / 2);
  const stateOf = async () => (await dayOf(visitor)).tasks.find(({ task_id }) => task_id === task.task_id)?.state;
  await expect.poll(stateOf).toBe("done");
});

test("a letter that is begun goes on wherever it is pressed again, and waits once", async () => {
  const visitor = await house.newcomer("en");
  const { page, api } = visitor;
  await walkTracks(visitor);
  const name = "A letter to your child";
  const begin = async (): Promise<string> => {
    await page.goto("/exercises");
    await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await page.waitForURL("**/exercise/*");
    return page.url();
  };
  const first = await begin();
  expect(await begin()).toBe(first);
  // Whatever else leads to it asks before anything is begun anew.
  await api.post("/api/exercises", { technique: "letter_to_child" });
  expect((await api.get<{ readonly exercises: readonly ExerciseWire[] }>("/api/exercises")).exercises).toHaveLength(1);
  await page.goto("/tracks");
  const goOn = page.getByRole("link", { name: `${tracksEn.goOn}: ${name}`, exact: true });
  await goOn.waitFor();
  expect(await goOn.count()).toBe(1);
});
