import type { ReactNode } from "react";
import type { GoalWire } from "#contract/goal.ts";
import { type GoalKind, goalKinds, goalLimits } from "#core/goals/goal.ts";
import { useGoalAction } from "../../data/actions.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useDraft } from "../../data/drafts.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Select, TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { kindNames } from "../../words/kind-names.ts";
import { useLocale, useWords } from "../../words/words.tsx";

/** Another name, description or kind for a goal; its steps stay. */
export function EditGoal({ goal, onDone }: { readonly goal: GoalWire; readonly onDone: () => void }): ReactNode {
  const words = useWords();
  const locale = useLocale();
  const act = useGoalAction();
  const [title, setTitle, forgetTitle] = useDraft(`title:${goal.id}`, goal.title);
  const [description, setDescription, forgetDescription] = useDraft(`description:${goal.id}`, goal.description);
  const [kind, setKind, forgetKind] = useDraft(`kind:${goal.id}`, goal.kind);

  function finish(): void {
    forgetTitle();
    forgetDescription();
    forgetKind();
    onDone();
  }

  return (
    <Card className="arrives">
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          const patch = { title: title.trim(), description: description.trim(), kind: kind as GoalKind };
          afterwards(act.mutateAsync({ do: "change", id: goal.id, patch }), finish);
        }}
      >
        <Field
          label={words.goalTitle}
          required
          maxLength={goalLimits.title}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextField
          label={words.description}
          rows={3}
          maxLength={goalLimits.description}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
        <Select
          label={words.kind}
          value={kind}
          options={goalKinds.map((value) => ({ value, label: kindNames[locale][value] }))}
          onPick={setKind}
        />
        <Problem error={act.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="main" busy={act.isPending}>
            {words.save}
          </Button>
          <Button onClick={finish}>{words.cancel}</Button>
        </div>
      </form>
    </Card>
  );
}
