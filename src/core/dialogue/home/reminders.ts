import { inZone, mostReminders, nextOf, type Reminder, type Timing } from "../../reminders/reminder.ts";
import { clockText } from "../../day/clock-text.ts";
import type { ReadReminder } from "../../reminders/read/read-reminder.ts";
import type { Clock } from "../../reminders/read/timing.ts";
import type { FreeText, Token } from "../../text/free-text.ts";
import type { Instant } from "../../time/instant.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { deny, entry, say, waitInBetween, withDialogue } from "../turn/outcome.ts";
import type { Button, Params, Reply } from "../turn/reply.ts";
import type { WordKey } from "../turn/word-key.ts";
import { unsaidZone } from "./onboarding-views.ts";
import { aboutOf, detailsOf, restsUntil, whenOf } from "./reminder-views.ts";

/** What a person asked to be reminded of: set, listed, stopped and brought back, in words or by button. */
export const hourMs = 3600_000;
export const listButton: Button = { label: "button.reminders", press: { do: "reminders" } };

export const withReminders = (snapshot: Snapshot, reminders: readonly Reminder[]): Snapshot =>
  withDialogue(snapshot, { reminders: reminders.length === 0 ? undefined : reminders });

export const remindersOf = ({ dialogue }: Snapshot): readonly Reminder[] => dialogue.reminders ?? [];
/** Those that come, and those that rest and may come again. */
export const running = (snapshot: Snapshot): readonly Reminder[] =>
  remindersOf(snapshot).filter(({ next, rests }) => next !== undefined || rests);

export const stopButton = ({ id }: Reminder): Button => ({
  label: "button.reminder_stop",
  press: { do: "stop_reminder", reminderId: id },
});

/** The clock by which words are read, with what is known of the person's own hours. */
export function clockOf({ person, day }: Snapshot, { now }: DecisionContext, near?: number): Clock {
  const { work, wake } = day?.schedule ?? {};
  const own = { ...(work ? { after_work: work.to } : {}), ...(wake === undefined ? {} : { waking: wake }) };
  return { now, timeZone: person.timeZone, own, ...(near === undefined ? {} : { near }) };
}

/** Sets reminders of a message; each of several days is one by itself. */
export function setAll(
  before: Snapshot,
  read: readonly (Pick<ReadReminder, "text" | "timings" | "usual"> & Partial<Pick<ReadReminder, "otherHalf">>)[],
  context: DecisionContext,
): Decision {
  const { timeZone } = before.person;
  const wished = read.flatMap(({ text, timings, usual }) => timings.map((timing) => ({ text, timing, usual })));
  if (running(before).length + wished.length > mostReminders)
    return deny(before, "too_many", { say: "reminder.too_many", buttons: [[listButton]] });
  const made = wished.flatMap(({ text, timing, usual }) => {
    const next = nextOf(timing, context.now, timeZone);
    const reminder: Reminder = { id: context.newId(), text, ...timing, next, touched: context.now };
    return next === undefined ? [] : [{ reminder, usual }];
  });
  const [first, ...others] = made;
  if (!first) return deny(before, "invalid", { say: "reminder.over" });
  const set = withReminders(before, [...remindersOf(before), ...made.map(({ reminder }) => reminder)]);
  const told: Reply =
    others.length === 0
      ? withOtherHalf(setReply("reminder.set", first.reminder, set, context.now, first.usual), first.reminder, read[0])
      : {
          say: "reminder.set_many",
          lines: made.map(({ reminder }) => lineOf(reminder, set, context.now)),
          buttons: [...made.map(({ reminder }) => [stopNamed(reminder, set)]), [listButton]],
        };
  const decision = {
    journal: made.map(({ reminder }) => entry("reminder_set", { rule: reminder.on.kind })),
    promises: true as const,
  };
  // Nine in the morning is nobody's while it is not known where they are.
  if (timeZone !== unsaidZone || made.every(({ reminder }) => reminder.on.kind === "moment"))
    return { ...say(set, told), ...decision };
  return { ...say(waitInBetween(set, { for: "time_zone" }), told, { say: "reminder.ask_zone" }), ...decision };
}

/** What may be either half of the day is told as what it was taken for, and the other is named. */
function withOtherHalf(
  reply: Reply,
  { minutes }: Reminder,
  read: Partial<Pick<ReadReminder, "otherHalf">> | undefined,
): Reply {
  const other = read?.otherHalf;
  if (other === undefined || Math.abs(other - minutes) !== 12 * 60) return reply;
  const line = { say: "reminder.other_half", with: { time: clockText(minutes), other: clockText(other) } } as const;
  return { ...reply, lines: [...(reply.lines ?? []), line] };
}

function setReply(words: WordKey, reminder: Reminder, set: Snapshot, now: Instant, usual: boolean): Reply {
  const details = detailsOf(reminder, set, usual);
  return {
    say: words,
    with: { ...whenOf(reminder, set, now), text: aboutOf(reminder, set) },
    ...(details.length > 0 ? { lines: details } : {}),
    buttons: [[stopButton(reminder), listButton]],
  };
}

