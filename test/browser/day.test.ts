import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DayTaskWire } from "#contract/day.ts";
import type { HabitWire } from "#contract/habits.ts";
import type { ScheduleViewWire } from "#contract/schedule.ts";
import { ownEn } from "../../web/words/own-en.ts";
import { dayEn } from "../../web/words/day-en.ts";
import { dayRu } from "../../web/words/day-ru.ts";
import { en } from "../../web/words/en.ts";
import { ru } from "../../web/words/ru.ts";
import { awake, clockIn, dayOf, justUp, press } from "./awake.ts";
import { type House, openHouse, type Visitor } from "./house.ts";

let house: House;
// The first start of a fresh clone also builds the pages.
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

describe.each([
  ["en", en, dayEn],
  ["ru", ru, dayRu],
] as const)("%s", (locale, web, words) => {
  test("a first day: from the door over the quiz to a task that is done, and taken back", async () => {
    const page = await house.guest({ locale });
    await page.goto("/sign-up");
    await page.getByLabel(web.email).fill(`day-${locale}@example.org`);
    await page.getByLabel(web.password).fill("a long enough password");
    await page.getByRole("button", { name: web.createAccount }).click();
    await page.getByRole("button", { name: new RegExp(web.bringsOf.day) }).click();
    await page.getByRole("link", { name: words.takeQuiz }).click();
    const question = page.getByRole("heading", { level: 1 });
    await page.getByText(words.questionOf(1, 5)).waitFor();
    const first = await question.textContent();
    await page.getByRole("listitem").getByRole("button").first().click();
    await page.getByText(words.questionOf(2, 5)).waitFor();
    await press(page, web.back);
    await expect.poll(() => question.textContent()).toBe(first);
    for (let at = 1; at <= 5; at += 1) {
      await page.getByText(words.questionOf(at, 5)).waitFor();
      await page.getByRole("listitem").getByRole("button").first().click();
    }
    await press(page, words.beginSo);
    await page.getByRole("region", { name: words.timeline }).waitFor();
    // Whatever the hour of this test, the day has just begun.
    await page.request.patch("/api/schedule", { data: justUp(), headers: { origin: house.url } });
    const done = page.getByRole("button", { name: new RegExp(`^${words.marks.done}: `) });
    await done.nth(1).waitFor();
    const before = await done.count();
    await done.first().click();
    await expect.poll(() => done.count()).toBe(before - 1);
    await press(page, new RegExp(`^${words.marks.undo}: `));
    await expect.poll(() => done.count()).toBe(before);
    await page.context().close();
  });
});

/** Somebody whose first block has something in it: what a first day holds differs from person to person. */
async function withSomethingNow(): Promise<{ readonly visitor: Visitor; readonly task: DayTaskWire }> {
  for (;;) {
    const visitor = await house.newcomer("en");
    const [task] = (await awake(visitor, "peak_performer")).tasks;
    if (task !== undefined && Date.parse(task.at) - Date.now() < 30 * 60_000) return { visitor, task };
    await visitor.page.context().close();
  }
}

test("what comes first on the first page is the task of the block that is now; done, it can be taken back there", async () => {
  const { visitor, task } = await withSomethingNow();
  const { page } = visitor;
  await page.goto("/");
  const heading = page.getByRole("heading", { level: 1, name: task.archetype_specific_title, exact: true });
  await heading.waitFor();
  await press(page, dayEn.marks.done);
  await expect.poll(async () => (await dayOf(visitor)).tasks[0]?.state).toBe("done");
  await press(page, en.undo);
  await heading.waitFor();
  expect((await dayOf(visitor)).tasks[0]?.state).toBe("open");
  await press(page, dayEn.notNow);
  await expect.poll(() => heading.count()).toBe(0);
});

test("one part never shows the others: a goal alone has no day in the menu, a day alone has no goals", async () => {
  const goal = await house.newcomer("en");
  await goal.api.post("/api/goals", { title: "sort the garage" });
  await goal.api.toStep();
  await goal.page.goto("/");
  await goal.page.getByRole("button", { name: en.done, exact: true }).waitFor();
  expect(await goal.page.getByRole("link", { name: en.day, exact: true }).count()).toBe(0);
  const lives = await house.newcomer("en");
  await awake(lives);
  await lives.page.goto("/day");
  await lives.page.getByRole("link", { name: en.day, exact: true }).first().waitFor({ state: "attached" });
  expect(await lives.page.getByRole("link", { name: en.goals, exact: true }).count()).toBe(0);
});

