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
import type { SuggestedAction } from "../../tracks/journey.ts";
import { trackInFocus } from "../../tracks/overall.ts";
import type { TrackId } from "../../tracks/track.ts";
import { localDate } from "../../time/local-date.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { beginExercise } from "./begin-exercise.ts";
import { resume } from "./exercise-commands.ts";
import { earn, type OnTracks, suggestContextOf } from "./journey-turn.ts";
import { deny, entry, say, waitFor } from "../turn/outcome.ts";
import type { Button, Reply } from "../turn/reply.ts";
import * as look from "./track-views.ts";
import { walking } from "./track-commands.ts";

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
