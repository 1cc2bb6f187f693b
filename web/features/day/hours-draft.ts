import type { ScheduleWire } from "#contract/schedule.ts";

export type SpanWire = NonNullable<ScheduleWire["work"]>;
export type FixedWire = ScheduleWire["fixed"][number];

/** A stretch being typed: either end may still be missing. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export const noSpan: Span = { from: "", to: "" };

/** A kind of shift being typed; its key stays while its name changes. */
export interface Kind {
  readonly key: string;
  readonly name: string;
  readonly wake: string;
  readonly sleep: string;
  readonly work: Span;
}

/** A weekly event being typed. */
export interface Fixed {
  readonly key: string;
  readonly name: string;
  readonly days: FixedWire["days"];
  readonly at: Span;
}

/** The hours as they stand in the form: half-written things included, so that nothing typed is lost. */
export interface HoursDraft
  extends Omit<ScheduleWire, "wake_time" | "sleep_time" | "work" | "meals" | "fixed" | "shifts"> {
  readonly wake: string;
  readonly sleep: string;
  readonly work: Span;
  readonly meals: Readonly<Record<keyof ScheduleWire["meals"], Span>>;
  readonly fixed: readonly Fixed[];
  readonly byShifts: boolean;
  readonly shiftsFrom: string;
  /** Keys of kinds, or `off`. */
  readonly pattern: readonly string[];
  readonly kinds: readonly Kind[];
}

let count = 0;
/** A key for something that the form has just been given. */
export function freshKey(): string {
  count += 1;
  return `new-${count}`;
}

const spanOf = (span: SpanWire | null): Span => span ?? noSpan;

export function draftOf(schedule: ScheduleWire, today: string): HoursDraft {
  const { wake_time, sleep_time, work, meals, fixed, shifts, ...rest } = schedule;
  return {
    ...rest,
    wake: wake_time ?? "",
    sleep: sleep_time ?? "",
    work: spanOf(work),
    meals: { breakfast: spanOf(meals.breakfast), lunch: spanOf(meals.lunch), dinner: spanOf(meals.dinner) },
    fixed: fixed.map(({ id, name, days, from, to }) => ({ key: id ?? freshKey(), name, days, at: { from, to } })),
    byShifts: shifts !== null,
    shiftsFrom: shifts?.starts_on ?? today,
    pattern: shifts?.pattern ?? [],
    kinds: Object.entries(shifts?.kinds ?? {}).map(([name, kind]) => ({
      key: name,
      name,
      wake: kind.wake_time,
      sleep: kind.sleep_time,
      work: spanOf(kind.work),
    })),
  };
}

/** Fields where one half of something is missing, by the names that the server has for them. */
export function halfWritten(draft: HoursDraft): readonly string[] {
  const half = (span: Span): boolean => (span.from === "") !== (span.to === "");
  const lacks = (span: Span): boolean => span.from === "" || span.to === "";
  return [
    ...(half(draft.work) ? ["/work"] : []),
    ...(["breakfast", "lunch", "dinner"] as const).flatMap((meal) =>
      half(draft.meals[meal]) ? [`/meals/${meal}`] : [],
    ),
    ...draft.fixed.flatMap(({ at, name }, place) => (lacks(at) || name.trim() === "" ? [`/fixed/${place}`] : [])),
    ...(draft.byShifts
      ? draft.kinds.flatMap(({ name, wake, sleep, work }, place) =>
          name.trim() === "" || wake === "" || sleep === "" || half(work) ? [`/shifts/kinds/${place}`] : [],
        )
      : []),
  ];
}

const spanToWire = ({ from, to }: Span): SpanWire | null => (from === "" || to === "" ? null : { from, to });

/** What is sent; only for a draft in which nothing is half-written. */
export function wireOf(draft: HoursDraft): ScheduleWire {
  const { wake, sleep, work, meals, fixed, byShifts, shiftsFrom, pattern, kinds, ...rest } = draft;
  const nameOf = (key: string): string => kinds.find((kind) => kind.key === key)?.name.trim() ?? "off";
  return {
    ...rest,
    wake_time: wake === "" ? null : wake,
    sleep_time: sleep === "" ? null : sleep,
    work: spanToWire(work),
    meals: {
      breakfast: spanToWire(meals.breakfast),
      lunch: spanToWire(meals.lunch),
      dinner: spanToWire(meals.dinner),
    },
    fixed: fixed.map(({ key, name, days, at }) => ({
      ...(key.startsWith("new-") ? {} : { id: key }),
      name: name.trim(),
      days,
      from: at.from,
      to: at.to,
    })),
    shifts: byShifts
      ? {
          starts_on: shiftsFrom,
          pattern: pattern.map(nameOf),
          kinds: Object.fromEntries(
            kinds.map(({ name, wake: up, sleep: down, work: shift }) => [
              name.trim(),
              { wake_time: up, sleep_time: down, work: spanToWire(shift) },
            ]),
          ),
        }
      : null,
  };
}
