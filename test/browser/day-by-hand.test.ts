import { afterAll, beforeAll, expect, test } from "vitest";
import type { DayWire } from "#contract/day.ts";
import { dayEn } from "../../web/words/day-en.ts";
import { rulerEn } from "../../web/words/ruler-en.ts";
import { awake, dayOf, press } from "./awake.ts";
import { type House, openHouse } from "./house.ts";
import { barriers, unheard } from "./look.ts";

let house: House;
// The first start of a fresh clone also builds the pages.
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

test("a finger moves a block of the day at its grip and makes it longer at its lower edge, and it is taken back", async () => {
  const visitor = await house.newcomer("en", { viewport: { width: 390, height: 844 }, hasTouch: true });
  const { page, api, complaints } = visitor;
  const block = (await awake(visitor)).blocks.at(-1);
  if (!block) throw new Error("a day without blocks");
  const lies = async () => (await api.get<DayWire>("/api/day")).blocks.find((each) => each.block_id === block.block_id);
  await page.goto("/day");
  // On a phone the hours stand in the place of the list.
  await press(page, rulerEn.hours);
  await page.getByRole("region", { name: dayEn.timeline }).waitFor({ state: "hidden" });
  const ruler = page.getByRole("region", { name: rulerEn.title });
  const held = ruler.getByRole("button", { name: block.archetype_specific_title });
  await held.evaluate((seen) => seen.scrollIntoView({ block: "center" }));
  const hand = await page.context().newCDPSession(page);
  /** A finger laid there, drawn down so far, and lifted. */
  const draw = async (x: number, y: number, down: number): Promise<void> => {
    const at = (far: number) => [{ x, y: y + far }];
    await hand.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
    for (const part of [0.4, 0.7, 1])
      await hand.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(down * part) });
    await hand.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  };
  const box = await held.boundingBox();
  if (!box) throw new Error("the block is not drawn");
  await draw(box.x + 60, box.y + box.height + 3, 11);
  await expect.poll(async () => (await lies())?.duration_minutes).toBe(block.duration_minutes + 10);
  const undo = ruler.getByRole("button", { name: rulerEn.undo });
  await undo.click();
  await expect.poll(async () => (await lies())?.put).toBe(false);
  // The page knows it too: until then nothing is moved by a finger.
  await undo.waitFor({ state: "hidden" });
  const again = await held.boundingBox();
  if (!again) throw new Error("the block is not drawn");
  await draw(again.x + again.width - 14, again.y + 8, -11);
  await expect.poll(async () => Date.parse((await lies())?.from ?? "")).toBe(Date.parse(block.from) - 10 * 60_000);
  expect((await lies())?.duration_minutes).toBe(block.duration_minutes);
  expect([await barriers(page), await unheard(page), complaints]).toEqual([[], [], []]);
});

test("the first thing of the day is ticked by a button that says so, stays where it stood, and is counted in the week", async () => {
  const visitor = await house.newcomer("en", { viewport: { width: 390, height: 844 } });
  const { page, complaints } = visitor;
  const day = await awake(visitor, "peak_performer");
  const first = day.tasks[0];
  if (!first) throw new Error("a day without tasks");
  await page.goto("/day");
  const lead = page.getByRole("button", {
    name: `${dayEn.marks.done}: ${first.archetype_specific_title}`,
    exact: true,
  });
  expect(await lead.textContent()).toBe(dayEn.marks.done);
  await page.getByText(dayEn.toDo(day.open_tasks)).waitFor();
  const week = page.getByRole("navigation", { name: rulerEn.week });
  await week.getByText(rulerEn.weekLegend).waitFor();
  await week
    .getByText(/: a quiet day$/)
    .first()
    .waitFor({ state: "attached" });
  await lead.click();
  await expect.poll(async () => (await dayOf(visitor)).tasks[0]?.state).toBe("done");
  await page.getByRole("link", { name: first.archetype_specific_title, exact: true }).waitFor();
  await week.getByText(/: 1 done$/).waitFor({ state: "attached" });
  // A tap of energy asks for leave first; each face says its word.
  for (const word of Object.values(dayEn.faces))
    expect(await page.getByText(word, { exact: true }).isVisible()).toBe(true);
  await page.goto("/day/past");
  await page.getByRole("heading", { level: 1, name: dayEn.past }).waitFor();
  expect([await barriers(page), await unheard(page), complaints]).toEqual([[], [], []]);
});
