import { type Adaptation, isLive } from "../../adaptation/adaptation.ts";
import { decline, revert } from "../../adaptation/answer.ts";
import type { Step } from "../../goals/step.ts";
import type { JournalEntry } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { entry } from "../turn/outcome.ts";

/** The change of today that made a goal's step small; undefined where the step is as the person wants it. */
export function stepAdaptedBy({ day, adapting }: Snapshot, { id }: Pick<Step, "id">): Adaptation | undefined {
  const plan = day?.plan;
  const task = plan?.tasks.find(({ of, state }) => of.kind === "goal_step" && of.stepId === id && state === "open");
  if (!plan || task?.version !== "low") return undefined;
  return adapting?.adaptations.findLast(
    (each) => each.date === plan.date && each.adapted.id === task.id && isLive(each) && each.state !== "offered",
  );
}

/** A goal's step in the size in which today has it: its smallest one while the body asks for that, else the person's own. */
export function stepInDay(snapshot: Snapshot, step: Step): Step {
  return stepAdaptedBy(snapshot, step) ? { ...step, size: "floor" } : step;
}

/** The day after the person said themselves how large the step is: their word stands above what the body made of it. */
export function stepAsPlanned(
  snapshot: Snapshot,
  step: Pick<Step, "id">,
): { readonly after: Snapshot; readonly journal: readonly JournalEntry[] } {
  const each = stepAdaptedBy(snapshot, step);
  const { day, adapting } = snapshot;
  if (!each || !day || !adapting) return { after: snapshot, journal: [] };
  const given = each.state === "accepted" ? revert(day, adapting, each.id) : decline(day, adapting, each.id);
  if (given.kind === "refused") return { after: snapshot, journal: [] };
  return {
    after: { ...snapshot, day: given.day, adapting: given.adapting },
    journal: [entry("adaptation_answered", given.because)],
  };
}
