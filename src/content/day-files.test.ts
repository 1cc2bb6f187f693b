import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { lineOfField, readDayPack, readHabitFiles } from "./day-files.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pack-"));
  mkdirSync(join(folder, "habits"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const walking = readFileSync(join(contentFolder, "habits/walking.yaml"), "utf8");
const write = (text: string, name = "walking"): void => writeFileSync(join(folder, "habits", `${name}.yaml`), text);
const problems = () =>
  readHabitFiles(folder).problems.map(({ file, line, rule, message }) => `${file}:${line}: ${rule}: ${message}`);

test("a pack may have nothing but one habit", () => {
  write(walking);
  expect(readDayPack(folder)).toMatchObject({ problems: [], archetypes: [], skills: [], levels: undefined });
  expect(readDayPack(folder).habits).toHaveLength(1);
});

test("the carried pack is read whole", () => {
  const pack = readDayPack(contentFolder);
  expect(pack.problems).toEqual([]);
  expect(pack.archetypes).toHaveLength(6);
});

test("a file that is no YAML is named with the line where it breaks", () => {
  write("id: walking\nparts: [morning\n");
  expect(problems()[0]).toMatch(/^habits\/walking\.yaml:\d: yaml: /u);
});

test("a wrong value is named with its line", () => {
  write(walking.replace(/^difficulty: .*$/mu, "difficulty: 11"));
  const line = walking.split("\n").findIndex((each) => each.startsWith("difficulty")) + 1;
  expect(problems()).toEqual([`habits/walking.yaml:${line}: shape: difficulty: Too big: expected number to be <=10`]);
});

test("a field that is missing is named with the line of what should hold it", () => {
  write(walking.replace(/^ {2}technique: .*\n/mu, ""));
  expect(problems()).toHaveLength(1);
  expect(problems()[0]).toMatch(/^habits\/walking\.yaml:\d+: shape: ru\.technique: /u);
});

test("a file carries the name of its habit", () => {
  write(walking, "strolling");
  expect(problems()).toEqual(["habits/strolling.yaml:1: name: the file of walking carries another name"]);
});

test("figures stand before words", () => {
  write(`${walking.replace(/^low: .*\n/mu, "")}\nlow: 5\n`);
  expect(problems()).toHaveLength(1);
  expect(problems()[0]).toMatch(/figures-first: low: stands after the words/u);
});

test("nothing stands for something else, so that a small file stays small", () => {
  write("a: &a [x, x]\nb: [*a, *a]\n");
  expect(problems().every((problem) => problem.includes(": shape: "))).toBe(true);
  expect(problems()).not.toEqual([]);
});

test("a field is found where it stands, or where the deepest part of its path does", () => {
  copyFileSync(join(contentFolder, "habits/walking.yaml"), join(folder, "habits/walking.yaml"));
  const lines = walking.split("\n");
  const steps = lines.indexOf("  steps:", lines.indexOf("en:"));
  expect(lineOfField(folder, "habits/walking.yaml", ["en", "steps", 1])).toBe(steps + 3);
  expect(lineOfField(folder, "habits/walking.yaml", ["en", "steps", 99])).toBe(steps + 2);
  expect(lineOfField(folder, "habits/nothing.yaml", ["en"])).toBe(1);
});
