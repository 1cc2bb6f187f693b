import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { GoalWire } from "#contract/goal.ts";
import type { ProgressWire } from "#contract/tracks.ts";
import type { WorkSummaryWire } from "#contract/work.ts";
import { en } from "../../web/words/en.ts";
import { ru } from "../../web/words/ru.ts";
import { tracksEn } from "../../web/words/tracks-en.ts";
import { tracksRu } from "../../web/words/tracks-ru.ts";
import { type House, inRiga, openHouse } from "./house.ts";
import { walkExercise, walkTracks } from "./walk.ts";

let house: House;
// The first start of a fresh clone also builds the pages.
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

const spoken = {
  en: { web: en, words: tracksEn, contact: ["We’re in touch freely", "No", "Longer"] },
  ru: { web: ru, words: tracksRu, contact: ["Общаемся свободно", "Нет", "Дольше"] },
} as const;

const press = (page: Page, name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();
const bar = (page: Page, name: string) => page.getByRole("progressbar", { name, exact: true }).first();
const percentOf = async (page: Page, name: string): Promise<string | null> =>
  bar(page, name).getAttribute("aria-valuenow");

test.each(["en", "ru"] as const)(
  "%s: from the welcome over the first minute and a check-in to 10 percent and the first milestone",
  async (locale) => {
    const { web, words, contact } = spoken[locale];
    const reducedMotion = locale === "en" ? "no-preference" : "reduce";
    const { page, api, complaints, foreign } = await house.newcomer(locale, { ...inRiga, reducedMotion });
    await page.goto("/welcome");
    await page.getByRole("button", { name: web.bringsOf.tracks }).click();
    await page.getByRole("heading", { name: words.introTitle }).waitFor();
    await page.getByRole("link", { name: words.introBegin, exact: true }).click();
    for (const answer of contact) await press(page, answer);
    await page.getByRole("heading", { name: words.placeTitle }).waitFor();
    expect(await page.getByLabel(web.country).inputValue()).toBe("LV");
    await press(page, words.placeRight);
    await page.getByRole("heading", { name: words.focusTitle }).waitFor();
    const { tracks } = await api.get<ProgressWire>("/api/tracks/progress");
    const { name } = tracks.self_work;
    await page.getByRole("button", { name: new RegExp(name) }).click();

    await page.getByRole("heading", { name: words.title }).waitFor();
    expect(await percentOf(page, name)).toBe("0");
    await page
      .getByRole("button", { name: new RegExp(`^${words.letsDo}`) })
      .first()
      .click();
    await press(page, "6");
    const feeling = page.getByRole("checkbox").first();
    await feeling.click();
    await expect.poll(() => feeling.getAttribute("aria-checked")).toBe("true");
    await press(page, words.enough);
    await page.getByRole("textbox").fill("…");
    await press(page, words.go);
    await press(page, words.skip);
    await page.getByRole("listitem").getByRole("button").first().click();

    await page.getByText("0% → 10%").waitFor();
    // A milestone is a moment: its light comes up, or is there at once for who asked for less movement.
    const moment = page.locator("section").filter({ has: page.getByText(words.reached, { exact: true }) });
    expect([await moment.locator(".halo").count(), await page.locator("main .halo").count()]).toEqual([1, 1]);
    const style = (of: string): Promise<unknown> =>
      page.evaluate(`getComputedStyle(document.querySelector('main .halo')).${of}`);
    expect(await style("animationName")).toBe(reducedMotion === "reduce" ? "none" : "light-up");
    await expect.poll(() => style("opacity")).toBe("0.4");
    expect(await moment.getByRole("heading").textContent()).not.toBe("");
    await page.getByRole("link", { name: words.enoughToday }).click();
    await expect.poll(() => percentOf(page, name)).toBe("10");
    await page.getByText(words.since(1, 1, 1)).waitFor();
    await page.getByRole("link", { name: words.milestones, exact: true }).click();
    await page.getByRole("heading", { level: 3 }).waitFor();
    expect([complaints, foreign]).toEqual([[], []]);
  },
  60_000,
);

test("the first minute can be skipped through, and a reload asks the same question again", async () => {
  const { page } = await house.newcomer("en", inRiga);
  await page.goto("/tracks/begin");
  await page.getByRole("heading", { name: tracksEn.contactTitle }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: tracksEn.contactTitle }).waitFor();
  await press(page, en.skip);
  await page.getByRole("heading", { name: tracksEn.placeTitle }).waitFor();
  await press(page, tracksEn.skip);
  await page.getByRole("heading", { name: tracksEn.focusTitle }).waitFor();
  await press(page, tracksEn.skip);
  await page.getByRole("heading", { name: tracksEn.title }).waitFor();
});

