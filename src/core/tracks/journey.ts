import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { TechniqueId } from "../techniques/technique.ts";
import type { WorkId } from "../techniques/work.ts";
import type { ActionType, MilestoneType } from "./action.ts";
import { type TrackId, trackIds } from "./track.ts";

/** Where a person stands on one track. */
export interface TrackState {
  /** Integer, 0 to 100; never decreases. */
  readonly percent: number;
  readonly paused: boolean;
  /** How much the track counts in the overall figure: 1 to 5, 1 unless the person says otherwise. */
  readonly weight: number;
  readonly totalActions: number;
  /** Points that each kind of action has given this track so far; a kind gives at most 40. */
  readonly gained: Readonly<Partial<Record<ActionType, number>>>;
  readonly lastActivity: Instant | undefined;
  /** When the percentage last rose. */
  readonly movedAt: Instant | undefined;
  /** The person's active days since the percentage last rose. */
  readonly stillDays: number;
  /** 0 to 100 as it was at `lastActivity`; see `momentumAt`. */
  readonly momentum: number;
}

/** Something that is kept for ever; ids only. */
export interface Milestone {
  readonly type: MilestoneType;
  readonly track: TrackId;
  readonly at: Instant;
}

/** A next action that was offered for a track; kept until something happens or a day is over. */
export interface OfferedAction {
  readonly action: SuggestedAction;
  readonly at: Instant;
  /** Of the journey, when it was offered. */
  readonly revision: number;
  /** A language model may choose among what the rules allow; then its choice stands while it is fresh. */
  readonly by: "rules" | "model";
}

/** What may be suggested: an exercise, or something done in life that is told about afterwards. */
export type SuggestedAction =
  | { readonly kind: "technique"; readonly technique: TechniqueId }
  | { readonly kind: "report"; readonly action: ActionType };

/** The way of one person over the four tracks: ids and figures, never a text. */
export interface Journey {
  readonly startedAt: Instant;
  readonly startedOn: LocalDate;
  readonly tracks: Readonly<Record<TrackId, TrackState>>;
  /** The focus, changed only by the person's word. */
  readonly primary: TrackId;
  /** Whether the person ever said what is in front; until then self work only stands there. */
  readonly chosen: boolean;
  /** All tracks at once: what comes next rotates by least recent. */
  readonly all: boolean;
  readonly switches: number;
  readonly milestones: readonly Milestone[];
  /** How often each kind of action was counted, over a life. */
  readonly counts: Readonly<Partial<Record<ActionType, number>>>;
  /** The last day with an action, and what was counted on it. */
  readonly today:
    | { readonly date: LocalDate; readonly counts: Readonly<Partial<Record<ActionType, number>>> }
    | undefined;
  readonly daysActive: number;
  /** Keys of what was finished lately, so that nothing moves twice. */
  readonly applied: readonly string[];
  /** How heavy it was at the last check-in: 0 (unbearable) to 10 (good). */
  readonly mood: { readonly score: number; readonly at: Instant } | undefined;
  readonly offered: Readonly<Partial<Record<TrackId, OfferedAction>>>;
  /** How often in a row each suggestion was declined, by its name. */
  readonly declined: Readonly<Record<string, number>>;
  readonly nudgedOn: LocalDate | undefined;
  /** When a track that rests was last mentioned. */
  readonly nudgedAbout: Readonly<Partial<Record<TrackId, Instant>>>;
  /** Asked once, after a week: is it clear how the tracks work? */
  readonly clarity: "unasked" | "asked" | "clear" | "unclear";
  /** Whether the person wants us to remind them of anything. */
  readonly nudges: boolean;
  /** When to look next whether anything of ours is due. */
  readonly lookAt: Instant;
  /** Letters that wait for their date. */
  readonly capsules: readonly { readonly work: WorkId; readonly opensOn: LocalDate }[];
  /** The end of the contact diary's chain. */
  readonly diary: { readonly entries: number; readonly hash: string } | undefined;
  /** Counts what happened, so that a suggestion knows whether it is still fresh. */
  readonly revision: number;
}

const untouched: TrackState = {
  percent: 0,
  paused: false,
  weight: 1,
  totalActions: 0,
  gained: {},
  lastActivity: undefined,
  movedAt: undefined,
  stillDays: 0,
  momentum: 0,
};

/** The brief's `initialize_tracks`: four empty tracks, with self work in focus until the person says otherwise. */
export function newJourney(at: Instant, date: LocalDate): Journey {
  return {
    startedAt: at,
    startedOn: date,
    tracks: Object.fromEntries(trackIds.map((track) => [track, untouched])) as Record<TrackId, TrackState>,
    primary: "self_work",
    chosen: false,
    all: false,
    switches: 0,
    milestones: [],
    counts: {},
    today: undefined,
    daysActive: 0,
    applied: [],
    mood: undefined,
    offered: {},
    declined: {},
    nudgedOn: undefined,
    nudgedAbout: {},
    clarity: "unasked",
    nudges: true,
    lookAt: at,
    capsules: [],
    diary: undefined,
    revision: 0,
  };
}
