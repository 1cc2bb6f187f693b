import type { Instant } from "../time/instant.ts";
import type { Chosen } from "./chosen.ts";
import type { Habit } from "./habit.ts";
import { overlap } from "./intervals.ts";
import type { PlannedBlock } from "./plan.ts";
import type { Interval, WakingDay } from "./schedule.ts";

const minuteMs = 60_000;
/** What leads over into sleep begins within so many minutes before it. */
const bedtimeMinutes = 60;

export const isForBed = ({ moments }: Pick<Habit, "moments">): boolean => moments.includes("bedtime");

/** When what leads over into sleep begins at the soonest. */
export const bedtimeFrom = ({ to }: Pick<WakingDay, "to">): Instant => to - bedtimeMinutes * minuteMs;

/**
 * A block as it stands with what was chosen for it: one that holds nothing but what leads over into sleep goes to the hour before it, one that holds more
 * lasts until then. It stays where something else stands there, and where the person put it.
 */
export function toBedtime(
  block: PlannedBlock,
  chosen: readonly Pick<Chosen, "habit" | "sized">[],
  waking: WakingDay,
  others: readonly PlannedBlock[],
): PlannedBlock {
  const forBed = chosen.filter(({ habit }) => isForBed(habit));
  const begins = bedtimeFrom(waking);
  if (forBed.length === 0 || block.from >= begins || block.put !== undefined) return block;
  const needed = forBed.reduce((sum, { sized }) => sum + sized.minutes * minuteMs, 0);
  const alone = forBed.length === chosen.length;
  const to = alone ? Math.min(waking.to, begins + block.to - block.from) : Math.max(block.to, begins + needed);
  const at: Interval = { from: alone ? begins : block.from, to: Math.min(waking.to, to) };
  const added: Interval = { from: Math.max(at.from, Math.min(block.to, at.to)), to: at.to };
  const stands = [...waking.work, ...waking.meals, ...waking.busy].some((each) => overlap(each, added));
  return stands || others.some((each) => each !== block && overlap(each, at)) ? block : { ...block, ...at };
}
