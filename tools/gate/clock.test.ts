import { join } from "node:path";
import { expect, test } from "vitest";
import { readTree } from "./tree.ts";

const tests = [...readTree(join(import.meta.dirname, "..", ".."))].filter(
  ([path]) => path.endsWith(".test.ts") && path !== "tools/gate/clock.test.ts",
);

test.each([
  ["sleeps", /waitForTimeout|new Promise\w*(?:<\w+>)?\(\(?(\w+)\)? => (?:void )?setTimeout\(\1/u],
  ["has a time limit of its own", /\btimeout: \d|^\s*\}, \d[\d_]{2,}\);$/mu],
  ["judges how long something took", /performance\.now\(|Date\.now\(\) - \w/u],
])("no test %s: it waits for the thing itself (test/setup/patience.ts)", (_what, clock) => {
  expect(tests.filter(([, text]) => clock.test(text)).map(([path]) => path)).toEqual([]);
});
