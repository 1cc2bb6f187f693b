import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { start } from "#test/fakes/journeys.ts";
import { checkDiary, diaryStart, diaryText, linkDiary } from "./diary.ts";
import type { Work, WorkId } from "./work.ts";

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
const entry = (id: string, text: string): Work => ({
  id: id as WorkId,
  kind: "diary_entry",
  technique: "contact_diary",
  title: "A day",
  sections: [{ step: "what", head: { ref: "technique.contact_diary.what.head" }, lines: [{ text }] }],
  status: "kept",
  createdAt: start,
  changedAt: start,
  opensOn: undefined,
  diary: undefined,
  deleted: false,
});

/** A diary of these texts, linked one after another. */
function diaryOf(texts: readonly string[]): readonly Work[] {
  let end: Parameters<typeof linkDiary>[1];
  return texts.map((text, index) => {
    const linked = linkDiary(entry(`w${index}`, text), end, digest);
    end = linked.end;
    return linked.work;
  });
}
const changed = (works: readonly Work[], at: number, over: Partial<Work>): readonly Work[] =>
  works.map((work, index) => (index === at ? { ...work, ...over } : work));

describe("links", () => {
  test("the first begins the chain, each other follows the one before", () => {
    const [first, second] = diaryOf(["call", "visit"]);
    expect(first?.diary).toEqual({
      number: 1,
      previous: diaryStart,
      hash: digest(diaryText(entry("w0", "call"), diaryStart)),
      corrects: undefined,
    });
    expect(second?.diary).toMatchObject({ number: 2, previous: first?.diary?.hash });
  });

  test("a correction is a new entry that names the one it corrects", () => {
    const { work, end } = linkDiary(entry("w2", "later"), { entries: 7, hash: "h" }, digest, "w1" as WorkId);
    expect(work.diary).toMatchObject({ number: 8, previous: "h", corrects: "w1" });
    expect(end).toEqual({ entries: 8, hash: work.diary?.hash });
  });

  test("a link's text is all that the entry says, when, and what came before", () => {
    const said = entry("w0", "call");
    const texts = [
      diaryText(said, "a"),
      diaryText(said, "b"),
      diaryText({ ...said, id: "w9" as WorkId }, "a"),
      diaryText({ ...said, createdAt: start + 1 }, "a"),
      diaryText(entry("w0", "visit"), "a"),
      diaryText({ ...said, sections: [{ ...said.sections[0]!, step: "how" }] }, "a"),
    ];
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe("a diary", () => {
  const diary = diaryOf(["call", "visit", "message"]);
  test("is whole as it was written, and empty it is whole too", () => {
    expect(checkDiary(diary, digest)).toEqual({ kind: "whole" });
    expect(checkDiary([], digest)).toEqual({ kind: "whole" });
  });

  test.each([
    ["a text that was changed afterwards", changed(diary, 1, { sections: entry("w1", "no visit").sections }), 2],
    ["a time that was changed afterwards", changed(diary, 2, { createdAt: start + 1 }), 3],
    ["an entry that is missing", diary.filter((_, index) => index !== 1), 3],
    ["the first one missing", diary.slice(1), 2],
    ["two that changed places", [diary[0], diary[2], diary[1]].filter((work) => work !== undefined), 3],
  ])("is broken by %s", (_what, entries, number) => {
    expect(checkDiary(entries, digest)).toEqual({ kind: "broken", number });
  });

  test("stays whole where an entry was deleted and only its link is left", () => {
    expect(checkDiary(changed(diary, 1, { deleted: true, sections: [] }), digest)).toEqual({ kind: "whole" });
  });

  test("looks at links alone", () => {
    expect(checkDiary([entry("x", "no link"), ...diary], digest)).toEqual({ kind: "whole" });
  });

  test("is whole whatever was written, and broken by any change of a text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.string(),
        (texts, pick, other) => {
          const works = diaryOf(texts);
          expect(checkDiary(works, digest)).toEqual({ kind: "whole" });
          const at = pick % texts.length;
          const broken = changed(works, at, { sections: entry("x", other).sections });
          expect(checkDiary(broken, digest).kind).toBe(other === texts[at] ? "whole" : "broken");
        },
      ),
    );
  });
});
