import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AdaptationWire } from "#contract/adaptations.ts";
import type { ReadingSourcesWire, ReadingWire } from "#contract/readings.ts";
import { bodyEn } from "../../web/words/body-en.ts";
import { bodyRu } from "../../web/words/body-ru.ts";
import { dayEn } from "../../web/words/day-en.ts";
import { dayRu } from "../../web/words/day-ru.ts";
import { awake, awakeAndAgreed, dayOf, dropOfEnergy, press, timeIn } from "./awake.ts";
import { type House, openHouse, type Visitor } from "./house.ts";
import { inTime } from "./look.ts";

let house: House;
// The first start of a fresh clone also builds the pages.
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

const changesOf = async ({ api }: Visitor): Promise<readonly AdaptationWire[]> =>
  (await api.get<{ readonly adaptations: readonly AdaptationWire[] }>("/api/day/adaptations")).adaptations;

const minutesOf = async (visitor: Visitor): Promise<readonly number[]> =>
  (await dayOf(visitor)).tasks.map(({ duration_minutes }) => duration_minutes);

const openHabits = async (visitor: Visitor): Promise<number> => (await dayOf(visitor)).tasks.length;

describe.each(
  inTime([
    ["en", dayEn],
    ["ru", dayRu],
  ]),
)("%s", (locale, words) => {
  test("a reading sent by a watch eases the open page, and one tap gives back what was planned", async () => {
    const visitor = await house.newcomer(locale);
    const { page, api } = visitor;
    await awakeAndAgreed(visitor);
    await page.goto("/day");
    await page.getByRole("region", { name: words.timeline }).waitFor();
    await visitor.listens();
    const before = await minutesOf(visitor);
    await api.post("/api/readings", dropOfEnergy());
    await page.getByText(words.changed.applied, { exact: true }).waitFor();
    const [change] = await changesOf(visitor);
    expect(change?.adapted_task.duration_minutes).toBeLessThan(change?.original_task.duration_minutes ?? 0);
    await page.getByText(change?.text ?? "", { exact: true }).waitFor();
    expect(await page.getByRole("main").textContent()).toContain(words.wasPlanned);
    await press(page, words.asPlanned);
    await expect.poll(() => page.getByText(words.changed.applied, { exact: true }).count()).toBe(0);
    expect(await minutesOf(visitor)).toEqual(before);
  });
});

test("an eased task is left so and said to have helped, with the task’s page saying the same", async () => {
  const visitor = await house.newcomer("en");
  const { page, api } = visitor;
  await awakeAndAgreed(visitor);
  await api.post("/api/readings", dropOfEnergy());
  await expect.poll(async () => (await changesOf(visitor)).length).toBe(1);
  const [change] = await changesOf(visitor);
  await page.goto(`/day/tasks/${change?.adapted_task.task_id}`);
  await press(page, dayEn.keepSo);
  await page.getByText(dayEn.changed.accepted, { exact: true }).waitFor();
  await press(page, dayEn.helped);
  await expect
    .poll(async () => (await changesOf(visitor))[0])
    .toMatchObject({
      status: "accepted",
      user_feedback: "helped",
    });
});

test("more is only offered, and taken at a word", async () => {
  const visitor = await house.newcomer("en");
  const { page, api } = visitor;
  await awakeAndAgreed(visitor);
  await api.put("/api/intake", { answered: ["conditions", "pregnancy", "age", "injuries"], codes: [] });
  await api.post("/api/readings", [
    { metric: "readiness_score", value: 0.95, timestamp: timeIn(-2), source: "wearable" },
    { metric: "energy_level", value: 0.95, timestamp: timeIn(-1), source: "wearable" },
  ]);
  await expect.poll(async () => (await changesOf(visitor))[0]?.status).toBe("offered");
  await page.goto("/day");
  await page.getByText(dayEn.changed.offered, { exact: true }).waitFor();
  await press(page, dayEn.yesGladly);
  await expect.poll(async () => (await changesOf(visitor))[0]?.status).toBe("accepted");
  await page.getByText(dayEn.changed.accepted, { exact: true }).waitFor();
});

