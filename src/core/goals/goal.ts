import type { FreeText } from "../text/free-text.ts";
import type { Instant } from "../time/instant.ts";
import type { TrackId } from "../tracks/track.ts";
import type { GoalReading } from "./goal-reading.ts";
import type { GoalId } from "./ids.ts";
import type { Step } from "./step.ts";

export const goalKinds = [
  "creative",
  "educational",
  "household",
  "health",
  "career",
  "money",
  "relationship",
  "parenting",
  "bureaucracy",
  "fear",
  "personal",
  "other",
] as const;
export type GoalKind = (typeof goalKinds)[number];

/** `draft` is being described or clarified; only `open` goals are walked. */
export const goalStatuses = ["draft", "open", "paused", "achieved", "archived"] as const;
export type GoalStatus = (typeof goalStatuses)[number];

/** A coach's question and the person's own words in answer. */
export interface Clarification {
  readonly id: string | undefined;
  readonly question: FreeText;
  readonly answer: FreeText;
}

/** The id of a clarification that is a remark on a step, and answers no question. */
export const commentId = "comment";

/** The id of a clarification that is a step turned down: its words, and why; it answers no question. */
export const turnedDownId = "turned_down";

/** The id of the question which of several things a goal is about. */
export const topicQuestionId = "topic";

/** The id of the light question what comes into view next, which may come again after other steps. */
export const nextQuestionId = "next";

/** The id of the question what is off about the step that stands open. */
export const meantQuestionId = "meant";

/** A question that stands open before the first step. */
export interface OpenQuestion {
  readonly id: string | undefined;
  readonly text: FreeText;
  /** Ready answers offered as buttons. */
  readonly quick: readonly FreeText[];
}

/** What a person wants to reach; walked by one step at a time, never dated, never overdue. */
export interface Goal {
  readonly id: GoalId;
  readonly title: FreeText;
  readonly description: FreeText;
  readonly kind: GoalKind;
  readonly status: GoalStatus;
  readonly createdAt: Instant;
  readonly touchedAt: Instant;
  readonly clarifications: readonly Clarification[];
  readonly question: OpenQuestion | undefined;
  readonly current: Step | undefined;
  /** How many steps were completed; the steps themselves are loaded only where they are shown or asked with. */
  readonly completedCount: number;
  /** Pack steps and wordings the person turned down for this goal. */
  readonly declined: readonly FreeText[];
  /** Touches the child or the other parent: the contact gate holds for every step. */
  readonly touchesContact: boolean;
  /** How it was understood; absent before the first step. */
  readonly reading?: GoalReading | undefined;
  /** The recovery track that a done step moves as well, if the person linked one. */
  readonly track?: TrackId | undefined;
}

/** A goal with its finished steps, oldest first. */
export interface GoalWithHistory extends Goal {
  readonly completed: readonly Step[];
}

export const goalLimits = { title: 200, tried: 500, description: 4000, answer: 1000, comment: 1000, open: 50 } as const;
