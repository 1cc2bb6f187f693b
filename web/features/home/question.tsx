import type { ReactNode } from "react";
import type { StepViewWire } from "#contract/step.ts";
import { presses } from "#contract/presses.ts";
import { usePress, useStepAction } from "../../data/actions.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useDraft } from "../../data/drafts.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { CatchFocus } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";

interface Props {
  readonly view: StepViewWire;
  readonly question: NonNullable<StepViewWire["question"]>;
}

/** The coach's question: ready answers, own words, another wording, or on without an answer. */
export function Question({ view, question }: Props): ReactNode {
  const words = useWords();
  const act = useStepAction();
  const press = usePress();
  const [answer, setAnswer] = useDraft(`answer:${view.goal_id ?? ""}`);
  const busy = act.isPending || press.isPending;
  const send = (text: string): void => afterwards(act.mutateAsync({ do: "answer", answer: text }), () => setAnswer(""));
  return (
    <section className="arrives grid gap-6 onto rounded-4xl bg-card p-6 shadow-soft sm:p-10">
      {view.goal_title !== null && <p className="text-soft">{view.goal_title}</p>}
      <CatchFocus className="act">{question.text}</CatchFocus>
      {question.quick.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {question.quick.map((quick) => (
            <Button key={quick} busy={busy} onClick={() => send(quick)}>
              {quick}
            </Button>
          ))}
        </div>
      )}
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (answer.trim() !== "") send(answer.trim());
        }}
      >
        <TextField
          label={words.answer}
          placeholder={words.answerHint}
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
        />
        <Problem error={act.error ?? press.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="main" busy={busy}>
            {words.answerSend}
          </Button>
          <Button busy={busy} onClick={() => press.mutate(presses.skip)}>
            {words.notSure}
          </Button>
          <Button look="plain" busy={busy} onClick={() => press.mutate(presses.rephrase)}>
            {words.askOtherwise}
          </Button>
        </div>
      </form>
    </section>
  );
}
