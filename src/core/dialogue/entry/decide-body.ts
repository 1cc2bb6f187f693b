import { assertNever } from "../../assert-never.ts";
import * as adaptations from "../day/body/adaptation-commands.ts";
import type { Command } from "../turn/command.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";

const names = ["body", "adaptation", "keep_plan"] as const satisfies readonly Command["do"][];
export type BodyCommand = Extract<Command, { readonly do: (typeof names)[number] }>;

export function isBodyCommand(command: Command): command is BodyCommand {
  return (names as readonly string[]).includes(command.do);
}

/** Commands about how the body is, and what the day becomes by it. */
export function decideBody(before: Snapshot, command: BodyCommand, context: DecisionContext): Decision {
  switch (command.do) {
    case "body":
      return adaptations.body(before, context);
    case "adaptation":
      return adaptations.answer(before, command.id, command.answer, context);
    case "keep_plan":
      return adaptations.keepPlan(before, command.keep, context);
    default:
      return assertNever(command);
  }
}
