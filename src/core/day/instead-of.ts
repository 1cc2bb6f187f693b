import type { Instant } from "../time/instant.ts";
import { chooseInstead } from "./choose-habits.ts";
import type { Slot } from "./slot.ts";
import type { Day } from "./day.ts";
import { isInWork } from "./fits-slot.ts";
import { dayPartOf } from "./energy-shares.ts";
import { countsAsHabit } from "./grow.ts";
import type { DayLibrary } from "./library.ts";
import { type PlanInput, stirringOf, taskOf } from "./plan-day.ts";
import type { Plan, PlannedBlock, Task } from "./plan.ts";
import { timeOf } from "./replan.ts";

const minuteMs = 60_000;

/** Another habit in a task's place, from its own block and in the time that is left there. */
export function insteadOf(
  day: Day,
  plan: Plan,
  task: Task,
  { now, waking, library }: Pick<PlanInput, "now" | "waking" | "library">,
): Task | undefined {
  const block = plan.blocks.find(({ id }) => id === task.block);
  if (!block) return undefined;
  const start = Math.max(task.at, Math.ceil(now / minuteMs) * minuteMs);
  const chosen = chooseInstead({
    day,
    library,
    date: plan.date,
    timeZone: waking.timeZone,
    mode: plan.mode,
    waking,
    slots: [{ ...slotFrom(plan, task, block, start, library), inWork: isInWork(block, waking) }],
    count: 1,
    stay: [],
    change: "free",
    grown: false,
    firstDay: day.previous === undefined,
    stirring: stirringOf(
      plan.tasks.filter((each) => each.id !== task.id),
      library,
    ),
    taken: plan.tasks.flatMap(({ of }) => (of.kind === "habit" ? [of.habit] : [])),
    categories: [],
  });
  return chosen && taskOf(plan.date, block, chosen, start);
}

/** The time from an instant to the next open task or the end of the block, as a place to fill. */
function slotFrom(plan: Plan, task: Task, block: PlannedBlock, start: Instant, library: DayLibrary): Slot {
  const others = plan.tasks.filter((each) => each.id !== task.id && each.state === "open").map(timeOf);
  const next = Math.min(...others.filter(({ from }) => from >= task.at).map(({ from }) => from));
  const taken = others.some(({ from, to }) => from <= start && start < to);
  const end = Math.min(next, Math.max(block.to, timeOf(task).to), plan.waking.to);
  const templates = library.archetypes[plan.archetype].templates[plan.mode].blocks;
  return {
    block: { ...block, to: end },
    begins: start,
    template: templates.find((each) => each.block.id === block.id)?.block ?? { habits: [] },
    part: dayPartOf(start, plan.waking),
    left: taken ? 0 : Math.max(0, Math.floor((end - start) / minuteMs)),
    habits: plan.tasks.filter((each) => each.block === block.id && each.id !== task.id && countsAsHabit(each)).length,
  };
}
