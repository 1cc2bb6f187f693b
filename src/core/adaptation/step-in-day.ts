import type { Because } from "../because.ts";
import type { Day } from "../day/day.ts";
import type { Step } from "../goals/step.ts";
import { type Adaptation, type Adapting, isLive } from "./adaptation.ts";
import { decline, revert } from "./answer.ts";

/** What of a person says how a goal's step stands in their day. */
interface StepDay {
  readonly day: Day | undefined;
  readonly adapting: Adapting | undefined;
}

/** The change of today that made a goal's step small; undefined where the step is as the person wants it. */
export function stepAdaptedBy({ day, adapting }: StepDay, { id }: Pick<Step, "id">): Adaptation | undefined {
  const plan = day?.plan;
  const task = plan?.tasks.find(({ of, state }) => of.kind === "goal_step" && of.stepId === id && state === "open");
  if (!plan || task?.version !== "low") return undefined;
  return adapting?.adaptations.findLast(
    (each) => each.date === plan.date && each.adapted.id === task.id && isLive(each) && each.state !== "offered",
  );
}

/** A goal's step in the size in which today has it: its smallest one while the body asks for that, else the person's own. */
export function stepInDay(snapshot: StepDay, step: Step): Step {
  return stepAdaptedBy(snapshot, step) ? { ...step, size: "floor" } : step;
}

/** The day after the person said themselves how large the step is: their word stands above what the body made of it. Undefined where nothing was made of it. */
export function stepAsPlanned(
  snapshot: StepDay,
  step: Pick<Step, "id">,
): { readonly day: Day; readonly adapting: Adapting; readonly because: Because } | undefined {
  const each = stepAdaptedBy(snapshot, step);
  const { day, adapting } = snapshot;
  if (!each || !day || !adapting) return undefined;
  const given = each.state === "accepted" ? revert(day, adapting, each.id) : decline(day, adapting, each.id);
  return given.kind === "refused" ? undefined : { day: given.day, adapting: given.adapting, because: given.because };
}
