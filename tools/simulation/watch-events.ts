import type { AdaptInput } from "#core/adaptation/adapt.ts";
import type { Adaptation, Adapting } from "#core/adaptation/adaptation.ts";
import { truths } from "#core/adaptation/condition.ts";
import { factsOf, indexReadings } from "#core/adaptation/facts.ts";
import type { Trigger } from "#core/adaptation/trigger.ts";
import type { Instant } from "#core/time/instant.ts";
import type { Metric } from "#core/readings/metric.ts";
import type { Reading } from "#core/readings/reading.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { type BodyDay, hourMs } from "./body.ts";
import type { Fault, Sample } from "./device.ts";
import type { SimPerson } from "./person.ts";
import { nearlySo, type Signal, signals, type TrueEvent, trueEvents, usualHrv } from "./truth.ts";

/**
 * How far a signal came before it was lost, the later ones nearer to being answered: nothing that the person has tells of it; nothing was measured while
 * it was so; it came in too late; the person was away; the day had not begun or was over; the figure beside it (what is usual, the value before, the other
 * metric) was not known; the figures lay on the other side of a threshold; it came down step by step, so that the value just before was low
 * already; the trigger had fired just before; no task was left; tasks were left, and none that could be smaller, or larger, than it was.
 */
export const losses = [
  "no_device",
  "not_measured",
  "too_late",
  "away",
  "day_over",
  "half_known",
  "measured_otherwise",
  "gradual",
  "just_fired",
  "no_task_left",
  "nothing_smaller",
] as const;
export type Loss = (typeof losses)[number];

/** Whether anything of it came in time on a day that could be adapted: what was lost before that no trigger can find. */
export function isInReach(lost: Loss | undefined): boolean {
  return lost === undefined || losses.indexOf(lost) >= losses.indexOf("half_known");
}

/** Why something fired that was not so: a wrong figure that could have been right, a truth right beside the threshold, a tap, or plain noise. */
export const falseCauses = ["artefact", "threshold", "tap", "noise"] as const;
export type FalseCause = (typeof falseCauses)[number];

/** What became of one true event. */
export interface Followed {
  readonly event: TrueEvent;
  readonly foundAt: Instant | undefined;
  readonly lost: Loss | undefined;
}

/** One time that a trigger fired and changed, offered or explained something. */
export interface Fired {
  readonly signal: Signal;
  readonly at: Instant;
  /** Undefined where it was true. */
  readonly wrong: FalseCause | undefined;
}

/** One look at the triggers, with what came of it. */
export interface Look {
  readonly now: Instant;
  readonly date: LocalDate;
  readonly input: AdaptInput;
  readonly before: Adapting;
  /** What was changed, offered or explained just now. */
  readonly made: readonly Adaptation[];
  /** Whether there was a day to adapt, and tasks in it that were not over. */
  readonly is: "open" | "away" | "over";
  readonly tasksLeft: boolean;
}

export interface Watch {
  /** Whether anything is true about now, and was not answered yet. */
  waits(now: Instant): boolean;
  look(look: Look): void;
  fired(): readonly Fired[];
  followed(): readonly Followed[];
}

const answerableMs = 2 * hourMs;
/** The metric in which each shows first. */
const shownIn: Readonly<Record<Signal, readonly Metric[]>> = {
  energy_drop: ["energy_level"],
  stress_spike: ["stress_level"],
  sleep_debt: ["sleep_quality", "sleep_duration"],
  energy_surge: ["energy_level"],
};

/** Whether anything that the person wears or taps could ever tell. */
function couldTell(person: SimPerson, signal: Signal): boolean {
  switch (signal) {
    case "energy_drop":
      return true;
    case "stress_spike":
      return person.device !== "none" && (person.device === "watch" || person.tapsStress);
    case "sleep_debt":
      return person.device !== "none" || person.tapsSleep;
    case "energy_surge":
      return person.device === "watch" || person.device === "ring";
  }
}

interface Open {
  readonly event: TrueEvent;
  foundAt: Instant | undefined;
  furthest: number;
}

