import type { HabitId } from "./habit.ts";
import type { DayLibrary } from "./library.ts";

/** Whether two things are the same kind of thing whatever they are called: a walk and a paced day, a glass of water and a cup of tea. */
export function isAlike(one: HabitId, other: HabitId, { alike }: Pick<DayLibrary, "alike">): boolean {
  const kinds = alike?.get(other) ?? [];
  return one !== other && (alike?.get(one) ?? []).some((kind) => kinds.includes(kind));
}

/** What a second one of a kind loses in a day. */
const second = -60;
export const alikePoints = (
  id: HabitId,
  chosen: readonly { readonly habit: { readonly id: HabitId } }[],
  library: Pick<DayLibrary, "alike">,
): number => second * chosen.filter(({ habit }) => isAlike(id, habit.id, library)).length;

/** What is done lying or sitting back: one of the kinds, which a day has other rules for. */
export const liesDown = (id: HabitId, { alike }: Pick<DayLibrary, "alike">): boolean =>
  alike?.get(id)?.includes("lying_down") === true;
