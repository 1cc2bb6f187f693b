import { inOrder } from "#core/same-value.ts";
import type { RecordedWalk } from "./record.ts";
import { Walker } from "./walker.ts";

/** Where a walk goes another way than it was recorded. */
export interface Difference {
  readonly walk: number;
  readonly step: number;
  /** What came in, as it was recorded. */
  readonly given: unknown;
  /** Where in what became of it, as `outcome.replies.0.say`. */
  readonly at: string;
  readonly recorded: unknown;
  readonly now: unknown;
}

const plainly = (value: unknown): unknown => JSON.parse(inOrder(value)) as unknown;

/** Walks a recorded walk again with the present code, to its end: where each step that is otherwise first differs; none where all is as it was. */
export function replayWalk({ walk, person, practised, steps, left }: RecordedWalk): readonly Difference[] {
  const walker = new Walker(person, practised);
  const differences = steps.flatMap(({ at, given, ...recorded }, step): readonly Difference[] => {
    const found = firstDifference("", recorded, plainly(walker.take(at, given)));
    return found ? [{ walk, step, given, ...found }] : [];
  });
  const found = firstDifference("left", left, plainly(walker.left));
  return found ? [...differences, { walk, step: steps.length, given: "the end of the walk", ...found }] : differences;
}

type Found = Pick<Difference, "at" | "recorded" | "now">;

function firstDifference(at: string, recorded: unknown, now: unknown): Found | undefined {
  if (inOrder(recorded) === inOrder(now)) return undefined;
  if (!isBranch(recorded) || !isBranch(now)) return { at, recorded, now };
  const names = new Set([...Object.keys(recorded), ...Object.keys(now)]);
  for (const name of names) {
    const found = firstDifference(at === "" ? name : `${at}.${name}`, recorded[name], now[name]);
    if (found) return found;
  }
  return { at, recorded, now };
}

const isBranch = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
