import { type ReactNode, useState } from "react";
import type { MessageWire } from "#contract/chat.ts";
import type { NextWire } from "#contract/next.ts";
import type { StepViewWire } from "#contract/step.ts";
import { NextCard } from "../../app/later-pages.ts";
import { afterwards } from "../../data/afterwards.ts";
import { type DayWish, useDayAction } from "../../data/day.ts";
import { Button } from "../../ui/button.tsx";
import { Problem } from "../../ui/problem.tsx";
import { CardWay } from "../../ui/card-ways.tsx";
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
      >
        {view.goal_id !== null && <CardWay href="/step">{words.myStep}</CardWay>}
      </NextCard>
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
    </>
  );
}
