import { type ReactNode, useState } from "react";
import { Link, useLocation } from "wouter";
import type { MessageWire } from "#contract/chat.ts";
import type { FinishedWire } from "#contract/exercise.ts";
import { useJourney } from "../../data/journey.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Mark } from "../../ui/marks.tsx";
import { MessageText } from "../../ui/message.tsx";
import { Card, CatchFocus } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { useWords } from "../../words/words.tsx";
import { Asked } from "../tracks/asked.tsx";
import { exerciseToOpen } from "../tracks/guided.ts";
import { Moves } from "../tracks/moves.tsx";

/** The end of an exercise: a warm word, what moved, and at most one next thing. */
export function Finished({ finished }: { readonly finished: FinishedWire }): ReactNode {
  const words = useTracksWords();
  const web = useWords();
  const journey = useJourney();
  const [, go] = useLocation();
  const [said, setSaid] = useState<readonly MessageWire[]>([]);
  const { next } = finished;
  async function takeUp(track: NonNullable<FinishedWire["next"]>["track"]): Promise<void> {
    try {
      const answer = await journey.mutateAsync({ do: "accept", on: track });
      const exercise = exerciseToOpen(answer);
      if (exercise === undefined) setSaid(answer.replies);
      else go(`/exercise/${exercise}`);
    } catch {
      // Shown below.
    }
  }
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6">
      <section className="arrives grid gap-6 rounded-4xl border border-line bg-wash p-6 sm:p-10">
        <span aria-hidden="true" className="grid size-14 place-items-center rounded-full bg-accent text-accent-ink">
          <Mark name="done" className="size-8" />
        </span>
        <CatchFocus className="title">{web.done}</CatchFocus>
        <div className="text-lg">
          <MessageText message={{ text: finished.message, buttons: [] }} />
        </div>
        <div className="flex flex-wrap gap-2">
          {finished.work_id !== null && (
            <Link href={`/works/${finished.work_id}`} className={buttonClass("quiet")}>
              {words.openWork}
            </Link>
          )}
          <Link href={finished.moved.length > 0 || next !== null ? "/tracks" : "/"} className={buttonClass("quiet")}>
            {words.enoughToday}
          </Link>
        </div>
      </section>
      <Moves moved={finished.moved} reached={finished.reached} />
      <Asked replies={said} onClose={() => setSaid([])} />
      {next !== null && (
        <Card className="grid gap-3">
          <h2 className="text-sm text-soft">{words.nextThing}</h2>
          <p className="text-lg leading-snug">{next.suggestion}</p>
          <p className="text-sm text-soft">
            {next.estimated_time}. {next.because}
          </p>
          <Problem error={journey.error} />
          <Button
            look="main"
            className="justify-self-start"
            busy={journey.isPending}
            onClick={() => void takeUp(next.track)}
          >
            {words.letsDo}
          </Button>
        </Card>
      )}
    </div>
  );
}
