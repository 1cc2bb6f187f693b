import type { ProblemWire } from "#contract/problem.ts";
import { toWireInstant } from "#contract/instant.ts";
import type { IntakeWire, SchedulePatchWire, ScheduleViewWire, ScheduleWire } from "#contract/schedule.ts";
import { clockText } from "#core/day/clock-text.ts";
import { equipments, habitCategories, places } from "#core/day/habit.ts";
import { intakeSections, sectionCodes } from "#core/day/intake.ts";
import { type ClockMinutes, type ClockSpan, emptySchedule, meals, type Schedule } from "#core/day/schedule.ts";
import type { ScheduleProblem } from "#core/day/schedule-problems.ts";
import type { Wishes } from "#core/day/wish.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import type { Shown } from "./show.ts";

type SpanWire = NonNullable<ScheduleWire["work"]>;

function minutesOf(clock: string): ClockMinutes {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}
const spanOf = ({ from, to }: SpanWire): ClockSpan => ({ from: minutesOf(from), to: minutesOf(to) });
const spanToWire = ({ from, to }: ClockSpan): SpanWire => ({ from: clockText(from), to: clockText(to) });
const maybe = <T, U>(value: T | null | undefined, turn: (value: T) => U): U | undefined =>
  value === null || value === undefined ? undefined : turn(value);
const orNull = <T, U>(value: T | undefined, turn: (value: T) => U): U | null =>
  value === undefined ? null : turn(value);

const wishesToWire = ({ avoid, outdoors, ...rest }: Wishes = {}): ScheduleWire["wishes"] => ({
  ...rest,
  ...(avoid ? { avoid: [...avoid] } : {}),
  ...(outdoors ? { outdoors: [...outdoors] } : {}),
});

/** How somebody's days go, on the wire. */
export function scheduleToWire(schedule: Schedule): ScheduleWire {
  const { shifts } = schedule;
  return {
    wake_time: orNull(schedule.wake, clockText),
    sleep_time: orNull(schedule.sleep, clockText),
    work: orNull(schedule.work, spanToWire),
    work_days: [...schedule.workDays],
    meals: Object.fromEntries(
      meals.map((meal) => [meal, orNull(schedule.meals[meal], spanToWire)]),
    ) as ScheduleWire["meals"],
    exercise: { parts: [...schedule.exercise.parts], days: [...schedule.exercise.days] },
    fixed: schedule.fixed.map(({ id, name, days, at }) => ({ id, name, days: [...days], ...spanToWire(at) })),
    shifts: orNull(shifts, ({ startsOn, pattern, kinds }) => ({
      starts_on: startsOn,
      pattern: [...pattern],
      kinds: Object.fromEntries(
        Object.entries(kinds).map(([kind, { wake, sleep, work }]) => [
          kind,
          { wake_time: clockText(wake), sleep_time: clockText(sleep), work: orNull(work, spanToWire) },
        ]),
      ),
    })),
    wishes: wishesToWire(schedule.wishes),
    days_off: [...schedule.daysOff],
    equipment: [...schedule.equipment],
    places: [...schedule.places],
    notes: schedule.notes,
  };
}

function shiftsOf(shifts: NonNullable<ScheduleWire["shifts"]>): NonNullable<Schedule["shifts"]> {
  return {
    startsOn: shifts.starts_on as LocalDate,
    pattern: shifts.pattern,
    kinds: Object.fromEntries(
      Object.entries(shifts.kinds).map(([kind, { wake_time, sleep_time, work }]) => [
        kind,
        { wake: minutesOf(wake_time), sleep: minutesOf(sleep_time), work: maybe(work, spanOf) },
      ]),
    ),
  };
}

/** What a page changes of a schedule; what it leaves out is not in the change. */
export function scheduleChange(wish: SchedulePatchWire, newId: () => string): Partial<Schedule> {
  const change: { -readonly [Key in keyof Schedule]?: Schedule[Key] } = {};
  if (wish.wake_time !== undefined) change.wake = maybe(wish.wake_time, minutesOf);
  if (wish.sleep_time !== undefined) change.sleep = maybe(wish.sleep_time, minutesOf);
  if (wish.work !== undefined) change.work = maybe(wish.work, spanOf);
  if (wish.work_days !== undefined) change.workDays = wish.work_days;
  if (wish.meals !== undefined) {
    const said = meals.flatMap((meal) => {
      const span = wish.meals?.[meal];
      return span ? [[meal, spanOf(span)] as const] : [];
    });
    change.meals = Object.fromEntries(said);
  }
  if (wish.exercise !== undefined) change.exercise = wish.exercise;
  if (wish.fixed !== undefined) {
    change.fixed = wish.fixed.map(({ id, name, days, from, to }) => ({
      id: id ?? newId(),
      name,
      days,
      at: spanOf({ from, to }),
    }));
  }
  if (wish.shifts !== undefined) change.shifts = maybe(wish.shifts, shiftsOf);
  if (wish.wishes !== undefined) {
    const said = Object.entries(wish.wishes).filter(([, value]) => value !== undefined);
    change.wishes = Object.fromEntries(said) as Wishes;
  }
  if (wish.days_off !== undefined) change.daysOff = wish.days_off as LocalDate[];
  if (wish.equipment !== undefined) change.equipment = wish.equipment;
  if (wish.places !== undefined) change.places = wish.places;
  if (wish.notes !== undefined) change.notes = wish.notes;
  return change;
}

