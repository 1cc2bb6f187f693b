import { useIsMutating } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import type { MessageWire } from "#contract/chat.ts";
import type { ExerciseStepWire, ExerciseWire } from "#contract/exercise.ts";
import { afterwards } from "../../data/afterwards.ts";
import { RequestProblem } from "../../data/api.ts";
import { isGone } from "../../data/gone.ts";
import { type Given, useAnswer, useExercise, useFinished, useStop } from "../../data/exercises.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Mark } from "../../ui/marks.tsx";
import { MessageText } from "../../ui/message.tsx";
import { Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { useWords } from "../../words/words.tsx";
import { Asked } from "../tracks/asked.tsx";
import { StepAnswer } from "./step-answer.tsx";
import { Finished } from "./finished.tsx";
import { LeftBehind } from "./left-behind.tsx";

/** An exercise, one step at a time; it goes on after a reload and on another device. */
export function ExercisePage({ id }: { readonly id: string }): ReactNode {
  const web = useWords();
  const finished = useFinished(id);
  const exercise = useExercise(id, finished !== undefined);
  if (finished !== undefined) return <Finished finished={finished} />;
  if (exercise.data !== undefined) return <Player key={id} exercise={exercise.data} problem={exercise.error} />;
  return exercise.error ? <Gone error={exercise.error} /> : <p className="waits">{web.loading}</p>;
}

function Gone({ error }: { readonly error: unknown }): ReactNode {
  const words = useTracksWords();
  const gone = isGone(error);
  return (
    <Page title={gone ? words.gone : words.allExercises} narrow>
      {!gone && <Problem error={error} />}
      <div className="flex flex-wrap gap-2">
        <Link href="/works" className={buttonClass("quiet")}>
          {words.worksTitle}
        </Link>
        <Link href="/tracks" className={buttonClass("quiet")}>
          {words.back}
        </Link>
      </div>
    </Page>
  );
}

function Player({ exercise, problem }: { readonly exercise: ExerciseWire; readonly problem: unknown }): ReactNode {
  const words = useTracksWords();
  const [, go] = useLocation();
  const [said, setSaid] = useState<readonly MessageWire[]>([]);
  const [left, setLeft] = useState<ExerciseStepWire>();
  const { step } = exercise;
  const shown = useRef(step);
  /** The step that an answer given here led to; any other was led to elsewhere. */
  const led = useRef(step.id);
  const answer = useAnswer(exercise.id, (now) => {
    led.current = now.exercise?.step.id ?? step.id;
    setSaid(now.exercise === null && now.finished === null ? now.replies : []);
  });
  const stop = useStop();
  /** What a press here leads to may be heard before its own answer, which takes up what was written. */
  const pressed = useIsMutating();

  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = shown.current;
    shown.current = step;
    if (before.id === step.id) return;
    if (led.current !== step.id) setLeft(before);
    led.current = step.id;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [step]);

  const give = (given: Given): Promise<boolean> =>
    answer.mutateAsync({ ...given, step: step.id }).then(
      () => true,
      () => false,
    );
  // That it has gone may be heard before the answer that ended it.
  if (isGone(problem) && !answer.isPending) return <Gone error={problem} />;
  const moved = answer.error instanceof RequestProblem && answer.error.code === "step_moved_on";
  const { at, of } = exercise.position;
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6">
      <header className="grid gap-2">
        <div className="flex items-center justify-between gap-x-4">
          <h1 className="min-w-0 text-soft">{exercise.name}</h1>
          <button
            type="button"
            aria-disabled={stop.isPending || undefined}
            onClick={() =>
              !stop.isPending &&
              afterwards(stop.mutateAsync(exercise.id), () => go(exercise.track === null ? "/" : "/tracks"))
            }
            className="min-h-11 shrink-0 text-sm text-soft underline decoration-line decoration-2 underline-offset-4 hover:text-ink hover:decoration-accent"
          >
            {words.stop}
          </button>
        </div>
        <div
          role="progressbar"
          aria-label={words.position(at, of)}
          aria-valuenow={at}
          aria-valuemin={1}
          aria-valuemax={of}
          className="flex gap-1"
        >
          {Array.from({ length: of }, (_, index) => (
            <span key={index} className={`h-1.5 grow rounded-full ${index < at ? "bg-accent" : "bg-line"}`} />
          ))}
        </div>
      </header>
      {left !== undefined && pressed === 0 && (
        <LeftBehind exercise={exercise.id} step={left} onDone={() => setLeft(undefined)} />
      )}
      <Asked replies={said} onClose={() => setSaid([])} />
      <section key={step.id} className="arrives grid gap-6 rounded-4xl bg-card p-5 shadow-soft sm:p-10">
        <div
          ref={heading}
          tabIndex={-1}
          className="font-serif text-xl leading-snug text-pretty sm:text-2xl sm:leading-snug"
        >
          <MessageText message={{ text: step.say, buttons: [] }} />
        </div>
        <StepAnswer exercise={exercise} busy={answer.isPending} give={give} />
        {!moved && <Problem error={answer.error ?? stop.error} />}
      </section>
      <div className="flex flex-wrap items-center justify-between gap-2">
        {exercise.can_go_back ? (
          <Button busy={answer.isPending} onClick={() => void give({ press: "back" })}>
            <Mark name="back" />
            {words.backStep}
          </Button>
        ) : (
          <span />
        )}
        {step.optional && (
          <Button look="plain" busy={answer.isPending} onClick={() => void give({ press: "skip" })}>
            {words.skip}
          </Button>
        )}
      </div>
    </div>
  );
}
