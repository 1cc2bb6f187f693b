import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { archetypeIds } from "#core/day/archetype.ts";
import { locales } from "#core/person/person.ts";
import { contentFolder } from "./content-folder.ts";
import { readDayPack } from "./day-files.ts";
import { createDayTexts } from "./day-texts.ts";

const pack = readDayPack(contentFolder);
const texts = createDayTexts(contentFolder);

/** Every path at which words stand; lists count as one. */
function paths(node: unknown, path: string): readonly string[] {
  if (typeof node === "string") return [path];
  if (Array.isArray(node))
    return node.every((each) => typeof each === "string")
      ? [path]
      : node.flatMap((each, index) => paths(each, `${path}.${index}`));
  return Object.entries(node ?? {}).flatMap(([key, each]) => paths(each, `${path}.${key}`));
}

test("every path of every habit has its words in both languages", () => {
  for (const { habit } of pack.habits)
    for (const locale of locales)
      for (const path of paths(habit[locale], `habit.${habit.id}`)) {
        const said = texts.text(path, locale);
        // A list may be empty, as that of what is needed at hand.
        if (said === undefined || (said === "" && !path.endsWith(".equipment"))) expect.fail(`${locale}: ${path}`);
      }
});

test("archetypes, blocks, skills, levels and the quiz have their words in both languages", () => {
  const all = [
    ...archetypeIds.map((id) => `archetype.${id}.name`),
    ...pack.archetypes.flatMap(({ archetype: { id, blocks } }) =>
      blocks.flatMap((block) => [`block.${id}_${block.id}.title`, `block.${id}_${block.id}.messaging.low`]),
    ),
    ...pack.skills.map(({ id }) => `skill.${id}.name`),
    ...Object.values(pack.levels ?? {}).flatMap((levels) => levels.map(({ id }) => `level.${id}.note`)),
    ...(pack.quiz?.questions ?? []).flatMap(({ id, answers }) => [
      `quiz.${id}.ask`,
      ...answers.map((answer) => `quiz.${id}.${answer.id}`),
    ]),
  ];
  const missing = locales.flatMap((locale) =>
    all.filter((path) => !texts.text(path, locale)).map((path) => `${locale}: ${path}`),
  );
  expect(missing).toEqual([]);
});

test("a list comes numbered", () => {
  expect(texts.text("habit.walking.steps", "en")).toMatch(/^1\. .+\n2\. .+\n3\. /u);
});

test.each([
  "habit.flying.name",
  "habit.walking.nothing",
  "habit.walking",
  "habit.walking.name.deeper",
  "habit.../../etc/passwd.name",
  "archetype.somebody.name",
  "block.foundation_builder_nap.title",
  "block.somebody_nap.title",
  "skill.flying.name",
  "level.flying.name",
  "quiz.flying.ask",
  "weather.today",
  "",
])("there are no words at “%s”", (path) => {
  expect(texts.text(path, "en")).toBeUndefined();
});

test("all of a habit is there for whoever shows it whole", () => {
  expect(texts.habit("walking")?.en.name).toBe(texts.text("habit.walking.name", "en"));
  expect(texts.habit("flying")).toBeUndefined();
});

test("a habit of another pack has its words, too", () => {
  const folder = mkdtempSync(join(tmpdir(), "pack-"));
  mkdirSync(join(folder, "habits"));
  const walking = readFileSync(join(contentFolder, "habits/walking.yaml"), "utf8");
  writeFileSync(join(folder, "habits/strolling.yaml"), walking.replace(/^id: walking$/mu, "id: strolling"));
  const both = createDayTexts(contentFolder, [folder]);
  expect(both.text("habit.strolling.name", "en")).toBe(texts.text("habit.walking.name", "en"));
  expect(both.text("habit.walking.name", "en")).toBe(texts.text("habit.walking.name", "en"));
  rmSync(folder, { recursive: true });
});
