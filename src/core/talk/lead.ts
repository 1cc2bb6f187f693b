import type { GoalId } from "../goals/ids.ts";
import type { Locale, Tone } from "../person/person.ts";
import type { FreeText } from "../text/free-text.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Act } from "./acts.ts";

/** What a language model is told of a message and of where it meets the person: the least that an answer takes, and never who they are. */
export interface TalkAsk {
  readonly text: FreeText;
  readonly locale: Locale;
  readonly tone: Tone;
  readonly today: LocalDate;
  /** Their goals, the one in front first; at most ten. */
  readonly goals: readonly {
    readonly id: GoalId;
    readonly title: FreeText;
    readonly step: FreeText | undefined;
    readonly inFront: boolean;
  }[];
  /** What they said before, the oldest first, with what it was taken for and what was said back. */
  readonly earlier: readonly {
    readonly said: FreeText;
    readonly acts: readonly Act[];
    readonly back?: FreeText | undefined;
  }[];
  /** A question about a goal that was put to them and waits. */
  readonly asked?: FreeText;
  /** The person wants to be heard and nothing else. */
  readonly listens: boolean;
  readonly contactAllowed: boolean;
}

/** One thing that a message does, as a model read it, with what fills it. */
export interface LedAct {
  readonly act: Act;
  /** The part of the message that does it, word for word. */
  readonly words: FreeText | undefined;
  /** What a wish would be called as a goal. */
  readonly title: FreeText | undefined;
  /** The goal that it speaks of. */
  readonly goalId: GoalId | undefined;
}

/** A model's reading of a message: what is said back of it in two sentences at most, and what it does. What is done about it the dialogue decides. */
export interface TalkLead {
  readonly reflection: FreeText | undefined;
  readonly acts: readonly LedAct[];
}
