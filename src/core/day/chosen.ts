import type { LocalDate } from "../time/local-date.ts";
import type { Day } from "./day.ts";
import type { Habit, HabitCategory, HabitId, Stage } from "./habit.ts";
import type { DayLibrary } from "./library.ts";
import type { Mode } from "./mode.ts";
import type { Interval, WakingDay } from "./schedule.ts";
import type { ScoreParts } from "./score.ts";
import type { Sized } from "./size-habit.ts";
import type { Slot } from "./slot.ts";

/** What is asked of the choice of a day's habits, and what it answers. */

/** Why a habit is among those of the day. */
export const chosenBy = ["habit_kept", "habit_new", "habit_added", "habit_varied", "habit_instead"] as const;
export type ChosenBy = (typeof chosenBy)[number];

export interface Chosen {
  readonly habit: Habit;
  readonly slot: number;
  readonly sized: Sized;
  readonly stage: Stage;
  readonly by: ChosenBy;
  readonly parts: ScoreParts;
}

export interface ChooseInput {
  readonly day: Day;
  readonly library: DayLibrary;
  readonly date: LocalDate;
  readonly timeZone: string;
  readonly mode: Mode;
  readonly waking: WakingDay;
  readonly slots: readonly Slot[];
  readonly count: number;
  /** Habits that stay unless something speaks against them. */
  readonly stay: readonly HabitId[];
  /** Whether at most one of those that stay may be changed for another; `free` where a reason lets all of them go. */
  readonly change: "none" | "one" | "free";
  /** The day grew today: what comes on top of what stays is short. */
  readonly grown: boolean;
  readonly firstDay: boolean;
  /** Habits that are in the day already, whatever became of them. */
  readonly taken: readonly HabitId[];
  readonly categories: readonly HabitCategory[];
  /** When something that stirs a body stands in the day already. */
  readonly stirring?: readonly Interval[];
  /** Only the smallest version. */
  readonly tiny?: boolean;
}
