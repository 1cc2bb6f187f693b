import { type ReactNode, useState } from "react";
import type { HabitInFullWire } from "#contract/habits.ts";
import type { useHabitAction } from "../../data/day-setup.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useWords } from "../../words/words.tsx";

/** A person's own words about a habit, which nothing else reads. */
export function HabitNote({
  habit,
  act,
}: {
  readonly habit: HabitInFullWire;
  readonly act: ReturnType<typeof useHabitAction>;
}): ReactNode {
  const words = useDayWords();
  const web = useWords();
  const [notes, setNotes] = useState(habit.notes);
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ notes });
      }}
    >
      <TextField
        label={words.habitNote}
        maxLength={2000}
        value={notes}
        onChange={({ target }) => setNotes(target.value)}
      />
      {notes.trim() !== habit.notes && (
        <Button type="submit" className="justify-self-start" busy={act.isPending}>
          {web.save}
        </Button>
      )}
    </form>
  );
}
