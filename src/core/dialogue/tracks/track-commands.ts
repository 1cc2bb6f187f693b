import { focusReply } from "./focus-views.ts";
import {
  acceptAction,
  actionNamed,
  declineAction,
  mayOffer,
  nameOfAction,
  remember,
  servesBoth,
} from "../../tracks/suggest.ts";
import { type ActionType, impactOf } from "../../tracks/action.ts";
import { pauseTrack, setPrimary, weighTrack } from "../../tracks/focus.ts";
import type { SuggestedAction } from "../../tracks/journey.ts";
import { capsulesDue, isWaking, nextLook, nudgeDue, nudged } from "../../tracks/nudge.ts";
import { trackInFocus } from "../../tracks/overall.ts";
import type { TrackId } from "../../tracks/track.ts";
import { localDate } from "../../time/local-date.ts";
import { dayAt, wakingHours } from "../../day/waking-day.ts";
import type { GoalId } from "../../goals/ids.ts";
import { nextContactQuestion } from "../../safety/contact-gate.ts";
import { noMessageLeft, withMessage } from "../turn/message-budget.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { beginExercise, resume, tracksOff } from "./exercise-commands.ts";
import { earn, gateOf, onTracks, type OnTracks, suggestContextOf } from "./journey-turn.ts";
import { deny, entry, nothing, say, waitFor, withGoal, sayWithPosition } from "../turn/outcome.ts";
import type { Button, Reply } from "../turn/reply.ts";
import * as look from "./track-views.ts";
import { goalsButton } from "../turn/buttons.ts";

