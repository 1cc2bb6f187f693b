import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isLong } from "../storage/databases.ts";
import { demoStyles } from "../../src/channels/http/demo.ts";
import { webDist } from "../../src/compose.ts";
import { dayEn } from "../../web/words/day-en.ts";
import { dayRu } from "../../web/words/day-ru.ts";
import { pagesBuilt } from "./pages-built.ts";
import {
  builtStyles,
  devices,
  type Look,
  looks,
  otherInDocs,
  otherThanKept,
  picturesBrowser,
  standing,
  stands,
} from "./pictures.ts";
import { languages, people, places, type Recorded, unknown } from "./places.ts";

const dayMarks = { en: dayEn.marks, ru: dayRu.marks } as const;
const recordedOf = (person: string): Recorded =>
  JSON.parse(readFileSync(join(import.meta.dirname, "recorded", `${person}.json`), "utf8")) as Recorded;

const kinds = ["walker", "parent", "guest"] as const;
/** What somebody's pages are answered; a guest looks in at the hour of the walker. */
const answeredTo = (language: (typeof languages)[number], who: (typeof kinds)[number]): Recorded =>
  who === "guest"
    ? { at: recordedOf(people[language].walker).at, answers: unknown }
    : recordedOf(people[language][who]);

/** Light in English and dark in Russian; in the gate each place in one look, and each look of three places. */
const looksAt = (at: number): readonly Look[] => (isLong ? looks : looks.slice(at % 4, (at % 4) + 1));
const nameOf = (place: string, { device, colorScheme }: Look): string => `${place}-${device}-${colorScheme}`;
const languageOf = ({ colorScheme }: Look): (typeof languages)[number] => (colorScheme === "light" ? "en" : "ru");

const browser: Browser | undefined = await picturesBrowser();

