import type { LocalDate } from "../time/local-date.ts";
import type { HabitCategory, Season } from "./habit.ts";

/** What somebody makes of moving: a little more of it, or training with hard and easy days. */
export const movements = ["more", "train"] as const;
export type Movement = (typeof movements)[number];

/** Whether things are rather done alone or with others. */
export const companies = ["alone", "together"] as const;
export type Company = (typeof companies)[number];

/** Days that much else of a life goes by: before each comes rest, and after it an easy day. Whoever trains for a race has its weeks shaped by it. */
export const bigDays = ["exam", "race", "operation", "wedding"] as const;
export type BigDay = (typeof bigDays)[number];

/** How somebody wants their days, as far as they said it; nobody is asked. Of each kind of big day the next one: of several exams the first. */
export interface Wishes extends Readonly<Partial<Record<BigDay, LocalDate>>> {
  /** Minutes on the way to work, and as many back. */
  readonly commute?: number;
  /** How long all that a day asks may take together. */
  readonly minutes?: number;
  readonly movement?: Movement;
  readonly company?: Company;
  /** Kinds of things that are not liked. */
  readonly avoid?: readonly HabitCategory[];
  /** When being outside is welcome; not said means always. */
  readonly outdoors?: readonly Season[];
}

export const wishLimits = { mostCommute: 180, leastMinutes: 5, mostMinutes: 300 } as const;
