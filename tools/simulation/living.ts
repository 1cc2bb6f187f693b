import { adapt } from "#core/adaptation/adapt.ts";
import { type Adaptation, type Adapting, notAdapting } from "#core/adaptation/adaptation.ts";
import { accept, type Answered, decline, rate, revert } from "#core/adaptation/answer.ts";
import { expire } from "#core/adaptation/expire.ts";
import type { Trigger } from "#core/adaptation/trigger.ts";
import { type Day, newDay } from "#core/day/day.ts";
import type { DayLibrary } from "#core/day/library.ts";
import { modeOf } from "#core/day/mode.ts";
import { isAway, type PlanInput, withNewPlan } from "#core/day/plan-day.ts";
import type { TaskId } from "#core/day/plan.ts";
import { replan } from "#core/day/replan.ts";
import type { TaskResult } from "#core/day/task-result.ts";
import { doTask, letGo, replaceTask, type TaskAround } from "#core/day/tasks.ts";
import { dayAt, wakingDay } from "#core/day/waking-day.ts";
import type { Instant } from "#core/person/person.ts";
import { type BodyWindow, bodyWindow } from "#core/readings/body.ts";
import { readinessOn } from "#core/readings/computed.ts";
import { metricFacts } from "#core/readings/metric.ts";
import { dayOf, dayOfDate, type Reading } from "#core/readings/reading.ts";
import { localDate } from "#core/time/local-date.ts";
import type { Deed } from "./behave.ts";
import { type BodyDay, hourMs } from "./body.ts";
import type { Delivery } from "./deliveries.ts";
import { type Fault, received } from "./device.ts";
import { keepReadings } from "./kept-readings.ts";
import type { SimPerson } from "./person.ts";
import { checkChanges, checkDay, type Dangers } from "./safety.ts";
import type { Watch } from "./watch-events.ts";

/** What content gives. */
export interface Packs {
  readonly library: DayLibrary;
  readonly triggers: readonly Trigger[];
}

/** What somebody may say to a change. */
export type Answer = "accept" | "decline" | "undo";

/** One person's Waymark: every word and reading goes through the decisions of the core, at the time at which it is said or comes in. */
export interface Living {
  readonly day: () => Day;
  readonly adapting: () => Adapting;
  /** All adaptations there ever were, as they are now. */
  readonly adaptations: ReadonlyMap<string, Adaptation>;
  /** How many readings came in that were not known. */
  readonly readings: () => number;
  morning(now: Instant, body: BodyDay): readonly Adaptation[];
  deliver(delivery: Delivery, body: BodyDay): readonly Adaptation[];
  /** What has run out goes back. */
  pass(now: Instant): void;
  mark(now: Instant, id: TaskId, deed: Deed, body: BodyDay): void;
  answer(now: Instant, id: Adaptation["id"], says: Answer, body: BodyDay): void;
  rate(id: Adaptation["id"], helped: boolean): void;
}

const firingMs = 2 * hourMs;

