import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import type { AnswerProps } from "./answer-props.ts";

/** What sounds wrong in the words, each with advice; the person decides. */
export function Check({ step, busy, give }: AnswerProps): ReactNode {
  const words = useTracksWords();
  return (
    <div className="grid gap-5">
      <ul className="grid gap-3">
        {[...Map.groupBy(step.findings, ({ advice }) => advice)].map(([advice, found]) => (
          <li key={advice} className="grid gap-1 rounded-2xl bg-warm-wash px-4 py-3">
            <p className="flex flex-wrap gap-x-3 font-medium text-warm">
              {found.map(({ quote }) => (
                <q key={quote}>{quote}</q>
              ))}
            </p>
            <p>{advice}</p>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button look="main" size="large" busy={busy} onClick={() => void give({ press: "rewrite" })}>
          {words.checkRewrite}
        </Button>
        <Button size="large" busy={busy} onClick={() => void give({ press: "keep" })}>
          {words.checkKeep}
        </Button>
      </div>
    </div>
  );
}

/** Riddles for the age and theme that were chosen; others come as often as one likes. */
export function Riddles({ step, busy, give }: AnswerProps): ReactNode {
  const words = useTracksWords();
  return (
    <div className="grid gap-5">
      <ol className="grid gap-3">
        {step.riddles.map(({ question, answer }) => (
          <li key={question} className="rounded-2xl bg-wash px-4 py-3">
            <p className="whitespace-pre-line">{question}</p>
            <p className="text-sm text-soft">
              {words.riddleAnswer}: {answer}
            </p>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button look="main" size="large" busy={busy} onClick={() => void give({ press: "go" })}>
          {words.riddlesGood}
        </Button>
        <Button size="large" busy={busy} onClick={() => void give({ press: "others" })}>
          {words.riddlesOthers}
        </Button>
      </div>
    </div>
  );
}
