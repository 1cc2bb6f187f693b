import type { Habit, HabitId } from "./habit.ts";

/** What somebody wants of their days. Nobody has to say; up to two. */
export const aimIds = [
  "sleep",
  "energy",
  "calm",
  "move",
  "strength",
  "food",
  "focus",
  "pressure",
  "after_birth",
  "after_illness",
  "after_loss",
  "keep",
] as const;
export type AimId = (typeof aimIds)[number];

export const mostAims = 2;

/** Which habits serve each aim, those that serve it most first. */
export type AimHabits = Readonly<Record<AimId, readonly HabitId[]>>;

/** The aim of somebody's that a habit serves, the one it serves most; undefined where none. */
export function aimServed(
  habit: Pick<Habit, "id">,
  aims: readonly AimId[],
  serves: AimHabits,
): { readonly aim: AimId; readonly rank: number } | undefined {
  let found: { readonly aim: AimId; readonly rank: number } | undefined;
  for (const aim of aims) {
    const rank = serves[aim].indexOf(habit.id);
    if (rank >= 0 && (!found || rank < found.rank)) found = { aim, rank };
  }
  return found;
}

/** The aims after one was tapped: chosen, or no longer; a third takes the place of the first. */
export function withAim(aims: readonly AimId[], aim: AimId): readonly AimId[] {
  if (aims.includes(aim)) return aims.filter((each) => each !== aim);
  return [...aims, aim].slice(-mostAims);
}

/** What an aim that nothing serves yet is worth besides. */
export const mostBalance = 36;

/** Of two aims neither takes the whole day: what serves the one that nothing serves yet gains points, and more of the served one loses some. */
export function aimBalance(
  habit: HabitId,
  there: readonly HabitId[],
  aims: readonly AimId[],
  serves: AimHabits,
): number {
  const own = there.length === 0 ? [] : aims.filter((aim) => serves[aim].includes(habit));
  if (own.length === 0) return 0;
  return own.some((aim) => !there.some((each) => serves[aim].includes(each))) ? mostBalance : -24;
}
