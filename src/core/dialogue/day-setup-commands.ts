import type { ArchetypeId } from "../day/archetype.ts";
import { taskCaps } from "../day/archetype.ts";
import { clockIn, spanIn } from "../day/clock-text.ts";
import type { Contraindication } from "../day/contraindication.ts";
import type { Away, CalendarLink, Day } from "../day/day.ts";
import { answerSection, type IntakeSection, intakeSections, sectionCodes } from "../day/intake.ts";
import { proposeArchetype } from "../day/quiz.ts";
import { type ClockMinutes, type ClockSpan, type Interval, meals, type Schedule } from "../day/schedule.ts";
import { scheduleProblems } from "../day/schedule-problems.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { DaySettings, ScheduleField } from "./command.ts";
import { dayDateOf, type OnDay, onDay, planned, replanned } from "./day-turn.ts";
import * as look from "./day-setup-views.ts";
import { todayReply } from "./day-views.ts";
import type { Decision, DecisionContext, JournalEntry } from "./decision.ts";
import type { Snapshot } from "./dialogue.ts";
import { deny, entry, nothing, say, waitFor } from "./outcome.ts";
import type { Reply } from "./reply.ts";

/** What a person says of their days: hours, temperament, health, pauses. Each change makes the rest of the day anew. */

/** What a health day is, for whoever comes for it; the day itself begins with the first thing that they choose. */
export function hello(before: Snapshot): Decision {
  return say(before, {
    say: "day.hello",
    buttons: [
      [{ label: "button.quiz", press: { do: "quiz", answers: [] } }],
      [{ label: "button.archetypes", press: { do: "archetype" } }],
      [{ label: "button.show_day", press: { do: "today" } }],
    ],
  });
}

/** Carries out something that needs health days; they begin with it. */
function living(before: Snapshot, context: DecisionContext, carryOut: (on: OnDay) => Decision): Decision {
  const started = onDay(before, context);
  const decision = carryOut(started.after);
  return started.journal.length === 0 ? decision : { ...decision, journal: [...started.journal, ...decision.journal] };
}

const withDay = (on: OnDay, change: Partial<Day>): OnDay => ({ ...on, day: { ...on.day, ...change } });

/** A change of the day that its plan has to follow. */
function changed(
  on: OnDay,
  change: Partial<Day>,
  journal: JournalEntry,
  context: DecisionContext,
  ...replies: readonly Reply[]
): Decision {
  const again = replanned(withDay(on, change), context, journal.because.rule);
  return { after: again.after, replies, journal: [journal, ...again.journal] };
}

export function archetype(
  before: Snapshot,
  chosen: ArchetypeId | undefined,
  fresh: boolean,
  context: DecisionContext,
): Decision {
  if (chosen === undefined) return say(before, look.archetypesReply(before.day?.archetype));
  return living(before, context, (on) => {
    const { day } = on;
    if (day.archetype === chosen && !(fresh && day.blend)) {
      return before.day === undefined || day.previous === undefined
        ? shown(say(on, look.archetypeChanged(on.day)), context)
        : say(on, { say: "archetype.same", buttons: [[look.todayButton]] });
    }
    // Whoever has not lived a planned day yet has nothing to carry over.
    const atOnce = fresh || day.previous === undefined;
    const blend = atOnce ? undefined : { from: day.archetype, startedOn: dayDateOf(on, context) };
    const journal = entry("archetype_chosen", {
      rule: atOnce ? "fresh_start" : "seven_days_of_blending",
      inputs: { from: day.archetype, to: chosen },
    });
    const tasksADay = day.tasksADay === undefined ? undefined : Math.min(day.tasksADay, taskCaps[chosen].cap);
    const growth = { ...day.growth, count: undefined };
    const decision = changed(on, { archetype: chosen, blend, tasksADay, growth }, journal, context);
    const after = decision.after as OnDay;
    const told: Decision = { ...decision, replies: [look.archetypeChanged(after.day)] };
    return atOnce ? shown(told, context) : told;
  });
}

/** With today below it, as it is now. */
function shown(decision: Decision, context: DecisionContext): Decision {
  const made = planned(decision.after as OnDay, context);
  return {
    ...decision,
    after: made.after,
    replies: [...decision.replies, todayReply(made.after, context)],
    journal: [...decision.journal, ...made.journal],
  };
}

export function quiz(before: Snapshot, answers: readonly number[], context: DecisionContext): Decision {
  const questions = context.library.day.quiz;
  const valid = answers.every((answer, at) => questions[at]?.answers[answer] !== undefined);
  const next = questions[answers.length];
  if (!valid) return deny(before, "invalid", look.archetypesReply(before.day?.archetype));
  return say(
    before,
    next ? look.quizReply(next, answers, questions.length) : look.quizResult(proposeArchetype(questions, answers)),
  );
}

export function schedule(before: Snapshot, context: DecisionContext): Decision {
  return living(before, context, (on) => say(on, scheduleOf(on, context)));
}

