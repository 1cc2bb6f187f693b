import { bigDayAt } from "../../../day/big-day.ts";
import { type Hardness, noLows, type Relief, reliefFor, toldMetrics } from "../../../readings/told.ts";
import { dateOfDay, daysBetween, type LocalDate } from "../../../time/local-date.ts";
import type { LookContext } from "../../turn/decision.ts";
import { dayDateOf, type OnDay } from "../../turn/on-day.ts";
import type { ReliefWay, TapMetric } from "../../turn/body-command.ts";
import { todayButton } from "../../turn/buttons.ts";
import type { Button, Reply } from "../../turn/reply.ts";
import { notAdapting } from "../../../adaptation/adaptation.ts";
import { suddenBy } from "../../../adaptation/sudden.ts";
import type { WordKey } from "../../turn/word-key.ts";
import type { Line } from "../plan/task-names.ts";

/** What may be done at once about something hard: two minutes on the spot, a lighter rest of the day, or nothing. */

const way = (label: WordKey, how: ReliefWay, metric: TapMetric, what?: Relief): Button => ({
  label,
  press: { do: "relief", way: how, metric, ...(what === undefined ? {} : { what }) },
});

const helpButton: Button = { label: "button.help_now", press: { do: "help_now" } };

/** The ways to choose from, below whatever was said. */
export function reliefButtons(
  metric: TapMetric,
  what: Relief,
  hardness: Hardness,
  sudden: readonly (readonly Button[])[] = [],
): Reply["buttons"] {
  return [
    ...sudden,
    [way("button.relief_now", "exercise", metric, what)],
    [way("button.relief_lighter", "lighter", metric), way("button.relief_leave", "as_it_is", metric)],
    ...(hardness === "worst" ? [[helpButton]] : []),
  ];
}

/** What only the person can tell, asked in one tap: that strength fell suddenly, or that the body is tense too. */
const suddenWords = {
  energy_level: { line: "checkin.sudden_energy_level", button: "button.relief_sudden_energy" },
  stress_level: { line: "checkin.sudden_stress_level", button: "button.relief_sudden_stress" },
} as const satisfies Partial<Record<TapMetric, { readonly line: WordKey; readonly button: WordKey }>>;
const hasWords = (metric: TapMetric): metric is keyof typeof suddenWords => metric in suddenWords;

/** Whether it is asked: where a trigger may be about it, and the figures leave it open. */
function asksSudden({ body, day, adapting }: OnDay, metric: TapMetric, { library, now }: LookContext): boolean {
  if (!body || !day.plan) return false;
  return (
    suddenBy(metric, library.triggers, { body, adapting: adapting ?? notAdapting, plan: day.plan, now }) !== undefined
  );
}

/** From so many hard days within seven on it is said that they are many, and from so many on who could help. */
const many = { some: 3, long: 6 } as const;
const weekDays = 7;
/** The other wordings come on other days, and of what is told within one day in another order. */
const seedOf = (metric: TapMetric, date: LocalDate): number =>
  daysBetween(firstDay, date) + toldMetrics.indexOf(metric);
const firstDay = dateOfDay(0);

/** What is answered to something hard: heard first, then what there is for it; after many such days not as on the first. */
export function hardReply(
  metric: TapMetric,
  hardness: Hardness,
  on: OnDay,
  context: LookContext,
  lines: readonly Line[] = [],
): Reply {
  const date = dayDateOf(on, context);
  const asked = hasWords(metric) && asksSudden(on, metric, context) ? suddenWords[metric] : undefined;
  const sudden = asked ? [[way(asked.button, "sudden", metric)]] : [];
  const long = longLines(on, metric, date);
  // A low mood, and whatever names a helpline, has it one tap away, also where this one word is not the worst.
  const names = metric === "mood" || long.some((line) => line.say === "low.long") ? "worst" : hardness;
  const buttons = reliefButtons(metric, reliefFor(metric, on.day.intake), names, sudden);
  const thoughts: readonly Line[] = metric === "mood" && hardness === "worst" ? [{ say: "low.thoughts" }] : [];
  const seed = seedOf(metric, date);
  const big = bigDayAt(on.day.schedule, date);
  // On the eve of a big day, and on the day itself, it is that day's; of a low mood it is said below, not in its place.
  const ofDay: Line | undefined =
    big === undefined || big.days < 0
      ? undefined
      : { say: `big_day.${big.days === 1 ? "eve" : "itself"}.${big.kind}`, with: { seed } };
  const own: Line = { say: `checkin.${hardness}_${metric}`, with: { seed } };
  const first = metric === "mood" ? own : (ofDay ?? own);
  const below = metric === "mood" && ofDay ? [ofDay] : [];
  const face = metric === "stress_level" ? { hard: 4, worst: 5 } : { hard: 2, worst: 1 };
  const heard: readonly Line[] = [
    { say: `told_as.${metric}`, with: { face: face[hardness] } },
    { say: `kind_thing.${metric}`, with: { seed } },
  ];
  return {
    ...first,
    lines: [...heard, ...below, ...lines, ...thoughts, ...long, ...(asked ? [{ say: asked.line }] : [])],
    ...(buttons ? { buttons } : {}),
  };
}

/** How many of the last days were hard, said once a day: with the first of what is told on it. */
function longLines({ day: { lows = noLows, heard = {} } }: OnDay, metric: TapMetric, date: LocalDate): readonly Line[] {
  const days = lows.days.filter((each) => daysBetween(each, date) < weekDays).length;
  const isFirst = toldMetrics.every((each) => each === metric || (heard[each] ?? 0) < (heard[metric] ?? 0) - halfDayMs);
  if (days < many.some || !isFirst) return [];
  if (days === many.some) return [{ say: "low.third", with: { days } }];
  return [{ say: days >= many.long ? "low.long" : "low.again", with: { days, seed: daysBetween(firstDay, date) } }];
}
const halfDayMs = 12 * 3_600_000;

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
