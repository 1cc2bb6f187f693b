import { hashText } from "../text/hash.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { TaskId, TaskOf } from "./plan.ts";

/** An id that the same day and content always give: short enough for a button. */
export function taskIdOf(date: LocalDate, of: TaskOf): TaskId {
  return `${date.slice(2).replaceAll("-", "")}-${hashText(nameOf(of)).toString(36)}` as TaskId;
}

function nameOf(of: TaskOf): string {
  switch (of.kind) {
    case "habit":
      return `habit.${of.habit}`;
    case "own":
      return `own.${of.own}`;
    case "goal_step":
      return `goal.${of.stepId}`;
    case "track_action":
      return `track.${of.track}.${of.action.kind === "technique" ? of.action.technique : of.action.action}`;
  }
}
