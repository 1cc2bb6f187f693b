import type { ArchetypeId } from "./archetype.ts";
import type { Energy } from "./energy.ts";
import type { HabitId } from "./habit.ts";
import type { Mode } from "./mode.ts";

/** `foundation_builder_gentle_awakening`: archetype and block. */
export type BlockId = string & { readonly brand: "BlockId" };

/** How long and how demanding a block is on this day. */
export const versions = ["low", "usual", "high"] as const;
export type Version = (typeof versions)[number];

/** Where a block begins: minutes after waking, minutes before sleep, or a time of the clock in minutes after midnight. */
export type BlockStart = { readonly afterWake: number } | { readonly beforeSleep: number } | { readonly clock: number };

/** A stretch of the day with a purpose, as a template has it. */
export interface BlockTemplate {
  readonly id: BlockId;
  readonly archetype: ArchetypeId;
  readonly start: BlockStart;
  readonly minutes: Readonly<Record<Version, number>>;
  readonly energy: Energy;
  /** Minutes that it may begin earlier or later. */
  readonly flexibility: number;
  /** 1 to 5; what cannot fit is dropped least important first. */
  readonly importance: number;
  /** May stand on a meal, and in a meal's break from work: for blocks that eating belongs to. */
  readonly aroundMeal?: boolean;
  /** May stand in working hours: for blocks that are work done well. */
  readonly duringWork?: boolean;
  /** Blocks that come before it on the same day. */
  readonly dependencies: readonly BlockId[];
  /** Habits that it was made for, the most fitting first. */
  readonly habits: readonly HabitId[];
}

/** What an archetype's day is made of in a mode. */
export interface DayTemplate {
  readonly name: string;
  readonly mode: Mode;
  readonly blocks: readonly { readonly block: BlockTemplate; readonly version: Version }[];
}
