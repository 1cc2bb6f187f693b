import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadWords } from "#content/words.ts";
import { usualFlags } from "#core/dialogue/turn/decision.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { ReplyFile } from "#core/dialogue/turn/reply.ts";
import { type Locale, locales, type PersonId } from "#core/person/person.ts";
import { linkDiary } from "#core/techniques/diary.ts";
import type { Work, WorkId } from "#core/techniques/work.ts";
import { milestoneTypes } from "#core/tracks/action.ts";
import { emptySnapshot, plainScreen } from "#test/dialogue/walk.ts";
import { journeyWith, start } from "#test/fakes/journeys.ts";
import { readPdf } from "#test/fakes/read-pdf.ts";
import { finishedWork, library } from "#test/files/finished-work.ts";
import { createMakeFile } from "./make-file.ts";

const words = loadWords(contentFolder);

function makerOf(snapshot: Snapshot | undefined, works: readonly Work[] = []) {
  const make = createMakeFile({
    store: { snapshot: async () => snapshot, works: async () => works },
    photos: { get: async () => undefined },
    words,
    context: () => ({ now: start, newId: () => "id", screen: plainScreen, library, flags: usualFlags }),
  });
  return (file: Exclude<ReplyFile, "export">) => make("somebody" as PersonId, file);
}

const childMilestones = (
  ["quest_created", "child_connection_100"] as const satisfies readonly (typeof milestoneTypes)[number][]
).map((type) => ({ type, track: "child_connection", at: start }) as const);
const walking = (locale: Locale): Snapshot => ({
  ...emptySnapshot({ locale }),
  journey: journeyWith(
    { self_work: { percent: 80 }, child_connection: { percent: 100 }, negotiation: { percent: 14, paused: true } },
    { daysActive: 23, milestones: childMilestones },
  ),
});

/** Four entries: the second corrects the first, the third was deleted. */
function diaryIn(locale: Locale): Work[] {
  const entry = finishedWork("contact_diary", { locale, at: start });
  if (!entry) throw new Error("the diary leaves entries");
  const formula: Work = {
    ...entry,
    sections: entry.sections.map((section) => ({ ...section, lines: [{ text: '=SUM(A1), "so"\nand on' }] })),
  };
  let end: ReturnType<typeof linkDiary>["end"] | undefined;
  const chain = [entry, entry, entry, formula].map((work, index): Work => {
    const own: Work = { ...work, id: `entry-${index}` as WorkId, createdAt: start + index * 3600_000 };
    const linked = linkDiary(own, end, library.digest, index === 1 ? ("entry-0" as WorkId) : undefined);
    end = linked.end;
    return index === 2 ? { ...linked.work, deleted: true, sections: [], title: "" } : linked.work;
  });
  return chain.reverse();
}

describe.each(locales)("files in %s", (locale) => {
  test("the progress is a picture of its size, with colour for what was walked", async () => {
    const card = await makerOf(walking(locale))({ make: "progress_card" });
    expect(card).toMatchObject({ name: "waymark.png", mime: "image/png" });
    const picture = sharp(card?.bytes);
    expect(await picture.metadata()).toMatchObject({ format: "png", width: 1200, height: 1000 });
    const [red = 0, , blue = 0] = await picture.extract({ left: 230, top: 225, width: 1, height: 1 }).raw().toBuffer();
    expect(blue - red).toBeGreaterThan(50);
    // The newest milestone stands lit at the end of its way.
    const newest = await sharp(card?.bytes).extract({ left: 1108, top: 64, width: 1, height: 1 }).raw().toBuffer();
    expect([...newest.subarray(0, 3)]).toEqual([0xe0, 0xa0, 0x3a]);
  });

  test("a keepsake is one page, with the milestones of that track and their days", async () => {
    const make = makerOf(walking(locale));
    const keepsake = await make({ make: "keepsake", track: "child_connection" });
    const { pages, boxes } = readPdf(keepsake?.bytes ?? Buffer.alloc(0));
    expect([pages.length, boxes, keepsake?.name]).toEqual([1, 0, "waymark-keepsake.pdf"]);
    const name = words.text({ ref: "milestone.quest_created.name" }, locale);
    expect(pages[0]).toContain(locale === "ru" ? `2 ноября 2026 г. · ${name}` : `2 November 2026 · ${name}`);
    expect(await make({ make: "keepsake", track: "self_work" })).toBeUndefined();
  });

  test("the diary in order: corrections name what they correct, deleted words are gone, the links and the check stand", async () => {
    const works = diaryIn(locale);
    const diary = await makerOf(walking(locale), works)({ make: "diary", format: "pdf" });
    const said = readPdf(diary?.bytes ?? Buffer.alloc(0)).pages.join("\n");
    const number = words.word("print.number", locale);
    expect(
      [...said.matchAll(new RegExp(`${number} (\\d) · 2026-11-02 (\\d\\d:\\d\\d)`, "g"))].map(([, n, at]) => [n, at]),
    ).toEqual([
      ["1", "10:00"],
      ["2", "11:00"],
      ["3", "12:00"],
      ["4", "13:00"],
    ]);
    for (const key of ["print.diary_about", "print.diary_whole", "print.diary_deleted"] as const) {
      expect(said.replaceAll("\n", " ").replace(/ +/g, " ")).toContain(words.word(key, locale));
    }
    expect(said).toContain(words.word("print.diary_corrects", locale, { number: 1 }));
    for (const { diary: link } of works) expect(said).toContain(link?.hash);
  });

  test("a diary that was changed afterwards says where", async () => {
    const changed = diaryIn(locale).map((work) =>
      work.id === "entry-1" ? { ...work, createdAt: work.createdAt + 1 } : work,
    );
    const diary = await makerOf(walking(locale), changed)({ make: "diary", format: "pdf" });
    const said = readPdf(diary?.bytes ?? Buffer.alloc(0)).pages.join("\n");
    expect(said).toContain(words.word("print.diary_broken", locale, { number: 2 }));
  });

  test("as a table, nothing runs as a formula, and quotes and lines stay in their cells", async () => {
    const made = await makerOf(walking(locale), diaryIn(locale))({ make: "diary", format: "csv" });
    const csv = Buffer.from(made?.bytes ?? []).toString();
    expect(made).toMatchObject({ name: "waymark-diary.csv", mime: "text/csv" });
    expect(csv.startsWith(`\uFEFF${words.word("print.number", locale)},`)).toBe(true);
    expect(csv).toContain(`"'=SUM(A1), ""so""\nand on"`);
    expect(csv).not.toMatch(/(^|,)"?[=+@-]/m);
    expect(csv.split("\r\n")).toHaveLength(6);
  });
});

test.each<[string, Snapshot | undefined, Exclude<ReplyFile, "export">]>([
  ["nobody", undefined, { make: "progress_card" }],
  ["no journey", emptySnapshot(), { make: "progress_card" }],
  ["no journey to keep", emptySnapshot(), { make: "keepsake", track: "self_work" }],
  ["a work that is gone", walking("en"), { make: "work", workId: "gone" as WorkId }],
])("of %s nothing is made", async (_what, snapshot, file) => {
  expect(await makerOf(snapshot)(file)).toBeUndefined();
});
