import type { FreeText } from "../text/free-text.ts";
import type { GoalAct } from "./acts.ts";
import type { StepAssumption, StepNeed } from "./needs.ts";

/** What a stated fact gives a step: a count of parts, what is there already, a day, when there is time, what may be spent and what has to be heeded; `known` is any other, which gives none. */
export const givenSteps = ["limit", "money", "count", "have", "day", "time"] as const;
export type GivenKind = (typeof givenSteps)[number] | "known";
export interface GivenFact {
  readonly is: "given";
  readonly of: GivenKind;
  readonly what: FreeText;
}

/** What somebody said of themselves or of the goal that holds for every step; `has` and `given` are in their own words. */
export type GoalFact =
  | GivenFact
  | { readonly is: "lacks"; readonly what: StepNeed }
  | { readonly is: "without"; readonly what: StepAssumption }
  | { readonly is: "has"; readonly what: FreeText };

/** How a goal was understood: shown to the person, who can put it right. */
export interface GoalReading {
  readonly act: GoalAct;
  /** The ladder that is walked (`household/pet-care`) or the frame (`frame/mend`); a goal stays on it until the person says otherwise. */
  readonly way: string;
  /** How sure the way is, 0 to 1. */
  readonly sure: number;
  /** What the goal was taken for, in plain words of the person's language. */
  readonly about: FreeText;
  /** The day that was named, with its preposition: "by Friday". */
  readonly by: FreeText | undefined;
  readonly facts: readonly GoalFact[];
  /** Facts that the person took back: not read again. */
  readonly takenBack: readonly GoalFact[];
  /** Ways that the goal is not about, because the person said so. */
  readonly ruledOut: readonly string[];
}

export function sameFact(a: GoalFact, b: GoalFact): boolean {
  return a.is === b.is && a.what === b.what;
}
