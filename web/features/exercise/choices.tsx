import { type ReactNode, useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Mark } from "../../ui/marks.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import type { AnswerProps } from "./answer-props.ts";

const row =
  "flex min-h-14 w-full items-center gap-3 rounded-2xl border px-4 py-3 text-left transition-colors hover:border-accent";

/** One tap answers. */
export function OneOf({ step, busy, give }: AnswerProps): ReactNode {
  return (
    <ul className="grid gap-2">
      {step.options.map(({ id, label, chosen }) => (
        <li key={id}>
          <button
            type="button"
            aria-disabled={busy || undefined}
            aria-pressed={chosen}
            onClick={() => !busy && void give({ press: id })}
            className={`${row} ${chosen ? "border-accent bg-wash" : "border-edge bg-card"}`}
          >
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** As many as fit; each tap shows at once, and reaches the server in its order. */
export function Several({ step, busy, give }: AnswerProps): ReactNode {
  const words = useTracksWords();
  const [onTheWay, setOnTheWay] = useState<readonly string[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const isChosen = (id: string, chosen: boolean): boolean =>
    onTheWay.filter((each) => each === id).length % 2 === 1 ? !chosen : chosen;
  const some = step.options.some(({ id, chosen }) => isChosen(id, chosen));

  function turn(id: string): void {
    setOnTheWay((all) => [...all, id]);
    queue.current = queue.current
      .then(() => give({ press: id }))
      .then(() => setOnTheWay((all) => all.toSpliced(all.indexOf(id), 1)));
  }
  return (
    <div className="grid gap-5">
      <ul className="flex flex-wrap gap-2">
        {step.options.map(({ id, label, chosen }) => {
          const on = isChosen(id, chosen);
          return (
            <li key={id}>
              <button
                type="button"
                role="checkbox"
                aria-checked={on}
                onClick={() => turn(id)}
                className={`flex min-h-12 items-center gap-2 rounded-2xl border px-4 py-2 text-left transition-colors hover:border-accent ${on ? "border-accent bg-wash text-accent" : "border-edge bg-card"}`}
              >
                <Mark name={on ? "done" : "plus"} className={`size-4 ${on ? "" : "text-soft"}`} />
                {label}
              </button>
            </li>
          );
        })}
      </ul>
      {some && (
        <Button
          look="main"
          size="large"
          className="justify-self-start"
          busy={busy && onTheWay.length === 0}
          onClick={() => void queue.current.then(() => give({ press: "enough" }))}
        >
          {words.enough}
        </Button>
      )}
    </div>
  );
}

/** A figure by one tap. */
export function Scale({ step, busy, give }: AnswerProps): ReactNode {
  const from = step.from ?? 0;
  const figures = Array.from({ length: (step.to ?? from) - from + 1 }, (_, index) => from + index);
  return (
    <ul className="grid max-w-md grid-cols-6 gap-2">
      {figures.map((figure) => (
        <li key={figure}>
          <button
            type="button"
            aria-disabled={busy || undefined}
            aria-pressed={step.answer?.value === figure}
            onClick={() => !busy && void give({ press: `${figure}` })}
            className={`h-13 w-full rounded-2xl border text-lg tabular-nums transition-colors hover:border-accent ${step.answer?.value === figure ? "border-accent bg-wash text-accent" : "border-edge bg-card"}`}
          >
            {figure}
          </button>
        </li>
      ))}
    </ul>
  );
}
