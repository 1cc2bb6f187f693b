import type { BecauseWire } from "#contract/because.ts";
import type { Because } from "#core/because.ts";
import type { Plan, Task } from "#core/day/plan.ts";
import type { OnDay } from "#core/dialogue/turn/on-day.ts";
import { howOf, titleOf } from "#core/dialogue/day/plan/task-names.ts";
import { stepInDay } from "#core/adaptation/step-in-day.ts";
import { shownStep, type Step } from "#core/goals/step.ts";
import type { Shown } from "./show.ts";

/** A person's state with health days in it. */
export type ShownDay = Shown & { readonly snapshot: OnDay };

/** Why something is as it is, in words; what the rule looked at rides along. */
export function becauseToWire({ rule, inputs = {} }: Because, shown: Shown, words = "day_because"): BecauseWire {
  return { rule, text: shown.text({ ref: `${words}.${rule}` }, inputs as Record<string, string | number>), inputs };
}

/** The step that a task stands for, where it is still known. */
function stepOf({ of }: Task, { snapshot }: Shown): Step | undefined {
  if (of.kind !== "goal_step") return undefined;
  const current = snapshot.goals.find(({ id }) => id === of.goalId)?.current;
  return [current, snapshot.lastDoneStep].find((step) => step?.id === of.stepId);
}

/** What a task is called by everybody, and what is done today. */
export function wordsOfTask(task: Task, plan: Plan, shown: ShownDay): { title: string; own: string; how: string } {
  const { snapshot, around, text } = shown;
  const { of } = task;
  const titled = titleOf(of, plan, snapshot, around);
  const own = text(typeof titled === "number" ? String(titled) : titled);
  const habit = of.kind === "habit" ? around.library.day.habits.get(of.habit) : undefined;
  if (habit) {
    const how = howOf(habit, task.version, task);
    return {
      title: text({ ref: `habit.${habit.id}.name` }),
      own,
      how: typeof how === "object" ? text(how, { minutes: task.minutes }) : String(how),
    };
  }
  const step = stepOf(task, shown);
  if (of.kind === "goal_step") return { title: own, own, how: step ? shownStep(stepInDay(snapshot, step)).text : "" };
  if (of.kind === "track_action" && of.action.kind === "technique") {
    return { title: own, own, how: text({ ref: `technique.${of.action.technique}.about` }) };
  }
  return { title: own, own, how: "" };
}
