import { actionTypes } from "#core/tracks/action.ts";
import type { JourneyRule } from "../journey-rule.ts";

/** Done through goals and habits, not through exercises or reports. */
const linked: readonly string[] = ["goal_step_done", "habit_done"];

/** Everything that moves a track can be done: at the end of an exercise, or told afterwards with a label to say it by. */
export const actionsLeadSomewhere: JourneyRule = {
  name: "actions-lead-somewhere",
  check: ({ techniques, tracks }) => {
    const ended = techniques.flatMap(({ technique }) => technique.endings.map(({ action }) => action));
    const told = Object.keys(tracks.reports);
    const suggested = Object.values(tracks.tracks)
      .flatMap(({ next, upkeep }) => [...Object.values(next).flat(), ...upkeep])
      .flatMap((each) => ("report" in each ? [each.report] : []));
    const file = "tracks/recovery.yaml";
    return [
      ...actionTypes
        .filter((action) => !linked.includes(action) && !ended.includes(action) && !told.includes(action))
        .map((action) => ({ file, message: `nothing leads to ${action}` })),
      ...[...new Set(suggested)]
        .filter((action) => !told.includes(action))
        .map((action) => ({ file, message: `${action} is suggested, but has no label to tell of it` })),
    ];
  },
};
