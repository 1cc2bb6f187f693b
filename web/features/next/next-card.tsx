import { type ReactNode, useState } from "react";
import { Link, useLocation } from "wouter";
import type { MessageWire } from "#contract/chat.ts";
import type { NextWire } from "#contract/next.ts";
import { type DayWish, useDay } from "../../data/day.ts";
import { useJourney } from "../../data/journey.ts";
import { usePass } from "../../data/next.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Mark } from "../../ui/marks.tsx";
import { CatchFocus } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TaskSpot } from "../../ui/task-spot.tsx";
import { actClass } from "../../ui/act-class.ts";
import { CardWay, cardWay, CardWays } from "../../ui/card-ways.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useLocale } from "../../words/words.tsx";
import { Adapted } from "../day/adapted.tsx";
import { clockOf, useNow } from "../day/clock.ts";
import { Asked } from "../tracks/asked.tsx";
import { exerciseToOpen } from "../tracks/guided.ts";
import { TrackMark } from "../tracks/track-mark.tsx";

/** Where it is told how a task of the day is done. */
const places = {
  habit: (id: string) => `/day/tasks/${encodeURIComponent(id)}`,
  own: () => "/habits/own",
  goal_step: () => "/step",
} as const;

interface Props {
  readonly next: NextWire;
  readonly lives: boolean;
  readonly busy: boolean;
  readonly onAct: (wish: DayWish) => void;
  readonly onSaid: (replies: readonly MessageWire[]) => void;
}

/** The one next step, whatever it is of, with its reason, and a way to another; never a list. */
export function NextCard({ next, lives, busy, onAct, onSaid }: Props): ReactNode {
  const words = useDayWords();
  const pass = usePass();
  const { key } = next;
  // The track is named above.
  const title = next.kind === "track" ? next.text : next.title;
  const later = useLater(next.kind === "enough" && lives);
  const adaptation = next.task?.adaptation ?? null;
  const drawn = next.track === null ? next.task : null;
  const zone = useDay(adaptation !== null).data?.time_zone;
  return (
    <div className="onto grid gap-3.5">
      <article
        key={next.key ?? next.kind}
        className="arrives grid gap-3 rounded-4xl bg-card p-6 shadow-soft sm:gap-5 sm:p-10"
      >
        <Of next={next} />
        <div className="flex items-center justify-between gap-3">
          <CatchFocus className={actClass(title)}>{later === undefined ? title : words.nothingNow}</CatchFocus>
          {drawn !== null && <TaskSpot task={drawn} className="-my-2 size-14 sm:size-20" />}
        </div>
        {next.text !== "" && next.text !== title && later === undefined && <p>{next.text}</p>}
        <p className="flex flex-wrap gap-x-5 gap-y-1 text-note text-soft">
          {next.minutes !== null && (
            <span className="inline-flex items-center gap-2">
              <Mark name="clock" />
              {words.minutes(next.minutes)}
            </span>
          )}
          <span>{later ?? next.because.text}</span>
        </p>
        {adaptation !== null && zone !== undefined && <Adapted adaptation={adaptation} zone={zone} onSaid={onSaid} />}
        <Action next={next} busy={busy} onAct={onAct} />
        <CardWays>
          <Further next={next} lives={lives} />
          {key !== null && (
            <button
              type="button"
              aria-disabled={pass.isPending || undefined}
              onClick={() => !pass.isPending && pass.mutate(key)}
              className={cardWay}
            >
              {words.notNow}
            </button>
          )}
        </CardWays>
      </article>
      <Problem error={pass.error} />
    </div>
  );
}

/** What of the day is still to come when nothing is asked now. */
function useLater(wanted: boolean): string | undefined {
  const words = useDayWords();
  const locale = useLocale();
  const now = useNow();
  const day = useDay(wanted).data;
  const later =
    wanted && day?.away === null
      ? day.tasks.find(({ state, at }) => state === "open" && Date.parse(at) > now)
      : undefined;
  return later && day && words.laterToday(clockOf(later.at, day.time_zone, locale), later.archetype_specific_title);
}

/** The part of the person's way that it belongs to. */
function Of({ next }: Pick<Props, "next">): ReactNode {
  if (next.track !== null) {
    return (
      <p className="flex items-center gap-2 text-soft">
        <TrackMark track={next.track.track} className="size-8" />
        {next.track.name}
      </p>
    );
  }
  return next.goal === null ? null : (
    <p className="flex items-start gap-2.5 text-soft">
      <span aria-hidden="true" className="mt-2 h-2.5 w-5 shrink-0 rounded-sm bg-accent" />
      {next.goal.title}
    </p>
  );
}

/** Where more of it is told. */
function Further({ next, lives }: Pick<Props, "next" | "lives">): ReactNode {
  const words = useDayWords();
  const { kind, task, track } = next;
  if (kind === "enough") return lives && <CardWay href="/day">{words.toDay}</CardWay>;
  if (next.exercise_id !== null) return null;
  if (task !== null && task.kind !== "track_action")
    return <CardWay href={places[task.kind](task.task_id)}>{words.howTo}</CardWay>;
  return track !== null && <CardWay href="/tracks">{words.toTracks}</CardWay>;
}

function Action({ next, busy, onAct }: Pick<Props, "next" | "busy" | "onAct">): ReactNode {
  const words = useDayWords();
  const { task, exercise_id: exercise, track } = next;
  const large = buttonClass("main", "large");
  if (exercise !== null) {
    return (
      <Link href={`/exercise/${exercise}`} className={`${large} sm:justify-self-start`}>
        {words.goOn}
      </Link>
    );
  }
  if (task !== null && task.kind !== "track_action") {
    const on = task.task_id;
    return (
      <Button
        look="main"
        size="large"
        className="w-full sm:w-auto sm:justify-self-start"
        busy={busy}
        onClick={() => onAct({ do: "done", on })}
      >
        <Mark name="done" className="size-6" />
        {words.marks.done}
      </Button>
    );
  }
  if (track !== null) return <OnTrack track={track} />;
  if (task !== null) {
    return (
      <Link href="/tracks" className={`${large} sm:justify-self-start`}>
        {words.open}
      </Link>
    );
  }
  return null;
}

/** Takes up what comes next on a track, or says that it has happened. */
function OnTrack({ track }: { readonly track: NonNullable<NextWire["track"]> }): ReactNode {
  const words = useDayWords();
  const journey = useJourney();
  const [, go] = useLocation();
  const [said, setSaid] = useState<readonly MessageWire[]>([]);
  const { report } = track.next_action;
  async function takeUp(): Promise<void> {
    try {
      const answer = await journey.mutateAsync(
        report === null ? { do: "accept", on: track.track } : { do: "report", action: report },
      );
      const exercise = exerciseToOpen(answer);
      if (exercise === undefined) setSaid(answer.replies);
      else go(`/exercise/${exercise}`);
    } catch {
      // Shown below.
    }
  }
  return (
    <div className="grid gap-4">
      <Button
        look="main"
        size="large"
        className="w-full sm:w-auto sm:justify-self-start"
        busy={journey.isPending}
        onClick={() => void takeUp()}
      >
        {report === null ? words.begin : words.happened}
      </Button>
      <Problem error={journey.error} />
      <Asked replies={said} onClose={() => setSaid([])} />
    </div>
  );
}
