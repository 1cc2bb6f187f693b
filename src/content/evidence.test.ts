import { expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { readHabitFiles } from "./day-files.ts";
import { createReferences } from "./evidence.ts";

const references = createReferences(contentFolder);

test("every source of every habit can be shown", () => {
  for (const { habit } of readHabitFiles(contentFolder).habits)
    expect(references.of(habit.evidence).map(({ id }) => id)).toEqual(habit.evidence);
});

test("a source that shows no authors is shown without", () => {
  expect(references.of(["deloading-2022-coaches"])[0]).toMatchObject({ authors: "", year: 2022 });
});

test("the strongest of several sources counts, and an unknown one does not", () => {
  expect(references.strongest(["loh-2020-activity-breaks", "bull-2020-who-activity"])).toBe("strong");
  expect(references.strongest(["nobody-2020-nothing"])).toBe("null");
});
