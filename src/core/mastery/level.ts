import { masteredFrom } from "./mastery.ts";
import { reachedAt } from "./open.ts";
import { daysBetween, type LocalDate } from "../time/local-date.ts";
import type { Level, LevelId, SkillId } from "./skill.ts";

/** Where somebody is on an archetype's path. */
export interface LevelState {
  /** Undefined only where an archetype has no levels. */
  readonly current: Level | undefined;
  /** All levels ever reached, of whatever archetype: those that were given, then the new ones. */
  readonly reached: readonly LevelId[];
  /** Whether the skills of the last level are mastered too. */
  readonly complete: boolean;
}

/** So many days are a week of a path. */
const weekDays = 7;

/** Whole and parts of weeks that somebody has lived their days. */
export const weeksBetween = (startedOn: LocalDate, today: LocalDate): number =>
  daysBetween(startedOn, today) / weekDays;

/** The level that mastery of skills leads to, each not before the weeks that those before it take at least (the brief's 3, 4 and 6): whoever has mastered what a level asks for is on the next one, and stays there; what is waived is not asked for. */
export function levelOf(
  levels: readonly Level[],
  masteries: ReadonlyMap<SkillId, number>,
  reached: readonly LevelId[],
  waived: ReadonlySet<SkillId> = new Set(),
  weeks = Number.POSITIVE_INFINITY,
): LevelState {
  const least = (at: number): number => levels.slice(0, at + 1).reduce((sum, each) => sum + each.weeks, 0);
  const finished = (level: Level | undefined) =>
    level !== undefined &&
    weeks >= least(levels.indexOf(level)) &&
    level.requires.every((skill) => waived.has(skill) || (masteries.get(skill) ?? 0) >= masteredFrom);
  let at = reachedAt(levels, reached);
  while (at < levels.length - 1 && finished(levels[at])) at += 1;
  const fresh = levels.slice(0, at + 1).flatMap(({ id }) => (reached.includes(id) ? [] : [id]));
  return {
    current: levels[at],
    reached: fresh.length > 0 ? [...reached, ...fresh] : reached,
    complete: at === levels.length - 1 && finished(levels[at]),
  };
}
