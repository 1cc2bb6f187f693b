import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { allChecks, checksOf } from "./checks.ts";
import { closingLines } from "./closing.ts";
import { longest } from "./sequence.ts";
import { readWish, type Wish } from "./wish.ts";

test.each<[string, readonly string[], Wish]>([
  ["no word is everything", [], { of: "everything", long: false }],
  ["--long takes its time", ["--long"], { of: "everything", long: true }],
  ["--changed is what this branch changed", ["--changed"], { of: "change", since: undefined }],
  ["--changed=REV is what changed since then", ["--changed=v1.0"], { of: "change", since: "v1.0" }],
  ["paths are themselves", ["src/core", "test/http"], { of: "paths", paths: ["src/core", "test/http"] }],
])("%s", (_rule, words, wish) => {
  expect(readWish(words)).toEqual({ ok: true, wish });
});

test.each([[["--changed", "--long"]], [["--long", "src/core"]], [["--changed=main", "src/core"]], [["--quick"]]])(
  "%j is refused with a word",
  (words) => {
    expect(readWish(words)).toEqual({ ok: false, problem: expect.stringMatching(/\w/u) });
  },
);

const types = ["lint and room rules", "types"];
const pages = "types of the pages";
const core = "types of the core, without Node and the browser";
test.each<[string, readonly string[], readonly string[]]>([
  ["of the core", ["src/core/day/day.ts"], [...types, pages, "content rules", core, "format"]],
  ["of an adapter", ["src/storage/open.ts"], [...types, "format"]],
  ["of a page", ["web/features/day/page.tsx"], [...types, pages, "format"]],
  ["of content", ["content/words/en.yaml"], ["content rules"]],
  ["of what reads content", ["src/content/words.ts"], [...types, "content rules", "format"]],
  ["of the packages", ["package.json"], ["format"]],
  ["of a document", ["docs/day.md"], []],
  ["of a folder", ["src/storage"], [...types, "format"]],
  ["of all sources", ["src"], [...types, pages, "content rules", core, "format"]],
])("a change %s calls for its checks", (_rule, paths, names) => {
  expect(checksOf(paths).map(({ name }) => name)).toEqual(names);
});

test("lint and format are of the files that changed, types of the whole program", () => {
  const [lint, types, , , , format] = checksOf(["src/core/day/day.ts", "docs/day.md"]);
  expect(lint?.command).toEqual(["oxlint", "--type-aware", "--deny-warnings", "src/core/day/day.ts"]);
  expect(types?.command).toEqual(["tsc", "--noEmit", "--singleThreaded", "-p", "tsconfig.json"]);
  expect(format?.command.slice(-1)).toEqual(["src/core/day/day.ts"]);
});

test("the long run has all checks of the everyday one, and more", () => {
  expect(allChecks(true).map(({ name }) => name)).toEqual(
    expect.arrayContaining(allChecks(false).map(({ name }) => name)),
  );
  expect(allChecks(true).length).toBeGreaterThan(allChecks(false).length);
});

test("the last line counts tests and failed checks, and what was skipped stands above it with its reason", () => {
  const skipped = [{ name: "alerts", why: "promtool is not installed" }];
  expect(closingLines({ passed: 3, failed: 1, skipped }, ["types"], 125)).toEqual([
    "skipped: alerts (promtool is not installed)",
    "failed: types",
    "2 min 5 s",
    "",
    "3 passed, 2 failed, 1 skipped",
  ]);
});

test("the files that come first are there", () => {
  expect(longest.filter((file) => !existsSync(file))).toEqual([]);
  expect(new Set(longest).size).toBe(longest.length);
});
