import { assertNever } from "../../assert-never.ts";
import type { Command } from "../turn/command.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import * as insights from "../growth/insight-commands.ts";
import * as lessons from "../growth/lesson-commands.ts";
import * as mastery from "../growth/mastery-commands.ts";

const names = [
  "skills",
  "skill",
  "level",
  "learn",
  "ask_lesson",
  "lesson_answered",
  "insights",
] as const satisfies readonly Command["do"][];
export type MasteryCommand = Extract<Command, { readonly do: (typeof names)[number] }>;

export function isMasteryCommand(command: Command): command is MasteryCommand {
  return (names as readonly string[]).includes(command.do);
}

/** Commands about what grows, what there is to learn, and what the last weeks looked like. */
export function decideMastery(before: Snapshot, command: MasteryCommand, context: DecisionContext): Decision {
  switch (command.do) {
    case "skills":
      return mastery.skills(before, command.from, context);
    case "skill":
      return mastery.skill(before, command.skill, context);
    case "level":
      return mastery.level(before, context);
    case "learn":
      return lessons.learn(before, command, context);
    case "ask_lesson":
      return lessons.ask(before, command.habit, command.question, context);
    case "lesson_answered":
      return lessons.answered(before, command.habit, command.cites, context);
    case "insights":
      return insights.insights(before, context);
    default:
      return assertNever(command);
  }
}
