import type { Adaptation } from "#core/adaptation/adaptation.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { Decision } from "#core/dialogue/turn/decision.ts";
import type { Day } from "#core/day/day.ts";
import type { Plan, Task } from "#core/day/plan.ts";
import { needs } from "#core/dialogue/entry/loaded-for.ts";
import type { Baselines } from "#core/readings/baseline.ts";
import type { Reading } from "#core/readings/reading.ts";
import type { ContactGate } from "#core/safety/contact-gate.ts";
import type { Person } from "#core/person/person.ts";
import { TracksWalk } from "./tracks-walk.ts";

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** Walks one person through their health days, beside whatever goals and tracks they have. */
export class DayWalk extends TracksWalk {
  constructor(change: Partial<Person> = {}, contact: ContactGate = {}) {
    super(contact, change);
  }

  /** What is kept of the body, as storage keeps it. */
  readings: readonly Reading[] = [];
  baselines: Baselines = {};

  override do(command: Command): Decision {
    const agreed = this.snapshot.day?.consentAt !== undefined;
    const body = agreed && needs(command, "body") ? { readings: this.readings, baselines: this.baselines } : undefined;
    this.snapshot = { ...this.snapshot, body };
    const decision = super.do(command);
    const known = new Set(this.readings.map(({ id }) => id));
    this.readings = [...this.readings, ...(decision.savedReadings ?? []).filter(({ id }) => !known.has(id))];
    const { forgottenReadings } = decision;
    if (forgottenReadings) {
      const { source } = forgottenReadings;
      this.readings = source === undefined ? [] : this.readings.filter((each) => each.source.name !== source);
      this.baselines = {};
    }
    if (this.snapshot.day?.consentAt === undefined) {
      this.readings = [];
      this.baselines = {};
    }
    return decision;
  }

  /** Readings come, and are looked at at once, as the app does. */
  reads(...readings: readonly Reading[]): Decision {
    this.readings = [...this.readings, ...readings];
    return this.do({ do: "body" });
  }

  /** Changes of today, oldest first. */
  get adaptations(): readonly Adaptation[] {
    return this.snapshot.adapting?.adaptations ?? [];
  }

  get day(): Day {
    const { day } = this.snapshot;
    if (!day) throw new Error("nobody lives health days here");
    return day;
  }

  get plan(): Plan {
    const { plan } = this.day;
    if (!plan) throw new Error("no day is planned here");
    return plan;
  }

  /** The day, with something else about it. */
  withDay(change: Partial<Day>): this {
    return this.with({ day: { ...this.day, ...change } });
  }

  /** Tasks of today that are still open, in the order of their times. */
  get open(): readonly Task[] {
    return this.plan.tasks.filter(({ state }) => state === "open");
  }

  /** An open habit of today, by its place in the day. */
  habit(at = 0): Task {
    const task = this.open.filter(({ of }) => of.kind === "habit")[at];
    if (!task) throw new Error(`no open habit ${at} today`);
    return task;
  }

  task(id: Task["id"]): Task | undefined {
    return this.plan.tasks.find((each) => each.id === id);
  }

  /** Agreed that data about the body is kept. */
  agreed(): this {
    this.do({ do: "health_consent", agreed: true });
    return this;
  }

  /** Later the same day, or days later. */
  after(ms: number): this {
    this.now += ms;
    return this;
  }

  /** At so many hours and minutes of the present day, in the person's zone of UTC. */
  at(hours: number, minutes = 0): this {
    this.now = Math.floor(this.now / (24 * hourMs)) * 24 * hourMs + hours * hourMs + minutes * minuteMs;
    return this;
  }

  /** Our own clock comes by, as the job does: only when something may be due. */
  tick(): Decision {
    return this.do({ do: "day_tick" });
  }

  /** Lets our own clock run up to a moment, and tells what it began. */
  clockRuns(until: number, step = 5 * minuteMs): readonly { readonly at: number; readonly decision: Decision }[] {
    const told: { at: number; decision: Decision }[] = [];
    for (; this.now <= until; this.now += step) {
      if ((this.snapshot.day?.lookAt ?? Number.POSITIVE_INFINITY) > this.now) continue;
      const decision = this.tick();
      if (decision.replies.length > 0) told.push({ at: this.now, decision });
    }
    return told;
  }
}
