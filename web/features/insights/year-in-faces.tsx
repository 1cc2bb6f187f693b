import { type PointerEvent, type ReactNode, useState } from "react";
import { type Face, faces } from "#core/dialogue/turn/body-command.ts";
import { useFigures } from "../../data/body.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useBodyWords } from "../../words/body-words.ts";
import { type DayWords, useDayWords } from "../../words/day-words.ts";
import { useWayWords } from "../../words/way-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { dateInWords } from "../day/clock.ts";
import { drawnFaces } from "../day/faces.tsx";
import { dateIn, type FaceMonth, faceYear, type FaceYear, yearBegins } from "./face-year.ts";
import { AsTable } from "./as-table.tsx";

const faced = ["mood", "energy_level", "sleep_quality", "stress_level"] as const;
type Faced = (typeof faced)[number];
/** How full the colour of a face is, from the first to the fifth. */
const depths: Readonly<Record<Face, number>> = { 1: 0.22, 2: 0.4, 3: 0.58, 4: 0.78, 5: 1 };

function namesOf(metric: Faced, day: DayWords): Readonly<Record<Face, string>> {
  return metric === "energy_level" ? day.faces : day.tapFaces[metric];
}

/** Of stress the fifth face is the most, and looks so. */
const drawnAs = (metric: Faced, face: Face): Face => (metric === "stress_level" ? ((6 - face) as Face) : face);

/** The five faces of twelve months as one picture, in a sentence and as a table; empty days say nothing. */
export function YearInFaces({ to, known }: { readonly to: string; readonly known: readonly string[] }): ReactNode {
  const words = useBodyWords();
  const day = useDayWords();
  const [picked, setPicked] = useState<Faced>();
  const metric = picked ?? faced.find((each) => known.includes(each)) ?? "mood";
  const figures = useFigures(metric, yearBegins(to), to);
  const names = namesOf(metric, day);
  const year = figures.data && faceYear(figures.data, to);
  const says =
    year && (year.most === undefined ? words.faceYearNone : words.faceYearSays(year.count, names[year.most]));
  return (
    <Part title={words.faceYear}>
      <Select
        label={words.whatToShow}
        value={metric}
        options={faced.map((value) => ({ value, label: words.metrics[value] }))}
        onPick={(value) => setPicked(value as Faced)}
      />
      <Problem error={figures.error} />
      {says !== undefined && <p>{says}</p>}
      {year !== undefined && year.count > 0 && (
        <>
          <Picture key={metric} year={year} metric={metric} names={names} label={says ?? ""} />
          <Table year={year} names={names} />
          <Keep year={year} metric={metric} says={says ?? ""} />
        </>
      )}
    </Part>
  );
}

interface PictureProps {
  readonly year: FaceYear;
  readonly metric: Faced;
  readonly names: Readonly<Record<Face, string>>;
  readonly label: string;
}

const cell = 10;
const row = 12;

