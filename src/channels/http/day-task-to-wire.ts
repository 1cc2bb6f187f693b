import type { TaskInFullWire } from "#contract/day-task.ts";
import { halfOf, thirdMoreThan } from "#core/adaptation/change-task.ts";
import { excusedOf } from "#core/mastery/excused.ts";
import { dayPartOf } from "#core/day/energy-shares.ts";
import type { Habit } from "#core/day/habit.ts";
import { ownHabitsOf } from "#core/day/own-habit.ts";
import { ownBlock } from "#core/day/own-tasks.ts";
import type { Plan, Task } from "#core/day/plan.ts";
import { reasonsFor } from "#core/day/reasons.ts";
import { taughtTo } from "#core/lessons/taught.ts";
import { streakOn } from "#core/mastery/record-outcome.ts";
import { habitMastery } from "#core/mastery/mastery.ts";
import { progressionProfile } from "#core/insights/progression.ts";
import type { LevelId } from "#core/mastery/skill.ts";
import { timeRange } from "./day-clock.ts";
import { realTimeAdaptations } from "./adaptation-to-wire.ts";
import { alternativesOf, taskToWire } from "./day-to-wire.ts";
import { becauseToWire, type ShownDay } from "./task-words.ts";
import type { HabitBooks } from "./deps.ts";
import { evidenceToWire, lessonOfHabit, partsToWire, streaksOf, writtenOf } from "./habit-to-wire.ts";

/** The brief's `skill_level`: a level without the mark of its path, in which way of going about it (`developing_foundation_builder`). */
const skillLevelOf = (level: LevelId, archetype: Plan["archetype"]): string =>
  `${level.slice(level.indexOf("_") + 1)}_${archetype}`;

/** Where the person is on their path, and what that means. */
function levelPart({ snapshot, around, text }: ShownDay, { date }: Plan) {
  const { currentLevel } = progressionProfile(snapshot.day, around.library.day, date);
  return currentLevel === undefined
    ? { skill_level: snapshot.day.archetype, progression_note: "" }
    : {
        skill_level: skillLevelOf(currentLevel, snapshot.day.archetype),
        progression_note: text({ ref: `level.${currentLevel}.note` }),
      };
}
/** What spoke for a task most, then its version and where its block stands. */
function reasonsOf(task: Task, plan: Plan, shown: ShownDay): TaskInFullWire["reasons"] {
  const block = plan.blocks.find(({ id }) => id === task.block);
  const rules: readonly string[] = [
    ...reasonsFor(task),
    ...(task.version === "usual" ? [] : [`version_${task.version}`]),
    ...(block ? [block.because.rule] : []),
  ];
  return rules.map((rule) => ({ rule, text: becauseToWire({ rule }, shown).text }));
}

/** Its block; what stands beside the blocks, at a time of its own, has its part of the day in place of one, and the words of the whole day. */
function timeBlockOf(task: Task, plan: Plan, shown: ShownDay): TaskInFullWire["time_block"] {
  const { text } = shown;
  const { timeZone, locale } = shown.snapshot.person;
  const block = plan.blocks.find(({ id }) => id === task.block);
  const interval = block ?? { from: task.at, to: task.at + task.minutes * 60_000 };
  const around = { block_id: task.block, time_range: timeRange(interval, timeZone, locale) };
  if (task.block === ownBlock) {
    const voice = `archetype.${plan.archetype}`;
    return {
      ...around,
      title: text({ ref: `own.at_${dayPartOf(task.at, plan.waking)}` }),
      archetype_messaging: text({ ref: `${voice}.morning.${plan.mode}` }),
      flexibility_minutes: 0,
      alternative_versions: [
        { low_energy: text({ ref: `${voice}.scaling_info.low` }) },
        { high_energy: text({ ref: `${voice}.scaling_info.high` }) },
      ],
    };
  }
  return {
    ...around,
    title: text({ ref: `block.${task.block}.own_title` }),
    archetype_messaging: text({ ref: `block.${task.block}.messaging.${plan.mode}` }),
    flexibility_minutes: block?.flexibility ?? 0,
    alternative_versions: alternativesOf(task.block, shown),
  };
}

