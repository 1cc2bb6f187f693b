/** "So many times in so many days" as times a week: every day is none, and seldom is at least once. */
export function timesAWeek(count: number, days: number): number | undefined {
  if (!(count > 0) || !(days > 0)) return undefined;
  const times = Math.round((count * 7) / days);
  return times >= 7 ? undefined : Math.max(1, times);
}
