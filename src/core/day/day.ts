import type { FreeText } from "../text/free-text.ts";
import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Heard, Lows } from "../readings/told.ts";
import type { HabitRecord } from "../mastery/habit-record.ts";
import type { LevelId } from "../mastery/skill.ts";
import type { AimId } from "./aim.ts";
import type { ArchetypeId } from "./archetype.ts";
import type { Doses } from "./dose.ts";
import type { HabitId } from "./habit.ts";
import type { Intake } from "./intake.ts";
import type { Mode } from "./mode.ts";
import type { OwnHabit } from "./own-habit.ts";
import type { Plan } from "./plan.ts";
import { emptySchedule, type Interval, type Schedule } from "./schedule.ts";

/** How many habits a day has grown to, and from what: the last planned days (day.md, evolution). */
export interface Growth {
  /** Habits a day at present; undefined until anything changed, which is the archetype's start. */
  readonly count: number | undefined;
  /** Habits whose longer version has become the usual one. */
  readonly raised: readonly HabitId[];
  /** The last day on which any of it changed. */
  readonly changedOn: LocalDate | undefined;
  /** The last 14 planned days, oldest first; `done` counts halves for what was partly done. */
  readonly days: readonly { readonly date: LocalDate; readonly planned: number; readonly done: number }[];
}

/** The habits that stood in a day, whatever became of them. */
export interface StoodOn {
  readonly date: LocalDate;
  readonly habits: readonly HabitId[];
}

/** How the days last grew or shrank, and by what share (0 to 1) of what was planned was done: told on the day from which it holds. */
export interface Grown {
  readonly on: LocalDate;
  readonly how: "simpler" | "one_more" | "longer";
  readonly share: number;
  /** The one that became longer. */
  readonly habit?: HabitId;
}

export const noGrowth: Growth = { count: undefined, raised: [], changedOn: undefined, days: [] };

/** Where free and busy times come from; the address is as secret as a password. */
export interface CalendarLink {
  readonly address: FreeText;
  readonly addedAt: Instant;
  readonly readAt: Instant | undefined;
  /** Why the last attempt brought nothing. */
  readonly problem: "unreachable" | "too_large" | "not_a_calendar" | "not_allowed" | undefined;
  /** What is taken, from today on for two weeks. */
  readonly busy: readonly Interval[];
}

/** Days on which nothing is asked and nothing is lost. */
export interface Away {
  readonly why: "sick" | "travel" | "pause";
  readonly from: LocalDate;
  /** The last such day; undefined while the person does not know. */
  readonly until: LocalDate | undefined;
}

/** All that one person's health days stand on. Undefined for whoever does not use this part. */
export interface Day {
  readonly startedAt: Instant;
  readonly startedOn: LocalDate;
  readonly archetype: ArchetypeId;
  /** What the days are for, where the person said so; up to two. */
  readonly aims?: readonly AimId[];
  /** The archetype before, while the change to this one is spread over seven days. */
  readonly blend: { readonly from: ArchetypeId; readonly startedOn: LocalDate } | undefined;
  readonly schedule: Schedule;
  /** When the person agreed that data about their body is kept; without it neither intake nor states are. */
  readonly consentAt: Instant | undefined;
  readonly intake: Intake | undefined;
  readonly calendar: CalendarLink | undefined;
  /** The last tap of energy, 0 to 1. */
  readonly energy: { readonly value: number; readonly at: Instant } | undefined;
  /** Words of how it is that were answered, so that what was sent and what was tapped are answered once. */
  readonly heard?: Heard;
  /** Days on which something hard was told. */
  readonly lows?: Lows;
  /** How ready the body was for a day, 0 to 1, as last measured or computed. */
  readonly readiness: { readonly value: number; readonly date: LocalDate; readonly computed: boolean } | undefined;
  /** The person's own word on today's mode. */
  readonly modeChoice: { readonly mode: Mode; readonly date: LocalDate } | undefined;
  readonly plan: Plan | undefined;
  /** What the day before consisted of, so that at most one task differs. */
  readonly previous:
    | {
        readonly date: LocalDate;
        readonly mode: Mode;
        readonly archetype: ArchetypeId;
        readonly habits: readonly HabitId[];
      }
    | undefined;
  /** Of what the planned days of the last two weeks consisted, oldest first: so that things take turns, and nobody is told twice that something is new. */
  readonly lately?: readonly StoodOn[];
  readonly growth: Growth;
  readonly grown?: Grown;
  readonly habits: Readonly<Record<HabitId, HabitRecord>>;
  /** How long each habit is done by now; of those that were done since lengths are kept. */
  readonly doses?: Doses;
  /** Habits that the person made up, in the order in which they came. */
  readonly own?: readonly OwnHabit[];
  /** Levels once reached stay. */
  readonly levels: readonly LevelId[];
  /** Habits a day, where the person wants fewer or more than usual; within the archetype's cap. */
  readonly tasksADay: number | undefined;
  readonly reminders: boolean;
  /** How many messages a day may come from us; 4 unless the person says otherwise. */
  readonly messagesADay: number;
  /** What we began today. */
  readonly begun: { readonly date: LocalDate; readonly count: number } | undefined;
  /** Whether a word about the week is wanted, once a week. */
  readonly digest: boolean;
  /** The day on which it was last sent. */
  readonly digestOn: LocalDate | undefined;
  readonly withGoalStep: boolean;
  readonly withTrackAction: boolean;
  readonly away: Away | undefined;
  /** When they were away before, oldest first: streaks and mastery lost nothing by it. */
  readonly excused?: readonly Pick<Away, "from" | "until">[];
  /** When to look next whether anything of ours is due. */
  readonly lookAt: Instant;
}

/** The first day of somebody's health days: nothing known, nothing asked for. */
export function newDay(archetype: ArchetypeId, at: Instant, date: LocalDate): Day {
  return {
    startedAt: at,
    startedOn: date,
    archetype,
    blend: undefined,
    schedule: emptySchedule,
    consentAt: undefined,
    intake: undefined,
    calendar: undefined,
    energy: undefined,
    readiness: undefined,
    modeChoice: undefined,
    plan: undefined,
    previous: undefined,
    growth: noGrowth,
    habits: {},
    levels: [],
    tasksADay: undefined,
    reminders: true,
    messagesADay: 4,
    begun: undefined,
    digest: false,
    digestOn: undefined,
    withGoalStep: true,
    withTrackAction: true,
    away: undefined,
    lookAt: at,
  };
}
