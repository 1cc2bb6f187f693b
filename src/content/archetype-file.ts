import { z } from "zod";
import { archetypeIds } from "#core/day/archetype.ts";
import { versions } from "#core/day/block.ts";
import { energies, intensities } from "#core/day/energy.ts";
import { taskClasses } from "#core/day/habit.ts";
import { modes } from "#core/day/mode.ts";
import { byLocale } from "#core/person/person.ts";
import { habitId } from "./habit-file.ts";
import { inEveryLocale, localWords } from "./in-every-locale.ts";

const words = z.string().trim().min(1);
const name = z.string().regex(/^[a-z][a-z0-9_]{2,39}$/u, "3 to 40 characters, a-z, 0-9, _");
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, "a time such as 07:30");
const start = z.union([
  z.strictObject({ after_wake: z.int().min(0).max(1200) }),
  z.strictObject({ before_sleep: z.int().min(0).max(1200) }),
  z.strictObject({ clock }),
]);

/** What is said of a block in one language. */
const blockWords = z.strictObject({
  title: words,
  /** The title in the archetype's voice; the same where the title is that already. */
  own_title: words,
  purpose: words,
  /** What the block says when it begins, by mode. */
  messaging: z.record(z.enum(modes), words),
  /** What it becomes on a weak and on a strong day. */
  low: words,
  high: words,
});

const archetypeWords = z.strictObject({
  name: words,
  /** Who this fits, in two or three sentences that let a person recognise themselves. */
  about: words,
  /** How it speaks, in a sentence. */
  voice: words,
  vocabulary: z.array(words).min(6).max(12),
  /** Words that it never uses. */
  avoids: z.array(words).min(4).max(10),
  /** `user_friendly_intensity` of the brief. */
  intensity: z.record(z.enum(intensities), words),
  /** `scaling_info` of the brief: on a day with little energy, and with much. */
  scaling_info: z.strictObject({ low: words, high: words }),
  guidance: z.record(z.enum(taskClasses), words),
  /** The first line of the day, by mode. */
  morning: z.record(z.enum(modes), words),
  done: z.array(words).length(4),
  partly: words,
  skipped: words,
  /** Said when everything of today is done or let go. */
  enough: words,
  /** Said on the first day. */
  welcome: words,
  blocks: z.record(name, blockWords),
});

/** One file of content/archetypes as it is written: definition, voice, blocks, and which of them make a day in each mode. */
export const archetypeFileSchema = z.strictObject({
  id: z.enum(archetypeIds),
  version: z.string().regex(/^\d+\.\d+$/u),
  /** The day that it is written for, where a person has said nothing. */
  default_schedule: z.strictObject({ wake: clock, sleep: clock }),
  /** How many habits a day begins with, and how many it may ever hold; day.md allows five at most. */
  habits_a_day: z.strictObject({ at_first: z.int().min(1).max(5), most: z.int().min(1).max(5) }),
  blocks: z
    .array(
      z.strictObject({
        id: name,
        start,
        minutes: z.record(z.enum(versions), z.int().min(5).max(240)),
        energy: z.enum(energies),
        flexibility: z.int().min(0).max(240),
        importance: z.int().min(1).max(5),
        /** May stand on a meal (and in its break from work), or in working hours. */
        around_meal: z.boolean().default(false),
        during_work: z.boolean().default(false),
        dependencies: z.array(name).default([]),
        habits: z.array(habitId).min(1),
      }),
    )
    .min(3),
  modes: z.record(
    z.enum(modes),
    z.strictObject({
      template: name,
      blocks: z.array(z.strictObject({ block: name, version: z.enum(versions) })).min(1),
    }),
  ),
  ...inEveryLocale(archetypeWords).shape,
});
export type ArchetypeFile = z.infer<typeof archetypeFileSchema>;

/** What stands before the words of an archetype: all that planning needs. */
export const archetypeHeadSchema = archetypeFileSchema.omit(byLocale(() => true as const));
export type ArchetypeHead = z.infer<typeof archetypeHeadSchema>;

/** content/archetypes/quiz.yaml: at most six questions; each answer speaks for one or more archetypes. */
export const quizFileSchema = z.strictObject({
  questions: z
    .array(
      z.strictObject({
        id: name,
        ask: localWords,
        answers: z
          .array(
            z.strictObject({
              id: name,
              say: localWords,
              for: z.partialRecord(z.enum(archetypeIds), z.int().min(1).max(3)),
            }),
          )
          .min(2)
          .max(6),
      }),
    )
    .min(3)
    .max(6),
});
export type QuizFile = z.infer<typeof quizFileSchema>;

/** content/mastery/skills.yaml and levels.yaml: what grows by which habits, and what opens when. */
export const skillsFileSchema = z.array(
  z.strictObject({
    id: name,
    category: name,
    habits: z.array(habitId).min(1),
    ...inEveryLocale(z.strictObject({ name: words, about: words })).shape,
  }),
);
export type SkillsFile = z.infer<typeof skillsFileSchema>;

const levelWords = z.strictObject({ name: words, description: words, note: words });
export const levelsFileSchema = z.record(
  z.enum(archetypeIds),
  z
    .array(
      z.strictObject({
        id: name,
        required_skills: z.array(name).min(1),
        unlocked_habits: z.array(habitId).min(1),
        /** Harder things of this path that wait for the level too. */
        also_opens: z.array(habitId).default([]),
        weeks: z.int().min(1).max(26),
        ...inEveryLocale(levelWords).shape,
      }),
    )
    .length(3),
);
export type LevelsFile = z.infer<typeof levelsFileSchema>;
