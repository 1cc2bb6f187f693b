import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { usualFlags } from "#core/dialogue/turn/decision.ts";
import type { PersonId } from "#core/person/person.ts";
import { createFlags, type FileFlags } from "./flags.ts";

const carried = "content/flags.json";
let folder = "";
let file = "";
let flags: FileFlags | undefined;
let lines: string[] = [];
const line = (event: string): void => void lines.push(event);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "flags-"));
  file = join(folder, "flags.json");
  lines = [];
});
afterEach(() => {
  flags?.close();
  rmSync(folder, { recursive: true });
});

const open = (text?: string): FileFlags => {
  if (text !== undefined) writeFileSync(file, text);
  flags = createFlags({
    file,
    carried,
    log: { info: line, warn: line, error: line },
    pseudonym: (id) => `u_${id}`,
    everyMs: 20,
  });
  return flags;
};
const person = (id: string | number): PersonId => `${id}` as PersonId;
const flag = (more: object): object => ({
  state: "ENABLED",
  variants: { on: true, off: false },
  defaultVariant: "on",
  ...more,
});
const tracksBy = (targeting: object, evaluators: object = {}): string =>
  JSON.stringify({
    $evaluators: evaluators,
    flags: { multi_track_system_enabled: flag({ defaultVariant: "off", targeting }) },
  });
const share = (percent: number): string =>
  tracksBy({
    fractional: [
      ["on", percent],
      ["off", 100 - percent],
    ],
  });
const whoHas = (from: FileFlags): Set<number> =>
  new Set(Array.from({ length: 10_000 }, (_, id) => id).filter((id) => from.of(person(id)).multi_track_system_enabled));

test("without a file of the operator's everything is as usual", () => {
  expect(open().of(person(1))).toEqual(usualFlags);
});

test("a flag that a file does not name is as usual", () => {
  expect(open(JSON.stringify({ flags: { strict_milestones: flag({}) } })).of(person(1))).toEqual({
    ...usualFlags,
    strict_milestones: true,
  });
});

test("a disabled flag is off, whatever its default", () => {
  const text = JSON.stringify({ flags: { multi_track_system_enabled: flag({ state: "DISABLED" }) } });
  expect(open(text).of(person(1)).multi_track_system_enabled).toBe(false);
});

test("alpha is a list of persons as the logs name them", () => {
  const text = tracksBy(
    { if: [{ $ref: "alpha" }, "on", "off"] },
    { alpha: { in: [{ var: "targetingKey" }, Array.from({ length: 10 }, (_, id) => `u_${id}`)] } },
  );
  expect([...whoHas(open(text))]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("each share holds about that many, and nobody who has it loses it when it grows", () => {
  const has = open(share(20));
  const twenty = whoHas(has);
  writeFileSync(file, share(50));
  has.reload();
  const fifty = whoHas(has);
  writeFileSync(file, share(100));
  has.reload();
  expect(twenty.size / 100).toBeCloseTo(20, -0.5);
  expect(fifty.size / 100).toBeCloseTo(50, -0.5);
  expect([...twenty].filter((id) => !fifty.has(id))).toEqual([]);
  expect(whoHas(has).size).toBe(10_000);
});

test("the same person gets the same answer at every start", () => {
  const once = whoHas(open(share(20)));
  flags?.close();
  expect(whoHas(open())).toEqual(once);
});

test.each([
  ["half a file", '{"flags": {'],
  ["no flags at all", "{}"],
  ["a variant that is not there", JSON.stringify({ flags: { strict_milestones: flag({ defaultVariant: "maybe" }) } })],
  [
    "a variant that is neither on nor off",
    JSON.stringify({ flags: { strict_milestones: flag({ variants: { on: "yes" } }) } }),
  ],
  ["targeting that nobody can read", tracksBy({ iff: [1, 2] })],
])("a broken file changes nothing and is told in the log: %s", (_name, text) => {
  const has = open(JSON.stringify({ flags: { multi_track_system_enabled: flag({ defaultVariant: "off" }) } }));
  expect(has.of(person(1)).multi_track_system_enabled).toBe(false);
  writeFileSync(file, text);
  has.reload();
  expect(has.of(person(1)).multi_track_system_enabled).toBe(false);
  expect(lines.at(-1)).toBe("flags_broken");
});

test("a broken file at the start leaves everything as usual", () => {
  expect(open("{").of(person(1))).toEqual(usualFlags);
  expect(lines).toEqual(["flags_broken"]);
});

test("a file that comes, changes or goes is noticed while the program runs", async () => {
  const has = open();
  const on = (): boolean => has.of(person(1)).multi_track_system_enabled;
  writeFileSync(join(folder, "new"), share(0));
  renameSync(join(folder, "new"), file);
  await expect.poll(on).toBe(false);
  writeFileSync(file, share(100));
  await expect.poll(on).toBe(true);
  writeFileSync(file, share(0));
  await expect.poll(on).toBe(false);
  rmSync(file);
  await expect.poll(on).toBe(true);
});

test("the operator's handbook shows a file that does what it says", () => {
  const shown = /```json\n([\s\S]+?)```/.exec(readFileSync("docs/operations.md", "utf8"))?.[1] ?? "";
  const has = open(shown);
  expect(lines).toEqual(["flags_read"]);
  expect(whoHas(has).size / 100).toBeCloseTo(20, -0.5);
  expect(has.of(person("0123456789abcdef")).multi_track_system_enabled).toBe(true);
  writeFileSync(file, shown.replace('"on", 20], ["off", 80', '"on", 10], ["off", 9990'));
  has.reload();
  expect(whoHas(has).size).toBeGreaterThan(2);
  expect(whoHas(has).size).toBeLessThan(25);
});

test("the file that is carried is what the program takes as usual", () => {
  const { flags: named } = JSON.parse(readFileSync(carried, "utf8")) as { readonly flags: object };
  expect(Object.keys(named).sort()).toEqual(Object.keys(usualFlags).sort());
});
