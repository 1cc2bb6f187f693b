import type { Goal } from "../../goals/goal.ts";
import { locales } from "../../person/person.ts";
import { trackIds } from "../../tracks/track.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { Button, Reply } from "../turn/reply.ts";

/** The questions of somebody's first minutes: each is one tap, and each may be passed over. */

/** The parts that there are, for whoever has chosen none. */
export function partButtons(tracksOn: boolean): Button[][] {
  return [
    ...(tracksOn ? [[{ label: "button.brings_tracks", press: { do: "brings", what: "tracks" } } as const]] : []),
    [
      { label: "button.brings_goal", press: { do: "brings", what: "goal" } },
      { label: "button.brings_day", press: { do: "brings", what: "day" } },
    ],
  ];
}

/** The first hello: what there is to begin with, and the languages. */
export const helloReply = (tracksOn: boolean): Reply => ({
  say: "start.hello",
  buttons: [
    ...partButtons(tracksOn),
    locales.map((locale) => ({ label: `button.locale_${locale}`, press: { do: "language", locale } })),
  ],
});

/** Whether somebody has not begun with anything yet. */
export const hasNoPart = ({ goals, journey, day }: Snapshot): boolean => goals.length === 0 && !journey && !day;

/** Which track, if any, a goal's steps move as well: one tap, and it may be left alone. */
export function linkReply(goal: Goal): Reply {
  return {
    say: "goal.link_ask",
    with: { goal: goal.title },
    buttons: [
      ...trackIds.map((track): Button[] => [
        {
          label: "button.track",
          with: { icon: { ref: `track.${track}.icon` }, name: { ref: `track.${track}.name` } },
          press: { do: "link_goal", goalId: goal.id, track },
        },
      ]),
      [{ label: "button.no_track", press: { do: "link_goal", goalId: goal.id } }],
    ],
  };
}

/** The zone of whoever has said none. */
export const unsaidZone = "UTC";

/** Country and time zone as guessed: right, or one tap to correct. */
export function placeReply(snapshot: Snapshot): Reply {
  const { country, timeZone } = snapshot.person;
  const zoneKnown = timeZone !== unsaidZone;
  const asks =
    country === undefined
      ? zoneKnown
        ? "place.ask_unknown"
        : "place.ask_both"
      : zoneKnown
        ? "place.ask"
        : "place.ask_zone";
  return {
    say: asks,
    with: { country: country ?? "", time_zone: timeZone },
    buttons: [
      ...(asks === "place.ask" ? [[{ label: "button.place_right", press: { do: "place_right" } } as const]] : []),
      [
        { label: "button.country", press: { do: "country" } },
        { label: "button.time_zone", press: { do: "time_zone" } },
      ],
      [{ label: "button.skip", press: { do: "skip" } }],
    ],
  };
}
