import type { z } from "zod";
import { type ArchetypeFile, archetypeFileSchema } from "#content/archetype-file.ts";
import { contentFolder } from "#content/content-folder.ts";
import { readPackFile } from "#content/day-files.ts";
import { type HabitFile, habitFileSchema } from "#content/habit-file.ts";
import type { DayContent, DayRule } from "./day-rule.ts";

/** New values by their path, such as `en.lesson.honesty`; undefined takes a field away. */
type Changes = Readonly<Record<string, unknown>>;

function read<T>(file: string, schema: z.ZodType<T>): T {
  const got = readPackFile(contentFolder, file, schema);
  if (!got.ok) throw new Error(JSON.stringify(got.problems));
  return got.data;
}

/** A habit that keeps every rule, with what a test changes. */
export const habitWith = (changes: Changes = {}, id = "walking"): HabitFile =>
  changed(read(`habits/${id}.yaml`, habitFileSchema), changes);

/** An archetype that keeps every rule, with what a test changes. */
export const archetypeWith = (changes: Changes = {}): ArchetypeFile =>
  changed(read("archetypes/foundation_builder.yaml", archetypeFileSchema), changes);

export function changed<T>(value: T, changes: Changes): T {
  const copy = structuredClone(value);
  for (const [path, to] of Object.entries(changes)) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    let node = copy as Record<string, unknown>;
    for (const key of keys) node = node[key] as Record<string, unknown>;
    if (to === undefined) delete node[last];
    else node[last] = to;
  }
  return copy;
}

const empty: DayContent = {
  habits: [],
  archetypes: [],
  quiz: undefined,
  skills: [],
  levels: undefined,
  evidence: new Map(),
  triggers: [],
};

export const habitsOf = (...habits: readonly HabitFile[]): DayContent["habits"] =>
  habits.map((habit) => ({ file: `habits/${habit.id}.yaml`, habit }));

/** What a rule says of content that has only what a test gives it. */
export function saidOf(rule: DayRule, over: Partial<DayContent>): readonly string[] {
  return rule.check({ ...empty, ...over }).map(({ message }) => message);
}

/** What a rule says of one habit. */
export const saidOfHabit = (rule: DayRule, changes: Changes, over: Partial<DayContent> = {}): readonly string[] =>
  saidOf(rule, { habits: habitsOf(habitWith(changes)), ...over });

/** What a rule says of one archetype. */
export const saidOfArchetype = (rule: DayRule, changes: Changes, over: Partial<DayContent> = {}): readonly string[] =>
  saidOf(rule, {
    archetypes: [{ file: "archetypes/foundation_builder.yaml", archetype: archetypeWith(changes) }],
    ...over,
  });
