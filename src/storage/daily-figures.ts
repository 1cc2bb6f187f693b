import type { DailyFigure } from "#app/reading-ports.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Metric } from "#core/readings/metric.ts";
import { dayOfDate } from "#core/readings/reading.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import type { PersonKey } from "./crypto.ts";
import { isSealedMetric, openValues } from "./figures.ts";
import { literal } from "./literal.ts";

const dayMs = 24 * 3_600_000;
/** No clock is further from UTC. */
const mostOffsetMs = 15 * 3_600_000;

/** What `dailySql` gives: days whose figures are in the clear as they are, and of the others the sealed figures. */
export interface DailyRows {
  readonly clear:
    | readonly (readonly [Metric, LocalDate, median: number, least: number, most: number, count: number])[]
    | null;
  readonly sealed: readonly (readonly [Metric, LocalDate, figures: string])[] | null;
}

/** SQL that gives what is used of each local day, both days included. The database finds the middle of what it can read; what is sealed comes in one piece a day. */
export function dailySql(person: PersonId, metrics: readonly Metric[], from: LocalDate, to: LocalDate): string {
  const [first, last] = [dayOfDate(from), dayOfDate(to)];
  const of = (wanted: readonly Metric[]): string => `select d.* from (
      select r.metric, r.id, r.value, r."timestamp", r.sealed, (r."timestamp" + r.utc_offset::bigint * 60000) / ${dayMs} as day from core.biometric_readings r
      where r.person_id = ${literal(person)} and r.metric = any (${literal(`{${wanted.join(",")}}`)}::text[])
        and r."timestamp" >= ${literal(first * dayMs - mostOffsetMs)} and r."timestamp" < ${literal((last + 1) * dayMs + mostOffsetMs)}
        and r.quality = 'plausible' and r.modality <> 'computed') d
    where d.day between ${literal(first)} and ${literal(last)}`;
  const date = "date '1970-01-01' + g.day::int";
  return `json_build_object(
    'clear', (select json_agg(json_build_array(g.metric, ${date}, (g.a[(g.n + 1) / 2] + g.a[g.n / 2 + 1]) / 2, g.a[1], g.a[g.n], g.n)) from (
      select c.metric, c.day, array_agg(c.value order by c.value) as a, count(*)::int as n
      from (${of(metrics.filter((metric) => !isSealedMetric(metric)))}) c group by c.metric, c.day) g),
    'sealed', (select json_agg(json_build_array(g.metric, ${date}, encode(g.figures, 'base64'))) from (
      select s.metric, s.day, string_agg(uuid_send(s.id) || int8send(s."timestamp") || substring(s.sealed from 2 for 16), '') as figures
      from (${of(metrics.filter(isSealedMetric))}) s group by s.metric, s.day) g))`;
}

/** The same figures, by day and metric. */
export function dailyOf({ clear, sealed }: DailyRows, key: PersonKey): readonly DailyFigure[] {
  const figures = (clear ?? []).map(
    ([metric, date, median, least, most, count]): DailyFigure => ({ metric, date, median, least, most, count }),
  );
  for (const [metric, date, hidden] of sealed ?? []) {
    const values = openValues(key, Buffer.from(hidden, "base64")).sort();
    const count = values.length;
    const at = (place: number): number => values[place] ?? Number.NaN;
    const median = (at((count - 1) >> 1) + at(count >> 1)) / 2;
    figures.push({ metric, date, median, least: at(0), most: at(count - 1), count });
  }
  return figures.sort((a, b) => compared(a.date, b.date) || compared(a.metric, b.metric));
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
