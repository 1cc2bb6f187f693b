import type { Away, Day } from "../../../day/day.ts";
import { ownBlock } from "../../../day/own-tasks.ts";
import { isAway } from "../../../day/plan-day.ts";
import type { Plan, PlannedBlock, Task } from "../../../day/plan.ts";
import type { Instant } from "../../../time/instant.ts";
import { makesRestDay } from "../../../adaptation/adaptation.ts";
import { adaptedLines, seenLine, seenToday } from "../body/adaptation-views.ts";
import { badNight, nightLine } from "../body/night-seen.ts";
import { todayButton } from "../../turn/buttons.ts";
import type { OnDay } from "../../turn/on-day.ts";
import type { LookContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { grownLines } from "./grown-lines.ts";
import { dateText } from "./date-text.ts";
import { morningLines } from "./morning-lines.ts";
import type { Button, Reply } from "../../turn/reply.ts";
import { type Line, titleOf, wallClock } from "./task-names.ts";
import type { WordKey } from "../../turn/word-key.ts";

/** Today as it is shown, and one task of it. */

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
function taskLine(task: Task, plan: Plan, snapshot: Snapshot, context: LookContext): Line {
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

/** A task, and under it that it is otherwise than planned. */
export function taskLines(task: Task, plan: Plan, snapshot: Snapshot, context: LookContext): readonly Line[] {
  return [taskLine(task, plan, snapshot, context), ...adaptedLines(task, plan, snapshot, context)];
}

/** What happened in a block that the day has no more: the day was made again since. */
const isAdrift = ({ block }: Task, { blocks }: Plan): boolean =>
  block !== ownBlock && !blocks.some(({ id }) => id === block);

/** What the person made up stands under its own words. */
function ownLines(plan: Plan, snapshot: Snapshot, context: LookContext): readonly Line[] {
  const tasks = plan.tasks.filter((task) => task.block === ownBlock && shown(task));
  if (tasks.length === 0) return [];
  return [{ say: "own.title" }, ...tasks.flatMap((task) => taskLines(task, plan, snapshot, context))];
}

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
    ...tasks.flatMap((task) => taskLines(task, plan, snapshot, context)),
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

/** The words that a day begins with are for its beginning. */
const beginningMs = 90 * 60_000;
const isMorning = ({ waking }: Plan, now: Instant): boolean => now < waking.from + beginningMs;

/** On the first day the one question that would make it somebody's own stands beside it, and may be passed over. */
const isFirstDay = ({ aims, previous }: Day): boolean => aims === undefined && previous === undefined;

const lighterButton: Button = {
  label: "button.relief_lighter",
  press: { do: "relief", way: "lighter", metric: "sleep_quality" },
};

/** Today: its mode, its blocks with what is in them, and what can be done about it. */
export function todayReply(snapshot: OnDay, context: LookContext, place?: Reply["place"]): Reply {
  const { day, person } = snapshot;
  const { plan } = day;
  const away = awayNow(day);
  if (away) return awaySaid(away);
  if (!plan) return { say: "day.no_day", buttons: [[todayButton]] };
  const night = badNight(snapshot, context.now);
  // After nights that make it a day of rest nobody is told that it is a strong one.
  const rests = snapshot.adapting?.adaptations.some((each) => each.date === plan.date && makesRestDay(each)) ?? false;
  const asks: Plan = rests ? { ...plan, mode: "low" } : plan;
  const open = plan.tasks.filter(({ state }) => state === "open");
  const pressed = open.filter((task) => task.at + task.minutes * 60_000 > context.now - 2 * 3600_000).slice(0, 5);
  return {
    say: "day.title",
    with: { date: dateText(plan.date, person.locale), mode: { ref: `mode_name.${asks.mode}` satisfies WordKey } },
    lines: [
      ...(isMorning(plan, context.now) ? morningLines(day, asks, person.locale, context.library.day) : []),
      ...(night ? [nightLine(night.reading.value)] : []),
      ...grownLines(day, asks),
      ...seenToday(snapshot, plan).map(seenLine),
      ...plan.tasks
        .filter((task) => shown(task) && isAdrift(task, plan))
        .flatMap((task) => taskLines(task, plan, snapshot, context)),
      ...plan.blocks.flatMap((block) => blockLines(block, plan, snapshot, context)),
      ...ownLines(plan, snapshot, context),
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
      ...(night ? [[lighterButton]] : []),
      ...(isFirstDay(day) ? [[{ label: "button.aims", press: { do: "aims" } } as const]] : []),
      [
        { label: "button.replan", press: { do: "replan" } },
        { label: "button.day_settings", press: { do: "day_settings" } },
      ],
    ],
    ...(place ? { place } : {}),
  };
}

/** Whether anything of today is still open. */
export function anythingOpen({ plan }: Day): boolean {
  return plan?.tasks.some(({ state }) => state === "open") ?? false;
}
