import { clockText } from "../day/clock-text.ts";
import type { Away, Day } from "../day/day.ts";
import type { Habit } from "../day/habit.ts";
import { isAway } from "../day/plan-day.ts";
import type { Plan, PlannedBlock, Task, TaskOf, TaskVersion } from "../day/plan.ts";
import type { Instant } from "../person/person.ts";
import { wallTime } from "../time/wall-time.ts";
import { todayButton } from "./day-setup-views.ts";
import type { OnDay } from "./day-turn.ts";
import type { LookContext } from "./decision.ts";
import type { Snapshot } from "./dialogue.ts";
import type { Button, Params, Reply } from "./reply.ts";
import type { WordKey } from "./words.ts";

/** Today as it is shown, and one task of it. */

type Line = NonNullable<Reply["lines"]>[number];

/** The time on the wall, `07:30`. */
export function wallClock(at: Instant, timeZone: string): string {
  return clockText(wallTime(at, timeZone).minutes);
}

/** What a task is called, in the voice of the day's archetype where it is a habit. */
export function titleOf(of: TaskOf, plan: Plan, snapshot: Snapshot, context: LookContext): Params[string] {
  switch (of.kind) {
    case "habit": {
      const habit = context.library.day.habits.get(of.habit);
      return {
        ref: habit?.archetypes.includes(plan.archetype)
          ? `habit.${of.habit}.titles.${plan.archetype}`
          : `habit.${of.habit}.name`,
      };
    }
    case "goal_step": {
      const goal = snapshot.goals.find(({ id }) => id === of.goalId);
      return goal?.title ?? { ref: "day.goal_gone" };
    }
    case "track_action":
      return {
        ref: of.action.kind === "technique" ? `technique.${of.action.technique}.name` : `report.${of.action.action}`,
      };
  }
}

const marks = {
  open: "day.task_open",
  done: "day.task_done",
  partly: "day.task_partly",
  skipped: "day.task_let_go",
  swapped: "day.task_let_go",
  never: "day.task_let_go",
} as const satisfies Record<Task["state"], WordKey>;

/** Whether a task still stands in the day; what another took the place of does not. */
const shown = (task: Task): boolean => task.state !== "swapped" && task.state !== "never";

/** A task in one line: whether it is done, when, what, how long. */
export function taskLine(task: Task, plan: Plan, snapshot: Snapshot, context: LookContext): Line {
  return {
    say: "day.task",
    with: {
      mark: { ref: marks[task.state] },
      at: wallClock(task.at, snapshot.person.timeZone),
      title: titleOf(task.of, plan, snapshot, context),
      minutes: task.minutes,
    },
  };
}

/** What happened in a block that the day has no more: the day was made anew since. */
const isAdrift = ({ block }: Task, { blocks }: Plan): boolean => !blocks.some(({ id }) => id === block);

function blockLines(block: PlannedBlock, plan: Plan, snapshot: Snapshot, context: LookContext): readonly Line[] {
  const { timeZone } = snapshot.person;
  const tasks = plan.tasks.filter((task) => task.block === block.id && shown(task));
  if (tasks.length === 0) return [];
  return [
    {
      say: "day.block",
      with: {
        from: wallClock(block.from, timeZone),
        to: wallClock(block.to, timeZone),
        title: { ref: `block.${block.id}.own_title` },
      },
    },
    ...tasks.map((task) => taskLine(task, plan, snapshot, context)),
  ];
}

/** Whether the person is away on the day that is planned; a pause that was to end has ended by itself. */
export function awayNow({ away, plan }: Day): Away | undefined {
  return away && (plan === undefined || isAway(away, plan.date)) ? away : undefined;
}

/** That everything waits, and the way back. */
export function awaySaid({ why }: Away): Reply {
  return {
    say: `day.away_${why}`,
    buttons: [[{ label: "button.away_back", press: { do: "away", why: "back" } }]],
  };
}

/** Today: its mode, its blocks with what is in them, and what can be done about it. */
export function todayReply(snapshot: OnDay, context: LookContext, place?: Reply["place"]): Reply {
  const { day, person } = snapshot;
  const { plan } = day;
  const away = awayNow(day);
  if (away) return awaySaid(away);
  if (!plan) return { say: "day.no_day", buttons: [[todayButton]] };
  const open = plan.tasks.filter(({ state }) => state === "open");
  const pressed = open.filter((task) => task.at + task.minutes * 60_000 > context.now - 2 * 3600_000).slice(0, 5);
  return {
    say: "day.title",
    with: { date: dateText(plan, person.locale), mode: { ref: `mode_name.${plan.mode}` } },
    lines: [
      { say: "day.morning", with: { text: { ref: `archetype.${plan.archetype}.morning.${plan.mode}` } } },
      ...plan.tasks
        .filter((task) => shown(task) && isAdrift(task, plan))
        .map((task) => taskLine(task, plan, snapshot, context)),
      ...plan.blocks.flatMap((block) => blockLines(block, plan, snapshot, context)),
      ...(open.length === 0 ? [{ say: "day.nothing_left" } as const] : []),
    ],
    buttons: [
      ...pressed.map((task): Button[] => [
        {
          label: "button.task",
          with: { title: titleOf(task.of, plan, snapshot, context) },
          press: { do: "task", taskId: task.id },
        },
      ]),
      [
        { label: "button.checkin", press: { do: "checkin" } },
        { label: "button.why", press: { do: "why" } },
      ],
      [
        { label: "button.replan", press: { do: "replan" } },
        { label: "button.day_settings", press: { do: "day_settings" } },
      ],
    ],
    ...(place ? { place } : {}),
  };
}

/** The day as people write it; the words of the month come from the language itself. */
function dateText(plan: Plan, locale: string): string {
  return new Intl.DateTimeFormat(locale === "ru" ? "ru-RU" : "en-GB", {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(Date.parse(plan.date));
}

/** How a habit is done in a version and at a stage: one sentence. */
export function howOf(habit: Habit, version: TaskVersion, task: Pick<Task, "stage">): Params[string] {
  return { ref: `habit.${habit.id}.${version === "usual" ? `scaling.${task.stage}` : version}` };
}

/** Whether anything of today is still open. */
export function anythingOpen({ plan }: Day): boolean {
  return plan?.tasks.some(({ state }) => state === "open") ?? false;
}