/** A reminder with another time or other words; how it was is kept, to be brought back. */
export function changeTo(
  before: Snapshot,
  reminder: Reminder,
  timing: Timing & { readonly text?: FreeText },
  context: DecisionContext,
): Decision {
  const { id, text, rests: _rests, was: _was, next: _next, touched: _touched, ...was } = reminder;
  const changed = { ...timing, id, text: timing.text ?? text };
  const next = nextOf(changed, context.now, before.person.timeZone);
  if (next === undefined) return deny(before, "invalid", { say: "reminder.over" });
  const after: Reminder = { ...changed, next, touched: context.now, was: { ...was, text } };
  return {
    ...tellChanged(put(before, after), after, context),
    journal: [entry("reminder_set", { rule: "changed" })],
    promises: true,
  };
}

export const tellChanged = (after: Snapshot, reminder: Reminder, { now }: DecisionContext): Decision =>
  say(after, setReply("reminder.changed", reminder, after, now, false));

/** The same reminder as it is now, at its place in the list. */
export const put = (before: Snapshot, reminder: Reminder): Snapshot =>
  withReminders(
    before,
    remindersOf(before).map((each) => (each.id === reminder.id ? reminder : each)),
  );

const lineOf = (
  each: Reminder,
  before: Snapshot,
  now: Instant | undefined,
): { readonly say: WordKey; readonly with: Params } => {
  const until = now === undefined ? undefined : restsUntil(each, now, before);
  const params = { ...whenOf(each, before, now), text: aboutOf(each, before) };
  if (each.rests) return { say: "reminder.line_rests", with: params };
  return until === undefined
    ? { say: "reminder.line", with: params }
    : { say: "reminder.line_since", with: { ...params, since: until } };
};
/** One reminder as the list of all there is tells it: what and when. */
export const reminderLine = (each: Reminder, before: Snapshot): { readonly say: WordKey; readonly with: Params } =>
  lineOf(each, before, undefined);
const stopNamed = (each: Reminder, before: Snapshot): Button => ({
  label: "button.reminder_stop_named",
  with: { text: aboutOf(each, before) },
  press: { do: "stop_reminder", reminderId: each.id },
});

/** All reminders, in the order in which they come, as the list shows them. */
export const inOrder = (before: Snapshot): readonly Reminder[] =>
  [...running(before)].sort(
    (one, other) => (one.next ?? Number.MAX_SAFE_INTEGER) - (other.next ?? Number.MAX_SAFE_INTEGER),
  );

/** All reminders that run, each with its way to stop it. */
export function listReminders(before: Snapshot): Decision {
  const all = inOrder(before);
  if (all.length === 0) return say(before, { say: "reminder.none" });
  return say(before, {
    say: "reminder.list",
    lines: all.map((each) => lineOf(each, before, undefined)),
    buttons: all.map((each) => [stopNamed(each, before)]),
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
  const { rests: _rests, ...stopped } = found;
  const after = withReminders(before, [...all.filter((each) => each !== found), { ...stopped, next: undefined }]);
  return {
    ...say(after, {
      say: "reminder.stopped",
      with: { text: aboutOf(found, before) },
      buttons: [[{ label: "button.reminder_back", press: { do: "reminder_back", reminderId: found.id } }]],
    }),
    journal: [entry("reminder_stopped", { rule: "person_chose" })],
  };
}

export function bringBack(before: Snapshot, id: Token, context: DecisionContext): Decision {
  const found = remindersOf(before).find((each) => each.id === id);
  const { rests: _rests, since: _since, ...stopped } = found ?? {};
  const next =
    found && nextOf({ ...stopped, on: found.on, minutes: found.minutes }, context.now, before.person.timeZone);
  if (!found || next === undefined) return deny(before, "invalid", { say: "reminder.gone", buttons: [[listButton]] });
  const { rests: _rest, since: _from, ...kept } = found;
  const back: Reminder = { ...kept, next, touched: context.now };
  const after = put(before, back);
  return {
    ...say(after, setReply("reminder.set", back, after, context.now, false)),
    journal: [entry("reminder_set", { rule: "brought_back" })],
    promises: true,
  };
}

/** Comes again in an hour, whatever else it does. */
export function putOff(before: Snapshot, id: Token, context: DecisionContext): Decision {
  const found = remindersOf(before).find((each) => each.id === id);
  const timing: Timing = { on: { kind: "moment", at: context.now + hourMs }, minutes: 0 };
  return setAll(before, [{ text: found?.text ?? "", timings: [timing], usual: false }], context);
}

/** Reminders of somebody whose zone is another now. */
export function remindersMoved(after: Snapshot, now: Instant): Snapshot {
  const { reminders } = after.dialogue;
  return reminders ? withReminders(after, inZone(reminders, now, after.person.timeZone)) : after;
}
