import { versions } from "#core/day/block.ts";
import type { Plan, PlannedBlock, Task, TaskId, TaskOf } from "#core/day/plan.ts";
import type { PersonId } from "#core/person/person.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import type { PersonKey } from "./crypto.ts";
import { clearOf, restored, sameSealed, sealedOf, type Table } from "./entity-row.ts";
import { clear, optional, parts, type Row, sealed, spread } from "./field.ts";
import { literal } from "./literal.ts";
import { type Hex, openWhole, sealWhole, spots } from "./sealing.ts";

/** What `core.plan_of` gives. */
export interface PlanRow {
  readonly plan: Row & { readonly date: LocalDate; readonly sealed: Hex };
  readonly blocks: readonly Row[] | null;
  readonly tasks: readonly (Row & { readonly id: TaskId })[] | null;
}

type OwnRows = "blocks" | "tasks";

/** Every reason is sealed, as it may name how somebody felt: those of blocks and tasks with those of their plan. */
const plans: Table<Plan, OwnRows> = {
  fields: {
    date: clear("date"),
    madeAt: clear("made_at"),
    revision: clear("revision"),
    waking: parts({ from: clear("wakes_at"), to: clear("sleeps_at") }),
    archetype: clear("archetype"),
    mode: clear("mode"),
    modeBecause: sealed,
    dropped: sealed,
    undo: sealed,
  },
};

const blocks: Table<PlannedBlock> = {
  fields: {
    id: clear("id"),
    from: clear("start_time"),
    to: clear("end_time"),
    energy: clear("energy_requirement"),
    version: clear("version"),
    flexibility: clear("flexibility_minutes"),
    dependencies: clear("dependencies"),
    because: sealed,
    put: optional(sealed),
  },
  derived: { alternative_versions: (block) => versions.filter((version) => version !== block.version) },
};

const noSubject = { habit_id: null, goal_id: null, step_id: null, track: null, action: null };

const tasks: Table<Task> = {
  fields: {
    id: clear("id"),
    block: clear("block_id"),
    of: spread<TaskOf>({
      write(of) {
        switch (of.kind) {
          case "habit":
            return { ...noSubject, kind: of.kind, habit_id: of.habit };
          case "own":
            return { ...noSubject, kind: of.kind, habit_id: of.own };
          case "goal_step":
            return { ...noSubject, kind: of.kind, goal_id: of.goalId, step_id: of.stepId };
          case "track_action":
            return { ...noSubject, kind: of.kind, track: of.track, action: of.action };
        }
      },
      read(row) {
        const kind = row["kind"] as TaskOf["kind"];
        switch (kind) {
          case "habit":
            return { kind, habit: row["habit_id"] } as TaskOf;
          case "own":
            return { kind, own: row["habit_id"] } as TaskOf;
          case "goal_step":
            return { kind, goalId: row["goal_id"], stepId: row["step_id"] } as TaskOf;
          case "track_action":
            return { kind, track: row["track"], action: row["action"] } as TaskOf;
        }
      },
    }),
    at: clear("start_time"),
    minutes: clear("duration_minutes"),
    version: clear("version"),
    stage: clear("stage"),
    intensity: clear("intensity"),
    state: clear("state"),
    stateAt: clear("state_at"),
    reminded: clear("reminded"),
    because: sealed,
  },
};

/** What is sealed of a plan: blocks in their order, tasks by id. */
interface SealedPlan {
  readonly plan: Row;
  readonly blocks: readonly Row[];
  readonly tasks: Readonly<Record<string, Row>>;
}

/** A day's plan as it was saved. */
export function planOf({ plan: row, blocks: blockRows, tasks: taskRows }: PlanRow, key: PersonKey): Plan {
  const texts = openWhole<SealedPlan>(key, spots.plan(row.date), row.sealed);
  return {
    ...restored(plans, row, texts.plan),
    blocks: (blockRows ?? []).map((block, index) => restored(blocks, block, texts.blocks[index] ?? {})),
    tasks: (taskRows ?? []).map((task) => restored(tasks, task, texts.tasks[task.id] ?? {})),
  };
}

function blockColumns(block: PlannedBlock, position: number, plan: Plan): Row {
  return { ...clearOf(blocks, block), position, template_id: `${plan.archetype}.${plan.mode}` };
}

/** What of a task is in the clear. */
export const clearTask = (task: Task): Row => clearOf(tasks, task);

const taskColumns = (task: Task, position: number): Row => ({ ...clearTask(task), position });

/** Whether nothing of a plan that is sealed differs, by reference. */
function sameTexts(one: Plan, other: Plan): boolean {
  const known = new Map(other.tasks.map((task) => [task.id, task]));
  return (
    sameSealed(plans, one, other) &&
    one.blocks === other.blocks &&
    one.tasks.length === other.tasks.length &&
    one.tasks.every((task) => {
      const was = known.get(task.id);
      return was !== undefined && (was === task || sameSealed(tasks, task, was));
    })
  );
}

/** The columns of a plan, as `core.save` takes them: of a plan of the same day as `before` only what differs from it. */
export function planColumns(plan: Plan, before: Plan | undefined, key: PersonKey): Row {
  const known = before?.date === plan.date ? before : undefined;
  const tasksBefore = new Map(known?.tasks.map((task, position) => [task.id, { task, position }]));
  const ids = new Set(plan.tasks.map(({ id }) => id));
  const changed = plan.tasks.flatMap((task, position) => {
    const was = tasksBefore.get(task.id);
    return was?.task === task && was.position === position ? [] : [taskColumns(task, position)];
  });
  const texts: SealedPlan = {
    plan: sealedOf(plans, plan),
    blocks: plan.blocks.map((block) => sealedOf(blocks, block)),
    tasks: Object.fromEntries(plan.tasks.map((task) => [task.id, sealedOf(tasks, task)])),
  };
  const sameBlocks =
    known !== undefined &&
    known.blocks === plan.blocks &&
    known.archetype === plan.archetype &&
    known.mode === plan.mode;
  return {
    ...clearOf(plans, plan),
    ...(!sameBlocks && { blocks: plan.blocks.map((block, index) => blockColumns(block, index, plan)) }),
    ...((known === undefined || known.tasks.some(({ id }) => !ids.has(id))) && { task_ids: [...ids] }),
    ...(changed.length > 0 && { tasks: changed }),
    ...(!(known !== undefined && sameTexts(plan, known)) && { sealed: sealWhole(key, spots.plan(plan.date), texts) }),
  };
}

/** SQL that gives a person's plans as `core.plan_of` does, newest first, without the one that the day holds now. */
export function pastPlansSql(person: PersonId, limit: number): string {
  return `select json_agg(core.plan_of(q.person_id, q.date) order by q.date desc) from (
    select q.person_id, q.date from core.day_plan q where q.person_id = ${literal(person)}
      and not exists (select 1 from core.day y where y.person_id = q.person_id and y.plan_date = q.date)
    order by q.date desc limit ${literal(limit)}) q`;
}
