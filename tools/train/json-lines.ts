import { readFileSync } from "node:fs";

/** What stands in a file of JSON, a value a line, in order; empty lines say nothing. */
export function readJsonLines(path: string): readonly unknown[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}
