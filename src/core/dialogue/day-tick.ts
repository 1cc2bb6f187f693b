import { countMessage, morningDue, nextLookAt, reminded, type Reminder, remindersDue } from "../day/reminders.ts";
import { todayButton } from "./day-setup-views.ts";
import { type OnDay, planInput, planned } from "./day-turn.ts";
import { todayReply, wallClock } from "./day-views.ts";
import type { Decision, DecisionContext, JournalEntry } from "./decision.ts";
import type { Snapshot } from "./dialogue.ts";
import { entry, say } from "./outcome.ts";
import type { Reply } from "./reply.ts";
import { reminderReply } from "./task-views.ts";

const hourMs = 3600_000;

/** Our own clock, for the day: a plan in the person's morning, a word when a block begins; nothing in a crisis. */
export function dayTick(before: Snapshot, context: DecisionContext): Decision {
  const { day } = before;
  if (!day || day.lookAt > context.now) return say(before);
  const on: OnDay = { ...before, day };
  if (before.dialogue.crisis) return say({ ...on, day: { ...day, lookAt: context.now + hourMs } });
  const { waking, library } = planInput(on, context);
  const told = morningDue(day, context.now, waking);
  const made = context.now >= waking.from ? planned(on, context) : { after: on, journal: [] };
  const morning = told && made.after.day.plan?.tasks.some(({ state }) => state === "open") === true;
  const date = waking.date;
  const greeted = morning ? countMessage(made.after.day, date) : made.after.day;
  const due = remindersDue(greeted, context.now, { library });
  // The plan of the morning shows the block that begins with it: that needs no word of its own.
  const words = morning ? [] : due;
  const after = due.reduce(
    (each, { tasks }) =>
      morning
        ? quietly(each, tasks)
        : reminded(
            each,
            tasks.map(({ id }) => id),
          ),
    greeted,
  );
  const decided: OnDay = {
    ...made.after,
    day: { ...after, lookAt: nextLookAt(after, context.now, { waking, library }) },
  };
  return {
    after: decided,
    replies: [
      ...(morning ? [morningReply(decided, context)] : []),
      ...words.map((reminder) => wordFor(decided, reminder, context)),
    ],
    journal: [
      ...made.journal,
      ...(morning ? [entry("reminded", { rule: "morning", inputs: { date } })] : []),
      ...words.map(
        ({ block, tasks }): JournalEntry =>
          entry("reminded", { rule: "block_begins", inputs: { block: block.id, tasks: tasks.length } }),
      ),
    ],
  };
}

/** Tasks that another message has shown already. */
function quietly(day: OnDay["day"], tasks: Reminder["tasks"]): OnDay["day"] {
  const { plan } = day;
  const told = new Set(tasks.map(({ id }) => id));
  return plan
    ? {
        ...day,
        plan: { ...plan, tasks: plan.tasks.map((task) => (told.has(task.id) ? { ...task, reminded: true } : task)) },
      }
    : day;
}

/** Where notifications are neutral, nothing of what it is about stands in the first words. */
function neutral({ from, to }: { readonly from: number; readonly to: number }, timeZone: string): Reply {
  return {
    say: "day.reminder_neutral",
    with: { from: wallClock(from, timeZone), to: wallClock(to, timeZone) },
    buttons: [[todayButton]],
  };
}

function morningReply(on: OnDay, context: DecisionContext): Reply {
  const { plan } = on.day;
  const first = plan?.blocks[0];
  return on.person.neutralNotifications && first ? neutral(first, on.person.timeZone) : todayReply(on, context);
}

function wordFor(on: OnDay, reminder: Reminder, context: DecisionContext): Reply {
  return on.person.neutralNotifications
    ? neutral(reminder.block, on.person.timeZone)
    : reminderReply(on, reminder, context);
}
