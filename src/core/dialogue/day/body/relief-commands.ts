import { hardnessOf, namesHelp, noLows, reliefFor, unheard, withLow } from "../../../readings/told.ts";
import type { Plan } from "../../../day/plan.ts";
import type { Command } from "../../turn/command.ts";
import type { TapMetric } from "../../turn/body-command.ts";
import { todayButton } from "../../turn/buttons.ts";
import { dayDateOf, type OnDay } from "../../turn/on-day.ts";
import type { Decision, DecisionContext, LookContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { entry, say } from "../../turn/outcome.ts";
import type { Reply } from "../../turn/reply.ts";
import { onToday, withDay } from "../plan/day-change.ts";
import { replanned } from "../plan/day-turn.ts";
import type { Line } from "../plan/task-names.ts";
import { todayReply } from "../plan/day-views.ts";
import { notAdapting } from "../../../adaptation/adaptation.ts";
import { suddenBy } from "../../../adaptation/sudden.ts";
import { changesReply } from "./adaptation-views.ts";
import { looked } from "./body-turn.ts";
import { exerciseReply, hardReply, sameReply, whoHelpsReply } from "./relief-views.ts";

/** Something hard is answered with something to do, and nothing is said to have changed that did not. */

/** What the person wants of it: two minutes now, a lighter rest of the day, or nothing. */
export function relief(
  before: Snapshot,
  { way, metric, what }: Extract<Command, { readonly do: "relief" }>,
  context: DecisionContext,
): Decision {
  return onToday(before, context, (on) => {
    const { intake } = on.day;
    switch (way) {
      case "exercise":
        return say(on, exerciseReply(metric, what ?? reliefFor(metric, intake)));
      case "same":
        return say(on, sameReply(metric, reliefFor(metric, intake, what)));
      case "better":
        return say(on, { say: "relief.better", buttons: [[todayButton]] });
      case "as_it_is":
        return say(on, { say: "relief.left", buttons: [[todayButton]] });
      case "lighter":
        return lighter(on, context);
      case "sudden":
        return sudden(on, metric, context);
    }
  });
}

/** What is still to be done of a plan: how many things, and for how many minutes. */
export function ahead(plan: Plan | undefined): { readonly things: number; readonly minutes: number } {
  const open = plan?.tasks.filter(({ state }) => state === "open") ?? [];
  return { things: open.length, minutes: open.reduce((sum, { minutes }) => sum + minutes, 0) };
}

/** That less is left of the day than there was, in minutes; nothing where it is no less. */
export function lessAhead(was: Plan | undefined, is: Plan | undefined): readonly Line[] {
  const [before, minutes] = [ahead(was).minutes, ahead(is).minutes];
  if (minutes >= before) return [];
  return [minutes === 0 ? { say: "relief.rests" } : { say: "checkin.follows", with: { minutes, before } }];
}

/** The rest of the day as light as it can be, by the person's word; what came of it is said as it is. */
function lighter(on: OnDay, context: DecisionContext): Decision {
  const before = ahead(on.day.plan);
  const choice = { mode: "low", date: dayDateOf(on, context) } as const;
  const again = replanned(withDay(on, { modeChoice: choice }), context, "mode_chosen");
  const seen = looked(again.after, context);
  const after = ahead(seen.after.day.plan);
  const figures = { minutes: after.minutes, before: before.minutes };
  const heard: Reply =
    before.things === 0
      ? { say: "relief.nothing_ahead" }
      : after.minutes < before.minutes
        ? after.minutes === 0
          ? { say: "relief.rests" }
          : { say: "relief.lighter", with: figures }
        : { say: "relief.lightest", with: figures };
  return {
    after: seen.after,
    replies: [heard, ...(before.things === 0 ? [] : [todayReply(seen.after, context)])],
    journal: [
      entry("mode_chosen", { rule: "person_chose", inputs: { mode: "low" } }),
      ...again.journal,
      ...seen.journal,
    ],
  };
}

/** It is so by the person's word, where figures left it open: what its trigger does is done at once. */
function sudden(on: OnDay, metric: TapMetric, context: DecisionContext): Decision {
  const { body, adapting = notAdapting } = on;
  const { plan } = on.day;
  const trigger =
    body && plan && suddenBy(metric, context.library.triggers, { body, adapting, plan, now: context.now });
  const seen = trigger ? looked(on, context, trigger.id) : undefined;
  if (!seen || seen.made.length === 0) return say(on, { say: "relief.nothing_ahead_now", buttons: [[todayButton]] });
  return {
    after: seen.after,
    replies: [changesReply(seen.after, seen.made, context)],
    journal: seen.journal,
  };
}

/** A hard day is remembered; where there have been many, who can help is named, and not again for two weeks. */
export function withHardDay(
  on: OnDay,
  context: LookContext,
): { readonly after: OnDay; readonly replies: readonly Reply[] } {
  const today = dayDateOf(on, context);
  const lows = withLow(on.day.lows ?? noLows, today);
  if (!namesHelp(lows, on.day.intake, today)) return { after: withDay(on, { lows }), replies: [] };
  return { after: withDay(on, { lows: { ...lows, namedOn: today } }), replies: [whoHelpsReply] };
}

/** After a hard word nothing that is still to come is longer than usual: the day is made again where something was. */
export function notLonger(on: OnDay, context: LookContext): Pick<Decision, "journal"> & { readonly after: OnDay } {
  const { plan } = on.day;
  const isLonger = plan?.tasks.some(({ state, version }) => state === "open" && version === "high") === true;
  const same = { after: on, journal: [] };
  if (!isLonger) return same;
  const again = replanned(on, context, "hard_told");
  return ahead(again.after.day.plan).minutes < ahead(plan).minutes ? again : same;
}

/** What was told in another way than by a tap is taken as a tap is: energy makes the mode, and all of it is answered once. */
export function withTold(
  on: OnDay,
  { now }: LookContext,
): { readonly after: OnDay; readonly metrics: readonly TapMetric[] } {
  if (on.day.consentAt === undefined || !on.body) return { after: on, metrics: [] };
  const told = unheard(on.body.readings, on.day.heard ?? {}, now);
  if (told.length === 0) return { after: on, metrics: [] };
  const energy = told.find(({ metric, to }) => metric === "energy_level" && to > (on.day.energy?.at ?? 0));
  const heard = { ...on.day.heard, ...Object.fromEntries(told.map(({ metric, to }) => [metric, to])) };
  return {
    after: withDay(on, { heard, ...(energy ? { energy: { value: energy.value, at: energy.to } } : {}) }),
    metrics: told.flatMap(({ metric, value }) => (hardnessOf(metric, value) ? [metric] : [])),
  };
}

/** The answer to what was sent and is hard: one, to the hardest, with what there is for it. */
export function hardAnswer(
  on: OnDay,
  metrics: readonly TapMetric[],
  context: LookContext,
): Pick<Decision, "replies" | "journal"> & { readonly after: OnDay } {
  const hard = metrics.flatMap((metric) => {
    const at = on.day.heard?.[metric];
    const value = on.body?.readings.find((each) => each.metric === metric && each.to === at)?.value;
    const hardness = value === undefined ? undefined : hardnessOf(metric, value);
    return hardness ? [{ metric, hardness }] : [];
  });
  const first = hard.find(({ hardness }) => hardness === "worst") ?? hard[0];
  if (!first) return { after: on, replies: [], journal: [] };
  const named = withHardDay(on, context);
  const eased = notLonger(named.after, context);
  const less = lessAhead(on.day.plan, eased.after.day.plan);
  return {
    after: eased.after,
    replies: [hardReply(first.metric, first.hardness, eased.after, context, less), ...named.replies],
    journal: eased.journal,
  };
}
