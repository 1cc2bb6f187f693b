import { readYesNo } from "../../answers/yes-no.ts";
import { clockText } from "../../day/clock-text.ts";
import { answersWhen, halfSaid, hourBare } from "../../reminders/read/answer-when.ts";
import { namedByGoal, saysHowLoud, someJustSet } from "../../reminders/read/beside.ts";
import { corrected } from "../../reminders/read/corrected.ts";
import { hourElsewhere } from "../../reminders/read/elsewhere.ts";
import { type ReadReminder, readReminders } from "../../reminders/read/read-reminder.ts";
import type { Lack } from "../../reminders/read/timing.ts";
import { nextOf, type Timing } from "../../reminders/reminder.ts";
import type { FreeText } from "../../text/free-text.ts";
import { activeGoal } from "../goals/goal-views.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot, Waiting } from "../turn/dialogue.ts";
import { deny, nothing, say, waitFor } from "../turn/outcome.ts";
import type { WordKey } from "../turn/word-key.ts";
import { clockOf, listButton, running, setAll } from "./reminders.ts";

/** What is asked to be reminded of, and the one short question for what was not said or is not sure. */

type WaitsForWhen = Extract<Waiting, { for: "reminder_when" }>;

const questionOf: Readonly<Record<Lack, WordKey>> = {
  when: "reminder.ask_when",
  hour: "reminder.ask_hour",
  day: "reminder.ask_day",
  event: "reminder.ask_event",
};

type Asked = Pick<ReadReminder, "text" | "said" | "lacks"> & Partial<Pick<ReadReminder, "halves">>;

/** One short question for what was not said, or may be either of two; the words of the rest are kept, and read together with the answer. */
function askFor(before: Snapshot, { text, said, lacks, halves }: Asked, doubtful: boolean): Decision {
  const waiting: WaitsForWhen = {
    for: "reminder_when",
    text,
    ...(said === "" ? {} : { said }),
    ...(doubtful ? { doubtful } : {}),
  };
  if (!halves || lacks !== undefined) return say(waitFor(before, waiting), { say: questionOf[lacks ?? "when"] });
  const [early, late] = halves.map((minutes) => clockText(minutes)) as [string, string];
  return say(waitFor(before, { ...waiting, halves }), {
    say: "reminder.ask_half",
    with: { early, late },
    buttons: [
      halves.map((minutes) => ({
        label: "button.hour" as const,
        with: { time: clockText(minutes) },
        press: { do: "remind_hour" as const, minutes },
      })),
    ],
  });
}

/**
 * Where no words of asking stood, what is not sure is asked and never set: an hour that was not said, and one that may be of either half of the day.
 */
const onlySure = (each: ReadReminder): ReadReminder =>
  each.usual ? { ...each, timings: [], lacks: "hour", usual: false } : each.halves ? { ...each, timings: [] } : each;

/** Sets what a message asks for; where it says no time, that alone is asked. `doubtful` where it asks in no words of reminding. */
export function remind(before: Snapshot, text: FreeText, context: DecisionContext, doubtful = false): Decision {
  const elsewhere = hourElsewhere(text, context.screen.timeZone);
  const goal = activeGoal(before);
  const said = readAt(before, elsewhere, context);
  const plain = doubtful ? said.map(onlySure) : said;
  // Of several things that no words asked for, each has to be sure.
  if (doubtful && plain.length > 1 && !plain.every(({ timings, toTheHour }) => timings.length > 0 && toTheHour))
    return askFor(before, { text: said.find((each) => each.text !== "")?.text ?? "", said: "", lacks: "when" }, true);
  const read = namedByGoal(plain, text, goal?.title).map((each) =>
    // Where no step is there to be meant, what happens then says at least what was thought of.
    each.text === "" && each.event !== undefined && !goal ? { ...each, text: each.event } : each,
  );
  const set = read.filter(({ timings }) => timings.length > 0);
  const open = read.find(({ timings }) => timings.length === 0);
  if (set.length === 0 && open && saysHowLoud(open.text) && someJustSet(running(before), context.now))
    return say(before, { say: "reminder.quiet" });
  if (set.length === 0) return askFor(before, open ?? { text: "", said: "", lacks: "when" }, doubtful);
  const decision = setAll(before, set, context);
  if (!open || open.text === "" || decision.denied) return decision;
  const asked = askFor(decision.after, open, doubtful);
  return { ...decision, after: asked.after, replies: [...decision.replies, ...asked.replies] };
}

