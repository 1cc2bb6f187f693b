import { focusReply } from "./focus-views.ts";
import { pauseTrack, setPrimary, weighTrack } from "../../tracks/focus.ts";
import type { TrackId } from "../../tracks/track.ts";
import type { GoalId } from "../../goals/ids.ts";
import { nextContactQuestion } from "../../safety/contact-gate.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { tracksOff } from "./exercise-gate.ts";
import { onTracks, type OnTracks } from "./journey-turn.ts";
import { deny, entry, nothing, say, waitFor, withGoal, sayWithPosition } from "../turn/outcome.ts";
import type { Reply } from "../turn/reply.ts";
import * as look from "./track-views.ts";
import { goalsButton } from "../turn/buttons.ts";

/** Carries out a command of the tracks: with the journey, which begins here if it has not; or not at all while an operator has them off. */
export function walking(
  before: Snapshot,
  context: DecisionContext,
  carryOut: (snapshot: OnTracks) => Decision,
): Decision {
  if (!context.flags.multi_track_system_enabled) return tracksOff(before);
  const started = onTracks(before, context);
  const decision = carryOut(started.after);
  return started.journal.length === 0 ? decision : { ...decision, journal: [...started.journal, ...decision.journal] };
}

export function tracks(before: Snapshot, context: DecisionContext): Decision {
  if (!context.flags.multi_track_system_enabled) return tracksOff(before);
  const { journey } = before;
  return say(before, journey ? look.tracksReply({ ...before, journey }) : look.tracksHello());
}

/** Somebody came for the tracks: what they are, then the gate where it is unanswered, or whether the place is right. */
export function arrive(before: Snapshot, context: DecisionContext): Decision {
  return walking(before, context, (after) => {
    const explained: Reply = { say: "tracks.hello", with: { text: { ref: "tracks.explain" } } };
    if (nextContactQuestion(after.person.contact) === undefined) {
      return sayWithPosition(waitFor(after, { for: "place" }), explained);
    }
    const asking = waitFor(after, { for: "contact", goalId: undefined, onward: { do: "place" } });
    return sayWithPosition(asking, explained, { say: "contact.why" });
  });
}

/** After the gate, for whoever has only just come: is the place right? */
export function askPlace(before: Snapshot): Decision {
  return sayWithPosition(waitFor(before, { for: "place" }));
}

/** After the place, right or skipped: what comes first? */
export function askFocus(before: Snapshot): Decision {
  return sayWithPosition(waitFor(before, { for: "focus" }));
}

export function track(before: Snapshot, trackId: TrackId, context: DecisionContext): Decision {
  return walking(before, context, (after) => say(after, look.trackReply(after, trackId, context)));
}

/** `/progress`, and `get_all_progress` of the brief. Whoever walks no tracks sees how their goal stands. */
export function progress(before: Snapshot, context: DecisionContext): Decision {
  return walking(before, context, (after) => say(after, look.progressReply(after, context)));
}

export function progressCard(before: Snapshot, context: DecisionContext): Decision {
  return walking(before, context, (after) => say(after, { say: "progress.card", file: { make: "progress_card" } }));
}

export function milestones(before: Snapshot, context: DecisionContext): Decision {
  return walking(before, context, (after) => say(after, look.milestonesReply(after)));
}

export function keepsake(before: Snapshot, trackId: TrackId, context: DecisionContext): Decision {
  return walking(before, context, (after) =>
    after.journey.tracks[trackId].percent === 100
      ? say(after, { say: "track.keepsake", file: { make: "keepsake", track: trackId } })
      : deny(after, "invalid", look.trackReply(after, trackId, context)),
  );
}

