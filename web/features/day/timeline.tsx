import { Fragment, type ReactNode, useState } from "react";
import type { MessageWire } from "#contract/chat.ts";
import type { DayBlockWire, DayTaskWire, DayWire } from "#contract/day.ts";
import type { DayWish } from "../../data/day.ts";
import { Mark } from "../../ui/marks.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useLocale } from "../../words/words.tsx";
import { clockOf, clocksOf, dateInWords, dateOf, partOf } from "./clock.ts";
import { behindOf, endOf, firstOf, guestOf, keyOf, type Stretch, stretchesOf } from "./day-order.ts";
import { TaskRow } from "./task-row.tsx";

interface Props {
  readonly day: DayWire;
  readonly now: number;
  readonly busy: boolean;
  readonly onAct: (wish: DayWish) => void;
  readonly onSaid: (replies: readonly MessageWire[]) => void;
}

/** The waking day from top to bottom, with a line where it is now. */
export function Timeline(props: Props): ReactNode {
  const words = useDayWords();
  const locale = useLocale();
  const { day, now } = props;
  const from = Date.parse(day.waking.from);
  const to = Date.parse(day.waking.to);
  const stretches = stretchesOf(day);
  // Folded as the page opens: what is done while it is open stays where it is.
  const [folded] = useState(() => new Set(stretches.slice(0, behindOf(stretches, now)).map(keyOf)));
  const behind = stretches.filter((stretch) => folded.has(keyOf(stretch)));
  const shown = stretches.filter((stretch) => !folded.has(keyOf(stretch)));
  const before = shown.findIndex((stretch) => now < endOf(stretch));
  const here = now < from || now >= to ? -1 : before === -1 ? shown.length : before;
  const clock = (at: string | number): string => clockOf(at, day.time_zone, locale);
  const first = firstOf(stretches, now);
  return (
    <section aria-label={words.timeline}>
      {behind.length > 0 && (
        <details className="mb-1">
          <summary className="flex min-h-11 items-center text-note text-soft underline decoration-line decoration-2 underline-offset-4">
            {words.earlier(behind.length)}
          </summary>
          <ol className="grid gap-3 pt-1 pb-3">
            <Edge time={clock(day.waking.from)}>{words.wake}</Edge>
            {behind.map((stretch) => (
              <StretchRow
                key={keyOf(stretch)}
                {...props}
                stretch={stretch}
                inside={false}
                first={first}
                clock={clock}
              />
            ))}
          </ol>
        </details>
      )}
      <ol className="grid gap-3">
        {now < from && <Edge time={clock(day.waking.from)}>{words.wake}</Edge>}
        {shown.map((stretch, at) => {
          const inside = at === here && now >= stretch.at;
          const line = at === here && !inside;
          const date = dateOf(stretch.at, day.time_zone);
          const isTomorrow = dateOf(now, day.time_zone) === date;
          const crosses = date !== dateOf(shown[at - 1]?.at ?? behind.at(-1)?.at ?? from, day.time_zone);
          return (
            <Fragment key={keyOf(stretch)}>
              {line && !isTomorrow && <NowLine time={clock(now)} />}
              {crosses && <Edge time="">{dateInWords(date, locale)}</Edge>}
              {line && isTomorrow && <NowLine time={clock(now)} />}
              <StretchRow {...props} stretch={stretch} inside={inside} first={first} clock={clock} />
            </Fragment>
          );
        })}
        {here === shown.length && <NowLine time={clock(now)} />}
        <Edge time={clock(day.waking.to)}>{words.sleep}</Edge>
      </ol>
      {day.dropped_blocks.length > 0 && (
        <Folded label={`${words.dropped} (${day.dropped_blocks.length})`}>
          <ul className="grid gap-1 px-4 pb-3 text-note text-soft sm:px-5">
            {day.dropped_blocks.map(({ block_id, title, because }) => (
              <li key={block_id}>
                {title}: {because.text}
              </li>
            ))}
          </ul>
        </Folded>
      )}
      <SetAside {...props} />
    </section>
  );
}

function Edge({ time, children }: { readonly time: string; readonly children: ReactNode }): ReactNode {
  return (
    <li className="flex items-center gap-3 text-note text-soft">
      <time className="empty:hidden whitespace-nowrap tabular-nums">{time}</time>
      <span className="flex grow items-center gap-3 after:h-px after:grow after:bg-line">{children}</span>
    </li>
  );
}

function NowLine({ time }: { readonly time: string }): ReactNode {
  const words = useDayWords();
  return (
    <li aria-current="time" className="flex items-center gap-3 text-note font-semibold text-accent">
      <time className=" whitespace-nowrap tabular-nums">{time}</time>
      <span className="flex grow items-center gap-2 before:size-2 before:rounded-full before:bg-accent after:h-0.5 after:grow after:rounded-full after:bg-accent">
        {words.now}
      </span>
    </li>
  );
}