const during = ({ from, to }: TrueEvent, at: Instant): boolean => at >= from && at <= to;
const isSignal = (id: string): id is Signal => (signals as readonly string[]).includes(id);

/** Follows each true event of a life through what the triggers make of it. */
export function watchEvents(
  person: SimPerson,
  days: readonly BodyDay[],
  samples: readonly Sample[],
  triggers: readonly Trigger[],
): Watch {
  const usual = usualHrv(days);
  const open: readonly Open[] = trueEvents(days).map((event) => ({ event, foundAt: undefined, furthest: -1 }));
  const known = new Map(triggers.map((trigger) => [trigger.id as string, trigger]));
  const fired: Fired[] = [];
  const faults = new Map<string, Fault>(samples.flatMap(({ id, fault }) => (fault ? [[id, fault] as const] : [])));

  const wrongBecause = (signal: Signal, behind: readonly Reading[], now: Instant): FalseCause => {
    if (behind.some(({ id }) => faults.has(id))) return "artefact";
    if (behind.some(({ to }) => nearlySo(signal, days, usual, to)) || nearlySo(signal, days, usual, now))
      return "threshold";
    return behind.some(({ source }) => source.kind === "manual") ? "tap" : "noise";
  };

  const lossNow = ({ event }: Open, { now, date, input, before, is, tasksLeft }: Look): Loss | undefined => {
    const trigger = known.get(event.signal);
    const came = input.readings.some(
      (each) =>
        shownIn[event.signal].includes(each.metric) &&
        each.quality === "plausible" &&
        during(event, each.to) &&
        (now - each.to < answerableMs || event.signal === "sleep_debt"),
    );
    if (!trigger || !came) return undefined;
    if (is !== "open") return is === "away" ? "away" : "day_over";
    const { condition, freshMs, computed } = trigger;
    const facts = factsOf(indexReadings(input.readings, now), input.baselines, { now, date, freshMs, computed });
    const holds = condition.holds(facts);
    if (holds === truths.unknown) return "half_known";
    if (holds === truths.no)
      return event.signal === "energy_drop" && facts.current("energy_level") < 0.3 ? "gradual" : "measured_otherwise";
    const last = before.fired[trigger.id];
    return last && (!last.armed || now - last.at < answerableMs)
      ? "just_fired"
      : tasksLeft
        ? "nothing_smaller"
        : "no_task_left";
  };

  const isAbout = ({ event, foundAt }: Open, now: Instant): boolean =>
    foundAt === undefined && now >= event.from && now <= event.to + answerableMs;

  return {
    waits: (now) => open.some((each) => isAbout(each, now)),
    look(look) {
      const { now, input, made } = look;
      const readings = new Map<string, Reading>(input.readings.map((each) => [each.id, each]));
      const seen = new Set<Signal>();
      for (const { trigger, readings: ids } of made) {
        if (!isSignal(trigger) || seen.has(trigger)) continue;
        seen.add(trigger);
        const behind = ids.flatMap((id) => readings.get(id) ?? []);
        const met = open.filter(({ event }) => event.signal === trigger && behind.some(({ to }) => during(event, to)));
        for (const each of met) each.foundAt ??= now;
        fired.push({
          signal: trigger,
          at: now,
          wrong: met.length > 0 ? undefined : wrongBecause(trigger, behind, now),
        });
      }
      for (const each of open) {
        if (!isAbout(each, now)) continue;
        const loss = lossNow(each, look);
        if (loss) each.furthest = Math.max(each.furthest, losses.indexOf(loss));
      }
    },
    fired: () => fired,
    followed: () =>
      open.map(({ event, foundAt, furthest }) => {
        if (foundAt !== undefined) return { event, foundAt, lost: undefined };
        if (furthest >= 0) return { event, foundAt, lost: losses[furthest] };
        if (!couldTell(person, event.signal)) return { event, foundAt, lost: "no_device" };
        const measured = samples.some(
          ({ metric, to, fault }) => shownIn[event.signal].includes(metric) && !fault && during(event, to),
        );
        return { event, foundAt, lost: measured ? "too_late" : "not_measured" };
      }),
  };
}
