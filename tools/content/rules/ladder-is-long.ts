import { packRule } from "../rule.ts";

const least = 16;

/** Fewer steps than this and a person meets the end of the ladder before the end of the goal. */
export const ladderIsLong = packRule("ladder-is-long", ({ steps }) =>
  steps.length >= least ? [] : [`${steps.length} steps, at least ${least} are needed`],
);
