import { Fragment, type PointerEvent, type ReactNode, useState } from "react";
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
import { DrawnFace, drawnFaces, faceColours } from "../day/faces.tsx";
import { dateIn, type FaceMonth, faceYear, type FaceYear, yearBegins } from "./face-year.ts";
import { AsTable } from "./as-table.tsx";

const faced = ["mood", "energy_level", "sleep_quality", "stress_level"] as const;
type Faced = (typeof faced)[number];
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

/** How many days the longest month has. */
const longest = 31;
const numbered: readonly number[] = [1, 5, 10, 15, 20, 25, 30];

/** On a phone the months stand beside each other and their days below, so that a face is as large as a finger can tell; on a wide screen a month is a row. */
function Picture({ year, metric, names, label }: PictureProps): ReactNode {
  const words = useBodyWords();
  const locale = useLocale();
  const [near, setNear] = useState<{ readonly date: string; readonly face: Face }>();

  function point({ clientX, clientY }: PointerEvent): void {
    const at = document.elementFromPoint(clientX, clientY)?.closest("[data-face]");
    const [date = "", face] = at?.getAttribute("data-face")?.split(" ") ?? [];
    setNear(face === undefined ? undefined : { date, face: Number(face) as Face });
  }

  return (
    <div className="grid gap-2">
      <p aria-hidden="true" className="flex min-h-8 items-center gap-2.5">
        {near === undefined ? (
          <span className="text-note text-soft">{words.faceYearTouch}</span>
        ) : (
          <>
            <DrawnFace face={drawnAs(metric, near.face)} className="size-8" />
            {dateInWords(near.date, locale, false)}: {names[near.face]}
          </>
        )}
      </p>
      <div
        role="img"
        aria-label={label}
        className="-mx-2 grid touch-pan-y grid-flow-col grid-cols-[1.125rem_repeat(12,minmax(0,1fr))] grid-rows-[auto_repeat(31,auto)] text-[0.6875rem] leading-none text-soft select-none sm:mx-0 sm:grid-flow-row sm:grid-cols-[2.5rem_repeat(31,minmax(0,1fr))] sm:grid-rows-none sm:items-center"
        onPointerMove={point}
        onPointerDown={point}
        // A finger that is lifted has left as well, and what it touched is only then read.
        onPointerLeave={({ pointerType }) => pointerType !== "touch" && setNear(undefined)}
      >
        <span className="h-6" />
        {Array.from({ length: longest }, (_, at) => (
          <span key={at} className="grid place-items-center tabular-nums max-sm:justify-start">
            {numbered.includes(at + 1) && at + 1}
          </span>
        ))}
        {year.months.map((month) => (
          <Fragment key={month.month}>
            <span className="grid h-6 place-items-center sm:justify-start sm:text-xs">
              <span className="whitespace-nowrap">
                {monthName(month.month, locale, "short").slice(0, 1)}
                {/* Where a month is as narrow as its letter, that is all there is room for. */}
                <span className="max-[23rem]:hidden">{monthName(month.month, locale, "short").slice(1, 3)}</span>
              </span>
            </span>
            {Array.from({ length: longest }, (_, at) => (
              <Cell
                key={at}
                date={dateIn(month.month, at + 1)}
                at={at}
                month={month}
                metric={metric}
                near={near?.date}
              />
            ))}
          </Fragment>
        ))}
      </div>
    </div>
  );
}

/** A day's face; an empty day is a dot, and one that the month has not is nothing. */
function Cell({
  date,
  at,
  month: { days },
  metric,
  near,
}: {
  readonly date: string;
  readonly at: number;
  readonly month: FaceMonth;
  readonly metric: Faced;
  readonly near: string | undefined;
}): ReactNode {
  const face = days[at];
  if (face !== undefined)
    return (
      <span data-face={`${date} ${face}`} className="grid">
        <DrawnFace face={drawnAs(metric, face)} near={near === date} className="w-full" />
      </span>
    );
  return (
    <span className="grid aspect-square place-items-center">
      {at < days.length && <span className="size-0.75 rounded-full bg-line" />}
    </span>
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
        colour: faceColours[drawnAs(metric, face)],
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
