import type { ReactNode } from "react";
import { Link } from "wouter";
import { useGoalAction } from "../../data/actions.ts";
import { useGoals } from "../../data/queries.ts";
import { buttonClass } from "../../ui/button.tsx";
import { CatchFocus } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";
import { GoalForm } from "../goals/goal-form.tsx";

/** No goal is walked now: one of those that are there, or a first one. */
export function ChooseGoal(): ReactNode {
  const words = useWords();
  const goals = useGoals();
  const act = useGoalAction();
  if (goals.data === undefined) return <Problem error={goals.error} />;
  const walkable = goals.data.filter(({ status }) => status === "open" || status === "draft" || status === "paused");
  if (walkable.length === 0) {
    return (
      <section className="grid gap-6">
        <CatchFocus className="title">{words.firstGoalTitle}</CatchFocus>
        <p className="-mt-2 text-lg text-soft">{words.firstGoalText}</p>
        <GoalForm />
      </section>
    );
  }
  return (
    <section className="grid gap-6">
      <CatchFocus className="title">{words.chooseGoal}</CatchFocus>
      <ul className="grid gap-3">
        {walkable.map((goal) => (
          <li key={goal.id}>
            <button
              type="button"
              onClick={() =>
                act.mutate(
                  goal.status === "paused"
                    ? { do: "change", id: goal.id, patch: { status: "open" } }
                    : { do: "activate", id: goal.id },
                )
              }
              className="grid min-h-14 w-full gap-0.5 rounded-3xl border border-edge bg-card px-5 py-4 text-left shadow-soft hover:border-accent"
            >
              <span className="name">{goal.title}</span>
              <span className="text-note text-soft">
                {[
                  goal.status === "paused" ? words.statuses.paused : "",
                  goal.completed_count > 0 ? words.stepsDone(goal.completed_count) : "",
                ]
                  .filter((fact) => fact !== "")
                  .join(" · ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Problem error={act.error} />
      <Link href="/goals/new" className={`${buttonClass("quiet")} justify-self-start`}>
        {words.newGoal}
      </Link>
    </section>
  );
}
