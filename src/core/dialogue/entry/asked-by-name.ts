import { questionStands } from "../goals/goal-views.ts";
import { followReminder, oneOfTheStep } from "../home/follow-reminder.ts";
import { asksForHistory } from "../home/history.ts";
import { clockOf } from "../home/reminders.ts";
import type { Command } from "../turn/command.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { say } from "../turn/outcome.ts";
import { dayPaused, goalManaged, hourAlone, putOffMeant, reminderMeant } from "./by-name.ts";
import { withQuestion } from "./leave-question.ts";

/** Whether nothing is asked that only words can answer. */
export function isFree({ dialogue: { waiting } }: Snapshot): boolean {
  return waiting.for === "nothing" || waiting.for === "text_as_goal";
}

/** What is asked for by its name, whatever stands open: that waits. Inside a letter it is the letter's. */
export function askedByName(
  before: Snapshot,
  text: string,
  context: DecisionContext,
  carryOut: (command: Command) => Decision,
): Decision | undefined {
  if (asksForHistory(text, context.library.talk)) return { ...say(before), afterwards: { do: "history" } };
  // Quiet hours stop no reminder.
  if (context.library.talk.moves(text).some(({ as }) => as === "quiet_night")) return undefined;
  const followed = followReminder(before, text, context);
  if (followed) return followed;
  const meant =
    reminderMeant(text) ??
    (isFree(before) || before.dialogue.waiting.for === "clarification"
      ? (putOffMeant(before, text, context.now) ??
        goalManaged(before, text) ??
        dayPaused(before, text) ??
        (questionStands(before) ? undefined : hourAlone(before, text, clockOf(before, context))))
      : undefined);
  const again = meant?.do === "remind" && meant.text !== text && oneOfTheStep(before);
  const decision = (again ? followReminder(before, text, context, true) : undefined) ?? (meant && carryOut(meant));
  const { waiting } = before.dialogue;
  return decision && waiting.for !== "nothing" ? withQuestion(decision, waiting, context) : decision;
}
