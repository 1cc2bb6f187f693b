import { aimIds } from "#core/day/aim.ts";
import { type ArchetypeId, archetypeIds } from "#core/day/archetype.ts";
import type { BlockId, BlockTemplate } from "#core/day/block.ts";
import { type Day, newDay } from "#core/day/day.ts";
import { type Habit, type HabitId, seasons } from "#core/day/habit.ts";
import type { ArchetypePack, DayLibrary } from "#core/day/library.ts";
import type { Mode } from "#core/day/mode.ts";
import { type PlanInput, withNewPlan } from "#core/day/plan-day.ts";
import type { Plan, Task } from "#core/day/plan.ts";
import { wakingDay } from "#core/day/waking-day.ts";
import { recordOutcome } from "#core/mastery/record-outcome.ts";
import type { Level } from "#core/mastery/skill.ts";
import { type LocalDate, plusDays } from "#core/time/local-date.ts";
import { instantAt } from "#core/time/wall-time.ts";

export const monday = "2026-11-23" as LocalDate;
export const zone = "Europe/Berlin";
export const habitId = (id: string): HabitId => id as HabitId;

/** A habit that anybody may do anywhere, at any time, with what is said otherwise. */
export function habit(id: string, more: Partial<Habit> = {}): Habit {
  return {
    id: habitId(id),
    category: "self_care",
    taskClass: "recovery",
    archetypes: archetypeIds,
    difficulty: 1,
    prerequisites: [],
    minutes: 10,
    energy: "low",
    intensity: "easy",
    parts: ["morning", "midday", "evening"],
    moments: [],
    places: ["anywhere"],
    equipment: [],
    seasons,
    contraindications: [],
    mild: [],
    risks: [],
    scaling: { beginner: 5, intermediate: 10, advanced: 15 },
    low: 3,
    high: 20,
    gentle: undefined,
    restores: false,
    daysAWeek: 7,
    tracks: [],
    ...more,
  };
}

/** A block of half an hour with habits of its own. */
export function block(id: string, start: BlockTemplate["start"], more: Partial<BlockTemplate> = {}): BlockTemplate {
  return {
    id: id as BlockId,
    archetype: "foundation_builder",
    start,
    minutes: { low: 15, usual: 30, high: 45 },
    energy: "medium",
    flexibility: 60,
    importance: 3,
    dependencies: [],
    habits: [],
    ...more,
  };
}

export const morning = block("fb_morning", { afterWake: 0 }, { habits: ["tea", "stretch", "light"].map(habitId) });
export const noon = block("fb_noon", { afterWake: 330 }, { habits: ["lunch", "walk", "rest"].map(habitId) });
export const evening = block(
  "fb_evening",
  { beforeSleep: 120 },
  {
    energy: "low",
    habits: ["music", "notes", "sleep"].map(habitId),
  },
);

/** How many habits a day begins with, and how many it may hold, as the carried archetypes have it. */
const habitsADay: Readonly<Record<ArchetypeId, ArchetypePack["habitsADay"]>> = {
  foundation_builder: { atFirst: 2, most: 4 },
  resilience_rebuilder: { atFirst: 2, most: 4 },
  connected_explorer: { atFirst: 3, most: 5 },
  systematic_improver: { atFirst: 4, most: 5 },
  transformation_seeker: { atFirst: 4, most: 5 },
  peak_performer: { atFirst: 5, most: 5 },
};

/** A library in which all archetypes have the same day: up at 7, in bed at 23, three blocks. */
/** Nothing serves anything. */
const noAims = Object.fromEntries(aimIds.map((aim) => [aim, []])) as unknown as DayLibrary["aims"];

