import { readPlace } from "../../answers/place.ts";
import { hourBare } from "../../reminders/read/answer-when.ts";
import { type FollowUp, readFollowUp, type Which } from "../../reminders/read/follow-up.ts";
import { allButNamed, ordersInPieces } from "../../reminders/read/in-pieces.ts";
import { callsWrong, movedAlone, saidWrong } from "../../reminders/read/said-wrong.ts";
import { sheetOf } from "../../reminders/read/sheet.ts";
import { movesReminder } from "../../reminders/read/speaks-of-change.ts";
import { saysWhen, whenIn } from "../../reminders/read/timing.ts";
import { nextOf, type Reminder } from "../../reminders/reminder.ts";
import type { Token } from "../../text/free-text.ts";
import type { Weekday } from "../../time/weekday.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { entry, nothing, say, waitFor } from "../turn/outcome.ts";
import { aboutOf } from "./reminder-views.ts";
import {
  bringBack,
  changeTo,
  clockOf,
  inOrder,
  listButton,
  listReminders,
  put,
  remindersOf,
  running,
  stopButton,
  stopReminder,
  tellChanged,
  withReminders,
} from "./reminders.ts";
import { rested, retimed, shifted, timingOf } from "./retime-reminder.ts";
import { whatThereIs } from "./what-there-is.ts";
import { remind } from "./set-reminder.ts";
import { setPlace, setTimeZone } from "./settings-commands.ts";

/** What is said next of a reminder: it is changed, added to, rested, stopped, brought back or shown, without another word of reminding. */

const recentMs = 30 * 60_000;

/** Whether the last answer was about reminders: it offers to stop or bring one back. */
export const remindersInFront = ({ dialogue: { shown = [] } }: Snapshot): boolean =>
  shown.some(({ buttons }) =>
    buttons
      .flat()
      .some(
        ({ press }) => press.do === "stop_reminder" || press.do === "reminder_back" || press.do === "put_off_reminder",
      ),
  );

/** The reminders as they are spoken of: in the order of the list, the last one spoken of behind all others. */
function spokenOf(before: Snapshot): readonly Reminder[] {
  const shown = before.dialogue.shown?.some(({ say: words }) => words === "reminder.list") === true;
  const listed = shown ? inOrder(before) : running(before);
  const stopped = remindersOf(before).filter(({ next, rests }) => next === undefined && !rests);
  if (shown) return listed;
  return [...listed]
    .sort((one, other) => (one.touched ?? 0) - (other.touched ?? 0))
    .concat(listed.length === 0 ? stopped : []);
}

/** Whether the only reminder there is comes for the step: another hour that is named is meant for it. */
export const oneOfTheStep = (before: Snapshot): boolean => {
  const [one, other] = running(before);
  return one?.text === "" && other === undefined;
};

/** Takes a message as said of the reminders that are there; undefined where it is about something else. */
export function followReminder(
  before: Snapshot,
  text: string,
  context: DecisionContext,
  front = remindersInFront(before) || (running(before).length > 0 && movesReminder(text, clockOf(before, context))),
): Decision | undefined {
  const { waiting, crisis } = before.dialogue;
  if (crisis) return undefined;
  const moved = zoneSaid(before, text, context, front);
  if (moved) return moved;
  if (!front && waiting.for !== "nothing" && waiting.for !== "text_as_goal") return undefined;
  const reminders = spokenOf(before);
  const last = reminders.at(-1);
  const clock = clockOf(before, context, last?.minutes);
  const near = front || goesOn(before, context);
  const but = near ? allButNamed(text, reminders) : undefined;
  if (but) return carry(before, text, { do: "stop", which: but }, reminders, context);
  const inFront = remindersInFront(before);
  const amiss = inFront ? saidWrong(text, reminders, clock) : undefined;
  const found =
    amiss ?? (front ? movedAlone(text, reminders, clock) : undefined) ?? readFollowUp(text, reminders, clock, front);
  if (found) return carry(before, text, found, reminders, context);
  if (!near) return undefined;
  const later = readFollowUp(text, reminders, clock, true);
  if (later && !front && holdsLater.includes(later.do)) return carry(before, text, later, reminders, context);
  const pieces = inTurn(before, text, ordersInPieces(text, reminders, clock), context);
  if (pieces) return pieces;
  return inFront && last && callsWrong(text) ? askWhatIsWrong(before, last) : undefined;
}

