import { Fragment, type ReactNode, useId, useState } from "react";
import { Link } from "wouter";
import type { MessageWire } from "#contract/chat.ts";
import type { DayTaskWire, DayWire } from "#contract/day.ts";
import type { DayWish } from "../../data/day.ts";
import { actClass } from "../../ui/act-class.ts";
import { Button } from "../../ui/button.tsx";
import { Mark } from "../../ui/marks.tsx";
import { TaskSpot } from "../../ui/task-spot.tsx";
import { nudge, Tick } from "../../ui/tick.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useLocale } from "../../words/words.tsx";
import { Adapted } from "./adapted.tsx";
import { clockOf } from "./clock.ts";
import { endOfTask } from "./day-order.ts";

interface Props {
  readonly task: DayTaskWire;
  readonly day: Pick<DayWire, "time_zone">;
  readonly now: number;
  /** Whether it is the first thing to do now: then it is written large, and its button says what it does. */
  readonly leads?: boolean;
  /** Whether its time does not stand beside it already. */
  readonly timed: boolean;
  readonly busy: boolean;
  readonly onAct: (wish: DayWish) => void;
  readonly onSaid: (replies: readonly MessageWire[]) => void;
}

/** Where a task leads: its own page, or the part of the app that it comes from. */
export function pageOf({ kind, task_id }: Pick<DayTaskWire, "kind" | "task_id">): string {
  switch (kind) {
    case "habit":
      return `/day/tasks/${encodeURIComponent(task_id)}`;
    case "own":
      return "/habits/own";
    case "goal_step":
      return "/step";
    case "track_action":
      return "/tracks";
  }
}

/** One thing to do in a block: what, when, how long, and what became of it. */
export function TaskRow(props: Props): ReactNode {
  const words = useDayWords();
  const { task, day, leads = false, busy, onAct, onSaid } = props;
  const [open, setOpen] = useState(false);
  const id = useId();
  const on = task.task_id;
  const isOpen = task.state === "open";
  const title = task.archetype_specific_title;
  const ticks = isOpen && task.may.includes("done");
  const done = { label: `${words.marks.done}: ${title}`, busy, onTick: () => onAct({ do: "done", on }) };
  const more = isOpen && (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={open ? id : undefined}
      aria-label={`${open ? words.less : words.more}: ${title}`}
      onClick={() => setOpen(!open)}
      className={`grid shrink-0 place-items-center rounded-full text-soft hover:bg-wash hover:text-ink aria-expanded:bg-wash aria-expanded:text-ink ${leads ? "size-14" : "-my-2.5 -mr-2.5 size-11"}`}
    >
      <Mark name="more" className="size-6" />
    </button>
  );
  return (
    <li className={leads ? "grid gap-3" : "grid gap-2"}>
      {leads ? (
        <>
          <div className="flex items-center justify-between gap-3">
            <What {...props} />
            <TaskSpot task={task} />
          </div>
          <div className="flex gap-2">
            {ticks && <Done {...done} />}
            {more}
          </div>
        </>
      ) : (
        <div className="flex items-start gap-3">
          {ticks ? <Circle {...done} /> : <State state={task.state} />}
          <What {...props} />
          {more}
        </div>
      )}
      {task.adaptation !== null && (
        <div className={leads ? "" : "sm:pl-9"}>
          <Adapted adaptation={task.adaptation} zone={day.time_zone} onSaid={onSaid} />
        </div>
      )}
      {task.may.includes("undo") && !isOpen && (
        <Button
          look="plain"
          className="-my-2 ml-9 justify-self-start px-0!"
          busy={busy}
          aria-label={`${words.marks.undo}: ${title}`}
          onClick={() => onAct({ do: "undo", on })}
        >
          {words.marks.undo}
        </Button>
      )}
      {open && isOpen && (
        <div id={id} className={`arrives grid gap-3 ${leads ? "" : "sm:pl-9"}`}>
          {!leads && task.how !== "" && <p>{task.how}</p>}
          <Choices task={task} busy={busy} onAct={onAct} />
          <p className="text-note text-soft">
            <span className="font-medium">{words.why}</span> {task.because.text}
          </p>
        </div>
      )}
    </li>
  );
}

