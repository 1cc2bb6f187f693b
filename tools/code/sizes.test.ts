import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { functionsOf, tooLarge } from "./sizes.ts";

test("no file, function or folder of the dialogue is too large", () => {
  expect(tooLarge(join(import.meta.dirname, "..", "..", "src", "core", "dialogue"))).toEqual([]);
});

test("a function counts from its name to its end, and one after the other", () => {
  const source =
    "export function one(\n  a: number,\n): void {\n  go(a);\n}\n\nconst two = (b: number) => {\n  go(b);\n};\n";
  expect(functionsOf(source)).toEqual([
    { name: "one", lines: 5 },
    { name: "two", lines: 3 },
  ]);
});

test("what is too large is named", () => {
  const folder = mkdtempSync(join(tmpdir(), "sizes-"));
  try {
    writeFileSync(join(folder, "long.ts"), `function far(): void {\n${"  go();\n".repeat(60)}}\n`);
    writeFileSync(join(folder, "longer.ts"), "go();\n".repeat(301));
    writeFileSync(join(folder, "longer.test.ts"), "go();\n".repeat(301));
    expect(tooLarge(folder).toSorted()).toEqual(["long.ts: far takes 62 lines", "longer.ts: 301 lines"]);
    for (let at = 0; at < 24; at += 1) writeFileSync(join(folder, `file-${at}.ts`), "");
    expect(tooLarge(folder)).toContain(".: 26 files");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
