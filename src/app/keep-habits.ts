import type { Input } from "./handle-input.ts";
import type { KeepHabits } from "./import-job.ts";
import type { Clock } from "./ports.ts";

/** Keeps habits of a file as a command like any other: so their words are screened. */
export function createKeepHabits({
  input,
  clock,
}: {
  readonly input: Pick<Input, "take">;
  readonly clock: Clock;
}): KeepHabits {
  return async (personId, habits, key) => {
    const turn = await input.take({
      personId,
      command: { do: "own_import", habits },
      at: clock.now(),
      // What is known is told apart by itself: so a file that is brought in again brings back what was deleted meanwhile.
      key: `habits:${key}:${clock.now()}`,
      origin: { via: "job" },
    });
    if (!turn) return undefined;
    const told = turn.journal.find(({ because }) => because.rule === "own_habits_imported")?.because.inputs ?? {};
    return { stored: Number(told["stored"] ?? 0), known: Number(told["known"] ?? 0) };
  };
}
