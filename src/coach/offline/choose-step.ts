import type { CoachAnswer, CoachAsk } from "#core/goals/coach-ask.ts";
import { guardAnswer } from "#core/goals/step-guard.ts";
import type { Ladders, WordedStep } from "./ladder.ts";

/** Stands in `declined` once the person has said that the goal is not reached yet. */
export const notReachedMark = "goal_reached";

/** Before so many steps nobody is asked whether the goal is reached: a short ladder is filled up instead. */
const leastBeforeReached = 12;

export function answerOf(step: WordedStep): CoachAnswer {
  return {
    status: "ok",
    step: step.text,
    minutes: step.minutes,
    floorStep: step.floor,
    stretchStep: step.stretch,
    cue: undefined,
    source: step.source,
  };
}

/** Pack steps that were done, turned down or stand open: never given again. */
export function usedSources(ask: CoachAsk): ReadonlySet<string> {
  const sources = [...ask.history, ...(ask.current ? [ask.current] : [])].map(({ source }) => source);
  return new Set([...sources.filter((source) => source !== undefined), ...ask.declined]);
}

/** The first step of a ladder that is new to this person and that the guard lets through. */
function firstFresh(ladder: readonly WordedStep[], ask: CoachAsk, used: ReadonlySet<string>): CoachAnswer | undefined {
  for (const step of ladder) {
    if (used.has(step.source)) continue;
    const answer = answerOf(step);
    if (guardAnswer(answer, ask).kind === "pass") return answer;
  }
  return undefined;
}

/** The very first step: the ladder's own beginning, or a first touch for somebody who is stuck. */
export function chooseFirst(ladders: Ladders, ask: CoachAsk, stuck: boolean): CoachAnswer {
  const used = usedSources(ask);
  const touches = stuck ? [...ladders.topic, ...ladders.kind].filter(({ firstTouch }) => firstTouch) : [];
  const own =
    ladders.topic.length > 0 ? touches.filter(({ source }) => ladders.topic.some((s) => s.source === source)) : touches;
  return firstFresh(own, ask, used) ?? chooseNext(ladders, ask);
}

/**
 * Topic ladder, then the question whether the goal is reached; after "not yet" the kind's ladder from its building
 * steps on, then upkeep. A topic ladder that is too short is filled up from the kind's before anybody is asked.
 */
export function chooseNext(ladders: Ladders, ask: CoachAsk): CoachAnswer {
  const used = usedSources(ask);
  const walked = ladders.topic.length > 0 ? ladders.topic : ladders.kind;
  const kind = ladders.topic.length > 0 ? laterStagesFirst(ladders.kind) : ladders.kind;
  const more = () => firstFresh(kind, ask, used) ?? firstFresh(ladders.upkeep, ask, used);
  const asked = ask.declined.includes(notReachedMark);
  const filling = asked || ask.history.length < leastBeforeReached;
  return (
    firstFresh(walked, ask, used) ??
    (filling ? (more() ?? again(ladders, ask)) : undefined) ?? { status: "goal_reached" }
  );
}

/** Everything was given or turned down: what was turned down once may be offered again, what was done lately not. */
function again(ladders: Ladders, ask: CoachAsk): CoachAnswer | undefined {
  const forgiving: CoachAsk = { ...ask, declined: [] };
  const all = [...ladders.topic, ...ladders.kind, ...ladders.upkeep];
  return firstFresh(all, forgiving, usedSources(forgiving));
}

function laterStagesFirst(ladder: readonly WordedStep[]): readonly WordedStep[] {
  const early = (step: WordedStep) => step.stage === "concretise" || step.stage === "touch";
  return [...ladder.filter((step) => !early(step)), ...ladder.filter(early)];
}