test("a day that has not begun says when it does", async () => {
  const visitor = await house.newcomer("en");
  await awake(visitor);
  await visitor.api.patch("/api/schedule", { wake_time: clockIn(60), sleep_time: clockIn(12 * 60) });
  await visitor.page.goto("/day");
  await visitor.page.getByText(/^It begins (tomorrow )?at \d/).waitFor();
});

test("a task is put off, let go, swapped, and never shown again until it is brought back", async () => {
  const visitor = await house.newcomer("en");
  const { page, api } = visitor;
  const day = await awake(visitor);
  const [first] = day.tasks;
  await page.goto(`/day/tasks/${first?.task_id}`);
  await page.getByRole("heading", { name: first?.archetype_specific_title ?? "", exact: true }).waitFor();
  await press(page, dayEn.inMinutes(15));
  await expect
    .poll(async () => (await dayOf(visitor)).tasks.find(({ task_id }) => task_id === first?.task_id)?.at)
    .not.toBe(first?.at);
  await press(page, dayEn.marks.skip);
  await press(page, dayEn.marks.undo);
  await press(page, dayEn.marks.never);
  await page.getByText(dayEn.neverDone).waitFor();
  await expect
    .poll(async () => (await api.get<{ readonly never: boolean }>(`/api/habits/${first?.habit_id}`)).never)
    .toBe(true);
  await page.goto(`/habits/${first?.habit_id}`);
  await press(page, dayEn.bringBack);
  await expect.poll(() => page.getByRole("button", { name: dayEn.bringBack }).count()).toBe(0);
  await page.getByText(dayEn.ratings[4]).click();
  await expect
    .poll(async () => (await api.get<{ readonly rating: number | null }>(`/api/habits/${first?.habit_id}`)).rating)
    .toBe(4);
});

test("how much energy there is is asked for leave first; then it changes what today asks", async () => {
  const visitor = await house.newcomer("en");
  const { page } = visitor;
  await awake(visitor);
  await page.goto("/day");
  await press(page, dayEn.faces[1]);
  await page.getByText(/encrypted/).waitFor();
  expect((await dayOf(visitor)).energy).toBeNull();
  await press(page, dayEn.noThanks);
  expect((await dayOf(visitor)).health_consent).toBe(false);
  await press(page, dayEn.faces[1]);
  await press(page, dayEn.agree);
  await press(page, dayEn.modeIs.low);
  await expect.poll(async () => (await dayOf(visitor)).mode.mode).toBe("low");
  await page.getByText(dayEn.modes.high, { exact: true }).click();
  await expect.poll(async () => (await dayOf(visitor)).mode).toMatchObject({ mode: "high", chosen: true });
});

test("hours that contradict each other are said at their field and nothing is lost; right ones move the plan", async () => {
  const visitor = await house.newcomer("en");
  const { page, api } = visitor;
  const before = await awake(visitor);
  await page.goto("/day/hours");
  await page.getByLabel(dayEn.wakeTime, { exact: true }).fill("23:00");
  await page.getByLabel(dayEn.sleepTime, { exact: true }).fill("23:10");
  await page.getByLabel(dayEn.notes).fill("the bus at seven");
  await press(page, dayEn.saveHours);
  await page.locator("[aria-invalid]").first().waitFor();
  expect(await page.getByLabel(dayEn.notes).inputValue()).toBe("the bus at seven");
  const asked = { wake: clockIn(-30), sleep: clockIn(13 * 60) };
  await page.getByLabel(dayEn.wakeTime, { exact: true }).fill(asked.wake);
  await page.getByLabel(dayEn.sleepTime, { exact: true }).fill(asked.sleep);
  await press(page, dayEn.fixedAdd);
  const event = page.getByRole("region", { name: dayEn.fixedNew });
  await event.getByLabel(dayEn.fixedName).fill("Choir");
  await press(page, dayEn.saveHours);
  await page.getByText(dayEn.halfWrittenSomewhere).waitFor();
  const choir = page.getByRole("region", { name: "Choir" });
  await choir.getByLabel("Wednesday").check({ force: true });
  await choir.getByLabel(dayEn.fromTime, { exact: true }).fill("18:00");
  await choir.getByLabel(dayEn.toTime, { exact: true }).fill("19:30");
  await press(page, dayEn.saveHours);
  await page.getByText(dayEn.savedHours).waitFor();
  const { schedule } = await api.get<ScheduleViewWire>("/api/schedule");
  expect(schedule).toMatchObject({ wake_time: asked.wake, notes: "the bus at seven" });
  expect(schedule.fixed).toMatchObject([{ name: "Choir", days: [3], from: "18:00", to: "19:30" }]);
  const { date, revision, waking } = await dayOf(visitor);
  expect(waking.from).toContain(`T${asked.wake}`);
  // Around midnight another time to get up is another date as well, whose plan is the first of its own.
  expect(revision).toBeGreaterThan(date === before.date ? before.revision : 0);
});

