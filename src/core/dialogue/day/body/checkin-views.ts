import { faces, type TapMetric, tapMetrics } from "../../turn/body-command.ts";
import { todayButton } from "../../turn/buttons.ts";
import type { Button, Reply } from "../../turn/reply.ts";
import type { Line } from "../plan/task-names.ts";

/** How it is right now, in one tap. */

/** Five faces of each kind, unlike each other at a glance; of stress, the fifth is the most. */
const faceSigns: Readonly<Record<TapMetric, readonly [string, string, string, string, string]>> = {
  energy_level: ["😵", "😕", "😐", "🙂", "😄"],
  stress_level: ["😌", "🙂", "😬", "😣", "🤯"],
  mood: ["😢", "🙁", "😶", "😊", "🥰"],
  sleep_quality: ["🌑", "🌘", "🌗", "🌖", "🌕"],
};

const asks = {
  energy_level: "checkin.ask",
  stress_level: "checkin.ask_stress_level",
  mood: "checkin.ask_mood",
  sleep_quality: "checkin.ask_sleep_quality",
} as const satisfies Record<TapMetric, Reply["say"]>;

/** Energy rides without its name, as it always did. */
const rowOf = (metric: TapMetric): readonly Button[] =>
  faces.map((face) => ({
    label: "button.face",
    with: { face: faceSigns[metric][face - 1] ?? "" },
    press: { do: "checkin", ...(metric === "energy_level" ? {} : { metric }), face },
  }));

const lineOf = (metric: TapMetric): Line => {
  const signs = faceSigns[metric];
  return { say: `checkin.row_${metric}`, with: { first: signs[0], last: signs[4] } };
};

/** One question with five faces. */
export function checkinReply(metric: TapMetric = "energy_level"): Reply {
  return { say: asks[metric], buttons: [rowOf(metric)] };
}

/** Thanks, said as it is: whether the rest of the day follows it or stays; and what else could be told with one tap each, a row of faces for whatever was not told just now. */
export function heardReply(follows: boolean, told: ReadonlySet<TapMetric>): Reply {
  const left = tapMetrics.filter((each) => !told.has(each));
  return {
    say: follows ? "checkin.heard" : "checkin.noted",
    lines: left.length > 0 ? [{ say: "checkin.more" }, ...left.map(lineOf)] : [],
    buttons: [...left.map(rowOf), [todayButton]],
    place: "edit",
  };
}
