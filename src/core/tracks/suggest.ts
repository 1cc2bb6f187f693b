import type { Because } from "../because.ts";
import type { Instant } from "../time/instant.ts";
import type { Exercise } from "../techniques/exercise.ts";
import { type Technique, type TechniqueId, techniqueIds, type TextRef } from "../techniques/technique.ts";
import { actions, type ActionType, impactOf, isActionType } from "./action.ts";
import type { Journey, OfferedAction, SuggestedAction } from "./journey.ts";
import { phaseOf, type TrackId, type TrackPhase, trackIds } from "./track.ts";

/** One next action that a track knows for a phase, in the order in which they are tried. */
export interface NextAction {
  readonly action: SuggestedAction;
  /** Gentle enough for a heavy day. */
  readonly easy: boolean;
  readonly minutes: number;
  readonly words: TextRef;
}

/** The track pack, as far as decisions need it; another pack is another recovery. */
export interface TrackPack {
  readonly next: Readonly<Record<TrackId, Readonly<Record<TrackPhase, readonly NextAction[]>>>>;
  /** What keeps a finished track alive. */
  readonly upkeep: Readonly<Record<TrackId, readonly NextAction[]>>;
}

export const suggestionRules = [
  "draft",
  "gentle_today",
  "weak_today",
  "easier",
  "other",
  "idle",
  "serves_goal",
  "first_time",
  "next_in_phase",
  "upkeep",
  "chosen",
] as const;
export type SuggestionRule = (typeof suggestionRules)[number];

/** A next action for one track, with its reason. */
export interface Suggestion {
  readonly track: TrackId;
  readonly action: SuggestedAction;
  readonly words: TextRef;
  readonly minutes: number;
  readonly because: Because & { readonly rule: SuggestionRule };
  /** Other tracks that the action moves as well. */
  readonly also: readonly TrackId[];
}

/** What a suggestion looks at beside the journey. */
export interface SuggestContext {
  readonly now: Instant;
  readonly pack: TrackPack;
  readonly techniques: Readonly<Record<TechniqueId, Technique>>;
  readonly gate: "open" | "safety";
  readonly recent: boolean;
  readonly drafts: readonly Exercise[];
  /** The health day of whoever lives one asks for little: a low mode, or a sick day. */
  readonly weak: boolean;
  /** Tracks that one of the person's open goals is linked to. */
  readonly goalTracks: readonly TrackId[];
}

const dayMs = 24 * 3600 * 1000;
/** At most this at the last check-in (0 to 10) makes a day a gentle one. */
const heavyMood = 3;
const moodHolds = dayMs;
const idleDays = 14;
const stillDays = 7;
const declinedTooOften = 2;
const cacheHolds = dayMs;

/** The name under which a suggestion is remembered and counted. */
export function nameOfAction(action: SuggestedAction): string {
  return action.kind === "technique" ? action.technique : `report:${action.action}`;
}

/** What a name stands for; undefined where it names nothing. */
export function actionNamed(name: string): SuggestedAction | undefined {
  const technique = techniqueIds.find((id) => id === name);
  if (technique) return { kind: "technique", technique };
  const action = name.startsWith("report:") ? name.slice("report:".length) : "";
  return isActionType(action) ? { kind: "report", action } : undefined;
}

/** The action types that a suggestion leads to. */
function leadsTo(action: SuggestedAction, techniques: SuggestContext["techniques"]): readonly ActionType[] {
  return action.kind === "report"
    ? [action.action]
    : techniques[action.technique].endings.map((ending) => ending.action);
}

/** Whether an exercise may be offered to this person now; what is closed by the gate is never suggested. */
export function mayOffer(
  action: SuggestedAction,
  around: Pick<SuggestContext, "gate" | "recent" | "techniques">,
): boolean {
  if (action.kind === "report") return around.gate === "open" || action.action !== "quest_completed";
  const technique = around.techniques[action.technique];
  if (technique.gate === "closed" && around.gate === "safety") return false;
  return !(around.recent && technique.insteadWhenRecent !== undefined);
}

