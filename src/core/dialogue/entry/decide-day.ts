import { assertNever } from "../../assert-never.ts";
import * as calendars from "../day/setup/calendar-commands.ts";
import * as checkins from "../day/body/checkin-commands.ts";
import type { Command } from "../turn/command.ts";
import * as day from "../day/plan/day-commands.ts";
import * as setup from "../day/setup/day-setup-commands.ts";
import { dayTick } from "../day/plan/day-tick.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import * as habits from "../day/setup/habit-commands.ts";
import * as intakes from "../day/setup/intake-commands.ts";
import * as modes from "../day/plan/mode-commands.ts";
import * as next from "../day/plan/next-commands.ts";
import * as schedules from "../day/setup/schedule-commands.ts";

const names = [
  "today",
  "now",
  "pass",
  "task",
  "why",
  "mark_task",
  "snooze",
  "habits",
  "habit",
  "excluded",
  "allow_habit",
  "rate_habit",
  "checkin",
  "mode",
  "archetype",
  "quiz",
  "schedule",
  "ask_schedule",
  "set_schedule",
  "replan",
  "away",
  "health_consent",
  "forget_body",
  "intake",
  "intake_toggle",
  "intake_done",
  "set_intake",
  "calendar",
  "calendar_off",
  "calendar_read",
  "day_settings",
  "delete_day",
  "day_tick",
] as const satisfies readonly Command["do"][];
export type DayCommand = Extract<Command, { readonly do: (typeof names)[number] }>;

export function isDayCommand(command: Command): command is DayCommand {
  return (names as readonly string[]).includes(command.do);
}

/** Commands about the health day, and the one next step across everything. */
export function decideDay(before: Snapshot, command: DayCommand, context: DecisionContext): Decision {
  switch (command.do) {
    case "today":
      return day.today(before, context);
    case "now":
      return next.now(before, context);
    case "pass":
      return next.pass(before, command.key, context);
    case "task":
      return day.task(before, command.taskId, context);
    case "why":
      return day.why(before, command.taskId, context);
    case "mark_task":
      return day.mark(before, command.taskId, command.how, context);
    case "snooze":
      return day.snooze(before, command.taskId, command.minutes, context);
    case "habits":
      return habits.list(before, command.category, command.from, context);
    case "habit":
      return habits.show(before, command.habit, context);
    case "excluded":
      return habits.excluded(before, command.from, context);
    case "allow_habit":
      return habits.allow(before, command.habit, context);
    case "rate_habit":
      return habits.rate(before, command.habit, command.rating, context);
    case "checkin":
      return checkins.checkin(before, command, context);
    case "mode":
      return modes.chooseMode(before, command.mode, context);
    case "archetype":
      return setup.archetype(before, command.archetype, command.fresh ?? false, context);
    case "quiz":
      return setup.quiz(before, command.answers, context);
    case "schedule":
      return schedules.schedule(before, context);
    case "ask_schedule":
      return schedules.askSchedule(before, command.field, context);
    case "set_schedule":
      return schedules.setSchedule(before, command.change, context);
    case "replan":
      return modes.replanNow(before, context);
    case "away":
      return setup.away(before, command.why, command.until, context);
    case "health_consent":
      return intakes.healthConsent(before, command, context);
    case "forget_body":
      return intakes.forgetBody(before, command.source, context);
    case "intake":
      return intakes.intake(before, command.section, context);
    case "intake_toggle":
      return intakes.intakeToggle(before, command.section, command.code, context);
    case "intake_done":
      return intakes.intakeDone(before, command.section, context);
    case "set_intake":
      return intakes.setIntake(before, command, context);
    case "calendar":
      return command.address === undefined
        ? schedules.askSchedule(before, "calendar", context)
        : calendars.calendar(before, command.address, context);
    case "calendar_off":
      return calendars.calendarOff(before, context);
    case "calendar_read":
      return calendars.calendarRead(before, command, context);
    case "day_settings":
      return setup.daySettings(before, command.change, context);
    case "delete_day":
      return setup.deleteDay(before, command.confirmed ?? false);
    case "day_tick":
      return dayTick(before, context);
    default:
      return assertNever(command);
  }
}
