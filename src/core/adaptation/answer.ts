import type { Because } from "../because.ts";
import type { Day } from "../day/day.ts";
import type { Plan } from "../day/plan.ts";
import type { TaskAround } from "../day/tasks.ts";
import {
  type Adaptation,
  type AdaptationId,
  type AdaptationState,
  type Adapting,
  concerns,
  isLive,
} from "./adaptation.ts";
import { isSafe, raised } from "./change-task.ts";
import { withChange, withoutChange } from "./put-change.ts";
import type { TriggerId } from "./trigger.ts";

/** Why an answer changes nothing. */
export const answerRefusals = ["adaptation_not_found", "already", "moved_on", "too_late"] as const;
export type AnswerRefusal = (typeof answerRefusals)[number];

export type Answered =
  | {
      readonly kind: "changed";
      readonly day: Day;
      readonly adapting: Adapting;
      readonly adaptation: Adaptation;
      readonly because: Because;
    }
  | { readonly kind: "refused"; readonly code: AnswerRefusal };

const refused = (code: AnswerRefusal): Answered => ({ kind: "refused", code });

interface Found {
  readonly plan: Plan;
  readonly adaptation: Adaptation;
}

function find(day: Day, adapting: Adapting, id: AdaptationId): Found | undefined {
  const adaptation = adapting.adaptations.find((each) => each.id === id);
  return day.plan && adaptation?.date === day.plan.date ? { plan: day.plan, adaptation } : undefined;
}

/** Yes: an offer is put into the day after looking once more whether it is safe and fits; what was eased stays eased for the day. */
export function accept(day: Day, adapting: Adapting, id: AdaptationId, around: TaskAround): Answered {
  const found = find(day, adapting, id);
  if (!found) return refused("adaptation_not_found");
  const { plan, adaptation } = found;
  const { original, adapted, state, expiresAt } = adaptation;
  if (state !== "offered" && state !== "applied") return refused("already");
  if (around.now >= expiresAt) return refused("too_late");
  if (state === "applied" || adaptation.calm !== undefined)
    return answered(day, adapting, adaptation, "accepted", plan, 1);
  const task = plan.tasks.find((each) => each.id === original.id);
  if (!task || task.state !== "open" || task.at <= around.now) return refused("moved_on");
  const change = isSafe(task, day, around.library) ? raised(plan, task, day, around) : undefined;
  if (change?.task.minutes !== adapted.minutes || change.task.intensity !== adapted.intensity)
    return refused("moved_on");
  const { task: longer, block, pushed } = change;
  const now: Adaptation = { ...adaptation, original: task, adapted: longer, block, pushed };
  return answered(day, adapting, now, "accepted", withChange(plan, now, around.now), 1);
}

/** No: an offer is closed, and what was eased is again as it was planned. */
export function decline(day: Day, adapting: Adapting, id: AdaptationId): Answered {
  const found = find(day, adapting, id);
  if (!found) return refused("adaptation_not_found");
  const { plan, adaptation } = found;
  if (adaptation.state === "offered") return answered(day, adapting, adaptation, "declined", plan, -1);
  return adaptation.state === "applied" ? takenBack(day, adapting, found, "declined") : refused("already");
}

/** Takes a change back exactly, also one that was accepted. */
export function revert(day: Day, adapting: Adapting, id: AdaptationId): Answered {
  const found = find(day, adapting, id);
  if (!found) return refused("adaptation_not_found");
  const { state, calm } = found.adaptation;
  if (calm !== undefined) return refused("already");
  return state === "applied" || state === "accepted" ? takenBack(day, adapting, found, "undone") : refused("already");
}

/** What the person says of a change, whatever became of it: it tunes how sure its trigger is. The last word counts. */
export function rate(day: Day, adapting: Adapting, id: AdaptationId, helped: boolean): Answered {
  const found = find(day, adapting, id);
  if (!found) return refused("adaptation_not_found");
  const { plan, adaptation } = found;
  if (adaptation.helped === helped) return refused("already");
  const before = adaptation.helped === undefined ? 0 : adaptation.helped ? 1 : -1;
  const forgotten = counted(adapting.feedback, adaptation.trigger, before, -1);
  const rated = { ...adaptation, helped };
  return answered(day, { ...adapting, feedback: forgotten }, rated, rated.state, plan, helped ? 1 : -1);
}

/** "Keep my plan", or no longer: from now on changes are explained only. What was eased before goes back, as far as it can. */
export function keepPlan(
  day: Day,
  adapting: Adapting,
  keep: boolean,
): { readonly day: Day; readonly adapting: Adapting } {
  const { plan } = day;
  if (!plan || !keep || adapting.keepPlan) return { day, adapting: { ...adapting, keepPlan: keep } };
  const live = adapting.adaptations.filter((each) => isLive(each) && each.state !== "accepted");
  const back = live.reduceRight((so, each) => (each.state === "applied" ? (withoutChange(so, each) ?? so) : so), plan);
  const adaptations = adapting.adaptations.map((each) =>
    live.includes(each) ? ({ ...each, state: "undone" } as const) : each,
  );
  return { day: { ...day, plan: back }, adapting: { ...adapting, keepPlan: keep, adaptations } };
}

function takenBack(day: Day, adapting: Adapting, { plan, adaptation }: Found, state: "declined" | "undone"): Answered {
  const later = adapting.adaptations.slice(adapting.adaptations.indexOf(adaptation) + 1);
  const taken = later.some((each) => isLive(each) && concerns(each, adaptation.adapted.id));
  const back = taken ? undefined : withoutChange(plan, adaptation);
  return back ? answered(day, adapting, adaptation, state, back, -1) : refused("moved_on");
}

function answered(
  day: Day,
  adapting: Adapting,
  before: Adaptation,
  state: AdaptationState,
  plan: Plan,
  says: 1 | -1,
): Answered {
  const adaptation: Adaptation = { ...before, state };
  return {
    kind: "changed",
    day: { ...day, plan },
    adapting: {
      ...adapting,
      adaptations: adapting.adaptations.map((each) => (each.id === before.id ? adaptation : each)),
      feedback: counted(adapting.feedback, before.trigger, says, 1),
    },
    adaptation,
    because: {
      rule: `adaptation_${state}`,
      inputs: { adaptation: before.id, trigger: before.trigger, task: before.original.id },
    },
  };
}

/** Feedback with one answer more, or one fewer. */
function counted(
  feedback: Adapting["feedback"],
  trigger: TriggerId,
  says: 1 | 0 | -1,
  by: 1 | -1,
): Adapting["feedback"] {
  if (says === 0) return feedback;
  const { right, wrong } = feedback[trigger] ?? { right: 0, wrong: 0 };
  return { ...feedback, [trigger]: says === 1 ? { right: right + by, wrong } : { right, wrong: wrong + by } };
}
