import { type ReactNode, useEffect, useState } from "react";
import { useStepAction } from "../../data/actions.ts";
import { useStatus } from "../../data/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";

/** Takes the last "done" back, for as long as it can be taken back. */
export function Undo(): ReactNode {
  const words = useWords();
  const act = useStepAction();
  const until = Date.parse(useStatus().data?.undo_until ?? "");
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (Number.isNaN(until)) return undefined;
    const over = setTimeout(() => setNow(Date.now()), Math.max(0, until - Date.now()) + 50);
    return () => clearTimeout(over);
  }, [until]);
  if (Number.isNaN(until) || until <= now) return null;
  return (
    <div className="grid justify-items-start gap-2">
      <Button look="plain" className="px-0!" busy={act.isPending} onClick={() => act.mutate({ do: "undo" })}>
        {words.undo}
      </Button>
      <Problem error={act.error} />
    </div>
  );
}
