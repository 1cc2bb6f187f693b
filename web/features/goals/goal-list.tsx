import type { ReactNode } from "react";
import { Link } from "wouter";
import type { GoalWire } from "#contract/goal.ts";
import { useGoals } from "../../data/queries.ts";
import { buttonClass } from "../../ui/button.tsx";
import { landOf } from "../../ui/lands.ts";
import { leadOf } from "../../ui/lead-of.ts";
import { Mark } from "../../ui/marks.tsx";
import { Page } from "../../ui/page.tsx";
import { Spot } from "../../ui/spot.tsx";
import { Problem } from "../../ui/problem.tsx";
import { frameSigns, Sign } from "../../ui/sign.tsx";
import { Trail } from "../../ui/trail.tsx";
import { useGoalWords } from "../../words/goal-words.ts";
import { useWords } from "../../words/words.tsx";
import { Walked } from "./walked.tsx";

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
      {open.length > 0 && <Goals goals={open} alone={all.length === 1} />}
      {others.length > 0 && (
        <section className="grid gap-3 pt-4">
          <h2 className="name text-soft">{more.otherGoals}</h2>
          <Goals goals={others} />
        </section>
      )}
    </Page>
  );
}

/** What comes next on the way to the current goal, and the way there. */
function NextStep({ goal: { current_step: step, question } }: { readonly goal: GoalWire }): ReactNode {
  const words = useWords();
  const said = step === null ? question?.text : leadOf(step.text)[0];
  if (said === undefined) return null;
  return (
    <Link
      href="/step"
      className="group grid grid-cols-[1fr_auto] items-center gap-3 border-t border-line px-5 py-4 focus-visible:-outline-offset-4"
    >
      <span className="grid gap-0.5">
        <span className="text-note text-soft">
          {step === null ? words.questionOpen : `${words.next} · ${words.minutes(step.minutes)}`}
        </span>
        <span className="group-hover:text-accent">{said}</span>
      </span>
      <Sign stroke={frameSigns.opens} className="size-5 -rotate-90 text-soft" />
    </Link>
  );
}

function Goals({
  goals,
  alone = false,
}: {
  readonly goals: readonly GoalWire[];
  /** Whether it is the only one, and the page has room for what was done. */
  readonly alone?: boolean;
}): ReactNode {
  const words = useWords();
  const more = useGoalWords();
  return (
    <ul className="grid gap-3 lg:grid-cols-2 lg:items-start lg:gap-4">
      {goals.map((goal) => (
        <li
          key={goal.id}
          className={`overflow-hidden rounded-3xl bg-card shadow-soft ${goal.active ? "lg:row-span-3" : ""}`}
        >
          <Link
            href={`/goals/${goal.id}`}
            className={`group grid focus-visible:-outline-offset-4 ${goal.active ? "" : "grid-cols-[auto_1fr] items-center"}`}
          >
            {goal.active ? (
              <Trail
                marks={goal.completed_count}
                land={landOf(goal.land)}
                className={alone ? "h-40 sm:h-56" : "h-26 sm:h-36"}
              />
            ) : (
              <Trail marks={0} small land={landOf(goal.land)} className="my-3 ml-3 size-16! rounded-2xl" />
            )}
            <span className="grid gap-1 px-5 py-4">
              <span className={`group-hover:text-accent ${goal.active ? "act" : "name"}`}>{goal.title}</span>
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
          {goal.active && <NextStep goal={goal} />}
          {alone && goal.completed_steps.length > 0 && (
            <div className="border-t border-line px-5 py-5 sm:px-7">
              <h2 className="name pb-4">{more.doneSteps}</h2>
              <Walked steps={goal.completed_steps.slice(-2).toReversed()} brief from={goal.completed_count} reversed />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