export function libraryOf(
  habits: readonly Habit[],
  more: {
    readonly blocks?: readonly BlockTemplate[];
    readonly levels?: readonly Level[];
    readonly aims?: DayLibrary["aims"];
  } = {},
): DayLibrary {
  const blocks = more.blocks ?? [morning, noon, evening];
  const pack = (id: ArchetypeId): ArchetypePack => ({
    id,
    wake: 7 * 60,
    sleep: 23 * 60,
    habitsADay: habitsADay[id],
    templates: {
      low: { name: "low", mode: "low", blocks: blocks.map((each) => ({ block: each, version: "low" })) },
      medium: { name: "medium", mode: "medium", blocks: blocks.map((each) => ({ block: each, version: "usual" })) },
      high: { name: "high", mode: "high", blocks: blocks.map((each) => ({ block: each, version: "high" })) },
    },
  });
  return {
    habits: new Map(habits.map((each) => [each.id, each])),
    archetypes: Object.fromEntries(archetypeIds.map((id) => [id, pack(id)])) as DayLibrary["archetypes"],
    aims: more.aims ?? noAims,
    quiz: [],
    skills: [],
    levels: Object.fromEntries(archetypeIds.map((id) => [id, more.levels ?? []])) as unknown as DayLibrary["levels"],
  };
}

/** Nine everyday habits, three for each block. */
export const everyday: readonly Habit[] = [
  habit("tea", { category: "self_care", restores: true }),
  habit("stretch", { category: "movement", taskClass: "movement", parts: ["morning"] }),
  habit("light", { category: "circadian_mindfulness", taskClass: "sleep", parts: ["morning"] }),
  habit("lunch", { difficulty: 2, category: "nutrition", taskClass: "nourishment", parts: ["midday"] }),
  habit("walk", { category: "movement", taskClass: "movement", energy: "medium", places: ["outdoors"] }),
  habit("rest", { category: "recovery", restores: true }),
  habit("music", { category: "creativity", parts: ["evening"], restores: true }),
  habit("notes", { category: "mindfulness", taskClass: "mindfulness" }),
  habit("sleep", { category: "sleep", taskClass: "sleep", parts: ["evening"] }),
];

/** How a day is planned otherwise than on an ordinary Monday at seven. */
export type Otherwise = Partial<Omit<PlanInput, "mode">> & {
  readonly date?: LocalDate;
  readonly hour?: number;
  readonly mode?: Mode;
};

/** The input of planning a person's day at an hour of the clock. */
export function inputAt(day: Day, library: DayLibrary, otherwise: Otherwise = {}): PlanInput {
  const { date = monday, hour = 7, mode = "medium", ...rest } = otherwise;
  const waking = wakingDay(day.schedule, library.archetypes[day.archetype], date, zone, day.calendar?.busy ?? []);
  return {
    day,
    waking,
    library,
    goalStep: undefined,
    trackAction: undefined,
    now: instantAt(date, hour * 60, zone),
    mode: { mode, because: { rule: "said" } },
    ...rest,
  };
}

export const startOf = (archetype: ArchetypeId = "foundation_builder", more: Partial<Day> = {}): Day => ({
  ...newDay(archetype, instantAt(monday, 0, zone), monday),
  ...more,
});

/** A day that was planned, and its plan. */
export function plannedDay(input: PlanInput): { readonly day: Day; readonly plan: Plan } {
  const day = withNewPlan(input);
  if (!day.plan) throw new Error("planned days have a plan");
  return { day, plan: day.plan };
}

/** The habits of a plan that are not put aside, in the order of their times. */
export function habitNames(plan: Plan): readonly string[] {
  return plan.tasks.flatMap(({ of, state }) =>
    of.kind === "habit" && state !== "swapped" && state !== "never" ? [of.habit] : [],
  );
}

/** The task of a plan that is made of a habit. */
export function taskFor(plan: Plan, id: string): Task {
  const found = plan.tasks.find(({ of }) => of.kind === "habit" && of.habit === id);
  if (!found) throw new Error(`${id} is not in the plan`);
  return found;
}

/** A record of a habit that was done on each of so many days before a date. */
export function doneFor(days: number, before: LocalDate): Day["habits"][HabitId] {
  let record: Day["habits"][HabitId] | undefined;
  for (let back = days; back > 0; back -= 1) record = recordOutcome(record, "done", plusDays(before, -back));
  if (!record) throw new Error("a record needs a day");
  return record;
}
