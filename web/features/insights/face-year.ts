import type { Face } from "#core/dialogue/turn/body-command.ts";
import { faceValues } from "#core/readings/metric.ts";

/** A month of the year that is looked back on; a day without a face is undefined, and so says nothing. */
export interface FaceMonth {
  /** Such as `2026-11`. */
  readonly month: string;
  readonly days: readonly (Face | undefined)[];
}

export interface FaceYear {
  readonly months: readonly FaceMonth[];
  /** Days that have a face. */
  readonly count: number;
  /** The face that stands most often, the higher of two; undefined where there is none. */
  readonly most: Face | undefined;
}

const monthsShown = 12;

/** The day on which a year begins that ends with this one: the first of the month eleven months before. */
export function yearBegins(to: string): string {
  return new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)) - monthsShown, 1)).toISOString().slice(0, 10);
}

/** The face that a figure is nearest to. */
function faceNear(value: number): Face {
  const far = faceValues.map((each) => Math.abs(each - value));
  return (far.indexOf(Math.min(...far)) + 1) as Face;
}

/** Twelve months as faces, the middle of each day's figures as one of five. */
export function faceYear(figures: readonly { readonly date: string; readonly median: number }[], to: string): FaceYear {
  const faceOn = new Map(figures.map(({ date, median }) => [date, faceNear(median)]));
  const first = yearBegins(to);
  const months = Array.from({ length: monthsShown }, (_, at): FaceMonth => {
    const begins = new Date(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1 + at, 1));
    const month = begins.toISOString().slice(0, 7);
    const length = new Date(Date.UTC(begins.getUTCFullYear(), begins.getUTCMonth() + 1, 0)).getUTCDate();
    return { month, days: Array.from({ length }, (_day, day) => faceOn.get(dateIn(month, day + 1))) };
  });
  const times = [0, 0, 0, 0, 0, 0];
  for (const face of months.flatMap(({ days }) => days)) if (face !== undefined) times[face] = (times[face] ?? 0) + 1;
  const count = times.reduce((sum, each) => sum + each, 0);
  const most = count === 0 ? undefined : (times.lastIndexOf(Math.max(...times)) as Face);
  return { months, count, most };
}

/** A day of a month as a date. */
export const dateIn = (month: string, day: number): string => `${month}-${String(day).padStart(2, "0")}`;
