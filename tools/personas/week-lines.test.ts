import { join } from "node:path";
import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadLibrary } from "#content/library.ts";
import { loadWords } from "#content/words.ts";
import { livePersona } from "./persona-days.ts";
import { readPersona } from "./persona-file.ts";
import { weekLines } from "./week-lines.ts";

test("days are told a line a week: what stood there, how often, in how many minutes, and what was done", () => {
  const read = readPersona(join(import.meta.dirname, "people", "office.yaml"));
  if (!read.ok) throw new Error("the file reads");
  const persona = { ...read.persona, days: 8 };
  const words = loadWords(contentFolder);
  const library = loadLibrary(contentFolder, [], words);
  const lines = [...weekLines(livePersona(persona, library), words, persona, library.day)];
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(
    /^2026-03-16 · level 1, low \d, done \d+\/\d+, moving \d+ min · \S.*×\d \(\d+(?:–\d+)?\), \S.*×\d/u,
  );
  expect(lines[1]).toMatch(/^2026-03-23 · level 1, .*×1 \(\d+\)/u);
});