describe.skipIf(browser === undefined)("pictures of the pages (skipped where the packages carry no browser)", () => {
  beforeAll(async () => void (await pagesBuilt()));
  afterAll(() => browser?.close());

  /** What is other than kept, of all places of one person in their language. */
  async function others(language: (typeof languages)[number], who: (typeof kinds)[number]): Promise<readonly string[]> {
    if (browser === undefined) return [];
    const recorded = answeredTo(language, who);
    const context = await standing(browser, language, recorded);
    const wanted = places.flatMap((place, at) =>
      place.who === who ? looksAt(at).map((look) => ({ place, look })) : [],
    );
    const found: (string | undefined)[] = [];
    // A few at once, as each waits until nothing more is asked for.
    const waiting = wanted.filter(({ look }) => languageOf(look) === language);
    const take = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const page = await stands(context, next.place.path(recorded.answers), next.look);
        found.push(await otherThanKept(nameOf(next.place.name, next.look), await page.screenshot()));
        await page.close();
      }
    };
    await Promise.all(Array.from({ length: 4 }, take));
    await context.close();
    return found.filter((each) => each !== undefined);
  }

  test.each(languages.flatMap((language) => kinds.map((who) => [language, who] as const)))(
    "places look as they were seen and kept (%s, %s); `node tools/looks.ts` makes them anew, to be looked at",
    async (language, who) => {
      expect(await others(language, who)).toEqual([]);
    },
  );

  test.each(languages)(
    "the first thing of the day is in sight at once, above the pages' bar (%s)",
    async (language) => {
      if (browser === undefined) return;
      const context = await standing(browser, language, recordedOf(people[language].walker));
      const page = await stands(context, "/day", { device: "phone", colorScheme: "light" });
      const boxOf = async (of: ReturnType<typeof page.locator>) => of.first().boundingBox();
      const [first, bar, done, faces, week] = await Promise.all([
        boxOf(page.locator("main ol > li:has(ul)")),
        boxOf(page.locator("nav:not(main nav)").filter({ visible: true })),
        boxOf(page.locator("main ol > li:has(ul) button").filter({ hasText: dayMarks[language].done })),
        boxOf(page.locator("main fieldset")),
        boxOf(page.locator("main nav ol")),
      ]);
      const bottom = (first?.y ?? Infinity) + (first?.height ?? 0);
      expect(bottom).toBeLessThanOrEqual(bar?.y ?? 0);
      // It begins in the upper half, ends with a button that says what it does, and nothing that is only told stands before it.
      expect(first?.y).toBeLessThan(devices.phone.height / 2);
      expect((done?.y ?? Infinity) + (done?.height ?? 0)).toBeLessThanOrEqual(bottom);
      expect(Math.min(faces?.y ?? 0, week?.y ?? 0)).toBeGreaterThan(bottom);
      await context.close();
    },
  );

  test.each(languages)(
    "what asks how it is now is not cut by the pages' bar on the first page (%s)",
    async (language) => {
      if (browser === undefined) return;
      const context = await standing(browser, language, recordedOf(people[language].walker));
      const page = await stands(context, "/", { device: "phone", colorScheme: "light" });
      const [card, bar] = await Promise.all([
        page.locator("main aside fieldset").locator("xpath=ancestor::section[1]").boundingBox(),
        page.locator("nav:not(main nav)").filter({ visible: true }).boundingBox(),
      ]);
      expect((card?.y ?? Infinity) + (card?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
      await context.close();
    },
  );

  test.each(languages)(
    "how far the track in front is stands by its name, before what comes next (%s)",
    async (language) => {
      if (browser === undefined) return;
      const context = await standing(browser, language, recordedOf(people[language].parent));
      const page = await stands(context, "/tracks", { device: "phone", colorScheme: "light" });
      const card = page.locator("main ul.onto > li");
      const boxes = ["h2", "[role=progressbar]", "p.act"].map(async (part) => card.locator(part).boundingBox());
      const [name, bar, next] = await Promise.all(boxes);
      expect(bar?.y).toBeGreaterThan(name?.y ?? Infinity);
      expect((bar?.y ?? Infinity) + (bar?.height ?? 0)).toBeLessThan(next?.y ?? 0);
      await context.close();
    },
  );

  test.each(languages)("no time of the day is told twice (%s)", async (language) => {
    if (browser === undefined) return;
    const context = await standing(browser, language, recordedOf(people[language].walker));
    const page = await stands(context, "/day", { device: "phone", colorScheme: "light" });
    const told = await page.locator("main section > ol").last().innerText();
    const times = [...told.matchAll(/\d{1,2}:\d{2}/gu)].map(([time]) => time);
    expect(times.length).toBeGreaterThan(2);
    expect(times.filter((time, index) => times.indexOf(time) !== index)).toEqual([]);
    await context.close();
  });

  test.each(languages)("no word of what follows a land stands on its meadow (%s)", async (language) => {
    if (browser === undefined) return;
    const { at, answers } = recordedOf(people[language].walker);
    const changed = (path: string, part: object): object => ({ ...(answers[path] as object), ...part });
    const context = await standing(browser, language, {
      at,
      answers: {
        ...answers,
        "GET /api/step": changed("GET /api/step", { state: "describing", step: null }),
        "GET /api/next": changed("GET /api/next", { kind: "step" }),
      },
    });
    const page = await stands(context, "/", { device: "phone", colorScheme: "light" });
    const boxOf = (of: string) => page.locator(of).first().boundingBox();
    const [meadow, words] = await Promise.all([boxOf(".scene .meadow"), boxOf(".scene + section")]);
    expect(meadow?.height).toBeGreaterThan(0);
    expect((meadow?.y ?? Infinity) + (meadow?.height ?? 0)).toBeLessThanOrEqual((words?.y ?? 0) + 1);
    await context.close();
  });

  test("the bar of the demonstration is covered by no sky", async () => {
    if (browser === undefined) return;
    const built = readFileSync(join(webDist, "index.html"), "utf8");
    const html = built
      .replace("</head>", `<style>${demoStyles}</style></head>`)
      .replace("<body>", '<body><aside class="demo">Invented</aside>');
    const context = await standing(browser, "en", recordedOf(people.en.walker), html);
    for (const device of ["phone", "desktop"] as const) {
      const page = await stands(context, "/", { device, colorScheme: "light" });
      await page.getByText("Invented").click({ trial: true });
      await page.close();
    }
    await context.close();
  });

  test("the pictures in the docs are of the pages as they are kept; `node tools/looks.ts` makes them anew", async () => {
    expect(await otherInDocs()).toEqual([]);
  });

  test("every component in every state looks as it was seen and kept, and dialogs before the page", async () => {
    if (browser === undefined) return;
    // Its tests alone know what is written in React.
    const gallery = new URL("../../web/gallery/gallery.tsx", import.meta.url).href;
    const { galleryHtml } = (await import(gallery)) as { galleryHtml: () => string };
    const html = `<!doctype html><html lang="en"><head>${builtStyles()}</head><body>${galleryHtml()}</body></html>`;
    const context = await standing(browser, "en", { at: 0, answers: {} }, html);
    const found: (string | undefined)[] = [];
    for (const look of looksAt(0)) {
      const page = await stands(context, "/", look);
      // A key, and where it is.
      await page.keyboard.press("Tab");
      found.push(await otherThanKept(nameOf("components", look), await page.screenshot({ fullPage: true })));
      for (const [at, name] of ["confirm", "sheet"].entries()) {
        await page.evaluate(`document.querySelectorAll("dialog").forEach((each) => each.close())`);
        await page.evaluate(`document.querySelectorAll("dialog")[${at}].showModal()`);
        found.push(await otherThanKept(nameOf(name, look), await page.screenshot()));
      }
      await page.close();
    }
    await context.close();
    expect(found.filter((each) => each !== undefined)).toEqual([]);
  });
});

test("each kept picture is compared with a page, and all of them together are small", () => {
  const folder = join(import.meta.dirname, "reference");
  const kept = readdirSync(folder);
  const all = [...places.map(({ name }) => name), "components", "confirm", "sheet"];
  expect(kept.toSorted()).toEqual(
    all.flatMap((place) => looks.map((look) => `${nameOf(place, look)}.webp`)).toSorted(),
  );
  expect(kept.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)).toBeLessThan(3_000_000);
});
