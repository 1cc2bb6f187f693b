import { localDate } from "../../time/local-date.ts";
import { actionTypes } from "../../tracks/action.ts";
import type { Journey } from "../../tracks/journey.ts";
import { overallOf, recoveryTime, trackInFocus } from "../../tracks/overall.ts";
import { allNextActions, mayOffer, nameOfAction, suggestNext, type Suggestion } from "../../tracks/suggest.ts";
import { phaseOf, type TrackId, trackIds } from "../../tracks/track.ts";
import type { Command } from "../turn/command.ts";
import type { DecisionContext, LookContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { type OnTracks, suggestContextOf } from "./journey-turn.ts";
import type { Button, Reply } from "../turn/reply.ts";

/** What a person sees of their tracks. No comparison with others, and nothing is ever shown as lost. */

const nameOf = (track: TrackId) =>
  ({ icon: { ref: `track.${track}.icon` }, name: { ref: `track.${track}.name` } }) as const;

const trackButton = (track: TrackId, press: Command, chosen = false): Button => ({
  label: chosen ? "button.track_chosen" : "button.track",
  with: nameOf(track),
  press,
});

/** What is next for a track as it stands: personal, or plainly the next of the phase where an operator turned the rest off. */
export function suggestionFor(snapshot: OnTracks, track: TrackId, context: LookContext): Suggestion {
  const around = suggestContextOf(snapshot, context);
  const { journey } = snapshot;
  if (context.flags.ai_suggestions_enabled) return suggestNext(journey, track, around);
  const plain: Journey = { ...journey, mood: undefined, declined: {}, offered: {} };
  return suggestNext(plain, track, { ...around, weak: false, goalTracks: [] });
}

/** Ten blocks, one for each full tenth. */
export function blocksOf(percent: number): string {
  const full = Math.floor(percent / 10);
  return "█".repeat(full) + "░".repeat(10 - full);
}

/** `/progress`: every track with its blocks, its percentage and what is next. */
export function progressReply(snapshot: OnTracks, context: DecisionContext): Reply {
  const { journey } = snapshot;
  const { percent, because } = overallOf(journey);
  const { week, day } = recoveryTime(journey, localDate(context.now, snapshot.person.timeZone));
  return {
    say: "progress.title",
    lines: [
      ...trackIds.map((track) => {
        const state = journey.tracks[track];
        const made = suggestionFor(snapshot, track, context);
        const going = made.because.rule === "draft" ? "progress.track_draft" : "progress.track";
        return {
          say: state.paused ? "progress.track_paused" : going,
          with: { ...nameOf(track), blocks: blocksOf(state.percent), percent: state.percent, next: made.words },
        } as const;
      }),
      {
        say: because.rule === "mean" ? "progress.overall" : "progress.overall_weighted",
        with: {
          percent,
          week,
          day,
          active: journey.daysActive,
          name: { ref: `track.${trackInFocus(journey)}.name` },
        },
      },
    ],
    buttons: [
      [{ label: "button.suggest", press: { do: "suggest" } }],
      [
        { label: "button.switch_track", press: { do: "set_primary" } },
        { label: "button.milestones", press: { do: "milestones" } },
      ],
      [
        { label: "button.progress_card", press: { do: "progress_card" } },
        { label: "button.works", press: { do: "works" } },
      ],
    ],
  };
}

/** The one next thing, with its reason; taken up, put aside, or all of them shown. */
export function suggestionReply(
  made: Suggestion,
  say: "suggestion.one" | "suggestion.other" = "suggestion.one",
): Reply {
  return {
    say,
    with: {
      ...nameOf(made.track),
      next: made.words,
      minutes: made.minutes,
      because: { ref: `because.${made.because.rule}` },
      days: made.because.inputs?.["days"] === undefined ? 0 : Number(made.because.inputs["days"]),
    },
    lines: made.also.map((track) => ({ say: "suggestion.also", with: nameOf(track) })),
    buttons: [
      [{ label: "button.accept", press: { do: "accept", track: made.track, action: actionName(made) } }],
      [
        { label: "button.decline", press: { do: "decline", track: made.track, action: actionName(made) } },
        { label: "button.suggest_all", press: { do: "suggest_all" } },
      ],
    ],
  };
}

/** The next action of a track, or of the one in focus. */
export function nextActionReply(snapshot: Snapshot, track: TrackId | undefined, context: DecisionContext): Reply {
  const { journey } = snapshot;
  if (!journey) return tracksHello();
  return suggestionReply(suggestionFor({ ...snapshot, journey }, track ?? trackInFocus(journey), context));
}

/** Everything that may be next, track by track; a tap begins it. */
export function allSuggestionsReply(
  snapshot: OnTracks,
  only: TrackId | undefined,
  context: DecisionContext,
  declined?: string,
): Reply {
  const { journey } = snapshot;
  const around = suggestContextOf(snapshot, context);
  const open = trackIds.filter((track) => !journey.tracks[track].paused);
  // Where all of them rest, whoever asks still has something to choose.
  const shown = only ? [only] : open.length > 0 ? open : trackIds;
  const rows = shown.flatMap((track) =>
    (only ? allNextActions(journey, track, around) : [suggestionFor(snapshot, track, context)])
      .filter(({ action }) => nameOfAction(action) !== declined)
      .slice(0, 6)
      .map(({ action, words }): Button[] => [
        {
          label: "button.next_of_track",
          with: { icon: { ref: `track.${track}.icon` }, text: words },
          press:
            action.kind === "technique"
              ? { do: "begin", technique: action.technique }
              : { do: "report", action: action.action },
        },
      ]),
  );
  const more: Button[][] = only
    ? []
    : shown.map((track): Button[] => [trackButton(track, { do: "suggest_all", track })]);
  // Where there is nothing but what was put aside, all there is on the other tracks is shown.
  if (declined !== undefined && rows.length === 0) return allSuggestionsReply(snapshot, undefined, context);
  return { say: declined === undefined ? "suggestion.all" : "suggestion.rest", buttons: [...rows, ...more] };
}

/** One track: where it stands, what it is about, and what can be chosen about it. */
export function trackReply(
  snapshot: OnTracks,
  track: TrackId,
  context: DecisionContext,
  place?: Reply["place"],
): Reply {
  const { journey } = snapshot;
  const state = journey.tracks[track];
  const made = suggestionFor(snapshot, track, context);
  const chosen = !journey.all && journey.primary === track;
  return {
    say: state.paused ? "track.show_paused" : "track.show",
    with: {
      ...nameOf(track),
      about: { ref: `track.${track}.about` },
      phase: { ref: `track.${track}.phase.${phaseOf(state.percent)}` },
      blocks: blocksOf(state.percent),
      percent: state.percent,
      next: made.words,
      weight: state.weight,
    },
    buttons: [
      [{ label: "button.accept", press: { do: "accept", track, action: actionName(made) } }],
      [{ label: "button.suggest_all", press: { do: "suggest_all", track } }],
      [
        ...(chosen ? [] : [{ label: "button.make_primary", press: { do: "set_primary", track } } as const]),
        state.paused
          ? { label: "button.track_resume", press: { do: "pause_track", track, paused: false } }
          : { label: "button.track_pause", press: { do: "pause_track", track, paused: true } },
      ],
      [
        ...(state.weight < 5
          ? [{ label: "button.weigh_more", press: { do: "weigh_track", track, weight: state.weight + 1 } } as const]
          : []),
        ...(state.weight > 1
          ? [{ label: "button.weigh_less", press: { do: "weigh_track", track, weight: state.weight - 1 } } as const]
          : []),
      ],
      ...(state.percent === 100 ? [[{ label: "button.keepsake", press: { do: "keepsake", track } } as const]] : []),
    ],
    ...(place ? { place } : {}),
  };
}

/** `/tracks`: what the four tracks are, and the way into each. */
export function tracksReply(snapshot: OnTracks): Reply {
  const { journey } = snapshot;
  return {
    say: "tracks.menu",
    with: { text: { ref: "tracks.explain" } },
    buttons: [
      ...trackIds.map((track): Button[] => [
        trackButton(track, { do: "track", track }, !journey.all && journey.primary === track),
      ]),
      [
        { label: "button.switch_track", press: { do: "set_primary" } },
        { label: "button.report", press: { do: "report" } },
      ],
      [
        journey.nudges
          ? { label: "button.nudges_off", press: { do: "nudges", wanted: false } }
          : { label: "button.nudges_on", press: { do: "nudges", wanted: true } },
      ],
    ],
  };
}

/** What the tracks are, to somebody who does not walk them yet. */
export function tracksHello(): Reply {
  return {
    say: "tracks.menu",
    with: { text: { ref: "tracks.explain" } },
    buttons: [[{ label: "button.brings_tracks", press: { do: "brings", what: "tracks" } }]],
  };
}

/** After the focus was chosen: the plan of that track and its first step. */
export function planReply(snapshot: OnTracks, context: DecisionContext): Reply {
  const { journey } = snapshot;
  const track = trackInFocus(journey);
  const { percent } = journey.tracks[track];
  const made = suggestionFor(snapshot, track, context);
  const phaseNumber = Math.min(4, Math.floor(percent / 25) + 1);
  return {
    ...suggestionReply(made),
    say: journey.all ? "focus.plan_all" : "focus.plan",
    with: {
      ...nameOf(track),
      number: phaseNumber,
      phase: { ref: `track.${track}.phase.${phaseOf(percent)}` },
      percent,
      until: phaseNumber * 25,
      next: made.words,
      minutes: made.minutes,
      because: { ref: `because.${made.because.rule}` },
    },
  };
}

/** Milestones, the newest first, each with its day. */
export function milestonesReply(snapshot: OnTracks): Reply {
  const { milestones } = snapshot.journey;
  if (milestones.length === 0)
    return { say: "milestones.none", buttons: [[{ label: "button.suggest", press: { do: "suggest" } }]] };
  return {
    say: "milestones.list",
    lines: [...milestones].reverse().map(({ type, track, at }) => ({
      say: "milestones.line",
      with: {
        icon: { ref: `track.${track}.icon` },
        name: { ref: `milestone.${type}.name` },
        date: localDate(at, snapshot.person.timeZone),
      },
    })),
    buttons: [[{ label: "button.progress_tracks", press: { do: "progress" } }]],
  };
}

/** Actions that are told about: what is done by an exercise is told by finishing it. */
export const reportable = [
  "quest_completed",
  "legal_help",
  "support_group_joined",
  "story_shared",
  "peer_helped",
] as const satisfies readonly (typeof actionTypes)[number][];

/** What may be told of now: on the safety-only path no quest is played. */
export function reportableNow(snapshot: Snapshot, context: LookContext): readonly (typeof reportable)[number][] {
  const around = suggestContextOf(snapshot, context);
  return reportable.filter((action) => mayOffer({ kind: "report", action }, around));
}

export function reportReply(snapshot: Snapshot, context: LookContext): Reply {
  return {
    say: "report.ask",
    buttons: reportableNow(snapshot, context).map((action): Button[] => [
      { label: "button.quick", with: { text: { ref: `report.${action}` } }, press: { do: "report", action } },
    ]),
  };
}

/** The name under which a suggested action is remembered. */
export const actionName = (made: Suggestion): string => nameOfAction(made.action);
