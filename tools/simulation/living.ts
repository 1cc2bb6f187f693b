import { type Adaptation, type Adapting, notAdapting } from "#core/adaptation/adaptation.ts";
import { computedFor } from "#core/adaptation/index-signals.ts";
import { type Day, newDay } from "#core/day/day.ts";
import { isAway } from "#core/day/plan-day.ts";
import type { Plan, TaskId } from "#core/day/plan.ts";
import { timeOf } from "#core/day/replan.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import { type Face, faces, type TapMetric, tapMetrics } from "#core/dialogue/turn/body-command.ts";
import { decide } from "#core/dialogue/entry/decide.ts";
import { type Library, type TextScreen, usualFlags } from "#core/dialogue/turn/decision.ts";
import { emptyDialogue, emptyTracks, type Snapshot } from "#core/dialogue/turn/dialogue.ts";
import { needs } from "#core/dialogue/entry/loaded-for.ts";
import { newPerson } from "#core/person/new-person.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import { bodyWindow } from "#core/readings/body.ts";
import { faceValues } from "#core/readings/metric.ts";
import type { Reading } from "#core/readings/reading.ts";
import { type LocalDate, localDate } from "#core/time/local-date.ts";
import { wallTime } from "#core/time/wall-time.ts";
import type { Deed } from "./behave.ts";
import type { BodyDay } from "./body.ts";
import type { Delivery } from "./deliveries.ts";
import { type Fault, received, type Sample } from "./device.ts";
import { keepReadings } from "./kept-readings.ts";
import type { SimPerson } from "./person.ts";
import { checkChanges, checkDay, type Dangers } from "./safety.ts";
import type { Watch } from "./watch-events.ts";

/** What somebody may say to a change. */
export type Answer = "accept" | "decline" | "undo" | "helped" | "not_helped";

/** A day as it was first planned, and as it is now. */
export interface PlannedDay {
  readonly first: Plan;
  readonly now: Plan;
  /** What the day before consisted of. */
  readonly previous: Day["previous"];
}

/** One person's Waymark: every word, reading and tick of our own clock is a command, and what it does is decided as in the program. */
export interface Living {
  readonly day: () => Day;
  readonly adapting: () => Adapting;
  /** All adaptations there ever were, as they are now. */
  readonly adaptations: ReadonlyMap<string, Adaptation>;
  /** Each planned day as it began and as it ended, in their order. */
  readonly plans: ReadonlyMap<LocalDate, PlannedDay>;
  /** How many readings came in that were not known, and how often the person was told of a change. */
  readonly counts: () => { readonly readings: number; readonly told: number };
  /** Our own clock. */
  tick(now: Instant): readonly Adaptation[];
  /** The person looks at their day, and says where they are and how they are. */
  morning(now: Instant, body: BodyDay): readonly Adaptation[];
  deliver(delivery: Delivery): readonly Adaptation[];
  mark(now: Instant, id: TaskId, deed: Deed): void;
  answer(now: Instant, id: Adaptation["id"], says: Answer): readonly Adaptation[];
}

/** Whether somebody who is asked in one tap says yes: that it came suddenly, or is in the body too. */
export type Feels = (metric: TapMetric, now: Instant) => boolean;

/** Nobody writes anything here. */
export const noWords: TextScreen = {
  crisis: () => ({
    level: "none",
    strength: "none",
    kind: undefined,
    because: { strength: "nothing", rules: [], score: 0 },
  }),
  age: () => undefined,
  ageTold: () => undefined,
  bodySign: () => undefined,
  crisisAnswer: () => undefined,
  tellsLoss: () => false,
  harm: () => undefined,
  harmQuestion: () => "",
  answersDoubt: () => true,
  harmAnswered: () => undefined,
  touchesContact: () => false,
  phrase: () => undefined,
  medical: () => false,
  medicine: () => undefined,
  names: () => [],
  matter: () => 0,
  acts: () => ({ acts: [], clauses: [] }),
  intent: () => ({ intent: "other", confidence: 0, top3: [], committed: false, worthAsking: false }),
  timeZone: (text) => text,
  country: () => undefined,
  zoneOf: () => undefined,
  countryOf: () => undefined,
};

function snapshotOf(person: SimPerson, start: Instant): Snapshot {
  const id = `00000000-0000-4000-8000-${String(person.number).padStart(12, "0")}` as PersonId;
  return {
    person: newPerson({ id, locale: "en", timeZone: person.home, now: start }),
    dialogue: emptyDialogue,
    goals: [],
    lastDoneStep: undefined,
    ...emptyTracks,
    day: {
      ...newDay(person.archetype, start, localDate(start, person.home)),
      schedule: person.schedule,
      consentAt: start,
      intake: person.intake,
    },
    adapting: { ...notAdapting, keepPlan: person.keepsPlan },
  };
}

/** The command that a tap is; undefined for what a device sends. */
function tapOf({ kind, metric, value }: Sample): Command | undefined {
  const tapped = tapMetrics.find((each) => each === metric);
  const face: Face | undefined = faces[faceValues.findIndex((each) => each === value)];
  return kind === "manual" && tapped && face ? { do: "checkin", metric: tapped, face } : undefined;
}

