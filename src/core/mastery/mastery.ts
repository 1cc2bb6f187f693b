import { type Excused, excusedBetween } from "./excused.ts";
import type { HabitRecord } from "./habit-record.ts";
import type { HabitId, Stage } from "../day/habit.ts";
import { daysBetween, type LocalDate, plusDays } from "../time/local-date.ts";
import type { Skill, SkillId } from "./skill.ts";

/** From here on something is mastered, and from here on in progress (of 100; day.md). */
export const masteredFrom = 80;
export const inProgressFrom = 20;

const windowDays = 30;
/** Successes over a life after which practice is full. */
export const fullPractice = 14;
/** Days without an attempt from which a habit rusts, and until which it has rusted to the half that stays. */
const rust = { from: 14, until: 60, left: 0.5 } as const;

/** What an outcome counts for: partly is half a success. */
export const worth = { done: 1, partly: 0.5, skipped: 0 } as const;

/** How often it succeeded of the times it was tried, in the 30 days up to the last attempt: rest alone makes nobody worse or better. */
function successRate({ recent, lastAttempted, attempts, successes }: HabitRecord): number {
  const tried = recent.filter(
    ({ date, outcome }) =>
      outcome !== "skipped" && lastAttempted !== undefined && daysBetween(date, lastAttempted) < windowDays,
  );
  if (tried.length > 0) return tried.reduce((sum, { outcome }) => sum + worth[outcome], 0) / tried.length;
  return attempts > 0 ? Math.min(1, successes / attempts) : 0;
}

/**
 * How well somebody has a habit, 0 to 100: round(100·s·v·r) of success in the last month, practice over a life, and rest (day.md). Never tried
 * is 0. Days of sickness, travel or pause are no rest: nothing rusts by them.
 */
export function habitMastery(
  record: HabitRecord | undefined,
  today: LocalDate,
  excused: readonly Excused[] = [],
): number {
  if (record?.lastAttempted === undefined) return 0;
  const practice = Math.min(1, record.successes / fullPractice);
  const away = excusedBetween(excused, record.lastAttempted, plusDays(today, 1));
  const idle = daysBetween(record.lastAttempted, today) - away;
  const rusted = Math.min(Math.max((idle - rust.from) / (rust.until - rust.from), 0), 1);
  return Math.round(100 * successRate(record) * practice * (1 - rusted * (1 - rust.left)));
}

/** How far a mastery is: it decides which of a habit's three scalings is planned. */
export function stageOf(mastery: number): Stage {
  if (mastery < 30) return "beginner";
  return mastery < 70 ? "intermediate" : "advanced";
}

type Records = Readonly<Record<HabitId, HabitRecord>>;

/** A skill is as strong as the strongest of its habits: whoever has found their own way to it need not walk all others. */
export const skillMastery = (
  { habits }: Skill,
  records: Records,
  today: LocalDate,
  excused: readonly Excused[] = [],
): number => Math.max(0, ...habits.map((id) => habitMastery(records[id], today, excused)));

/** The strongest that a skill has ever been; never decreases. */
export const skillBest = ({ habits }: Skill, records: Records): number =>
  Math.max(0, ...habits.map((id) => records[id]?.best ?? 0));

/** The best of all skills: what levels are reached by, so that nothing once mastered is asked for again. */
export const skillBests = (skills: readonly Skill[], records: Records): ReadonlyMap<SkillId, number> =>
  new Map(skills.map((skill) => [skill.id, skillBest(skill, records)]));
