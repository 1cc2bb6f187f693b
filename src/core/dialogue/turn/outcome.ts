import type { Because } from "../../because.ts";
import type { GoalId } from "../../goals/ids.ts";
import type { Goal } from "../../goals/goal.ts";
import type { Decision, DenialCode, JournalEntry, JournalKind } from "./decision.ts";
import type { Dialogue, Snapshot, Waiting } from "./dialogue.ts";
import type { Reply } from "./reply.ts";

/** Ways to write a decision down: each command is a few of these. */

export function say(after: Snapshot, ...replies: readonly Reply[]): Decision {
  return { after, replies, journal: [] };
}

/** The replies, and after them where the person stands. */
export function sayWithPosition(after: Snapshot, ...replies: readonly Reply[]): Decision {
  return { ...say(after, ...replies), lastly: "position" };
}

export function deny(after: Snapshot, code: DenialCode, ...replies: readonly Reply[]): Decision {
  return { after, replies, journal: [], denied: { code } };
}

/** Likewise where nothing was changed. */
export function denyWithPosition(after: Snapshot, code: DenialCode, ...replies: readonly Reply[]): Decision {
  return { ...deny(after, code, ...replies), lastly: "position" };
}

export function entry(
  kind: JournalKind,
  because: Because,
  about: Pick<JournalEntry, "goalId" | "stepId"> = {},
): JournalEntry {
  return { kind, because, ...about };
}

export function withDialogue(snapshot: Snapshot, change: Partial<Dialogue>): Snapshot {
  return { ...snapshot, dialogue: { ...snapshot.dialogue, ...change } };
}

export function waitFor(snapshot: Snapshot, waiting: Waiting): Snapshot {
  return withDialogue(snapshot, { waiting });
}

export const nothing: Waiting = { for: "nothing" };

/** Puts a changed or new goal first: it is the one touched last. */
export function withGoal(snapshot: Snapshot, goal: Goal): Snapshot {
  return { ...snapshot, goals: [goal, ...snapshot.goals.filter((other) => other.id !== goal.id)] };
}

export function withoutGoal(snapshot: Snapshot, goalId: GoalId): Snapshot {
  const { dialogue } = snapshot;
  return {
    ...snapshot,
    goals: snapshot.goals.filter((goal) => goal.id !== goalId),
    dialogue: {
      ...dialogue,
      waiting: concerns(dialogue.waiting, snapshot, goalId) ? nothing : dialogue.waiting,
      activeGoal: dialogue.activeGoal === goalId ? undefined : dialogue.activeGoal,
      pending: dialogue.pending?.goalId === goalId ? undefined : dialogue.pending,
      lastDone: dialogue.lastDone?.goalId === goalId ? undefined : dialogue.lastDone,
    },
    lastDoneStep: snapshot.lastDoneStep?.goalId === goalId ? undefined : snapshot.lastDoneStep,
  };
}

/** Whether what the dialogue waits for is about this goal. */
export function concerns(waiting: Waiting, snapshot: Snapshot, goalId: GoalId): boolean {
  switch (waiting.for) {
    case "description":
    case "which_first":
    case "clarification":
    case "contact":
      return waiting.goalId === goalId;
    case "rephrase_reason":
    case "rephrase_comment":
    case "cue":
      return snapshot.goals.find((goal) => goal.id === goalId)?.current?.id === waiting.stepId;
    case "edit_title":
    case "edit_description":
      return waiting.goalId === goalId || (waiting.back !== undefined && concerns(waiting.back, snapshot, goalId));
    case "time_zone":
    case "country":
      return waiting.back !== undefined && concerns(waiting.back, snapshot, goalId);
    case "text_as_goal":
    case "held_words":
      return waiting.back !== undefined && concerns(waiting.back, snapshot, goalId);
    case "nothing":
    case "reminder_when":
    case "title":
    case "place":
    case "focus":
    case "exercise":
    case "work_section":
    case "schedule":
    case "lesson_question":
    case "own_habit":
      return false;
  }
}

/** A question asked in between (a country, a new name): the one that was open goes on after it. */
export function waitInBetween(
  snapshot: Snapshot,
  waiting: Waiting & { readonly for: "edit_title" | "edit_description" | "time_zone" | "country" },
): Snapshot {
  const open = snapshot.dialogue.waiting;
  const back = "back" in open ? open.back : open;
  const keeps = back !== undefined && back.for !== "nothing" && back.for !== "text_as_goal" && !isInBetween(back);
  return waitFor(snapshot, keeps ? { ...waiting, back } : waiting);
}

/** Goes back to the question that one in between had put off, if any. */
export function waitAsBefore(snapshot: Snapshot): Snapshot {
  const open = snapshot.dialogue.waiting;
  return isInBetween(open) ? waitFor(snapshot, open.back ?? nothing) : snapshot;
}

function isInBetween(
  waiting: Waiting,
): waiting is Waiting & { readonly for: "edit_title" | "edit_description" | "time_zone" | "country" } {
  return ["edit_title", "edit_description", "time_zone", "country"].includes(waiting.for);
}

/** Two decisions one after the other as one: what the first offered, and where it led on to, is left out where the second has overtaken it. */
export function joined(first: Decision, second: Decision): Decision {
  const { denied: _refused, lastly: _position, afterwards: _done, ...one } = first;
  const promises = first.promises ?? second.promises;
  return {
    ...one,
    ...second,
    replies: [...first.replies.map(withoutNext), ...second.replies],
    journal: [...first.journal, ...second.journal],
    removedGoals: [...(first.removedGoals ?? []), ...(second.removedGoals ?? [])],
    savedWorks: [...(first.savedWorks ?? []), ...(second.savedWorks ?? [])],
    removedWorks: [...(first.removedWorks ?? []), ...(second.removedWorks ?? [])],
    savedReadings: [...(first.savedReadings ?? []), ...(second.savedReadings ?? [])],
    ...(promises && { promises }),
  };
}

/** Buttons that lead on from where the person stood in between. */
const leadsOn: ReadonlySet<string> = new Set(["next", "list_goals", "show_step"]);
const withoutNext = ({ buttons, ...reply }: Reply): Reply => {
  const left = buttons?.map((row) => row.filter(({ press }) => !leadsOn.has(press.do))).filter((row) => row.length > 0);
  return { ...reply, ...(left && left.length > 0 && { buttons: left }) };
};
