import type { ReactNode } from "react";
import { goalLimits } from "#core/goals/goal.ts";
import { useCreateGoal } from "../../data/actions.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useDraft } from "../../data/drafts.ts";
import { Button } from "../../ui/button.tsx";
import { Field, TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";

/** Naming a goal; the first step follows at once. */
export function GoalForm({ onCreated }: { readonly onCreated?: () => void }): ReactNode {
  const words = useWords();
  const create = useCreateGoal();
  const [title, setTitle] = useDraft("goal-title");
  const [description, setDescription] = useDraft("goal-description");
  return (
    <Card>
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          afterwards(create.mutateAsync({ title: title.trim(), description: description.trim() }), () => {
            setTitle("");
            setDescription("");
            onCreated?.();
          });
        }}
      >
        <Field
          label={words.goalTitle}
          placeholder={words.goalTitleHint}
          required
          maxLength={goalLimits.title}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextField
          label={words.goalMore}
          hint={words.goalMoreHint}
          rows={1}
          maxLength={goalLimits.description}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
        <Problem error={create.error} />
        <Button type="submit" look="main" size="large" className="sm:justify-self-start" busy={create.isPending}>
          {words.begin}
        </Button>
      </form>
    </Card>
  );
}
