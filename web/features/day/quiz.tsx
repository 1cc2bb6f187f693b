import { type ReactNode, useState } from "react";
import { afterwards } from "../../data/afterwards.ts";
import { useLives } from "../../data/day.ts";
import { type Proposed, useQuiz, useQuizAnswers } from "../../data/day-setup.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Button } from "../../ui/button.tsx";
import { Card, CatchFocus } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useWords } from "../../words/words.tsx";
import { Take } from "./archetypes-page.tsx";

/** A few questions, one at a time, that propose a temperament; the person chooses. Nothing of the answers is kept. */
export function Quiz(): ReactNode {
  const words = useDayWords();
  const web = useWords();
  const quiz = useQuiz();
  const ask = useQuizAnswers();
  const [answers, setAnswers] = useState<readonly number[]>([]);
  const [proposed, setProposed] = useState<Proposed>();
  if (quiz.data === undefined) {
    return quiz.error ? <Problem error={quiz.error} /> : <p className="waits">{web.loading}</p>;
  }
  const questions = quiz.data;
  const question = questions[answers.length];
  function answer(place: number): void {
    const all = [...answers, place];
    setAnswers(all);
    if (all.length === questions.length) afterwards(ask.mutateAsync(all), setProposed);
  }
  function back(): void {
    setProposed(undefined);
    ask.reset();
    setAnswers(answers.slice(0, -1));
  }
  return (
    <div className="mx-auto grid w-full max-w-xl gap-6">
      {answers.length === 0 ? (
        <BackLink href="/day">{web.back}</BackLink>
      ) : (
        <Button look="plain" className="-my-2 justify-self-start px-0!" onClick={back}>
          {web.back}
        </Button>
      )}
      <div aria-hidden="true" className="flex gap-2">
        {questions.map(({ id }, at) => (
          <span key={id} className={`h-1.5 w-10 rounded-full ${at <= answers.length ? "bg-accent" : "bg-line"}`} />
        ))}
      </div>
      {question !== undefined && (
        <section key={question.id} className="arrives grid gap-5">
          <p className="text-sm text-soft">{words.questionOf(answers.length + 1, questions.length)}</p>
          <CatchFocus className="title">{question.ask}</CatchFocus>
          <ul className="grid gap-3">
            {question.answers.map((text, place) => (
              <li key={text}>
                <button
                  type="button"
                  onClick={() => answer(place)}
                  className="min-h-14 w-full rounded-3xl border border-edge bg-card px-5 py-3 text-left text-lg shadow-soft hover:border-accent"
                >
                  {text}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {question === undefined && proposed === undefined && !ask.error && <p className="waits">{web.loading}</p>}
      {ask.error !== null && (
        <>
          <Problem error={ask.error} />
          <Button
            className="justify-self-start"
            busy={ask.isPending}
            onClick={() => afterwards(ask.mutateAsync(answers), setProposed)}
          >
            {web.retry}
          </Button>
        </>
      )}
      {proposed !== undefined && <Result proposed={proposed} />}
    </div>
  );
}

function Result({ proposed }: { readonly proposed: Proposed }): ReactNode {
  const words = useDayWords();
  const lives = useLives();
  return (
    <section className="arrives grid gap-5">
      <p className="text-soft">{words.maySuit}</p>
      <CatchFocus className="title">{proposed.name}</CatchFocus>
      <Card className="grid gap-4">
        <p className="text-lg">{proposed.about}</p>
        <p className="text-sm text-soft">{words.onlyProposal}</p>
        <Take archetype={proposed.proposed} lives={lives === true} />
      </Card>
      <TextLink href="/day/archetypes">{words.chooseMyself}</TextLink>
    </section>
  );
}
