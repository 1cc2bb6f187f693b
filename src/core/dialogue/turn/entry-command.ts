import type { DraftPurpose } from "../../talk/draft/draft-request.ts";
import type { FreeText } from "../../text/free-text.ts";

/** What can be neither read nor done with, but gets a kind answer all the same. */
export const attachmentKinds = ["voice", "sticker", "photo", "document", "location", "other"] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** What comes before anything is understood: words, files, and what concerns whatever question is open. */
export type EntryCommand =
  /** `goesOn` where a channel can hold no more in one message, so that its rest is likely to follow. */
  | { readonly do: "text"; readonly text: FreeText; readonly goesOn?: true }
  /** A message was changed after it was sent: it is screened, and answered only in a crisis. */
  | { readonly do: "edited"; readonly text: FreeText }
  | { readonly do: "attachment"; readonly what: AttachmentKind; readonly caption?: FreeText }
  | { readonly do: "unknown_command"; readonly name: FreeText }
  | { readonly do: "thanks" }
  | { readonly do: "skip" }
  | { readonly do: "cancel" }
  /** What words are that were kept: the answer to what was asked, or a wish of their own. */
  | { readonly do: "held_words"; readonly as: "answer" | "own" }
  /** What the words are for that were asked for. */
  | { readonly do: "draft_for"; readonly purpose: DraftPurpose }
  /** What was said lately is forgotten; goals, steps and all else stay. */
  | { readonly do: "forget_talk" }
  /** We stopped in the middle of a send and cannot know whether it arrived: say so, and show where the person is. */
  | { readonly do: "after_restart" };
