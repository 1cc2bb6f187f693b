import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadLibrary } from "#content/library.ts";
import { loadWords } from "#content/words.ts";
import type { TrackPack } from "#core/tracks/suggest.ts";
import { type PersonCase, personCases } from "./suggestion-persons.ts";
import { evalSuggestions, type SuggestionEvalParts } from "./suggestions.ts";

const library = loadLibrary(contentFolder);
const parts: SuggestionEvalParts = { library, text: loadWords(contentFolder).text };
const [first] = personCases;
const somebody: PersonCase = { ...(first as PersonCase), percents: [30, 30, 30, 30], days: 30 };

describe("the persons of the sheet", () => {
  const { sheet, result } = evalSuggestions(personCases, parts);

  test("are at least 24, in both languages, and none is told of twice", () => {
    expect(personCases.length).toBeGreaterThanOrEqual(24);
    expect(new Set(personCases.map(({ locale }) => locale))).toEqual(new Set(["ru", "en"]));
    expect(new Set(personCases.map(({ about }) => about)).size).toBe(personCases.length);
  });

  test("are suggested nothing that breaks a law", () => {
    const { n, persons, distinct, by_rule, ...laws } = result;
    expect(
      Object.values(laws).every((count) => count === 0),
      JSON.stringify(laws),
    ).toBe(true);
    expect(persons).toBe(personCases.length);
    expect(n).toBeGreaterThan(persons * 3);
    expect(distinct).toBeGreaterThanOrEqual(12);
    expect(Object.keys(by_rule).length).toBeGreaterThanOrEqual(8);
  });

  test("are each on the sheet, with every track and its reason, in words without gaps", () => {
    const text = sheet.join("\n");
    for (const { about } of personCases) expect(text).toContain(about);
    expect(text).not.toMatch(/\{\{|undefined|\[object/u);
  });
});

/** The same library, in which one track knows only these. */
function only(next: TrackPack["upkeep"]["self_work"]): SuggestionEvalParts {
  const phases = { awareness: next, expression: next, action: next, mastery: next };
  const { pack } = library;
  const broken: TrackPack = {
    next: { ...pack.next, negotiation: phases },
    upkeep: { ...pack.upkeep, negotiation: next },
  };
  return { ...parts, library: { ...library, pack: broken } };
}

test("words that are missing are counted", () => {
  const mute: SuggestionEvalParts = { ...parts, text: () => "" };
  expect(evalSuggestions([somebody], mute).result.without_words).toBe(4);
});

test("what the gate closes cannot be suggested even by a pack that knows nothing else", () => {
  const closed = only([
    { action: { kind: "technique", technique: "mediation_prep" }, easy: false, minutes: 5, words: { ref: "x" } },
  ]);
  const endangered: PersonCase = { ...somebody, gate: { contact: "limited", danger: "yes", separation: "longer" } };
  expect(() => evalSuggestions([endangered], closed)).toThrow(/nothing that may be offered/);
});