/** Whole days since a track last saw an action, or since the journey began. */
export function idleDaysOf(journey: Journey, track: TrackId, now: Instant): number {
  return Math.floor((now - (journey.tracks[track].lastActivity ?? journey.startedAt)) / dayMs);
}

/** Whether a suggestion that was made still holds: nothing has happened since, and a day is not over. */
export function stillFresh(offered: OfferedAction | undefined, journey: Journey, now: Instant): boolean {
  return offered !== undefined && offered.revision === journey.revision && now - offered.at < cacheHolds;
}

/** What the day leaves of what a track knows, and why. */
interface Choosable {
  /** Gentle ones alone on a heavy or weak day, or where the track stands still; nothing that was declined twice, while there is anything else. */
  readonly pool: readonly NextAction[];
  readonly heavy: boolean;
  readonly stuck: boolean;
  readonly declined: boolean;
}

function choosable(journey: Journey, track: TrackId, around: SuggestContext): Choosable {
  const state = journey.tracks[track];
  const all = candidatesOf(track, state.percent, around);
  const notDeclined = all.filter(({ action }) => (journey.declined[nameOfAction(action)] ?? 0) < declinedTooOften);
  const heavy =
    journey.mood !== undefined && journey.mood.score <= heavyMood && around.now - journey.mood.at < moodHolds;
  const stuck = state.percent < 100 && state.stillDays >= stillDays;
  const left = notDeclined.length > 0 ? notDeclined : all;
  const easy = left.filter((each) => each.easy);
  const wantsEasy = heavy || around.weak || stuck || notDeclined.length === 0;
  const pool = wantsEasy && easy.length > 0 ? easy : left;
  return { pool, heavy, stuck, declined: notDeclined.length < all.length };
}

/** What a language model may choose among: no more than the rules themselves would. */
export function choosableNow(journey: Journey, track: TrackId, around: SuggestContext): readonly NextAction[] {
  return choosable(journey, track, around).pool;
}

/**
 * The brief's `get_next_action`: the one next thing for a track, from phase, mood, days without activity, goals, and what was declined.
 * The same state gives the same answer; a track always has one.
 */
export function suggestNext(journey: Journey, track: TrackId, around: SuggestContext): Suggestion {
  const draft = around.drafts.find(
    ({ technique }) =>
      around.techniques[technique].track === track && mayOffer({ kind: "technique", technique }, around),
  );
  const state = journey.tracks[track];
  const { pool, heavy, stuck, declined } = choosable(journey, track, around);
  // On a heavy day what was begun waits, unless it is gentle itself or nothing gentle is there.
  const waits =
    heavy &&
    pool.every(({ easy }) => easy) &&
    !pool.some(({ action }) => action.kind === "technique" && action.technique === draft?.technique);
  if (draft && !waits) return continueDraft(draft, track, around);

  const offered = journey.offered[track];
  if (offered?.by === "model" && stillFresh(offered, journey, around.now)) {
    const same = pool.find(({ action }) => nameOfAction(action) === nameOfAction(offered.action));
    if (same) return suggestion(same, track, { rule: "chosen", inputs: { percent: state.percent } }, around);
  }

  const chosen = leastDone(pool, journey, around.techniques);
  const idle = idleDaysOf(journey, track, around.now);
  const rule: SuggestionRule = heavy
    ? "gentle_today"
    : around.weak && chosen.easy
      ? "weak_today"
      : stuck
        ? "easier"
        : declined
          ? "other"
          : state.percent === 100
            ? "upkeep"
            : idle >= idleDays && state.totalActions > 0
              ? "idle"
              : around.goalTracks.includes(track)
                ? "serves_goal"
                : timesDone(chosen, journey, around.techniques) === 0
                  ? "first_time"
                  : "next_in_phase";
  return suggestion(chosen, track, { rule, inputs: { percent: state.percent, days: idle } }, around);
}

