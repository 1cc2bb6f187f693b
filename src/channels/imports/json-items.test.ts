import fc from "fast-check";
import { expect, test } from "vitest";
import type { ImportSource } from "#app/importer.ts";
import { textSource } from "#test/imports/sources.ts";
import { Broken } from "./broken.ts";
import { jsonItems, type JsonItem, type Wish } from "./json-items.ts";

async function items(text: string, wish: Wish, piece = 7): Promise<readonly JsonItem[] | string> {
  const all: JsonItem[] = [];
  try {
    for await (const found of jsonItems(textSource(text, piece), wish)) all.push(...found.items);
  } catch (error) {
    if (error instanceof Broken) return error.because;
    throw error;
  }
  return all;
}
const plain: Wish = (_path, opens) => (opens === "plain" ? "take" : "enter");

function leaves(value: unknown, path: readonly (string | number)[] = []): readonly object[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, each]) => leaves(each, [...path, key]));
}

test("looked into, a document gives its leaves, in whatever pieces it comes", async () => {
  const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes("__proto__"));
  await fc.assert(
    fc.asyncProperty(
      json,
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom(undefined, 2),
      async (value, piece, indent) => {
        const text = `${JSON.stringify(value, undefined, indent)}\n`;

        const found = await items(text, plain, piece);
        expect(
          typeof found === "string" ? found : found.map(({ path, value: leaf }) => ({ path, value: leaf })),
        ).toEqual(leaves(JSON.parse(text)));
      },
    ),
    { numRuns: 300 },
  );
});

test("what is passed by is not held, and what is taken is whole", async () => {
  const text = `{"noise":{"a":["]}\\"",{}]},"data":[{"a":1,"b":[2]},{"a":"}]"}],"end":null}`;
  const wish: Wish = (path) =>
    path.length === 0 || path[0] === "data" ? (path.length === 2 ? "take" : "enter") : "pass";
  expect(await items(text, wish)).toEqual([
    { path: ["data", 0], value: { a: 1, b: [2] }, done: 50 },
    { path: ["data", 1], value: { a: "}]" }, done: 61 },
  ]);
});

test("documents may follow each other, a line each", async () => {
  const found = await items('{"a":1}\n{"a":2}\r\n[3]', () => "take");
  expect(typeof found === "string" ? found : found.map(({ value }) => value)).toEqual([{ a: 1 }, { a: 2 }, [3]]);
});

test.each([
  ["cut off in a list", '{"a":[1,2', "truncated"],
  ["cut off in a word", '{"a":"b', "truncated"],
  ["nothing", "  ", "truncated"],
  ["no JSON", "hello", "json_damaged"],
  ["two commas", '{"a":1,,"b":2}', "json_damaged"],
  ["a list that ends as an object", "[1}", "json_damaged"],
  ["a key that is none", "{1:2}", "json_damaged"],
  ["no colon", '{"a" 1}', "json_damaged"],
  ["a number that is none", "[1e]", "json_damaged"],
  ["deeper than anything", "[".repeat(100), "json_damaged"],
])("%s: %s", async (_rule, text, because) => {
  expect(await items(text, plain)).toBe(because);
});

/** A source that exists only while it is read. */
function endless(before: string, piece: string, times: number, after: string): ImportSource {
  const encoder = new TextEncoder();
  const chunk = encoder.encode(piece);
  return {
    name: "large.json",
    size: before.length + times * chunk.length + after.length,
    async *bytes() {
      yield encoder.encode(before);
      for (let index = 0; index < times; index += 1) yield chunk;
      yield encoder.encode(after);
    },
  };
}

const long = process.env["WAYMARK_TEST_LONG"] === "1";

test(`a line of ${long ? 500 : 50} MB is passed by without being held, and a word without an end is refused`, async () => {
  const source = endless(
    '{"noise":[',
    '{"a":"bcdefghijklmnop","c":[1,2,3]},'.repeat(7000),
    long ? 2000 : 200,
    '0],"data":7}',
  );
  expect(source.size).toBeGreaterThan(long ? 500_000_000 : 50_000_000);
  const before = process.memoryUsage().rss;
  const found: unknown[] = [];
  const wish: Wish = (path) => (path[0] === "data" ? "take" : path.length > 0 ? "pass" : "enter");
  for await (const { items: some } of jsonItems(source, wish)) found.push(...some.map(({ value }) => value));
  expect(found).toEqual([7]);
  expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(100);
  const word = endless('{"data":"', "x".repeat(250_000), 2000, '"}');
  await expect(async () => {
    for await (const _ of jsonItems(word, () => "take"));
  }).rejects.toThrow("part_too_long");
});
