import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { archetypeIds } from "#core/day/archetype.ts";
import type { HabitId } from "#core/day/habit.ts";
import { contentFolder } from "./content-folder.ts";
import { readDayPack } from "./day-files.ts";
import { loadDayLibrary } from "./day-library.ts";
import { habitOf } from "./habit-file.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "content-"));
  mkdirSync(join(folder, "habits"));
  for (const part of ["archetypes", "day", "mastery"])
    cpSync(join(contentFolder, part), join(folder, part), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const walking = readFileSync(join(contentFolder, "habits/walking.yaml"), "utf8");
const write = (text: string, file = "walking.yaml"): void => writeFileSync(join(folder, "habits", file), text);

test("figures alone say the same as whole files", () => {
  const { habits } = loadDayLibrary(contentFolder);
  const whole = readDayPack(contentFolder).habits.map(({ habit }) => [habit.id, habitOf(habit)] as const);
  expect(habits).toEqual(new Map(whole));
});

test("all six archetypes have a day in each mode, a quiz speaks for them, and three levels wait", () => {
  const library = loadDayLibrary(contentFolder);
  for (const id of archetypeIds) {
    expect(Object.keys(library.archetypes[id].templates)).toEqual(["low", "medium", "high"]);
    expect(library.levels[id]).toHaveLength(3);
  }
  expect(library.quiz.length).toBeGreaterThanOrEqual(3);
});

test("words are not read, so that broken ones do not keep anybody from a day", () => {
  const end = walking.indexOf("\nru:");
  write(`${walking.slice(0, end)}\nru:\n  name: [unclosed\n`);
  expect([...loadDayLibrary(folder).habits.keys()]).toEqual(["walking"]);
});

test("a wrong figure is thrown with file and field", () => {
  write(walking.replace(/^difficulty: .*$/mu, "difficulty: 11"));
  expect(() => loadDayLibrary(folder)).toThrow(/content\/habits\/walking\.yaml: difficulty: /u);
});

test("a figure after the words is thrown, and the message says why", () => {
  write(`${walking.replace(/^minutes: .*\n/mu, "")}\nminutes: 20\n`);
  expect(() => loadDayLibrary(folder)).toThrow(/walking\.yaml: minutes: .*figures come before the words/u);
});

test("a block that a day names and nobody has is thrown with its archetype", () => {
  const file = join(folder, "archetypes/foundation_builder.yaml");
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace("{ block: gentle_awakening, version: low }", "{ block: nap, version: low }"),
  );
  expect(() => loadDayLibrary(folder)).toThrow("content/archetypes/foundation_builder.yaml: modes.low: no block nap");
});

test("a habit may be a JSON file as well", () => {
  write(JSON.stringify(parse(walking)), "walking.json");
  expect(loadDayLibrary(folder).habits.get("walking" as HabitId)).toEqual(
    loadDayLibrary(contentFolder).habits.get("walking" as HabitId),
  );
});

test("the habits of other packs stand beside the carried ones", () => {
  write(walking.replace(/^id: walking$/mu, "id: strolling"), "strolling.yaml");
  const { habits } = loadDayLibrary(contentFolder, [folder]);
  expect(habits.has("strolling" as HabitId)).toBe(true);
  expect(habits.has("walking" as HabitId)).toBe(true);
});
