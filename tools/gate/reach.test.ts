import { expect, test } from "vitest";
import { reachedTests } from "./reach.ts";
import { importsOf, type Tree } from "./tree.ts";

const tree: Tree = new Map(
  Object.entries({
    "src/core/day/day.ts": "export const day = 1;",
    "src/core/day/day.test.ts": 'import { day } from "./day.ts";',
    "src/core/day/plan.ts": 'import { day } from "#core/day/day.ts";',
    "src/core/day/plan.test.ts": 'import {\n  plan,\n} from "./plan.ts";',
    "src/core/day/names.test.ts": 'import type { Day } from "./day.ts";',
    "src/content/words.ts": 'const folder = join(content, "words");',
    "src/content/words.test.ts": 'import { words } from "./words.ts";',
    "src/storage/open.ts":
      'import { plan } from "#core/day/plan.ts"; new Worker(new URL("./worker.ts", import.meta.url));',
    "src/storage/worker.ts": "",
    "test/storage/databases.ts": 'import { open } from "#storage/open.ts";',
    "test/storage/store.test.ts": 'import { open } from "./databases.ts";',
    "test/http/day.test.ts": 'import { open } from "../storage/databases.ts";',
    "test/http/direct.test.ts": 'import { day } from "#core/day/day.ts";',
    "test/browser/day.test.ts": 'import { open } from "../storage/databases.ts";',
    "test/browser/goals.test.ts": 'import { open } from "../storage/databases.ts";',
    "test/ops/alerts.test.ts": 'readFileSync("ops/alerts.yaml"); const words = "words";',
    "web/features/day/page.tsx": "",
  }),
);
const everyHouse = [
  "test/browser/day.test.ts",
  "test/browser/goals.test.ts",
  "test/http/day.test.ts",
  "test/storage/store.test.ts",
];

test.each<[string, string, readonly string[], readonly string[]]>([
  [
    "of the core reaches every test beside its source on any way, and of the program those that use it themselves",
    "src/core/day/day.ts",
    ["src/core/day/day.test.ts", "src/core/day/plan.test.ts", "test/http/direct.test.ts"],
    everyHouse,
  ],
  [
    "of a room reaches the tests of the program about that room",
    "src/storage/open.ts",
    ["test/storage/store.test.ts"],
    everyHouse.slice(0, 3),
  ],
  [
    "of a worker reaches who starts it",
    "src/storage/worker.ts",
    ["test/storage/store.test.ts"],
    everyHouse.slice(0, 3),
  ],
  ["of content reaches who names its folder", "content/words/en.yaml", ["src/content/words.test.ts"], []],
  ["of a document or a rule reaches who names it", "ops/alerts.yaml", ["test/ops/alerts.test.ts"], []],
  [
    "of a page reaches the browser, and first of all where it goes through that feature",
    "web/features/day/page.tsx",
    ["test/browser/day.test.ts"],
    ["test/browser/goals.test.ts"],
  ],
  ["of a test reaches itself", "test/http/day.test.ts", ["test/http/day.test.ts"], []],
  ["of what nobody reads reaches nothing", "docs/screenshot.png", [], []],
])("a change %s", (_rule, changed, run, left) => {
  expect(reachedTests(tree, [changed])).toEqual({ run, left });
});

test("an import is followed under each of its names, and neither types nor packages are", () => {
  const text = `import a, { type B } from "./a.ts";
    import type { C } from "./c.ts";
    export { d } from "../d.ts";
    import "#test/setup/e.ts";
    const { f } = await import("#core/f.ts");
    import { readFileSync } from "node:fs";`;
  expect(importsOf("src/app/x.ts", text).toSorted()).toEqual([
    "src/app/a.ts",
    "src/core/f.ts",
    "src/d.ts",
    "test/setup/e.ts",
  ]);
});
