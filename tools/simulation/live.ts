import type { Adaptation } from "#core/adaptation/adaptation.ts";
import { habitOf } from "#core/adaptation/change-task.ts";
import { countsAsHabit, habitsOf } from "#core/day/grow.ts";
import type { HabitId } from "#core/day/habit.ts";
import type { Library } from "#core/dialogue/turn/decision.ts";
import type { Mode } from "#core/day/mode.ts";
import type { Task } from "#core/day/plan.ts";
import { habitMastery } from "#core/mastery/mastery.ts";
import { type ProgressionProfile, progressionProfile } from "#core/insights/progression.ts";
import type { Instant } from "#core/time/instant.ts";
import { median } from "#core/readings/baseline.ts";
import { answerOf, deedOf, delayOf, feelsSudden } from "./behave.ts";
import { at, type BodyDay, minuteMs } from "./body.ts";
import type { Delivery } from "./deliveries.ts";
import type { Fault, Sample } from "./device.ts";
import { type Answer, type Feels, living, type PlannedDay } from "./living.ts";
import type { SimPerson } from "./person.ts";
import { randomOf } from "./random.ts";
import { type Dangers, noDangers } from "./safety.ts";
import { type Fired, type Followed, watchEvents } from "./watch-events.ts";

/** Somebody's life before anything is decided: how the body is, what was measured of it, and when that comes in. */
export interface Life {
  readonly seed: number;
  readonly person: SimPerson;
  readonly days: readonly BodyDay[];
  readonly samples: readonly Sample[];
  readonly deliveries: readonly Delivery[];
}

/** How one day was planned, and what became of it. */
export interface DayNote {
  readonly mode: Mode;
  readonly habits: readonly HabitId[];
  /** Habits that the day before did not have; undefined where there was none, or its mode was another. */
  readonly came: number | undefined;
  readonly done: number;
  readonly planned: number;
}

/** What became of a life. */
export interface Lived {
  readonly days: readonly DayNote[];
  readonly followed: readonly Followed[];
  readonly fired: readonly Fired[];
  readonly adaptations: readonly Adaptation[];
  readonly dangers: Dangers;
  readonly readings: number;
  /** How often the person was told of a change. */
  readonly told: number;
  /** At the end of each week: the middle mastery of the habits that were tried. */
  readonly weeks: readonly number[];
  readonly profile: ProgressionProfile;
  readonly level: number;
}

interface Saying {
  readonly at: Instant;
  readonly id: Adaptation["id"];
  readonly says: Answer;
  readonly helped: boolean | undefined;
}

const never = Number.POSITIVE_INFINITY;
const worthOf = (task: Task): number => (task.state === "done" ? 1 : task.state === "partly" ? 0.5 : 0);

function noteOf({ first, now, previous }: PlannedDay): DayNote {
  const habits = habitsOf(first);
  const counted = now.tasks.filter(countsAsHabit);
  return {
    mode: first.mode,
    habits,
    came: previous?.mode === first.mode ? habits.filter((id) => !previous.habits.includes(id)).length : undefined,
    planned: counted.length,
    done: counted.reduce((sum, task) => sum + worthOf(task), 0),
  };
}

/** Walks through a life, minute by minute where anything happens. */
export function live({ seed, person, days, samples, deliveries }: Life, library: Library): Lived {
  const dangers = noDangers();
  const faults = new Map<string, Fault>(samples.flatMap(({ id, fault }) => (fault ? [[id, fault] as const] : [])));
  const watch = watchEvents(person, days, samples, library.triggers);
  const start = days[0]?.wake ?? 0;
  const feels: Feels = (metric, now) => feelsSudden(seed, person, days, metric, now);
  const one = living(person, start, library, watch, dangers, faults, feels);
  const weeks: number[] = [];
  const seen = new Set<string>();
  let sayings: readonly Saying[] = [];
  let next = 0;

  const hear = (changes: readonly Adaptation[], now: Instant): void => {
    for (const each of changes) {
      const answer = answerOf(seed, person, each);
      if (answer) sayings = [...sayings, { ...answer, id: each.id, at: now + answer.after * minuteMs }];
    }
  };
  const deliver = (until: Instant): void => {
    for (let each = deliveries[next]; each && each.at <= until; each = deliveries[next]) {
      next += 1;
      hear(one.deliver(each), each.at);
    }
  };
  const dueTask = (): { readonly at: Instant; readonly task: Task } | undefined => {
    const due = (one.day().plan?.tasks ?? [])
      .filter((task) => task.state === "open" && !seen.has(task.id))
      .map((task) => ({ task, at: task.at + delayOf(seed, person, task) }));
    return due.toSorted((a, b) => a.at - b.at)[0];
  };
  const doDue = (task: Task, now: Instant, body: BodyDay): void => {
    seen.add(task.id);
    const { plan } = one.day();
    const how = {
      day: one.day(),
      date: plan?.date ?? body.date,
      energy: at(body, "energy", now) ?? 0.3,
      illness: body.kind.illness,
    };
    one.mark(now, task.id, deedOf(seed, person, task, habitOf(task, library.day), how));
  };
  let ticked = 0;
  const tickAt = (): Instant => Math.max(one.day().lookAt, ticked + minuteMs);
  const passTime = (until: Instant, body: BodyDay): void => {
    for (;;) {
      const delivery = deliveries[next]?.at ?? never;
      const task = dueTask();
      const [saying] = sayings.toSorted((a, b) => a.at - b.at);
      const ticks = tickAt();
      const now = Math.min(delivery, ticks, task?.at ?? never, saying?.at ?? never);
      if (now >= until) return;
      if (now === ticks) {
        ticked = now;
        hear(one.tick(now), now);
      } else if (now === delivery) deliver(now);
      else if (saying && now === saying.at) {
        sayings = sayings.filter((each) => each !== saying);
        hear(one.answer(now, saying.id, saying.says), now);
        if (saying.helped !== undefined) hear(one.answer(now, saying.id, saying.helped ? "helped" : "not_helped"), now);
      } else if (task) doDue(task.task, now, body);
    }
  };

  for (const [number, body] of days.entries()) {
    const morning = body.wake + randomOf(seed, `morning.${person.number}.${number}`).whole(5, 25) * minuteMs;
    passTime(morning, body);
    hear(one.morning(morning, body), morning);
    passTime(days[number + 1]?.wake ?? body.sleep, body);
    if (number % 7 === 6) {
      const tried = Object.values(one.day().habits).filter(({ attempts }) => attempts > 0);
      weeks.push(tried.length > 0 ? median(tried.map((record) => habitMastery(record, body.date))) : 0);
    }
  }
  const last = days.at(-1)?.date;
  if (last === undefined) throw new Error("a life has a day");
  const profile = progressionProfile(one.day(), library.day, last);
  return {
    days: [...one.plans.values()].map(noteOf),
    followed: watch.followed(),
    fired: watch.fired(),
    adaptations: [...one.adaptations.values()],
    dangers,
    ...one.counts(),
    weeks,
    profile,
    level: library.day.levels[person.archetype].findIndex(({ id }) => id === profile.currentLevel) + 1,
  };
}
