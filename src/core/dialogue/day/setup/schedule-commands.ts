import { readClock, readHours } from "../../../answers/clock.ts";
import { readYesNo } from "../../../answers/yes-no.ts";
import { type ClockMinutes, type ClockSpan, meals, type Schedule } from "../../../day/schedule.ts";
import { scheduleProblems } from "../../../day/schedule-problems.ts";
import { localDate } from "../../../time/local-date.ts";
import { bigDay, bigDaySaid, bigDaysKept } from "./big-day-commands.ts";
import { calendar } from "./calendar-commands.ts";
import type { FreeText } from "../../../text/free-text.ts";
import type { ScheduleField } from "../../turn/setup-command.ts";
import { changed, living } from "../plan/day-change.ts";
import * as look from "./day-setup-views.ts";
import type { OnDay } from "../../turn/on-day.ts";
import type { Decision, DecisionContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { deny, entry, nothing, say, waitFor } from "../../turn/outcome.ts";
import type { Reply } from "../../turn/reply.ts";
import type { WordKey } from "../../turn/word-key.ts";
import { notesReadReply, withNotes } from "./wish-commands.ts";

/** A person's hours, in words or as a whole. */

export function schedule(before: Snapshot, context: DecisionContext): Decision {
  return living(before, context, (on) => say(on, scheduleOf(on, context)));
}

function scheduleOf(on: OnDay, context: DecisionContext): Reply {
  const { locale, timeZone } = on.person;
  const kept = bigDaysKept(on.day.schedule, localDate(context.now, timeZone));
  return look.scheduleReply(on.day, context.library.day.archetypes[on.day.archetype], kept, locale);
}

/** Asks for one thing; what the person says next is the answer. */
export function askSchedule(before: Snapshot, field: ScheduleField, context: DecisionContext): Decision {
  return living(before, context, (on) =>
    say(waitFor(on, { for: "schedule", field }), {
      say: `schedule.ask_${field}`,
      buttons: [[{ label: "button.cancel", press: { do: "cancel" } }]],
    }),
  );
}

const examples: Readonly<Record<Exclude<ScheduleField, "calendar" | "big_day">, string>> = {
  wake: "7:30",
  sleep: "23:00",
  work: "9–18",
  breakfast: "8:00–8:30",
  lunch: "13–14",
  dinner: "19:00–19:40",
};

/** "No", "none", "никак": there is no such thing in the person's day. */
export const saysNone = (text: string): boolean =>
  readYesNo(text)?.value === "no" || /^(?:никак|никогда|нету|nothing|none|—|0)[.!]?$/iu.test(text.trim());

/** Whoever goes to bed "at eleven" means the evening, and whoever wakes at seven the morning; what is said of the part of the day holds. */
function clockOf(field: ScheduleField, text: string): ClockMinutes | undefined {
  const told = readClock(text)?.value;
  if (!told) return undefined;
  const hour = Math.floor(told.minutes / 60);
  const late =
    field === "sleep" ? hour >= 8 : field === "dinner" ? hour >= 3 && hour < 12 : field === "lunch" && hour < 6;
  return told.open && late && !/\d[:.]\d\d/u.test(text) ? (told.minutes + 12 * 60) % (24 * 60) : told.minutes;
}

/** A meal of which only the beginning is said takes half an hour. */
function mealAt(field: ScheduleField, text: string): ClockSpan | undefined {
  const from = clockOf(field, text);
  return from === undefined ? undefined : { from, to: (from + 30) % (24 * 60) };
}

/** A person's words for the thing about their schedule that was asked. */
export function hearSchedule(before: Snapshot, field: ScheduleField, text: string, context: DecisionContext): Decision {
  if (field === "calendar") return calendar(before, text.trim(), context);
  if (field === "big_day") return hearBigDay(before, text, context);
  const none = saysNone(text);
  const change = ((): Partial<Schedule> | undefined => {
    const said = before.day?.schedule;
    if (field === "wake" || field === "sleep") {
      const clock = clockOf(field, text);
      return clock === undefined ? undefined : { [field]: clock };
    }
    const span = none ? undefined : (readHours(text)?.value ?? (field === "work" ? undefined : mealAt(field, text)));
    if (!none && !span) return undefined;
    if (field === "work") return { work: span };
    return {
      meals: {
        ...Object.fromEntries(
          meals.filter((meal) => meal !== field && said?.meals[meal]).map((meal) => [meal, said?.meals[meal]]),
        ),
        ...(span ? { [field]: span } : {}),
      },
    };
  })();
  if (change === undefined) {
    return deny(before, "invalid", {
      say: "schedule.not_understood",
      with: { example: examples[field] },
      buttons: [[{ label: "button.cancel", press: { do: "cancel" } }]],
    });
  }
  return setSchedule(before, change, context);
}

/** The big day that was asked for, kept at once: it was told to be. */
function hearBigDay(before: Snapshot, text: string, context: DecisionContext): Decision {
  const said = bigDaySaid(before, text, context);
  if (said) return bigDay({ ...before, ...waitFor(before, nothing) }, said, context);
  return deny(before, "invalid", {
    say: "big_day.not_understood",
    with: { example: { ref: "big_day.example" satisfies WordKey } },
    buttons: [[{ label: "button.cancel", press: { do: "cancel" } }]],
  });
}

/** A person's words beside their hours that are not there yet: notes, names of events and of shifts. What stands there was screened when it came. */
export function newWords(
  { notes, fixed = [], shifts }: Partial<Schedule>,
  known: Schedule | undefined,
): readonly FreeText[] {
  const names = new Set([...(known?.fixed ?? []).map(({ name }) => name), ...(known?.shifts?.pattern ?? []), "off"]);
  return [
    ...(notes === undefined || notes === known?.notes ? [] : [notes]),
    ...[...fixed.map(({ name }) => name), ...(shifts?.pattern ?? [])].filter((name) => !names.has(name)),
  ];
}

/** A change of hours; refused where they contradict each other, and then nothing changes. */
export function setSchedule(before: Snapshot, change: Partial<Schedule>, context: DecisionContext): Decision {
  return living(before, context, (on) => {
    const read = withNotes(on.day, change.notes, context);
    const schedule: Schedule = { ...read.day.schedule, ...change };
    const [problem] = scheduleProblems(schedule);
    if (problem) {
      return deny(on, "schedule_impossible", {
        say: "schedule.impossible",
        with: { why: { ref: `schedule_problem.${problem.code}` satisfies WordKey } },
        buttons: [[{ label: "button.cancel", press: { do: "cancel" } }]],
      });
    }
    const { waiting } = on.dialogue;
    const calm = waiting.for === "schedule" ? { ...on, ...waitFor(on, nothing), day: on.day } : on;
    const journal = entry("schedule_changed", { rule: "person_said", inputs: { fields: Object.keys(change).join() } });
    const decision = changed(calm, { schedule, habits: read.day.habits }, journal, context);
    const moved = decision.journal.some(({ kind }) => kind === "plan_made");
    return {
      ...decision,
      replies: [
        { say: moved ? "schedule.saved" : "schedule.noted" },
        ...notesReadReply(read.wishes),
        scheduleOf(decision.after as OnDay, context),
      ],
    };
  });
}
