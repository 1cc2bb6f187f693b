import type { AdaptationListWire, AdaptationWire, ChangedTaskWire } from "#contract/adaptations.ts";
import type { TaskInFullWire } from "#contract/day-task.ts";
import { toWireInstant } from "#contract/instant.ts";
import { type Adaptation, concerns, isLive } from "#core/adaptation/adaptation.ts";
import type { Plan, Task, TaskId } from "#core/day/plan.ts";
import { answersTo, changeLine, seenLine } from "#core/dialogue/day/body/adaptation-views.ts";
import { clockAt, localInstant } from "./day-clock.ts";
import { becauseToWire, type ShownDay, wordsOfTask } from "./task-words.ts";

function changedTask(task: Task, plan: Plan, shown: ShownDay): ChangedTaskWire {
  const { timeZone } = shown.snapshot.person;
  const { own, how } = wordsOfTask(task, plan, shown);
  return {
    task_id: task.id,
    habit_id: task.of.kind === "habit" ? task.of.habit : null,
    title: own,
    how,
    at: localInstant(task.at, timeZone),
    start_time: clockAt(task.at, timeZone),
    duration_minutes: task.minutes,
    intensity_hint: task.intensity,
    version: task.version,
  };
}

/** What the person made of a change, as the brief's `was_accepted` has it. */
function wasAccepted({ state }: Adaptation): boolean | null {
  switch (state) {
    case "accepted":
      return true;
    case "declined":
    case "undone":
      return false;
    case "applied":
    case "offered":
    case "explained":
    case "expired":
      return null;
  }
}

/** One change of today, with its words. */
export function adaptationToWire(adaptation: Adaptation, plan: Plan, shown: ShownDay): AdaptationWire {
  const { snapshot, around, text, line } = shown;
  const seen = line(seenLine(adaptation));
  const { trigger, because, helped, original, adapted } = adaptation;
  const known = around.library.triggers.find(({ id }) => id === trigger);
  return {
    adaptation_id: adaptation.id,
    timestamp: toWireInstant(adaptation.at),
    user_id: snapshot.person.id,
    trigger_id: trigger,
    trigger_name: text({ ref: `trigger.${trigger}.name` }),
    trigger_reason: `${trigger}: ${known?.when ?? "…"}`,
    action: adaptation.action,
    status: adaptation.state,
    original_task: changedTask(original, plan, shown),
    adapted_task: {
      ...changedTask(adapted, plan, shown),
      adaptation_note: line(changeLine(adaptation, plan, snapshot, around)),
    },
    calm: adaptation.calm ?? null,
    confidence_score: adaptation.confidence,
    was_accepted: wasAccepted(adaptation),
    user_feedback: helped === undefined ? null : helped ? "helped" : "not_helped",
    expires_at: toWireInstant(adaptation.expiresAt),
    text: seen,
    because: { ...becauseToWire(because, shown), text: text({ ref: `trigger.${trigger}.why` }) },
    readings: [...adaptation.readings],
    answers: [...answersTo(adaptation)],
  };
}

/** The changes of a plan's day, newest first. */
function ofDay({ snapshot }: ShownDay, { date }: Plan): readonly Adaptation[] {
  return (snapshot.adapting?.adaptations ?? []).filter((each) => each.date === date).toReversed();
}

/** All that was changed, offered or explained today. */
export function adaptationsToWire(plan: Plan, shown: ShownDay): AdaptationListWire {
  return {
    keep_plan: shown.snapshot.adapting?.keepPlan ?? false,
    adaptations: ofDay(shown, plan).map((each) => adaptationToWire(each, plan, shown)),
  };
}

const isShown = (adaptation: Adaptation): boolean => isLive(adaptation) || adaptation.state === "explained";

/** What is otherwise about a task now; null where nothing is. */
export function shownAdaptation(id: TaskId, plan: Plan, shown: ShownDay): AdaptationWire | null {
  const about = ofDay(shown, plan).find((each) => isShown(each) && concerns(each, id));
  return about ? adaptationToWire(about, plan, shown) : null;
}

const statuses = { applied: "adapted", accepted: "adapted", offered: "offered", explained: "explained" } as const;

/** The brief's `real_time_adaptations` of one task: what it would follow is told by the habit. */
export function realTimeAdaptations(
  { id }: Task,
  plan: Plan,
  shown: ShownDay,
  triggers: readonly string[],
): TaskInFullWire["real_time_adaptations"] {
  const about = ofDay(shown, plan).filter((each) => concerns(each, id));
  const now = about.find(isShown)?.state;
  return {
    current_status: now === undefined || !(now in statuses) ? "standard" : statuses[now as keyof typeof statuses],
    recent_adaptations: about.map((each) => shown.line(changeLine(each, plan, shown.snapshot, shown.around))),
    adaptation_triggers: [...triggers],
  };
}
