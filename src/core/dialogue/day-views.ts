import { clockText } from "../day/clock-text.ts";
import type { Away, Day } from "../day/day.ts";
import type { Habit } from "../day/habit.ts";
import { isAway } from "../day/plan-day.ts";
import type { Plan, PlannedBlock, Task, TaskOf, TaskVersion } from "../day/plan.ts";
import type { Reminder } from "../day/reminders.ts";
import { scoreRules } from "../day/score.ts";
import { shownStep } from "../goals/step.ts";
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
    ...tasks.map(
      (task): Line => ({
        say: "day.task",
        with: {
          mark: { ref: marks[task.state] },
          at: wallClock(task.at, timeZone),
          title: titleOf(task.of, plan, snapshot, context),
          minutes: task.minutes,
        },
      }),
    ),
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

/** A task with all that is needed to do it. */
export function taskReply(
  snapshot: OnDay,
  plan: Plan,
  task: Task,
  context: LookContext,
  place?: Reply["place"],
): Reply {
  const { of } = task;
  const habit = of.kind === "habit" ? context.library.day.habits.get(of.habit) : undefined;
  const title = titleOf(of, plan, snapshot, context);
  const buttons = [...taskButtons(task), [todayButton]];
  const placed = place ? { place } : {};
  if (!habit) return { ...besideHabits(snapshot, plan, task, context), buttons, ...placed };
  return {
    say: "task.show",
    with: {
      title,
      about: { ref: `habit.${habit.id}.about` },
      how: howOf(habit, task.version, task),
    },
    lines: [
      ...(task.version === "gentle"
        ? []
        : [{ say: "task.steps", with: { text: { ref: `habit.${habit.id}.steps` } } } as const]),
      ...(habit.contraindications.length > 0
        ? [{ say: "task.caution", with: { text: { ref: `habit.${habit.id}.caution` } } } as const]
        : []),
    ],
    buttons,
    ...placed,
  };
}

/** A goal's step in its own words while it is the goal's present one; what stands in the day from elsewhere by its name. */
function besideHabits(snapshot: Snapshot, plan: Plan, task: Task, context: LookContext): Reply {
  const { of, minutes } = task;
  const goal = of.kind === "goal_step" ? snapshot.goals.find(({ id }) => id === of.goalId) : undefined;
  const step = goal?.current;
  return goal && step && of.kind === "goal_step" && step.id === of.stepId
    ? { say: "now.step", with: { goal: goal.title, step: shownStep(step).text, minutes } }
    : { say: "now.task", with: { title: titleOf(of, plan, snapshot, context), minutes, how: "" } };
}

/** A task of the day in a few words: what, how long, how. */
export function taskShort(snapshot: Snapshot, plan: Plan, task: Task, context: LookContext): Reply {
  const { of } = task;
  const habit = of.kind === "habit" ? context.library.day.habits.get(of.habit) : undefined;
  if (!habit) return besideHabits(snapshot, plan, task, context);
  return {
    say: "now.task",
    with: {
      title: titleOf(of, plan, snapshot, context),
      minutes: task.minutes,
      how: howOf(habit, task.version, task),
    },
  };
}

const snoozes = [15, 60] as const;

/** What can be done about a task: nothing is hidden, nothing is final but "never". */
export function taskButtons(task: Task): readonly (readonly Button[])[] {
  const { id: taskId } = task;
  if (task.state !== "open") return [[{ label: "button.task_undo", press: { do: "mark_task", taskId, how: "undo" } }]];
  const first: Button[] = [{ label: "button.task_done", press: { do: "mark_task", taskId, how: "done" } }];
  if (task.of.kind !== "habit") {
    return [
      task.of.kind === "goal_step"
        ? [{ label: "button.open_task", press: { do: "show_step" } }, ...first]
        : [{ label: "button.open_task", press: { do: "suggest", track: task.of.track } }],
      [{ label: "button.task_skip", press: { do: "mark_task", taskId, how: "skip" } }, later(taskId, 60)],
    ];
  }
  return [
    [...first, { label: "button.task_partly", press: { do: "mark_task", taskId, how: "partly" } }],
    [
      { label: "button.task_skip", press: { do: "mark_task", taskId, how: "skip" } },
      ...snoozes.map((m) => later(taskId, m)),
    ],
    [
      { label: "button.task_swap", press: { do: "mark_task", taskId, how: "swap" } },
      { label: "button.task_never", press: { do: "mark_task", taskId, how: "never" } },
      { label: "button.why", press: { do: "why", taskId } },
    ],
  ];
}

