import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import type { MessageWire } from "#contract/chat.ts";
import type { NextWire } from "#contract/next.ts";
import type { StepViewWire } from "#contract/step.ts";
import { NextCard } from "../../app/later-pages.ts";
import { afterwards } from "../../data/afterwards.ts";
import { type DayWish, useDayAction } from "../../data/day.ts";
import { Button } from "../../ui/button.tsx";
import { landOf } from "../../ui/lands.ts";
import { Mark } from "../../ui/marks.tsx";
import { Problem } from "../../ui/problem.tsx";
import { Trail } from "../../ui/trail.tsx";
import { useWords } from "../../words/words.tsx";
import { Said as DaySaid } from "../day/said.tsx";

/** What comes next is of the day, of a track, or something begun; a task that was just marked can be taken back here. */
export function Elsewhere({
  view,
  next,
  lives,
}: {
  readonly view: StepViewWire;
  readonly next: NextWire;
  readonly lives: boolean;
}): ReactNode {
  const words = useWords();
  const action = useDayAction();
  const [marked, setMarked] = useState<{ readonly on: string | undefined; readonly replies: readonly MessageWire[] }>();
  function act(wish: DayWish): void {
    setMarked(undefined);
    afterwards(action.mutateAsync(wish), ({ replies }) => {
      setMarked("on" in wish && wish.do !== "undo" ? { on: wish.on, replies } : undefined);
    });
  }
  const markedOn = marked?.on;
  return (
    <>
      <NextCard
        next={next}
        lives={lives}
        busy={action.isPending}
        onAct={act}
        onSaid={(replies) => setMarked({ on: undefined, replies })}
      />
      <DaySaid replies={marked?.replies ?? []} />
      {markedOn !== undefined && (
        <Button
          look="plain"
          className="justify-self-start px-0!"
          busy={action.isPending}
          onClick={() => act({ do: "undo", on: markedOn })}
        >
          {words.undo}
        </Button>
      )}
      <Problem error={action.error} />
      {view.goal_title !== null && <AlsoGoal land={view.goal_land} title={view.goal_title} />}
    </>
  );
}

/** The way to the current goal's step, beside what comes next. */
function AlsoGoal({ land, title }: { readonly land: number | null; readonly title: string }): ReactNode {
  const words = useWords();
  return (
    <Link
      href="/step"
      className="grid grid-cols-[auto_1fr_auto] items-center gap-3 rounded-3xl border border-transparent bg-card px-3 py-2.5 shadow-soft hover:border-accent"
    >
      <span className="size-11 overflow-hidden rounded-2xl">
        <Trail marks={0} land={landOf(land)} small className="h-full" />
      </span>
      <span className="min-w-0">
        <span className="block text-note text-soft">{words.alsoGoal}</span>
        <span className="line-clamp-2 leading-snug">{title}</span>
      </span>
      <Mark name="down" className="size-5 -rotate-90 text-soft" />
    </Link>
  );
}
