import { type ReactNode, useEffect, useState } from "react";
import { Link } from "wouter";
import type { GoalWire } from "#contract/goal.ts";
import { useStepsDone } from "../../data/steps-done.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Card } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { Scene } from "../../ui/trail.tsx";
import { landOf } from "../../ui/lands.ts";
import { useWayWords } from "../../words/way-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { Walked } from "./walked.tsx";

/** A goal that was reached: the way walked to it, from its first day on, something to keep of it, and only then what is next. */
export function Reached({ goal, menu }: { readonly goal: GoalWire; readonly menu: ReactNode }): ReactNode {
  const words = useWords();
  const way = useWayWords();
  const done = useStepsDone(goal.id);
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = done;
  // The way is told from its beginning, so all of it is fetched.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  const steps = (done.data ?? goal.completed_steps.toReversed()).toReversed();
  const dates = useDates(goal, steps.at(-1)?.completed_at ?? goal.created_at);
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6">
      <Scene marks={goal.completed_count} land={landOf(goal.land)} trail="h-30 sm:h-56" className="arrived">
        <p className="title pb-6">{way.gotThere}</p>
      </Scene>
      <Card className="onto arrives grid gap-4">
        <h1 className="act">{goal.title}</h1>
        <p className="text-soft">
          {dates}
          {goal.completed_count > 0 && <> · {words.stepsDone(goal.completed_count)}</>}
        </p>
        {goal.description !== "" && (
          <blockquote className="border-l-4 border-lit pl-4 whitespace-pre-line">{goal.description}</blockquote>
        )}
        <Keep goal={goal} dates={dates} />
      </Card>
      {steps.length > 0 && (
        <section className="grid gap-4">
          <h2 className="name">{way.wayWalked}</h2>
          <Walked steps={steps} from={goal.completed_count - steps.length + 1} />
        </section>
      )}
      <Problem error={done.error} />
      <section className="grid gap-3 border-t border-line pt-5 print:hidden">
        <h2 className="name">{way.andNow}</h2>
        <p className="text-soft">{way.andNowText}</p>
        <div className="flex flex-wrap items-start gap-2">
          <Link href="/" className={buttonClass("quiet")}>
            {words.toStart}
          </Link>
          <Link href="/goals/new" className={buttonClass("quiet")}>
            {words.newGoal}
          </Link>
          {menu}
        </div>
      </section>
    </div>
  );
}

/** From its first day to its last, as the language says it. */
function useDates({ created_at }: GoalWire, to: string): string {
  const day = new Intl.DateTimeFormat(useLocale(), { day: "numeric", month: "long", year: "numeric" });
  return day.formatRange(Date.parse(created_at), Date.parse(to));
}

/** A keepsake: the way as a picture, or the whole of it on paper. */
function Keep({ goal, dates }: { readonly goal: GoalWire; readonly dates: string }): ReactNode {
  const words = useWords();
  const way = useWayWords();
  const [failed, setFailed] = useState(false);
  async function save(): Promise<void> {
    setFailed(false);
    try {
      const { saveKeepsake } = await import("./keepsake.ts");
      const below = goal.completed_count > 0 ? `${dates} · ${words.stepsDone(goal.completed_count)}` : dates;
      await saveKeepsake({ title: goal.title, lines: [way.gotThere, below] }, goal.completed_count, landOf(goal.land));
    } catch {
      setFailed(true);
    }
  }
  return (
    <div className="grid gap-2 print:hidden">
      <div className="flex flex-wrap gap-2">
        <Button look="main" onClick={() => void save()}>
          {way.savePicture}
        </Button>
        <Button onClick={() => print()}>{way.print}</Button>
      </div>
      {failed && (
        <p role="alert" className="text-sm text-warm">
          {words.somethingWrong}
        </p>
      )}
    </div>
  );
}
