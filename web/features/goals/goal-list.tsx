import type { ReactNode } from "react";
import { Link } from "wouter";
import type { GoalWire } from "#contract/goal.ts";
import { useGoals } from "../../data/queries.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { Spot } from "../../ui/spot.tsx";
import { Problem } from "../../ui/problem.tsx";
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
          <h2 className="font-serif text-xl text-soft">{more.otherGoals}</h2>
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
    <ul className="grid gap-3">
      {goals.map((goal) => (
        <li key={goal.id}>
          <Link
            href={`/goals/${goal.id}`}
            className={`grid gap-1 rounded-3xl border bg-card px-5 py-4 shadow-soft hover:border-accent ${goal.active ? "border-accent" : "border-line"}`}
          >
            <span className="font-serif text-xl leading-snug">{goal.title}</span>
            <span className="flex flex-wrap gap-x-3 text-sm text-soft">
              {goal.active && <span className="text-accent">{more.walking}</span>}
              {goal.status !== "open" && <span>{words.statuses[goal.status]}</span>}
              {goal.completed_count > 0 && <span>{words.stepsDone(goal.completed_count)}</span>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
