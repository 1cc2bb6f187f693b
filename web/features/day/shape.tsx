import type { ReactNode } from "react";
import type { DayWire } from "#contract/day.ts";
import { type DayPart, dayParts } from "#core/day/habit.ts";
import { useDayWords } from "../../words/day-words.ts";

/** How much of the day is planned, and where its effort lies: small, and without a judgement. */
export function Shape({ day }: { readonly day: DayWire }): ReactNode {
  const words = useDayWords();
  if (day.total_duration_minutes === 0) return null;
  const percent = (part: DayPart): number => Math.round(day.energy_distribution[part] * 100);
  const parts = dayParts.filter((part) => percent(part) > 0);
  return (
    <section aria-label={words.shape} className="grid gap-2 text-note text-soft">
      <p>{words.total(Math.floor(day.total_duration_minutes / 60), day.total_duration_minutes % 60)}</p>
      <div aria-hidden="true" className="flex h-2 max-w-xs gap-0.5">
        {parts.map((part) => (
          <span key={part} style={{ width: `${percent(part)}%` }} className={`rounded-full ${shades[part]}`} />
        ))}
      </div>
      <p>
        {words.effort} {parts.map((part) => words.partShare(part, percent(part))).join(", ")}.
      </p>
    </section>
  );
}

const shades: Readonly<Record<DayPart, string>> = {
  morning: "bg-accent opacity-40",
  midday: "bg-accent opacity-70",
  evening: "bg-accent",
};
