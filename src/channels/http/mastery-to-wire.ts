import { toWireInstant } from "#contract/instant.ts";
import type { LevelWire, MasteryWire, SkillMasteryWire } from "#contract/mastery.ts";
import { excusedOf } from "#core/mastery/excused.ts";
import type { Habit, HabitCategory, HabitId } from "#core/day/habit.ts";
import { exclusionsFor } from "#core/dialogue/day/setup/habit-commands.ts";
import { streakOn } from "#core/mastery/record-outcome.ts";
import { fullPractice, habitMastery, masteredFrom } from "#core/mastery/mastery.ts";
import { type LevelView, masteryOverview, type SkillView } from "#core/insights/overview.ts";
import { progressionProfile } from "#core/insights/progression.ts";
import { type LocalDate, localDate } from "#core/time/local-date.ts";
import { exclusionToWire } from "./habit-to-wire.ts";
import type { ShownDay } from "./task-words.ts";

const nameOf = (kind: "skill" | "habit" | "level", id: string, { text }: ShownDay): string =>
  text({ ref: `${kind}.${id}.name` });

const excludedFrom = (habit: Habit | undefined, shown: ShownDay) =>
  habit ? exclusionsFor(shown.snapshot, habit, shown.around).map((each) => exclusionToWire(each, shown)) : [];

/** The category of most of a skill's habits, the first of them where there are as many of several. */
function categoryOf(habits: readonly Habit[]): HabitCategory | "" {
  const counts = new Map<HabitCategory, number>();
  for (const { category } of habits) counts.set(category, (counts.get(category) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return most?.[0] ?? "";
}

function stateOf({ state, best }: SkillView): SkillMasteryWire["state"] {
  return state === "new" ? (best > 0 ? "begun" : "not_begun") : state;
}

function skillToWire(skill: SkillView, all: readonly HabitId[], today: LocalDate, shown: ShownDay): SkillMasteryWire {
  const { snapshot, around } = shown;
  const excused = excusedOf(snapshot.day);
  const habits = all.flatMap((id) => around.library.day.habits.get(id) ?? []);
  const records = habits.flatMap(({ id }) => snapshot.day.habits[id] ?? []);
  const attempted = records.flatMap(({ lastAttempted }) => lastAttempted ?? []).toSorted();
  return {
    skill_id: skill.id,
    skill_name: nameOf("skill", skill.id, shown),
    category: categoryOf(habits),
    current_level: Math.floor(skill.mastery / 10),
    mastery_percentage: skill.mastery,
    best: skill.best,
    attempts: records.reduce((sum, { attempts }) => sum + attempts, 0),
    successes: records.reduce((sum, { successes }) => sum + successes, 0),
    streak: skill.streak,
    last_attempt: attempted.at(-1) ?? null,
    mastery_criteria: { mastery_percentage: masteredFrom, successes: fullPractice },
    state: stateOf(skill),
    habits: habits.map((habit) => {
      const record = snapshot.day.habits[habit.id];
      return {
        habit_id: habit.id,
        name: nameOf("habit", habit.id, shown),
        mastery: habitMastery(record, today, excused),
        streak: record ? streakOn(record, today, habit.daysAWeek, excused) : 0,
        excluded: excludedFrom(habit, shown),
      };
    }),
  };
}

const levelStates = { passed: "reached", current: "current", ahead: "ahead" } as const;

function levelToWire(level: LevelView, shown: ShownDay): LevelWire {
  const { day } = shown.snapshot;
  return {
    level_id: level.id,
    level_name: nameOf("level", level.id, shown),
    archetype: day.archetype,
    description: shown.text({ ref: `level.${level.id}.description` }),
    estimated_weeks_to_complete: level.weeks,
    state: levelStates[level.state],
    required_skills: level.requires.map(({ id, best, mastered, waived }) => ({
      skill_id: id,
      name: nameOf("skill", id, shown),
      mastery: best,
      needed: masteredFrom,
      met: mastered,
      spared: waived,
    })),
    unlocked_habits: level.unlocks.map(({ habit }) => {
      const excluded = excludedFrom(shown.around.library.day.habits.get(habit), shown);
      return { habit_id: habit, name: nameOf("habit", habit, shown), open: excluded.length === 0, excluded };
    }),
  };
}

/** The brief's profile of somebody's progress, with the levels of their path and every skill there is. */
export function masteryToWire(shown: ShownDay): MasteryWire {
  const { snapshot, around } = shown;
  const { day, person } = snapshot;
  const library = around.library.day;
  const today = localDate(around.now, person.timeZone);
  const profile = progressionProfile(day, library, today);
  const { skills, levels, complete } = masteryOverview(day, library, today);
  const grownBy = new Map(library.skills.map(({ id, habits }) => [id, habits]));
  const current = profile.currentLevel ?? "";
  return {
    user_id: person.id,
    archetype: profile.archetype,
    archetype_name: shown.text({ ref: `archetype.${profile.archetype}.name` }),
    current_level: current,
    current_level_name: nameOf("level", current, shown),
    weeks_in_system: profile.weeksInSystem,
    total_mastered_skills: profile.totalMasteredSkills,
    mastered_skills: [...profile.masteredSkills],
    in_progress_skills: [...profile.inProgressSkills],
    ready_for_advancement: [...profile.readyForAdvancement],
    next_recommended_skills: [...profile.nextRecommendedSkills],
    progression_velocity: profile.progressionVelocity,
    complete,
    assessed_at: toWireInstant(around.now),
    levels: levels.map((level) => levelToWire(level, shown)),
    skills: skills.map((skill) => skillToWire(skill, grownBy.get(skill.id) ?? [], today, shown)),
  };
}
