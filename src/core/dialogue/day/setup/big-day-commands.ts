import { bigDaysAround } from "../../../day/big-day.ts";
import { bigDayIn, type SaidBigDay } from "../../../day/big-day-words.ts";
import type { Schedule } from "../../../day/schedule.ts";
import type { BigDay, Wishes } from "../../../day/wish.ts";
import type { Locale } from "../../../person/person.ts";
import { daysBetween, localDate, type LocalDate } from "../../../time/local-date.ts";
import { todayButton } from "../../turn/buttons.ts";
import type { Decision, DecisionContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { deny, entry } from "../../turn/outcome.ts";
import type { Button, Params, Reply } from "../../turn/reply.ts";
import type { WordKey } from "../../turn/word-key.ts";
import { changed, living } from "../plan/day-change.ts";
import { monthDayText } from "../plan/date-text.ts";
import type { Line } from "../plan/task-names.ts";

/** An exam, a race, an operation or a wedding with its date: offered as it was read, kept by a tap, seen in the hours, and taken out by another. */

const nameOf = (kind: BigDay): Params[string] => ({ ref: `big_day.names.${kind}` satisfies WordKey });
const told = ({ kind, date }: SaidBigDay, locale: Locale): Params => ({
  name: nameOf(kind),
  date: monthDayText(date, locale),
});

const takeButton = (said: SaidBigDay, locale: Locale): Button => ({
  label: "button.big_day_take",
  with: told(said, locale),
  press: { do: "big_day", kind: said.kind, date: said.date },
});
const outButton = (said: SaidBigDay, locale: Locale): Button => ({
  label: "button.big_day_out",
  with: told(said, locale),
  press: { do: "big_day", kind: said.kind },
});

/** What was read of a message; nothing is kept before the person says so. */
export const bigDayHeardReply = (said: SaidBigDay, locale: Locale, more: Reply["buttons"] = []): Reply => ({
  say: "big_day.heard",
  buttons: [[takeButton(said, locale)], ...more],
});

/** That it is kept, and what follows of it for the days. */
export const bigDayTakenReply = (said: SaidBigDay, locale: Locale): Reply => ({
  say: "big_day.taken",
  with: { ...told(said, locale), follows: { ref: `big_day.follows.${said.kind}` satisfies WordKey } },
  buttons: [[outButton(said, locale)], [todayButton]],
});

/** The big days of somebody's hours that are still to come, or still matter. */
export function bigDaysKept(schedule: Schedule, today: LocalDate): readonly SaidBigDay[] {
  return bigDaysAround(schedule, today).flatMap(({ kind }) => {
    const date = schedule.wishes?.[kind];
    return date === undefined ? [] : [{ kind, date }];
  });
}

export const bigDayRows = (kept: readonly SaidBigDay[], locale: Locale): readonly Line[] =>
  kept.map((each) => ({ say: "big_day.row", with: told(each, locale) }));
export const bigDayButtons = (kept: readonly SaidBigDay[], locale: Locale): readonly (readonly Button[])[] =>
  kept.map((each) => [outButton(each, locale)]);

/** Wishes with a big day on a date, or without it. */
export function withBigDay(wishes: Wishes = {}, kind: BigDay, date: LocalDate | undefined): Wishes {
  const others = Object.fromEntries(Object.entries(wishes).filter(([name]) => name !== kind));
  return date === undefined ? others : { ...others, [kind]: date };
}

/** A big day kept or taken out: the rest of today is made by it from here on. */
export function bigDay(
  before: Snapshot,
  { kind, date }: { readonly kind: BigDay; readonly date?: LocalDate },
  context: DecisionContext,
): Decision {
  return living(before, context, (on) => {
    const { schedule } = on.day;
    const { locale, timeZone } = on.person;
    if (date !== undefined && daysBetween(localDate(context.now, timeZone), date) < 0)
      return deny(on, "invalid", { say: "big_day.over", buttons: [[todayButton]] });
    if (date === undefined && schedule.wishes?.[kind] === undefined)
      return deny(on, "invalid", { say: "big_day.none_such", buttons: [[todayButton]] });
    const journal = entry("schedule_changed", { rule: "person_said", inputs: { fields: kind } });
    const wishes = withBigDay(schedule.wishes, kind, date);
    const reply: Reply =
      date === undefined
        ? { say: "big_day.removed", with: { name: nameOf(kind) }, buttons: [[todayButton]] }
        : bigDayTakenReply({ kind, date }, locale);
    return changed(on, { schedule: { ...schedule, wishes } }, journal, context, reply);
  });
}

/** The big day that a message tells of, seen from the person's own day. */
export function bigDaySaid({ person }: Snapshot, text: string, { now }: Pick<DecisionContext, "now">) {
  return bigDayIn(text, localDate(now, person.timeZone), now);
}

/** Whether it is kept on just that date. */
export const isKept = ({ day }: Snapshot, { kind, date }: SaidBigDay): boolean => day?.schedule.wishes?.[kind] === date;
