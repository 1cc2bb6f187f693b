import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { archetypeFileSchema, levelsFileSchema, skillsFileSchema } from "#content/archetype-file.ts";
import { contentFolder } from "#content/content-folder.ts";
import { readDayPack } from "#content/day-files.ts";
import { habitHeadSchema } from "#content/habit-file.ts";
import { triggerFileSchema, triggerOf } from "#content/triggers.ts";
import { dayRules } from "./day-rules.ts";

const guide = readFileSync("docs/content-guide.md", "utf8");
const pack = readDayPack(contentFolder);

/** The example of a kind, as the guide shows it. */
function example(kind: string): unknown {
  const [, text = ""] = new RegExp(`\`\`\`yaml ${kind}\\n(.*?)\`\`\``, "su").exec(guide) ?? [];
  return parse(text);
}

const beforeReading = ["readable", "yaml", "shape", "name", "figures-first", "shadows-nothing", "triggers-hold"];

test.each([...beforeReading, ...dayRules.map(({ name }) => name)])("the guide says what %s asks", (name) => {
  expect(guide).toContain(`\`${name}\``);
});

test("the habit of the guide has every figure that a habit has", () => {
  const habit = habitHeadSchema.parse(example("habit"));
  const sources = JSON.parse(readFileSync("content/evidence/references.json", "utf8")) as readonly { id: string }[];
  expect(sources.map(({ id }) => id)).toEqual(expect.arrayContaining(habit.evidence));
});

test("the block, the skill and the level of the guide are as such things are", () => {
  expect(archetypeFileSchema.shape.blocks.element.parse(example("block"))).toMatchObject({ id: "quiet_noon" });
  expect(skillsFileSchema.parse([example("skill")])).toHaveLength(1);
  const level = example("level");
  expect(
    levelsFileSchema.safeParse({ ...pack.levels, foundation_builder: [level, level, level] }).error,
  ).toBeUndefined();
});

test("the examples name habits that there are", () => {
  const known = new Set<string>(pack.habits.map(({ habit }) => habit.id));
  const { habits } = archetypeFileSchema.shape.blocks.element.parse(example("block"));
  const [skill] = skillsFileSchema.parse([example("skill")]);
  expect([...habits, ...(skill?.habits ?? [])].filter((id) => !known.has(id))).toEqual([]);
});

test("the trigger of the guide can be evaluated", () => {
  expect(triggerOf(triggerFileSchema.parse(example("trigger"))).ok).toBe(true);
});
