import { type ReactNode, useState } from "react";
import type { OwnHabitWire } from "#contract/own-habits.ts";
import { ownLimits } from "#core/day/own-habit.ts";
import { Button } from "../../ui/button.tsx";
import { frameSigns, Sign } from "../../ui/sign.tsx";
import { type OwnWords, useOwnWords } from "../../words/own-words.ts";
import { useLocale } from "../../words/words.tsx";
import { dateInWords, weekdayName, weekdays } from "../day/clock.ts";

const letters = ["d", "p", "s"] as const;
type Letter = keyof OwnWords["outcomes"];

const looks: Readonly<Record<Letter, string>> = {
  d: "border-accent bg-accent text-accent-ink",
  p: "border-accent bg-wash text-accent",
  s: "border-line text-soft",
  ".": "border-line text-ink",
};

/** The month so many months before another, `2026-03`. */
function monthBefore(month: string, back: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7);
}

/** A month as a grid that forgives: what was done is filled, what was not is only empty; a tap marks a day, another takes it back. */
export function OwnMonths({
  own,
  busy,
  onMark,
}: {
  readonly own: OwnHabitWire;
  readonly busy: boolean;
  readonly onMark: (date: string, how: "done" | "undo") => void;
}): ReactNode {
  const words = useOwnWords();
  const locale = useLocale();
  const [back, setBack] = useState(0);
  const month = monthBefore(own.today.slice(0, 7), back);
  const told = own.months.find((each) => each.month === month)?.days ?? "";
  const [year = 0, number = 1] = month.split("-").map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const first = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const name = new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: "long", year: "numeric" }).format(
    Date.UTC(year, number - 1, 1),
  );
  return (
    <div className="grid gap-2" role="group" aria-label={`${words.month}: ${name}`}>
      <div className="flex items-center justify-between gap-2">
        <Button
          look="plain"
          className="px-3!"
          aria-label={words.earlier}
          disabled={back >= ownLimits.months - 1}
          onClick={() => setBack(back + 1)}
        >
          <Sign stroke={frameSigns.opens} className="size-5 rotate-90" />
        </Button>
        <span aria-live="polite" className="text-sm first-letter:uppercase">
          {name}
        </span>
        <Button
          look="plain"
          className="px-3!"
          aria-label={words.later}
          disabled={back === 0}
          onClick={() => setBack(back - 1)}
        >
          <Sign stroke={frameSigns.opens} className="size-5 -rotate-90" />
        </Button>
      </div>
      <div className="grid grid-cols-7 gap-1 text-center text-xs text-soft" aria-hidden="true">
        {weekdays.map((day) => (
          <span key={day}>{weekdayName(day, locale)}</span>
        ))}
      </div>
      <div className="grid grid-cols-7 gap-1">
        {Array.from({ length }, (_, place) => {
          const date = `${month}-${String(place + 1).padStart(2, "0")}`;
          const letter: Letter = letters.find((each) => each === told[place]) ?? ".";
          const spoken = words.day(dateInWords(date, locale, false), words.outcomes[letter]);
          return (
            <button
              key={date}
              type="button"
              aria-label={spoken}
              aria-pressed={letter === "d"}
              disabled={busy || date > own.today}
              style={place === 0 ? { gridColumnStart: first + 1 } : undefined}
              className={`grid min-h-9 place-items-center rounded-lg border text-sm tabular-nums disabled:opacity-40 ${looks[letter]}`}
              onClick={() => onMark(date, letter === "." ? "done" : "undo")}
            >
              {place + 1}
            </button>
          );
        })}
      </div>
    </div>
  );
}
