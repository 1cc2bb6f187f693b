import type { Day } from "./day.ts";
import type { Plan, Task } from "./plan.ts";
import { type ScoreRule, scoreRules } from "./score.ts";

/** How many of the reasons for a habit are told: the strongest ones. */
const reasonsTold = 3;

/** What spoke for a task most, the strongest first. What is new gets points for being at its beginning, and is no habit yet: that is not told. */
export function reasonsFor(
  { of, because }: Pick<Task, "of" | "because">,
  { date }: Pick<Plan, "date">,
  habits: Day["habits"],
): readonly ScoreRule[] {
  const record = of.kind === "habit" ? habits[of.habit] : undefined;
  const isNew = record?.firstAttempted === undefined || record.firstAttempted === date;
  return scoreRules
    .flatMap((rule) => {
      const points = because.inputs?.[rule];
      return typeof points === "number" && points > 0 && !(rule === "stage" && isNew) ? [{ rule, points }] : [];
    })
    .toSorted((a, b) => b.points - a.points)
    .slice(0, reasonsTold)
    .map(({ rule }) => rule);
}
