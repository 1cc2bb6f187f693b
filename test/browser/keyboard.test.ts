import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DayWire } from "#contract/day.ts";
import { rulerEn } from "../../web/words/ruler-en.ts";
import { searchEn } from "../../web/words/search-en.ts";
import { en } from "../../web/words/en.ts";
import { awake } from "./awake.ts";
import { type House, openHouse } from "./house.ts";
import { tracksEn } from "../../web/words/tracks-en.ts";
import { barriers, unheard } from "./look.ts";
import { walkTracks } from "./walk.ts";

let house: House;
// The first start of a fresh clone also builds the pages.
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

/** What has the focus, as it is told: its name, or the words in it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(`(() => {
    const it = document.activeElement;
    const label = it?.labels?.[0]?.textContent;
    return (it?.getAttribute("aria-label") ?? label ?? it?.textContent ?? "").trim();
  })()`);

/** Goes on with Tab until something of this name has the focus: nothing is pressed by a pointer here. */
async function tabTo(page: Page, name: RegExp | string): Promise<void> {
  for (let at = 0; at < 60; at += 1) {
    const there = await focused(page);
    if (typeof name === "string" ? there === name : name.test(there)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${name}, but to ${await focused(page)}`);
}

async function enter(page: Page, name: RegExp | string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

/** More countries than any letter has. */
const mostUnderLetter = 30;

test("keys alone: from the door to the third step, and into the settings", async () => {
  const page = await house.guest();
  await page.goto("/");
  await page.getByRole("link", { name: en.createAccount }).waitFor();
  await enter(page, en.createAccount);
  await page.getByLabel(en.email).waitFor();
  await tabTo(page, en.email);
  await page.keyboard.type("keys@example.org");
  await tabTo(page, en.password);
  await page.keyboard.type("a long enough password");
  // Shown to who wants to see it, told as pressed, and given to nobody who corrects spelling.
  const typed = page.locator("input[autocomplete='new-password']");
  expect(await typed.getAttribute("type")).toBe("password");
  await tabTo(page, en.showTyped);
  await page.keyboard.press("Space");
  await expect.poll(() => typed.getAttribute("type")).toBe("text");
  expect([await typed.inputValue(), await typed.getAttribute("spellcheck")]).toEqual([
    "a long enough password",
    "false",
  ]);
  expect(await page.getByRole("button", { name: en.showTyped, pressed: true }).count()).toBe(1);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: en.welcome }).waitFor();
  await enter(page, new RegExp(`^${en.bringsOf.goal}`));
  await page.getByRole("heading", { name: en.firstGoalTitle }).waitFor();
  await tabTo(page, en.goalTitle);
  await page.keyboard.type("play one song on the guitar");
  await page.keyboard.press("Enter");
  const [done, skip] = [en.done, en.notSure].map((name) => page.getByRole("button", { name, exact: true }));
  if (!done || !skip) throw new Error("unreachable");
  const heading = page.getByRole("heading", { level: 1 });
  const toStep = async (): Promise<string> => {
    for (;;) {
      await done.or(skip).first().waitFor();
      const said = (await heading.first().textContent()) ?? "";
      if (await done.isVisible()) return said;
      await enter(page, en.notSure);
      await expect.poll(() => heading.first().textContent()).not.toBe(said);
    }
  };
  const steps = [await toStep()];
  while (steps.length < 3) {
    await enter(page, en.done);
    await page.getByRole("button", { name: en.next, exact: true }).waitFor();
    await enter(page, en.next);
    steps.push(await toStep());
    expect(await unheard(page)).toEqual([]);
  }
  expect(new Set(steps).size).toBe(3);
  await enter(page, en.settings);
  await page.getByRole("heading", { name: en.settings, level: 1 }).waitFor();
  await tabTo(page, en.country);
  // One letter and then the arrows: letters count together only where they come quickly, which a busy machine does not do.
  await page.keyboard.type("I");
  const country = page.getByLabel(en.country);
  for (let tried = 0; tried < mostUnderLetter && (await country.inputValue()) !== "IE"; tried += 1)
    await page.keyboard.press("ArrowDown");
  await expect.poll(() => country.inputValue()).toBe("IE");
  expect(await unheard(page)).toEqual([]);
});

test("keys alone: search finds a goal, a page and an exercise, and leads to it", async () => {
  const visitor = await house.newcomer("en", { viewport: { width: 1280, height: 860 } });
  const { page, api, complaints } = visitor;
  await api.post("/api/goals", { title: "Learn to swim", description: "" });
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  const field = page.getByRole("combobox");
  const chosen = page.getByRole("option", { selected: true });
  const look = async (words: string): Promise<void> => {
    await page.keyboard.press("Control+k");
    await field.waitFor();
    await page.keyboard.type(words);
  };
  await look("swiming");
  await page.getByRole("option", { name: "Learn to swim" }).first().waitFor();
  expect(await field.getAttribute("aria-activedescendant")).toBe(await chosen.getAttribute("id"));
  expect([await barriers(page), await unheard(page)]).toEqual([[], []]);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/goals\//);
  await look("privcy");
  await expect.poll(() => chosen.textContent()).toContain(searchEn.places["/privacy"][0]);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/privacy");
  // Single keys do what the list says, and nothing while somebody types.
  await page.keyboard.press("Shift+?");
  await page.getByRole("dialog", { name: searchEn.keysTitle }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("d");
  await page.waitForURL("**/day");
  await page.keyboard.press("n");
  await page.waitForURL("**/goals/new");
  await page.getByLabel(en.goalTitle).waitFor();
  await tabTo(page, en.goalTitle);
  await page.keyboard.type("n d ?");
  expect(await page.getByLabel(en.goalTitle).inputValue()).toBe("n d ?");
  await look("grounding");
  await page
    .getByRole("option", { name: new RegExp(searchEn.kinds.exercise) })
    .first()
    .waitFor();
  while (!((await chosen.textContent()) ?? "").includes(searchEn.kinds.exercise))
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/exercise\//);
  // To its end: what is seen, heard and touched, one step after the other.
  await page.getByRole("button", { name: /^Five, four/ }).waitFor();
  expect(await unheard(page)).toEqual([]);
  await enter(page, /^Five, four/);
  const [on, end] = [page.getByRole("button", { name: tracksEn.go, exact: true }), page.getByText(/^That’s it/)];
  const asked = page.getByRole("button", { name: "It’s quieter" });
  for (let said = ""; ; ) {
    await expect.poll(async () => (await page.locator("main section").first().textContent()) !== said).toBe(true);
    await on.or(asked).or(end).first().waitFor();
    if (await end.isVisible()) break;
    said = (await page.locator("main section").first().textContent()) ?? "";
    await enter(page, (await asked.isVisible()) ? "It’s quieter" : tracksEn.go);
  }
  expect(await unheard(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("keys alone, and a pointer: a block of the day is moved, made longer and taken back", async () => {
  const visitor = await house.newcomer("en", { viewport: { width: 1280, height: 1000 } });
  const { page, api, complaints } = visitor;
  const block = (await awake(visitor)).blocks.at(-1);
  if (!block) throw new Error("a day without blocks");
  const lies = async () => (await api.get<DayWire>("/api/day")).blocks.find((each) => each.block_id === block.block_id);
  await page.goto("/day");
  const ruler = page.getByRole("region", { name: rulerEn.title });
  const held = ruler.getByRole("button", { name: block.archetype_specific_title });
  await held.waitFor();
  const drawn = async () => Math.round((await held.boundingBox())?.height ?? 0);
  const asPlanned = await drawn();
  await tabTo(page, new RegExp(`^${block.archetype_specific_title}`));
  await page.keyboard.press("Shift+ArrowDown");
  await ruler.getByText(rulerEn.keepIt).or(ruler.getByText(rulerEn.taken)).waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await lies())?.duration_minutes).toBe(block.duration_minutes + 5);
  await enter(page, rulerEn.undo);
  await expect.poll(async () => (await lies())?.put).toBe(false);
  await expect.poll(drawn).toBe(asPlanned);
  // Where the page ends there, it moves up as the way back goes.
  await ruler.getByRole("button", { name: rulerEn.undo }).waitFor({ state: "detached" });
  const box = await held.boundingBox();
  if (!box) throw new Error("the block is not drawn");
  const [x, y] = [box.x + 20, box.y + box.height + 3];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 11, { steps: 3 });
  await page.mouse.up();
  await expect.poll(async () => (await lies())?.duration_minutes).toBe(block.duration_minutes + 10);
  await ruler.getByRole("button", { name: rulerEn.undo }).waitFor();
  expect([await barriers(page), await unheard(page)]).toEqual([[], []]);
  expect(complaints).toEqual([]);
});

test("keys alone: the track in front is a card, and each of the others a row that unfolds and folds", async () => {
  const visitor = await house.newcomer("en");
  const { page } = visitor;
  await walkTracks(visitor);
  await page.goto("/tracks");
  const next = page.getByRole("button", { name: /^Let’s do it/ });
  await next.waitFor();
  expect(await next.count()).toBe(1);
  const row = page.getByRole("button", { name: "Community", exact: true });
  await row.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => next.count()).toBe(2);
  expect(await row.getAttribute("aria-expanded")).toBe("true");
  // What is seldom wanted is in its menu, which gives the focus back.
  const menu = page.getByRole("button", { name: tracksEn.moreOf("Community") });
  await menu.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: "Community" }) })
    .getByRole("listitem")
    .first()
    .waitFor();
  expect(await menu.evaluate((it) => it.matches(":focus"))).toBe(true);
  expect([await barriers(page), await unheard(page)]).toEqual([[], []]);
  await row.press("Enter");
  await expect.poll(() => next.count()).toBe(1);
});

test("the owner's page stands in the list of search for the owner, and for nobody else", async () => {
  const offered = async (page: Page): Promise<readonly string[]> => {
    await page.goto("/");
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").waitFor();
    await page.keyboard.type("backups");
    const told = page.getByRole("dialog").getByRole("status");
    await expect.poll(() => told.textContent()).toMatch(new RegExp(`^(${searchEn.nothing}|\\d+ found)$`));
    return page.getByRole("option").allTextContents();
  };
  const [name] = searchEn.places["/owner"];
  const owner = await house.owner();
  expect((await offered(owner)).some((each) => each.includes(name))).toBe(true);
  await owner.keyboard.press("Enter");
  await owner.waitForURL("**/owner");
  const { page } = await house.newcomer("en");
  expect((await offered(page)).some((each) => each.includes(name))).toBe(false);
});