test("who uses goals alone meets the tracks in one quiet place only", async () => {
  const { page, api } = await house.newcomer("en");
  await api.post("/api/goals", { title: "sort the garage" });
  await page.goto("/goals");
  await page.getByRole("link", { name: /garage/ }).waitFor();
  await page.waitForLoadState("networkidle");
  expect(await page.getByRole("link", { name: en.tracks, exact: true }).count()).toBe(0);
  await page.goto("/settings");
  await page.getByRole("link", { name: en.seeTracks }).click();
  await page.getByRole("heading", { name: tracksEn.introTitle }).waitFor();
  expect((await api.get<ProgressWire>("/api/tracks/progress")).started).toBe(false);
});

test("an exercise that is finished elsewhere moves the bar of an open page", async () => {
  const visitor = await house.newcomer("en");
  const { page } = visitor;
  await walkTracks(visitor);
  await page.goto("/tracks");
  await bar(page, "Self Work").waitFor();
  await visitor.listens();
  await walkExercise(visitor, "emotional_checkin");
  await expect.poll(() => percentOf(page, "Self Work")).toBe("10");
});

test("another action, a pause, a weight and another focus show at once, and the figure over all says why", async () => {
  const visitor = await house.newcomer("en");
  const { page } = visitor;
  await walkTracks(visitor);
  await page.goto("/tracks");
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Self Work" }) });
  const before = await card.getByRole("button", { name: /^Let’s do it/ }).getAttribute("aria-label");
  // Declined once, everything else is shown; declined twice, something else is offered.
  await card.getByRole("button", { name: /^Something else/ }).click();
  await card.getByRole("listitem").first().waitFor();
  await card.getByRole("button", { name: /^Something else/ }).click();
  await expect
    .poll(() => card.getByRole("button", { name: /^Let’s do it/ }).getAttribute("aria-label"))
    .not.toBe(before);
  await card.getByRole("button", { name: tracksEn.moreOf("Self Work") }).click();
  await card.getByRole("button", { name: tracksEn.more, exact: true }).click();
  await card.getByLabel(tracksEn.weight).selectOption("5");
  await page.getByText(/by your weights/).waitFor();
  await card.getByRole("button", { name: tracksEn.pause }).click();
  await page.getByText(/1 rests and isn’t counted/).waitFor();
  await page.getByText("Community", { exact: true }).last().click();
  await expect.poll(() => page.getByRole("listitem").first().getByRole("heading").textContent()).toBe("Community");
});

