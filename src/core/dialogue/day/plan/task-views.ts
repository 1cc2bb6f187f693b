import { shownStep } from "../../../goals/step.ts";
import type { Plan, Task } from "../../../day/plan.ts";
import { ownBlock } from "../../../day/own-tasks.ts";
import type { Reminder } from "../../../day/reminders.ts";
import { answerButtons } from "../../turn/adaptation-buttons.ts";
import { adaptedLines, adaptedTask } from "../body/adaptation-views.ts";
import { todayButton } from "../../turn/buttons.ts";
import type { OnDay } from "../../turn/on-day.ts";
import { taskLines } from "./day-views.ts";
import type { LookContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import type { Button, Reply } from "../../turn/reply.ts";
import { stepInDay } from "../../../adaptation/step-in-day.ts";
import { howOf, titleOf } from "./task-names.ts";

/** One task of the day: what it is, and what can be done about it. */

/** A task with all that is needed to do it. */
export function taskReply(
  snapshot: OnDay,
  plan: Plan,
  task: Task,
  context: LookContext,
  place?: Reply["place"],
): Reply {
  const { of } = task;
  const habit = of.kind === "habit" ? context.library.day.habits.get(of.habit) : undefined;
  const title = titleOf(of, plan, snapshot, context);
  const adapted = task.state === "open" ? adaptedTask(snapshot, plan, task.id) : undefined;
  const marked = adaptedLines(task, plan, snapshot, context);
  const answers = adapted ? [answerButtons(adapted)] : [];
  const buttons = [...taskButtons(task), ...answers.filter((row) => row.length > 0), [todayButton]];
  const placed = place ? { place } : {};
  if (!habit) return { ...besideHabits(snapshot, plan, task, context), lines: marked, buttons, ...placed };
  return {
    say: "task.show",
    with: {
      title,
      about: { ref: `habit.${habit.id}.about` },
      how: howOf(habit, task.version, task),
      minutes: task.minutes,
    },
    lines: [
      ...(task.version === "gentle"
        ? []
        : [{ say: "task.steps", with: { text: { ref: `habit.${habit.id}.steps` } } } as const]),
      ...(habit.contraindications.length > 0
        ? [{ say: "task.caution", with: { text: { ref: `habit.${habit.id}.caution` } } } as const]
        : []),
      ...marked,
    ],
    buttons,
    ...placed,
  };
}

/** A goal's step in its own words while it is the goal's present one; what stands in the day from elsewhere by its name. */
function besideHabits(snapshot: Snapshot, plan: Plan, task: Task, context: LookContext): Reply {
  const { of, minutes } = task;
  const goal = of.kind === "goal_step" ? snapshot.goals.find(({ id }) => id === of.goalId) : undefined;
  const step = goal?.current;
  return goal && step && of.kind === "goal_step" && step.id === of.stepId
    ? { say: "now.step", with: { goal: goal.title, step: shownStep(stepInDay(snapshot, step)).text, minutes } }
    : { say: "now.task", with: { title: titleOf(of, plan, snapshot, context), minutes, how: "" } };
}

/** A task of the day in a few words: what, how long, how. */
export function taskShort(snapshot: Snapshot, plan: Plan, task: Task, context: LookContext): Reply {
  const { of } = task;
  const habit = of.kind === "habit" ? context.library.day.habits.get(of.habit) : undefined;
  if (!habit) return besideHabits(snapshot, plan, task, context);
  return {
    say: "now.task",
    with: {
      title: titleOf(of, plan, snapshot, context),
      minutes: task.minutes,
      how: howOf(habit, task.version, task),
    },
  };
}

const snoozes = [15, 60] as const;

/** What can be done about a task: nothing is hidden, nothing is final but "never". */
export function taskButtons(task: Task): readonly (readonly Button[])[] {
  const { id: taskId } = task;
  if (task.state !== "open") return [[{ label: "button.task_undo", press: { do: "mark_task", taskId, how: "undo" } }]];
  const first: Button[] = [{ label: "button.task_done", press: { do: "mark_task", taskId, how: "done" } }];
  const { of } = task;
  if (of.kind === "own")
    return [
      [...first, { label: "button.task_partly", press: { do: "mark_task", taskId, how: "partly" } }],
      [
        { label: "button.task_skip", press: { do: "mark_task", taskId, how: "skip" } },
        ...snoozes.map((m) => later(taskId, m)),
      ],
      [{ label: "button.own_open", press: { do: "own_habit", own: of.own } }],
    ];
  if (of.kind !== "habit") {
    return [
      of.kind === "goal_step"
        ? [{ label: "button.open_task", press: { do: "show_step" } }, ...first]
        : [{ label: "button.open_task", press: { do: "suggest", track: of.track } }],
      [{ label: "button.task_skip", press: { do: "mark_task", taskId, how: "skip" } }, later(taskId, 60)],
    ];
  }
  return [
    [...first, { label: "button.task_partly", press: { do: "mark_task", taskId, how: "partly" } }],
    [
      { label: "button.task_skip", press: { do: "mark_task", taskId, how: "skip" } },
      ...snoozes.map((m) => later(taskId, m)),
    ],
    [
      { label: "button.task_swap", press: { do: "mark_task", taskId, how: "swap" } },
      { label: "button.task_never", press: { do: "mark_task", taskId, how: "never" } },
      { label: "button.why", press: { do: "why", taskId } },
    ],
  ];
}

const later = (taskId: Task["id"], minutes: number): Button => ({
  label: "button.task_later",
  with: { minutes },
  press: { do: "snooze", taskId, minutes },
});

/** A block begins: what it is for, and its tasks as buttons that can be done, put off and let go. */
export function reminderReply(snapshot: OnDay, { block, tasks }: Reminder, context: LookContext): Reply {
  const { plan } = snapshot.day;
  if (!plan) return { say: "day.no_day", buttons: [[todayButton]] };
  const [only] = tasks;
  const said: Pick<Reply, "say" | "with"> =
    block.id === ownBlock
      ? { say: "own.reminder" }
      : {
          say: "day.reminder",
          with: {
            title: { ref: `block.${block.id}.own_title` },
            text: { ref: `block.${block.id}.messaging.${plan.mode}` },
          },
        };
  return {
    ...said,
    lines: tasks.flatMap((task) => taskLines(task, plan, snapshot, context)),
    buttons:
      tasks.length === 1 && only
        ? [
            [
              { label: "button.open_task", press: { do: "task", taskId: only.id } },
              ...(only.of.kind === "habit" || only.of.kind === "own"
                ? [{ label: "button.task_done", press: { do: "mark_task", taskId: only.id, how: "done" } } as const]
                : []),
            ],
            [
              later(only.id, 15),
              { label: "button.task_skip", press: { do: "mark_task", taskId: only.id, how: "skip" } },
            ],
          ]
        : tasks.map((task): Button[] => [
            {
              label: "button.task",
              with: { title: titleOf(task.of, plan, snapshot, context) },
              press: { do: "task", taskId: task.id },
            },
          ]),
  };
}
