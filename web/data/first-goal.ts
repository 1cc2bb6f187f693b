import { useMutation } from "@tanstack/react-query";
import type { FirstStepWire } from "#contract/first-step.ts";
import type { Locale } from "#core/person/person.ts";
import { randomId, request, RequestProblem, unanswered } from "./api.ts";
import { goalHere, keepGoalHere } from "./goal-here.ts";
import { noticeCrisis, takenUp } from "./talk.ts";

/** What is being typed stays with this tab; other words are another goal. */
export function noteGoal(title: string): void {
  keepGoalHere(title.trim() === "" ? undefined : { title: title.trim(), key: randomId() });
}

/** What was answered goes on with the goal that it was asked of. */
export function noteAnswers(answers: readonly string[]): void {
  const goal = goalHere();
  if (goal !== undefined) keepGoalHere({ ...goal, answers });
}

interface FirstWish {
  readonly title: string;
  readonly locale: Locale;
  readonly answers: readonly string[];
}

/** The first step of a goal before there is an account: the server answers and forgets. What was answered with help or refused goes no further. */
export function useFirstStep() {
  return useMutation<FirstStepWire, RequestProblem, FirstWish>({
    mutationFn: (wish) => {
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      return request("POST", "/api/first-step", { ...wish, ...(zone === undefined ? {} : { time_zone: zone }) });
    },
    onError: ({ code }) => {
      if (code === "crisis" || code === "refused") keepGoalHere(undefined);
    },
  });
}

/** The goal that was named here goes into the account that was just made: once, whatever is repeated on the way. What the server says no to is not asked again. */
export async function bringGoal(): Promise<void> {
  const goal = goalHere();
  if (goal?.goesOn === undefined) return;
  const body = { title: goal.title, description: "" };
  unanswered.set(`POST /api/goals ${JSON.stringify(body)}`, { key: goal.key, at: Date.now() });
  try {
    await request("POST", "/api/goals", body);
    // What was answered before is not asked again; a question that is answered already says no, and that is all there was to do.
    for (const answer of goal.answers ?? [])
      await request("POST", "/api/step/answer", { answer }).catch(() => undefined);
    takenUp.set(true);
  } catch (problem) {
    if (!(problem instanceof RequestProblem) || problem.replies.length === 0) throw problem;
    noticeCrisis(problem.replies);
  }
  keepGoalHere(undefined);
}
