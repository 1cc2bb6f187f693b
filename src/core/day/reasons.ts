import type { Task } from "./plan.ts";
import { type ScoreRule, scoreRules } from "./score.ts";

/** What is worth telling; that a thing fits its hour, its block and its neighbours goes without saying. */
const worthTelling: ReadonlySet<ScoreRule> = new Set<ScoreRule>([
  "aim",
  "growth",
  "rating",
  "exercise",
  "gentle_way",
  "training",
  "race",
  "between_runs",
  "equipment",
  "exam",
  "company",
  "outdoors",
]);
/** How many of the reasons for a habit are told: the strongest ones. */
const reasonsTold = 3;

/** What spoke for a task most, the strongest first. */
export function reasonsFor({ because }: Pick<Task, "because">): readonly ScoreRule[] {
  return scoreRules
    .flatMap((rule) => {
      const points = because.inputs?.[rule];
      return typeof points === "number" && points > 0 && worthTelling.has(rule) ? [{ rule, points }] : [];
    })
    .toSorted((a, b) => b.points - a.points)
    .slice(0, reasonsTold)
    .map(({ rule }) => rule);
}