describe("the exercise player", () => {
  test("goes on after a reload with what was typed, and back to what was given", async () => {
    const visitor = await house.newcomer("en");
    const { page } = visitor;
    await walkTracks(visitor);
    const { exercise } = await walkExercise(visitor, "emotional_checkin", ({ kind }) => kind === "text");
    await page.goto(`/exercise/${exercise?.id}`);
    await page.getByRole("textbox").fill("half a thought");
    await page.reload();
    await expect.poll(() => page.getByRole("textbox").inputValue()).toBe("half a thought");
    await press(page, tracksEn.go);
    await page.getByRole("checkbox").first().waitFor();
    await press(page, tracksEn.backStep);
    await expect.poll(() => page.getByRole("textbox").inputValue()).toBe("half a thought");
    await press(page, tracksEn.stop);
    await page.getByRole("link", { name: new RegExp(`^${tracksEn.goOn}`) }).click();
    await expect.poll(() => page.getByRole("textbox").inputValue()).toBe("half a thought");
  });

  test.each([
    ["hears of it and", true],
    ["is refused and", false],
  ])("whose step was answered on another device %s shows the step of now, and loses nothing", async (_how, live) => {
    const visitor = await house.newcomer("en");
    const { page, api } = visitor;
    if (!live) await page.routeWebSocket("**/api/live", () => undefined);
    await walkTracks(visitor);
    const { exercise } = await walkExercise(visitor, "emotional_checkin", ({ kind }) => kind === "text");
    await page.goto(`/exercise/${exercise?.id}`);
    await page.getByRole("textbox").fill("words of this device");
    if (live) await visitor.listens();
    await api.post(`/api/exercises/${exercise?.id}/answer`, { step: exercise?.step.id, text: "of the other" });
    if (!live) await press(page, tracksEn.go);
    await page.getByText(tracksEn.movedOn).waitFor();
    await page.getByText("words of this device").waitFor();
    await page.getByRole("checkbox").first().waitFor();
    await press(page, tracksEn.forget);
    await expect.poll(() => page.getByText("words of this device").count()).toBe(0);
  });

  test("keeps what another tab of the same browser has typed when the step is answered here", async () => {
    const visitor = await house.newcomer("en");
    const { page } = visitor;
    await walkTracks(visitor);
    const { exercise } = await walkExercise(visitor, "emotional_checkin", ({ kind }) => kind === "text");
    await page.goto(`/exercise/${exercise?.id}`);
    const other = await page.context().newPage();
    await other.goto(`/exercise/${exercise?.id}`);
    await page.getByRole("textbox").fill("words of this tab");
    await other.getByRole("textbox").fill("of the other");
    await press(page, tracksEn.go);
    await other.getByText(tracksEn.movedOn).waitFor();
    await other.getByText("of the other").waitFor();
  });

  test("takes many quick taps in their order", async () => {
    const visitor = await house.newcomer("en");
    const { page } = visitor;
    await walkTracks(visitor);
    const { exercise } = await walkExercise(visitor, "emotional_checkin", ({ kind }) => kind === "several");
    await page.goto(`/exercise/${exercise?.id}`);
    const boxes = page.getByRole("checkbox");
    await boxes.first().waitFor();
    for (const index of [0, 1, 2, 1]) await boxes.nth(index).click();
    await expect
      .poll(() =>
        boxes.evaluateAll((all) =>
          all
            .map((each) => each.getAttribute("aria-checked"))
            .slice(0, 4)
            .join(),
        ),
      )
      .toBe("true,false,true,false");
    await press(page, tracksEn.enough);
    await page.getByRole("textbox").waitFor();
    const kept = await visitor.api.get<{ readonly works: readonly WorkSummaryWire[] }>("/api/works");
    expect(kept.works).toEqual([]);
  });

  test("sends photos, shows them, and what is no picture is said so", async () => {
    const visitor = await house.newcomer("en");
    const { page } = visitor;
    await walkTracks(visitor);
    const { exercise } = await walkExercise(visitor, "photo_album", ({ kind }) => kind === "photos");
    await page.goto(`/exercise/${exercise?.id}`);
    const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: "teal" } });
    const files = page.locator("input[type=file]");
    await files.setInputFiles([{ name: "no.png", mimeType: "image/png", buffer: Buffer.from("no picture") }]);
    await page.getByRole("alert").waitFor();
    await files.setInputFiles([
      { name: "a.png", mimeType: "image/png", buffer: await picture.png().toBuffer() },
      { name: "b.jpg", mimeType: "image/jpeg", buffer: await picture.jpeg().toBuffer() },
    ]);
    const shown = page.getByRole("img", { name: tracksEn.photo(2) });
    await expect.poll(() => shown.evaluate((image) => (image as { naturalWidth?: number }).naturalWidth)).toBe(60);
    await press(page, tracksEn.enough);
    await page.getByRole("textbox").waitFor();
  });

  test("breathes with words alone for who wants no motion, and never has to be waited for", async () => {
    const visitor = await house.newcomer("en", { reducedMotion: "reduce" });
    const { page } = visitor;
    await walkTracks(visitor);
    const { exercise, finished } = await walkExercise(visitor, "grounding", (step) => step.kind === "choice");
    expect(finished).toBeNull();
    await page.goto(`/exercise/${exercise?.id}`);
    await page.getByRole("listitem").getByRole("button").nth(1).click();
    await page.getByRole("listitem").getByRole("button").first().click();
    await press(page, tracksEn.breatheStart);
    await page.getByText(tracksEn.breatheIn, { exact: true }).waitFor();
    const circle = page.locator("[style*='scale']").first();
    const sizes = [await circle.boundingBox()];
    await page.getByText(tracksEn.breatheOut, { exact: true }).waitFor();
    sizes.push(await circle.boundingBox());
    expect(sizes[1]).toEqual(sizes[0]);
    await press(page, tracksEn.go);
    await page.getByRole("listitem").getByRole("button").first().waitFor();
  });

  test("a sign of crisis in an answer brings help before everything and keeps what was typed", async () => {
    const visitor = await house.newcomer("en");
    const { page } = visitor;
    await walkTracks(visitor);
    const { exercise } = await walkExercise(visitor, "emotional_checkin", ({ kind }) => kind === "text");
    await page.goto(`/exercise/${exercise?.id}`);
    await page.getByRole("textbox").fill("I want to kill myself");
    await press(page, tracksEn.go);
    const panel = page.getByRole("region", { name: en.helpNow });
    await panel.waitFor();
    expect(await page.getByRole("textbox").inputValue()).toBe("I want to kill myself");
    // Safe again: the answer comes in by itself, and the plan that is offered opens as an exercise.
    await panel.getByRole("button", { name: "I’m safe" }).click();
    await page.getByRole("checkbox").first().waitFor();
    expect(await page.getByText(tracksEn.movedOn).count()).toBe(0);
    await panel.getByRole("button", { name: "Make a safety plan" }).click();
    await page.getByRole("heading", { name: "A safety plan" }).waitFor();
    await expect.poll(() => panel.count()).toBe(0);
  });

  test("an exercise that is no longer there says so", async () => {
    const { page } = await house.newcomer("en");
    await page.goto("/exercise/00000000-0000-4000-8000-000000000000");
    await page.getByRole("heading", { name: tracksEn.gone }).waitFor();
  });
});

