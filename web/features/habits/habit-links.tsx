import type { ReactNode } from "react";
import { Link } from "wouter";

/** Habits by their names in a row, each a way to its page, with what else is to be said of one behind it. */
export function HabitLinks<Habit extends { readonly habit_id: string; readonly name: string }>({
  habits,
  note,
}: {
  readonly habits: readonly Habit[];
  readonly note?: (habit: Habit) => string;
}): ReactNode {
  return habits.map((habit, at) => (
    <span key={habit.habit_id}>
      {at > 0 && ", "}
      <Link
        href={`/habits/${habit.habit_id}`}
        className="underline decoration-line decoration-2 underline-offset-4 hover:text-ink"
      >
        {habit.name}
      </Link>
      {note?.(habit)}
    </span>
  ));
}
