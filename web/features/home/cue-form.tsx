import type { ReactNode } from "react";
import type { StepWire } from "#contract/step.ts";
import { useCue } from "../../data/actions.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useDraft } from "../../data/drafts.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";

/** When or where the step will be done, in the person's own words. */
export function CueForm({ step, onDone }: { readonly step: StepWire; readonly onDone: () => void }): ReactNode {
  const words = useWords();
  const save = useCue();
  const [text, setText] = useDraft(`cue:${step.id}`);
  return (
    <Card className="arrives">
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          afterwards(save.mutateAsync({ stepId: step.id, text: text.trim() }), () => {
            setText("");
            onDone();
          });
        }}
      >
        <Field
          label={words.cueLabel}
          hint={words.whenHint}
          required
          autoFocus
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Problem error={save.error} />
        <Button type="submit" look="main" className="justify-self-start" busy={save.isPending}>
          {words.save}
        </Button>
      </form>
    </Card>
  );
}
