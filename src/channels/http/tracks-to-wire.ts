import type { MovesWire } from "#contract/exercise.ts";
import { toWireInstant } from "#contract/instant.ts";
import type {
  MilestoneWire,
  momentumWords,
  NextActionWire,
  ProgressWire,
  SuggestionWire,
  TrackWire,
} from "#contract/tracks.ts";
import type { JournalEntry } from "#core/dialogue/turn/decision.ts";
import { type OnTracks, suggestContextOf } from "#core/dialogue/tracks/journey-turn.ts";
import { suggestionFor } from "#core/dialogue/tracks/track-views.ts";
import { type LocalDate, localDate } from "#core/time/local-date.ts";
import { type Journey, type Milestone, newJourney, type SuggestedAction } from "#core/tracks/journey.ts";
import { momentumAt } from "#core/tracks/momentum.ts";
import { lastActivityOf, overallOf, recoveryTime, totalActions, trackInFocus } from "#core/tracks/overall.ts";
import { allNextActions, nameOfAction, type Suggestion } from "#core/tracks/suggest.ts";
import { isTrackId, phaseOf, type TrackId, trackIds } from "#core/tracks/track.ts";
import type { Shown } from "./show.ts";

/** The person's state with a journey: their own, or the empty one that would begin now; nothing is written by looking. */
function onTracks({ snapshot, around }: Shown): OnTracks {
  const { journey, person } = snapshot;
  return { ...snapshot, journey: journey ?? newJourney(around.now, localDate(around.now, person.timeZone)) };
}

function actionWire(action: SuggestedAction): Pick<NextActionWire, "technique" | "report"> {
  return action.kind === "technique"
    ? { technique: action.technique, report: null }
    : { technique: null, report: action.action };
}

/** What comes next on a track, with its reason. */
export function nextActionWire(made: Suggestion, shown: Shown): NextActionWire {
  return {
    suggestion: shown.text(made.words),
    ...actionWire(made.action),
    estimated_time: shown.minutes(made.minutes),
    minutes: made.minutes,
    because: {
      rule: made.because.rule,
      text: shown.text({ ref: `because.${made.because.rule}` }, { days: Number(made.because.inputs?.["days"] ?? 0) }),
    },
  };
}

function milestoneWire({ type, track, at }: Milestone, { text }: Shown): MilestoneWire {
  return {
    type,
    track,
    name: text({ ref: `milestone.${type}.name` }),
    achieved_at: toWireInstant(at),
    description: text({ ref: `milestone.${type}.celebrate` }),
  };
}

/** At least this much motion is more than a single step: a few of them within days. */
const flowingFrom = 50;
const movingFrom = 10;

function momentumWord(momentum: number): (typeof momentumWords)[number] {
  if (momentum >= flowingFrom) return "flowing";
  return momentum >= movingFrom ? "moving" : "resting";
}

function trackWire(snapshot: OnTracks, track: TrackId, shown: Shown): TrackWire {
  const { around, text } = shown;
  const state = snapshot.journey.tracks[track];
  const phase = phaseOf(state.percent);
  return {
    track,
    name: text({ ref: `track.${track}.name` }),
    icon: text({ ref: `track.${track}.icon` }),
    about: text({ ref: `track.${track}.about` }),
    phase,
    phase_name: text({ ref: `track.${track}.phase.${phase}` }),
    completion_percentage: state.percent,
    milestones: snapshot.journey.milestones
      .filter((milestone) => milestone.track === track)
      .map((milestone) => milestoneWire(milestone, shown)),
    next_action: nextActionWire(suggestionFor(snapshot, track, around), shown),
    last_activity: state.lastActivity === undefined ? null : toWireInstant(state.lastActivity),
    total_actions: state.totalActions,
    paused: state.paused,
    weight: state.weight,
    momentum: momentumWord(momentumAt(state, around.now)),
  };
}

/** Whoever has no Telegram finds today's gentle word on their page. */
function remindedToday(journey: Journey, today: LocalDate, timeZone: string): TrackId | null {
  const found = trackIds.find((track) => {
    const at = journey.nudgedAbout[track];
    return at !== undefined && localDate(at, timeZone) === today && !journey.tracks[track].paused;
  });
  return found ?? null;
}

