import { describe, expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { createReferences } from "./evidence.ts";

const references = createReferences(contentFolder);

describe("what habits rest on", () => {
  test("references come in the order in which they are named, and strange ids are left out", () => {
    const found = references.of(["paluch-2022-daily-steps", "nobody-1900", "ding-2025-daily-steps"]);
    expect(found.map(({ id }) => id)).toEqual(["paluch-2022-daily-steps", "ding-2025-daily-steps"]);
    for (const { url, finding } of found) {
      expect(url).toMatch(/^https:/);
      expect(finding.length).toBeGreaterThan(20);
    }
  });

  test("the strongest of them is said, and where there is none nothing is known", () => {
    const [first] = references.of(["ding-2025-daily-steps"]);
    expect(references.strongest(["ding-2025-daily-steps"])).toBe(first?.strength);
    expect(references.strongest([])).toBe("null");
  });
});