/** Carries out a command of the tracks: with the journey, which begins here if it has not; or not at all while an operator has them off. */
function walking(before: Snapshot, context: DecisionContext, carryOut: (snapshot: OnTracks) => Decision): Decision {
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

/** The next action of one track or of the one in focus; it stays the same until something happens. */
export function suggest(before: Snapshot, trackId: TrackId | undefined, context: DecisionContext): Decision {
  return walking(before, context, (after) => {
    const made = look.suggestionFor(after, trackId ?? trackInFocus(after.journey), context);
    const known = after.journey.offered[made.track];
    const fresh = known?.revision === after.journey.revision;
    const kept = fresh ? after : { ...after, journey: remember(after.journey, made, context.now, "rules") };
    return {
      ...say(kept, look.suggestionReply(made)),
      journal: fresh
        ? []
        : [
            entry("suggested", {
              ...made.because,
              inputs: { ...made.because.inputs, track: made.track, action: look.actionName(made) },
            }),
          ],
    };
  });
}

export function suggestAll(before: Snapshot, trackId: TrackId | undefined, context: DecisionContext): Decision {
  return walking(before, context, (after) => say(after, look.allSuggestionsReply(after, trackId, context)));
}

/** A suggestion as it was shown to the person. */
interface Suggested {
  readonly track: TrackId;
  readonly action?: string;
}

/** Takes a suggestion up: an exercise begins, or what was done in life is told. An old one is taken up as it was shown, if it still may be. */
export function accept(
  before: Snapshot,
  { track: trackId, action: shown }: Suggested,
  context: DecisionContext,
): Decision {
  return walking(before, context, (after) => {
    const made = look.suggestionFor(after, trackId, context);
    const action = shown === undefined ? made.action : actionNamed(shown);
    if (!action || !mayOffer(action, suggestContextOf(after, context))) {
      return deny(after, "step_moved_on", look.suggestionReply(made));
    }
    const taken: OnTracks = { ...after, journey: acceptAction(after.journey, action) };
    const name = nameOfAction(action);
    const accepted = entry("suggestion_accepted", {
      rule: name === look.actionName(made) ? made.because.rule : "shown_earlier",
      inputs: { track: trackId, action: name },
    });
    const going = takeUp(taken, action, context);
    return { ...going, journal: [accepted, ...going.journal] };
  });
}

function confirmReply(action: ActionType): Reply {
  return {
    say: "report.confirm",
    with: { text: { ref: `report.${action}` } },
    buttons: [
      [{ label: "button.report_yes", press: { do: "report", action } }],
      [{ label: "button.not_yet", press: { do: "suggest" } }],
    ],
  };
}

/** Words that tell of something done in life ("I found a lawyer"): asked about; they may still be meant as a goal. */
export function askTold(before: Snapshot, text: string, context: DecisionContext): Decision | undefined {
  if (!before.journey || !context.flags.multi_track_system_enabled) return undefined;
  const action = context.library.told(text);
  if (!action || !(look.reportableNow(before, context) as readonly ActionType[]).includes(action)) return undefined;
  const asked = confirmReply(action);
  const asGoal: Button = { label: "button.text_as_goal", press: { do: "goal_from_text" } };
  return say(waitFor(before, { for: "text_as_goal", text }), {
    ...asked,
    buttons: [...(asked.buttons ?? []), [asGoal]],
  });
}

function takeUp(before: Snapshot, action: SuggestedAction, context: DecisionContext): Decision {
  if (action.kind === "report") return say(before, confirmReply(action.action));
  const draft = before.exercises.find(({ technique }) => technique === action.technique);
  if (draft) return resume(before, draft.id, context);
  return beginExercise(
    before,
    { technique: action.technique, because: { rule: "suggestion", inputs: { technique: action.technique } } },
    context,
  );
}

/** Declined: nothing is asked, something else or easier is offered. */
export function decline(
  before: Snapshot,
  { track: trackId, action: shown }: Suggested,
  context: DecisionContext,
): Decision {
  return walking(before, context, (after) => {
    const made = look.suggestionFor(after, trackId, context);
    // An old button: what is suggested now was not seen with it, and is shown first.
    if (shown !== undefined && shown !== look.actionName(made)) {
      return deny(after, "step_moved_on", look.suggestionReply(made));
    }
    const without: OnTracks = { ...after, journey: declineAction(after.journey, made.action) };
    const other = look.suggestionFor(without, trackId, context);
    const same = look.actionName(other) === look.actionName(made);
    return {
      ...say(
        { ...without, journey: remember(without.journey, other, context.now, "rules") },
        same
          ? look.allSuggestionsReply(without, trackId, context, look.actionName(made))
          : look.suggestionReply(other, "suggestion.other"),
      ),
      journal: [
        entry("suggestion_declined", {
          rule: made.because.rule,
          inputs: { track: trackId, action: look.actionName(made) },
        }),
      ],
    };
  });
}

/** A language model's choice comes in; it may only name what the rules allow, and only while nothing has happened since it was asked. */
export function offer(
  before: Snapshot,
  wish: { readonly track: TrackId; readonly action: SuggestedAction; readonly revision: number },
  context: DecisionContext,
): Decision {
  const { journey } = before;
  if (!journey || journey.revision !== wish.revision) return deny(before, "step_moved_on");
  const after: OnTracks = { ...before, journey: remember(journey, wish, context.now, "model") };
  const made = look.suggestionFor(after, wish.track, context);
  if (made.because.rule !== "chosen") return deny(before, "invalid");
  return {
    ...say(after),
    journal: [entry("suggested", { rule: "chosen", inputs: { track: wish.track, action: look.actionName(made) } })],
  };
}

/** Something done in life, in the person's own word; once a day for one kind. */
export function report(before: Snapshot, action: ActionType | undefined, context: DecisionContext): Decision {
  return walking(before, context, (after) => {
    if (action === undefined) return say(after, look.reportReply(after, context));
    if (!(look.reportableNow(after, context) as readonly ActionType[]).includes(action))
      return deny(after, "invalid", look.reportReply(after, context));
    const date = localDate(context.now, after.person.timeZone);
    const earned = earn(after, action, `report:${action}:${date}`, context);
    const thanks: Reply = {
      say: earned.applied.counted ? "report.thanks" : "report.counted",
      with: { text: { ref: `report.${action}` } },
    };
    const next = after.dialogue.crisis ? [] : [look.nextActionReply(earned.after, undefined, context)];
    return { ...say(earned.after, thanks, ...earned.replies, ...next), journal: earned.journal };
  });
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

/** Two wishes at once: the action that serves both, and what it gives each. */
export function bothWishes(before: Snapshot, one: ActionType, other: ActionType): Reply | undefined {
  const both = servesBoth(one, other);
  if (!both || !before.journey) return undefined;
  return {
    say: "tracks.both",
    lines: impactOf(both).map(({ track: each }) => ({
      say: "tracks.both_line",
      with: { icon: { ref: `track.${each}.icon` }, name: { ref: `track.${each}.name` } },
    })),
  };
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

/** So many messages a day at most are begun by us; letters beyond that come on the next day. */
const mostADay = 4;

const hourMs = 3600 * 1000;

/** Until when we keep quiet: the hours of the clock, and the sleep of whoever has told us when they sleep; undefined where we may speak. */
function restsUntil({ day, person: { timeZone } }: Snapshot, { now, library }: DecisionContext): number | undefined {
  if (day) {
    const defaults = library.day.archetypes[day.archetype];
    const { from } = wakingHours(day.schedule, defaults, dayAt(now, day.schedule, defaults, timeZone), timeZone);
    if (now < from) return from;
    // Somebody may be awake in no hour of the clock's: then what is due comes when they wake.
    if (now < from + hourMs) return undefined;
  }
  return isWaking(now, timeZone) ? undefined : nextLook(now, timeZone);
}

/** Whoever stands still on what is in front is also shown the way to another focus. */
function stuckWords(after: OnTracks, track: TrackId, context: DecisionContext): Reply {
  const next = look.nextActionReply(after, track, context);
  const other: Button = { label: "button.switch_track", press: { do: "set_primary" } };
  const inFront = trackInFocus(after.journey) === track;
  return { ...next, say: "nudge.stuck", buttons: [...(next.buttons ?? []), ...(inFront ? [[other]] : [])] };
}

/** Our own clock: letters whose day has come, and at most one gentle word. Nothing in a crisis, but what was promised is not lost. */
export function tick(before: Snapshot, context: DecisionContext): Decision {
  const { journey, person, dialogue } = before;
  if (!journey) return say(before);
  const looked: OnTracks = { ...before, journey: { ...journey, lookAt: nextLook(context.now, person.timeZone) } };
  if (dialogue.crisis || !context.flags.multi_track_system_enabled) return say(looked);
  // The look may come late, after a stop, or at an hour that a move to another zone has made night: what is due waits for the morning.
  const lookAt = restsUntil(before, context);
  if (lookAt !== undefined) return say({ ...looked, journey: { ...looked.journey, lookAt } });
  const today = localDate(context.now, person.timeZone);
  const due = capsulesDue(journey, today).slice(0, mostADay);
  const letters: readonly Reply[] = due.flatMap((workId) => {
    const work = before.works.find(({ id, deleted }) => id === workId && !deleted);
    return work
      ? [
          {
            say: "capsule.due",
            with: { title: work.title },
            buttons: [[{ label: "button.open_work", press: { do: "work", workId } }]],
          },
        ]
      : [];
  });
  const reminded: OnTracks = {
    ...looked,
    journey: { ...looked.journey, capsules: journey.capsules.filter(({ work }) => !due.includes(work)) },
  };
  if (letters.length > 0) {
    // A letter whose day has come was promised: it counts among the day's messages, and none of them keeps it back.
    return {
      ...say(withMessage(reminded, context), ...letters),
      journal: [entry("nudged", { rule: "capsule_due", inputs: { letters: letters.length } })],
    };
  }
  const nudge = nudgeDue(reminded.journey, {
    now: context.now,
    timeZone: person.timeZone,
    quiet: !journey.nudges,
    gate: gateOf(before, context).gate,
  });
  if (!nudge || noMessageLeft(reminded, context)) return say(reminded);
  const after: OnTracks = { ...reminded, journey: nudged(reminded.journey, nudge, today, context.now) };
  const words: Reply =
    nudge.kind === "clarity"
      ? {
          say: "clarity.ask",
          buttons: [
            [{ label: "button.clear", press: { do: "clarity", clear: true } }],
            [{ label: "button.unclear", press: { do: "clarity", clear: false } }],
          ],
        }
      : stuckWords(after, nudge.track, context);
  return {
    ...say(withMessage(after, context), words),
    journal: [
      entry("nudged", {
        rule: nudge.kind,
        ...(nudge.kind === "stuck" ? { inputs: { track: nudge.track, days: nudge.days } } : {}),
      }),
    ],
  };
}
