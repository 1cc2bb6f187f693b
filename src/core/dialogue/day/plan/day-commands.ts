import { type Adaptation, makesRestDay } from "../../../adaptation/adaptation.ts";
import type { Task, TaskId } from "../../../day/plan.ts";
import type { TaskOutcome, TaskRefusal, TaskResult } from "../../../day/task-result.ts";
import { doTask, letGo, putOff, replaceTask, takeBack, type TaskAround } from "../../../day/tasks.ts";
import { hashText } from "../../../text/hash.ts";
import { putAside } from "../body/adaptation-commands.ts";
import { helpedButtons } from "../../turn/adaptation-buttons.ts";
import { adaptedTask } from "../body/adaptation-views.ts";
import { looked } from "../body/body-turn.ts";
import type { TaskMark } from "../../turn/plan-command.ts";
import { onToday } from "./day-change.ts";
import { todayButton } from "../../turn/buttons.ts";
import { lookedAfter, planInput } from "./day-turn.ts";
import type { OnDay } from "../../turn/on-day.ts";
import { anythingOpen, todayReply } from "./day-views.ts";
import type { Decision, DecisionContext, DenialCode } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { earn } from "../../tracks/journey-turn.ts";
import { levelsTold } from "./levels-told.ts";
import { deny, entry, say } from "../../turn/outcome.ts";
import type { Reply } from "../../turn/reply.ts";
import * as steps from "../../goals/step-commands.ts";
import { titleOf, wallClock } from "./task-names.ts";
import { taskReply } from "./task-views.ts";
import { whyReply } from "../body/why-views.ts";
import * as suggestions from "../../tracks/suggestion-commands.ts";

/** Today: its plan, its tasks, and how much strength there is for it. */

export function today(before: Snapshot, context: DecisionContext): Decision {
  return onToday(before, context, (on) => {
    const { after, journal } = looked(on, context);
    return {
      after,
      replies: [
        ...(before.day
          ? []
          : [{ say: "day.begun", with: { text: { ref: `archetype.${on.day.archetype}.welcome` } } } as const]),
        todayReply(after, context),
        ...(before.day ? [] : [{ say: "day.first_steps", buttons: firstButtons } as const]),
      ],
      journal,
    };
  });
}

const firstButtons: NonNullable<Reply["buttons"]> = [
  [{ label: "button.quiz", press: { do: "quiz", answers: [] } }],
  [
    { label: "button.schedule", press: { do: "schedule" } },
    { label: "button.intake", press: { do: "intake" } },
  ],
];

const taskOf = (on: OnDay, id: TaskId): Task | undefined => on.day.plan?.tasks.find((each) => each.id === id);

function noTask(on: OnDay, context: DecisionContext): Decision {
  return deny(on, "task_not_found", { say: "task.not_found" }, todayReply(on, context));
}

export function task(before: Snapshot, id: TaskId, context: DecisionContext): Decision {
  return onToday(before, context, (on) => {
    const found = taskOf(on, id);
    const { plan } = on.day;
    const aside = found && putAside(on, found, context);
    if (aside) return say(on, ...aside.replies);
    return plan && found ? say(on, taskReply(on, plan, found, context)) : noTask(on, context);
  });
}

export function why(before: Snapshot, id: TaskId | undefined, context: DecisionContext): Decision {
  return onToday(before, context, (on) => {
    const { plan } = on.day;
    if (!plan) return say(on, todayReply(on, context));
    if (id !== undefined && !taskOf(on, id)) return noTask(on, context);
    return say(on, whyReply(on, plan, id, context));
  });
}

const denials: Readonly<Record<TaskRefusal, readonly [DenialCode, Reply["say"]]>> = {
  task_not_found: ["task_not_found", "task.not_found"],
  habit_not_found: ["habit_not_found", "habit.not_found"],
  already: ["already_done", "task.already"],
  put_aside: ["already_done", "task.already"],
  not_a_habit: ["nothing_else", "task.nothing_else"],
  nothing_else: ["nothing_else", "task.nothing_else"],
  no_time_left: ["nothing_else", "task.too_late"],
  nothing_to_undo: ["nothing_to_undo", "task.nothing_to_undo"],
  moved_on: ["task_not_found", "task.not_found"],
};

