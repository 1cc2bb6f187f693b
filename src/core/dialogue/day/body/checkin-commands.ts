import { faceValues } from "../../../readings/metric.ts";
import { type Reading, sleepOn, dayOf, dayOfDate, tapSource } from "../../../readings/reading.ts";
import { hardnessOf } from "../../../readings/told.ts";
import { sameValue } from "../../../same-value.ts";
import { hardReply } from "./relief-views.ts";
import { lessAhead, notLonger, withHardDay } from "./relief-commands.ts";
import { readingIdOf } from "../../../readings/reading-id.ts";
import { offsetAt } from "../../../time/wall-time.ts";
import { changesReply } from "./adaptation-views.ts";
import { inItsMode, looked } from "./body-turn.ts";
import { checkinReply, heardReply } from "./checkin-views.ts";
import type { Command } from "../../turn/command.ts";
import { type Face, type TapMetric, tapMetrics } from "../../turn/body-command.ts";
import { onToday } from "../plan/day-change.ts";
import { dayDateOf, type OnDay } from "../../turn/on-day.ts";
import { todayReply } from "../plan/day-views.ts";
import type { Decision, DecisionContext, JournalEntry } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { consentReply } from "./consent-views.ts";
import { deny, entry, say } from "../../turn/outcome.ts";

/** How it is right now: a reading like any other, and looked at at once. */

/** What was told so recently is not asked again. */
const justNowMs = 30 * 60_000;

/** One tap on one of five faces: data about the body, so it asks for consent once; the rest of the day follows it. */
export function checkin(
  before: Snapshot,
  { metric = "energy_level", face }: Extract<Command, { readonly do: "checkin" }>,
  context: DecisionContext,
): Decision {
  return onToday(before, context, (on) => {
    if (on.day.consentAt === undefined) {
      const asked = consentReply("checkin");
      return face === undefined ? say(on, asked) : deny(on, "consent_needed", asked);
    }
    if (face === undefined) return say(on, checkinReply(metric));
    const reading = tapReading(on, metric, face, context);
    const told = withReading(on, reading, context);
    const hardness = hardnessOf(metric, reading.value);
    const named = hardness ? withHardDay(told, context) : { after: told, replies: [] };
    const moded =
      metric === "energy_level"
        ? inItsMode(named.after, context, "energy_told")
        : hardness
          ? notLonger(named.after, context)
          : { after: named.after, journal: [] };
    const seen = looked(moded.after, context);
    const follows = !sameValue(seen.after.day.plan?.tasks, on.day.plan?.tasks);
    const heard = hardness
      ? hardReply(metric, hardness, seen.after, context, lessAhead(on.day.plan, seen.after.day.plan))
      : heardReply(follows, toldJustNow(seen.after, context));
    const more =
      seen.made.length > 0
        ? [changesReply(seen.after, seen.made, context)]
        : metric === "energy_level"
          ? [todayReply(seen.after, context)]
          : [];
    return {
      after: { ...seen.after, body: on.body },
      replies: [heard, ...more, ...named.replies],
      journal: [toldEntry(metric), ...moded.journal, ...seen.journal],
      savedReadings: [reading],
    };
  });
}

/** That something was told, and not what: the figure is a reading, and kept as one. */
const toldEntry = (metric: TapMetric): JournalEntry =>
  metric === "energy_level"
    ? entry("energy_told", { rule: "person_said" })
    : entry("state_told", { rule: "person_said", inputs: { metric } });

/** A tap as a reading; of sleep, of the day whose plan holds, so that a tap after midnight is still about the night that it began with. */
function tapReading(on: OnDay, metric: TapMetric, face: Face, context: DecisionContext): Reading {
  const { now } = context;
  const { timeZone } = on.person;
  const date = dayDateOf(on, context);
  const offset = offsetAt(now, timeZone) / 60_000;
  const woken = on.day.plan?.waking.from ?? now;
  const at = metric === "sleep_quality" && dayOf({ to: now, offset }) !== dayOfDate(date) ? Math.min(now, woken) : now;
  const told = {
    metric,
    value: faceValues[face - 1] ?? faceValues[2],
    from: at,
    to: at,
    offset,
    source: { kind: "manual", name: tapSource },
    modality: "self_reported",
    quality: "plausible",
    imported: false,
  } as const;
  return { id: readingIdOf(told, undefined, context.library.digest), ...told };
}

function withReading(on: OnDay, reading: Reading, { now }: DecisionContext): OnDay {
  const { readings = [], baselines = {} } = on.body ?? {};
  const body = { readings: [reading, ...readings.filter(({ id }) => id !== reading.id)], baselines };
  const heard = { ...on.day.heard, [reading.metric]: reading.to };
  const day = { ...on.day, heard };
  return reading.metric === "energy_level"
    ? { ...on, body, day: { ...day, energy: { value: reading.value, at: now } } }
    : { ...on, body, day };
}

/** What needs no row of faces: told within half an hour, or, of sleep, known for today. */
function toldJustNow(on: OnDay, context: DecisionContext): ReadonlySet<TapMetric> {
  const readings = on.body?.readings ?? [];
  const today = dayOfDate(dayDateOf(on, context));
  const isTold = (metric: TapMetric): boolean =>
    metric === "sleep_quality"
      ? sleepOn(readings, metric, today) !== undefined
      : readings.some(
          (each) => each.metric === metric && each.modality === "self_reported" && context.now - each.to < justNowMs,
        );
  return new Set(tapMetrics.filter(isTold));
}
