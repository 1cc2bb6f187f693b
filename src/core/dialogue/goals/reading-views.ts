import type { Goal } from "../../goals/goal.ts";
import type { GoalFact } from "../../goals/goal-reading.ts";
import type { Button, Reply } from "../turn/reply.ts";
import type { WordKey } from "../turn/word-key.ts";

/** How a goal was understood stands under its first step, and under the first after it was put right, so that a misreading is seen. */
export function withReading(goal: Goal, reply: Reply, isNew: boolean): Reply {
  const { reading, current } = goal;
  if (!isNew || !reading || !current) return reply;
  const wrong: Button = {
    label: "button.reason_wrong_topic",
    press: { do: "rephrase", stepId: current.id, reason: "wrong_topic" },
  };
  return {
    ...reply,
    lines: [...(reply.lines ?? []), ...readingLines(goal)],
    buttons: [...(reply.buttons ?? []), [wrong]],
  };
}

/** What was understood, a line each: what it is about, the day that was named, what holds for the steps. */
export function readingLines({ reading }: Goal): NonNullable<Reply["lines"]> {
  if (!reading) return [];
  return [
    reading.by === undefined
      ? { say: "goal.read_as", with: { about: reading.about } }
      : { say: "goal.read_as_by", with: { about: reading.about, by: reading.by } },
    ...reading.facts.map((fact) => ({ say: "goal.fact", with: { fact: factWords(fact) } }) as const),
  ];
}

/** A fact in plain words; what somebody has is said in their own. */
export function factWords(fact: GoalFact): string | { readonly ref: string } {
  switch (fact.is) {
    case "has":
    case "given":
      return fact.what;
    case "lacks":
      return { ref: `fact.lacks_${fact.what}` satisfies WordKey };
    case "without":
      return { ref: `fact.without_${fact.what}` satisfies WordKey };
  }
}
