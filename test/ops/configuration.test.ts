import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { readConfig, variableNames } from "../../src/config.ts";

const root = join(import.meta.dirname, "..", "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const example = parseEnv(read(".env.example").replaceAll(/^#(?=[A-Z_]+=)/gm, ""));
/** Read by compose.yaml, not by the program. */
const composeOnly = ["POSTGRES_PASSWORD"];

test("the example file names every variable, and nothing that is read by nobody", () => {
  expect(Object.keys(example).sort()).toEqual([...variableNames, ...composeOnly].sort());
});

test("nothing in the example file is set before somebody sets it", () => {
  expect(parseEnv(read(".env.example"))).toEqual({});
});

test("every value in the example file is one that would be accepted", () => {
  expect(readConfig(example)).toMatchObject({ ok: true });
});

test("the operator's handbook explains every variable, once, and no other", () => {
  const rows = [...read("docs/operations.md").matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual([...variableNames].sort());
});

test("the operator's handbook names only metrics that exist", () => {
  const named = [...read("docs/operations.md").matchAll(/`(waymark_(?:http|outbox|coach|live|model)\w+)`/g)].map(
    ([, name]) => name,
  );
  const source = read("src/ops/metrics.ts");
  expect(named.filter((name) => !source.includes(`${name}:`))).toEqual([]);
  expect(named.length).toBeGreaterThan(3);
});