/** What there is to do, and when; of what comes first the time stands before it. */
function What({ task, day, now, leads = false, timed }: Props): ReactNode {
  const words = useDayWords();
  const locale = useLocale();
  const isOpen = task.state === "open";
  const said = [
    leads && (now < Date.parse(task.at) ? words.nextUp : now < endOfTask(task) ? words.now : words.stillPossible),
    timed && (!leads || now < Date.parse(task.at)) && (
      <time key="at" dateTime={task.at} className="tabular-nums">
        {clockOf(task.at, day.time_zone, locale)}
      </time>
    ),
    words.minutes(task.duration_minutes),
    !isOpen && words.states[task.state],
  ].filter((each) => each !== false);
  const when = (
    <p className={leads ? "text-note text-accent" : "text-note whitespace-nowrap text-soft"}>
      {said.map((each, at) => (
        <Fragment key={at}>
          {at > 0 && " · "}
          {each}
        </Fragment>
      ))}
    </p>
  );
  return (
    <div className="grid min-w-0 grow gap-0.5">
      {leads && when}
      <div className="flex flex-wrap items-baseline gap-x-2.5">
        <Link
          href={pageOf(task)}
          className={`decoration-accent decoration-2 underline-offset-4 hover:underline ${leads ? actClass(task.archetype_specific_title) : "leading-snug"} ${isOpen ? "" : "text-soft"}`}
        >
          {task.archetype_specific_title}
        </Link>
        {!leads && when}
      </div>
      {leads && task.how !== "" && <p className="pt-1">{task.how}</p>}
    </div>
  );
}

interface Ticks {
  readonly busy: boolean;
  readonly label: string;
  readonly onTick: () => void;
}

/** What ticks the first thing to do. */
function Done({ busy, label, onTick }: Ticks): ReactNode {
  const words = useDayWords();
  return (
    <Button
      look="main"
      size="large"
      className="grow px-5! sm:grow-0 sm:px-10!"
      busy={busy}
      aria-label={label}
      onClick={() => {
        nudge();
        onTick();
      }}
    >
      <Mark name="done" className="size-6" />
      {words.marks.done}
    </Button>
  );
}

/** The circle before a task is what ticks it; the press is as wide as a finger. */
function Circle({ busy, label, onTick }: Ticks): ReactNode {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={busy || undefined}
      onClick={() => {
        if (busy) return;
        nudge();
        onTick();
      }}
      className="group -m-2.5 grid size-11 shrink-0 place-items-center rounded-full"
    >
      <span className="mt-1 grid size-6 place-items-center rounded-full border-2 border-edge text-transparent transition-colors group-focus-visible:text-accent group-hover:border-accent group-hover:bg-wash group-hover:text-accent">
        <Mark name="done" className="size-3.5" />
      </span>
    </button>
  );
}

function State({ state }: { readonly state: DayTaskWire["state"] }): ReactNode {
  const look = {
    open: "border-edge",
    done: "border-transparent",
    partly: "border-accent bg-wash text-accent",
    skipped: "border-line",
    swapped: "border-line",
    never: "border-line",
  }[state];
  return (
    <span aria-hidden="true" className={`mt-0.5 grid size-6 shrink-0 place-items-center rounded-full border ${look}`}>
      {state === "done" && <Tick className="size-6" />}
      {state === "partly" && <span className="h-0.5 w-2.5 rounded-full bg-accent" />}
    </span>
  );
}

const laters = [15, 60, 180] as const;
const others = ["partly", "skip", "swap", "never"] as const;

/** Everything that may be done with a task beside finishing it. */
export function Choices({
  task,
  busy,
  onAct,
}: Pick<Props, "busy" | "onAct"> & { readonly task: Pick<DayTaskWire, "task_id" | "may"> }): ReactNode {
  const words = useDayWords();
  const on = task.task_id;
  return (
    <div className="grid gap-3 sm:max-w-md">
      {task.may.includes("snooze") && (
        <div role="group" aria-label={words.later} className="grid gap-1.5">
          <span aria-hidden="true" className="text-note text-soft">
            {words.later}
          </span>
          <div className="flex flex-wrap rounded-3xl bg-paper p-1 *:grow">
            {laters.map((minutes) => (
              <button
                key={minutes}
                type="button"
                aria-disabled={busy || undefined}
                onClick={() => !busy && onAct({ do: "snooze", on, minutes })}
                className="min-h-11 rounded-[1.25rem] px-0.5 text-note whitespace-nowrap transition-colors hover:bg-card hover:text-accent aria-disabled:opacity-70"
              >
                {words.inMinutes(minutes)}
              </button>
            ))}
          </div>
        </div>
      )}
      <div className="grid grid-cols-[repeat(auto-fit,minmax(7rem,1fr))] gap-2">
        {others
          .filter((mark) => task.may.includes(mark))
          .map((mark) => (
            <Button key={mark} className="px-2!" busy={busy} onClick={() => onAct({ do: mark, on })}>
              {words.marks[mark]}
            </Button>
          ))}
      </div>
      {task.may.includes("never") && <p className="text-note text-soft">{words.neverHint}</p>}
    </div>
  );
}
