import { z } from "zod";
import { aimIds } from "#core/day/aim.ts";
import { archetypeIds } from "#core/day/archetype.ts";
import { contraindications, risks } from "#core/day/contraindication.ts";
import { energies, intensities } from "#core/day/energy.ts";
import {
  dayParts,
  equipments,
  type Habit,
  habitCategories,
  type HabitId,
  moments,
  places,
  seasons,
  sports,
  stages,
  taskClasses,
} from "#core/day/habit.ts";
import { injuries } from "#core/day/intake.ts";
import { trackIds } from "#core/tracks/track.ts";
import { inEveryLocale } from "./in-every-locale.ts";

export const habitId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{2,39}$/u, "3 to 40 characters, a-z, 0-9, _")
  .transform((id) => id as HabitId);

const words = z.string().trim().min(1);
const minutes = z.int().min(1).max(180);
/** What an archetype's voice says of this habit: for each archetype that it fits, and for no other. */
const byArchetype = z.partialRecord(z.enum(archetypeIds), words);

/** All that is said of one habit in one language; written as if that language were the only one. */
const habitWords = z.strictObject({
  name: words,
  /** What it is, in a sentence or two. */
  about: words,
  /** Its name in the voice of each archetype. */
  titles: byArchetype,
  /** Why it serves each aim that it serves, twice, as the end of “for better nights: …”; without a full stop. */
  aims: z.partialRecord(z.enum(aimIds), z.array(words).length(2)).default({}),
  technique: words,
  steps: z.array(words).min(3).max(8),
  timing: words,
  /** How it grows over weeks. */
  progression: words,
  equipment: z.array(words).default([]),
  done_when: words,
  /** How one notices that it went well. */
  quality: z.array(words).length(3),
  scaling: z.record(z.enum(stages), words),
  low: words,
  high: words,
  /** What to add or change where stress is above 0.7. */
  stressed: words,
  gentle: words.optional(),
  /** Why it is not for everybody, or when to stop; asked for where anything speaks against it. */
  caution: words.optional(),
  /** Said when the habit was done on so many days. */
  streaks: z.strictObject({ "7": words, "14": words, "30": words }),
  lesson: z.strictObject({
    openings: byArchetype,
    /** The idea in two or three sentences of plain words. */
    summary: words,
    /** How it works in the body or mind, with the evidence in the same breath. */
    mechanism: words,
    benefits: z.array(words).length(3),
    /** What is not known, or small, or mixed. */
    honesty: words,
    preparation: z.array(words).min(1).max(4),
    short_of_time: words,
    travel: words,
    winter: words,
    summer: words,
    bad_weather: words,
    signs: z.array(words).length(3),
    trouble: z.array(z.strictObject({ when: words, try: words })).length(3),
    next: words,
  }),
});
export type HabitWords = z.infer<typeof habitWords>;

/** When the first lessons were written; one that is changed names its own day. */
const firstEdition = "2026-11-21";

/** What stands before the words of a habit: all that planning needs. */
export const habitHeadSchema = z.strictObject({
  id: habitId,
  category: z.enum(habitCategories),
  task_class: z.enum(taskClasses),
  archetypes: z.array(z.enum(archetypeIds)).min(1),
  difficulty: z.int().min(1).max(10),
  prerequisites: z.array(habitId).default([]),
  minutes,
  energy: z.enum(energies),
  intensity: z.enum(intensities),
  parts: z.array(z.enum(dayParts)).min(1),
  moments: z.array(z.enum(moments)).default([]),
  places: z.array(z.enum(places)).min(1),
  equipment: z.array(z.enum(equipments)).default([]),
  seasons: z
    .array(z.enum(seasons))
    .min(1)
    .default([...seasons]),
  contraindications: z.array(z.enum(contraindications)).default([]),
  sport: z.enum(sports).optional(),
  meant_for: z.array(z.enum(contraindications)).default([]),
  only_for: z.array(z.enum(contraindications)).default([]),
  helped_by: z.array(z.enum(equipments)).default([]),
  mild: z.array(z.enum(injuries)).default([]),
  risks: z.array(z.enum(risks)).default([]),
  scaling: z.record(z.enum(stages), minutes),
  low: minutes,
  high: minutes,
  gentle: minutes.optional(),
  restores: z.boolean().default(false),
  days_a_week: z.int().min(1).max(7).default(7),
  every_day: z.boolean().default(false),
  tracks: z.array(z.enum(trackIds)).default([]),
  /** The day on which its lesson was last changed. */
  updated: z.iso.date().default(firstEdition),
  /** Ids of content/evidence/references.json. */
  evidence: z.array(z.string().min(1)).min(1),
});
export type HabitHead = z.infer<typeof habitHeadSchema>;

/** One file of content/habits as it is written: its figures, then its words in each language. */
export const habitFileSchema = habitHeadSchema.extend(inEveryLocale(habitWords).shape);
export type HabitFile = z.infer<typeof habitFileSchema>;

/** A habit as the core plans it, without its words. */
export function habitOf(file: HabitHead): Habit {
  return {
    id: file.id,
    category: file.category,
    taskClass: file.task_class,
    archetypes: file.archetypes,
    difficulty: file.difficulty,
    prerequisites: file.prerequisites,
    minutes: file.minutes,
    energy: file.energy,
    intensity: file.intensity,
    parts: file.parts,
    moments: file.moments,
    places: file.places,
    equipment: file.equipment,
    seasons: file.seasons,
    contraindications: file.contraindications,
    sport: file.sport,
    meantFor: file.meant_for,
    onlyFor: file.only_for,
    helpedBy: file.helped_by,
    mild: file.mild,
    risks: file.risks,
    scaling: file.scaling,
    low: file.low,
    high: file.high,
    gentle: file.gentle,
    restores: file.restores,
    daysAWeek: file.days_a_week,
    everyDay: file.every_day,
    tracks: file.tracks,
  };
}