/** Called wrong, and no more: one short question, with what can be done at once. */
const askWhatIsWrong = (before: Snapshot, one: Reminder): Decision =>
  say(before, {
    say: "reminder.ask_wrong",
    with: { text: aboutOf(one, before) },
    buttons: [[stopButton(one), listButton]],
  });

/** Whether a message says what is wrong of the reminder that was just told: it is one thing said, whatever its pieces would be. */
export const amends = (before: Snapshot, text: string, context: DecisionContext): boolean =>
  remindersInFront(before) && saidWrong(text, spokenOf(before), clockOf(before, context)) !== undefined;

/** What is plain enough to be said of reminders a message or two after them. */
const holdsLater: readonly FollowUp["do"][] = ["list", "hours", "except"];

/** Whether nothing but reminders was spoken of lately: a goal in front is spoken of in their place. */
const goesOn = (before: Snapshot, { now }: DecisionContext): boolean =>
  before.dialogue.activeGoal === undefined &&
  running(before).some(({ touched }) => touched !== undefined && now - touched < recentMs);

/** Several orders of one message, each carried out on what the one before left; the last answer speaks for all that changed the same reminder. */
function inTurn(
  before: Snapshot,
  text: string,
  orders: readonly FollowUp[],
  context: DecisionContext,
): Decision | undefined {
  const [first, ...others] = orders;
  const decision = first && carry(before, text, first, spokenOf(before), context);
  return others.reduce<Decision | undefined>((so, order) => {
    const next = so && carry(so.after, text, order, spokenOf(so.after), context);
    return next && { ...next, journal: [...so.journal, ...next.journal] };
  }, decision);
}

function carry(
  before: Snapshot,
  text: string,
  found: FollowUp,
  reminders: readonly Reminder[],
  context: DecisionContext,
): Decision | undefined {
  // Whoever names no reminder asks for all there is.
  if (found.do === "list") return asksForAll(before, text) ? undefined : listReminders(before);
  if (found.do === "another") return remind(before, text, context);
  const meant = chosen(found.which, reminders);
  const [one] = meant;
  // Several things that it may be said of are shown, rather than one of them taken.
  if (found.do === "except") return leaveOut(before, meant, found.days, context);
  if (!one || (meant.length > 1 && !["stop", "pause", "resume"].includes(found.do))) return listReminders(before);
  switch (found.do) {
    case "stop":
      return meant.length === 1 ? stopReminder(before, one.id) : stopAll(before, meant);
    case "pause":
      return rested(before, meant, found.when, context);
    case "resume":
      return bringBack(before, one.id, context);
    case "undo":
      return undo(before, one, context);
    case "ask_time":
      return say(waitFor(before, { for: "reminder_when", text: one.text, changes: one.id }), {
        say: "reminder.ask_new",
        with: { text: aboutOf(one, before) },
      });
    case "hours": {
      const [minutes = one.minutes, ...also] = found.hours;
      const { also: _also, ...rest } = timingOf(one);
      return changeTo(before, one, { ...rest, minutes, ...(also.length > 0 ? { also } : {}) }, context);
    }
    case "shift":
      return changeTo(before, one, shifted(one, found.by, before.person.timeZone), context);
    case "reword":
      // Of a reminder of "your step" nothing is renamed: the goal is meant.
      return one.text === "" ? undefined : changeTo(before, one, { ...timingOf(one), text: found.text }, context);
    case "move":
    case "add":
      return retimed(before, one, found, context);
  }
}

const namesReminders = /напомин|remind|ping|alarm|список|list|них|them|ones/iu;
const asksForAll = (before: Snapshot, text: string): boolean =>
  !namesReminders.test(text) && whatThereIs(before) !== undefined;

