import { hourElsewhere, momentNamed, topicOf, type Moment } from "../../answers/reminder.ts";
import { clockText } from "../../day/clock-text.ts";
import { inZone, mostReminders, nextOf, type Reminder } from "../../reminders/reminder.ts";
import type { FreeText, Token } from "../../text/free-text.ts";
import type { Instant } from "../../time/instant.ts";
import { wallTime } from "../../time/wall-time.ts";
import type { Locale } from "../../person/person.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { deny, entry, nothing, say, waitFor, waitInBetween, withDialogue } from "../turn/outcome.ts";
import { shortDate } from "../turn/short-date.ts";
import type { Button, Params, Reply } from "../turn/reply.ts";
import { activeGoal } from "../goals/goal-views.ts";
import { unsaidZone } from "./onboarding-views.ts";

/** What a person asked to be reminded of: set, listed, stopped and brought back, in words or by button. */

const hourMs = 3600_000;
const listButton: Button = { label: "button.reminders", press: { do: "reminders" } };

const withReminders = (snapshot: Snapshot, reminders: readonly Reminder[]): Snapshot =>
  withDialogue(snapshot, { reminders: reminders.length === 0 ? undefined : reminders });

export const remindersOf = ({ dialogue }: Snapshot): readonly Reminder[] => dialogue.reminders ?? [];
const running = (snapshot: Snapshot): readonly Reminder[] =>
  remindersOf(snapshot).filter(({ next }) => next !== undefined);

const weekdayNames: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  ru: new Intl.DateTimeFormat("ru-RU", { timeZone: "UTC", weekday: "short" }),
  en: new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short" }),
};
/** 1 January 2024 was a Monday. */
const weekdayName = (day: number, locale: Locale): string => weekdayNames[locale].format(Date.UTC(2024, 0, day));

/** When a reminder comes, in words. */
function whenOf({ on, minutes, next }: Reminder, { person }: Snapshot): Params {
  const { locale, timeZone } = person;
  const wall = next === undefined ? undefined : wallTime(next, timeZone);
  const time = clockText(on.kind === "moment" && wall ? wall.minutes : minutes);
  if (on.kind !== "weekly")
    return { when: { ref: "reminder.when_once" }, date: wall ? shortDate(wall.date, locale) : "", time };
  const days = on.days.join();
  if (days === "1,2,3,4,5,6,7") return { when: { ref: "reminder.when_daily" }, time };
  if (days === "1,2,3,4,5") return { when: { ref: "reminder.when_weekdays" }, time };
  return { when: { ref: "reminder.when_days" }, days: on.days.map((day) => weekdayName(day, locale)).join(", "), time };
}

/** What a reminder is of: its own words, or the step that is there. */
const aboutOf = ({ text }: Pick<Reminder, "text">): Params[string] =>
  text === "" ? { ref: "reminder.your_step" } : text;

const stopButton = ({ id }: Reminder): Button => ({
  label: "button.reminder_stop",
  press: { do: "stop_reminder", reminderId: id },
});

/** Sets a reminder from the words that ask for it; where they say no time, that alone is asked. */
export function remind(before: Snapshot, text: FreeText, context: DecisionContext): Decision {
  const said = hourElsewhere(text, context.screen.timeZone);
  const moment = momentIn(said, before, context);
  const topic = topicOf(said.text);
  if (!moment) return say(waitFor(before, { for: "reminder_when", text: topic }), { say: "reminder.ask_when" });
  return setReminder(before, topic, moment, context);
}

/** When it is meant; an hour of another place is that moment here, and what comes again keeps the person's own hour. */
function momentIn(
  { text, timeZone }: ReturnType<typeof hourElsewhere>,
  { person }: Snapshot,
  { now }: DecisionContext,
): Moment | undefined {
  const moment = momentNamed(text, now, timeZone ?? person.timeZone);
  if (!moment || !timeZone || moment.on.kind !== "once") return moment;
  const at = nextOf(moment, now, timeZone);
  return at === undefined ? moment : { ...moment, on: { kind: "moment", at } };
}

/** The time that a reminder waits for; undefined where a message names none. */
export function remindAt(
  before: Snapshot,
  about: FreeText,
  said: string,
  context: DecisionContext,
): Decision | undefined {
  const moment = momentIn(hourElsewhere(said, context.screen.timeZone), before, context);
  return moment && setReminder(waitFor(before, nothing), about, moment, context);
}

