import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { HabitId } from "#core/day/habit.ts";
import { ownHabit, walking } from "#test/day/own-habit.ts";
import { contentFolder } from "./content-folder.ts";
import { loadLibrary } from "./library.ts";
import { readOperatorPacks } from "./operator-packs.ts";
import { loadWords } from "./words.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "packs-"));
});
afterEach(() => rmSync(root, { recursive: true }));

/** A pack of habits like walking, each with words of its own. */
function pack(name: string, habits: Readonly<Record<string, (text: string) => string>>): string {
  const folder = join(root, name);
  mkdirSync(join(folder, "habits"), { recursive: true });
  for (const [id, edit] of Object.entries(habits))
    writeFileSync(join(folder, "habits", `${id}.yaml`), edit(ownHabit(id)));
  return folder;
}
const asItIs = (text: string): string => text;
const read = (...folders: readonly string[]) => readOperatorPacks(folders, contentFolder);

test("without packs nothing is read", () => {
  expect(readOperatorPacks([], "/nowhere")).toEqual({ folders: [], habits: 0, problems: [] });
});

test("a pack that keeps the rules serves, figures and words", () => {
  const ours = pack("ours", { strolling: asItIs, marching: asItIs });
  const { folders, habits, problems } = read(ours);
  expect({ folders, habits, problems }).toEqual({ folders: [ours], habits: 2, problems: [] });
  expect(loadLibrary(contentFolder, folders).day.habits.get("strolling" as HabitId)?.minutes).toBe(20);
  const words = loadWords(contentFolder, folders);
  expect(words.text({ ref: "habit.strolling.name" }, "en")).toBe(
    `${words.text({ ref: "habit.walking.name" }, "en")} strolling`,
  );
});

test("one broken file is named with file, line and rule, and its whole pack is left out", () => {
  const broken = pack("broken", {
    strolling: asItIs,
    marching: (text) => text.replace(/^low: .*$/mu, "low: 25"),
  });
  const { folders, problems } = read(broken);
  expect(folders).toEqual([]);
  const line = walking.head.split("\n").findIndex((each) => each.startsWith("low:")) + 1;
  expect(problems).toContainEqual({
    file: `${broken}/habits/marching.yaml`,
    line,
    rule: "versions-grow",
    message: "25 is more than the usual 20 minutes",
  });
});

test("another pack and the carried habits stay in service", () => {
  const ours = pack("ours", { strolling: asItIs });
  const broken = pack("broken", { marching: () => "id: marching\nparts: [" });
  const { folders, problems } = read(broken, ours);
  expect(folders).toEqual([ours]);
  expect(problems.every(({ file, rule }) => file === `${broken}/habits/marching.yaml` && rule === "yaml")).toBe(true);
  expect(problems).not.toEqual([]);
  expect(loadLibrary(contentFolder, folders).day.habits.has("walking" as HabitId)).toBe(true);
});

test("a carried habit cannot be replaced", () => {
  const { folders, problems } = read(pack("shadow", { walking: asItIs }));
  expect(folders).toEqual([]);
  expect(problems.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    "shadows-nothing: there is a habit walking already",
  ]);
});

test("of two packs with the same habit the first serves", () => {
  const [first, second] = [pack("first", { strolling: asItIs }), pack("second", { strolling: asItIs })];
  const { folders, problems } = read(first, second);
  expect(folders).toEqual([first]);
  expect(problems).toHaveLength(1);
});

test("a risk that is not named keeps a pack out", () => {
  const { problems } = read(
    pack("risky", { sauna_evening: (text) => text.replace(/^equipment: .*$/mu, "equipment: [sauna]") }),
  );
  expect(problems.map(({ rule }) => rule)).toContain("risks-are-named");
});

test.each<[string, (text: string) => string, readonly string[]]>([
  [
    "a carried habit under a new id",
    () => walking.text.replace(/^id: walking$/mu, "id: strolling"),
    ["texts are those of walking, word for word", "texts are those of walking, word for word"],
  ],
  [
    "a carried habit with other capitals and commas",
    () =>
      ownHabit("strolling").replace(
        /"summary":"[^"]+"/gu,
        `"summary":${JSON.stringify(walking.habit.en.lesson.summary.toUpperCase().replaceAll(",", ""))}`,
      ),
    ["texts are those of walking, word for word"],
  ],
])("a copy keeps a pack out: %s", (_rule, edit, said) => {
  const { folders, problems } = read(pack("copy", { strolling: edit }));
  expect(folders).toEqual([]);
  expect(problems.map(({ rule, message }) => `${rule}: ${message.replace(/^\d+ /u, "")}`)).toEqual(
    said.map((message) => `words-are-its-own: ${message}`),
  );
});

test("a copy of a habit in another pack keeps the second pack out", () => {
  const first = pack("first", { strolling: asItIs });
  const second = pack("second", { marching: () => ownHabit("strolling").replace("id: strolling", "id: marching") });
  expect(read(first, second)).toMatchObject({ folders: [first], problems: [{ rule: "words-are-its-own" }, {}] });
});

test("a folder that is not there is said", () => {
  expect(read(join(root, "nothing")).problems).toEqual([
    { file: `${join(root, "nothing")}/habits`, line: 1, rule: "readable", message: "no such folder" },
  ]);
});

/** A pack of one trigger, which is a carried one under another name. */
function triggerPack(name: string, id: string, edit: (text: string) => string): string {
  const folder = join(root, name);
  mkdirSync(join(folder, "triggers"), { recursive: true });
  const carried = readFileSync(join(contentFolder, "triggers/energy_drop.yaml"), "utf8");
  writeFileSync(join(folder, "triggers", `${id}.yaml`), edit(carried.replace("id: energy_drop", `id: ${id}`)));
  return folder;
}

test("a pack may have triggers alone; one that cannot be evaluated leaves it out, and none is replaced", () => {
  const ours = triggerPack("ours", "low_mood", (text) => text.replaceAll("energy_level", "mood"));
  const broken = triggerPack("broken", "low_sugar", (text) => text.replace("energy_level < 0.3", "glucose < 4"));
  const shadow = triggerPack("shadow", "energy_drop", asItIs);
  const { folders, problems } = read(ours, broken, shadow);
  expect(folders).toEqual([ours]);
  expect(
    problems.map(({ file, line, rule, message }) => `${file.slice(root.length + 1)}:${line}: ${rule}: ${message}`),
  ).toEqual([
    "broken/triggers/low_sugar.yaml:3: triggers-hold: when: there is no metric glucose",
    "shadow/triggers/energy_drop.yaml:1: shadows-nothing: there is a trigger energy_drop already",
  ]);
});
