import type { Course } from "#core/goals/acts.ts";
import type { CoachAnswer, CoachAsk } from "#core/goals/coach-ask.ts";
import { guardAnswer } from "#core/goals/step-guard.ts";
import type { Ladders } from "./ladder.ts";
import { answerOf, type WordedStep } from "./worded-step.ts";

/** Before so many steps nobody is asked whether the goal is reached: a short ladder is filled up instead. */
const leastBeforeReached = 12;

/** After "not yet" so many further steps are given before the question comes back. */
const stepsBetweenQuestions = 5;

/** What was done so many steps ago may be done again where nothing new is left. */
const farBack = 12;

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
export function chooseFirst(ladders: Ladders, course: Course, ask: CoachAsk, stuck: boolean): CoachAnswer {
  const touches = stuck ? ladders.own.filter(({ firstTouch }) => firstTouch) : [];
  return firstFresh(touches, ask, usedSources(ask)) ?? chooseNext(ladders, course, ask);
}

/**
 * The goal's own ladder in order. At its end the person is asked whether the goal is reached, never where it has no end;
 * after "not yet" come the frame of the act and that of any goal. A ladder that is too short is filled up before anybody is asked.
 */
export function chooseNext(ladders: Ladders, course: Course, ask: CoachAsk): CoachAnswer {
  const used = usedSources(ask);
  const onTheWay = firstFresh(ladders.own, ask, used);
  if (onTheWay) return onTheWay;
  const own = new Set(ladders.own.map(({ source }) => source));
  const beyond = ask.history.filter(({ source }) => source === undefined || !own.has(source)).length;
  const mayAsk = course !== "open" && ask.history.length >= leastBeforeReached && beyond % stepsBetweenQuestions === 0;
  if (mayAsk && ask.kind === "next" && !ask.notReachedYet) return { status: "goal_reached" };
  return firstFresh(ladders.further, ask, used) ?? again(ladders, ask) ?? { status: "goal_reached" };
}

/** Everything was given or turned down: what was turned down once may be offered again, and what was done long ago. */
function again({ own, further }: Ladders, ask: CoachAsk): CoachAnswer | undefined {
  const all = [...own, ...further];
  const forgiving: CoachAsk = { ...ask, declined: [] };
  const offered = firstFresh(all, forgiving, usedSources(forgiving));
  if (offered) return offered;
  const late = lately(ask);
  return firstFresh(all, late, usedSources(late));
}

/** The same ask without what was done long ago or turned down. */
export function lately(ask: CoachAsk): CoachAsk {
  return { ...ask, declined: [], history: ask.history.slice(-farBack) };
}