/** The whole schedule that a page says at once. */
export function wholeSchedule(wish: SchedulePatchWire, newId: () => string): Schedule {
  return { ...emptySchedule, ...scheduleChange(wish, newId) };
}

const wireNames: Readonly<Record<string, string>> = {
  wake: "wake_time",
  sleep: "sleep_time",
  workDays: "work_days",
  startsOn: "starts_on",
  daysOff: "days_off",
};

/** Where on the wire a mistake stands: `fixed.<id>` is the place of that event in its list. */
function pointerOf(field: string, { fixed }: Schedule): string {
  const [first = "", ...rest] = field.split(".");
  if (first === "fixed" && rest.length > 0) {
    const at = fixed.findIndex(({ id }) => id === rest.join("."));
    return `/fixed/${at === -1 ? 0 : at}`;
  }
  // A kind of shift may have a dot in its name, and names like a field of ours; its own fields stand after it.
  if (first === "shifts" && rest[0] === "kinds" && rest.length > 1) {
    const last = rest.at(-1) ?? "";
    const isField = ["wake", "sleep", "work"].includes(last) && rest.length > 2;
    const kind = rest.slice(1, isField ? -1 : undefined).join(".");
    return `/shifts/kinds/${escaped(kind)}${isField ? `/${wireNames[last] ?? last}` : ""}`;
  }
  return `/${[first, ...rest].map((part) => escaped(wireNames[part] ?? part)).join("/")}`;
}
const escaped = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");

/** All that cannot be in a schedule, by field; at most twenty. */
export function scheduleErrors(
  problems: readonly ScheduleProblem[],
  schedule: Schedule,
  { text }: Shown,
): NonNullable<ProblemWire["errors"]> {
  return problems.slice(0, 20).map(({ code, field }) => ({
    pointer: pointerOf(field, schedule),
    detail: code,
    text: text({ ref: `schedule_problem.${code}` }),
  }));
}

/** Somebody's hours, with what may be chosen. */
export function scheduleView({ snapshot, around, text }: Shown): ScheduleViewWire {
  const { day } = snapshot;
  const schedule = day?.schedule ?? emptySchedule;
  const pack = around.library.day.archetypes[day?.archetype ?? "foundation_builder"];
  const option = (kind: "equipment" | "place" | "category", chosen: readonly string[]) => (id: string) => ({
    id,
    label: text({ ref: `${kind}.${id}` }),
    chosen: chosen.includes(id),
  });
  return {
    started: day !== undefined,
    schedule: scheduleToWire(schedule),
    usual: { wake_time: clockText(pack.wake), sleep_time: clockText(pack.sleep) },
    calendar: orNull(day?.calendar, ({ addedAt, readAt, problem, busy }) => ({
      added_at: toWireInstant(addedAt),
      read_at: orNull(readAt, toWireInstant),
      problem: problem ?? null,
      problem_text: orNull(problem, (code) => text({ ref: `calendar.${code}` })),
      busy_times: busy.length,
    })),
    equipment_options: equipments.map(option("equipment", schedule.equipment)),
    place_options: places.map(option("place", schedule.places)),
    category_options: habitCategories.map(option("category", schedule.wishes?.avoid ?? [])),
  };
}

/** What speaks against habits, as far as the person said it. */
export function intakeToWire({ snapshot, text }: Shown): IntakeWire {
  const { day } = snapshot;
  const intake = day?.intake;
  return {
    consent: day?.consentAt !== undefined,
    consent_at: orNull(day?.consentAt, toWireInstant),
    consent_text: text({ ref: "consent.ask" }),
    about: text({ ref: "intake.overview" }),
    answered_at: orNull(intake?.at, toWireInstant),
    sections: intakeSections.map((section) => ({
      section,
      name: text({ ref: `intake.${section}.name` }),
      ask: text({ ref: `intake.${section}.ask` }),
      answered: intake?.answered.includes(section) ?? false,
      codes: sectionCodes[section].map((code) => ({
        code,
        label: text({ ref: `contra.${code}` }),
        chosen: intake?.codes.includes(code) ?? false,
        mild: intake?.mild?.includes(code) ?? false,
      })),
    })),
  };
}
