import { type Reading, sourceQuality } from "../readings/reading.ts";
import type { Condition } from "./condition.ts";
import { readingsBehind, type ReadFacts } from "./facts.ts";
import type { Feedback } from "./adaptation.ts";

/** So many answers weigh as much as what was thought before any. */
const priorAnswers = 4;
/** The least that freshness and distance each leave of confidence. */
const floor = 0.5;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const fade = (share: number): number => floor + (1 - floor) * share;

/**
 * How sure a trigger that holds may be, 0 to 1: freshness of its oldest present reading × quality of its weakest source × distance beyond
 * the threshold (day.md), × what the person made of it before. Freshness and distance take away half at most.
 */
export function confidenceOf(
  condition: Condition,
  facts: ReadFacts,
  freshMs: number,
  feedback: Feedback | undefined,
): number {
  const behind = readingsBehind(condition.uses, facts);
  const present = behind.filter((each) => facts.readingOf(each.metric)?.id === each.id);
  const oldest = Math.max(0, ...present.map(facts.ageOf));
  const quality = Math.min(1, ...behind.map((each: Reading) => sourceQuality[each.source.kind]));
  const freshness = fade(1 - oldest / freshMs);
  return rounded(freshness * quality * fade(condition.strength(facts)) * tuned(feedback));
}

/** Below 1 the more often the person did not want what a trigger did; one answer hardly tells. */
function tuned(feedback: Feedback | undefined): number {
  const { right, wrong } = feedback ?? { right: 0, wrong: 0 };
  return (right + priorAnswers) / (right + wrong + priorAnswers);
}
