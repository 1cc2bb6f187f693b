import { type ReactNode, useRef, useState } from "react";
import { Link } from "wouter";
import { goalLimits } from "#core/goals/goal.ts";
import type { FirstStepWire } from "#contract/first-step.ts";
import { goalHere } from "../../data/goal-here.ts";
import type { RequestProblem } from "../../data/api.ts";
import { noteAnswers, noteGoal, useFirstStep } from "../../data/first-goal.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Mark } from "../../ui/marks.tsx";
import { MessageText } from "../../ui/message.tsx";
import { Problem } from "../../ui/problem.tsx";
import type { FirstWords } from "../../words/first-en.ts";
import { useLocale, useWords } from "../../words/words.tsx";

/** A goal in one's own words and its first step, before there is an account; what stands below until then gives way to the answer. */
export function FirstStep({
  words: own,
  until,
}: {
  readonly words: FirstWords;
  /** What stands below; it may put a goal into the field. */
  readonly until: (take: (goal: string) => void) => ReactNode;
}): ReactNode {
  const words = useWords();
  const locale = useLocale();
  const first = useFirstStep();
  const [title, setTitle] = useState(() => goalHere()?.title ?? "");
  const [answers, setAnswers] = useState<readonly string[]>([]);
  const answered = first.data !== undefined || first.error !== null;
  const form = useRef<HTMLFormElement>(null);
  const name = (goal: string): void => {
    setTitle(goal);
    noteGoal(goal);
  };
  const take = (goal: string): void => {
    name(goal);
    form.current?.querySelector("input")?.focus();
  };
  const ask = (given: readonly string[]): void => {
    if (first.isPending) return;
    setAnswers(given);
    noteAnswers(given);
    first.mutate({ title: title.trim(), locale, answers: given });
  };
  return (
    <>
      <form
        ref={form}
        className="onto grid gap-4 rounded-4xl bg-card p-5 shadow-soft sm:p-8"
        onSubmit={(event) => {
          event.preventDefault();
          ask([]);
        }}
      >
        <Field
          label={words.firstGoalTitle}
          asks
          placeholder={words.goalTitleHint}
          hint={own.nothingKept}
          required
          maxLength={goalLimits.tried}
          autoComplete="off"
          value={title}
          onChange={(event) => name(event.target.value)}
        />
        <Button type="submit" look="main" size="large" className="sm:justify-self-start" busy={first.isPending}>
          {words.begin}
        </Button>
      </form>
      <div aria-live="polite" className="min-h-58">
        {!answered && !first.isPending && until(take)}
        {first.error !== null && <Refusal error={first.error} />}
        {first.data !== undefined && (
          <Answer answer={first.data} words={own} busy={first.isPending} onAnswer={(text) => ask([...answers, text])} />
        )}
      </div>
    </>
  );
}

interface AnswerProps {
  readonly answer: FirstStepWire;
  readonly words: FirstWords;
  readonly busy: boolean;
  /** To what is asked; empty where one is not sure. */
  readonly onAnswer: (text: string) => void;
}

function Answer({ answer, words: own, busy, onAnswer }: AnswerProps): ReactNode {
  const words = useWords();
  const { step, question, replies } = answer;
  const shown = step?.text ?? question?.text;
  const more = replies.filter(({ text }) => shown === undefined || !text.includes(shown));
  return (
    <div className="arrives grid gap-4">
      {shown !== undefined && (
        <section className="grid gap-3 rounded-3xl bg-card p-6 shadow-soft">
          <h2 className="act whitespace-pre-line">{shown}</h2>
          {step !== null && (
            <p className="inline-flex items-center gap-2 text-soft">
              <Mark name="clock" />
              {words.minutes(step.minutes)}
            </p>
          )}
          {step === null && question !== null && (
            <div className="flex flex-wrap gap-2">
              {question.quick.map((quick) => (
                <Button key={quick} busy={busy} onClick={() => onAnswer(quick)}>
                  {quick}
                </Button>
              ))}
              <Button look="plain" busy={busy} onClick={() => onAnswer("")}>
                {words.notSure}
              </Button>
            </div>
          )}
        </section>
      )}
      {more.map(({ text }) => (
        <MessageText key={text} message={{ text, buttons: [] }} />
      ))}
      <p>{step === null ? own.goesOn : own.waits}</p>
    </div>
  );
}

/** Words that sound like danger are answered with help and nothing else; what else is said no to says why. */
function Refusal({ error }: { readonly error: RequestProblem }): ReactNode {
  const words = useWords();
  if (error.code !== "crisis") return <Problem error={error} />;
  return (
    <section
      aria-label={words.helpNow}
      className="arrives grid gap-4 rounded-3xl border-2 border-accent bg-wash p-5 text-lg"
    >
      {error.replies.map((reply) => (
        <MessageText key={reply.text} message={reply} />
      ))}
      <Link href="/help" className={`${buttonClass("main")} justify-self-start`}>
        {words.helpNow}
      </Link>
    </section>
  );
}