test("with “keep my plan” a change is explained and nothing becomes otherwise", async () => {
  const visitor = await house.newcomer("en");
  const { page, api } = visitor;
  await awakeAndAgreed(visitor);
  await page.goto("/day");
  await page.getByRole("switch", { name: dayEn.keepPlan }).click();
  await expect.poll(async () => (await dayOf(visitor)).keep_plan).toBe(true);
  const before = await minutesOf(visitor);
  await api.post("/api/readings", dropOfEnergy());
  await page.getByText(dayEn.changed.explained, { exact: true }).waitFor();
  expect(await minutesOf(visitor)).toEqual(before);
});

test("stress, mood and sleep are one tap each, kept as readings, and seen again after a reload", async () => {
  const visitor = await house.newcomer("en");
  const { page, api } = visitor;
  await awakeAndAgreed(visitor);
  await page.goto("/day");
  await press(page, dayEn.moreTaps);
  const face = (name: string, of: string) =>
    page.getByRole("group", { name: of, exact: true }).getByRole("button", { name, exact: true });
  await face(dayEn.tapFaces.stress_level[4], dayEn.tapAsks.stress_level).click();
  await face(dayEn.tapFaces.mood[2], dayEn.tapAsks.mood).click();
  await face(dayEn.tapFaces.sleep_quality[1], dayEn.tapAsks.sleep_quality).click();
  const told = async (metric: string): Promise<number | undefined> =>
    (await api.get<{ readonly readings: readonly ReadingWire[] }>(`/api/readings?metric=${metric}&limit=1`)).readings[0]
      ?.value;
  await expect.poll(() => told("sleep_quality")).toBe(0.1);
  expect([await told("stress_level"), await told("mood")]).toEqual([0.75, 0.25]);
  await page.reload();
  await press(page, dayEn.moreTaps);
  await expect.poll(() => face(dayEn.tapFaces.mood[2], dayEn.tapAsks.mood).getAttribute("aria-pressed")).toBe("true");
});

test("how it is now can be told beside the next step, and leave is asked for first", async () => {
  const visitor = await house.newcomer("en");
  const { page } = visitor;
  await awake(visitor);
  await page.goto("/");
  await press(page, dayEn.moreTaps);
  await page.getByRole("button", { name: dayEn.tapFaces.mood[5], exact: true }).click();
  await press(page, dayEn.agree);
  await expect.poll(async () => (await dayOf(visitor)).health_consent).toBe(true);
  await expect.poll(async () => (await visitor.api.get<ReadingSourcesWire>("/api/readings/sources")).count).toBe(1);
  expect(await openHabits(visitor)).toBeGreaterThan(0);
});

