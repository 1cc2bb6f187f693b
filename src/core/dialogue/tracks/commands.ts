import type { GoalId } from "../../goals/ids.ts";
import type { Token } from "../../text/free-text.ts";
import { localDate } from "../../time/local-date.ts";
import { actionTypes } from "../../tracks/action.ts";
import { capsulesDue } from "../../tracks/nudge.ts";
import { actionNamed, nameOfAction } from "../../tracks/suggest.ts";
import { type TrackId, trackIds } from "../../tracks/track.ts";
import { type FieldCode, may, must, oneOf, signs, uuid, yesOrNo } from "../turn/button-code.ts";
import type { CommandTable } from "../turn/command-row.ts";
import { sayWithPosition } from "../turn/outcome.ts";
import type { TrackCommand } from "../turn/track-command.ts";
import { switchBack } from "./exercise-commands.ts";
import * as tracks from "./track-commands.ts";
import * as suggestions from "./suggestion-commands.ts";
import { tick } from "./tracks-tick.ts";

const track = must("track", oneOf(trackIds));
const maybeTrack = may("track", oneOf(trackIds));

/** A track by its place: beside a goal's id there is no room for its name. */
const byPlace: FieldCode<TrackId> = signs(trackIds.map((id, place) => [id, String(place)] as const));

/** A suggestion by its track and the name it was shown under; a name may have a colon of its own. */
interface Suggested {
  readonly track: TrackId;
  readonly action?: Token;
}
const suggestedParts = ({ track: id, action }: Suggested): readonly string[] => [id, ...(action?.split(":") ?? [])];
function suggestedOf([first, ...rest]: readonly string[]): Suggested | undefined {
  const id = trackIds.find((each) => each === first);
  const action = rest.filter((part) => part !== "").join(":");
  if (!id || (action !== "" && !actionNamed(action))) return undefined;
  return { track: id, ...(action === "" ? {} : { action }) };
}
const suggestedSamples: readonly Suggested[] = [
  { track: "self_work" },
  { track: "negotiation", action: nameOfAction({ kind: "report", action: "legal_help" }) },
  { track: "child_connection", action: "letter_to_child" },
];

/** Commands about the tracks. */
export const trackCommands = {
  place_right: {
    run: (before) => (before.dialogue.waiting.for === "place" ? tracks.askFocus(before) : sayWithPosition(before)),
    button: { code: "plok" },
  },
  tracks: {
    run: (before, _command, context) => tracks.tracks(before, context),
    button: { code: "trks" },
    slash: [{ name: "tracks", menu: ["tracks", 3], first: 1 }],
    looks: true,
  },
  track: {
    run: (before, command, context) => tracks.track(before, command.track, context),
    button: { code: "tk", fields: [track] },
    looks: true,
  },
  progress: {
    run: (before, _command, context) => tracks.progress(before, context),
    button: { code: "prog" },
    slash: [{ name: "progress", menu: ["tracks", 1] }],
    looks: true,
  },
  progress_card: {
    run: (before, _command, context) => tracks.progressCard(before, context),
    button: { code: "card" },
    slash: [{ name: "card", menu: ["tracks", 11] }],
    looks: true,
  },
  milestones: {
    run: (before, _command, context) => tracks.milestones(before, context),
    button: { code: "mile" },
    slash: [{ name: "milestones", menu: ["tracks", 5] }],
    looks: true,
  },
  keepsake: {
    run: (before, command, context) => tracks.keepsake(before, command.track, context),
    button: { code: "ks", fields: [track] },
    looks: true,
  },
  set_primary: {
    run: (before, command, context) => tracks.choosePrimary(before, command.track, context),
    button: { code: "fp", fields: [may("track", oneOf([...trackIds, "all"] as const))] },
    slash: [{ name: "switch_track", menu: ["tracks", 4] }],
    looks: (command) => command.track === undefined,
  },
  pause_track: {
    run: (before, command, context) => tracks.pause(before, command.track, command.paused, context),
    button: { code: "pt", fields: [track, must("paused", yesOrNo)] },
  },
  weigh_track: {
    run: (before, command, context) => tracks.weigh(before, command.track, command.weight, context),
    button: { code: "wt", fields: [track, must("weight", oneOf<number>([1, 2, 3, 4, 5]))] },
  },
  nudges: {
    run: (before, { wanted }, context) => tracks.setNudges(before, wanted, context),
    button: { code: "nu", fields: [must("wanted", yesOrNo)] },
  },
  suggest: {
    run: (before, command, context) => suggestions.suggest(before, command.track, context),
    button: { code: "sg", fields: [maybeTrack] },
    slash: [{ name: "suggest", menu: ["tracks", 2] }],
    looks: true,
  },
  suggest_all: {
    run: (before, command, context) => suggestions.suggestAll(before, command.track, context),
    button: { code: "sx", fields: [maybeTrack] },
    looks: true,
  },
  accept: {
    run: (before, command, context) => suggestions.accept(before, command, context),
    button: {
      code: "sy",
      carries: ["track", "action"],
      write: suggestedParts,
      read: (parts) => {
        const suggested = suggestedOf(parts);
        return suggested && { do: "accept", ...suggested };
      },
      samples: suggestedSamples.map((each) => ({ do: "accept", ...each }) as const),
    },
  },
  decline: {
    run: (before, command, context) => suggestions.decline(before, command, context),
    button: {
      code: "sn",
      carries: ["track", "action"],
      write: suggestedParts,
      read: (parts) => {
        const suggested = suggestedOf(parts);
        return suggested && { do: "decline", ...suggested };
      },
      samples: suggestedSamples.map((each) => ({ do: "decline", ...each }) as const),
    },
  },
  offer: {
    run: (before, command, context) => suggestions.offer(before, command, context),
    ours: true,
    unheard: true,
  },
  report: {
    run: (before, { action }, context) => suggestions.report(before, action, context),
    button: { code: "re", fields: [may("action", oneOf(actionTypes))] },
    looks: ({ action }) => action === undefined,
  },
  link_goal: {
    run: (before, command, context) => tracks.linkGoal(before, command.goalId, command.track, context),
    button: { code: "ln", fields: [must("goalId", uuid<GoalId>()), may("track", byPlace)] },
  },
  switch_back: {
    run: (before, _command, context) => switchBack(before, context),
    button: { code: "back" },
  },
  clarity: {
    run: (before, { clear }) => tracks.clarity(before, clear),
    button: { code: "cy", fields: [must("clear", yesOrNo)] },
  },
  tick: {
    run: (before, _command, context) => tick(before, context),
    works: (_command, { journey, person }, now) => {
      const due = journey ? capsulesDue(journey, localDate(now, person.timeZone)) : [];
      return due.length === 0 ? undefined : { ids: due };
    },
    ours: true,
    unheard: true,
  },
} as const satisfies CommandTable<TrackCommand>;
