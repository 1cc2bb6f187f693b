import type { Adaptation } from "../../../adaptation/adaptation.ts";
import type { PlanInput } from "../../../day/plan-day.ts";
import { countMessage, morningDue, reminded, type Reminder, remindersDue } from "../../../day/reminders.ts";
import { toldEntry, toldReply, worthAWord } from "../body/adaptation-commands.ts";
import { looked, withReadiness } from "../body/body-turn.ts";
import { badNight, nightHeard } from "../body/night-seen.ts";
import { todayButton } from "../../turn/buttons.ts";
import { lookedAfter, planInput, planned } from "./day-turn.ts";
import type { OnDay } from "../../turn/on-day.ts";
import { todayReply } from "./day-views.ts";
import type { Decision, DecisionContext, JournalEntry } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { levelsTold } from "./levels-told.ts";
import { withDigest } from "./digest-turn.ts";
import { dayNumber } from "./morning-lines.ts";
import { entry, say } from "../../turn/outcome.ts";
import type { Reply } from "../../turn/reply.ts";
import { wallClock } from "./task-names.ts";
import { reminderReply } from "./task-views.ts";

const hourMs = 3600_000;
/** What begins so soon after the plan of a morning is told with it. */
const risingMs = hourMs / 2;

/** Our own clock, for the day: a plan in the person's morning, a word when a block begins; nothing in a crisis. */
export function dayTick(before: Snapshot, context: DecisionContext): Decision {
  const { day } = before;
  if (!day || day.lookAt > context.now) return say(before);
  const on: OnDay = { ...before, day };
  if (before.dialogue.crisis) return say({ ...on, day: { ...day, lookAt: context.now + hourMs } });
  const { waking, library } = planInput(on, context);
  const told = morningDue(day, context.now, waking);
  const isUp = context.now >= waking.from;
  // How ready the body is comes before the plan that it decides.
  const ready = isUp ? withReadiness(on, context) : { after: on, journal: [] };
  const planning = isUp ? planned(ready.after, context) : { ...ready, levels: [] };
  const seen = looked(planning.after, context);
  const made = { after: seen.after, journal: [...ready.journal, ...planning.journal, ...seen.journal] };
  const morning = told && made.after.day.plan?.tasks.some(({ state }) => state === "open") === true;
  const date = waking.date;
  const changes = morning ? [] : newsOf(made.after, seen.made, { now: context.now, library });
  const greeted = morning || changes.length > 0 ? countMessage(made.after.day, date) : made.after.day;
  // The plan of the morning shows what begins with it or soon after: that needs no word of its own.
  const due = remindersDue(greeted, context.now + (morning ? risingMs : 0), { library });
  const words = morning ? [] : due;
  // What a new day found reached rides with another word of ours, and is none of its own.
  const isHeard = morning || words.length > 0;
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
  const week = withDigest({ ...made.after, day: after }, context);
  const decided: OnDay = {
    ...made.after,
    day: lookedAfter(week.after.day, planInput(made.after, context), made.after.adapting),
  };
  const isNightTold = morning && !on.person.neutralNotifications && badNight(decided, context.now) !== undefined;
  return {
    after: isNightTold ? nightHeard(decided, context.now) : decided,
    replies: [
      ...(morning ? [morningReply(decided, context)] : []),
      ...(changes.length > 0 ? [toldReply(decided, changes, seen.made, context)] : []),
      ...words.map((reminder) => wordFor(decided, reminder, context)),
      ...(isHeard && !on.person.neutralNotifications ? levelsTold(decided, planning.levels, context) : []),
      ...week.replies,
    ],
    journal: [
      ...made.journal,
      ...(morning ? [entry("reminded", { rule: "morning", inputs: { date } })] : []),
      ...(changes.length > 0 ? [toldEntry(changes)] : []),
      ...words.map(
        ({ block, tasks }): JournalEntry =>
          entry("reminded", { rule: "block_begins", inputs: { block: block.id, tasks: tasks.length } }),
      ),
      ...week.journal,
    ],
  };
}

/** Changes that are worth a word now; one whose task begins now is told with its block. */
function newsOf(on: OnDay, made: readonly Adaptation[], at: Pick<PlanInput, "now" | "library">): readonly Adaptation[] {
  const begins = new Set(remindersDue(on.day, at.now, at).flatMap(({ tasks }) => tasks.map(({ id }) => id)));
  return worthAWord(on, made, at.now).filter(({ adapted }) => !begins.has(adapted.id));
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
  return on.person.neutralNotifications && plan
    ? { say: "morning.ready", with: { seed: dayNumber(plan.date) }, buttons: [[todayButton]] }
    : todayReply(on, context);
}

function wordFor(on: OnDay, reminder: Reminder, context: DecisionContext): Reply {
  return on.person.neutralNotifications
    ? neutral(reminder.block, on.person.timeZone)
    : reminderReply(on, reminder, context);
}
