import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = "test/fixtures/types";

/** The lines that the compiler refuses. */
function refusedLines(): Promise<readonly number[]> {
  const compiler = join(root, "node_modules/.bin/tsc");
  return new Promise((resolve) => {
    execFile(compiler, ["--noEmit", "--pretty", "false", "-p", folder], { cwd: root }, (_error, said) => {
      const lines = [...said.matchAll(/own-words\.ts\((\d+),/gu)].map(([, line]) => Number(line));
      resolve([...new Set(lines)].toSorted((one, other) => one - other));
    });
  });
}

test("a command whose words would not be screened does not compile, and neither does a log line that holds them", async () => {
  const source = readFileSync(join(root, folder, "own-words.ts"), "utf8").split("\n");
  const expected = source.flatMap((line, index) => (line.includes("// refused:") ? [index + 2] : []));
  expect(expected.length).toBeGreaterThan(5);
  expect(await refusedLines()).toEqual(expected);
});
