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

/** What serves each aim, and what of it only helps along. */
export interface AimsOf {
  readonly aims: AimHabits;
  readonly aimsBeside?: AimHabits;
}

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

/** What more of an aim loses that is served, and how often one alone is served before that. */
const servedEnough = { points: -24, alone: 1, alonePoints: -48 } as const;

/**
 * Of two aims neither takes the whole day: what serves the one that nothing serves yet gains points, and more of the served one loses some. A thing serves
 * the aim that it serves most, which is the one that is told of it.
 */
export function aimBalance(
  habit: HabitId,
  there: readonly HabitId[],
  aims: readonly AimId[],
  { aims: serves, aimsBeside: beside }: AimsOf,
): number {
  if (there.length === 0) return 0;
  const servedBy = (id: HabitId): AimId | undefined => {
    const aim = aimServed({ id }, aims, serves)?.aim;
    return aim === undefined || beside?.[aim].includes(id) === true ? undefined : aim;
  };
  const own = servedBy(habit);
  if (own === undefined) return 0;
  const times = there.filter((id) => servedBy(id) === own).length;
  if (aims.length > 1) return times === 0 ? mostBalance : servedEnough.points;
  return times < servedEnough.alone ? 0 : servedEnough.alonePoints;
}
