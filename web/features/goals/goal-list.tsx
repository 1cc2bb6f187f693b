import type { ReactNode } from "react";
import { Link } from "wouter";
import type { GoalWire } from "#contract/goal.ts";
import { useGoals } from "../../data/queries.ts";
import { buttonClass } from "../../ui/button.tsx";
import { landOf } from "../../ui/lands.ts";
import { Mark } from "../../ui/marks.tsx";
import { Page } from "../../ui/page.tsx";
import { Spot } from "../../ui/spot.tsx";
import { Problem } from "../../ui/problem.tsx";
import { Trail } from "../../ui/trail.tsx";
import { useGoalWords } from "../../words/goal-words.ts";
import { useWords } from "../../words/words.tsx";

/** All goals: those that are walked first, those that are finished or put away below. */
export function GoalList(): ReactNode {
  const words = useWords();
  const more = useGoalWords();
  const goals = useGoals();
  const all = goals.data ?? [];
  const open = all.filter(({ status }) => status !== "achieved" && status !== "archived");
  const others = all.filter(({ status }) => status === "achieved" || status === "archived");
  return (
    <Page
      title={words.goals}
      wide={all.length > 1}
      art={<Spot of="goals" className="size-14 sm:size-18" />}
      aside={
        <Link href="/goals/new" className={buttonClass("quiet")}>
          {words.newGoal}
        </Link>
      }
    >
      <Problem error={goals.error} />
      {goals.isPending && <p className="waits">{words.loading}</p>}
      {goals.data?.length === 0 && <p className="text-lg text-soft">{words.firstGoalText}</p>}
      {open.length > 0 && <Goals goals={open} />}
      {others.length > 0 && (
        <section className="grid gap-3 pt-4">
          <h2 className="name text-soft">{more.otherGoals}</h2>
          <Goals goals={others} />
        </section>
      )}
    </Page>
  );
}

function Goals({ goals }: { readonly goals: readonly GoalWire[] }): ReactNode {
  const words = useWords();
  const more = useGoalWords();
  return (
    <ul className="grid gap-3 lg:grid-cols-2 lg:items-start lg:gap-4">
      {goals.map((goal) => (
        <li key={goal.id} className={goal.active ? "lg:row-span-3" : ""}>
          <Link
            href={`/goals/${goal.id}`}
            className={`grid overflow-hidden rounded-3xl border border-transparent bg-card shadow-soft hover:border-accent ${goal.active ? "" : "grid-cols-[auto_1fr] items-center"}`}
          >
            {goal.active ? (
              <Trail marks={goal.completed_count} land={landOf(goal.land)} className="h-26 sm:h-36" />
            ) : (
              <Trail marks={0} small land={landOf(goal.land)} className="my-3 ml-3 size-16! rounded-2xl" />
            )}
            <span className="grid gap-1 px-5 py-4">
              <span className={goal.active ? "act" : "name"}>{goal.title}</span>
              <span className="flex flex-wrap gap-x-3 text-note text-soft">
                {goal.active && (
                  <span className="inline-flex items-center gap-1.5 text-accent">
                    <Mark name="flag" className="size-4" />
                    {more.walking}
                  </span>
                )}
                {goal.status !== "open" && <span>{words.statuses[goal.status]}</span>}
                {goal.completed_count > 0 && <span>{words.stepsDone(goal.completed_count)}</span>}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
