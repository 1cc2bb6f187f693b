/** Names of what the page has fetched. */
export const keys = {
  door: ["door"],
  me: ["me"],
  step: ["step"],
  status: ["status"],
  goals: ["goals"],
  access: ["access"],
  link: ["link"],
  ways: ["ways"],
  asked: ["asked"],
  estimate: ["estimate"],
  privacy: ["privacy"],
  progress: ["progress"],
  suggestions: ["suggestions"],
  milestones: ["milestones"],
  techniques: ["techniques"],
  /** Those that wait, and each by its id. */
  exercises: ["exercises"],
  /** How exercises ended in this visit, each by its id. */
  finished: ["finished"],
  works: ["works"],
  /** Everything of the health days: what changes one thing of them may change any other. */
  day: ["day"],
  today: ["day", "today"],
  hours: ["day", "hours"],
  /** What was read of the body and what follows from it; a figure of it may change the day as well. */
  body: ["body"],
  imports: ["body", "imports"],
  /** How much is kept, by source. */
  kept: ["body", "kept"],
  /** The one next step; it may come from any part. */
  next: ["next"],
} as const satisfies Record<string, readonly string[]>;
