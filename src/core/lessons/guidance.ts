import type { Habit } from "../day/habit.ts";

/** Whether what an archetype says of a kind of doing fits a habit: of sleep it speaks of the evening, and morning light or a nap is none. */
export const guidanceFits = ({ taskClass, parts }: Pick<Habit, "taskClass" | "parts">): boolean =>
  taskClass !== "sleep" || parts.includes("evening");
