import { type ReactNode, useState } from "react";
import type { DayPastWire } from "#contract/day.ts";
import { Button } from "../../ui/button.tsx";
import { Part } from "../../ui/page.tsx";
import { frameSigns, Sign } from "../../ui/sign.tsx";
import { useRulerWords } from "../../words/ruler-words.ts";
import { useLocale } from "../../words/words.tsx";

/** So many months back are there. */
const mostBack = 2;

interface Row {
  readonly name: string;
  readonly days: ReadonlyMap<number, "done" | "partly">;
}

/** What was done of each habit in a month, what was done most often first; what was left out is not in it. */
function rowsOf(past: readonly DayPastWire[], month: string): readonly Row[] {
  const rows = new Map<string, { name: string; days: Map<number, "done" | "partly"> }>();
  for (const { date, tasks } of past.filter((day) => day.date.startsWith(month))) {
    for (const { kind, habit_id, title, state } of tasks) {
      if ((kind !== "habit" && kind !== "own") || (state !== "done" && state !== "partly")) continue;
      const key = habit_id ?? title;
      const row = rows.get(key) ?? { name: title, days: new Map() };
      row.days.set(Number(date.slice(8)), state);
      rows.set(key, row);
    }
  }
  return [...rows.values()].toSorted((a, b) => b.days.size - a.days.size);
}

/** All habits of a month in a grid that forgives: what was done is filled, and what was not is only empty. */
export function HabitMonth({
  past,
  today,
}: {
  readonly past: readonly DayPastWire[];
  readonly today: string;
}): ReactNode {
  const words = useRulerWords();
  const locale = useLocale();
  const [back, setBack] = useState(0);
  const first = new Date(`${today.slice(0, 7)}-01T12:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() - back);
  const month = first.toISOString().slice(0, 7);
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const name = new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: "long", year: "numeric" }).format(first);
  const rows = rowsOf(past, month);
  const list = new Intl.ListFormat(locale, { type: "unit", style: "narrow" });
  return (
    <Part title={words.month}>
      <div className="flex items-center justify-between gap-2">
        <Button
          look="plain"
          className="px-3!"
          aria-label={words.before}
          disabled={back >= mostBack}
          onClick={() => setBack(back + 1)}
        >
          <Sign stroke={frameSigns.opens} className="size-5 rotate-90" />
        </Button>
        <span aria-live="polite" className="first-letter:uppercase">
          {name}
        </span>
        <Button
          look="plain"
          className="px-3!"
          aria-label={words.after}
          disabled={back === 0}
          onClick={() => setBack(back - 1)}
        >
          <Sign stroke={frameSigns.opens} className="size-5 -rotate-90" />
        </Button>
      </div>
      {rows.length === 0 ? (
        <p className="text-soft">{words.monthNone}</p>
      ) : (
        <ul className="of-day grid gap-4">
          {rows.map((row) => (
            <li key={row.name} className="grid gap-1.5">
              <span>{row.name}</span>
              <span className="sr-only">
                {words.doneOn(list.format([...row.days.keys()].toSorted((a, b) => a - b).map(String)))}
              </span>
              <span
                aria-hidden="true"
                className="grid gap-0.5"
                style={{ gridTemplateColumns: `repeat(${length}, 1fr)` }}
              >
                {Array.from({ length }, (_day, at) => {
                  const state = row.days.get(at + 1);
                  const fill =
                    state === "done" ? "bg-area-fill" : state === "partly" ? "bg-area-fill opacity-50" : "bg-line";
                  return <span key={at} className={`h-4 rounded-sm ${fill}`} />;
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm text-soft">{words.monthHint}</p>
    </Part>
  );
}
