import { type ReactNode, useState } from "react";
import type { StepWire } from "#contract/step.ts";
import { type RephraseReason, rephraseReasons } from "#core/person/person.ts";
import { useStepAction } from "../../data/actions.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useDraft } from "../../data/drafts.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";

/** What is wrong with the step? One tap, or own words. */
export function Reasons({ step, onDone }: { readonly step: StepWire; readonly onDone: () => void }): ReactNode {
  const words = useWords();
  const act = useStepAction();
  const [comment, setComment] = useDraft(`comment:${step.id}`);
  const [own, setOwn] = useState(comment !== "");

  function say(reason: RephraseReason): void {
    if (reason === "own_words") return setOwn(true);
    afterwards(act.mutateAsync({ do: "rephrase", step_id: step.id, reason }), onDone);
  }

  return (
    <Card className="arrives grid gap-4">
      <h2 className="name">{words.reasonTitle}</h2>
      <div className="flex flex-wrap gap-2">
        {rephraseReasons.map((reason) => (
          <Button
            key={reason}
            busy={act.isPending}
            aria-expanded={reason === "own_words" ? own : undefined}
            onClick={() => say(reason)}
          >
            {words.reasons[reason]}
          </Button>
        ))}
      </div>
      {own && (
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            afterwards(
              act.mutateAsync({ do: "rephrase", step_id: step.id, reason: "own_words", comment: comment.trim() }),
              () => {
                setComment("");
                onDone();
              },
            );
          }}
        >
          <TextField
            label={words.commentHint}
            required
            autoFocus
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
          <Button type="submit" look="main" className="justify-self-start" busy={act.isPending}>
            {words.findAnother}
          </Button>
        </form>
      )}
      <Problem error={act.error} />
    </Card>
  );
}
