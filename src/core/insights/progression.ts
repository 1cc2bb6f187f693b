import type { ArchetypeId } from "../day/archetype.ts";
import { excusedOf } from "../mastery/excused.ts";
import type { Day } from "../day/day.ts";
import { daysBetween, type LocalDate } from "../time/local-date.ts";
import { levelOf, weeksBetween } from "../mastery/level.ts";
import { ownSkills } from "../day/own-skills.ts";
import { inProgressFrom, masteredFrom, skillBests, skillMastery, stageOf } from "../mastery/mastery.ts";
import type { LevelId, SkillId } from "../mastery/skill.ts";
import { waivedSkills, type WaiverDay, type WaiverLibrary } from "../day/waived.ts";

/** The brief's `UserProgressionProfile`: how far somebody is with everything that grows. */
export interface ProgressionProfile {
  readonly archetype: ArchetypeId;
  readonly currentLevel: LevelId | undefined;
  /** Whole weeks since the first day. */
  readonly weeksInSystem: number;
  readonly totalMasteredSkills: number;
  /** Mastery of 80 and more today. */
  readonly masteredSkills: readonly SkillId[];
  /** 20 to 79 today. */
  readonly inProgressSkills: readonly SkillId[];
  /** In progress and already at the advanced stage: the nearest to being mastered, strongest first. */
  readonly readyForAdvancement: readonly SkillId[];
  /** What the path asks for next, at most three, of each level the strongest first. */
  readonly nextRecommendedSkills: readonly SkillId[];
  /** Skills mastered a week. */
  readonly progressionVelocity: number;
}

const mostRecommended = 3;

/** How far somebody is today, by the habits they have done. */
export function progressionProfile(
  day: WaiverDay & Pick<Day, "startedOn" | "away" | "excused">,
  library: WaiverLibrary,
  today: LocalDate,
): ProgressionProfile {
  const { levels } = library;
  const skills = ownSkills(day, library);
  const excused = excusedOf(day);
  const waived = waivedSkills(day, library);
  const mastery = new Map(skills.map((skill) => [skill.id, skillMastery(skill, day.habits, today, excused)]));
  const of = (id: SkillId) => mastery.get(id) ?? 0;
  const ids = skills.map(({ id }) => id);
  const byStrength = (some: readonly SkillId[]) => some.toSorted((a, b) => of(b) - of(a));
  const bests = skillBests(skills, day.habits);
  const path = levels[day.archetype];
  const { current } = levelOf(path, bests, day.levels, waived, weeksBetween(day.startedOn, today));
  const ahead = current ? path.slice(path.indexOf(current)) : [];
  const next = ahead.flatMap(({ requires }) =>
    byStrength(requires.filter((skill) => !waived.has(skill) && (bests.get(skill) ?? 0) < masteredFrom)),
  );
  const mastered = ids.filter((id) => of(id) >= masteredFrom);
  const inProgress = ids.filter((id) => of(id) >= inProgressFrom && of(id) < masteredFrom);
  const weeks = Math.max(0, Math.floor(daysBetween(day.startedOn, today) / 7));
  return {
    archetype: day.archetype,
    currentLevel: current?.id,
    weeksInSystem: weeks,
    totalMasteredSkills: mastered.length,
    masteredSkills: mastered,
    inProgressSkills: inProgress,
    readyForAdvancement: byStrength(inProgress.filter((id) => stageOf(of(id)) === "advanced")),
    nextRecommendedSkills: [...new Set(next)].slice(0, mostRecommended),
    progressionVelocity: mastered.length / Math.max(weeks, 1),
  };
}
