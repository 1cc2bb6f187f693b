import { daysBetween, type LocalDate } from "../time/local-date.ts";
import { type AimHabits, type AimId, aimServed, type AimsOf } from "./aim.ts";
import { hashText } from "../text/hash.ts";
import { skipsInARow } from "../mastery/record-outcome.ts";
import { bigDayPoints } from "./big-day.ts";
import type { BlockTemplate } from "./block.ts";
import type { HabitRecord } from "../mastery/habit-record.ts";
import type { Day } from "./day.ts";
import { isMastered } from "./eligible.ts";
import type { DayPart, Habit, HabitCategory, HabitId } from "./habit.ts";
import type { DayLibrary } from "./library.ts";
import type { Mode } from "./mode.ts";
import { daysApart, stoodCost, type TurnAround } from "./rotation.ts";
import { isBeforeExam, movementPoints, wishPoints, wishRules } from "./wishes.ts";

/** What speaks for or against a habit in a block on a day. */
export const scoreRules = [
  "aim",
  "aim_balance",
  "aim_day",
  "growth",
  "own_block",
  "archetype",
  "mode",
  "stage",
  "difficulty",
  "rating",
  "skips",
  "not_lately",
  "exercise",
  "meant_for",
  ...wishRules,
  "between_runs",
  "state",
  "equipment",
  "exam",
  "big_day",
  "night",
  "variety",
  "category",
  "spread",
  "squeezed",
  "kept",
] as const;
export type ScoreRule = (typeof scoreRules)[number];
/** Points by rule, without the rules that gave none. */
export type ScoreParts = Readonly<Partial<Record<ScoreRule, number>>>;

/** What a score looks at that is the same for the whole day. */
export interface ScoreAround {
  readonly day: Pick<
    Day,
    "archetype" | "habits" | "schedule" | "aims" | "intake" | "previous" | "lately" | "startedOn"
  >;
  readonly library: Pick<DayLibrary, "aims" | "aimsBeside" | "habits">;
  readonly timeZone: string;
  /** What the person's level grows by next. */
  readonly growing?: ReadonlySet<HabitId>;
  readonly mode: Mode;
  readonly date: LocalDate;
  /** What gives way today, and how long ago each stood. */
  readonly gave?: HabitId | undefined;
  readonly turns?: TurnAround;
  /** The first day of all: nothing is known of what somebody keeps up, so how strong they feel says more. */
  readonly firstDay?: boolean;
}

/** The points of a habit in themselves; a block and what else the day holds come on top. */
export function scoreHabit(habit: Habit, around: ScoreAround): ScoreParts {
  const { day, mode, date, library, growing, firstDay = false } = around;
  const record = day.habits[habit.id];
  return without0({
    aim: aimPoints(habit, day.aims ?? [], library),
    aim_day: aimDayPoints(habit, around),
    growth: growing?.has(habit.id) === true ? growthPoints(habit, around) : 0,
    archetype: habit.archetypes.includes(day.archetype) ? 0 : -60,
    mode: modePoints(habit, mode, firstDay),
    ...stagePoints(habit, record, date, mode),
    rating: record?.rating === undefined ? 0 : (record.rating - 3) * 8,
    skips: -8 * Math.min(5, skipsInARow(record)),
    not_lately: notLately(record, date) ? -12 : 0,
    variety: varietyPoints(record, date) + turnPoints(habit.id, around),
    meant_for: meantPoints(habit, day, library.aims),
    ...wishPoints(habit, around),
    ...toldPoints(habit, day, date),
  });
}

/** What is made for what somebody told of their body, for what they have, or for an exam that is near, is there for them. */
const told = { state: 60, equipment: 24, exam: 90, night: 80 } as const;
function toldPoints(habit: Habit, { intake, schedule }: ScoreAround["day"], date: LocalDate): ScoreParts {
  const { onlyFor = [], helpedBy = [], equipment, moments } = habit;
  const has = [...equipment, ...helpedBy].some((each) => schedule.equipment.includes(each));
  return without0({
    state: onlyFor.some((code) => intake?.codes.includes(code)) ? told.state : 0,
    equipment: has ? told.equipment : 0,
    // It fits on nights of work alone.
    night: moments.some((each) => each === "night_break" || each === "after_night" || each === "before_night")
      ? told.night
      : 0,
    exam: moments.includes("exam") && isBeforeExam(schedule, date) ? told.exam : 0,
    big_day: bigDayPoints(habit, schedule, date),
  });
}

