import type { ReactNode } from "react";
import type { GoalWire } from "#contract/goal.ts";
import { Mark } from "../../ui/marks.tsx";
import { Part } from "../../ui/page.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useGoalWords } from "../../words/goal-words.ts";
import { useLocale } from "../../words/words.tsx";

/**
 * Where the way of a goal began: the day it was named, what was said and kept then, and how to say that it is reached. All of it lies behind or is
 * the person's to say; nothing ahead is shown, as nobody knows it.
 */
export function Begun({ goal, running }: { readonly goal: GoalWire; readonly running: boolean }): ReactNode {
  const more = useGoalWords();
  const locale = useLocale();
  const at = Date.parse(goal.created_at);
  const isThisYear = new Date(at).getFullYear() === new Date().getFullYear();
  const day = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
  const said = [
    ...(goal.description === "" ? [] : [{ question: more.inOwnWords, answer: goal.description }]),
    ...goal.context.clarifications.filter(({ answer }) => answer.trim() !== ""),
  ];
  return (
    <Part title={more.begun}>
      <div className="of-goals grid grid-cols-[auto_1fr] gap-x-3.5">
        <span aria-hidden="true" className="grid size-6 place-items-center rounded-full bg-area-wash text-area">
          <Mark name="flag" className="size-3.5" />
        </span>
        <div>
          <p>{more.named}</p>
          <time dateTime={goal.created_at} className="text-note text-soft">
            {day.format(at)}
          </time>
        </div>
      </div>
      {said.length > 0 && (
        <dl className="grid gap-3">
          {said.map(({ question, answer }) => (
            <div key={question}>
              <dt className="text-note text-soft">{question}</dt>
              <dd className="whitespace-pre-line">{answer}</dd>
            </div>
          ))}
        </dl>
      )}
      {running && (
        <div className="-mb-3 border-t border-line pt-4 text-note text-soft">
          {goal.active && goal.current_step !== null && goal.current_step.cue === null && (
            <p className="pb-2">{more.whenHint}</p>
          )}
          <p>{more.sayReached}</p>
          <TextLink href="/talk">{more.toTalk}</TextLink>
        </div>
      )}
    </Part>
  );
}
