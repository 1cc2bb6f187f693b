import type { GoalAct } from "#core/goals/acts.ts";
import type { GoalExample } from "../train/goal-corpus.ts";
import { reliability } from "../train/judge-topics.ts";

/** How goals are read; shares are of all goals where nothing else is said. */
export interface TopicEval {
  readonly n: number;
  /** The labelled ladder is the likeliest. */
  readonly topic: number;
  /** The mean distance between certainty and truth. */
  readonly ece: number;
  /** Walked without a question. */
  readonly walked: number;
  /** Of those walked without a question: about something else. The costly mistake. */
  readonly wrong: number;
  /** The labelled act, of goals that have one. */
  readonly act: number;
  readonly us_per_goal: number;
  readonly confusions: readonly string[];
}

/** What a goal was read as. */
export interface ReadAs {
  readonly topic: string;
  readonly sure: number;
  readonly act: GoalAct;
}

const goOn = 0.9;
const ladderOf = (topic: string) => (topic.endsWith("/_kind") ? "none" : topic);

/** Judges how goals are read, against their labels. */
export function evalTopics(
  lines: readonly GoalExample[],
  read: (title: string, description: string) => ReadAs,
  now: () => number = () => performance.now(),
): TopicEval {
  const started = now();
  const answers = lines.map((line) => ({ line, got: read(line.title, line.description) }));
  const spent = now() - started;
  const said = answers.map(({ line, got }) => ({
    evidence: [],
    right: got.topic === ladderOf(line.topic),
    weight: 1,
    said: got.sure,
  }));
  const { ece, walked, wrong } = reliability(said);
  const acted = answers.filter(({ line }) => line.act !== undefined);
  const share = (part: number, all: number) => Number((part / Math.max(1, all)).toFixed(4));
  return {
    n: lines.length,
    topic: share(said.filter(({ right }) => right).length, lines.length),
    ece,
    walked,
    wrong,
    act: share(acted.filter(({ line, got }) => line.act === got.act).length, acted.length),
    us_per_goal: Math.round((spent * 1000) / Math.max(1, lines.length)),
    confusions: answers
      .filter(({ line, got }) => got.sure >= goOn && got.topic !== ladderOf(line.topic))
      .map(({ line, got }) => `${line.topic} as ${got.topic} (${got.sure}): ${line.title} (${line.description})`),
  };
}
