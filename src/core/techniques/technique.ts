import type { ActionType } from "../tracks/action.ts";
import type { TrackId } from "../tracks/track.ts";

/** The guided exercises; each is one file in `content/techniques/`. */
export const techniqueIds = [
  "emotional_checkin",
  "cbt_exercise",
  "grounding",
  "letter_to_self",
  "letter_to_child",
  "create_quest",
  "photo_album",
  "message_other_parent",
  "court_documents",
  "mediation_prep",
  "parallel_parenting",
  "contact_diary",
  "legal_help",
  "find_support_group",
  "share_story",
  "safety_plan",
] as const;
export type TechniqueId = (typeof techniqueIds)[number];

/** What an exercise leaves the person with. */
export const workKinds = [
  "checkin",
  "thought_record",
  "letter",
  "quest",
  "album",
  "message",
  "checklist",
  "diary_entry",
  "story",
  "safety_plan",
] as const;
export type WorkKind = (typeof workKinds)[number];

/** Points to words in content, by path; the words are chosen when a reply is rendered, in the person's language. */
export interface TextRef {
  readonly ref: string;
}

/** Holds where an answer was among these options, or where the person's situation is so. */
export type Condition =
  | { readonly step: string; readonly is: readonly string[] }
  | { readonly step: string; readonly atLeast: number }
  | { readonly step: string; readonly below: number }
  /** `safety`: contact is restricted, dangerous or not said; `open` otherwise. */
  | { readonly gate: "open" | "safety" }
  /** Under eight weeks since the separation, or not said: no deep-emotion writing then. */
  | { readonly recent: boolean };

export interface Option {
  readonly id: string;
  /** Where this answer leads instead of the next step; `end` finishes. */
  readonly goto?: string;
}

export const checkKinds = ["letter_to_child", "message_other_parent"] as const;
export type CheckKind = (typeof checkKinds)[number];

/** What a step of an exercise asks for. */
export type Ask =
  /** Says something; one button goes on. */
  | { readonly kind: "tell" }
  | { readonly kind: "choice"; readonly options: readonly Option[] }
  | { readonly kind: "several"; readonly options: readonly Option[] }
  /** A whole number from `from` to `to`, by button or by word. */
  | { readonly kind: "scale"; readonly from: number; readonly to: number }
  /** One message of at most `most` characters. */
  | { readonly kind: "text"; readonly most: number }
  /** As many messages as it takes, until "that's all"; together at most `most` characters. */
  | { readonly kind: "pages"; readonly most: number }
  /** Short lines, one a message or one a row, at most `most` of them. */
  | { readonly kind: "list"; readonly most: number }
  | { readonly kind: "date"; readonly when: "past" | "future" | "any" }
  | { readonly kind: "photos"; readonly most: number }
  /** Paced breath, in seconds; never held. */
  | { readonly kind: "breath"; readonly in: number; readonly out: number; readonly rounds: number }
  /** Looks over what was written in `of`: blame, pressure, court talk. Clean words pass; others get kind advice. */
  | {
      readonly kind: "check";
      readonly of: readonly string[];
      readonly check: CheckKind;
      readonly rewrite: string;
      readonly keep: string;
    }
  /** Riddles from the bank for the age and theme chosen in these steps; others are offered on request. */
  | { readonly kind: "riddles"; readonly count: number; readonly age: string; readonly theme: string };

export interface TechniqueStep {
  /** At most 10 characters, so that a button can carry it. */
  readonly id: string;
  readonly ask: Ask;
  readonly optional: boolean;
  /** All must hold, or the step is passed over. */
  readonly when: readonly Condition[];
  /** Whether the answer is kept as a section of the work, under this step's heading. */
  readonly keep: boolean;
}

export interface Ending {
  readonly action: ActionType;
  /** All must hold for the action to count; an exercise that only looked around moves nothing. */
  readonly when: readonly Condition[];
}

/** A guided exercise: what it asks, in which order, and what it leaves behind. Its words are content. */
export interface Technique {
  readonly id: TechniqueId;
  readonly track: TrackId | undefined;
  readonly minutes: number;
  /** Touches the child or the other parent: the contact gate is asked before it. `closed` leads to a professional on the safety-only path. */
  readonly gate: "none" | "asked" | "closed";
  /** Deep-emotion writing: in the first weeks after a separation another, neutral exercise is offered instead. */
  readonly insteadWhenRecent: TechniqueId | undefined;
  readonly makes: WorkKind | undefined;
  /** Steps whose answer names the work, the first one answered; otherwise the technique's own name does. */
  readonly titleFrom: readonly string[];
  readonly steps: readonly TechniqueStep[];
  readonly endings: readonly Ending[];
  /** The step that tells how heavy it is, if any. */
  readonly moodFrom: string | undefined;
  /** Steps with the date at which a time capsule asks to be opened. */
  readonly opensFrom: readonly string[];
  /** The steps that say how a letter is meant: `send`, `unsent` or `capsule`; each path of the contact gate may ask by a step of its own. */
  readonly statusFrom: readonly string[];
}

/** A finding of a check: what sounds wrong, and the words that do, as they stand in the text. */
export interface Finding {
  readonly code: string;
  readonly quote: string;
}

export interface Riddle {
  readonly id: string;
  readonly age: string;
  readonly theme: string;
}
