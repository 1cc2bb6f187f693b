/** A goal that somebody named before they had an account, and the key by which it comes into one once. */
export interface GoalHere {
  readonly title: string;
  readonly key: string;
  /** What was answered before its first step. */
  readonly answers?: readonly string[];
  /** The account is being made: the goal goes into it. */
  readonly goesOn?: true;
}

/** It lies with this tab, goes with it, and stands in no storage that outlives it: nobody has said yet whose device this is. */
const at = "goal";

export function goalHere(): GoalHere | undefined {
  try {
    const kept = sessionStorage.getItem(at);
    return kept === null ? undefined : (JSON.parse(kept) as GoalHere);
  } catch {
    return undefined;
  }
}

export function keepGoalHere(goal: GoalHere | undefined): void {
  try {
    if (goal === undefined) sessionStorage.removeItem(at);
    else sessionStorage.setItem(at, JSON.stringify(goal));
  } catch {
    // A browser that keeps nothing: the goal lasts as long as its field.
  }
}

/** An account is being made here: what was named goes into it. */
export function goalGoesOn(): void {
  const goal = goalHere();
  if (goal !== undefined) keepGoalHere({ ...goal, goesOn: true });
}
