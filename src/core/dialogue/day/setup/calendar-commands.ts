import type { CalendarLink } from "../../../day/day.ts";
import type { Interval } from "../../../day/schedule.ts";
import { changed, living } from "../plan/day-change.ts";
import type { OnDay } from "../../turn/on-day.ts";
import type { Decision, DecisionContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { deny, entry, nothing, say, waitFor } from "../../turn/outcome.ts";
import type { Reply } from "../../turn/reply.ts";
import { todayButton } from "../../turn/buttons.ts";

/** A calendar that the day is planned around. */

/** The address of a calendar: what is at it is read after the commit. */
export function calendar(before: Snapshot, address: string, context: DecisionContext): Decision {
  return living(before, context, (on) => {
    if (!/^(?:https?|webcal):\/\/[^\s/]+\S*$/iu.test(address) || address.length > 2000) {
      return deny(on, "invalid", {
        say: "calendar.wrong_address",
        buttons: [[{ label: "button.cancel", press: { do: "cancel" } }]],
      });
    }
    const { waiting } = on.dialogue;
    const calm = waiting.for === "schedule" ? waitFor(on, nothing) : on;
    const link: CalendarLink = { address, addedAt: context.now, readAt: undefined, problem: undefined, busy: [] };
    const after: OnDay = { ...calm, day: { ...on.day, calendar: link } };
    return {
      after,
      replies: [{ say: "calendar.added" }],
      journal: [entry("calendar_changed", { rule: "address_given" })],
    };
  });
}

export function calendarOff(before: Snapshot, context: DecisionContext): Decision {
  const { day } = before;
  if (!day?.calendar) return say(before, { say: "calendar.off", buttons: [[todayButton]] });
  return changed(
    { ...before, day },
    { calendar: undefined },
    entry("calendar_changed", { rule: "taken_away" }),
    context,
    { say: "calendar.off", buttons: [[todayButton]] },
  );
}

/** What came of reading the calendar. Times that were read before stay where nothing could be read now. */
export function calendarRead(
  before: Snapshot,
  read: { readonly address: string; readonly problem: CalendarLink["problem"]; readonly busy: readonly Interval[] },
  context: DecisionContext,
): Decision {
  const { day } = before;
  if (day?.calendar?.address !== read.address) return say(before);
  const first = day.calendar.readAt === undefined;
  const { problem } = read;
  const link: CalendarLink = {
    ...day.calendar,
    readAt: context.now,
    problem,
    busy: problem === undefined ? read.busy : day.calendar.busy,
  };
  const same = JSON.stringify(link.busy) === JSON.stringify(day.calendar.busy);
  const replies: readonly Reply[] = !first
    ? []
    : [
        problem === undefined
          ? { say: "calendar.read", buttons: [[todayButton]] }
          : { say: `calendar.${problem}`, buttons: [[{ label: "button.calendar", press: { do: "calendar" } }]] },
      ];
  const journal = entry("calendar_changed", {
    rule: problem ?? "read",
    inputs: { busy: link.busy.length },
  });
  if (same) return { after: { ...before, day: { ...day, calendar: link } }, replies, journal: first ? [journal] : [] };
  return changed({ ...before, day }, { calendar: link }, journal, context, ...replies);
}
