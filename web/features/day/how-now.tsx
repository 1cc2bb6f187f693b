import { type ReactNode, useState } from "react";
import type { MessageWire } from "#contract/chat.ts";
import { useDay } from "../../data/day.ts";
import { Problem } from "../../ui/problem.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { Said } from "./said.tsx";
import { State } from "./state.tsx";

/** The faces, beside the one next step and never before it, so that nothing stands in its way. */
export function HowNow({ onAside }: { readonly onAside: () => void }): ReactNode {
  const words = useDayWords();
  const [said, setSaid] = useState<readonly MessageWire[]>([]);
  const day = useDay(true);
  if (day.data !== undefined && day.data.away !== null) return null;
  return (
    <section aria-label={words.howAmI} className="grid rounded-3xl bg-card px-5 pt-2.5 pb-1 shadow-soft">
      {day.data !== undefined && (
        <State day={day.data} onSaid={setSaid}>
          <button
            type="button"
            aria-label={`${words.putAside}: ${words.howAmI}`}
            onClick={onAside}
            className="min-h-11 justify-self-start text-note text-soft hover:text-ink"
          >
            {words.putAside}
          </button>
        </State>
      )}
      <Problem error={day.error} />
      <Said replies={said} />
    </section>
  );
}
