import type { Because } from "../because.ts";
import type { GoalId } from "../goals/goal.ts";
import type { StepId } from "../goals/step.ts";
import type { RefusalCode } from "../safety/crisis.ts";
import type { Instant } from "../person/person.ts";
import type { PendingAsk, Snapshot } from "./dialogue.ts";
import type { Reply } from "./reply.ts";

/** The closed list of what the journal records: ids and figures, never a person's text. */
export const journalKinds = [
  "person_joined",
  "goal_created",
  "goal_activated",
  "goal_edited",
  "goal_paused",
  "goal_archived",
  "goal_reopened",
  "goal_achieved",
  "goal_deleted",
  "goal_refused",
  "question_asked",
  "question_answered",
  "step_given",
  "step_done",
  "step_rephrased",
  "step_resized",
  "step_cued",
  "undone",
  "settings_changed",
  "contact_answered",
  "crisis_raised",
  "crisis_ended",
  "merged",
  "unmerged",
] as const;
export type JournalKind = (typeof journalKinds)[number];

export interface JournalEntry {
  readonly kind: JournalKind;
  readonly goalId?: GoalId;
  readonly stepId?: StepId;
  readonly because: Because;
}

/** Why a command changed nothing; closed, so that each channel maps it once to words and a status. */
export const denialCodes = [
  "no_goal",
  "no_step",
  "already_done",
  "nothing_to_rephrase",
  "question_open",
  "goal_not_found",
  "step_moved_on",
  "nothing_to_undo",
  "too_many_goals",
  "too_long",
  "empty",
  "refused",
  "crisis",
  "confirm_first",
  "step_open",
  "invalid",
] as const;
export type DenialCode = (typeof denialCodes)[number];

/** What one command does to a person's state, and what they are told. Storage saves what differs between before and after. */
export interface Decision {
  readonly after: Snapshot;
  readonly replies: readonly Reply[];
  readonly journal: readonly JournalEntry[];
  /** Set when the coach is to be asked after the commit. */
  readonly ask?: PendingAsk;
  readonly removedGoals?: readonly GoalId[];
  /** Erase the person altogether; nothing else is saved. */
  readonly erase?: boolean;
  readonly denied?: { readonly code: DenialCode; readonly refused?: RefusalCode };
}

/** What a decision needs beside the state: time, fresh ids, and the screens' verdicts on the text that came in. */
export interface DecisionContext {
  readonly now: Instant;
  readonly newId: () => string;
}