function setReminder(before: Snapshot, text: FreeText, moment: Moment, context: DecisionContext): Decision {
  if (running(before).length >= mostReminders)
    return deny(before, "too_many", { say: "reminder.too_many", buttons: [[listButton]] });
  const { timeZone } = before.person;
  const reminder: Reminder = { id: context.newId(), text, ...moment, next: nextOf(moment, context.now, timeZone) };
  if (reminder.next === undefined) return deny(before, "invalid", { say: "reminder.over" });
  const set = withReminders(before, [...remindersOf(before), reminder]);
  const told: Reply = {
    say: "reminder.set",
    with: { ...whenOf(reminder, set), text: aboutOf(reminder) },
    buttons: [[stopButton(reminder), listButton]],
  };
  const decision = { journal: [entry("reminder_set", { rule: moment.on.kind })], promises: true as const };
  // Nine in the morning is nobody's while it is not known where they are.
  const unsaid = timeZone === unsaidZone && moment.on.kind !== "moment";
  if (!unsaid) return { ...say(set, told), ...decision };
  return { ...say(waitInBetween(set, { for: "time_zone" }), told, { say: "reminder.ask_zone" }), ...decision };
}

/** All reminders that run, each with its way to stop it. */
export function listReminders(before: Snapshot): Decision {
  const all = [...running(before)].sort((one, other) => (one.next ?? 0) - (other.next ?? 0));
  if (all.length === 0) return say(before, { say: "reminder.none" });
  return say(before, {
    say: "reminder.list",
    lines: all.map((each) => ({ say: "reminder.line", with: { ...whenOf(each, before), text: aboutOf(each) } })),
    buttons: all.map((each) => [
      {
        label: "button.reminder_stop_named",
        with: { text: aboutOf(each) },
        press: { do: "stop_reminder", reminderId: each.id },
      },
    ]),
  });
}

/** Stops one; it may be brought back. Where it is not said which and there are several, they are shown. */
export function stopReminder(before: Snapshot, id: Token | undefined): Decision {
  const all = running(before);
  const found = id === undefined ? (all.length === 1 ? all[0] : undefined) : all.find((each) => each.id === id);
  if (!found && id === undefined && all.length === 0) return say(before, { say: "reminder.none_wanted" });
  if (!found)
    return id === undefined
      ? listReminders(before)
      : deny(before, "invalid", { say: "reminder.gone", buttons: [[listButton]] });
  // Of those that were stopped only the last is kept: that is the one that may be wanted back.
  const after = withReminders(before, [...all.filter((each) => each !== found), { ...found, next: undefined }]);
  return {
    ...say(after, {
      say: "reminder.stopped",
      with: { text: aboutOf(found) },
      buttons: [[{ label: "button.reminder_back", press: { do: "reminder_back", reminderId: found.id } }]],
    }),
    journal: [entry("reminder_stopped", { rule: "person_chose" })],
  };
}

export function bringBack(before: Snapshot, id: Token, context: DecisionContext): Decision {
  const found = remindersOf(before).find((each) => each.id === id);
  const next = found && nextOf(found, context.now, before.person.timeZone);
  if (!found || next === undefined) return deny(before, "invalid", { say: "reminder.gone", buttons: [[listButton]] });
  const back: Reminder = { ...found, next };
  const after = withReminders(
    before,
    remindersOf(before).map((each) => (each === found ? back : each)),
  );
  return {
    ...say(after, {
      say: "reminder.set",
      with: { ...whenOf(back, after), text: aboutOf(back) },
      buttons: [[stopButton(back), listButton]],
    }),
    journal: [entry("reminder_set", { rule: "brought_back" })],
    promises: true,
  };
}

/** Comes again in an hour, whatever else it does. */
export function putOff(before: Snapshot, id: Token, context: DecisionContext): Decision {
  const found = remindersOf(before).find((each) => each.id === id);
  const moment: Moment = { on: { kind: "moment", at: context.now + hourMs }, minutes: 0 };
  const about = found ? found.text : "";
  return setReminder(before, about, moment, context);
}

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
    const next = each.on.kind === "weekly" ? nextOf(each, context.now, timeZone) : undefined;
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
  const about: Params[string] = reminder.text !== "" ? reminder.text : step ? step.text : { ref: "reminder.your_step" };
  const later: Button = { label: "button.reminder_later", press: { do: "put_off_reminder", reminderId: reminder.id } };
  const again = reminder.on.kind === "weekly" ? [stopButton(reminder)] : [];
  const show: Button[] =
    reminder.text === "" && step ? [{ label: "button.show_step", press: { do: "show_step" } }] : [];
  return {
    ...(neutral ? { say: "reminder.due_neutral" } : { say: "reminder.due", with: { text: about } }),
    buttons: [...(show.length > 0 ? [show] : []), [later, ...again]],
  };
}

/** Reminders of somebody whose zone is another now. */
export function remindersMoved(after: Snapshot, now: Instant): Snapshot {
  const { reminders } = after.dialogue;
  return reminders ? withReminders(after, inZone(reminders, now, after.person.timeZone)) : after;
}