/** The brief's `get_all_progress`, on the wire. */
export function progressToWire(shown: Shown): ProgressWire {
  const snapshot = onTracks(shown);
  const { journey, person } = snapshot;
  const overall = overallOf(journey);
  const today = localDate(shown.around.now, person.timeZone);
  const { week, day } = recoveryTime(journey, today);
  const last = lastActivityOf(journey);
  return {
    started: shown.snapshot.journey !== undefined,
    primary_track: journey.primary,
    focus_all: journey.all,
    in_focus: trackInFocus(journey),
    tracks: Object.fromEntries(
      trackIds.map((track) => [track, trackWire(snapshot, track, shown)]),
    ) as ProgressWire["tracks"],
    overall_progress: overall.percent,
    overall_because: {
      rule: overall.because.rule === "weighted_mean" ? "weighted_mean" : "mean",
      tracks: Number(overall.because.inputs?.["tracks"] ?? trackIds.length),
      paused: Number(overall.because.inputs?.["paused"] ?? 0),
    },
    journey_start_date: shown.snapshot.journey === undefined ? null : journey.startedOn,
    days_active: journey.daysActive,
    recovery_week: week,
    recovery_day: day,
    track_switch_count: journey.switches,
    total_actions: totalActions(journey),
    last_activity: last === undefined ? null : toWireInstant(last),
    nudges: journey.nudges,
    clarity: journey.clarity,
    reminded_of: remindedToday(journey, today, person.timeZone),
  };
}

/** Every milestone, the newest first. */
export function milestonesToWire(shown: Shown): MilestoneWire[] {
  return (shown.snapshot.journey?.milestones ?? []).map((each) => milestoneWire(each, shown)).reverse();
}

/** What comes next on one track, with everything else that may. */
function suggestionWire(snapshot: OnTracks, track: TrackId, shown: Shown): SuggestionWire {
  const made = suggestionFor(snapshot, track, shown.around);
  const others = allNextActions(snapshot.journey, track, suggestContextOf(snapshot, shown.around));
  return {
    track,
    ...nextActionWire(made, shown),
    also_moves: [...made.also],
    alternatives: others
      .filter(({ action }) => nameOfAction(action) !== nameOfAction(made.action))
      .map(({ action, words, minutes }) => ({
        suggestion: shown.text(words),
        ...actionWire(action),
        estimated_time: shown.minutes(minutes),
        minutes,
      })),
  };
}

/** The next actions of all tracks that are not paused. */
export function suggestionsToWire(shown: Shown): { in_focus: TrackId; suggestions: SuggestionWire[] } {
  const snapshot = onTracks(shown);
  const open = trackIds.filter((track) => !snapshot.journey.tracks[track].paused);
  return {
    in_focus: trackInFocus(snapshot.journey),
    suggestions: open.map((track) => suggestionWire(snapshot, track, shown)),
  };
}

/** The next action of the track in focus. */
export function nextInFocus(shown: Shown): { readonly track: TrackId } & NextActionWire {
  const snapshot = onTracks(shown);
  const track = trackInFocus(snapshot.journey);
  return { track, ...nextActionWire(suggestionFor(snapshot, track, shown.around), shown) };
}

/** What a command moved and which milestones it brought, from what was written down of it; in a crisis nothing is celebrated. */
export function movesToWire(journal: readonly JournalEntry[], { snapshot, text }: Shown): MovesWire {
  if (snapshot.dialogue.crisis !== undefined) return { moved: [], reached: [] };
  const inputsOf = (kind: JournalEntry["kind"]) =>
    journal.filter((entry) => entry.kind === kind).map((entry) => entry.because.inputs ?? {});
  const moved = inputsOf("action_done").flatMap((inputs) =>
    Object.entries(inputs).flatMap(([input, to]) => {
      const track = input.replace(/_to$/, "");
      if (track === input || !isTrackId(track)) return [];
      const name = text({ ref: `track.${track}.name` });
      const icon = text({ ref: `track.${track}.icon` });
      return [{ track, name, icon, from: Number(inputs[`${track}_from`]), to: Number(to) }];
    }),
  );
  const reached = inputsOf("milestone_achieved").flatMap(({ milestone, track }) => {
    if (typeof milestone !== "string" || typeof track !== "string" || !isTrackId(track)) return [];
    const name = text({ ref: `milestone.${milestone}.name` });
    return [{ type: milestone, track, name, description: text({ ref: `milestone.${milestone}.celebrate` }) }];
  });
  return { moved, reached };
}
