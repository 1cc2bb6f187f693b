import type { Instant } from "../time/instant.ts";
import { daysBetween, type LocalDate, localTime } from "../time/local-date.ts";
import type { WorkId } from "../techniques/work.ts";
import type { Journey } from "./journey.ts";
import { isOfFamily, type TrackId, trackIds } from "./track.ts";

const dayMs = 24 * 3600 * 1000;
/** A track that has not moved for so long is mentioned once. */
const stuckDays = 30;
/** After this long we ask once whether the tracks are clear. */
const clarityDays = 7;
/** The hours of a person's day in which we may begin to speak. */
export const wakingHours = { from: 10, to: 20 } as const;

/** Whether it is an hour of the person's own day at which we may begin to speak. */
export function isWaking(now: Instant, timeZone: string): boolean {
  const { hour } = localTime(now, timeZone);
  return hour >= wakingHours.from && hour < wakingHours.to;
}

/** Something that we begin ourselves: a word about a track that rests, or the one question on clarity. */
export type Nudge =
  | { readonly kind: "stuck"; readonly track: TrackId; readonly days: number }
  | { readonly kind: "clarity" };

export interface NudgeContext {
  readonly now: Instant;
  readonly timeZone: string;
  /** The person wants no reminders, or is in a crisis. */
  readonly quiet: boolean;
  /** No nudges about the child or the other parent on the safety-only path. */
  readonly gate: "open" | "safety";
}

function stuckSince(journey: Journey, track: TrackId): Instant {
  return journey.tracks[track].movedAt ?? journey.startedAt;
}

/** Tracks that have not moved for 30 days and were not mentioned since, the primary one first. */
function stuckTracks(journey: Journey, around: NudgeContext): readonly TrackId[] {
  const inFocusFirst = [journey.primary, ...trackIds.filter((track) => track !== journey.primary)];
  return inFocusFirst.filter((track) => {
    const { percent, paused } = journey.tracks[track];
    if (paused || percent === 100) return false;
    if (around.gate === "safety" && isOfFamily(track)) return false;
    const since = stuckSince(journey, track);
    const mentioned = journey.nudgedAbout[track];
    return around.now - since >= stuckDays * dayMs && (mentioned === undefined || mentioned < since);
  });
}

/**
 * What to begin with a person now, if anything: in waking hours of their own day, at most one a day, never two days running, never in a
 * crisis, never about a paused track. One gentle word a track, and silence afterwards.
 */
export function nudgeDue(journey: Journey, around: NudgeContext): Nudge | undefined {
  if (around.quiet) return undefined;
  const { date } = localTime(around.now, around.timeZone);
  if (!isWaking(around.now, around.timeZone)) return undefined;
  if (journey.nudgedOn !== undefined && daysBetween(journey.nudgedOn, date) < 2) return undefined;
  if (journey.clarity === "unasked" && journey.daysActive > 0 && daysBetween(journey.startedOn, date) >= clarityDays) {
    return { kind: "clarity" };
  }
  const [track] = stuckTracks(journey, around);
  if (track === undefined) return undefined;
  return { kind: "stuck", track, days: Math.floor((around.now - stuckSince(journey, track)) / dayMs) };
}

/** The journey after a nudge was sent. */
export function nudged(journey: Journey, nudge: Nudge, date: LocalDate, now: Instant): Journey {
  if (nudge.kind === "clarity") return { ...journey, nudgedOn: date, clarity: "asked" };
  return { ...journey, nudgedOn: date, nudgedAbout: { ...journey.nudgedAbout, [nudge.track]: now } };
}

/** When to look again whether anything is due: at the beginning of the person's next waking hours. */
export function nextLook(now: Instant, timeZone: string): Instant {
  const { hour } = localTime(now, timeZone);
  const hours = (wakingHours.from - hour + 24) % 24;
  return now + (hours === 0 ? 24 : hours) * 3600 * 1000;
}

/** Letters whose day has come, or is over. */
export function capsulesDue(journey: Journey, today: LocalDate): readonly WorkId[] {
  return journey.capsules.filter(({ opensOn }) => opensOn <= today).map(({ work }) => work);
}
