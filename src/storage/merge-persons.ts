import type { Dialogue, Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Person } from "#core/person/person.ts";
import { contactVerdict, rememberingOf } from "#core/safety/contact-gate.ts";
import type { Instant } from "#core/time/instant.ts";

/** Of two settings the newer wins; but what closes the contact gate is never opened by a merge. */
export function mergedPerson(into: Person, from: Person, fromIsNewer: boolean, at: Instant): Person {
  const newer = fromIsNewer ? { ...from, id: into.id, createdAt: Math.min(into.createdAt, from.createdAt) } : into;
  const older = fromIsNewer ? into : from;
  const answered = Object.keys(newer.contact).length > 0 || Object.keys(older.contact).length === 0;
  const closing = (person: Person): boolean => {
    const verdict = contactVerdict(person.contact, at);
    return verdict.kind === "safety_only" && verdict.because !== "unanswered";
  };
  const contact = !answered || (closing(older) && !closing(newer)) ? older.contact : newer.contact;
  return { ...newer, contact: rememberingOf(rememberingOf(contact, older.contact), newer.contact) };
}

/** The dialogue goes on where the target was; an open crisis of either stays open. */
export function mergedDialogue(into: Dialogue, from: Dialogue): Dialogue {
  const safetyPlan = into.safetyPlan ?? from.safetyPlan;
  const concern = into.concern ?? from.concern;
  const reminders = [...(into.reminders ?? []), ...(from.reminders ?? [])];
  return {
    ...into,
    ...(safetyPlan !== undefined && { safetyPlan }),
    activeGoal: into.activeGoal ?? from.activeGoal,
    crisis: into.crisis ?? from.crisis,
    ...(concern !== undefined && { concern }),
    ...(reminders.length > 0 && { reminders }),
    toldSimpleCoach: into.toldSimpleCoach || from.toldSimpleCoach,
    ...((into.toldNowhere ?? from.toldNowhere) && { toldNowhere: true }),
  };
}

/** A dialogue that no longer speaks of goals, exercises and works that went away. */
export function withoutGone(dialogue: Dialogue, snapshot: Snapshot, gone: ReadonlySet<string>): Dialogue {
  const steps = new Set(
    snapshot.goals.filter((goal) => gone.has(goal.id)).map((goal) => goal.current?.id as string | undefined),
  );
  const { waiting, pending, lastDone, safetyPlan, before } = dialogue;
  const stale =
    ("goalId" in waiting && waiting.goalId !== undefined && gone.has(waiting.goalId)) ||
    ("stepId" in waiting && steps.has(waiting.stepId)) ||
    ("exerciseId" in waiting && gone.has(waiting.exerciseId)) ||
    ("workId" in waiting && gone.has(waiting.workId));
  return {
    ...dialogue,
    safetyPlan: safetyPlan !== undefined && gone.has(safetyPlan) ? undefined : safetyPlan,
    before: before?.exerciseId !== undefined && gone.has(before.exerciseId) ? undefined : before,
    waiting: stale ? { for: "nothing" } : waiting,
    activeGoal: dialogue.activeGoal !== undefined && gone.has(dialogue.activeGoal) ? undefined : dialogue.activeGoal,
    pending: pending !== undefined && gone.has(pending.goalId) ? undefined : pending,
    lastDone: lastDone !== undefined && gone.has(lastDone.goalId) ? undefined : lastDone,
  };
}