export function living(
  person: SimPerson,
  start: Instant,
  { library, triggers }: Packs,
  watch: Watch,
  dangers: Dangers,
  faults: ReadonlyMap<string, Fault>,
): Living {
  const window: BodyWindow = bodyWindow(triggers);
  const kept = keepReadings(window);
  const pack = library.archetypes[person.archetype];
  const adaptations = new Map<string, Adaptation>();
  let adapting: Adapting = { ...notAdapting, keepPlan: person.keepsPlan };
  let readings = 0;
  let day: Day = {
    ...newDay(person.archetype, start, localDate(start, person.home)),
    schedule: person.schedule,
    consentAt: start,
    intake: person.intake,
  };

  const zoneOf = (body: BodyDay): string => (person.tellsZone ? body.zone : person.home);
  const around = (now: Instant, body: BodyDay): TaskAround => {
    const zone = zoneOf(body);
    const date = dayAt(now, day.schedule, pack, zone);
    return { now, library, waking: wakingDay(day.schedule, pack, date, zone, []) };
  };
  const inputAt = (now: Instant, body: BodyDay): PlanInput => {
    const where = around(now, body);
    const known = kept.body(now, where.waking.date);
    const readiness = readinessOn(known.readings, known.baselines, where.waking.date, now)?.value;
    const mode = modeOf({ choice: day.modeChoice, energy: day.energy, readiness, waking: where.waking, now });
    return { ...where, day, mode, goalStep: undefined, trackAction: undefined };
  };
  const remember = (next: { readonly day: Day; readonly adapting: Adapting }): void => {
    ({ day, adapting } = next);
    for (const each of adapting.adaptations) adaptations.set(each.id, each);
    checkDay(dangers, day, adapting, library);
  };
  const look = (now: Instant, body: BodyDay): readonly Adaptation[] => {
    const where = around(now, body);
    const { date } = where.waking;
    const known = { ...kept.body(now, date), triggers };
    const adapted = adapt(day, adapting, known, where);
    const { plan } = day;
    const over = plan === undefined || now >= plan.waking.to;
    const is = over ? "over" : isAway(day.away, plan.date) ? "away" : "open";
    watch.look({ now, date: plan?.date ?? date, input: known, before: adapting, adapted, is });
    checkChanges(dangers, adapted, new Map(known.readings.map((each) => [each.id, each])), faults);
    remember(adapted);
    return adapted.adaptations;
  };
  const isFresh = (each: Reading, now: Instant): boolean =>
    each.quality === "plausible" &&
    !each.imported &&
    (now - each.to < firingMs ||
      (metricFacts[each.metric].ofSleep && dayOf(each) === dayOfDate(day.plan?.date ?? localDate(now, person.home))));

  return {
    day: () => day,
    adapting: () => adapting,
    adaptations,
    readings: () => readings,
    morning(now, body) {
      remember(expire(day, adapting, now));
      const ill = body.kind.illness > 0.3;
      const why = ill ? "sick" : body.kind.travel ? "travel" : undefined;
      const away = person.tellsAway && why ? ({ why, from: body.date, until: undefined } as const) : undefined;
      day = { ...day, away: away && day.away?.why === away.why ? day.away : away };
      kept.reckon(around(now, body).waking.date, now);
      const input = inputAt(now, body);
      if (day.plan?.date !== input.waking.date) day = withNewPlan(input);
      return look(now, body);
    },
    deliver({ at, samples, imported }, body) {
      const fresh = kept.put(samples.map((each) => received(each, at, imported)));
      readings += fresh.length;
      const told = fresh.find(({ metric, source }) => metric === "energy_level" && source.kind === "manual");
      if (told) {
        day = { ...day, energy: { value: told.value, at } };
        const input = inputAt(at, body);
        if (day.plan?.date === input.waking.date)
          remember({ day: { ...day, plan: replan(day.plan, input) }, adapting });
      }
      return fresh.some((each) => isFresh(each, at)) ? look(at, body) : [];
    },
    pass: (now) => remember(expire(day, adapting, now)),
    mark(now, id, deed, body) {
      const where = around(now, body);
      const result = ((): TaskResult | undefined => {
        switch (deed) {
          case "done":
          case "partly":
            return doTask(day, id, deed, where);
          case "skip":
            return letGo(day, id, where);
          case "swap":
          case "never":
            return replaceTask(day, id, deed, where);
          case "forgets":
            return undefined;
        }
      })();
      if (result?.kind === "changed") remember({ day: result.day, adapting });
    },
    answer(now, id, says, body) {
      const result = ((): Answered => {
        switch (says) {
          case "accept":
            return accept(day, adapting, id, around(now, body));
          case "decline":
            return decline(day, adapting, id);
          case "undo":
            return revert(day, adapting, id);
        }
      })();
      if (result.kind === "changed") remember(result);
    },
    rate(id, helped) {
      const result = rate(day, adapting, id, helped);
      if (result.kind === "changed") remember(result);
    },
  };
}
