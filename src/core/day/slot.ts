import type { Instant } from "../time/instant.ts";
import type { BlockTemplate } from "./block.ts";
import type { DayPart } from "./habit.ts";
import type { PlannedBlock } from "./plan.ts";

/** A block with what still fits in it. */
export interface Slot {
  readonly block: PlannedBlock;
  readonly template: Pick<BlockTemplate, "habits">;
  readonly part: DayPart;
  /** Minutes not taken yet. */
  readonly left: number;
  readonly habits: number;
  /** When what is chosen begins, where that is later than the block does. */
  readonly begins?: Instant;
  /** Working time, in which only a break has a place. */
  readonly inWork?: boolean;
}
