import type { Day } from "#core/day/day.ts";

/**
 * Who writes a field of somebody's days: the person decides it, our own clock does, either does, or it tells what the person did or said of
 * themselves, which is neither a setting nor ours.
 */
type Author = "person" | "clock" | "either" | "life";

/** Said of every field: a merge and its undo must know of each whether the person did something. */
const authors: Readonly<Record<keyof Day, Author>> = {
  startedAt: "life",
  startedOn: "life",
  archetype: "person",
  blend: "either",
  schedule: "person",
  consentAt: "life",
  intake: "life",
  calendar: "either",
  energy: "life",
  readiness: "clock",
  modeChoice: "person",
  plan: "clock",
  previous: "clock",
  growth: "clock",
  grown: "clock",
  habits: "life",
  levels: "life",
  tasksADay: "person",
  reminders: "person",
  messagesADay: "person",
  begun: "clock",
  digest: "person",
  digestOn: "clock",
  withGoalStep: "person",
  withTrackAction: "person",
  away: "person",
  excused: "life",
  lookAt: "clock",
};

const writtenBy = (...wanted: readonly Author[]): readonly (keyof Day)[] =>
  (Object.keys(authors) as (keyof Day)[]).filter((name) => wanted.includes(authors[name]));

/** What the person decides themselves: of two records that become one, those of the newer hold. */
export const settingNames = writtenBy("person", "either");

/** What our own clock writes: a plan in the morning, what it counts, when to look, what a calendar holds, how ready the body is. */
export const clockNames = writtenBy("clock", "either");
