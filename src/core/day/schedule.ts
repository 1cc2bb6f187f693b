import type { Instant } from "../time/instant.ts";
import type { FreeText } from "../text/free-text.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Weekday } from "../time/weekday.ts";
import type { DayPart, Equipment, Place } from "./habit.ts";
import type { Wishes } from "./wish.ts";

/** Minutes after midnight by the clock on the wall, 0 to 1439. */
export type ClockMinutes = number;

/** From one time of the clock to another; where `to` is not after `from` it ends on the next day. */
export interface ClockSpan {
  readonly from: ClockMinutes;
  readonly to: ClockMinutes;
}

export const meals = ["breakfast", "lunch", "dinner"] as const;
export type Meal = (typeof meals)[number];

/** Something that stands in the way every week. Its name is the person's own word. */
export interface FixedEvent {
  readonly id: string;
  readonly name: FreeText;
  readonly days: readonly Weekday[];
  readonly at: ClockSpan;
}

/** A kind of working day in a shift pattern; without work it is a day off with hours of its own. */
export interface Shift {
  readonly wake: ClockMinutes;
  readonly sleep: ClockMinutes;
  readonly work: ClockSpan | undefined;
}

/** How somebody's days go, as far as they said it; what is not said is as the archetype's day has it. */
export interface Schedule {
  readonly wake: ClockMinutes | undefined;
  readonly sleep: ClockMinutes | undefined;
  readonly work: ClockSpan | undefined;
  readonly workDays: readonly Weekday[];
  readonly meals: Readonly<Partial<Record<Meal, ClockSpan>>>;
  /** When moving is welcome; empty means whenever it fits. */
  readonly exercise: { readonly parts: readonly DayPart[]; readonly days: readonly Weekday[] };
  readonly fixed: readonly FixedEvent[];
  /** A pattern that repeats from a day on; a day is a kind's name, or `off`: without work, with the usual hours. */
  readonly shifts:
    | {
        readonly startsOn: LocalDate;
        readonly pattern: readonly FreeText[];
        readonly kinds: Readonly<Record<string, Shift>>;
      }
    | undefined;
  /** What is wished of the days beside their hours. */
  readonly wishes?: Wishes;
  /** Days without work. */
  readonly daysOff: readonly LocalDate[];
  /** What the person has, and where they can do something. */
  readonly equipment: readonly Equipment[];
  readonly places: readonly Place[];
  /** In the person's own words; what they wish of the days is read of them (`wish-words.ts`), and of nothing else. */
  readonly notes: FreeText;
}

export const emptySchedule: Schedule = {
  wake: undefined,
  sleep: undefined,
  work: undefined,
  workDays: [1, 2, 3, 4, 5],
  meals: {},
  exercise: { parts: [], days: [] },
  fixed: [],
  shifts: undefined,
  daysOff: [],
  equipment: [],
  places: ["anywhere", "home", "outdoors", "work"],
  notes: "",
};

/** A stretch of time, its end excluded. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/** One day of a person, from waking to sleep, in instants: so neither midnight nor a change of the clocks matters to what is planned. */
export interface WakingDay extends Interval {
  readonly date: LocalDate;
  /** The zone whose clock hung on the wall: blocks that keep to a time of the clock need it. */
  readonly timeZone: string;
  readonly work: readonly Interval[];
  readonly meals: readonly (Interval & { readonly meal: Meal })[];
  /** Fixed events and what an imported calendar holds. */
  readonly busy: readonly Interval[];
  /** Its work goes through the night, and that of the day before did not. */
  readonly firstNight?: true;
}
