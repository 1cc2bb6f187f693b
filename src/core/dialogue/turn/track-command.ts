import type { GoalId } from "../../goals/ids.ts";
import type { Token } from "../../text/free-text.ts";
import type { ActionType } from "../../tracks/action.ts";
import type { SuggestedAction } from "../../tracks/journey.ts";
import type { TrackId } from "../../tracks/track.ts";

/** What can be told of the tracks. */
export type TrackCommand =
  /** Country and time zone are as guessed. */
  | { readonly do: "place_right" }
  /** What the tracks are, and what can be chosen about them. */
  | { readonly do: "tracks" }
  | { readonly do: "track"; readonly track: TrackId }
  | { readonly do: "progress" }
  | { readonly do: "progress_card" }
  | { readonly do: "milestones" }
  | { readonly do: "keepsake"; readonly track: TrackId }
  /** Without a track: which one? */
  | { readonly do: "set_primary"; readonly track?: TrackId | "all" }
  | { readonly do: "pause_track"; readonly track: TrackId; readonly paused: boolean }
  | { readonly do: "weigh_track"; readonly track: TrackId; readonly weight: number }
  | { readonly do: "nudges"; readonly wanted: boolean }
  /** The next action of a track, or of the one in focus. */
  | { readonly do: "suggest"; readonly track?: TrackId }
  | { readonly do: "suggest_all"; readonly track?: TrackId }
  /** `action` names what was shown (`nameOfAction`): an old button takes up, or puts aside, that and nothing else. */
  | { readonly do: "accept"; readonly track: TrackId; readonly action?: Token }
  | { readonly do: "decline"; readonly track: TrackId; readonly action?: Token }
  /** A language model's choice among the next actions that the rules allow; refused if the journey has moved on. */
  | { readonly do: "offer"; readonly track: TrackId; readonly action: SuggestedAction; readonly revision: number }
  /** Something that was done in life: "I found a lawyer". Without an action: what was it? */
  | { readonly do: "report"; readonly action?: ActionType }
  | { readonly do: "link_goal"; readonly goalId: GoalId; readonly track?: TrackId }
  /** Back to what another track had taken the place of. */
  | { readonly do: "switch_back" }
  | { readonly do: "clarity"; readonly clear: boolean }
  /** Our own clock: is anything due for this person? */
  | { readonly do: "tick" };
