import type { ArchetypeId } from "#core/day/archetype.ts";
import { type BlockId, type Version, versions } from "#core/day/block.ts";
import type { Mode } from "#core/day/mode.ts";
import type { Plan, PlannedBlock, Task, TaskId, TaskOf } from "#core/day/plan.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import type { PersonKey } from "./crypto.ts";
import { literal } from "./literal.ts";
import { sameFields } from "./same-fields.ts";
import { type Hex, openWhole, sealWhole, spots } from "./sealing.ts";

interface PlanColumns {
  readonly date: LocalDate;
  readonly made_at: Instant;
  readonly revision: number;
  readonly wakes_at: Instant;
  readonly sleeps_at: Instant;
  readonly archetype: ArchetypeId;
  readonly mode: Mode;
}

interface BlockColumns {
  readonly id: BlockId;
  readonly start_time: Instant;
  readonly end_time: Instant;
  readonly energy_requirement: PlannedBlock["energy"];
  readonly flexibility_minutes: number;
  readonly version: Version;
  readonly dependencies: readonly BlockId[];
}

interface TaskColumns {
  readonly id: TaskId;
  readonly block_id: BlockId;
  readonly kind: TaskOf["kind"];
  readonly habit_id: string | null;
  readonly goal_id: string | null;
  readonly step_id: string | null;
  readonly track: string | null;
  readonly action: unknown;
  readonly start_time: Instant;
  readonly duration_minutes: number;
  readonly version: Task["version"];
  readonly stage: Task["stage"];
  readonly intensity: Task["intensity"];
  readonly state: Task["state"];
  readonly state_at: Instant | null;
  readonly reminded: boolean;
}

/** What `core.plan_of` gives. */
export interface PlanRow {
  readonly plan: PlanColumns & { readonly sealed: Hex };
  readonly blocks: readonly BlockColumns[] | null;
  readonly tasks: readonly TaskColumns[] | null;
}

type BlockKeys = "id" | "from" | "to" | "energy" | "version" | "flexibility" | "dependencies";
type TaskKeys =
  | "id"
  | "block"
  | "of"
  | "at"
  | "minutes"
  | "version"
  | "stage"
  | "intensity"
  | "state"
  | "stateAt"
  | "reminded";

type PlanKeys = "date" | "madeAt" | "revision" | "waking" | "archetype" | "mode" | "blocks" | "tasks";

/** What of a plan has no column: every reason, as a reason may name how somebody felt. Blocks in their order, tasks by id. */
interface SealedPlan {
  readonly plan: Omit<Plan, PlanKeys>;
  readonly blocks: readonly Omit<PlannedBlock, BlockKeys>[];
  readonly tasks: Readonly<Record<string, Omit<Task, TaskKeys>>>;
}

function planTexts(plan: Plan): Omit<Plan, PlanKeys> {
  const {
    date: _1,
    madeAt: _2,
    revision: _3,
    waking: _4,
    archetype: _5,
    mode: _6,
    blocks: _7,
    tasks: _8,
    ...texts
  } = plan;
  return texts;
}

function blockTexts(block: PlannedBlock): Omit<PlannedBlock, BlockKeys> {
  const { id: _1, from: _2, to: _3, energy: _4, version: _5, flexibility: _6, dependencies: _7, ...texts } = block;
  return texts;
}

function taskTexts(task: Task): Omit<Task, TaskKeys> {
  const {
    id: _1,
    block: _2,
    of: _3,
    at: _4,
    minutes: _5,
    version: _6,
    stage: _7,
    intensity: _8,
    state: _9,
    stateAt: _10,
    reminded: _11,
    ...texts
  } = task;
  return texts;
}

function taskOf(row: TaskColumns): TaskOf {
  switch (row.kind) {
    case "habit":
      return { kind: row.kind, habit: row.habit_id } as TaskOf;
    case "goal_step":
      return { kind: row.kind, goalId: row.goal_id, stepId: row.step_id } as TaskOf;
    case "track_action":
      return { kind: row.kind, track: row.track, action: row.action } as TaskOf;
  }
}

