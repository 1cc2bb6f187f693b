import { readFileSync } from "node:fs";
import { z } from "zod";
import { type AimHabits, type AimId, aimIds } from "#core/day/aim.ts";
import { type ArchetypeId, archetypeIds } from "#core/day/archetype.ts";
import type { BlockId, BlockTemplate, DayTemplate } from "#core/day/block.ts";
import type { Habit, HabitId } from "#core/day/habit.ts";
import type { ArchetypePack, DayLibrary } from "#core/day/library.ts";
import { type Mode, modes } from "#core/day/mode.ts";
import type { Level, LevelId, Skill, SkillId } from "#core/mastery/skill.ts";
import { clockMinutes } from "#core/time/wall-time.ts";
import {
  type ArchetypeHead,
  archetypeFileSchema,
  archetypeHeadSchema,
  type LevelsFile,
  levelsFileSchema,
  quizFileSchema,
  type SkillsFile,
  skillsFileSchema,
} from "./archetype-file.ts";
import { locales } from "#core/person/person.ts";
import { onceCarried, readPack } from "./content-folder.ts";
import { habitFilesOf } from "./day-files.ts";
import { type HabitHead, habitFileSchema, habitHeadSchema, habitId, habitOf } from "./habit-file.ts";
import { parseYaml } from "./yaml.ts";

const blockIdOf = (archetype: ArchetypeId, block: string): BlockId => `${archetype}_${block}` as BlockId;

/** An archetype's days as the core plans them, without their words. */
export function archetypeOf(file: ArchetypeHead): ArchetypePack {
  const blocks = new Map(
    file.blocks.map((block): [string, BlockTemplate] => [
      block.id,
      {
        id: blockIdOf(file.id, block.id),
        archetype: file.id,
        start:
          "after_wake" in block.start
            ? { afterWake: block.start.after_wake }
            : "before_sleep" in block.start
              ? { beforeSleep: block.start.before_sleep }
              : { clock: clockMinutes(block.start.clock) },
        minutes: block.minutes,
        energy: block.energy,
        flexibility: block.flexibility,
        importance: block.importance,
        dependencies: block.dependencies.map((id) => blockIdOf(file.id, id)),
        habits: block.habits,
        ...(block.around_meal ? { aroundMeal: true } : {}),
        ...(block.during_work ? { duringWork: true } : {}),
      },
    ]),
  );
  const templateOf = (mode: Mode): DayTemplate => ({
    name: file.modes[mode].template,
    mode,
    blocks: file.modes[mode].blocks.map(({ block: id, version }) => {
      const block = blocks.get(id);
      if (!block) throw new Error(`content/archetypes/${file.id}.yaml: modes.${mode}: no block ${id}`);
      return { block, version };
    }),
  });
  return {
    id: file.id,
    wake: clockMinutes(file.default_schedule.wake),
    sleep: clockMinutes(file.default_schedule.sleep),
    habitsADay: { atFirst: file.habits_a_day.at_first, most: file.habits_a_day.most },
    templates: Object.fromEntries(modes.map((mode) => [mode, templateOf(mode)])) as ArchetypePack["templates"],
  };
}

/** Where the words of the first language begin. */
const words = new RegExp(`^(?:${locales.join("|")}):[ \\t]*$`, "mu");

/** The figures of a file, which stand before its words: so a start reads a tenth of the text. A JSON file is read whole. */
function readFigures<T>(folder: string, file: string, head: z.ZodType<T>, whole: z.ZodType<T>): T {
  const text = readFileSync(`${folder}/${file}`, "utf8");
  const end = text.search(words);
  const parsed = end < 0 ? whole.safeParse(parseYaml(text)) : head.safeParse(parseYaml(text.slice(0, end)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`content/${file}: ${issue?.path.join(".")}: ${issue?.message} (figures come before the words)`);
}

const readHabit = (folder: string, file: string): Habit =>
  habitOf(readFigures<HabitHead>(folder, file, habitHeadSchema, habitFileSchema));

const readArchetype = (folder: string, id: ArchetypeId): ArchetypePack =>
  archetypeOf(readFigures<ArchetypeHead>(folder, `archetypes/${id}.yaml`, archetypeHeadSchema, archetypeFileSchema));

const servingSchema = z.strictObject({ by: z.array(habitId), beside: z.array(habitId) });
const aimsSchema = z.strictObject(
  Object.fromEntries(aimIds.map((aim) => [aim, servingSchema])) as Record<AimId, typeof servingSchema>,
);
/** What serves each aim, what only helps along after what serves it itself; and what only helps along. */
function aimsOf(file: z.infer<typeof aimsSchema>): Required<Pick<DayLibrary, "aims" | "aimsBeside">> {
  const each = (of: (aim: AimId) => readonly HabitId[]): AimHabits =>
    Object.fromEntries(aimIds.map((aim) => [aim, of(aim)])) as unknown as AimHabits;
  return { aims: each((aim) => [...file[aim].by, ...file[aim].beside]), aimsBeside: each((aim) => file[aim].beside) };
}

const zonesSchema = z.record(z.string(), z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]));

const alikeSchema = z.record(z.string(), z.array(habitId).min(2));
/** The kinds to which each habit belongs. */
function alikeOf(file: z.infer<typeof alikeSchema>): NonNullable<DayLibrary["alike"]> {
  const kinds = new Map<HabitId, readonly string[]>();
  for (const [kind, habits] of Object.entries(file))
    for (const id of habits) kinds.set(id, [...(kinds.get(id) ?? []), kind]);
  return kinds;
}

function skillsOf(file: SkillsFile): readonly Skill[] {
  return file.map(({ id, habits }) => ({ id: id as SkillId, habits }));
}

function levelsOf(file: LevelsFile): DayLibrary["levels"] {
  const of = (archetype: ArchetypeId): readonly Level[] =>
    file[archetype].map((level) => ({
      id: level.id as LevelId,
      archetype,
      requires: level.required_skills as SkillId[],
      unlocks: [...level.unlocked_habits, ...level.also_opens],
      weeks: level.weeks,
    }));
  return Object.fromEntries(archetypeIds.map((id) => [id, of(id)])) as DayLibrary["levels"];
}

/** What health days stand on, read once, with the habits of other packs beside the carried ones; throws with file and field where something is broken. Words are read when they are shown. */
export const loadDayLibrary = onceCarried((folder: string, packs: readonly string[] = []): DayLibrary => {
  const archetypes = archetypeIds.map((id) => [id, readArchetype(folder, id)]);
  return {
    habits: new Map(
      [folder, ...packs]
        .flatMap((each) => habitFilesOf(each).map((file) => readHabit(each, file)))
        .map((habit): [HabitId, Habit] => [habit.id, habit]),
    ),
    archetypes: Object.fromEntries(archetypes) as DayLibrary["archetypes"],
    quiz: readPack(folder, "archetypes/quiz.yaml", quizFileSchema).questions.map(({ id, answers }) => ({
      id,
      answers: answers.map((answer) => ({ id: answer.id, for: answer.for })),
    })),
    ...aimsOf(readPack(folder, "day/aims.yaml", aimsSchema)),
    alike: alikeOf(readPack(folder, "day/alike.yaml", alikeSchema)),
    zones: new Map(Object.entries(readPack(folder, "day/zones.yaml", zonesSchema))),
    skills: skillsOf(readPack(folder, "mastery/skills.yaml", skillsFileSchema)),
    levels: levelsOf(readPack(folder, "mastery/levels.yaml", levelsFileSchema)),
  };
});
