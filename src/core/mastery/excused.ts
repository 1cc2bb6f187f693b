import { daysBetween, type LocalDate, plusDays } from "../time/local-date.ts";

/** Days on which nothing is asked and nothing is lost; without an end while the person does not know it. */
export interface Excused {
  readonly from: LocalDate;
  /** The last such day. */
  readonly until: LocalDate | undefined;
}

/** Whether a day is one of them. */
export function isExcused(excused: readonly Excused[], date: LocalDate): boolean {
  return excused.some(({ from, until }) => date >= from && (until === undefined || date <= until));
}

/** How many days after one date and before another were excused; a day that lies in two of them counts once. */
export function excusedBetween(excused: readonly Excused[], after: LocalDate, before: LocalDate): number {
  let counted = after;
  let days = 0;
  for (const { from, until } of excused.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const first = from > counted ? from : plusDays(counted, 1);
    const last = until === undefined || until >= before ? plusDays(before, -1) : until;
    if (last < first) continue;
    days += daysBetween(first, last) + 1;
    counted = last;
  }
  return days;
}

/** All that a person was and is away. */
export function excusedOf({
  away,
  excused = [],
}: {
  readonly away: Excused | undefined;
  readonly excused?: readonly Excused[];
}): readonly Excused[] {
  return away ? [...excused, away] : excused;
}