const aroundOf = (on: OnDay, context: DecisionContext): TaskAround => ({
  ...planInput(on, context),
  restDay: on.adapting?.adaptations.some(makesRestDay) ?? false,
});

/** Marks a task: what was done moves the tracks that it is linked to, once, however often it is said. */
export function mark(before: Snapshot, id: TaskId, how: TaskMark, context: DecisionContext): Decision {
  return onToday(before, context, (on) => {
    const found = taskOf(on, id);
    if (!found) return noTask(on, context);
    const elsewhere = putAside(on, found, context) ?? markElsewhere(on, found, how, context);
    if (elsewhere) return elsewhere;
    return settle(on, found, resultOf(on, id, how, context), context);
  });
}

/** What counts in a goal or on a track is done there, and so is in the day; undefined where the day alone is concerned. */
function markElsewhere(on: OnDay, task: Task, how: TaskMark, context: DecisionContext): Decision | undefined {
  const { plan } = on.day;
  const { id, of, state } = task;
  if (of.kind === "habit" || of.kind === "own" || !plan) return undefined;
  if (of.kind === "goal_step") {
    const isLast = state === "done" && on.dialogue.lastDone?.stepId === of.stepId;
    if (how === "undo" && isLast) return steps.undo(on, context);
    if (how === "done" && isStanding(state)) return steps.done(on, of.stepId, context);
    return undefined;
  }
  if (!isStanding(state) || (how !== "done" && how !== "partly")) return undefined;
  if (how === "partly" || of.action.kind === "technique") {
    // An exercise is done by going through it.
    return deny(on, "invalid", taskReply(on, plan, task, context));
  }
  const told = suggestions.report(on, of.action.action, context);
  if (told.denied) return told;
  const marked = doTask(on.day, id, "done", aroundOf(on, context));
  return marked.kind === "refused" ? told : { ...told, after: { ...told.after, day: marked.day } };
}

/** Not yet done, and not put aside for something else. */
const isStanding = (state: Task["state"]): boolean => state === "open" || state === "skipped" || state === "partly";

function resultOf(on: OnDay, id: TaskId, how: TaskMark, context: DecisionContext): TaskResult {
  const around = aroundOf(on, context);
  switch (how) {
    case "done":
    case "partly":
      return doTask(on.day, id, how, around);
    case "skip":
      return letGo(on.day, id, around);
    case "swap":
    case "never":
      return replaceTask(on.day, id, how, around);
    case "undo":
      return takeBack(on.day, id, around.library);
  }
}

export function snooze(before: Snapshot, id: TaskId, minutes: number, context: DecisionContext): Decision {
  return onToday(before, context, (on) => {
    const found = taskOf(on, id);
    if (!found) return noTask(on, context);
    const aside = putAside(on, found, context);
    if (aside) return aside;
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > 24 * 60) {
      return deny(on, "invalid", { say: "task.too_late" });
    }
    return settle(on, found, putOff(on.day, id, minutes, aroundOf(on, context)), context);
  });
}

/** What a word about a task leads to: the day after it, a line in the archetype's voice, and what the tracks have of it. */
function settle(on: OnDay, before: Task, result: TaskResult, context: DecisionContext): Decision {
  if (result.kind === "refused") {
    const [code, words] = denials[result.code];
    return deny(on, code, { say: words, buttons: [[todayButton]] });
  }
  const { outcome, because } = result;
  const after: OnDay = { ...on, day: lookedAfter(result.day, planInput(on, context), on.adapting) };
  const told = repliesFor(after, outcome, context, on);
  const journal = [
    entry(outcome.did === "later" ? "task_moved" : "task_marked", {
      ...because,
      inputs: { ...because.inputs, task: before.id, how: outcome.did },
    }),
    ...("levels" in outcome ? outcome.levels : []).map((level) =>
      entry("level_reached", { rule: "skills_mastered", inputs: { level } }),
    ),
  ];
  const moved = outcome.did === "done" || outcome.did === "partly" ? earnedBy(after, outcome.task, context) : undefined;
  return {
    after: moved?.after ?? after,
    replies: [...told, ...(moved?.replies ?? [])],
    journal: [...journal, ...(moved?.journal ?? [])],
  };
}