test("shifts are described and laid in a row that repeats", async () => {
  const visitor = await house.newcomer("en");
  const { page, api } = visitor;
  await awake(visitor);
  await page.goto("/day/hours");
  await page.getByRole("switch", { name: dayEn.byShifts }).click();
  await press(page, dayEn.shiftAdd);
  const kind = page.getByRole("region", { name: dayEn.shiftNew });
  await kind.getByLabel(dayEn.wakeTime, { exact: true }).fill("15:00");
  await kind.getByLabel(dayEn.sleepTime, { exact: true }).fill("07:30");
  await kind.getByLabel(dayEn.fromTime, { exact: true }).fill("22:00");
  await kind.getByLabel(dayEn.toTime, { exact: true }).fill("06:00");
  await kind.getByLabel(dayEn.shiftName).fill("Night");
  await page.getByLabel(dayEn.patternNext).selectOption({ label: "Night" });
  await press(page, dayEn.patternAdd);
  await press(page, dayEn.patternAdd);
  await page.getByLabel(dayEn.patternNext).selectOption({ label: dayEn.shiftOff });
  await press(page, dayEn.patternAdd);
  await press(page, dayEn.saveHours);
  await page.getByText(dayEn.savedHours).waitFor();
  const { schedule } = await api.get<ScheduleViewWire>("/api/schedule");
  expect(schedule.shifts).toMatchObject({
    pattern: ["Night", "Night", "off"],
    kinds: { Night: { wake_time: "15:00", sleep_time: "07:30", work: { from: "22:00", to: "06:00" } } },
  });
});

test("a health answer leaves habits out with the reason, and all answers can be deleted", async () => {
  const visitor = await house.newcomer("en");
  const { page, api } = visitor;
  await awake(visitor);
  await page.goto("/day/health");
  await press(page, dayEn.agree);
  await page.getByText("Heart and vessels").click();
  const left = async (): Promise<readonly string[]> =>
    (await api.get<{ readonly habits: readonly HabitWire[] }>("/api/habits")).habits
      .filter(({ excluded }) => excluded.some(({ code }) => code === "contraindication"))
      .map(({ name }) => name);
  await expect.poll(left).not.toEqual([]);
  const [name] = await left();
  await page
    .getByRole("listitem")
    .filter({ hasText: `${name}:` })
    .first()
    .waitFor();
  await press(page, new RegExp(`^${dayEn.noneOfThese}: Allergies`));
  await press(page, dayEn.forgetHealth);
  await press(page, dayEn.forgetHealthYes);
  await page.getByRole("button", { name: dayEn.agree }).waitFor();
  await expect.poll(left).toEqual([]);
});

test("another temperament comes over a week or all at once", async () => {
  const visitor = await house.newcomer("en");
  const { page } = visitor;
  await awake(visitor);
  await page.goto("/day/archetypes");
  await press(page, /^That’s me: Connected Explorer/);
  await press(page, dayEn.atOnce);
  await expect.poll(async () => (await dayOf(visitor)).archetype.archetype).toBe("connected_explorer");
});

test("a break puts everything aside, and coming back brings it again", async () => {
  const visitor = await house.newcomer("en");
  const { page } = visitor;
  await awake(visitor);
  await page.goto("/day");
  await press(page, dayEn.restNow);
  await press(page, dayEn.awayWhy.sick);
  await page.getByRole("button", { name: dayEn.imBack }).waitFor();
  expect(await page.getByRole("region", { name: dayEn.timeline }).count()).toBe(0);
  await press(page, dayEn.imBack);
  await page.getByRole("region", { name: dayEn.timeline }).waitFor();
});

test("habits are found by name, theme and temperament, each with how firm its evidence is", async () => {
  const visitor = await house.newcomer("en");
  const { page } = visitor;
  await page.goto("/habits");
  await page.getByLabel(dayEn.search).fill("breath");
  const rows = page.getByRole("main").getByRole("listitem");
  await expect.poll(() => rows.count()).toBeLessThan(20);
  await rows.getByRole("link").first().waitFor();
  await page.getByLabel(dayEn.search).fill("");
  // What there is comes as themes, each of which unfolds by itself.
  const links = rows.getByRole("link").filter({ visible: true });
  await expect.poll(() => links.count()).toBe(0);
  await page.getByRole("heading", { level: 2, name: "Sleep", exact: true }).click();
  await expect.poll(() => links.count()).toBeGreaterThan(2);
  await page.getByText(dayEn.narrow, { exact: true }).click();
  const sleep = await links.count();
  await page.getByLabel(dayEn.archetype).selectOption("peak_performer");
  await expect.poll(() => links.count()).toBeLessThan(sleep);
  await page.getByLabel(dayEn.archetype).selectOption("");
  await links.first().click();
  const source = page.getByRole("link", { name: /./ }).and(page.locator("[target=_blank]")).first();
  expect(await source.getAttribute("href")).toMatch(/^https:/);
  expect(visitor.foreign).toEqual([]);
});

