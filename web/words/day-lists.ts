import type { awayReasons as wireReasons } from "#contract/day.ts";

/** Written out, because the contract's schemas have no place in a page; the type keeps it the same. */
export const awayReasons: typeof wireReasons = ["sick", "travel", "pause"];
