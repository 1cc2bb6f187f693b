import type { ReactNode } from "react";
import { useDraft } from "../../data/drafts.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { draftName } from "./draft-name.ts";
import type { AnswerProps } from "./answer-props.ts";

/** The device's own date, shifted by whole days, as `YYYY-MM-DD`. */
function dayFromNow(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => `${part}`.padStart(2, "0")).join("-");
}

/** A date, past or future as the step asks; what does not fit is answered by the server. */
export function Day({ exercise, step, busy, give }: AnswerProps): ReactNode {
  const words = useTracksWords();
  const given = step.answer?.date ?? "";
  const [date, setDate, forget] = useDraft(draftName(exercise, step.id), given);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const unchanged = date === given && step.presses.includes("go");
        void give(unchanged ? { press: "go" } : { text: date }).then((taken) => taken && forget());
      }}
    >
      <Field
        label={words.day}
        type="date"
        required
        min={step.when === "future" ? dayFromNow(1) : undefined}
        max={step.when === "past" ? dayFromNow(0) : undefined}
        value={date}
        onChange={(event) => setDate(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="main" busy={busy}>
          {words.thisDay}
        </Button>
        {step.presses.includes("today") && (
          <Button busy={busy} onClick={() => void give({ press: "today" }).then((taken) => taken && forget())}>
            {words.today}
          </Button>
        )}
      </div>
    </form>
  );
}