test("the plan’s address for a calendar is shown once, replaced and deleted", async () => {
  const visitor = await house.newcomer("en");
  const { page } = visitor;
  await awake(visitor);
  await page.goto("/day/hours");
  await page.getByText(dayEn.feedWarning).waitFor();
  await press(page, dayEn.feedMake);
  const field = page.getByLabel(dayEn.feedAddress, { exact: true });
  const first = await field.inputValue();
  expect(first).toMatch(/\/feeds\/.+\.ics$/);
  await press(page, dayEn.feedRotate);
  await page.getByRole("dialog").getByRole("button", { name: dayEn.feedRotate }).click();
  await expect.poll(() => field.inputValue()).not.toBe(first);
  await page.reload();
  await page.getByText(dayEn.feedThere).waitFor();
  await press(page, dayEn.feedRemove);
  await page.getByRole("dialog").getByRole("button", { name: dayEn.feedRemove }).click();
  await page.getByRole("button", { name: dayEn.feedMake }).waitFor();
});

test("how many things a day holds is set, and the days can be deleted", async () => {
  const visitor = await house.newcomer("en");
  const { page, api } = visitor;
  await awake(visitor);
  await page.goto("/day/settings");
  await page.getByLabel(dayEn.tasksADay).selectOption("1");
  await expect.poll(async () => (await dayOf(visitor)).settings.tasks_a_day).toBe(1);
  await page.getByRole("switch", { name: dayEn.reminders }).click();
  await expect.poll(async () => (await dayOf(visitor)).settings.reminders).toBe(false);
  await page.getByRole("switch", { name: dayEn.digest }).click();
  await expect.poll(async () => (await dayOf(visitor)).settings.digest).toBe(true);
  await press(page, dayEn.forgetDays);
  await press(page, dayEn.forgetDaysYes);
  await page.getByRole("heading", { name: en.firstGoalTitle }).waitFor();
  expect((await api.get<ScheduleViewWire>("/api/schedule")).started).toBe(false);
});

test("what is done elsewhere shows on the open page, and what does not arrive comes back and is said", async () => {
  const visitor = await house.newcomer("en");
  const { page, api } = visitor;
  const { tasks } = await awake(visitor);
  await page.goto("/day");
  const done = page.getByRole("button", { name: new RegExp(`^${dayEn.marks.done}: `) });
  await expect.poll(() => done.count()).toBe(tasks.length);
  await visitor.listens();
  await api.post(`/api/day/tasks/${tasks[0]?.task_id}`, { do: "done" });
  await expect.poll(() => done.count()).toBe(tasks.length - 1);
  await page.route("**/api/**", (route) => route.abort());
  await done.first().click();
  await page.getByRole("alert").waitFor();
  await expect.poll(() => done.count()).toBe(tasks.length - 1);
});

test("a habit of one's own is made, marked for a day that has passed, and stands in the day", async () => {
  const visitor = await house.newcomer("en");
  const { page } = visitor;
  await awake(visitor);
  await page.goto("/habits");
  await page.getByRole("link", { name: dayEn.ownHabits }).click();
  await press(page, ownEn.add);
  await page.getByLabel(ownEn.name).fill("Water the plants");
  await page.getByRole("radio", { name: ownEn.riskNo, exact: true }).check({ force: true });
  await press(page, ownEn.keep);
  await page.getByRole("heading", { name: "Water the plants" }).waitFor();
  const month = page.getByRole("group", { name: new RegExp(`^${ownEn.month}: `) });
  await page.getByRole("button", { name: ownEn.earlier }).click();
  await month
    .getByRole("button", { name: new RegExp(`: ${ownEn.outcomes["."]}$`) })
    .first()
    .click();
  await month.getByRole("button", { pressed: true }).waitFor();
  await page
    .getByText(ownEn.inARow(1))
    .or(page.getByText(ownEn.inARow(0)))
    .waitFor();
  const day = await dayOf(visitor);
  expect(day.tasks.filter(({ kind }) => kind === "own").map(({ title }) => title)).toEqual(["Water the plants"]);
});
