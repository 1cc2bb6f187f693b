import type { ReactNode } from "react";
import { Link } from "wouter";
import type { DayPastWire, DayWire } from "#contract/day.ts";
import { useDaysPast } from "../../data/day.ts";
import { useRulerWords } from "../../words/ruler-words.ts";
import { useLocale } from "../../words/words.tsx";
import { dateInWords, weekdayName } from "./clock.ts";

const dayMs = 86_400_000;
const doneIn = (tasks: DayPastWire["tasks"] | DayWire["tasks"]): number =>
  tasks.filter(({ state }) => state === "done" || state === "partly").length;

/** Seven days up to this one; where something was done the day has its colour behind it, and a quiet one is only a day. */
export function WeekStrip({ day }: { readonly day: DayWire }): ReactNode {
  const words = useRulerWords();
  const locale = useLocale();
  const past = useDaysPast();
  const today = Date.parse(`${day.date}T12:00:00Z`);
  const days = Array.from({ length: 7 }, (_day, at) => {
    const date = new Date(today - (6 - at) * dayMs);
    const iso = date.toISOString().slice(0, 10);
    const known = past.data?.find((each) => each.date === iso);
    return {
      iso,
      weekday: date.getUTCDay() || 7,
      count: iso === day.date ? doneIn(day.tasks) : doneIn(known?.tasks ?? []),
    };
  });
  return (
    <nav aria-label={words.week} className="grid gap-2">
      <div className="of-day flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h2 className="name">{words.week}</h2>
        <p className="inline-flex items-center gap-2 text-note text-soft">
          <span aria-hidden="true" className="size-4 rounded-full border border-area-fill bg-area-wash" />
          {words.weekLegend}
        </p>
      </div>
      <ol className="of-day grid grid-cols-7 gap-1">
        {days.map(({ iso, weekday, count }) => (
          <li key={iso} className="grid">
            <Link
              href={iso === day.date ? "/day" : `/day/past#d${iso}`}
              aria-current={iso === day.date ? "date" : undefined}
              className="group grid justify-items-center gap-0.5 rounded-2xl text-xs text-soft hover:text-ink aria-[current]:font-medium aria-[current]:text-ink"
            >
              <span className="sr-only">{words.dayDone(dateInWords(iso, locale), count)}</span>
              <span aria-hidden="true">{weekdayName(weekday, locale)}</span>
              <span
                aria-hidden="true"
                className={`grid size-8 place-items-center rounded-full border text-note tabular-nums group-hover:border-area group-aria-[current]:border-area ${count > 0 ? "border-area-fill bg-area-wash text-area" : "border-transparent"}`}
              >
                {Number(iso.slice(8))}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
