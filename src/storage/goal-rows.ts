import type { Clarification, Goal, GoalWithHistory, OpenQuestion } from "#core/goals/goal.ts";
import type { Step } from "#core/goals/step.ts";
import type { PersonKey } from "./crypto.ts";
import { entityOf, rowOf, type Table } from "./entity-row.ts";
import { clear, optional, type Row, sealed, sealedWith } from "./field.ts";
import { spots } from "./sealing.ts";

const goals: Table<Goal, "current"> = {
  fields: {
    id: clear("id"),
    title: sealed,
    description: sealed,
    kind: clear("kind"),
    status: clear("status"),
    createdAt: clear("created_at"),
    touchedAt: clear("touched_at"),
    clarifications: sealedWith<Clarification>("id"),
    question: sealedWith<OpenQuestion>("id"),
    completedCount: clear("completed_count"),
    declined: sealed,
    touchesContact: clear("touches_contact"),
    reading: optional(sealed),
    track: optional(sealed),
  },
  seal: { spot: { by: "id", of: spots.goal }, undefinedAs: "absent" },
  derived: { current_step_id: ({ current }) => current?.id ?? null },
};

const steps: Table<Step> = {
  fields: {
    id: clear("id"),
    goalId: clear("goal_id"),
    text: sealed,
    minutes: clear("minutes"),
    floorText: sealed,
    stretchText: sealed,
    size: clear("size"),
    cue: sealed,
    createdAt: clear("created_at"),
    completedAt: clear("completed_at"),
    counted: clear("counted"),
    rephrased: clear("rephrased"),
    userComment: sealed,
    earlierTexts: sealed,
    outcome: optional(sealed),
    by: clear("coach"),
    source: clear("source"),
  },
  seal: { spot: { by: "id", of: spots.step }, undefinedAs: "absent" },
};

/** A goal as it was saved, with the step that is walked now. */
export function goalOf(row: Row, current: Step | undefined, key: PersonKey): Goal {
  return { ...entityOf(goals, row, key), current };
}

/** A goal with all its steps that count: those that were completed and the one that is walked now. */
export function goalWithHistory(row: GoalHistoryRow, key: PersonKey): GoalWithHistory {
  const all = (row.steps ?? []).map((step) => stepOf(step, key));
  const current = all.find((step) => step.id === row.current);
  return { ...goalOf(row.goal, current, key), completed: all.filter((step) => step.completedAt !== undefined) };
}

/** A goal's row with those of its steps. */
export interface GoalHistoryRow {
  readonly goal: Row;
  readonly steps: readonly Row[] | null;
  readonly current: string | null;
}

/** A step as it was saved. */
export function stepOf(row: Row, key: PersonKey): Step {
  return entityOf(steps, row, key);
}

/** The columns of a goal, as `core.save` takes it; texts that are those of `before` are not sealed again. */
export function goalColumns(goal: Goal, before: Goal | undefined, key: PersonKey): Row {
  return rowOf(goals, goal, key, before);
}

/** The columns of a step, as `core.save` takes it; texts that are those of `before` are not sealed again. */
export function stepColumns(step: Step, before: Step | undefined, key: PersonKey): Row {
  return rowOf(steps, step, key, before);
}
