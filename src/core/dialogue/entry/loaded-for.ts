import type { Command } from "../turn/command.ts";
import type { Need, WorksFor } from "../turn/command-row.ts";
import { rowOf } from "./registry.ts";

/** Whether recent readings and baselines (`body`), or the last weeks as well (`history`), have to be at hand for a command. */
export const needs = (command: Command, what: Need): boolean => rowOf(command).needs?.includes(what) === true;

/** The works that a command looks at, so that the app loads them before it decides; undefined for most commands. */
export const worksFor: WorksFor = (command, before, now) => rowOf(command).works?.(command, before, now, worksFor);

/** Whether a command changes nothing yet: the message whose button it was keeps its buttons, "I am safe" and "done" above all. */
export function onlyLooks(command: Command): boolean {
  const { looks } = rowOf(command);
  return typeof looks === "function" ? looks(command) : looks === true;
}
