import type { CoachAnswer, CoachAsk } from "#core/goals/coach-ask.ts";
import { guardAnswer } from "#core/goals/step-guard.ts";
import type { Ladders, WordedStep } from "./ladder.ts";

/** Before so many steps nobody is asked whether the goal is reached: a short ladder is filled up instead. */
const leastBeforeReached = 12;

/** After "not yet" so many further steps are given before the question comes back. */
const stepsBetweenQuestions = 5;

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
 * steps on, then upkeep, and the question again now and then. A ladder that is too short is filled up from the others
 * before anybody is asked.
 */
export function chooseNext(ladders: Ladders, ask: CoachAsk): CoachAnswer {
  const used = usedSources(ask);
  const hasTopic = ladders.topic.length > 0;
  const walked = hasTopic ? ladders.topic : ladders.kind;
  const onTheWay = firstFresh(walked, ask, used);
  if (onTheWay) return onTheWay;
  const own = new Set(walked.map(({ source }) => source));
  const beyond = ask.history.filter(({ source }) => source === undefined || !own.has(source)).length;
  const mayAsk = ask.history.length >= leastBeforeReached && beyond % stepsBetweenQuestions === 0;
  if (mayAsk && ask.kind === "next" && !ask.notReachedYet) return { status: "goal_reached" };
  const further = hasTopic ? [...laterStagesFirst(ladders.kind), ...ladders.upkeep] : ladders.upkeep;
  return firstFresh(further, ask, used) ?? again(ladders, ask) ?? { status: "goal_reached" };
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
