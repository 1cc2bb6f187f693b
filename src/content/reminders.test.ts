import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { locales } from "#core/person/person.ts";
import { reading } from "#test/reminders/read.ts";
import { contentFolder } from "./content-folder.ts";

const line = z.strictObject({ say: z.string(), sets: z.string() });

describe.each(locales)("what strangers ask to be reminded of, in %s", (locale) => {
  const lines = readFileSync(join(contentFolder, "corpora/reminders", `${locale}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((each) => line.parse(JSON.parse(each)));

  test("every message of the corpus is read as it was meant", () => {
    const wrong = lines.flatMap(({ say, sets }) =>
      reading(say).trim() === sets ? [] : [{ say, sets, read: reading(say) }],
    );
    expect(wrong).toEqual([]);
    expect(lines.length).toBeGreaterThanOrEqual(250);
  });
});