/** Whoever said what their days are for has it weighed more than what a block is made of. */
const ownBesideAims = 0.5;

/** What a block adds: its own habits first, in their order, and moving when it is welcome. */
export function scoreInBlock(
  habit: Habit,
  block: Pick<BlockTemplate, "habits">,
  part: DayPart,
  { day, date, isShut = false }: Pick<ScoreAround, "day" | "date"> & { readonly isShut?: boolean },
): ScoreParts {
  const place = block.habits.indexOf(habit.id);
  return without0({
    own_block: place === -1 ? 0 : Math.max(16, 40 - 3 * place) * (day.aims === undefined ? 1 : ownBesideAims),
    exercise: movementPoints(habit, part, { day, date }, isShut),
  });
}

/** What the rest of the day takes away: one more of the same category, one more in the same block. */
export function scoreBeside(
  habit: Habit,
  categories: readonly HabitCategory[],
  inBlock: number,
  kept: number,
): ScoreParts {
  return without0({
    category: -14 * categories.filter((each) => each === habit.category).length,
    spread: -18 * inBlock,
    kept,
  });
}

/** The sum of all points. */
export function totalOf(parts: ScoreParts): number {
  let sum = 0;
  for (const points of Object.values(parts)) sum += points;
  return sum;
}

/** What only helps an aim along comes before what serves none. */
const helpsAlong = 20;
/** What serves none comes only where all that does has stood for days. */
const servesNone = -30;

/** What serves an aim comes before what only belongs to the time of day; the more the better it serves it. */
function aimPoints(habit: Habit, aims: readonly AimId[], { aims: serves, aimsBeside: beside }: AimsOf): number {
  const served = aimServed(habit, aims, serves);
  if (!served) return aims.some((aim) => serves[aim].length > 0) ? servesNone : 0;
  return beside?.[served.aim].includes(habit.id) === true ? helpsAlong : Math.max(40, 112 - 4 * served.rank);
}

/** What a level grows by counts more where it serves what somebody wants, or they said nothing of that; little else, and little on a weak day. */
function growthPoints(habit: Habit, { day, library, mode }: ScoreAround): number {
  if (mode === "low") return day.aims === undefined ? 12 : 0;
  return isWanted(habit.id, day.aims ?? [], library.aims) ? 40 : 12;
}

/** What serves an aim first of all and has days of its own in a week, has them. */
const firstOfAim = 6;
const itsDay = 130;
function aimDayPoints(habit: Habit, { day, library, mode, turns }: ScoreAround): number {
  if (mode === "low" || turns === undefined || daysApart(habit) === 1 || stoodCost(turns, habit.id) > 0) return 0;
  return (aimServed(habit, day.aims ?? [], library.aims)?.rank ?? firstOfAim) < firstOfAim ? itsDay : 0;
}

function without0(parts: Readonly<Record<string, number | undefined>>): ScoreParts {
  const kept: Record<string, number> = {};
  for (const [rule, points] of Object.entries(parts)) if (points !== undefined && points !== 0) kept[rule] = points;
  return kept;
}

function modePoints(habit: Habit, mode: Mode, firstDay: boolean): number {
  if (mode === "low") return (habit.restores ? 20 : 0) + (habit.energy === "low" ? 10 : -10);
  if (mode === "high") return { low: 0, medium: 6, high: 10 }[habit.energy] * (firstDay ? 4 : 1);
  return 0;
}

/** What is growing comes before what is new, and that before what has long been mastered; of what is new the simple comes first. */
function stagePoints(habit: Habit, record: HabitRecord | undefined, date: LocalDate, mode: Mode): ScoreParts {
  const steep = mode === "high" ? 0.5 : mode === "low" ? 2 : 1;
  if (record === undefined || record.attempts === 0) {
    return { stage: 6, difficulty: -Math.round(steep * (habit.difficulty - 1)) };
  }
  return { stage: isMastered(record, date) ? 0 : 14 };
}

/** "Not this" was said within the last two weeks. */
function notLately(record: HabitRecord | undefined, date: LocalDate): boolean {
  return record?.notBefore !== undefined && daysBetween(record.notBefore, date) < 14;
}