/** What is asked for; an hour of another place is that moment here, and what comes again keeps the person's own hour. */
function readAt(
  before: Snapshot,
  { text, timeZone }: ReturnType<typeof hourElsewhere>,
  context: DecisionContext,
  exactly?: number,
): readonly ReadReminder[] {
  const clock = { ...clockOf(before, context), ...(exactly === undefined ? {} : { exactly }) };
  const read = readReminders(text, timeZone === undefined ? clock : { ...clock, timeZone });
  if (timeZone === undefined) return read;
  const here = (timing: Timing): Timing => {
    const at = timing.on.kind === "once" ? nextOf(timing, context.now, timeZone) : undefined;
    return at === undefined ? timing : { on: { kind: "moment", at }, minutes: timing.minutes };
  };
  return read.map((each) => ({ ...each, timings: each.timings.map(here) }));
}

/** More words than these go on about something. */
const mostOfANo = 3;
/** The time that a reminder waits for; a plain no ends the question; undefined where a message names none. */
export function remindAt(
  before: Snapshot,
  waiting: WaitsForWhen,
  said: string,
  context: DecisionContext,
): Decision | undefined {
  if (readYesNo(said)?.value === "no" && said.trim().split(/\s+/u).length <= mostOfANo)
    return say(waitFor(before, nothing), { say: "cancel.done" });
  const answer = hourBare(corrected(said));
  const half = waiting.halves && halfSaid(answer, waiting.halves);
  if (half) return hourSettled(before, waiting, `${waiting.said ?? ""} ${half.day}`, half, context);
  if (waiting.halves) return undefined;
  if (!answersWhen(answer, clockOf(before, context))) return undefined;
  const whole = [waiting.said ?? "", answer].join(" ");
  const read = readAt(before, hourElsewhere(whole, context.screen.timeZone), context);
  const doubtful = waiting.doubtful === true;
  const found = read[0] && doubtful ? onlySure(read[0]) : read[0];
  if (!found || found.timings.length === 0)
    return askFor(before, { lacks: undefined, ...found, text: waiting.text, said: whole.trim() }, doubtful);
  return setAll(waitFor(before, nothing), [{ ...found, text: waiting.text }], context);
}

/** The half of the day that was pressed. */
export function hourPressed(before: Snapshot, minutes: number, context: DecisionContext): Decision {
  const { waiting } = before.dialogue;
  if (waiting.for !== "reminder_when" || !waiting.halves?.includes(minutes))
    return deny(before, "invalid", { say: "reminder.gone", buttons: [[listButton]] });
  return hourSettled(before, waiting, waiting.said ?? "", { minutes, other: undefined }, context);
}

/** Set at the hour that was settled, on the days that were said before. */
function hourSettled(
  before: Snapshot,
  { text }: WaitsForWhen,
  when: string,
  { minutes, other }: { readonly minutes: number; readonly other: number | undefined },
  context: DecisionContext,
): Decision {
  const [found] = readAt(before, { text: when, timeZone: undefined }, context, minutes);
  const { timings = [], lacks } = found ?? {};
  if (timings.length === 0) return askFor(before, { text, said: when.trim(), lacks: lacks ?? "when" }, true);
  return setAll(waitFor(before, nothing), [{ text, timings, usual: false, otherHalf: other }], context);
}
