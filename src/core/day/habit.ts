import type { TrackId } from "../tracks/track.ts";
import type { ArchetypeId } from "./archetype.ts";
import type { Contraindication, Risk } from "./contraindication.ts";
import type { Energy, Intensity } from "./energy.ts";

/** One file under `content/habits/`. */
export type HabitId = string & { readonly brand: "HabitId" };

export const habitCategories = [
  "movement",
  "nutrition",
  "mindfulness",
  "social",
  "cognitive",
  "sleep",
  "recovery",
  "nature",
  "creativity",
  "self_care",
  "planning",
  "tracking",
  "advanced_recovery",
  "metabolic_optimization",
  "meaningful_service",
  "social_learning",
  "circadian_mindfulness",
] as const;
export type HabitCategory = (typeof habitCategories)[number];

/** The brief's `task_type`: what kind of doing a task is, whatever its subject; guidance is written for each. */
export const taskClasses = [
  "movement",
  "recovery",
  "mindfulness",
  "nourishment",
  "connection",
  "focus",
  "reflection",
  "tracking",
  "sleep",
  "creativity",
] as const;
export type TaskClass = (typeof taskClasses)[number];

/** Thirds of the waking time; a habit says in which of them it can be done. */
export const dayParts = ["morning", "midday", "evening"] as const;
export type DayPart = (typeof dayParts)[number];

/**
 * When something belongs, beyond a part of the day: on getting up, while it is light, at a meal, only where every day has the same hours, as a break from
 * work, after work, on a day off, in the hour before sleep, half an hour after all that stirs a body, three quarters of an hour after a meal, on a day whose
 * work goes through the night, on its break, on coming home from it, or in the weeks
 * before an exam.
 */
export const moments = [
  "waking",
  "daylight",
  "meal",
  "steady_hours",
  "at_work",
  "after_work",
  "day_off",
  "bedtime",
  "at_rest",
  "settled",
  "before_night",
  "night_break",
  "after_night",
  "exam",
] as const;
export type Moment = (typeof moments)[number];

/** Where something can be done; `facility` is a gym, pool or garden that one goes to. */
export const places = ["anywhere", "home", "outdoors", "work", "facility"] as const;
export type Place = (typeof places)[number];

/** What a habit cannot do without; what everybody has at home is not listed. */
export const equipments = [
  "hrv_monitor",
  "heart_rate_monitor",
  "activity_tracker",
  "glucose_monitor",
  "thermometer",
  "exercise_mat",
  "resistance_band",
  "weights",
  "bicycle",
  "musical_instrument",
  "garden_or_pots",
  "bright_light_lamp",
  "sauna",
  "pool",
  "pet",
  "company",
] as const;
export type Equipment = (typeof equipments)[number];

export const seasons = ["winter", "spring", "summer", "autumn"] as const;
export type Season = (typeof seasons)[number];

/** What somebody may train for a race in. */
export const sports = ["run"] as const;
export type Sport = (typeof sports)[number];

/** How far a person is with a habit: decides which of its three scalings is planned. */
export const stages = ["beginner", "intermediate", "advanced"] as const;
export type Stage = (typeof stages)[number];

/** One habit as the core sees it: figures and codes; its words are in content by `habit.<id>.…`. */
export interface Habit {
  readonly id: HabitId;
  readonly category: HabitCategory;
  readonly taskClass: TaskClass;
  readonly archetypes: readonly ArchetypeId[];
  /** 1 to 10. */
  readonly difficulty: number;
  /** Habits to be mastered first (day.md: 80 of 100). */
  readonly prerequisites: readonly HabitId[];
  readonly minutes: number;
  readonly energy: Energy;
  readonly intensity: Intensity;
  /** In which parts of the waking day it can be done. */
  readonly parts: readonly DayPart[];
  readonly moments: readonly Moment[];
  readonly places: readonly Place[];
  readonly equipment: readonly Equipment[];
  readonly seasons: readonly Season[];
  readonly contraindications: readonly Contraindication[];
  readonly sport?: Sport | undefined;
  /** Who cannot move as others do, and for whom it is meant; for others it comes last. */
  readonly meantFor?: readonly Contraindication[];
  /** For whom alone it is; for everybody where nothing is named. */
  readonly onlyFor?: readonly Contraindication[];
  /** What it is easier with, where somebody has it. */
  readonly helpedBy?: readonly Equipment[];
  /** Of these the injuries with which its small version may be done as long as they only twinge. */
  readonly mild: readonly Contraindication[];
  readonly risks: readonly Risk[];
  /** Minutes at each stage. */
  readonly scaling: Readonly<Record<Stage, number>>;
  /** Minutes of the versions for a weak and a strong day; `gentle` stands in for a risk that is not cleared. */
  readonly low: number;
  readonly high: number;
  readonly gentle: number | undefined;
  /** Something that restores: what an easy day begins with, and what stress is answered with. */
  readonly restores: boolean;
  /** Weekly at most so often; most habits are for every day. */
  readonly daysAWeek: number;
  /** It works by returning every day; what does not takes turns. */
  readonly everyDay?: boolean | undefined;
  /** Tracks move a little with it, where the person walks them. */
  readonly tracks: readonly TrackId[];
}
