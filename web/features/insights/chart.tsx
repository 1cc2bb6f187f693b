import { type PointerEvent, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { useBodyWords } from "../../words/body-words.ts";
import { useLocale } from "../../words/words.tsx";
import { dateInWords } from "../day/clock.ts";
import { datesBelow, daysFrom, runsOf, type Scale } from "./scale.ts";
import { AsTable } from "./as-table.tsx";

export interface ChartPoint {
  readonly date: string;
  readonly value: number;
  /** How far the figures of this day lie apart. */
  readonly least?: number;
  readonly most?: number;
}

export interface ChartMark {
  readonly date: string;
  readonly label: string;
}

export interface Band {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

interface Props {
  /** What is shown, read out in place of the drawing. */
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly points: readonly ChartPoint[];
  readonly scale: Scale;
  readonly band?: Band | undefined;
  readonly marks?: readonly ChartMark[];
  /** Days without a figure over which the line still goes on. */
  readonly longestGap?: number;
  readonly inFull: (value: number) => string;
  readonly onAxis: (value: number) => string;
  readonly tableTitle: string;
}

const height = 220;
const top = 16;
const bottom = 28;
const left = 46;
const right = 10;

/** Figures over days: a line with what is usual behind it, the figure under the finger in words, and all of it as a table. */
export function Chart(props: Props): ReactNode {
  const { label, from, to, points, scale, band, marks = [], longestGap = 2, inFull, onAxis } = props;
  const words = useBodyWords();
  const locale = useLocale();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [near, setNear] = useState<ChartPoint>();
  const days = Math.max(1, daysFrom(from, to));
  const x = (date: string): number => left + (daysFrom(from, date) / days) * (width - left - right);
  const y = (value: number): number =>
    top + (1 - (value - scale.least) / (scale.most - scale.least || 1)) * (height - top - bottom);
  const runs = runsOf(points, longestGap);
  const day = (date: string): string => dateInWords(date, locale, false);
  const dates = datesBelow(from, to, width < 460 ? 3 : 5);
  const small = points.length > 45;

  function point({ clientX, currentTarget }: PointerEvent<SVGSVGElement>): void {
    const at = clientX - currentTarget.getBoundingClientRect().left;
    const [nearest] = points.toSorted((one, other) => Math.abs(x(one.date) - at) - Math.abs(x(other.date) - at));
    setNear(nearest);
  }

  return (
    <div ref={frame} className="grid gap-2">
      <p aria-hidden="true" className="min-h-6 text-sm text-soft">
        {near === undefined ? words.chartTouch : `${day(near.date)}: ${inFull(near.value)}`}
        {near !== undefined && marks.filter(({ date }) => date === near.date).map((mark) => ` · ${mark.label}`)}
      </p>
      <svg
        role="img"
        aria-label={label}
        width={width}
        height={height}
        className="max-w-full touch-pan-y text-xs select-none"
        onPointerMove={point}
        onPointerDown={point}
        // A finger that is lifted has left as well, and what it touched is only then read.
        onPointerLeave={({ pointerType }) => pointerType !== "touch" && setNear(undefined)}
      >
        {band !== undefined && (
          <>
            <rect
              x={left}
              width={width - left - right}
              y={y(Math.min(band.high, scale.most))}
              height={Math.max(2, y(Math.max(band.low, scale.least)) - y(Math.min(band.high, scale.most)))}
              className="fill-wash"
            />
            <line
              x1={left}
              x2={width - right}
              y1={y(band.middle)}
              y2={y(band.middle)}
              strokeDasharray="5 5"
              className="stroke-accent opacity-60"
            />
          </>
        )}
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} className="stroke-line" />
            <text x={left - 8} y={y(tick)} dominantBaseline="middle" textAnchor="end" className="fill-soft">
              {onAxis(tick)}
            </text>
          </g>
        ))}
        {dates.map((date, at) => (
          <text
            key={date}
            x={x(date)}
            y={height - 8}
            textAnchor={at === 0 ? "start" : at === dates.length - 1 ? "end" : "middle"}
            className="fill-soft"
          >
            {shortDate(date, locale)}
          </text>
        ))}
        {near !== undefined && (
          <line x1={x(near.date)} x2={x(near.date)} y1={top} y2={height - bottom} className="stroke-edge" />
        )}
        {points.map(
          ({ date, least, most }) =>
            least !== undefined &&
            most !== undefined &&
            most > least && (
              <line
                key={date}
                x1={x(date)}
                x2={x(date)}
                y1={y(Math.min(most, scale.most))}
                y2={y(Math.max(least, scale.least))}
                strokeWidth={small ? 2 : 4}
                strokeLinecap="round"
                className="stroke-accent opacity-25"
              />
            ),
        )}
        {runs.map((run) => (
          <polyline
            key={run[0]?.date}
            points={run.map(({ date, value }) => `${x(date)},${y(value)}`).join(" ")}
            fill="none"
            strokeWidth="2"
            strokeLinejoin="round"
            className="stroke-accent"
          />
        ))}
        {points.map(({ date, value }) => (
          <circle
            key={date}
            cx={x(date)}
            cy={y(value)}
            r={near?.date === date ? 5 : small ? 2 : 3.5}
            className="fill-accent"
          />
        ))}
        {[...new Set(marks.map(({ date }) => date))].map((date) => (
          <path
            key={date}
            d={`M${x(date)} ${height - bottom - 6}l6 6-6 6-6-6z`}
            strokeWidth="1.5"
            className="fill-card stroke-ink"
          />
        ))}
      </svg>
      <Table {...props} />
    </div>
  );
}

/** The same figures for who reads them line by line. */
function Table({ points, marks = [], inFull, tableTitle }: Props): ReactNode {
  const words = useBodyWords();
  const locale = useLocale();
  const rows = [...new Set([...points, ...marks].map(({ date }) => date))].toSorted().toReversed();
  return (
    <AsTable title={tableTitle}>
      <thead className="text-soft">
        <tr>
          <th scope="col" className="py-1.5 pr-3 font-medium">
            {words.tableDay}
          </th>
          <th scope="col" className="py-1.5 pr-3 font-medium">
            {words.tableFigure}
          </th>
          {marks.length > 0 && (
            <th scope="col" className="py-1.5 font-medium">
              {words.tableChange}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((date) => {
          const point = points.find((each) => each.date === date);
          return (
            <tr key={date} className="border-t border-line align-top">
              <th scope="row" className="py-1.5 pr-3 font-normal">
                {dateInWords(date, locale, false)}
              </th>
              <td className="py-1.5 pr-3 tabular-nums">{point === undefined ? "–" : inFull(point.value)}</td>
              {marks.length > 0 && (
                <td className="py-1.5">
                  {marks
                    .filter((mark) => mark.date === date)
                    .map(({ label }) => label)
                    .join(", ")}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </AsTable>
  );
}

function shortDate(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", day: "numeric", month: "short" }).format(
    new Date(`${date}T12:00:00Z`),
  );
}

/** How wide an element is, following the window. */
function useWidth(of: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(320);
  useLayoutEffect(() => {
    const { current } = of;
    if (current === null) return;
    const tell = (): void => setWidth(Math.max(240, current.clientWidth));
    tell();
    const watching = new ResizeObserver(tell);
    watching.observe(current);
    return () => watching.disconnect();
  }, [of]);
  return width;
}
