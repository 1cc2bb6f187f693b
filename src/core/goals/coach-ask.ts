import type { FreeText } from "../text/free-text.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Locale, RephraseReason, StepSize, Tone } from "../person/person.ts";
import type { Clarification, GoalKind } from "./goal.ts";
import type { GoalReading } from "./goal-reading.ts";
import type { CoachName, Outcome } from "./step.ts";

/** A step the coach worded before, as far as the next one must differ from it. */
export interface PastStep {
  readonly text: FreeText;
  readonly source: string | undefined;
  /** What the person told of it when it was done; absent where they told nothing. */
  readonly outcome?: Outcome;
}

/** A step that was turned down: its words, and why, as one of the reasons or in the person's own words. */
export interface TurnedDown {
  readonly text: FreeText;
  readonly why: FreeText;
}

/** All that a coach may know to word one step: the minimum, and never who the person is. */
export interface CoachAsk {
  /** `clarify` asks for the open question in other words; the rest ask for a step. */
  readonly kind: "first" | "next" | "rephrase" | "clarify";
  readonly goal: { readonly title: FreeText; readonly description: FreeText; readonly kind: GoalKind };
  readonly clarifications: readonly Clarification[];
  /** Completed steps, oldest first, at most the last 40. */
  readonly history: readonly PastStep[];
  /** Pack ids and wordings that were turned down. */
  readonly declined: readonly string[];
  /** The last steps that were turned down, with the reason that was given; absent where none was. */
  readonly turnedDown?: readonly TurnedDown[];
  /** What they told in the talk of late, the oldest first: it may bear on the goal; absent where they told nothing. */
  readonly lately?: readonly FreeText[];
  /** The person's day of today. */
  readonly today?: LocalDate;
  /** The step or question to be put otherwise. */
  readonly current: (PastStep & { readonly minutes: number; readonly floorText: string }) | undefined;
  readonly reason: RephraseReason | undefined;
  readonly comment: FreeText | undefined;
  readonly size: StepSize;
  readonly locale: Locale;
  readonly tone: Tone;
  /** The coach asked whether the goal is reached and the person said "not yet": give a further step. */
  readonly notReachedYet: boolean;
  /** How many questions may still be asked: 2 before the first step, 1 before any other, none where one has just been answered. */
  readonly questionsLeft: number;
  /** How the goal was understood so far; absent before the first step. */
  readonly reading?: GoalReading;
  /** More than before was asked for: a step may be longer than the one that it stands in for. */
  readonly grows?: boolean;
  /** False while the contact gate is unanswered or restrictive: only oneself, paper and professionals. */
  readonly contactAllowed: boolean;
}

/** What a coach may answer; the brief's contract, extended (goals.md). */
export type CoachAnswer =
  | {
      readonly status: "ok";
      readonly step: string;
      readonly minutes: number;
      readonly floorStep: string;
      readonly stretchStep: string;
      readonly cue: string | undefined;
      readonly source: string | undefined;
    }
  | {
      readonly status: "need_clarification";
      readonly question: string;
      readonly id: string | undefined;
      readonly quick: readonly string[];
    }
  /** A question about the step is answered; the step stays as it is. */
  | { readonly status: "explained"; readonly text: string }
  | { readonly status: "goal_reached" };

/** A guarded answer and who gave it. */
export interface CoachReply {
  readonly by: CoachName;
  readonly kind: GoalKind;
  readonly answer: CoachAnswer;
  /** How the goal was understood; kept with it, so that it can be shown and put right. */
  readonly reading?: GoalReading;
}
