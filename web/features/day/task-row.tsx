import { type ReactNode, useId, useState } from "react";
import { Link } from "wouter";
import type { MessageWire } from "#contract/chat.ts";
import type { DayTaskWire, DayWire } from "#contract/day.ts";
import type { DayWish } from "../../data/day.ts";
import { Button } from "../../ui/button.tsx";
import { Mark } from "../../ui/marks.tsx";
import { nudge, Tick } from "../../ui/tick.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useLocale } from "../../words/words.tsx";
import { Adapted } from "./adapted.tsx";
import { clockOf } from "./clock.ts";

interface Props {
  readonly task: DayTaskWire;
  readonly day: Pick<DayWire, "time_zone">;
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
export function TaskRow({ task, day, busy, onAct, onSaid }: Props): ReactNode {
  const words = useDayWords();
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const id = useId();
  const on = task.task_id;
  const isOpen = task.state === "open";
  const title = task.archetype_specific_title;
  return (
    <li className="grid gap-2">
      <div className="flex items-start gap-3">
        {isOpen && task.may.includes("done") ? (
          <Circle busy={busy} label={`${words.marks.done}: ${title}`} onTick={() => onAct({ do: "done", on })} />
        ) : (
          <State state={task.state} />
        )}
        <div className="min-w-0 grow">
          <Link
            href={pageOf(task)}
            className={`underline decoration-line decoration-2 underline-offset-4 hover:decoration-accent ${isOpen ? "" : "text-soft"}`}
          >
            {title}
          </Link>
          <p className="text-sm text-soft">
            <time dateTime={task.at} className="tabular-nums">
              {clockOf(task.at, day.time_zone, locale)}
            </time>
            {" · "}
            {words.minutes(task.duration_minutes)}
            {!isOpen && <> · {words.states[task.state]}</>}
          </p>
          {isOpen && task.how !== "" && <p className="pt-1 text-sm">{task.how}</p>}
        </div>
      </div>
      {task.adaptation !== null && (
        <div className="sm:pl-9">
          <Adapted adaptation={task.adaptation} zone={day.time_zone} onSaid={onSaid} />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2 pl-9">
        {task.may.includes("undo") && !isOpen && (
          <Button
            look="plain"
            className="px-0!"
            busy={busy}
            aria-label={`${words.marks.undo}: ${title}`}
            onClick={() => onAct({ do: "undo", on })}
          >
            {words.marks.undo}
          </Button>
        )}
        {isOpen && (
          <Button
            look="plain"
            className="px-0!"
            aria-expanded={open}
            aria-controls={id}
            aria-label={`${open ? words.less : words.more}: ${title}`}
            onClick={() => setOpen(!open)}
          >
            {open ? words.less : words.more}
          </Button>
        )}
      </div>
      {open && isOpen && (
        <div id={id} className="arrives grid gap-3 sm:pl-9">
          <Choices task={task} busy={busy} onAct={onAct} />
          <p className="text-sm text-soft">
            <span className="font-medium">{words.why}</span> {task.because.text}
          </p>
        </div>
      )}
    </li>
  );
}

/** The circle before a task is what ticks it; the press is as wide as a finger. */
function Circle({
  busy,
  label,
  onTick,
}: {
  readonly busy: boolean;
  readonly label: string;
  readonly onTick: () => void;
}): ReactNode {
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
    <div className="grid gap-2">
      {task.may.includes("snooze") && (
        <div role="group" aria-label={words.later} className="flex flex-wrap items-center gap-2">
          <span aria-hidden="true" className="w-full text-sm text-soft sm:w-auto">
            {words.later}
          </span>
          {laters.map((minutes) => (
            <Button key={minutes} busy={busy} className="px-3!" onClick={() => onAct({ do: "snooze", on, minutes })}>
              {words.inMinutes(minutes)}
            </Button>
          ))}
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        {others
          .filter((mark) => task.may.includes(mark))
          .map((mark) => (
            <Button key={mark} busy={busy} onClick={() => onAct({ do: mark, on })}>
              {words.marks[mark]}
            </Button>
          ))}
      </div>
      {task.may.includes("never") && <p className="text-sm text-soft">{words.neverHint}</p>}
    </div>
  );
}
