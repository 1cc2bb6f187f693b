import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isLong } from "../storage/databases.ts";
import { type House, openHouse } from "./house.ts";
import { barriers, isWiderThanScreen } from "./look.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

const paths = [
  "/",
  "/step",
  "/talk",
  "/goals",
  "/goals/new",
  "/welcome",
  "/tracks",
  "/tracks/milestones",
  "/exercises",
  "/works",
  "/day",
  "/day/quiz",
  "/day/archetypes",
  "/day/hours",
  "/day/health",
  "/day/settings",
  "/day/past",
  "/day/skills",
  "/day/insights",
  "/day/body",
  "/habits",
  "/habits/own",
  "/habits/walking",
  "/settings",
  "/access",
  "/privacy",
  "/help",
  "/traces",
  "/safety-plan",
  "/nothing-here",
] as const;

/** One page as one person sees it; `tight` is 320 px on a phone, and 200 % on a wide screen. */
interface Look {
  readonly path: string;
  readonly device: "phone" | "desktop";
  readonly size: "usual" | "tight";
  readonly colorScheme: "light" | "dark";
  readonly locale: "ru" | "en";
}

const widths = {
  phone: { usual: { width: 390, height: 844 }, tight: { width: 320, height: 640 } },
  desktop: { usual: { width: 1280, height: 800 }, tight: { width: 640, height: 400 } },
} as const;

const look = (path: string, bits: number): Look => ({
  path,
  device: bits & 1 ? "desktop" : "phone",
  colorScheme: bits & 2 ? "dark" : "light",
  locale: bits & 4 ? "ru" : "en",
  size: bits & 8 ? "tight" : "usual",
});

/** Every two of page, device, colour, language and size meet: each page in one look and in the opposite one, and another with every page. */
const pairs = paths.flatMap((path, at) => [look(path, (at % 8) << 1), look(path, 15 - ((at % 8) << 1))]);
const all = paths.flatMap((path) => Array.from({ length: 16 }, (_, bits) => look(path, bits)));

async function wrongWith(page: Page, { path, device, size, colorScheme }: Look): Promise<readonly string[]> {
  await page.setViewportSize(widths[device][size]);
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.goto(path);
  await page.locator("main h1").first().waitFor();
  await page.waitForLoadState("networkidle");
  return [...(await barriers(page)), ...((await isWiderThanScreen(page)) === true ? ["wider than the screen"] : [])];
}

test("the sample lets every two of them meet", () => {
  const meets = (of: readonly Look[]): Set<string> =>
    new Set(
      of.flatMap((each) => {
        const said = Object.entries(each).map(([what, value]) => `${what} ${value}`);
        return said.flatMap((one) => said.map((other) => `${one}, ${other}`));
      }),
    );
  expect(meets(pairs)).toEqual(meets(all));
});

test.each(["en", "ru"] as const)(
  "no page has barriers or is wider than its screen, in whatever look (%s)",
  async (locale) => {
    const { page, api, foreign, complaints } = await house.newcomer(locale);
    await api.post("/api/day/start");
    await api.post("/api/tracks/set-primary", { track: "self_work" });
    await api.post("/api/goals", { title: locale === "ru" ? "разобрать гараж" : "sort the garage" });
    await api.toStep();
    const wrong: [Look, readonly string[]][] = [];
    for (const each of isLong ? all : pairs) {
      if (each.locale !== locale) continue;
      const found = await wrongWith(page, each);
      if (found.length > 0) wrong.push([each, found]);
    }
    expect(wrong).toEqual([]);
    expect([foreign, complaints]).toEqual([[], []]);
  },
);
