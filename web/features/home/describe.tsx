import type { ReactNode } from "react";
import type { StepViewWire } from "#contract/step.ts";
import { presses } from "#contract/presses.ts";
import { usePress, useSay } from "../../data/actions.ts";
import { useDraft } from "../../data/drafts.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { CatchFocus } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";

/** A goal was named elsewhere, and a little more about it is asked. */
export function Describe({ view }: { readonly view: StepViewWire }): ReactNode {
  const words = useWords();
  const talk = useSay();
  const press = usePress();
  const [text, setText] = useDraft("description");
  const busy = talk.busy || press.isPending;
  return (
    <section className="grid gap-6">
      {view.goal_title !== null && <p className="text-soft">{view.goal_title}</p>}
      <CatchFocus className="title">{words.goalMore}</CatchFocus>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== "") void talk.say(text.trim()).then((arrived) => arrived && setText(""));
        }}
      >
        <TextField label={words.goalMoreHint} value={text} rows={4} onChange={(event) => setText(event.target.value)} />
        <Problem error={talk.problem ?? press.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="main" busy={busy}>
            {words.begin}
          </Button>
          <Button busy={busy} onClick={() => press.mutate(presses.skip)}>
            {words.skip}
          </Button>
        </div>
      </form>
    </section>
  );
}
