const dayMs = 86_400_000;

/** Days from the first to the other; both are dates without a time. */
export const daysFrom = (first: string, date: string): number =>
  Math.round((Date.parse(date) - Date.parse(first)) / dayMs);

/** Steps that people count in: 1, 2 or 5 and their tenfolds; of minutes, parts of hours. */
const stepsOf = {
  plain: (rough: number): number => {
    const ten = 10 ** Math.floor(Math.log10(rough));
    return ([1, 2, 5].find((step) => step * ten >= rough) ?? 10) * ten;
  },
  minutes: (rough: number): number => [15, 30, 60, 120, 180, 240].find((step) => step >= rough) ?? 360,
} as const;

export interface Scale {
  readonly least: number;
  readonly most: number;
  /** Where lines stand, from below. */
  readonly ticks: readonly number[];
}

/** An axis with a few round numbers that holds all the figures; `within` is what can be at all. */
export function scaleOf(
  values: readonly number[],
  kind: keyof typeof stepsOf = "plain",
  within?: { readonly least: number; readonly most?: number },
): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  // A single figure, and figures that hardly differ, still get room around them.
  const hardlyDiffer = high - low < Math.max(Math.abs(high), 1) / 1000;
  const room = hardlyDiffer ? Math.max(Math.abs(high) * 0.2, 1) : 0;
  const from = Math.max(low - room, within?.least ?? Number.NEGATIVE_INFINITY);
  const to = Math.min(high + room, within?.most ?? Number.POSITIVE_INFINITY);
  const step = stepsOf[kind]((to - from) / 3);
  const first = Math.floor(from / step);
  const last = Math.max(Math.ceil(to / step), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
  return { least: ticks[0] ?? 0, most: ticks.at(-1) ?? 1, ticks };
}

/** Runs of points without a longer gap than this between two of them, so that nothing is drawn where nothing is known. */
export function runsOf<Point extends { readonly date: string }>(
  points: readonly Point[],
  longestGap: number,
): readonly (readonly Point[])[] {
  const runs: Point[][] = [];
  for (const point of points) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last && before && daysFrom(before.date, point.date) <= longestGap) last.push(point);
    else runs.push([point]);
  }
  return runs;
}

/** The dates to be named below a chart: the first, the last, and as many between as have room. */
export function datesBelow(from: string, to: string, most: number): readonly string[] {
  const days = daysFrom(from, to);
  if (days < 1) return [from];
  const parts = Math.min(most - 1, days);
  return Array.from({ length: parts + 1 }, (_, at) =>
    new Date(Date.parse(from) + Math.round((days * at) / parts) * dayMs).toISOString().slice(0, 10),
  );
}
