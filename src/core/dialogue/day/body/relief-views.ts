import type { Intake } from "../../../day/intake.ts";
import { type Hardness, type Relief, reliefFor } from "../../../readings/told.ts";
import type { ReliefWay, TapMetric } from "../../turn/body-command.ts";
import { todayButton } from "../../turn/buttons.ts";
import type { Button, Reply } from "../../turn/reply.ts";
import type { WordKey } from "../../turn/word-key.ts";
import type { Line } from "../plan/task-names.ts";

/** What may be done at once about something hard: two minutes on the spot, a lighter rest of the day, or nothing. */

const way = (label: WordKey, how: ReliefWay, metric: TapMetric, what?: Relief): Button => ({
  label,
  press: { do: "relief", way: how, metric, ...(what === undefined ? {} : { what }) },
});

const helpButton: Button = { label: "button.help_now", press: { do: "help_now" } };

/** The ways to choose from, below whatever was said. */
export function reliefButtons(metric: TapMetric, what: Relief, hardness: Hardness): Reply["buttons"] {
  return [
    [way("button.relief_now", "exercise", metric, what)],
    [way("button.relief_lighter", "lighter", metric), way("button.relief_leave", "as_it_is", metric)],
    ...(hardness === "worst" ? [[helpButton]] : []),
  ];
}

/** What is answered to something hard: heard first, then what there is for it. */
export function hardReply(
  metric: TapMetric,
  hardness: Hardness,
  intake: Intake | undefined,
  lines: readonly Line[] = [],
): Reply {
  const buttons = reliefButtons(metric, reliefFor(metric, intake), hardness);
  return { say: `checkin.${hardness}_${metric}`, lines, ...(buttons ? { buttons } : {}) };
}

/** The two minutes themselves. */
export const exerciseReply = (metric: TapMetric, what: Relief): Reply => ({
  say: `relief.${what}`,
  buttons: [[way("button.relief_better", "better", metric, what), way("button.relief_same", "same", metric, what)]],
});

/** They did not help: something else, and who does. */
export const sameReply = (metric: TapMetric, next: Relief): Reply => ({
  say: "relief.same",
  buttons: [
    [way("button.relief_other", "exercise", metric, next)],
    [way("button.relief_lighter", "lighter", metric)],
    [helpButton],
  ],
});

/** Who can help where it has been hard for long. */
export const whoHelpsReply: Reply = { say: "relief.who_helps", buttons: [[helpButton], [todayButton]] };
