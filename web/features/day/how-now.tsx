import { type ReactNode, useState } from "react";
import type { MessageWire } from "#contract/chat.ts";
import { useDay } from "../../data/day.ts";
import { Opener } from "../../ui/opener.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { Said } from "./said.tsx";
import { State } from "./state.tsx";

/** The faces, beside the one next step: closed until they are wanted, so that nothing stands in its way. */
export function HowNow(): ReactNode {
  const words = useDayWords();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<readonly MessageWire[]>([]);
  const day = useDay(open);
  if (day.data !== undefined && day.data.away !== null) return null;
  return (
    <section aria-label={words.howAmI} className="grid gap-3 border-t border-line pt-3">
      <Opener title={words.howAmI} open={open} onOpen={setOpen}>
        {day.data !== undefined && <State day={day.data} onSaid={setSaid} />}
        <Problem error={day.error} />
      </Opener>
      <Said replies={said} />
    </section>
  );
}
