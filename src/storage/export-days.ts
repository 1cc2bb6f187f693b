import type { Day } from "#core/day/day.ts";
import type { Plan } from "#core/day/plan.ts";
import type { Schedule } from "#core/day/schedule.ts";

type Exported = Readonly<Record<string, unknown>>;

/** Under these names stand instants. */
const instants: ReadonlySet<string> = new Set([
  "at",
  "startedAt",
  "consentAt",
  "addedAt",
  "readAt",
  "lookAt",
  "madeAt",
  "stateAt",
  "expiresAt",
  "calculatedAt",
  "createdAt",
  "usedAt",
  "changedAt",
  "from",
  "to",
]);
/** Under these, in a schedule, stand minutes after midnight. */
const clockTimes: ReadonlySet<string> = new Set(["wake", "sleep", "from", "to"]);

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** A copy in which every number under one of the names is written out; what a reason looked at stays as it is. */
function written(value: unknown, names: ReadonlySet<string>, write: (number: number) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => written(one, names, write));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]: [string, unknown]) => [
      name,
      typeof one === "number" && names.has(name) ? write(one) : name === "inputs" ? one : written(one, names, write),
    ]),
  );
}

const dated = (value: unknown): Exported => written(value, instants, (at) => new Date(at).toISOString()) as Exported;

const exportedSchedule = (schedule: Schedule): unknown => written(schedule, clockTimes, clock);

/** Health days in the clear: instants in ISO 8601, times of the clock as clocks show them; the plans stand apart. */
export function exportedDay({ plan: _apart, schedule, ...day }: Day): Exported {
  return { ...dated(day), schedule: exportedSchedule(schedule) };
}

export function exportedPlan(plan: Plan): Exported {
  return dated(plan);
}

/** Anything else with instants in it. */
export function exported(value: object): Exported {
  return dated(value);
}
