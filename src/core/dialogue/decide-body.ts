import { assertNever } from "../assert-never.ts";
import * as adaptations from "./adaptation-commands.ts";
import type { Command } from "./command.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import type { Snapshot } from "./dialogue.ts";
import { say } from "./outcome.ts";

const names = [
  "body",
  "adaptation",
  "keep_plan",
  "skills",
  "skill",
  "level",
  "learn",
  "ask_lesson",
  "insights",
] as const satisfies readonly Command["do"][];
export type BodyCommand = Extract<Command, { readonly do: (typeof names)[number] }>;

export function isBodyCommand(command: Command): command is BodyCommand {
  return (names as readonly string[]).includes(command.do);
}

/** Commands about how the body is, what grows, and what there is to learn. */
export function decideBody(before: Snapshot, command: BodyCommand, context: DecisionContext): Decision {
  switch (command.do) {
    case "body":
      return adaptations.body(before, context);
    case "adaptation":
      return adaptations.answer(before, command.id, command.answer, context);
    case "keep_plan":
      return adaptations.keepPlan(before, command.keep, context);
    case "skills":
    case "skill":
    case "level":
    case "learn":
    case "ask_lesson":
    case "insights":
      return say(before);
    default:
      return assertNever(command);
  }
}
