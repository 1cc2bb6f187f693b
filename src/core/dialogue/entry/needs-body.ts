import type { Command } from "../turn/command.ts";

/** Commands that look at how the body is: they tell of it, or today is planned with them. */
const names: ReadonlySet<Command["do"]> = new Set<Command["do"]>([
  "body",
  "checkin",
  "adaptation",
  "keep_plan",
  "today",
  "now",
  "replan",
  "mode",
  "day_tick",
  "insights",
]);

/** Whether the last weeks have to be at hand for a command. */
export function needsHistory({ do: name }: Command): boolean {
  return name === "insights";
}

/** Whether recent readings and baselines have to be at hand for a command. */
export function needsBody({ do: name }: Command): boolean {
  return names.has(name);
}
