import { type ReactNode, useState } from "react";
import { useAskLesson } from "../../data/body.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useBodyWords } from "../../words/body-words.ts";
import { Lines } from "../day/lesson.tsx";

/** A question that a language model may answer from the lesson alone; the sentences that it rests on stand below. */
export function AskLesson({ habit }: { readonly habit: string }): ReactNode {
  const words = useBodyWords();
  const ask = useAskLesson(habit);
  const [question, setQuestion] = useState("");
  const asked = question.trim();
  const answer = ask.data;
  return (
    <section aria-label={words.askTitle} className="grid gap-3 border-t border-line pt-5">
      <h3 className="font-medium">{words.askTitle}</h3>
      <p className="text-sm text-soft">{words.askText}</p>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (asked !== "" && !ask.isPending) ask.mutate(asked);
        }}
      >
        <TextField
          label={words.askLabel}
          value={question}
          maxLength={500}
          enterSends
          onChange={({ target }) => setQuestion(target.value)}
        />
        <Button type="submit" className="justify-self-start" busy={ask.isPending}>
          {words.askSend}
        </Button>
      </form>
      <Problem error={ask.error} />
      <div role="status" className="grid gap-3 empty:absolute">
        {ask.isPending && <p className="text-soft">{words.askWaiting}</p>}
        {!ask.isPending && answer !== undefined && answer.answer !== "" && (
          <div className="arrives grid gap-2 border-l-4 border-accent pl-4">
            {answer.by === "lesson" && <p className="text-soft">{words.askNear}</p>}
            <p className="whitespace-pre-line">{answer.answer}</p>
            {answer.by === "model" && answer.cites.length > 0 && (
              <details className="text-sm">
                <summary className="inline-flex min-h-11 items-center text-soft underline decoration-line decoration-2 underline-offset-4">
                  {words.askFrom}
                </summary>
                <Lines lines={answer.cites} />
              </details>
            )}
          </div>
        )}
      </div>
    </section>
  );
}
