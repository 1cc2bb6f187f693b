import type { GoalKind } from "../../goals/goal.ts";
import type { GoalId, StepId } from "../../goals/ids.ts";
import type { RephraseReason, StepSize } from "../../person/person.ts";
import type { FreeText, Token } from "../../text/free-text.ts";

/** What can be told of goals and steps. */
export type GoalCommand =
  /** `from` is where the page begins, counted from 0. */
  | { readonly do: "list_goals"; readonly which?: "open" | "finished"; readonly from?: number }
  | {
      readonly do: "new_goal";
      readonly title?: FreeText;
      readonly description?: FreeText;
      readonly kind?: GoalKind;
    }
  | { readonly do: "goal_from_text" }
  | { readonly do: "which_first"; readonly index: 0 | 1 | 2 }
  | { readonly do: "activate"; readonly goalId: GoalId }
  | { readonly do: "goal_menu"; readonly goalId: GoalId }
  | { readonly do: "pause_goal"; readonly goalId: GoalId }
  | { readonly do: "archive_goal"; readonly goalId: GoalId }
  | { readonly do: "reopen_goal"; readonly goalId: GoalId }
  | { readonly do: "finish_goal"; readonly goalId: GoalId; readonly reached: boolean }
  | { readonly do: "delete_goal"; readonly goalId: GoalId; readonly confirmed?: boolean }
  | {
      readonly do: "edit_goal";
      readonly goalId: GoalId;
      readonly title?: FreeText;
      readonly description?: FreeText;
      readonly kind?: GoalKind;
    }
  /** Asks for a goal's new name or description; the words come as text. */
  | { readonly do: "reword_goal"; readonly goalId: GoalId; readonly which: "title" | "description" }
  | { readonly do: "rephrase"; readonly stepId?: StepId; readonly reason?: RephraseReason; readonly comment?: FreeText }
  | { readonly do: "size"; readonly size: StepSize; readonly stepId?: StepId }
  | { readonly do: "cue"; readonly stepId?: StepId; readonly text?: FreeText }
  | { readonly do: "answer"; readonly text: FreeText }
  /** One of the ready answers of the open question; `tag` names the question, so that an old button answers no newer one. */
  | { readonly do: "quick_answer"; readonly index: number; readonly tag: Token }
  | { readonly do: "undo" }
  /** A goal that words became goes back whole: nothing was done for it yet. */
  | { readonly do: "not_a_goal"; readonly goalId: GoalId }
  | { readonly do: "switch"; readonly from?: number };
