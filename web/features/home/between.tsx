import type { ReactNode } from "react";
import { useLocation } from "wouter";
import type { StepViewWire } from "#contract/step.ts";
import { useGoalAction, useStepAction } from "../../data/actions.ts";
import { afterwards } from "../../data/afterwards.ts";
import { Button } from "../../ui/button.tsx";
import { CatchFocus } from "../../ui/page.tsx";
import { Tick } from "../../ui/tick.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";

/** The step is done; the next one waits until it is wanted. */
export function Between({ view }: { readonly view: StepViewWire }): ReactNode {
  const words = useWords();
  const act = useStepAction();
  const goal = useGoalAction();
  const [, go] = useLocation();
  const goalId = view.goal_id;
  return (
    <section className="arrives grid gap-6 onto rounded-4xl border border-line bg-wash p-6 sm:p-10">
      {view.goal_title !== null && <p className="text-soft">{view.goal_title}</p>}
      <Tick />
      <CatchFocus className="title">{words.stepDone}</CatchFocus>
      <p className="text-lg">{words.restOrNext}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="main" size="large" busy={act.isPending} onClick={() => act.mutate({ do: "next" })}>
          {words.next}
        </Button>
        {goalId !== null && (
          <Button
            size="large"
            busy={goal.isPending}
            onClick={() =>
              afterwards(goal.mutateAsync({ do: "change", id: goalId, patch: { status: "achieved" } }), () =>
                go(`/goals/${goalId}`),
              )
            }
          >
            {words.reached}
          </Button>
        )}
      </div>
      <Problem error={act.error ?? goal.error} />
    </section>
  );
}