/** An export of Apple Health with a pulse of some minutes, and one thing that is not used. */
function appleExport(minutes: number): Buffer {
  const record = (type: string, unit: string, value: number, minute: number): string => {
    const at = `2026-03-01 08:${`${minute}`.padStart(2, "0")}:00 +0200`;
    return `<Record type="${type}" sourceName="Apple Watch" unit="${unit}" creationDate="${at}" startDate="${at}" endDate="${at}" value="${value}"/>`;
  };
  const pulse = Array.from({ length: minutes }, (_, at) =>
    record("HKQuantityTypeIdentifierHeartRate", "count/min", 60 + (at % 9), at),
  );
  const water = record("HKQuantityTypeIdentifierDietaryWater", "mL", 200, 1);
  const lines = [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<HealthData locale="en_LV">`,
    ...pulse,
    water,
    "</HealthData>",
  ];
  return Buffer.from(lines.join("\n"));
}

describe.each(
  inTime([
    ["en", bodyEn],
    ["ru", bodyRu],
  ]),
)("%s", (locale, words) => {
  test("a file is brought in, told of line by line, and still there after a reload; what is no such file is told as it is", async () => {
    const visitor = await house.newcomer(locale);
    const { page } = visitor;
    await awakeAndAgreed(visitor);
    await page.goto("/day/body");
    const bring = (name: string, buffer: Buffer): Promise<void> =>
      page.getByLabel(words.pickFile).setInputFiles({ name, mimeType: "text/xml", buffer });
    await bring("export.xml", appleExport(40));
    await page.getByText(words.importStored(40), { exact: true }).waitFor();
    await page.getByText(words.importStates.done).first().waitFor();
    await page.getByText(words.importUnused(1)).click();
    await page.getByText("HKQuantityTypeIdentifierDietaryWater").waitFor();
    await page.getByText("Apple Watch", { exact: true }).waitFor();
    await page.reload();
    await page.getByText(words.importStored(40), { exact: true }).waitFor();
    await bring("letter.txt", Buffer.from("Dear diary, today I went to the lake."));
    await page.getByText(words.importStates.failed).waitFor();
    // The same file would be refused again.
    expect(await page.getByText(words.importAgain).count()).toBe(0);
    await bring("empty.json", Buffer.from(""));
    await page.getByText(words.fileEmpty).waitFor();
    await page.route("**/api/imports", (route) =>
      route.request().method() === "POST"
        ? route.fulfill({ status: 409, json: { code: "too_many" } })
        : route.continue(),
    );
    await bring("export.xml", appleExport(41));
    await page.getByText(words.importBusy).waitFor();
    expect((await visitor.api.get<ReadingSourcesWire>("/api/readings/sources")).count).toBe(40);
  });

  test("a token is made for what is ticked, shown once, sends readings, and is revoked", async () => {
    const visitor = await house.newcomer(locale);
    const { page, api } = visitor;
    await awakeAndAgreed(visitor);
    // As it is without https, in a network at home.
    await page.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await page.goto("/day/body");
    await page.getByLabel(words.tokenName).fill("A script");
    await press(page, words.tokenMake);
    const secret = await page.getByLabel(words.tokenIs, { exact: true }).inputValue();
    expect(secret).toMatch(/^wm_/);
    await page.getByRole("button", { name: `${words.copy}: ${words.tokenIs}` }).click();
    await page.getByText(words.copied).waitFor();
    const send = (): Promise<number> =>
      fetch(`${house.url}/api/readings`, {
        method: "POST",
        headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
        body: JSON.stringify({ metric: "heart_rate", value: 61, timestamp: timeIn(-1), source: "wearable" }),
      }).then(({ status }) => status);
    expect(await send()).toBe(200);
    // A reading that arrives shows among what is kept, without a reload.
    await page.getByText(new RegExp(`: ${words.metrics.heart_rate}$`, "u")).waitFor();
    await page.reload();
    await page.getByText("A script", { exact: true }).waitFor();
    expect(await page.getByText(secret).count()).toBe(0);
    await press(page, `${words.tokenRevoke}: A script`);
    await page.getByRole("dialog").getByRole("button", { name: words.tokenRevoke }).click();
    await page.getByText(words.tokensNone).waitFor();
    expect(await send()).toBe(401);
    expect((await api.get<{ readonly tokens: readonly unknown[] }>("/api/tokens")).tokens).toEqual([]);
  });

  test("what is kept is told by source, taken along as Open mHealth, and deleted", async () => {
    const visitor = await house.newcomer(locale);
    const { page, api } = visitor;
    await awakeAndAgreed(visitor);
    await api.post("/api/readings", [
      { metric: "heart_rate", value: 60, timestamp: timeIn(-9), source: "wearable", source_name: "Band" },
      { metric: "steps", value: 900, timestamp: timeIn(-8), source: "app", source_name: "Phone" },
    ]);
    await page.goto("/day/body");
    await page.getByText("Band", { exact: true }).waitFor();
    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name: words.download }).click();
    const file = await (await coming).createReadStream();
    const text = Buffer.concat(await file.toArray()).toString();
    expect(text).toContain("heart-rate");
    await press(page, `${words.deleteSource}: Band`);
    await press(page, words.deleteYes);
    await expect.poll(() => page.getByText("Band", { exact: true }).count()).toBe(0);
    expect(await api.get<ReadingSourcesWire>("/api/readings/sources")).toMatchObject({
      sources: [{ source_name: "Phone" }],
    });
  });
});
