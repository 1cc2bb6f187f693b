import type { ReactNode } from "react";
import { useBodyWords } from "../../words/body-words.ts";
import { useLocale } from "../../words/words.tsx";
import type { FigureWords } from "./figure-words.ts";
import type { TwoWeeks, WeekFigures } from "./two-weeks.ts";

const width = 320;
const height = 120;
const edge = 12;
const dayMs = 86_400_000;

/** The last seven days over the seven before: as a sentence, as two lines, and as a table. */
export function CompareWeeks({
  weeks,
  figures,
}: {
  readonly weeks: TwoWeeks;
  readonly figures: FigureWords;
}): ReactNode {
  const words = useBodyWords();
  const { now, before, change } = weeks;
  const all = [...now.values, ...before.values].filter((value) => value !== undefined);
  const { least, most } = figures.scale(all);
  const place = (value: number, at: number): string =>
    `${edge + (at / 6) * (width - 2 * edge)},${edge + (1 - (value - least) / (most - least || 1)) * (height - 2 * edge)}`;
  const line = ({ values }: WeekFigures): string =>
    values.flatMap((value, at) => (value === undefined ? [] : [place(value, at)])).join(" ");
  const sentence = words.compared(figures.inFull(now.mean), figures.inFull(before.mean), words.comparedTo[change]);
  return (
    <section className="grid gap-3">
      <h3 className="font-medium">{words.compareTitle}</h3>
      <p>{sentence}</p>
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} className="w-full max-w-md">
        <line x1={edge} x2={width - edge} y1={height - edge} y2={height - edge} className="stroke-line" />
        <polyline points={line(before)} fill="none" strokeWidth="2" strokeDasharray="5 5" className="stroke-edge" />
        <polyline points={line(now)} fill="none" strokeWidth="3" strokeLinejoin="round" className="stroke-accent" />
        {now.values.map((value, at) => {
          if (value === undefined) return null;
          const [cx, cy] = place(value, at).split(",");
          return <circle key={words.comparedWeeks.now + String(at)} cx={cx} cy={cy} r="4" className="fill-accent" />;
        })}
      </svg>
      <p aria-hidden="true" className="flex flex-wrap gap-x-5 text-sm text-soft">
        <span>━ {words.comparedWeeks.now}</span>
        <span>╌ {words.comparedWeeks.before}</span>
      </p>
      <WeeksTable weeks={weeks} figures={figures} />
    </section>
  );
}

function WeeksTable({
  weeks: { now, before },
  figures,
}: {
  readonly weeks: TwoWeeks;
  readonly figures: FigureWords;
}): ReactNode {
  const words = useBodyWords();
  const locale = useLocale();
  const weekday = (at: number): string =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: "long" }).format(
      new Date(Date.parse(`${now.to}T12:00:00Z`) - (6 - at) * dayMs),
    );
  const told = (value: number | undefined): string => (value === undefined ? "–" : figures.inFull(value));
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center text-sm text-soft underline decoration-line decoration-2 underline-offset-4">
        {words.asTable}
      </summary>
      <table className="w-full text-left text-sm">
        <caption className="sr-only">{words.compareTitle}</caption>
        <thead className="text-soft">
          <tr>
            <th scope="col" className="py-1.5 pr-3 font-medium">
              {words.tableDay}
            </th>
            <th scope="col" className="py-1.5 pr-3 font-medium">
              {words.comparedWeeks.now}
            </th>
            <th scope="col" className="py-1.5 font-medium">
              {words.comparedWeeks.before}
            </th>
          </tr>
        </thead>
        <tbody>
          {now.values.map((value, at) => (
            <tr key={weekday(at)} className="border-t border-line">
              <th scope="row" className="py-1.5 pr-3 font-normal first-letter:uppercase">
                {weekday(at)}
              </th>
              <td className="py-1.5 pr-3 tabular-nums">{told(value)}</td>
              <td className="py-1.5 tabular-nums">{told(before.values[at])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