/** After so many days what was hardly taken up makes room. */
const turnDays = 4;
const letGo = -150;
const gives = -140;
/** Of what serves alike another comes first every other day; on a weak day, which holds little, every day and among all that serve. */
const turnPointsMost = { usual: 16, weak: 40 } as const;

/** What stood in the day and was hardly done is let go on every fourth one; else one a day gives way where another serves as well. */
function turnPoints(id: HabitId, around: ScoreAround): number {
  const { day, date, library, mode, gave, turns } = around;
  const days = daysBetween(day.startedOn, date);
  const isThere = day.previous?.habits.includes(id) === true;
  const rests = isThere && gave === id ? gives : 0;
  if (days < turnDays) return rests;
  const left = days % turnDays === 0 ? aimsLeftOut(day, library.aims) : [];
  if (left.length > 0) return left.some((aim) => library.aims[aim].includes(id)) ? 0 : letGo;
  if (!isThere) {
    const cost = turns ? stoodCost(turns, id) : 0;
    if (mode === "low") return -cost - (hashText(`${date}.${id}`) % turnPointsMost.weak);
    return -cost - (hashText(`${Math.floor(days / 2)}.${id}`) % turnPointsMost.usual);
  }
  if (days % turnDays === 0 && isHardlyDone(day.habits[id], date)) return letGo;
  return rests;
}

/** So many things lead for an aim. */
const leading = 2;

/** What a day's turns go by: what a level grows by is kept longer, where it serves what somebody wants or they said nothing of that; not on a weak day. */
export function turnsOf({
  day,
  library,
  date,
  growing,
  mode,
}: Pick<ScoreAround, "day" | "library" | "date" | "growing" | "mode">): TurnAround {
  const grows = (id: HabitId): boolean =>
    mode !== "low" && growing?.has(id) === true && isWanted(id, day.aims ?? [], library.aims);
  const leads = (id: HabitId): boolean => (aimServed({ id }, day.aims ?? [], library.aims)?.rank ?? leading) < leading;
  return { day, library, date, grows, leads };
}

/** Whether it serves what somebody wants of their days; whoever said nothing of that wants what their level grows by. */
const isWanted = (id: HabitId, wanted: readonly AimId[], serves: AimHabits): boolean =>
  wanted.every((aim) => serves[aim].length === 0) || wanted.some((aim) => serves[aim].includes(id));

/** On how many days of the last week it was done. */
const daysDone = (record: HabitRecord | undefined, date: LocalDate): number =>
  (record?.recent ?? []).filter((each) => each.outcome !== "skipped" && daysBetween(each.date, date) <= 7).length;

/** What an aim is first of all served by needs no more to be told for it. */
const firstServed = 2;

/** What is made for bodies that need care comes last for whoever has not told that theirs needs it, and does not want just that. */
function meantPoints(habit: Habit, { aims = [], intake }: ScoreAround["day"], serves: AimHabits): number {
  const { meantFor = [] } = habit;
  if (meantFor.length === 0 || meantFor.some((code) => intake?.codes.includes(code))) return 0;
  return (aimServed(habit, aims, serves)?.rank ?? firstServed) < firstServed ? 0 : -160;
}

/** Aims that a day of few habits had no room for: they have their turn. */
function aimsLeftOut({ previous, aims = [] }: ScoreAround["day"], serves: AimHabits): readonly AimId[] {
  if (!previous || previous.habits.length >= aims.length) return [];
  return aims.filter((aim) => !previous.habits.some((each) => serves[aim].includes(each)));
}

/** Not done for four days, or known for eight and done on no more than two of them. */
function isHardlyDone(record: HabitRecord | undefined, date: LocalDate): boolean {
  const { firstAttempted: first, lastAttempted: last, recent = [] } = record ?? {};
  if (first === undefined || last === undefined || daysBetween(last, date) > turnDays) return true;
  const lately = recent.filter((each) => each.outcome !== "skipped" && daysBetween(each.date, date) <= 2 * turnDays);
  return daysBetween(first, date) > 2 * turnDays && lately.length <= 2;
}

/** What has run on every day for a week may rest once it is mastered; what has not been seen for two weeks is welcome again. */
function varietyPoints(record: HabitRecord | undefined, date: LocalDate): number {
  if (record?.lastAttempted === undefined) return 0;
  if (daysBetween(record.lastAttempted, date) > 14) return 4;
  if (!isMastered(record, date)) return 0;
  return -3 * Math.min(7, daysDone(record, date));
}