/** The focus changes only with the person's word; on the first day it shows the plan of the chosen track. */
export function choosePrimary(
  before: Snapshot,
  focus: TrackId | "all" | undefined,
  context: DecisionContext,
): Decision {
  return walking(before, context, (after) => {
    if (focus === undefined) return say(after, focusReply(after, "focus.choose"));
    const { waiting } = after.dialogue;
    const calm = waiting.for === "focus" || waiting.for === "place" ? waitFor(after, nothing) : after;
    const from = after.journey.all ? "all" : after.journey.primary;
    const chosen: OnTracks = { ...calm, journey: setPrimary(after.journey, focus) };
    const journal =
      chosen.journey.revision === after.journey.revision
        ? []
        : [entry("focus_changed", { rule: "person_chose", inputs: { from, to: focus } })];
    return { ...say(chosen, look.planReply(chosen, context)), journal };
  });
}

/** Passed over, the question of the focus is no choice: the plan of what stands in front is shown. */
export function leaveFocus(before: Snapshot, context: DecisionContext): Decision {
  return walking(before, context, (after) => say(waitFor(after, nothing), look.planReply(after, context)));
}

export function pause(before: Snapshot, trackId: TrackId, paused: boolean, context: DecisionContext): Decision {
  return walking(before, context, (after) => {
    const moved: OnTracks = { ...after, journey: pauseTrack(after.journey, trackId, paused) };
    const journal =
      moved.journey === after.journey
        ? []
        : [entry(paused ? "track_paused" : "track_resumed", { rule: "person_chose", inputs: { track: trackId } })];
    return {
      ...say(
        moved,
        { say: paused ? "track.paused" : "track.resumed", with: { name: { ref: `track.${trackId}.name` } } },
        look.trackReply(moved, trackId, context, "edit"),
      ),
      journal,
    };
  });
}

export function weigh(before: Snapshot, trackId: TrackId, weight: number, context: DecisionContext): Decision {
  return walking(before, context, (after) => {
    const moved: OnTracks = { ...after, journey: weighTrack(after.journey, trackId, weight) };
    const journal =
      moved.journey === after.journey
        ? []
        : [
            entry("track_weighed", {
              rule: "person_chose",
              inputs: { track: trackId, weight: moved.journey.tracks[trackId].weight },
            }),
          ];
    return { ...say(moved, look.trackReply(moved, trackId, context, "edit")), journal };
  });
}

export function setNudges(before: Snapshot, wanted: boolean, context: DecisionContext): Decision {
  return walking(before, context, (after) =>
    say({ ...after, journey: { ...after.journey, nudges: wanted } }, { say: wanted ? "nudges.on" : "nudges.off" }),
  );
}

/** Links a goal to a track, or takes the link away: its done steps move the track a little as well. */
export function linkGoal(
  before: Snapshot,
  goalId: GoalId,
  trackId: TrackId | undefined,
  context: DecisionContext,
): Decision {
  const goal = before.goals.find((each) => each.id === goalId);
  if (!goal) return deny(before, "goal_not_found", { say: "goal.not_found", buttons: [[goalsButton]] });
  return walking(before, context, (after) => {
    const { track: _, ...rest } = goal;
    const linked = { ...rest, ...(trackId ? { track: trackId } : {}) };
    return {
      ...say(
        withGoal(after, linked),
        trackId
          ? { say: "goal.linked", with: { goal: goal.title, name: { ref: `track.${trackId}.name` } }, place: "edit" }
          : { say: "goal.unlinked", with: { goal: goal.title }, place: "edit" },
      ),
      journal: [entry("goal_edited", { rule: "linked_to_track", inputs: { track: trackId ?? "none" } }, { goalId })],
    };
  });
}

export function clarity(before: Snapshot, clear: boolean): Decision {
  const { journey } = before;
  if (!journey) return sayWithPosition(before);
  const told = clear ? "clear" : "unclear";
  return {
    ...say(
      { ...before, journey: { ...journey, clarity: told } },
      { say: clear ? "clarity.thanks" : "clarity.explain", with: { text: { ref: "tracks.explain" } }, place: "edit" },
    ),
    // The same said twice is one answer: an alert divides by them.
    journal: journey.clarity === told ? [] : [entry("clarity_told", { rule: told })],
  };
}