export function living(
  person: SimPerson,
  start: Instant,
  library: Library,
  watch: Watch,
  dangers: Dangers,
  faults: ReadonlyMap<string, Fault>,
  feels: Feels,
): Living {
  const { triggers } = library;
  const window = bodyWindow(triggers);
  const kept = keepReadings(window);
  const adaptations = new Map<string, Adaptation>();
  const plans = new Map<LocalDate, PlannedDay>();
  let snapshot = snapshotOf(person, start);
  let ids = 0;
  let readings = 0;
  let told = 0;
  let asked: TapMetric | undefined;
  let reckonedOn: LocalDate | undefined;

  const dayNow = (): Day => {
    if (!snapshot.day) throw new Error("nobody ends their days here");
    return snapshot.day;
  };
  const put = (some: readonly Reading[]): readonly Reading[] => {
    const fresh = kept.put(some);
    readings += fresh.length;
    return fresh;
  };
  /** What a decision made of the day is held against what is true, and against what must never be. */
  const follow = (now: Instant, before: Snapshot, seen: readonly Reading[]): readonly Adaptation[] => {
    const { day, adapting = notAdapting } = snapshot;
    const known = new Set(before.adapting?.adaptations.map(({ id }) => id));
    const made = adapting.adaptations.filter(({ id }) => !known.has(id));
    if (made.length === 0 && !watch.waits(now)) return made;
    const { plan } = dayNow();
    const { baselines = {} } = before.body ?? {};
    const date = plan?.date ?? wallTime(now, snapshot.person.timeZone).date;
    const all = [...seen, ...computedFor({ readings: seen, baselines }, triggers, date, now)];
    const over = plan === undefined || now < plan.waking.from || now >= plan.waking.to;
    const is = over ? "over" : isAway(day?.away, plan.date) ? "away" : "open";
    const tasksLeft = plan?.tasks.some((task) => task.state === "open" && timeOf(task).to > now) === true;
    const input = { readings: all, baselines, triggers };
    // What comes into a day of rest is eased by what was so in the morning; nothing fired just now.
    const fired = made.filter((each) => adapting.fired[each.trigger]?.at === each.at);
    watch.look({ now, date, input, before: before.adapting ?? notAdapting, made: fired, is, tasksLeft });
    const behind = new Map(all.map((each) => [each.id, each]));
    checkChanges(dangers, made, fired, before.adapting ?? notAdapting, behind, faults);
    return made;
  };
  const run = (now: Instant, command: Command): readonly Adaptation[] => {
    const today = wallTime(now, snapshot.person.timeZone).date;
    if (today !== reckonedOn) kept.reckon(today, now);
    reckonedOn = today;
    const before: Snapshot = needs(command, "body") ? { ...snapshot, body: kept.body(now) } : snapshot;
    const newId = (): string => {
      ids += 1;
      return `00000000-0000-4000-8000-${String(ids).padStart(12, "0")}`;
    };
    const decision = decide(before, command, { now, newId, screen: noWords, library, flags: usualFlags });
    snapshot = { ...decision.after, body: undefined };
    asked = decision.replies
      .flatMap(({ buttons = [] }) => buttons.flat())
      .flatMap(({ press }) => (press.do === "relief" && press.way === "sudden" ? [press.metric] : []))[0];
    told += decision.journal.filter(
      ({ kind, because }) => kind === "reminded" && because.rule === "day_adapted",
    ).length;
    const saved = put(decision.savedReadings ?? []);
    for (const each of snapshot.adapting?.adaptations ?? []) adaptations.set(each.id, each);
    const { plan, previous } = dayNow();
    if (plan) plans.set(plan.date, { previous, first: plan, ...plans.get(plan.date), now: plan });
    if (snapshot.day !== before.day) checkDay(dangers, dayNow(), snapshot.adapting ?? notAdapting, library.day);
    return before.body ? follow(now, before, [...before.body.readings, ...saved]) : [];
  };

  return {
    day: dayNow,
    adapting: () => snapshot.adapting ?? notAdapting,
    adaptations,
    plans,
    counts: () => ({ readings, told }),
    tick: (now) => run(now, { do: "day_tick" }),
    morning(now, body) {
      if (person.tellsZone && body.zone !== snapshot.person.timeZone)
        run(now, { do: "time_zone", timeZone: body.zone });
      const why = body.kind.illness > 0.3 ? "sick" : body.kind.travel ? "travel" : undefined;
      const was = dayNow().away?.why;
      if (person.tellsAway && why !== was) run(now, { do: "away", why: why ?? "back" });
      return run(now, { do: "today" });
    },
    deliver({ at, samples, imported }) {
      const taps = samples.flatMap((each) => tapOf(each) ?? []);
      const made = taps.flatMap((tap) => {
        const changes = run(at, tap);
        const about = asked;
        if (about === undefined || !feels(about, at)) return changes;
        return [...changes, ...run(at, { do: "relief", way: "sudden", metric: about })];
      });
      const sent = samples.filter((each) => tapOf(each) === undefined).map((each) => received(each, at, imported));
      const counts = put(sent).some(
        (each) => each.quality === "plausible" && !each.imported && at - each.to <= (window[each.metric] ?? -1),
      );
      return counts ? [...made, ...run(at, { do: "body" })] : made;
    },
    mark(now, taskId, how) {
      if (how !== "forgets") run(now, { do: "mark_task", taskId, how });
    },
    answer: (now, id, says) => run(now, { do: "adaptation", id, answer: says }),
  };
}
