import { excusedOf } from "../mastery/excused.ts";
import type { Day } from "../day/day.ts";
import { bodyExclusions, type ExclusionCode } from "../day/eligible.ts";
import type { HabitId } from "../day/habit.ts";
import type { LocalDate } from "../time/local-date.ts";
import { streakOn } from "../mastery/record-outcome.ts";
import { ownSkills } from "../day/own-skills.ts";
import { levelOf, weeksBetween } from "../mastery/level.ts";
import { inProgressFrom, masteredFrom, skillBests, skillMastery } from "../mastery/mastery.ts";
import type { LevelId, Skill, SkillId } from "../mastery/skill.ts";
import { waivedSkills, type WaiverDay, type WaiverLibrary } from "../day/waived.ts";

export const skillStates = ["mastered", "in_progress", "new"] as const;
export type SkillState = (typeof skillStates)[number];

/** One skill as it stands today. */
export interface SkillView {
  readonly id: SkillId;
  /** 0 to 100, today; `best` is the most it has ever been, by which levels are reached. */
  readonly mastery: number;
  readonly best: number;
  readonly state: SkillState;
  /** The longest of its habits' streaks that run today, in days. */
  readonly streak: number;
  /** The habits it grows by that the body allows, those of the person's path first. */
  readonly habits: readonly HabitId[];
  /** Whether the person's path asks for it, and whether it does so in vain (see `waivedSkills`). */
  readonly asked: boolean;
  readonly waived: boolean;
}

/** A habit that a level opens. */
export interface UnlockView {
  readonly habit: HabitId;
  /** What of the body speaks against it all the same, whatever the level. */
  readonly gated: readonly ExclusionCode[];
  /** Whether something has to be mastered before it, so that it is not open yet. */
  readonly waits: boolean;
}

export interface LevelView {
  readonly id: LevelId;
  readonly state: "passed" | "current" | "ahead";
  readonly requires: readonly {
    readonly id: SkillId;
    readonly best: number;
    readonly mastered: boolean;
    readonly waived: boolean;
  }[];
  readonly unlocks: readonly UnlockView[];
  /** Whether something was mastered for it: what was only passed over, because the body shuts it out, earns no title. */
  readonly titled: boolean;
  /** Weeks that it usually takes. */
  readonly weeks: number;
}

/** Everything that grows, as it stands today: the skills there are and the levels of the person's path. */
export interface MasteryOverview {
  readonly skills: readonly SkillView[];
  readonly levels: readonly LevelView[];
  /** Whether the skills of the last level are mastered too. */
  readonly complete: boolean;
}

/** What of a day and of the library the overview is made from. */
export type OverviewDay = WaiverDay & Pick<Day, "away" | "excused" | "startedOn">;

const stateOf = (mastery: number): SkillState =>
  mastery >= masteredFrom ? "mastered" : mastery >= inProgressFrom ? "in_progress" : "new";

function skillView(
  skill: Skill,
  day: OverviewDay,
  library: WaiverLibrary,
  today: LocalDate,
): Omit<SkillView, "asked" | "waived" | "best"> {
  const excused = excusedOf(day);
  const mastery = skillMastery(skill, day.habits, today, excused);
  const known = skill.habits.flatMap((id) => library.habits.get(id) ?? []);
  const allowed = known.filter((habit) => bodyExclusions(habit, day.intake).length === 0);
  const streaks = known.flatMap((habit) => {
    const record = day.habits[habit.id];
    return record ? [streakOn(record, today, habit.daysAWeek, excused)] : [];
  });
  const own = allowed.filter(({ archetypes }) => archetypes.includes(day.archetype));
  return {
    id: skill.id,
    mastery,
    state: stateOf(mastery),
    streak: Math.max(0, ...streaks),
    habits: [...own, ...allowed.filter((habit) => !own.includes(habit))].map(({ id }) => id),
  };
}

/** The skills, those nearest to being mastered first, and the path of levels with what each asks for and opens. */
export function masteryOverview(day: OverviewDay, library: WaiverLibrary, today: LocalDate): MasteryOverview {
  const { levels, habits } = library;
  const skills = ownSkills(day, library);
  const bests = skillBests(skills, day.habits);
  const waived = waivedSkills(day, library);
  const path = levels[day.archetype];
  const { current, complete } = levelOf(path, bests, day.levels, waived, weeksBetween(day.startedOn, today));
  const at = current ? path.indexOf(current) : 0;
  const asked = new Set(path.flatMap(({ requires }) => requires));
  const order = skillStates;
  return {
    skills: skills
      .map(
        (skill): SkillView => ({
          ...skillView(skill, day, library, today),
          best: bests.get(skill.id) ?? 0,
          asked: asked.has(skill.id),
          waived: waived.has(skill.id),
        }),
      )
      .toSorted(
        (a, b) =>
          order.indexOf(a.state) - order.indexOf(b.state) ||
          Number(b.asked) - Number(a.asked) ||
          b.mastery - a.mastery ||
          (a.id < b.id ? -1 : 1),
      ),
    levels: path.map((level, index) => ({
      id: level.id,
      state: index < at ? "passed" : index === at ? "current" : "ahead",
      requires: level.requires.map((id) => {
        const best = bests.get(id) ?? 0;
        return { id, best, mastered: best >= masteredFrom, waived: waived.has(id) };
      }),
      unlocks: level.unlocks.map((id) => {
        const habit = habits.get(id);
        const against = habit ? bodyExclusions(habit, day.intake) : [];
        const waits = habit?.prerequisites.some((each) => (day.habits[each]?.best ?? 0) < masteredFrom) === true;
        return { habit: id, gated: against.map(({ code }) => code), waits };
      }),
      titled:
        index === 0 ||
        path[index - 1]?.requires.some((id) => !waived.has(id) && (bests.get(id) ?? 0) >= masteredFrom) === true,
      weeks: level.weeks,
    })),
    complete,
  };
}
