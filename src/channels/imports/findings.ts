import type { Found, ReadingDraft, Refusal, RefusalReason } from "#app/importer.ts";
import type { OwnDraft } from "#core/day/own-import.ts";
import { canonical, type Metric } from "#core/readings/metric.ts";
import { isMoment } from "#core/time/is-moment.ts";

const mostNames = 500;
const longestName = 100;

/** What a reader has found since it was last asked; names of unused things are bounded, whatever a file calls them. */
export interface Findings {
  /** A figure; of a time that no calendar knows it is refused at its place. */
  reading(draft: ReadingDraft, place?: string): void;
  /** A habit, or a part of one: marks of one name are told together. */
  habit(draft: OwnDraft): void;
  /** Something that we do not use. */
  unused(name: string, count?: number): void;
  refuse(because: RefusalReason, place: string, detail?: string): void;
  /** Gives what was found and starts again. */
  take(): Found;
}

export function createFindings(): Findings {
  let readings: ReadingDraft[] = [];
  let habits = new Map<string, OwnDraft>();
  let refused: Refusal[] = [];
  let unused = new Map<string, number>();
  return {
    reading(draft, place = "") {
      if (isMoment(draft.from) && isMoment(draft.to)) readings.push(draft);
      else refused.push({ because: "no_time", place });
    },
    habit(draft) {
      const known = habits.get(draft.name);
      habits.set(draft.name, known ? { ...known, ...draft, marks: [...known.marks, ...draft.marks] } : draft);
    },
    unused(name, count = 1) {
      const short = name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
      const known = unused.has(short) || unused.size < mostNames ? short : "…";
      unused.set(known, (unused.get(known) ?? 0) + count);
    },
    refuse(because, place, detail) {
      refused.push(detail === undefined ? { because, place } : { because, place, detail });
    },
    take() {
      const found = {
        readings,
        refused,
        unused: Object.fromEntries(unused),
        ...(habits.size > 0 ? { habits: [...habits.values()] } : {}),
      };
      readings = [];
      habits = new Map();
      refused = [];
      unused = new Map();
      return found;
    },
  };
}

/** A value in the metric's unit; otherwise the reason why the row is refused. */
export function figure(
  metric: Metric,
  value: unknown,
  unit: string,
): { readonly value: number } | { readonly because: RefusalReason } {
  if (value === undefined || value === null || value === "") return { because: "no_value" };
  const parsed = typeof value === "string" ? Number(value.trim() || Number.NaN) : value;
  if (typeof parsed !== "number" || !Number.isFinite(parsed)) return { because: "not_a_number" };
  const inUnit = canonical(metric, parsed, unit);
  return inUnit === undefined ? { because: "wrong_unit" } : { value: inUnit };
}
