import { describe, expect, test } from "vitest";
import { draftPurposes } from "#core/talk/draft/draft-request.ts";
import { locales } from "#core/person/person.ts";
import { readDrafts } from "./asked.ts";
import { contentFolder } from "./content-folder.ts";

const drafts = readDrafts(contentFolder);
const said = drafts.flatMap((draft) =>
  locales.flatMap((locale) =>
    [draft, draft.firmer, draft.warmer, draft.plainer].flatMap((each) =>
      (each?.[locale] ?? []).map((text) => ({ id: draft.id, locale, text })),
    ),
  ),
);
/** Past tense, short forms and names of roles that say whether a man or a woman writes. */
const gendered =
  /(?<!\p{L})(?:рада?|благодар(?:ен|на)|признател(?:ен|ьна)|вынужден[а]?|должен|должна|был[а]? бы|сам(?:ой|ому)?)(?!\p{L})/iu;

test("every purpose has words for an office and for somebody close", () => {
  const ids = drafts.map(({ id }) => id);
  expect(
    draftPurposes.flatMap((purpose) =>
      ["formal", "close"].map((side) => `say-draft-${purpose}-${side}`).filter((id) => !ids.includes(id)),
    ),
  ).toEqual([]);
});

describe("a draft", () => {
  test("has three wordings or more in each language, and one that needs nothing told", () => {
    for (const { id, ru, en } of drafts)
      for (const wordings of [ru, en]) {
        expect(wordings.length, id).toBeGreaterThanOrEqual(3);
        expect(wordings.at(-1), id).not.toMatch(/\{\{/u);
      }
  });
  test("leaves one gap at most", () => {
    expect(said.filter(({ text }) => (text.match(/\[/gu) ?? []).length > 1)).toEqual([]);
  });
  test("is words to copy, short enough to be sent", () => {
    expect(said.filter(({ text }) => text.length > 350 || !/^[«“]/u.test(text))).toEqual([]);
  });
  test("does not say whether a man or a woman writes", () => {
    expect(said.filter(({ locale, text }) => locale === "ru" && gendered.test(text))).toEqual([]);
  });
});