function candidatesOf(track: TrackId, percent: number, around: SuggestContext): readonly NextAction[] {
  const { next, upkeep } = around.pack;
  const inPhase = percent === 100 ? upkeep[track] : next[track][phaseOf(percent)];
  const offered = inPhase.filter(({ action }) => mayOffer(action, around));
  if (offered.length > 0) return offered;
  const anywhere = [...Object.values(next[track]).flat(), ...upkeep[track]].filter(({ action }) =>
    mayOffer(action, around),
  );
  if (anywhere.length > 0) return anywhere;
  throw new Error(`the track ${track} has nothing that may be offered`);
}

/** How often what an action leads to was done, over a life. */
export function timesDone(next: NextAction, journey: Journey, techniques: SuggestContext["techniques"]): number {
  return leadsTo(next.action, techniques).reduce((sum, action) => sum + (journey.counts[action] ?? 0), 0);
}

function leastDone(
  pool: readonly NextAction[],
  journey: Journey,
  techniques: SuggestContext["techniques"],
): NextAction {
  return pool.reduce((least, each) =>
    timesDone(each, journey, techniques) < timesDone(least, journey, techniques) ? each : least,
  );
}

function suggestion(
  { action, minutes, words }: NextAction,
  track: TrackId,
  because: Suggestion["because"],
  around: SuggestContext,
): Suggestion {
  const moved = leadsTo(action, around.techniques).flatMap((type) => impactOf(type).map((impact) => impact.track));
  return {
    track,
    action,
    words,
    minutes,
    because,
    also: trackIds.filter((other) => other !== track && moved.includes(other)),
  };
}

function continueDraft(draft: Exercise, track: TrackId, around: SuggestContext): Suggestion {
  const technique = around.techniques[draft.technique];
  const next: NextAction = {
    action: { kind: "technique", technique: draft.technique },
    easy: true,
    minutes: technique.minutes,
    words: { ref: `technique.${draft.technique}.name` },
  };
  return suggestion(next, track, { rule: "draft" }, around);
}

/** Every next action that a person may choose on a track now, the suggested one among them. */
export function allNextActions(journey: Journey, track: TrackId, around: SuggestContext): readonly NextAction[] {
  return candidatesOf(track, journey.tracks[track].percent, around);
}

/** Remembers what was offered, so that it stays the same until something happens. */
export function remember(
  journey: Journey,
  made: Pick<Suggestion, "track" | "action">,
  now: Instant,
  by: OfferedAction["by"],
): Journey {
  const offered: OfferedAction = { action: made.action, at: now, revision: journey.revision, by };
  return { ...journey, offered: { ...journey.offered, [made.track]: offered } };
}

/** Declined: it will not come a third time. */
export function declineAction(journey: Journey, action: SuggestedAction): Journey {
  const name = nameOfAction(action);
  return {
    ...journey,
    declined: { ...journey.declined, [name]: (journey.declined[name] ?? 0) + 1 },
    revision: journey.revision + 1,
  };
}

/** Taken up: what was declined before is forgotten. */
export function acceptAction(journey: Journey, action: SuggestedAction): Journey {
  const { [nameOfAction(action)]: _, ...declined } = journey.declined;
  return Object.hasOwn(journey.declined, nameOfAction(action)) ? { ...journey, declined } : journey;
}

/** An action that serves both wishes, where one does: whose impact touches both tracks. */
export function servesBoth(one: ActionType, other: ActionType): ActionType | undefined {
  const touches = (action: ActionType): readonly TrackId[] => Object.keys(actions[action].impact) as TrackId[];
  const homes = [impactOf(one)[0]?.track, impactOf(other)[0]?.track];
  if (homes[0] === homes[1]) return undefined;
  return [one, other].find((action) => homes.every((home) => home !== undefined && touches(action).includes(home)));
}
