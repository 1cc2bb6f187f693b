import type { Because } from "../because.ts";
import type { GoalId } from "../goals/goal.ts";
import type { StepId } from "../goals/step.ts";
import type { CrisisVerdict, RefusalCode } from "../safety/crisis.ts";
import type { Instant, Locale } from "../person/person.ts";
import type { Command } from "./command.ts";
import type { PendingAsk, Snapshot } from "./dialogue.ts";
import type { IntentReading } from "./intents.ts";
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

/** The screens of safety.md and small talk's exact phrases: pure functions over content, so that the core may call them. */
export interface TextScreen {
  crisis(text: string): CrisisVerdict;
  refusal(text: string): RefusalCode | undefined;
  /** Whether a goal touches the child or the other parent of a separated family. */
  touchesContact(title: string, description: string): boolean;
  /** A command said in plain words ("готово", "next please"), where the whole message is just that. */
  phrase(text: string, locale: Locale): Command | undefined;
  /** What a free text most likely means, with how sure that is. */
  intent(text: string, locale: Locale): IntentReading;
  /** An IANA zone or a country named in the person's words. */
  timeZone(text: string): string | undefined;
  country(text: string): string | undefined;
}

/** What a decision needs beside the state: time, fresh ids, and the screens for the text that came in. */
export interface DecisionContext {
  readonly now: Instant;
  readonly newId: () => string;
  readonly screen: TextScreen;
}