function scheduleOf(on: OnDay, context: DecisionContext): Reply {
  return look.scheduleReply(on.day, context.library.day.archetypes[on.day.archetype]);
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

const noWords = /^(?:нет|не|никак|no|none|nothing|-|—|0)$/iu;
const examples: Readonly<Record<Exclude<ScheduleField, "calendar">, string>> = {
  wake: "7:30",
  sleep: "23:00",
  work: "9–18",
  breakfast: "8:00–8:30",
  lunch: "13–14",
  dinner: "19:00–19:40",
};

/** Whoever goes to bed "at eleven" means the evening; hours with minutes are taken as they are said. */
function bedtimeIn(text: string): ClockMinutes | undefined {
  const clock = clockIn(text);
  const bare = /^\D*(?:8|9|10|11|12)\s*$/u.test(text.trim());
  return clock !== undefined && bare ? (clock + 12 * 60) % (24 * 60) : clock;
}

/** A meal of which only the beginning is said takes half an hour. */
function mealAt(text: string): ClockSpan | undefined {
  const from = clockIn(text);
  return from === undefined ? undefined : { from, to: (from + 30) % (24 * 60) };
}

/** A person's words for the thing about their schedule that was asked. */
export function hearSchedule(before: Snapshot, field: ScheduleField, text: string, context: DecisionContext): Decision {
  if (field === "calendar") return calendar(before, text.trim(), context);
  const none = noWords.test(text.trim());
  const change = ((): Partial<Schedule> | undefined => {
    const said = before.day?.schedule;
    if (field === "wake" || field === "sleep") {
      const clock = field === "sleep" ? bedtimeIn(text) : clockIn(text);
      return clock === undefined ? undefined : { [field]: clock };
    }
    const span = none ? undefined : (spanIn(text) ?? (field === "work" ? undefined : mealAt(text)));
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

/** A change of hours; refused where they contradict each other, and then nothing changes. */
export function setSchedule(before: Snapshot, change: Partial<Schedule>, context: DecisionContext): Decision {
  return living(before, context, (on) => {
    const schedule: Schedule = { ...on.day.schedule, ...change };
    const [problem] = scheduleProblems(schedule);
    if (problem) {
      return deny(on, "schedule_impossible", {
        say: "schedule.impossible",
        with: { why: { ref: `schedule_problem.${problem.code}` } },
        buttons: [[{ label: "button.cancel", press: { do: "cancel" } }]],
      });
    }
    const { waiting } = on.dialogue;
    const calm = waiting.for === "schedule" ? { ...on, ...waitFor(on, nothing), day: on.day } : on;
    const journal = entry("schedule_changed", { rule: "person_said", inputs: { fields: Object.keys(change).join() } });
    const decision = changed(calm, { schedule }, journal, context);
    const moved = decision.journal.some(({ kind }) => kind === "plan_made");
    return {
      ...decision,
      replies: [{ say: moved ? "schedule.saved" : "schedule.noted" }, scheduleOf(decision.after as OnDay, context)],
    };
  });
}

/** The address of a calendar: what is at it is read after the commit. */
export function calendar(before: Snapshot, address: string | undefined, context: DecisionContext): Decision {
  if (address === undefined) return askSchedule(before, "calendar", context);
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
  if (!day?.calendar) return say(before, { say: "calendar.off", buttons: [[look.todayButton]] });
  return changed(
    { ...before, day },
    { calendar: undefined },
    entry("calendar_changed", { rule: "taken_away" }),
    context,
    { say: "calendar.off", buttons: [[look.todayButton]] },
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
          ? { say: "calendar.read", buttons: [[look.todayButton]] }
          : { say: `calendar.${problem}`, buttons: [[{ label: "button.calendar", press: { do: "calendar" } }]] },
      ];
  const journal = entry("calendar_changed", {
    rule: problem ?? "read",
    inputs: { busy: link.busy.length },
  });
  if (same) return { after: { ...before, day: { ...day, calendar: link } }, replies, journal: first ? [journal] : [] };
  return changed({ ...before, day }, { calendar: link }, journal, context, ...replies);
}

/** Agreement to keep data about the body; taking it back forgets what is there at once. */
export function healthConsent(
  before: Snapshot,
  { agreed, onward }: { readonly agreed: boolean; readonly onward?: "checkin" },
  context: DecisionContext,
): Decision {
  if (!agreed && before.day?.consentAt === undefined) {
    return say(before, { say: "consent.refused", buttons: [[look.todayButton]] });
  }
  return living(before, context, (on) => {
    if (agreed) {
      const after = withDay(on, { consentAt: on.day.consentAt ?? context.now });
      const next = onward === "checkin" ? look.checkinReply() : look.intakeReply(after.day);
      return {
        ...say(after, { say: "consent.given" }, next),
        journal: on.day.consentAt === undefined ? [entry("consent_changed", { rule: "person_agreed" })] : [],
      };
    }
    const forgotten: Partial<Day> = { consentAt: undefined, intake: undefined, energy: undefined };
    return changed(on, forgotten, entry("consent_changed", { rule: "person_took_back" }), context, {
      say: "consent.taken_back",
      buttons: [[look.todayButton]],
    });
  });
}

/** Health data has a consent of its own: nothing of it is asked before. */
function consented(before: Snapshot, context: DecisionContext, carryOut: (on: OnDay) => Decision): Decision {
  return living(before, context, (on) =>
    on.day.consentAt === undefined ? deny(on, "consent_needed", look.consentReply()) : carryOut(on),
  );
}

export function intake(before: Snapshot, section: IntakeSection | undefined, context: DecisionContext): Decision {
  return consented(before, context, (on) =>
    say(on, section === undefined ? look.intakeReply(on.day, "edit") : look.sectionReply(on.day, section)),
  );
}

function intakeChanged(
  on: OnDay,
  section: IntakeSection,
  codes: readonly Contraindication[],
  context: DecisionContext,
  reply: (day: Day) => Reply,
): Decision {
  const decision = changed(
    on,
    { intake: answerSection(on.day.intake, section, codes, context.now) },
    entry("intake_changed", { rule: "person_said", inputs: { section } }),
    context,
  );
  return { ...decision, replies: [reply((decision.after as OnDay).day)] };
}

export function intakeToggle(
  before: Snapshot,
  section: IntakeSection,
  code: Contraindication,
  context: DecisionContext,
): Decision {
  return consented(before, context, (on) => {
    const chosen = on.day.intake?.codes ?? [];
    const codes = chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code];
    return intakeChanged(on, section, codes, context, (day) => look.sectionReply(day, section));
  });
}

export function intakeDone(before: Snapshot, section: IntakeSection, context: DecisionContext): Decision {
  return consented(before, context, (on) =>
    intakeChanged(on, section, on.day.intake?.codes ?? [], context, (day) => look.intakeReply(day, "edit")),
  );
}

/** The whole intake at once, from a page. */
export function setIntake(
  before: Snapshot,
  said: { readonly answered: readonly IntakeSection[]; readonly codes: readonly Contraindication[] },
  context: DecisionContext,
): Decision {
  return consented(before, context, (on) => {
    const answered = intakeSections.filter((section) => said.answered.includes(section));
    const codes = answered.flatMap((section) => sectionCodes[section].filter((code) => said.codes.includes(code)));
    return changed(
      on,
      { intake: { answered, codes, at: context.now } },
      entry("intake_changed", { rule: "person_said", inputs: { sections: answered.length } }),
      context,
      { say: "intake.saved", buttons: [[look.todayButton]] },
    );
  });
}

/** Days on which nothing is asked and nothing is lost. */
export function away(
  before: Snapshot,
  why: Away["why"] | "back" | undefined,
  until: LocalDate | undefined,
  context: DecisionContext,
): Decision {
  if (why === undefined) return say(before, look.awayReply());
  return living(before, context, (on) => {
    if (why === "back") {
      if (!on.day.away) return say(on, todayReply(on, context));
      const decision = changed(on, { away: undefined }, entry("away_changed", { rule: "back" }), context);
      return { ...decision, replies: [{ say: "day.away_over" }, todayReply(decision.after as OnDay, context)] };
    }
    const after = withDay(on, { away: { why, from: dayDateOf(on, context), until } });
    return {
      after,
      replies: [
        { say: `day.away_${why}`, buttons: [[{ label: "button.away_back", press: { do: "away", why: "back" } }]] },
      ],
      journal: [entry("away_changed", { rule: "person_said" })],
    };
  });
}

export function daySettings(before: Snapshot, change: DaySettings | undefined, context: DecisionContext): Decision {
  return living(before, context, (on) => {
    if (change === undefined) return say(on, look.daySettingsReply(on));
    const { cap } = taskCaps[on.day.archetype];
    const wrong =
      (change.tasksADay !== undefined && (change.tasksADay < 1 || change.tasksADay > cap)) ||
      (change.messagesADay !== undefined && (change.messagesADay < 0 || change.messagesADay > 12));
    if (wrong) return deny(on, "invalid", look.daySettingsReply(on));
    const decision = changed(
      on,
      change,
      entry("settings_changed", { rule: "person_chose", inputs: { part: "day", fields: Object.keys(change).join() } }),
      context,
    );
    return { ...decision, replies: [look.daySettingsReply(decision.after as OnDay, "edit")] };
  });
}

export function deleteDay(before: Snapshot, confirmed: boolean): Decision {
  if (!before.day) return say(before, { say: "day.no_day", buttons: [[look.todayButton]] });
  if (!confirmed) {
    return deny(before, "confirm_first", {
      say: "day.delete_confirm",
      buttons: [
        [{ label: "button.delete_day_yes", press: { do: "delete_day", confirmed: true } }],
        [{ label: "button.cancel", press: { do: "cancel" } }],
      ],
    });
  }
  return {
    after: { ...before, day: undefined },
    replies: [{ say: "day.deleted" }],
    journal: [entry("day_deleted", { rule: "person_said" })],
  };
}
