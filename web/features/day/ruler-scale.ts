import type { DayTaskWire, DayWire } from "#contract/day.ts";
import { blockMinutes } from "#core/day/put-block.ts";

/** A stretch of time (ms). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const minute = 60_000;
const hour = 60 * minute;
/** What a drag keeps to, and the room of an hour (px). */
const raster = 5;
export const hourHeight = 64;

/** From the hour of the first block, or of now where that is earlier, to the one in which the person goes to bed: what is past and empty needs no room. */
export function ruled({ waking, blocks }: Pick<DayWire, "waking" | "blocks">, now: number): Span {
  const begins = Math.max(now, Date.parse(waking.from));
  const first = Math.min(begins, Date.parse(waking.to), ...blocks.map(({ from }) => Date.parse(from)));
  return { from: Math.floor(first / hour) * hour, to: Math.ceil(Date.parse(waking.to) / hour) * hour };
}

export const heightOf = ({ from, to }: Span): number => ((to - from) / hour) * hourHeight;

/** Minutes that a way on the page means, on five minutes of the clock. */
export const minutesFor = (pixels: number): number => Math.round((pixels / hourHeight) * (60 / raster)) * raster;

export const lengthOf = ({ from, to }: Span): number => Math.round((to - from) / minute);

/** The same length earlier or later, within the waking day. */
export function movedBy({ from, to }: Span, minutes: number, within: Span): Span {
  const by = Math.min(Math.max(minutes * minute, within.from - from), within.to - to);
  return { from: from + by, to: to + by };
}

/** Longer or shorter at its end, within the waking day. */
export function stretchedBy({ from, to }: Span, minutes: number, within: Span): Span {
  const least = from + blockMinutes.least * minute;
  const most = Math.min(from + blockMinutes.most * minute, within.to);
  return { from, to: Math.max(least, Math.min(to + minutes * minute, most)) };
}

export const collides = (one: Span, others: readonly Span[]): boolean =>
  others.some(({ from, to }) => one.from < to && from < one.to);

/** Whose colour a block has: that of what is in it, else the day's. */
export function areaOf(tasks: readonly DayTaskWire[]): string {
  const track = tasks.find(({ link }) => link?.track != null)?.link?.track;
  if (tasks.some(({ kind }) => kind === "goal_step")) return "of-goals";
  return track == null ? "of-day" : `of-${track}`;
}