/** The words of a habit as a task of this day. */
function habitPart(habit: Habit, task: Task, plan: Plan, shown: ShownDay, books: HabitBooks) {
  const { snapshot, around, text } = shown;
  const { file, words } = writtenOf(habit.id, shown, books);
  const record = snapshot.day.habits[habit.id];
  const skills = around.library.day.skills.filter(({ habits }) => habits.includes(habit.id));
  const taught = task.version === "gentle" ? "gentle" : taughtTo(habit, snapshot.day.intake);
  const lesson = lessonOfHabit(habit, plan.archetype, taught, shown, books);
  const sized = (version: "low" | "high", minutes: number): string =>
    text({ ref: `habit.${habit.id}.${version}` }, { minutes });
  return {
    description: text({ ref: `habit.${habit.id}.about` }, { minutes: task.minutes }),
    progression_context: {
      ...levelPart(shown, plan),
      skill_building: skills.map(({ id }) => id),
      next_progression: lesson.detailed_content.progressive_advancement,
      mastery_indicators: [...words.lesson.signs],
      stage: task.stage,
      mastery: habitMastery(record, plan.date, excusedOf(snapshot.day)),
      current_streak: record ? streakOn(record, plan.date, habit.daysAWeek, excusedOf(snapshot.day)) : 0,
      skills: skills.map(({ id }) => ({ skill_id: id, name: text({ ref: `skill.${id}.name` }) })),
    },
    educational_content: partsToWire(lesson),
    real_time_adaptations: realTimeAdaptations(
      task,
      plan,
      shown,
      taught === "all"
        ? [
            // Only what the triggers do: what restores is not replaced, nor raised, and what prepares the night is not made shorter.
            ...(habit.restores || habit.taskClass === "sleep"
              ? []
              : [text({ ref: "trigger.stress_high" }, { text: words.stressed })]),
            ...(habit.taskClass === "sleep"
              ? []
              : [text({ ref: "trigger.energy_low" }, { text: sized("low", halfOf(task.minutes)) })]),
            ...(habit.restores || habit.risks.length > 0
              ? []
              : [text({ ref: "trigger.energy_high" }, { text: sized("high", thirdMoreThan(task.minutes)) })]),
          ]
        : [],
    ),
    success_tracking: {
      completion_criteria: words.done_when,
      quality_indicators: [...words.quality],
      streak_bonuses: streaksOf(words),
    },
    caution: words.caution ?? null,
    sources: evidenceToWire(file.evidence, shown, books),
  };
}

/** A step of a goal or of a track in the day, whose own page says the rest, or a habit of the person's own, of which they said what it is for. */
function otherPart(task: Task, plan: Plan, shown: ShownDay) {
  const { of } = task;
  const own = of.kind === "own" ? ownHabitsOf(shown.snapshot.day).find(({ id }) => id === of.own) : undefined;
  const goalId = task.of.kind === "goal_step" ? task.of.goalId : undefined;
  const goal = shown.snapshot.goals.find(({ id }) => id === goalId);
  const track = task.of.kind === "track_action" ? task.of.track : undefined;
  return {
    description: track === undefined ? (goal?.title ?? own?.reason ?? "") : shown.text({ ref: `track.${track}.about` }),
    progression_context: null,
    educational_content: null,
    real_time_adaptations: realTimeAdaptations(task, plan, shown, []),
    success_tracking: null,
    caution: null,
    sources: [],
  };
}

/** One task in full: the brief's last chapter. */
export function taskInFull(task: Task, plan: Plan, shown: ShownDay, books: HabitBooks): TaskInFullWire {
  const { around, text } = shown;
  const habit = task.of.kind === "habit" ? around.library.day.habits.get(task.of.habit) : undefined;
  const voice = `archetype.${plan.archetype}`;
  return {
    ...taskToWire(task, plan, shown),
    user_friendly_intensity: text({ ref: `${voice}.intensity.${task.intensity}` }),
    time_block: timeBlockOf(task, plan, shown),
    ...(habit ? habitPart(habit, task, plan, shown, books) : otherPart(task, plan, shown)),
    reasons: reasonsOf(task, plan, shown),
    scaling_info: {
      low_energy: text({ ref: `${voice}.scaling_info.low` }),
      high_energy: text({ ref: `${voice}.scaling_info.high` }),
    },
  };
}
