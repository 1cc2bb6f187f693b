import { type ReactNode, useState } from "react";
import { Link, useLocation } from "wouter";
import type { GoalWire } from "#contract/goal.ts";
import { type GoalWish, useGoalAction } from "../../data/actions.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useGoals, useProgress } from "../../data/queries.ts";
import { useStepsDone } from "../../data/steps-done.ts";
import { GoalTrack } from "../../app/later-pages.ts";
import { NotFound } from "../../app/not-found.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Mark } from "../../ui/marks.tsx";
import { Page, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useLocale, useWords } from "../../words/words.tsx";
import { EditGoal } from "./edit-goal.tsx";

/** One goal with everything that was done for it. */
export function GoalPage({ id }: { readonly id: string }): ReactNode {
  const words = useWords();
  const goals = useGoals();
  const goal = goals.data?.find((each) => each.id === id);
  if (goals.data === undefined) return <Problem error={goals.error} />;
  if (goal === undefined) return <NotFound />;
  return <Shown key={goal.id} goal={goal} words={words} />;
}

function Shown({ goal, words }: { readonly goal: GoalWire; readonly words: ReturnType<typeof useWords> }): ReactNode {
  const act = useGoalAction();
  const [, go] = useLocation();
  const [doing, setDoing] = useState<"nothing" | "edit" | "remove">("nothing");
  const progress = useProgress().data;
  const running = goal.status === "open" || goal.status === "draft";
  const status = (to: "open" | "paused" | "achieved" | "archived"): GoalWish => ({
    do: "change",
    id: goal.id,
    patch: { status: to },
  });
  const button = (label: string, wish: GoalWish): ReactNode => (
    <Button busy={act.isPending} onClick={() => act.mutate(wish)}>
      {label}
    </Button>
  );
  return (
    <Page title={goal.title}>
      <p className="-mt-3 flex flex-wrap gap-x-3 text-soft">
        {goal.active && running && <span className="text-accent">{words.walking}</span>}
        {goal.status !== "open" && <span>{words.statuses[goal.status]}</span>}
      </p>
      {goal.description !== "" && <p className="whitespace-pre-line">{goal.description}</p>}
      <div className="flex flex-wrap gap-2">
        {goal.active && running ? (
          <Link href="/step" className={buttonClass("main")}>
            {words.toStep}
          </Link>
        ) : (
          running && (
            <Button
              look="main"
              busy={act.isPending}
              onClick={() => afterwards(act.mutateAsync({ do: "activate", id: goal.id }), () => go("/step"))}
            >
              {words.walkThis}
            </Button>
          )
        )}
        {!running && button(words.reopen, status("open"))}
        {running && button(words.pause, status("paused"))}
        {running && button(words.reached, status("achieved"))}
        {goal.status !== "archived" && button(words.archive, status("archived"))}
        <Button aria-expanded={doing === "edit"} onClick={() => setDoing(doing === "edit" ? "nothing" : "edit")}>
          {words.edit}
        </Button>
        <Button look="warm" aria-haspopup="dialog" onClick={() => setDoing("remove")}>
          {words.remove}
        </Button>
      </div>
      <Problem error={act.error} />
      {doing === "edit" && <EditGoal goal={goal} onDone={() => setDoing("nothing")} />}
      {doing === "remove" && (
        <Confirm
          question={words.removeGoalSure}
          yes={words.removeYes}
          busy={act.isPending}
          onNo={() => setDoing("nothing")}
          onYes={() =>
            afterwards(act.mutateAsync({ do: "delete", id: goal.id }), () => go("/goals", { replace: true }))
          }
        />
      )}
      {progress?.started === true && <GoalTrack goal={goal} progress={progress} />}
      <Done goal={goal} />
    </Page>
  );
}

function Done({ goal }: { readonly goal: GoalWire }): ReactNode {
  const words = useWords();
  const locale = useLocale();
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" });
  const done = useStepsDone(goal.id);
  const steps = done.data ?? goal.completed_steps.toReversed();
  return (
    <Part title={goal.completed_count === 0 ? words.nothingDoneYet : words.stepsDone(goal.completed_count)}>
      {steps.length > 0 && (
        <ol reversed start={goal.completed_count} className="grid gap-4">
          {steps.map((step) => (
            <li key={step.id} className="flex gap-3">
              <Mark name="done" className="mt-0.5 size-6 text-accent" />
              <div>
                <p>{step.text}</p>
                {step.completed_at !== null && (
                  <p className="text-sm text-soft">
                    <time dateTime={step.completed_at}>{day.format(Date.parse(step.completed_at))}</time>
                  </p>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
      <Problem error={done.error} />
      {done.hasNextPage && (
        <Button busy={done.isFetchingNextPage} onClick={() => void done.fetchNextPage()}>
          {words.earlierSteps}
        </Button>
      )}
    </Part>
  );
}
