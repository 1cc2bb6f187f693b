import { trackIds } from "../../tracks/track.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { Button, Reply } from "../turn/reply.ts";

/** The four tracks and all at once, to choose the focus from. */
export function focusReply(snapshot: Snapshot, say: "focus.ask" | "focus.choose"): Reply {
  const chosen = snapshot.journey && !snapshot.journey.all ? snapshot.journey.primary : undefined;
  return {
    say,
    buttons: [
      ...trackIds.map((track): Button[] => [
        {
          label: say === "focus.choose" && track === chosen ? "button.track_chosen" : "button.track",
          with: { icon: { ref: `track.${track}.icon` }, name: { ref: `track.${track}.name` } },
          press: { do: "set_primary", track },
        },
      ]),
      [{ label: "button.all_tracks", press: { do: "set_primary", track: "all" } }],
      // Whoever would rather let a track rest finds it there.
      [
        say === "focus.ask"
          ? { label: "button.skip", press: { do: "skip" } }
          : { label: "button.tracks", press: { do: "tracks" } },
      ],
    ],
  };
}
