import type { GoalExample } from "../train/goal-corpus.ts";

/** How often goals find their ladder; shares are of all goals. */
export interface TopicEval {
  readonly n: number;
  /** The labelled ladder exactly. */
  readonly topic: number;
  /** At least a ladder of the right kind. */
  readonly kind: number;
  /** A topic's ladder that is not the labelled one: the costly mistake. */
  readonly wrong_topic: number;
  readonly us_per_goal: number;
  readonly confusions: readonly string[];
}

/** Judges how goals are understood: `ladderOf` answers `<kind>/<topic>` or `<kind>/_kind`. */
export function evalTopics(
  lines: readonly GoalExample[],
  ladderOf: (title: string, description: string) => string,
  now: () => number = () => performance.now(),
): TopicEval {
  const started = now();
  const answers = lines.map((line) => ({ line, got: ladderOf(line.title, line.description) }));
  const spent = now() - started;
  const kindOf = (ladder: string) => ladder.split("/")[0];
  const share = (holds: (answer: (typeof answers)[number]) => boolean) =>
    Number((answers.filter(holds).length / Math.max(1, lines.length)).toFixed(4));
  const wrong = answers.filter(({ line, got }) => got !== line.topic);
  return {
    n: lines.length,
    topic: share(({ line, got }) => got === line.topic),
    kind: share(({ line, got }) => kindOf(got) === kindOf(line.topic)),
    wrong_topic: share(({ line, got }) => got !== line.topic && !got.endsWith("/_kind")),
    us_per_goal: Math.round((spent * 1000) / Math.max(1, lines.length)),
    confusions: wrong.map(({ line, got }) => `${line.topic} as ${got}: ${line.title} (${line.description})`),
  };
}
