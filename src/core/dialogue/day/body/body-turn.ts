import { adapt } from "../../../adaptation/adapt.ts";
import { type Adaptation, type Adapting, notAdapting } from "../../../adaptation/adaptation.ts";
import type { TriggerId } from "../../../adaptation/trigger.ts";
import { expire, nextExpiry } from "../../../adaptation/expire.ts";
import type { Because } from "../../../because.ts";
import type { Day } from "../../../day/day.ts";
import { isLighter, modeOf } from "../../../day/mode.ts";
import type { PlanInput } from "../../../day/plan-day.ts";
import { readinessOn } from "../../../readings/computed.ts";
import { sameValue } from "../../../same-value.ts";
import { endedBetween, planInput, replanned } from "../plan/day-turn.ts";
import type { OnDay } from "../../turn/on-day.ts";
import type { JournalEntry, LookContext } from "../../turn/decision.ts";
import { entry } from "../../turn/outcome.ts";

/** Today looked at with what is known of the body. */
export interface Looked {
  readonly after: OnDay;
  readonly journal: readonly JournalEntry[];
  /** What was changed, offered or explained just now. */
  readonly made: readonly Adaptation[];
}

const hourMs = 3_600_000;
/** A morning's figures come one after the other: so long after waking a newer one still counts, then the day has its measure. */
const settlesMs = 2 * hourMs;
/** A newer figure that lies so near says nothing new. */
const sameFigure = 0.05;

/**
 * Today as the body is now: how ready it is for the day, the mode that follows, what has run out, and what fires. The very same state where nothing changes, so that
 * whoever only wants to know whether anything would can compare. In a crisis nothing is begun; what runs out still does.
 */
export function looked(on: OnDay, context: LookContext, told?: TriggerId): Looked {
  const input = planInput(on, context);
  const { plan } = on.day;
  const { body } = on;
  if (plan?.date !== input.waking.date) return { after: on, journal: [], made: [] };
  if (on.day.consentAt === undefined || !body || on.dialogue.crisis) return onlyEnded(on, context);
  const ready = withReadiness(on, context);
  const moded = inItsMode(ready.after, context, "mode_changed");
  const { day, adapting } = moded.after;
  const before = adapting ?? notAdapting;
  const signals = { readings: body.readings, baselines: body.baselines, triggers: context.library.triggers, told };
  const adapted = adapt(day, before, signals, planInput(moded.after, context));
  return {
    after: withAdapted(moded.after, adapted.day, adapted.adapting, context),
    journal: [
      ...ready.journal,
      ...moded.journal,
      ...endedBetween(before, adapted.adapting, "adaptation_expired"),
      ...adapted.because.flatMap(firedEntry),
      ...adapted.adaptations.map(madeEntry),
    ],
    made: adapted.adaptations,
  };
}

/** What has run out goes back; all that is done where nothing is known of the body. */
function onlyEnded(on: OnDay, context: LookContext): Looked {
  const before = on.adapting ?? notAdapting;
  const { day, adapting } = expire(on.day, before, context.now);
  return {
    after: withAdapted(on, day, adapting, context),
    journal: endedBetween(before, adapting, "adaptation_expired"),
    made: [],
  };
}

/**
 * That a trigger fired, without the figures that it saw: those stand with the change itself, and go with the consent, while the journal only ever grows. A trigger
 * that found nothing to change is not spent and comes again with the next look: only what happened is written down.
 */
function firedEntry({ rule, inputs, confidence }: Because): readonly JournalEntry[] {
  const tasks = inputs?.["tasks"] ?? 0;
  return tasks === 0
    ? []
    : [entry("trigger_fired", { rule, inputs: { tasks }, ...(confidence === undefined ? {} : { confidence }) })];
}

function madeEntry({ id, trigger, state, original, adapted, confidence }: Adaptation): JournalEntry {
  return entry("task_adapted", {
    rule: `adaptation_${state}`,
    inputs: { adaptation: id, trigger, task: original.id, minutes: original.minutes, adapted: adapted.minutes },
    confidence,
  });
}

/** The day with what is adapted in it, and looked at again when that runs out; the same state where all is as it was. */
function withAdapted(on: OnDay, day: Day, adapting: Adapting, { now }: LookContext): OnDay {
  const kept = sameValue(adapting, on.adapting ?? notAdapting) ? on.adapting : adapting;
  const lookAt = Math.min(day.lookAt, nextExpiry(kept, now));
  const looking = lookAt === day.lookAt ? day : { ...day, lookAt };
  return kept === on.adapting && looking === on.day ? on : { ...on, day: looking, adapting: kept };
}

/** How ready the body is for today, where that is known. */
export function withReadiness(on: OnDay, context: LookContext): Omit<Looked, "made"> {
  const { body, day } = on;
  const input = planInput(on, context);
  const { date } = input.waking;
  const found = body && day.consentAt !== undefined && readinessOn(body.readings, body.baselines, date, context.now);
  if (!found) return { after: on, journal: [] };
  const readiness = { value: found.value, date, computed: found.modality === "computed" };
  if (!counts(readiness, day, input)) return { after: on, journal: [] };
  return {
    after: { ...on, day: { ...day, readiness } },
    journal: [
      entry("readiness_known", {
        rule: readiness.computed ? "readiness_computed" : "readiness_said",
        inputs: { date },
      }),
    ],
  };
}

/**
 * Whether a figure becomes the day's: the first one does, and in the first two hours a newer one that says something else. After that the day has its
 * measure, and what only comes then may make it lighter, never harder.
 */
function counts(found: NonNullable<Day["readiness"]>, day: Day, { waking, now }: PlanInput): boolean {
  const known = day.readiness?.date === found.date ? day.readiness : undefined;
  const isMorning = now < waking.from + settlesMs;
  if (known) return isMorning && Math.abs(known.value - found.value) >= sameFigure;
  if (isMorning || day.plan?.date !== found.date) return true;
  const by = modeOf({
    choice: undefined,
    energy: day.energy,
    readiness: found.value,
    readinessBefore: undefined,
    waking,
    now,
  });
  return !isLighter(day.plan.mode, by.mode);
}

/** The rest of the day in the mode that it has by now; where that is the one it has, only the reason is the newer one. */
export function inItsMode(on: OnDay, context: LookContext, rule: string): Omit<Looked, "made"> {
  const { plan } = on.day;
  const { mode, waking } = planInput(on, context);
  if (plan?.date !== waking.date) return { after: on, journal: [] };
  if (mode.mode !== plan.mode) return replanned(on, context, rule);
  if (mode.because.rule === plan.modeBecause.rule) return { after: on, journal: [] };
  return { after: { ...on, day: { ...on.day, plan: { ...plan, modeBecause: mode.because } } }, journal: [] };
}
