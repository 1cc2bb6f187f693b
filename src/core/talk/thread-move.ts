/** What a message does to the thread of a talk, in few plain words; what each is, content/talk/thread.yaml says by its patterns. */
export const threadMoves = [
  "note",
  "both",
  "not_made",
  "rest_all",
  "quiet_night",
  "recall",
  "done_so_far",
  "said_before",
  "drop_or_keep",
  "drop",
  "keep",
  "unwanted",
  "closed",
  "hold_out",
  "heavy",
  "waits",
  "agreed",
  "hindered",
  "rest_one",
  "undo",
  "pause",
  "later",
  "smaller",
  "bigger",
  "begin",
  "towards",
  "fits",
  "list",
  "left",
  "how_long",
  "next",
  "other",
  "where_to_begin",
  "day_ahead",
  "wants_to",
  "others_rest",
  "ordered_gone",
  "old_one",
  "content",
  "for_today",
  "wakes",
  "sleeps",
  "naps",
  "rather",
] as const;
export type ThreadMoveName = (typeof threadMoves)[number];

/** One move of the thread; `words` is what is to be kept, as it was written. */
export interface ThreadMove {
  readonly as: ThreadMoveName;
  readonly words?: string;
  /** It answers no question of ours, so one that stands open is left by it. */
  readonly leaves: boolean;
  /** It is no order, and only tells which way one goes. */
  readonly aside: boolean;
}

/** What stands in the way or has changed, of a kind that we know, and what may be done about it. */
export interface Hindrance {
  readonly id: string;
  /** Something that stands in the way, or something that has come to be otherwise. */
  readonly is: "obstacle" | "change";
  /** What may be done about it holds without any goal. */
  readonly alone: boolean;
}
