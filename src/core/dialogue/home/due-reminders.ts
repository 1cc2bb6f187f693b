import { comesAgain, nextOf, type Reminder } from "../../reminders/reminder.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { entry, say } from "../turn/outcome.ts";
import type { Button, Params, Reply } from "../turn/reply.ts";
import { activeGoal } from "../goals/goal-views.ts";
import { aboutOf } from "./reminder-views.ts";
import { hourMs, remindersOf, running, stopButton, withReminders } from "./reminders.ts";

/** Our own clock: what is due is said once, and what comes again gets its next time. In a crisis it waits. */
export function reminderTick(before: Snapshot, context: DecisionContext): Decision {
  const isDue = ({ next }: Reminder): boolean => next !== undefined && next <= context.now;
  const due = running(before).filter(isDue);
  if (due.length === 0) return say(before);
  if (before.dialogue.crisis) {
    const later = (each: Reminder): Reminder => (isDue(each) ? { ...each, next: context.now + hourMs } : each);
    return say(withReminders(before, remindersOf(before).map(later)));
  }
  const { timeZone, neutralNotifications } = before.person;
  const left = remindersOf(before).flatMap((each): Reminder[] => {
    if (!isDue(each)) return [each];
    const next = nextOf(each, context.now, timeZone);
    return next === undefined ? [] : [{ ...each, next }];
  });
  const after = withReminders(before, left);
  return {
    ...say(after, ...due.map((each) => dueReply(before, each, neutralNotifications))),
    journal: due.map(({ on }) => entry("reminded", { rule: "asked_for", inputs: { kind: on.kind } })),
  };
}

function dueReply(before: Snapshot, reminder: Reminder, neutral: boolean): Reply {
  const step = activeGoal(before)?.current;
  const about: Params[string] = reminder.text === "" && step ? step.text : aboutOf(reminder, before);
  const later: Button = { label: "button.reminder_later", press: { do: "put_off_reminder", reminderId: reminder.id } };
  const again = comesAgain(reminder.on) ? [stopButton(reminder)] : [];
  const show: Button[] =
    reminder.text === "" && step ? [{ label: "button.show_step", press: { do: "show_step" } }] : [];
  return {
    ...(neutral ? { say: "reminder.due_neutral" } : { say: "reminder.due", with: { text: about } }),
    buttons: [...(show.length > 0 ? [show] : []), [later, ...again]],
  };
}
