import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import { type ActionType, firstMilestoneOf, homeTrackOf, impactOf, type MilestoneType } from "./action.ts";
import type { Journey, Milestone, TrackState } from "./journey.ts";
import { momentumAt } from "./momentum.ts";
import { phaseEnds, type TrackId, trackIds } from "./track.ts";

/** Something that a person finished. */
export interface FinishedAction {
  /** Names what was finished (an exercise, a step, a report), so that doing it again after an undo moves nothing twice. */
  readonly key: string;
  readonly action: ActionType;
  readonly at: Instant;
  /** The person's own day. */
  readonly date: LocalDate;
  /** Tracks that the goal or habit behind it is linked to. */
  readonly linked?: readonly TrackId[];
}

export interface TrackMove {
  readonly track: TrackId;
  readonly from: number;
  readonly to: number;
}

/** What an action led to. `counted` is false where it had been counted before, or too often today. */
export interface Applied {
  readonly journey: Journey;
  readonly moved: readonly TrackMove[];
  readonly milestones: readonly Milestone[];
  readonly counted: boolean;
}

/** One kind of action counts so often on one day. */
const countedADay = 3;
/** One kind of action gives a track at most so many of its 100. */
const mostFromOneAction = 40;
/** So many finished things are remembered by key; far more than an undo can reach back to. */
const keysRemembered = 200;
const momentumGain = 20;

/** Repeating moves less: the first time in full, the second half, then a quarter; rounded down, at least 1. */
export function pointsFor(inFull: number, timesBefore: number): number {
  const share = timesBefore === 0 ? 1 : timesBefore === 1 ? 2 : 4;
  return Math.max(1, Math.floor(inFull / share));
}

function moveTrack(track: TrackState, action: ActionType, points: number, at: Instant): TrackState {
  const gainedBefore = track.gained[action] ?? 0;
  const gain = Math.max(0, Math.min(points, mostFromOneAction - gainedBefore, 100 - track.percent));
  return {
    ...track,
    percent: track.percent + gain,
    gained: { ...track.gained, [action]: gainedBefore + gain },
    totalActions: track.totalActions + 1,
    lastActivity: Math.max(at, track.lastActivity ?? at),
    momentum: Math.min(100, Math.round(momentumAt(track, at)) + momentumGain),
    ...(gain > 0 ? { movedAt: at, stillDays: 0 } : {}),
  };
}

/**
 * The milestones that a journey has earned and not yet got (the brief's `check_milestone`). `strict` asks of a phase that two different
 * actions of the track led there.
 */
export function milestonesDue(journey: Journey, strict: boolean): readonly Pick<Milestone, "type" | "track">[] {
  const has = new Set<MilestoneType>(journey.milestones.map(({ type }) => type));
  const firsts = (Object.keys(journey.counts) as ActionType[]).flatMap((action) => {
    const type = firstMilestoneOf(action);
    const track = homeTrackOf(action);
    return type === undefined || track === undefined ? [] : [{ type, track }];
  });
  const phases = trackIds.flatMap((track) => {
    const { percent, gained } = journey.tracks[track];
    if (strict && Object.keys(gained).length < 2) return [];
    return phaseEnds
      .filter((end) => percent >= end)
      .map((end): Pick<Milestone, "type" | "track"> => ({ type: `${track}_${end}`, track }));
  });
  return [...firsts, ...phases].filter(({ type }) => !has.has(type));
}

/**
 * The brief's `update_progress`: moves every track that an action touches, and gives the milestones that this brings. Progress never
 * decreases, whatever comes in, in whatever order and however often.
 */
export function applyAction(journey: Journey, finished: FinishedAction, strict = false): Applied {
  const { action, at, date } = finished;
  if (journey.applied.includes(finished.key)) return { journey, moved: [], milestones: [], counted: false };
  const applied = [...journey.applied, finished.key].slice(-keysRemembered);
  const sameDay = journey.today !== undefined && date <= journey.today.date;
  const counts = sameDay ? (journey.today?.counts ?? {}) : {};
  const before = counts[action] ?? 0;
  if (before >= countedADay) return { journey: { ...journey, applied }, moved: [], milestones: [], counted: false };

  const times = journey.counts[action] ?? 0;
  const tracks: Record<TrackId, TrackState> = { ...journey.tracks };
  if (!sameDay) {
    for (const track of trackIds) tracks[track] = { ...tracks[track], stillDays: tracks[track].stillDays + 1 };
  }
  const moved: TrackMove[] = [];
  for (const { track, points } of impactOf(action, finished.linked)) {
    const from = tracks[track].percent;
    tracks[track] = moveTrack(tracks[track], action, pointsFor(points, times), at);
    if (tracks[track].percent > from) moved.push({ track, from, to: tracks[track].percent });
  }
  const after: Journey = {
    ...journey,
    tracks,
    applied,
    counts: { ...journey.counts, [action]: times + 1 },
    today: { date: sameDay && journey.today ? journey.today.date : date, counts: { ...counts, [action]: before + 1 } },
    daysActive: journey.daysActive + (sameDay ? 0 : 1),
    revision: journey.revision + 1,
  };
  const milestones = milestonesDue(after, strict).map((due): Milestone => ({ ...due, at }));
  return {
    journey: { ...after, milestones: [...after.milestones, ...milestones] },
    moved,
    milestones,
    counted: true,
  };
}