function Picture({ year, metric, names, label }: PictureProps): ReactNode {
  const words = useBodyWords();
  const locale = useLocale();
  const [near, setNear] = useState<{ readonly date: string; readonly face: Face }>();

  function point({ clientX, clientY }: PointerEvent): void {
    const [date = "", face] = document.elementFromPoint(clientX, clientY)?.getAttribute("data-face")?.split(" ") ?? [];
    setNear(face === undefined ? undefined : { date, face: Number(face) as Face });
  }

  return (
    <div className="of-day grid gap-2">
      <p aria-hidden="true" className="min-h-6 text-sm text-soft">
        {near === undefined ? words.faceYearTouch : `${dateInWords(near.date, locale, false)}: ${names[near.face]}`}
      </p>
      <div
        role="img"
        aria-label={label}
        className="grid touch-pan-y gap-px select-none"
        onPointerMove={point}
        onPointerDown={point}
        // A finger that is lifted has left as well, and what it touched is only then read.
        onPointerLeave={({ pointerType }) => pointerType !== "touch" && setNear(undefined)}
      >
        {year.months.map((month) => (
          <div key={month.month} className="grid grid-cols-[2.75rem_minmax(0,1fr)] items-center">
            <span aria-hidden="true" className="text-xs leading-none text-soft">
              {monthName(month.month, locale, "short")}
            </span>
            <Row month={month} metric={metric} near={near?.date} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Row({
  month: { month, days },
  metric,
  near,
}: {
  readonly month: FaceMonth;
  readonly metric: Faced;
  readonly near: string | undefined;
}): ReactNode {
  return (
    <svg viewBox={`0 0 ${31 * cell} ${row}`} aria-hidden="true" className="w-full">
      {days.map((face, at) => {
        const date = dateIn(month, at + 1);
        const [x, y] = [at * cell + cell / 2, row / 2];
        if (face === undefined) return <circle key={date} cx={x} cy={y} r="0.8" className="fill-line" />;
        return (
          <g key={date}>
            <circle cx={x} cy={y} r="4.7" className="fill-area-fill" opacity={depths[face]} />
            <path
              d={drawnFaces[drawnAs(metric, face)]}
              transform={`translate(${x - 6} ${y - 6}) scale(.5)`}
              fill="none"
              strokeWidth="1.8"
              strokeLinecap="round"
              className="stroke-ink"
            />
            {near === date && <circle cx={x} cy={y} r="4.9" fill="none" strokeWidth="0.8" className="stroke-ink" />}
            <rect x={at * cell} width={cell} height={row} fill="transparent" data-face={`${date} ${face}`} />
          </g>
        );
      })}
    </svg>
  );
}

/** The same year for who reads it line by line: the days of each month below the face that they had. */
function Table({ year, names }: Pick<PictureProps, "year" | "names">): ReactNode {
  const words = useBodyWords();
  const locale = useLocale();
  const list = new Intl.ListFormat(locale, { type: "unit", style: "narrow" });
  return (
    <AsTable title={words.faceYear}>
      <thead className="text-soft">
        <tr>
          <th scope="col" className="py-1.5 pr-3 font-medium whitespace-nowrap">
            {words.tableMonth}
          </th>
          {faces.map((face) => (
            <th key={face} scope="col" className="py-1.5 pr-3 font-medium whitespace-nowrap">
              {names[face]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {year.months.toReversed().map(({ month, days }) => (
          <tr key={month} className="border-t border-line align-top">
            <th scope="row" className="py-1.5 pr-3 font-normal whitespace-nowrap first-letter:uppercase">
              {monthName(month, locale, "long")}
            </th>
            {faces.map((face) => (
              <td key={face} className="py-1.5 pr-3 tabular-nums">
                {list.format(days.flatMap((each, at) => (each === face ? [String(at + 1)] : [])))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </AsTable>
  );
}

/** The year as a picture to keep, drawn here and sent nowhere. */
function Keep({
  year,
  metric,
  says,
}: {
  readonly year: FaceYear;
  readonly metric: Faced;
  readonly says: string;
}): ReactNode {
  const words = useBodyWords();
  const way = useWayWords();
  const web = useWords();
  const [failed, setFailed] = useState(false);
  async function save(): Promise<void> {
    setFailed(false);
    try {
      const { saveYear } = await import("./year-card.ts");
      await saveYear({ title: words.faceYear, lines: [words.metrics[metric], says] }, year, (face) => ({
        shape: drawnFaces[drawnAs(metric, face)],
        depth: depths[face],
      }));
    } catch {
      setFailed(true);
    }
  }
  return (
    <div className="grid justify-items-start gap-2 print:hidden">
      <Button onClick={() => void save()}>{way.savePicture}</Button>
      {failed && (
        <p role="alert" className="text-sm text-warm">
          {web.somethingWrong}
        </p>
      )}
    </div>
  );
}

function monthName(month: string, locale: string, length: "short" | "long"): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    month: length,
    ...(length === "long" && { year: "numeric" }),
  }).format(new Date(`${month}-01T12:00:00Z`));
}