/** A habit moves the tracks that it is linked to, for whoever walks them; once a day. */
function earnedBy(on: OnDay, { of }: Task, context: DecisionContext) {
  if (of.kind !== "habit" || !on.journey) return undefined;
  const linked = context.library.day.habits.get(of.habit)?.tracks ?? [];
  if (linked.length === 0) return undefined;
  const key = `habit:${of.habit}:${on.day.plan?.date ?? ""}`;
  return earn(on, "habit_done", key, context, linked);
}

/** Praise that is not the same twice running. */
const seedOf = (task: Task): number => Math.abs(hashText(task.id)) % 4;

const undoOf = (task: Task): NonNullable<Reply["buttons"]> => [
  [{ label: "button.task_undo", press: { do: "mark_task", taskId: task.id, how: "undo" } }, todayButton],
];

function repliesFor(on: OnDay, outcome: TaskOutcome, context: DecisionContext, before: OnDay): readonly Reply[] {
  const { plan } = on.day;
  const { archetype } = on.day;
  switch (outcome.did) {
    case "done":
    case "partly": {
      const { task } = outcome;
      const adapted = adaptedBefore(on, task);
      const words = outcome.did === "partly" ? "partly" : `done.${seedOf(task)}`;
      return [
        {
          say: outcome.did === "done" ? "task.done" : "task.partly",
          with: { text: { ref: `archetype.${archetype}.${words}` } },
          lines: [...streakLine(on, task, before), ...(adapted ? [{ say: "change.helped_ask" } as const] : [])],
          buttons: [...(adapted ? [helpedButtons(adapted)] : []), ...undoOf(task)],
        },
        ...levelsTold(on, outcome.levels, context),
        ...(anythingOpen(on.day) ? [] : [enoughReply(on)]),
      ];
    }
    case "skip":
      return [
        {
          say: "task.skipped",
          with: { text: { ref: `archetype.${archetype}.skipped` } },
          buttons: undoOf(outcome.task),
        },
        ...(anythingOpen(on.day) ? [] : [enoughReply(on)]),
      ];
    case "later":
      return [
        {
          say: "task.snoozed",
          with: { at: wallClock(outcome.task.at, on.person.timeZone) },
          buttons: undoOf(outcome.task),
        },
      ];
    case "swap":
    case "never": {
      const { instead, task } = outcome;
      const said: Reply[] = outcome.did === "never" ? [{ say: "task.never", buttons: undoOf(task) }] : [];
      if (!instead || !plan) return said.length > 0 ? said : [{ say: "task.nothing_else", buttons: undoOf(task) }];
      return [
        ...said,
        {
          say: "task.swapped",
          with: { title: titleOf(instead.of, plan, on, context), minutes: instead.minutes },
          buttons: [[{ label: "button.open_task", press: { do: "task", taskId: instead.id } }], ...undoOf(task)],
        },
      ];
    }
    case "undo":
      return [{ say: "task.undone" }, ...(plan ? [taskReply(on, plan, outcome.task, context)] : [])];
    case "allow":
    case "rate":
      return [{ say: "habit.rated" }];
  }
}

/** The change under which a task was done, where the person has not said yet whether it was good. */
function adaptedBefore(on: OnDay, { id }: Task): Adaptation | undefined {
  const { plan } = on.day;
  const each = plan && adaptedTask(on, plan, id);
  return each && (each.state === "applied" || each.state === "accepted") && each.helped === undefined
    ? each
    : undefined;
}

function enoughReply({ day }: OnDay): Reply {
  return { say: "day.enough", with: { text: { ref: `archetype.${day.archetype}.enough` } } };
}

const streaksTold = [7, 14, 30] as const;

/** Said when a habit has come so far, once; nothing is celebrated in a crisis. */
function streakLine(on: OnDay, { of }: Task, before: OnDay): NonNullable<Reply["lines"]> {
  if (of.kind !== "habit" || on.dialogue.crisis) return [];
  const streak = on.day.habits[of.habit]?.streak ?? 0;
  if (streak === before.day.habits[of.habit]?.streak) return [];
  const told = streaksTold.find((days) => days === streak);
  return told === undefined
    ? []
    : [{ say: "task.streak", with: { text: { ref: `habit.${of.habit}.streaks.${told}` } } }];
}