/** A day's plan as it was saved. */
export function planOf({ plan: row, blocks, tasks }: PlanRow, key: PersonKey): Plan {
  const texts = openWhole<SealedPlan>(key, spots.plan(row.date), row.sealed);
  return {
    ...texts.plan,
    date: row.date,
    madeAt: row.made_at,
    revision: row.revision,
    waking: { from: row.wakes_at, to: row.sleeps_at },
    archetype: row.archetype,
    mode: row.mode,
    blocks: (blocks ?? []).map((block, index) => ({
      ...(texts.blocks[index] as Omit<PlannedBlock, BlockKeys>),
      id: block.id,
      from: block.start_time,
      to: block.end_time,
      energy: block.energy_requirement,
      version: block.version,
      flexibility: block.flexibility_minutes,
      dependencies: block.dependencies,
    })),
    tasks: (tasks ?? []).map((task) => ({
      ...(texts.tasks[task.id] as Omit<Task, TaskKeys>),
      id: task.id,
      block: task.block_id,
      of: taskOf(task),
      at: task.start_time,
      minutes: task.duration_minutes,
      version: task.version,
      stage: task.stage,
      intensity: task.intensity,
      state: task.state,
      stateAt: task.state_at ?? undefined,
      reminded: task.reminded,
    })),
  };
}

function blockColumns(block: PlannedBlock, position: number, plan: Plan) {
  return {
    id: block.id,
    position,
    template_id: `${plan.archetype}.${plan.mode}`,
    start_time: block.from,
    end_time: block.to,
    energy_requirement: block.energy,
    flexibility_minutes: block.flexibility,
    version: block.version,
    alternative_versions: versions.filter((version) => version !== block.version),
    dependencies: block.dependencies,
  };
}

/** What of a task is in the clear. */
export function clearTask(task: Task) {
  const { of } = task;
  return {
    id: task.id,
    block_id: task.block,
    kind: of.kind,
    habit_id: of.kind === "habit" ? of.habit : null,
    goal_id: of.kind === "goal_step" ? of.goalId : null,
    step_id: of.kind === "goal_step" ? of.stepId : null,
    track: of.kind === "track_action" ? of.track : null,
    action: of.kind === "track_action" ? of.action : null,
    start_time: task.at,
    duration_minutes: task.minutes,
    version: task.version,
    stage: task.stage,
    intensity: task.intensity,
    state: task.state,
    state_at: task.stateAt ?? null,
    reminded: task.reminded,
  };
}

const taskColumns = (task: Task, position: number) => ({ ...clearTask(task), position });

/** Whether nothing of a plan that is sealed differs, by reference. */
function sameTexts(one: Plan, other: Plan): boolean {
  const tasks = new Map(other.tasks.map((task) => [task.id, task]));
  return (
    sameFields(planTexts(one), planTexts(other)) &&
    one.blocks === other.blocks &&
    one.tasks.length === other.tasks.length &&
    one.tasks.every((task) => {
      const known = tasks.get(task.id);
      return known !== undefined && (known === task || sameFields(taskTexts(task), taskTexts(known)));
    })
  );
}

/** The columns of a plan, as `core.save` takes them: of a plan of the same day as `before` only what differs from it. */
export function planColumns(plan: Plan, before: Plan | undefined, key: PersonKey): Readonly<Record<string, unknown>> {
  const known = before?.date === plan.date ? before : undefined;
  const tasksBefore = new Map(known?.tasks.map((task, position) => [task.id, { task, position }]));
  const ids = new Set(plan.tasks.map(({ id }) => id));
  const changed = plan.tasks.flatMap((task, position) => {
    const was = tasksBefore.get(task.id);
    return was?.task === task && was.position === position ? [] : [taskColumns(task, position)];
  });
  const texts: SealedPlan = {
    plan: planTexts(plan),
    blocks: plan.blocks.map(blockTexts),
    tasks: Object.fromEntries(plan.tasks.map((task) => [task.id, taskTexts(task)])),
  };
  const sameBlocks =
    known !== undefined &&
    known.blocks === plan.blocks &&
    known.archetype === plan.archetype &&
    known.mode === plan.mode;
  return {
    date: plan.date,
    made_at: plan.madeAt,
    revision: plan.revision,
    wakes_at: plan.waking.from,
    sleeps_at: plan.waking.to,
    archetype: plan.archetype,
    mode: plan.mode,
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
