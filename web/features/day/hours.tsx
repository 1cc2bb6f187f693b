import { type ReactNode, useState } from "react";
import type { DayWire } from "#contract/day.ts";
import { Card } from "../../ui/page.tsx";
import { useRulerWords } from "../../words/ruler-words.ts";
import { Ruler } from "./ruler.tsx";

const views = ["list", "hours"] as const;

/** The day as a list and by the hours: beside each other where there is room, else one of them, between what stands above and below. */
export function Hours({
  day,
  now,
  above,
  list,
  below,
}: {
  readonly day: DayWire;
  readonly now: number;
  readonly above: ReactNode;
  readonly list: ReactNode;
  readonly below: ReactNode;
}): ReactNode {
  const words = useRulerWords();
  const [view, setView] = useState<(typeof views)[number]>("list");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_auto_1fr]">
      <div className="grid content-start gap-4">{above}</div>
      <div
        role="group"
        aria-label={words.title}
        className="grid grid-cols-2 rounded-2xl border border-line bg-card p-0.5 lg:hidden"
      >
        {views.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={view === each}
            onClick={() => setView(each)}
            className="min-h-10 rounded-[0.875rem] px-3 text-note text-soft transition-colors hover:text-ink aria-pressed:bg-wash aria-pressed:text-accent"
          >
            {words[each]}
          </button>
        ))}
      </div>
      <div className={view === "list" ? "" : "max-lg:hidden"}>{list}</div>
      <Card
        className={`content-start self-start p-4! lg:col-start-2 lg:row-span-3 lg:row-start-1 ${view === "hours" ? "" : "max-lg:hidden"}`}
      >
        <Ruler day={day} now={now} />
      </Card>
      <div className="grid content-start gap-6">{below}</div>
    </div>
  );
}
