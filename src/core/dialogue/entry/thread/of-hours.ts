import { type ClockTime, clockNamed, readHours } from "../../../answers/clock.ts";
import { readYesNo } from "../../../answers/yes-no.ts";
import type { ClockMinutes, ClockSpan } from "../../../day/schedule.ts";
import type { ThreadMoveName } from "../../../talk/thread-move.ts";
import { led } from "../../goals/talk-lines.ts";
import type { Decision } from "../../turn/decision.ts";
import type { Button } from "../../turn/reply.ts";
import { isAlone, lineFor, type Said } from "../talk/heard.ts";
import { speak } from "../talk/moves.ts";
import { leaving, type Thread } from "./matter.ts";
import type { ThreadMoveDoes } from "./of-goals.ts";
import { lineOnly } from "./told-back.ts";

/** Hours of one's own, told in passing: when somebody is up, goes to bed, or sleeps by day. */

interface Hours {
  readonly wake?: ClockMinutes;
  readonly sleep?: ClockMinutes;
  /** From going out to being back, which to a day is the same as work. */
  readonly work?: ClockSpan;
}
const [anHour, aDay] = [60, 24 * 60] as const;

const wordsOf = ({ moves }: Thread, name: ThreadMoveName): string | undefined =>
  moves.find(({ as }) => as === name)?.words;
const timeIn = (words: string | undefined): ClockTime | undefined =>
  words === undefined ? undefined : clockNamed(words);

const asClock = (minutes: ClockMinutes): string =>
  `${Math.floor(minutes / anHour)}:${String(minutes % anHour).padStart(2, "0")}`;

/** What is put right keeps the half of the day: "six in the evening, so like seven". */
function near({ minutes, open }: ClockTime, to: ClockMinutes): ClockMinutes {
  if (!open) return minutes;
  const other = (minutes + 12 * anHour) % aDay;
  return Math.abs(other - to) < Math.abs(minutes - to) ? other : minutes;
}

/** Whoever goes to bed "at eleven" means the evening. */
const eveningFrom = 8 * anHour;
const toBed = ({ minutes, open }: ClockTime): ClockMinutes =>
  open && minutes >= eveningFrom && minutes < 12 * anHour ? minutes + 12 * anHour : minutes;

function hoursIn(thread: Thread): Hours | undefined {
  const wake = timeIn(wordsOf(thread, "wakes"));
  const bed = timeIn(wordsOf(thread, "sleeps"));
  const rather = timeIn(wordsOf(thread, "rather"));
  if (!wake && !bed) return undefined;
  const put = (first: ClockMinutes): ClockMinutes => (rather ? near(rather, first) : first);
  return {
    ...(wake ? { wake: bed ? wake.minutes : put(wake.minutes) } : {}),
    ...(bed ? { sleep: put(toBed(bed)) } : {}),
  };
}

const slotsOf = ({ wake, sleep }: Hours) => ({
  ...(wake === undefined ? {} : { thing: asClock(wake) }),
  ...(sleep === undefined ? {} : { more: asClock(sleep) }),
});

/** Where a day is planned its hours are set; else they are kept for a yes. */
export const hoursTold: ThreadMoveDoes = (thread) => {
  const { said, left } = thread;
  const told = hoursIn(thread);
  if (!told) return undefined;
  const { at: _at, is: _is, ...earlier } = left?.is === "hours" ? left : { at: 0, is: "hours" as const };
  const hours: Hours = { ...earlier, ...told };
  if (said.before.day) return set(said, hours);
  const begin: Button = { label: "button.brings_day", press: { do: "brings", what: "day" } };
  const decision = speak(said, [lineFor(said, "hours_no_day", slotsOf(hours))], [[begin]]);
  return decision && leaving(decision, { is: "hours", at: said.context.now, ...hours });
};

/** Hours out of the house, told in passing: a day that is planned is set by them, also one that is asked for in the same breath; else they are kept for a yes. */
export function awayTold(said: Said, work: ClockSpan, asksForDay: boolean): Decision | undefined {
  if (said.before.day || asksForDay) return set(said, { work });
  if (!isAlone(said)) return undefined;
  const begin: Button = { label: "button.brings_day", press: { do: "brings", what: "day" } };
  const decision = speak(said, [lineFor(said, "away_hours_no_day", spanOf(work))], [[begin]]);
  return decision && leaving(decision, { is: "hours", at: said.context.now, work });
}
const spanOf = ({ from, to }: ClockSpan) => ({ thing: asClock(from), more: asClock(to) });

function set(said: Said, hours: Hours): Decision {
  const decision = said.carryOut({ do: "set_schedule", change: hours });
  const told = hours.work
    ? lineFor(said, "away_hours_set", spanOf(hours.work))
    : lineFor(said, "hours_set", slotsOf(hours));
  const line = decision.denied ? undefined : told;
  return led(line ? [line] : [], decision);
}

/** A yes to a day by the hours that were told. */
export const hoursAgreed: ThreadMoveDoes = ({ said, left }) => {
  if (left?.is !== "hours" || readYesNo(said.text)?.value !== "yes") return undefined;
  const { at: _at, is: _is, ...hours } = left;
  return set(said, hours);
};

/** Sleep by day: what can wake is a message, and no alarm. */
export const napTold: ThreadMoveDoes = (thread) => {
  const words = wordsOf(thread, "naps")?.split(/\s+/u) ?? [];
  const [least, most] = [3, 8] as const;
  for (let count = least; count <= Math.min(most, words.length); count += 1) {
    const span = readHours(
      words
        .slice(0, count)
        .join(" ")
        .replace(/[,.;]+$/u, ""),
    )?.value;
    if (!span) continue;
    const to = span.to > span.from || span.to + 12 * anHour >= aDay ? span.to : span.to + 12 * anHour;
    return lineOnly(thread.said, "nap_told", { thing: `${asClock(span.from)}–${asClock(to)}`, more: asClock(to) });
  }
  return undefined;
};