const later = (taskId: Task["id"], minutes: number): Button => ({
  label: "button.task_later",
  with: { minutes },
  press: { do: "snooze", taskId, minutes },
});

/** Whether anything of today is still open. */
export function anythingOpen({ plan }: Day): boolean {
  return plan?.tasks.some(({ state }) => state === "open") ?? false;
}

/** A block begins: what it is for, and its tasks as buttons that can be done, put off and let go. */
export function reminderReply(snapshot: OnDay, { block, tasks }: Reminder, context: LookContext): Reply {
  const { plan } = snapshot.day;
  if (!plan) return { say: "day.no_day", buttons: [[todayButton]] };
  const [only] = tasks;
  return {
    say: "day.reminder",
    with: {
      title: { ref: `block.${block.id}.own_title` },
      text: { ref: `block.${block.id}.messaging.${plan.mode}` },
    },
    lines: tasks.map(
      (task): Line => ({
        say: "day.task",
        with: {
          mark: { ref: marks[task.state] },
          at: wallClock(task.at, snapshot.person.timeZone),
          title: titleOf(task.of, plan, snapshot, context),
          minutes: task.minutes,
        },
      }),
    ),
    buttons:
      tasks.length === 1 && only
        ? [
            [
              { label: "button.open_task", press: { do: "task", taskId: only.id } },
              ...(only.of.kind === "habit"
                ? [{ label: "button.task_done", press: { do: "mark_task", taskId: only.id, how: "done" } } as const]
                : []),
            ],
            [
              later(only.id, 15),
              { label: "button.task_skip", press: { do: "mark_task", taskId: only.id, how: "skip" } },
            ],
          ]
        : tasks.map((task): Button[] => [
            {
              label: "button.task",
              with: { title: titleOf(task.of, plan, snapshot, context) },
              press: { do: "task", taskId: task.id },
            },
          ]),
  };
}

const ruleText = (rule: string): Params[string] => ({ ref: `day_because.${rule}` });

/** How many of the reasons for a habit are told: the strongest ones. */
const reasonsTold = 3;

/** Why a task, or the whole day, is as it is: the rules that decided, in words. */
export function whyReply(snapshot: OnDay, plan: Plan, id: Task["id"] | undefined, context: LookContext): Reply {
  const task = id === undefined ? undefined : plan.tasks.find((each) => each.id === id);
  if (!task) {
    return {
      say: "why.mode",
      with: { mode: { ref: `mode_name.${plan.mode}` }, because: ruleText(plan.modeBecause.rule) },
      lines: [
        ...plan.blocks
          .filter(({ because }) => because.rule !== "block_as_wished")
          .map(
            (block): Line => ({
              say: "why.block",
              with: { title: { ref: `block.${block.id}.own_title` }, because: ruleText(block.because.rule) },
            }),
          ),
        ...plan.dropped.map(
          (block): Line => ({
            say: "why.dropped",
            with: { title: { ref: `block.${block.id}.own_title` }, because: ruleText(block.because.rule) },
          }),
        ),
      ],
      buttons: [[{ label: "button.mode", press: { do: "mode" } }, todayButton]],
    };
  }
  const { of } = task;
  const record = of.kind === "habit" ? snapshot.day.habits[of.habit] : undefined;
  const isNew = record?.firstAttempted === undefined || record.firstAttempted === plan.date;
  const parts = scoreRules
    .flatMap((rule) => {
      const points = task.because.inputs?.[rule];
      // What is new gets points for being at its beginning, and is no habit yet.
      return typeof points === "number" && points > 0 && !(rule === "stage" && isNew) ? [{ rule, points }] : [];
    })
    .toSorted((a, b) => b.points - a.points)
    .slice(0, reasonsTold);
  const block = plan.blocks.find((each) => each.id === task.block);
  return {
    say: "why.task",
    with: { title: titleOf(task.of, plan, snapshot, context), because: ruleText(task.because.rule) },
    lines: [
      ...parts.map(({ rule }): Line => ({ say: "why.rule", with: { text: ruleText(rule) } })),
      ...(task.version === "usual"
        ? []
        : [{ say: "why.rule", with: { text: ruleText(`version_${task.version}`) } } as const]),
      ...(block ? [{ say: "why.rule", with: { text: ruleText(block.because.rule) } } as const] : []),
      ...(of.kind === "habit"
        ? [{ say: "habit.evidence", with: { text: { ref: `habit.${of.habit}.lesson.summary` } } } as const]
        : []),
    ],
    buttons: [
      ...(of.kind === "habit"
        ? [[{ label: "button.about_habit", press: { do: "habit", habit: of.habit } } as const]]
        : []),
      [todayButton],
    ],
  };
}
