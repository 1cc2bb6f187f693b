import { clockText } from "../../../day/clock-text.ts";
import type { Habit, HabitId } from "../../../day/habit.ts";
import { ownHabit } from "../../../day/own-habit.ts";
import type { Plan, Task, TaskOf, TaskVersion } from "../../../day/plan.ts";
import type { Instant } from "../../../time/instant.ts";
import { wallTime } from "../../../time/wall-time.ts";
import type { LookContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import type { Params, Reply } from "../../turn/reply.ts";
import type { WordKey } from "../../turn/word-key.ts";

/** What tasks are called, when they are and how they go, wherever they are shown. */

/** One of the lines under the words of a reply. */
export type Line = NonNullable<Reply["lines"]>[number];

/** A task that is one of the habits. */
export type HabitTask = Task & { readonly of: Extract<TaskOf, { readonly kind: "habit" }> };

/** The time on the wall, `07:30`. */
export function wallClock(at: Instant, timeZone: string): string {
  return clockText(wallTime(at, timeZone).minutes);
}

/** What a task is called, in the voice of the day's archetype where it is a habit. */
export function titleOf(of: TaskOf, plan: Plan, snapshot: Snapshot, context: LookContext): Params[string] {
  switch (of.kind) {
    case "habit": {
      const habit = context.library.day.habits.get(of.habit);
      return {
        ref: habit?.archetypes.includes(plan.archetype)
          ? `habit.${of.habit}.titles.${plan.archetype}`
          : `habit.${of.habit}.name`,
      };
    }
    case "own": {
      const own = snapshot.day && ownHabit(snapshot.day, of.own);
      return own?.name ?? { ref: "own.gone" satisfies WordKey };
    }
    case "goal_step": {
      const goal = snapshot.goals.find(({ id }) => id === of.goalId);
      return goal?.title ?? { ref: "day.goal_gone" satisfies WordKey };
    }
    case "track_action":
      return {
        ref: of.action.kind === "technique" ? `technique.${of.action.technique}.name` : `report.${of.action.action}`,
      };
  }
}

/** How a habit is done in a version and at a stage: one sentence. */
export function howOf(habit: Habit, version: TaskVersion, task: Pick<Task, "stage">): Params[string] {
  return { ref: `habit.${habit.id}.${version === "usual" ? `scaling.${task.stage}` : version}` };
}

/** What a habit is called by everybody. */
export const habitName = (id: HabitId): Params[string] => ({ ref: `habit.${id}.name` });