function chosen(which: Which, reminders: readonly Reminder[]): readonly Reminder[] {
  if (which === "all") return reminders;
  if (which === "it") return reminders.slice(-1);
  return which.flatMap((at) => reminders[at] ?? []);
}

/** These days of the week fall away; where none is left, it stops. */
function leaveOut(
  before: Snapshot,
  meant: readonly Reminder[],
  days: readonly Weekday[],
  context: DecisionContext,
): Decision {
  return meant.reduce<Decision>(
    (decision, one) => {
      const left = one.on.kind === "weekly" ? one.on.days.filter((day) => !days.includes(day)) : [];
      const changed =
        one.on.kind === "weekly" && left.length > 0
          ? changeTo(decision.after, one, { ...timingOf(one), on: { ...one.on, days: left } }, context)
          : stopReminder(decision.after, one.id);
      return {
        ...changed,
        replies: [...decision.replies, ...changed.replies],
        journal: [...decision.journal, ...changed.journal],
      };
    },
    { after: before, replies: [], journal: [] },
  );
}

/** The new time of a reminder, asked for by a question of ours; undefined where a message names none. */
export function newTimeSaid(
  before: Snapshot,
  id: Token,
  answer: string,
  context: DecisionContext,
): Decision | undefined {
  const one = running(before).find((each) => each.id === id);
  const calm = waitFor(before, nothing);
  if (!one) return undefined;
  const by = readFollowUp(answer, [one], clockOf(before, context, one.minutes), true);
  if (by?.do === "shift") return changeTo(calm, one, shifted(one, by.by, before.person.timeZone), context);
  const when = whenIn(sheetOf(hourBare(answer)), clockOf(before, context, one.minutes), false);
  return saysWhen(when) ? retimed(calm, one, { do: "move", when }, context) : undefined;
}

/** All that are meant are stopped at once; the list is what is left of them. */
function stopAll(before: Snapshot, meant: readonly Reminder[]): Decision {
  const left = running(before).filter((each) => !meant.includes(each));
  return {
    ...say(withReminders(before, left), {
      say: "reminder.stopped_all",
      lines: meant.map((each) => ({ say: "reminder.line_off" as const, with: { text: aboutOf(each, before) } })),
    }),
    journal: meant.map(() => entry("reminder_stopped", { rule: "person_chose" })),
  };
}

/** The last thing done to it is taken back: a stop, a change, or the setting itself. */
function undo(before: Snapshot, one: Reminder, context: DecisionContext): Decision {
  const { was, next, rests } = one;
  if (next === undefined || rests) return bringBack(before, one.id, context);
  if (!was) return stopReminder(before, one.id);
  const back: Reminder = {
    id: one.id,
    ...was,
    next: nextOf(was, context.now, before.person.timeZone),
    touched: context.now,
  };
  return { ...tellChanged(put(before, back), back, context), journal: [entry("reminder_set", { rule: "taken_back" })] };
}

/** "I'm in Lisbon now": the hours stay, by the clock there. */
function zoneSaid(before: Snapshot, text: string, context: DecisionContext, front: boolean): Decision | undefined {
  const recent = running(before).some(({ touched }) => touched !== undefined && context.now - touched < recentMs);
  const asked = /(?:time ?zone|часов\p{L}+ пояс|таймзон)/iu.test(text) && text.length < 80;
  const told =
    /^(?:ой |а |и |oh |btw |кстати |by the way,? |hey |also )*(?:i'?m |i’m |i am |im |we'?re |now in|я |мы |теперь |сейчас |переехал|уехал|прилетел|moved|just (?:landed|moved|arrived))/iu.test(
      text,
    );
  if (!asked && !(told && (front || recent))) return undefined;
  const place = readPlace(text, context.screen);
  // "Does it follow my time zone?" asks how that goes, and names no place to be set.
  if (place?.value.timeZone === undefined && text.includes("?")) return undefined;
  if (place?.value.timeZone === undefined)
    return asked && (front || recent) ? setTimeZone(before, undefined, context) : undefined;
  const moved = setPlace(before, place.value, context);
  return running(before).length === 0
    ? moved
    : { ...moved, replies: [...moved.replies, { say: "reminder.zone_kept" }] };
}