interface StretchProps extends Props {
  readonly stretch: Stretch;
  readonly inside: boolean;
  /** The task that comes first now. */
  readonly first: DayTaskWire["task_id"] | undefined;
  readonly clock: (at: string | number) => string;
}

/** A stretch, which says its time itself. */
function StretchRow({ stretch, inside, clock, ...props }: StretchProps): ReactNode {
  const over = props.now >= endOf(stretch);
  const tasks = stretch.kind === "block" ? stretch.tasks : [stretch.task];
  const leads = tasks.some(({ task_id }) => task_id === props.first);
  const look = leads || inside ? "border-accent" : over ? "border-line bg-transparent shadow-none" : "border-line";
  const body =
    stretch.kind === "block" ? (
      <BlockBody {...props} block={stretch.block} tasks={stretch.tasks} inside={inside} clock={clock} leads={leads} />
    ) : (
      <ul>
        <TaskRow {...props} task={stretch.task} leads={leads} timed />
      </ul>
    );
  return <li className={`grid gap-3 rounded-3xl border bg-card p-4 shadow-soft sm:p-5 ${look}`}>{body}</li>;
}

interface BlockProps extends Props {
  readonly block: DayBlockWire;
  readonly tasks: readonly DayTaskWire[];
  readonly inside: boolean;
  readonly first: DayTaskWire["task_id"] | undefined;
  /** Whether the first thing to do is in it: then it stands back behind that. */
  readonly leads: boolean;
  readonly clock: (at: string | number) => string;
}

function BlockBody({ block, tasks, inside, first, leads, clock, ...props }: BlockProps): ReactNode {
  const words = useDayWords();
  const locale = useLocale();
  const { now, day } = props;
  const [from, to] = [Date.parse(block.from), Date.parse(block.to)];
  // What is of a goal or of a track is not what the block is for: then it is named by its part of the day.
  const own = guestOf(tasks) === undefined;
  const next = tasks.findIndex((task) => now < Date.parse(task.at));
  const at = next === -1 ? tasks.length : next;
  const line = inside && (
    <p
      aria-current="time"
      className="-mx-1 flex items-center gap-2 text-note font-semibold text-accent before:size-2 before:rounded-full before:bg-accent after:h-0.5 after:grow after:rounded-full after:bg-accent"
    >
      {words.now} <time className="tabular-nums">{clock(now)}</time>
    </p>
  );
  return (
    <>
      <div className="grid gap-0.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <h2 className={leads ? "text-note font-semibold" : "name"}>
            {own ? block.archetype_specific_title : words.parts[partOf(from, day.time_zone)]}
          </h2>
          <p className="text-note whitespace-nowrap text-soft tabular-nums">
            {clocksOf(from, to, day.time_zone, locale)}
          </p>
        </div>
        {own && !leads && <p className="text-note text-pretty text-soft">{block.purpose}</p>}
      </div>
      {tasks.length === 0 ? (
        <>
          <p className="text-note text-soft">{words.blockFree}</p>
          {line}
        </>
      ) : (
        <ul className="grid gap-4">
          {tasks.map((task, index) => (
            <Fragment key={task.task_id}>
              {index === at && line !== false && <li>{line}</li>}
              <TaskRow {...props} task={task} leads={task.task_id === first} timed={Date.parse(task.at) !== from} />
            </Fragment>
          ))}
          {at === tasks.length && line !== false && <li>{line}</li>}
        </ul>
      )}
      {block.because.rule !== "block_as_wished" && <p className="text-note text-soft">{block.because.text}</p>}
    </>
  );
}

/** What is no part of the day's way, as one quiet row that unfolds. */
function Folded({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <details className="group mt-3 rounded-3xl border border-line bg-card">
      <summary className="flex min-h-12 list-none items-center justify-between gap-3 rounded-3xl px-4 text-note sm:px-5 [&::-webkit-details-marker]:hidden">
        {label}
        <Mark name="down" className="size-5 transition-transform group-open:rotate-180" />
      </summary>
      {children}
    </details>
  );
}

/** What another took the place of, for as long as it can be taken back. */
function SetAside(props: Props): ReactNode {
  const words = useDayWords();
  const { day } = props;
  if (day.set_aside.length === 0) return null;
  return (
    <Folded label={words.setAside(day.set_aside.length)}>
      <ul className="grid gap-3 px-4 pt-1 pb-4 sm:px-5">
        {day.set_aside.map((task) => (
          <TaskRow key={task.task_id} {...props} task={task} timed />
        ))}
      </ul>
    </Folded>
  );
}
