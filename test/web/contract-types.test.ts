import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Values of the contract that are small enough for a page, and bring no schemas. */
const plain = ["presses.ts"];

test("pages take types alone from the contract: its schemas would bring a library that only the server needs", () => {
  const taken = globSync("web/**/*.{ts,tsx}", { exclude: ["web/dist/**"] }).flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^import (?!type )[^;]*? from "#contract\/([^"]+)"/gmu)].map(
      ([, module]) => `${file}: ${module}`,
    ),
  );
  expect(taken.length).toBeGreaterThan(0);
  expect(taken.filter((each) => !plain.some((name) => each.endsWith(`: ${name}`)))).toEqual([]);
});
