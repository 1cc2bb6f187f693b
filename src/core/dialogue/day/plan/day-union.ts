import type { Task } from "../../../day/plan.ts";
import { actionTypes } from "../../../tracks/action.ts";
import type { SuggestedAction } from "../../../tracks/journey.ts";
import { isOfFamily } from "../../../tracks/track.ts";
import type { Decision, DecisionContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { gateOf } from "../../tracks/journey-turn.ts";

/** Goals and tracks in the day: what is done there is done here, whichever way it was said. */

/** Actions that a suggested one leads to. */
function leadsTo(action: SuggestedAction, { library }: Pick<DecisionContext, "library">): readonly string[] {
  return action.kind === "report"
    ? [action.action]
    : library.techniques[action.technique].endings.map((ending) => ending.action);
}

const countOf = ({ journey }: Snapshot, actions: readonly string[]): number =>
  actionTypes.reduce((sum, action) => sum + (actions.includes(action) ? (journey?.counts[action] ?? 0) : 0), 0);

/** Gone from the day because its goal rested or the gate closed, not because the person put it aside. */
function wentWithIts({ id, state }: Task, { day }: Snapshot): boolean {
  return state === "swapped" && day?.plan?.undo.some(({ task }) => task.id === id) !== true;
}

/** What became of a goal's step or a track's action with this decision; undefined where nothing did. */
function becameOf(
  task: Task,
  before: Snapshot,
  after: Snapshot,
  context: Pick<DecisionContext, "library" | "now">,
): Task["state"] | undefined {
  const { of } = task;
  switch (of.kind) {
    case "habit":
    case "own":
      return undefined;
    case "goal_step": {
      const doneNow = after.lastDoneStep?.id === of.stepId && after.dialogue.lastDone?.stepId === of.stepId;
      if (doneNow) return "done";
      const stands = after.goals.some(
        ({ id, status, current }) => id === of.goalId && status === "open" && current?.id === of.stepId,
      );
      if (stands) return task.state === "done" || wentWithIts(task, after) ? "open" : undefined;
      return task.state === "open" ? "swapped" : undefined;
    }
    case "track_action": {
      if (task.state === "done") return undefined;
      // What is about the child or the other parent goes with the gate, and comes back with it.
      const closed = isOfFamily(of.track) && gateOf(after, context).gate === "safety";
      if (closed) return task.state === "open" ? "swapped" : undefined;
      if (isOfFamily(of.track) && wentWithIts(task, after)) return "open";
      const actions = leadsTo(of.action, context);
      return countOf(after, actions) > countOf(before, actions) ? "done" : undefined;
    }
  }
}

/** The decision with today's plan in step with it. */
export function withUnion(before: Snapshot, decision: Decision, context: DecisionContext): Decision {
  const { after } = decision;
  const plan = after.day?.plan;
  const touched =
    before.goals !== after.goals ||
    before.journey !== after.journey ||
    before.lastDoneStep !== after.lastDoneStep ||
    before.person.contact !== after.person.contact;
  if (!after.day || !plan || !touched || decision.erase) return decision;
  let changed = false;
  const tasks = plan.tasks.map((task): Task => {
    const state = becameOf(task, before, after, context);
    if (state === undefined || state === task.state) return task;
    changed = true;
    return { ...task, state, stateAt: state === "open" ? undefined : context.now };
  });
  return changed ? { ...decision, after: { ...after, day: { ...after.day, plan: { ...plan, tasks } } } } : decision;
}
