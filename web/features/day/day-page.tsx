import type { ReactNode } from "react";
import { useDay, useHours } from "../../data/day.ts";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";
import { Begin } from "./begin.tsx";
import { Today } from "./today.tsx";

/** Today for whoever lives health days; what they are, for whoever does not. */
export function DayPage(): ReactNode {
  const words = useWords();
  const hours = useHours();
  const lives = hours.data?.started;
  const day = useDay(lives);
  if (lives === false) return <Begin />;
  if (day.data !== undefined) return <Today day={day.data} />;
  const error = hours.error ?? day.error;
  return error ? <Problem error={error} /> : <p className="waits">{words.loading}</p>;
}
