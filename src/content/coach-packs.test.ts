import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { goalKinds } from "#core/goals/goal.ts";
import { loadCoachPacks } from "./coach-packs.ts";
import { loadCoachPrompts } from "./prompts.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "waymark-content-"));
  for (const name of ["coach", "prompts"]) cpSync(join("content", name), join(dir, name), { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test("every kind of goal has a ladder of its own, and topics beside it", () => {
  const { kinds, topics } = loadCoachPacks(dir);
  expect(Object.keys(kinds).toSorted()).toEqual([...goalKinds].toSorted());
  for (const kind of goalKinds) expect(kinds[kind].kind).toBe(kind);
  expect(topics.length).toBeGreaterThan(50);
});

test.each([
  ["a missing kind", "household/_kind.yaml", undefined, /coach\/household\/_kind\.yaml: is missing/u],
  ["missing wording", "wording.yaml", undefined, /coach\/wording\.yaml: is missing/u],
  ["no YAML", "household/_kind.yaml", "a: [", /coach\/household\/_kind\.yaml: /u],
  ["a wrong field, by its path", "wording.yaml", "smaller: 3", /coach\/wording\.yaml: .*smaller: /u],
  ["a stranger's field", "household/extra.yaml", "id: extra\ncolour: red", /coach\/household\/extra\.yaml: .*colour/u],
] as const)("%s is named", (_what, file, text, message) => {
  const path = join(dir, "coach", file);
  if (text === undefined) rmSync(path);
  else writeFileSync(path, text);
  expect(() => loadCoachPacks(dir)).toThrow(message);
});

test("prompts carry a version that changes with their words", () => {
  const before = loadCoachPrompts(dir).version;
  expect(before).toMatch(/^[0-9a-f]{8}$/u);
  writeFileSync(join(dir, "prompts", "next.en.md"), "Another prompt.");
  expect(loadCoachPrompts(dir).version).not.toBe(before);
  writeFileSync(join(dir, "prompts", "words.yaml"), "tone: {}");
  expect(() => loadCoachPrompts(dir)).toThrow(/prompts\/words\.yaml/u);
});
