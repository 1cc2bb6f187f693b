import { type ReactNode, useId, useState } from "react";
import type { MessageWire } from "#contract/chat.ts";
import { useDay } from "../../data/day.ts";
import { Button } from "../../ui/button.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { Said } from "./said.tsx";
import { State } from "./state.tsx";

/** The faces, beside the one next step: closed until they are wanted, so that nothing stands in its way. */
export function HowNow(): ReactNode {
  const words = useDayWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<readonly MessageWire[]>([]);
  const day = useDay(open);
  if (day.data !== undefined && day.data.away !== null) return null;
  return (
    <section aria-label={words.howAmI} className="grid gap-3 border-t border-line pt-3">
      <Button
        look="plain"
        className="justify-self-start px-0!"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {words.howAmI}
      </Button>
      {open && (
        <div id={id} className="arrives grid gap-3">
          {day.data !== undefined && <State day={day.data} onSaid={setSaid} />}
          <Problem error={day.error} />
        </div>
      )}
      <Said replies={said} />
    </section>
  );
}
