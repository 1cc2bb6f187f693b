import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadTexts } from "#content/texts.ts";
import { loadWords } from "#content/words.ts";
import { type Locale, locales } from "#core/person/person.ts";
import { type TechniqueId, techniqueIds } from "#core/techniques/technique.ts";
import type { Section, Work } from "#core/techniques/work.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { start } from "#test/fakes/journeys.ts";
import { readPdf } from "#test/fakes/read-pdf.ts";
import { type Circumstances, finishedWork } from "#test/files/finished-work.ts";
import { startPages } from "./pages.ts";
import { workPdf } from "./work-pdf.ts";

const isLong = process.env["WAYMARK_TEST_LONG"] === "1";
const words = loadWords(contentFolder);
const date = "2026-11-02" as LocalDate;
const jpeg = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#88aacc" } })
  .jpeg()
  .toBuffer();

async function print(work: Work, locale: Locale) {
  return readPdf(await workPdf({ work, locale, words, date, photo: async (id) => (id === "gone" ? undefined : jpeg) }));
}

function madeBy(id: TechniqueId, circumstances: Partial<Circumstances> = {}): Work {
  const work = finishedWork(id, { locale: "en", at: start, ...circumstances });
  if (!work) throw new Error(`${id} leaves nothing`);
  return work;
}

const text = { ref: "technique.letter_to_child.memory.head" };
const section = (lines: Section["lines"], more: Partial<Section> = {}): Section => ({
  step: "a",
  head: text,
  lines,
  ...more,
});
const letter = madeBy("letter_to_child");

describe("a work to print", () => {
  // Each in one language every day, in turn, and in both where there is time.
  const made = techniqueIds.flatMap((id, nth) =>
    (isLong ? locales : [locales[nth % locales.length] ?? "en"]).flatMap((locale) => {
      const work = finishedWork(id, { locale, at: start, photos: ["one", "two"] });
      return work ? [[`${id} in ${locale}`, work, locale] as const] : [];
    }),
  );
  test.each(made)(
    "%s is all there: title, day, every heading and every word, nothing as a box",
    async (_name, work, locale) => {
      const { pages, boxes } = await print(work, locale);
      const said = pages.join("\n").replace(/\s+/g, " ");
      expect(boxes).toBe(0);
      expect(said).toContain(locale === "ru" ? "2 ноября 2026 г." : "2 November 2026");
      for (const { head, lines } of work.sections) {
        for (const line of lines) {
          const shown = "text" in line ? line.text : "ref" in line ? words.text(line, locale) : undefined;
          if (shown === undefined || /^\d{4}-/.test(shown)) continue;
          expect(said).toContain(shown.replace(/ 🙂$/, ""));
        }
        const title = typeof work.title === "string" ? work.title : words.text(work.title, locale);
        if (!lines.some((line) => "text" in line && line.text === title) && work.kind !== "album")
          expect(said).toContain(words.text(head, locale));
      }
    },
  );

  test("a quest keeps its answers for a last page of their own, to be cut off", async () => {
    const quest = madeBy("create_quest", { locale: "ru" });
    const answers = quest.sections.flatMap(({ lines }) =>
      lines.flatMap((line) => ("riddle" in line ? [words.text(line.answer, "ru")] : [])),
    );
    const { pages } = await print(quest, "ru");
    expect(answers).toHaveLength(3);
    expect(pages.at(-1)).toContain("Ответы");
    for (const answer of answers) {
      expect(pages.at(-1)).toContain(answer);
      expect(pages.slice(0, -1).join("\n")).not.toContain(`\n${answer}\n`);
    }
  });

  test("an album shows its pictures with the captions under them; one that is gone leaves its caption", async () => {
    const album = madeBy("photo_album", { photos: ["one", "gone"] });
    const { pages, pictures } = await print(album, "en");
    expect(pictures).toBe(1);
    expect(pages.join("\n")).toMatch(
      /Pictures\n.*torch[\s\S]*quick brown fox[\s\S]*Captions and memories\n.*Wednesday/,
    );
  });

  test("a letter of 50,000 signs flows over numbered pages and loses nothing", async () => {
    const line = "Сегодня снова вспоминалось, как мы строили шалаш. ";
    const long = { ...letter, sections: [section([{ text: line.repeat(1000) }])] };
    const { pages } = await print(long, "ru");
    expect(pages.length).toBeGreaterThan(10);
    expect(pages.join("\n").match(/шалаш\./g)).toHaveLength(1000);
    expect(pages[3]).toContain(`4 / ${pages.length}`);
  });

  test("short lines stand as a list, days as days, pictograms are left out, and marks of a script without a font stay as a box", async () => {
    const lines = [{ text: "2027-06-01" }, { text: "🎉 Ура\u200d 🇷🇺 ☕\tчай\r\n😀" }, { text: "<b>жирно</b> & 1 < 2" }];
    const { pages, boxes } = await print({ ...letter, sections: [section(lines)] }, "ru");
    expect(pages[0]).toContain("1 июня 2027 г.\nУра чай\nжирно & 1 < 2");
    expect(boxes).toBe(0);
    expect((await print({ ...letter, sections: [section([{ text: "漢字" }])] }, "ru")).boxes).toBe(2);
  });

  test("nothing about the person rides in the properties of the file", async () => {
    const bytes = Buffer.from(await workPdf({ work: letter, locale: "en", words, date, photo: async () => undefined }));
    expect(bytes.toString("latin1")).not.toMatch(/\/Author/);
  });
});

test("every word of the content can be drawn with the fonts", async () => {
  const pages = startPages("all");
  for (const locale of locales) {
    const drawn = new Set([...loadTexts(contentFolder)[locale].values()].join(" ").split(/\s+/u));
    pages.paragraph([...drawn].join(" "));
  }
  expect(readPdf(await pages.bytes()).boxes).toBe(0);
});
