import type { Level, Skill } from "../mastery/skill.ts";
import type { Coordinates } from "../time/sun.ts";
import type { AimHabits } from "./aim.ts";
import type { ArchetypeId } from "./archetype.ts";
import type { DayTemplate } from "./block.ts";
import type { Habit, HabitId } from "./habit.ts";
import type { Mode } from "./mode.ts";
import type { ClockMinutes } from "./schedule.ts";

/** What an archetype's day is made of. */
export interface ArchetypePack {
  readonly id: ArchetypeId;
  /** The hours that its day is written for, where a person has said nothing. */
  readonly wake: ClockMinutes;
  readonly sleep: ClockMinutes;
  readonly templates: Readonly<Record<Mode, DayTemplate>>;
  /** How many habits its day begins with, and how many it may ever hold; a goal step and a track action do not count. */
  readonly habitsADay: { readonly atFirst: number; readonly most: number };
}

/** Each answer of the quiz speaks for archetypes. */
export interface QuizQuestion {
  readonly id: string;
  readonly answers: readonly { readonly id: string; readonly for: Readonly<Partial<Record<ArchetypeId, number>>> }[];
}

/** What health days stand on, from content: figures and codes; words are fetched by `TextRef`. */
export interface DayLibrary {
  readonly habits: ReadonlyMap<HabitId, Habit>;
  readonly archetypes: Readonly<Record<ArchetypeId, ArchetypePack>>;
  /** Which habits serve what a person may want. */
  readonly aims: AimHabits;
  /** Those of them that only help along: no day is served by them alone. */
  readonly aimsBeside?: AimHabits;
  /** The kinds of thing that each habit is, where others are of that kind as well. */
  readonly alike?: ReadonlyMap<HabitId, readonly string[]>;
  /** Where the clock of each time zone hangs; what waits for daylight goes by it. */
  readonly zones?: ReadonlyMap<string, Coordinates>;
  readonly quiz: readonly QuizQuestion[];
  readonly skills: readonly Skill[];
  readonly levels: Readonly<Record<ArchetypeId, readonly Level[]>>;
}