describe("works", () => {
  test("a letter is read, rewritten and deleted after a question", async () => {
    const visitor = await house.newcomer("en");
    const { page } = visitor;
    await walkTracks(visitor);
    const { finished } = await walkExercise(visitor, "letter_to_child");
    await page.goto("/works");
    await page.getByRole("link", { name: /The boots by the door/ }).click();
    await page.waitForURL(`**/works/${finished?.work_id}`);
    await page.getByRole("button", { name: /^Edit/ }).first().click();
    await page.getByRole("textbox").fill("Sunshine");
    await press(page, en.save);
    await page.getByRole("region", { name: "To", exact: true }).getByText("Sunshine", { exact: true }).waitFor();
    // The title follows the words that it began with.
    await page.getByRole("heading", { name: "Sunshine", exact: true }).waitFor();
    const print = await page.getByRole("link", { name: tracksEn.print }).getAttribute("href");
    expect(print).toBe(`/api/works/${finished?.work_id}/file.pdf`);
    await press(page, tracksEn.remove);
    await press(page, en.cancel);
    await press(page, tracksEn.remove);
    await press(page, tracksEn.removeYes);
    await page.getByText(tracksEn.worksNone).waitFor();
  });

  test("a quest that was played moves its track, and a list is ticked off", async () => {
    const visitor = await house.newcomer("en");
    const { page } = visitor;
    await walkTracks(visitor);
    const quest = await walkExercise(visitor, "create_quest");
    await page.goto(`/works/${quest.finished?.work_id}`);
    await press(page, tracksEn.mark.played);
    await page.getByText("30% → 40%").waitFor();
    const list = await walkExercise(visitor, "court_documents");
    await page.goto(`/works/${list.finished?.work_id}`);
    const box = page.getByRole("checkbox").first();
    await box.click();
    await expect.poll(() => box.isChecked()).toBe(true);
    await page.reload();
    await expect.poll(() => box.isChecked()).toBe(true);
  });

  test("a correction in the contact diary is an entry beside the first, and the diary can be taken along", async () => {
    const visitor = await house.newcomer("en");
    const { page } = visitor;
    await walkTracks(visitor);
    const { finished } = await walkExercise(visitor, "contact_diary");
    await page.goto(`/works/${finished?.work_id}`);
    await page
      .getByRole("button", { name: /^Correct/ })
      .last()
      .click();
    await page.getByRole("textbox").fill("It was in the afternoon");
    await press(page, en.save);
    await page.getByText(tracksEn.diaryNumber(2)).waitFor();
    await page.goto("/works?kind=diary_entry");
    await page.getByRole("link", { name: tracksEn.diaryCsv }).waitFor();
    const entry = (title: RegExp) => page.getByRole("listitem").getByRole("link", { name: title }).count();
    expect([await entry(/boots/), await entry(/afternoon/)]).toEqual([1, 1]);
  });
});

test("reminders are turned off in the settings, and a goal is linked to a track", async () => {
  const visitor = await house.newcomer("en");
  const { page, api } = visitor;
  await walkTracks(visitor);
  await page.goto("/settings");
  await page.getByRole("switch", { name: en.nudges }).click();
  await expect.poll(async () => (await api.get<ProgressWire>("/api/tracks/progress")).nudges).toBe(false);
  await api.post("/api/goals", { title: "sort the garage" });
  const { goal_id } = await api.step();
  await page.goto(`/goals/${goal_id}`);
  await page.getByLabel(en.goalTrack).selectOption("self_work");
  const track = async () =>
    (await api.get<{ readonly goals: readonly GoalWire[] }>("/api/goals")).goals.find(({ id }) => id === goal_id)
      ?.track;
  await expect.poll(track).toBe("self_work");
});
