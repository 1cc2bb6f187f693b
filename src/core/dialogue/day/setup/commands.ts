import { aimIds } from "../../../day/aim.ts";
import { archetypeIds } from "../../../day/archetype.ts";
import { contraindications } from "../../../day/contraindication.ts";
import { habitCategories, type HabitId } from "../../../day/habit.ts";
import { injuries, intakeSections } from "../../../day/intake.ts";
import { bigDays } from "../../../day/wish.ts";
import { wishCodes } from "../../../day/wish-words.ts";
import {
  contentId,
  day,
  digits,
  type FieldCode,
  flag,
  last,
  lenient,
  may,
  must,
  oneOf,
  signs,
  yesOrNo,
} from "../../turn/button-code.ts";
import type { CommandTable, OwnButton } from "../../turn/command-row.ts";
import type { CommandOf } from "../../turn/command.ts";
import { scheduleFields, type DaySettings, type SetupCommand } from "../../turn/setup-command.ts";
import { aims } from "./aim-commands.ts";
import { bigDay } from "./big-day-commands.ts";
import * as calendars from "./calendar-commands.ts";
import * as setup from "./day-setup-commands.ts";
import * as habits from "./habit-commands.ts";
import * as intakes from "./intake-commands.ts";
import * as schedules from "./schedule-commands.ts";
import { wish } from "./wish-commands.ts";

const habit = must("habit", contentId<HabitId>());
const page = lenient(may("from", digits(4)));

/** The answers of the quiz so far, a digit each. */
const answers: FieldCode<readonly number[]> = {
  write: (given) => given.join(""),
  read: (text) => (/^[0-5]{0,6}$/u.test(text) ? [...text].map(Number) : undefined),
  samples: [[], [0, 3, 5]],
};

const flags = ["reminders", "withGoalStep", "withTrackAction", "digest"] as const;

/** One setting of the day at a time: a switch, or how many. */
const settingsButton: OwnButton<CommandOf<"day_settings">> = {
  code: "ds",
  carries: ["change"],
  write: ({ change }) => {
    if (change === undefined) return [];
    const name = flags.find((each) => change[each] !== undefined);
    if (name) return [name, yesOrNo.write(change[name] === true)];
    if (change.messagesADay !== undefined) return ["messages", String(change.messagesADay)];
    return "tasksADay" in change ? ["tasks", String(change.tasksADay ?? "")] : undefined;
  },
  read: ([name = "", value = ""]) => {
    const changed = (change: DaySettings) => ({ do: "day_settings", change }) as const;
    if (name === "") return { do: "day_settings" };
    const named = flags.find((each) => each === name);
    if (named) return changed({ [named]: value === "y" });
    if (name === "messages" && /^\d{1,2}$/u.test(value)) return changed({ messagesADay: Number(value) });
    if (name === "tasks" && /^\d?$/u.test(value))
      return changed({ tasksADay: value === "" ? undefined : Number(value) });
    return undefined;
  },
  samples: [
    { do: "day_settings" },
    ...flags.map((name) => ({ do: "day_settings", change: { [name]: true } }) as const),
    { do: "day_settings", change: { messagesADay: 3 } },
    { do: "day_settings", change: { tasksADay: 5 } },
    { do: "day_settings", change: { tasksADay: undefined } },
  ],
};

/** Commands about what the days are made from: habits, hours, health, temperament. */
export const setupCommands = {
  habits: {
    run: (before, { category, from }, context) => habits.list(before, category, from, context),
    button: { code: "hb", fields: [may("category", oneOf(habitCategories)), page] },
    slash: [{ name: "habits", menu: ["day", 9] }],
    looks: true,
  },
  habit: {
    run: (before, command, context) => habits.show(before, command.habit, context),
    button: { code: "ht", fields: [habit] },
    looks: true,
  },
  excluded: {
    run: (before, { from }, context) => habits.excluded(before, from, context),
    button: { code: "xh", fields: [page] },
    looks: true,
  },
  allow_habit: {
    run: (before, command, context) => habits.allow(before, command.habit, context),
    button: { code: "ah", fields: [habit] },
  },
  rate_habit: {
    run: (before, command, context) => habits.rate(before, command.habit, command.rating, context),
    button: { code: "rh", fields: [must("rating", oneOf<number>([1, 2, 3, 4, 5])), habit] },
  },
  note_habit: {
    run: (before, command, context) => habits.note(before, command.habit, command.note, context),
    draft: true,
  },
  archetype: {
    run: (before, { archetype, fresh }, context) => setup.archetype(before, archetype, fresh ?? false, context),
    button: { code: "at", fields: [may("archetype", oneOf(archetypeIds)), lenient(last("fresh", flag("f")))] },
    looks: ({ archetype, fresh }) => archetype === undefined && fresh === undefined,
  },
  aims: {
    run: (before, command, context) => aims(before, command, context),
    button: { code: "am", fields: [may("aim", oneOf(aimIds))] },
    plain: ["set"],
    slash: [{ name: "aims", menu: ["day", 11] }],
    needs: ["body"],
    looks: ({ aim, set }) => aim === undefined && set === undefined,
  },
  wish: {
    run: (before, command, context) => wish(before, command, context),
    button: { code: "wi", fields: [must("on", yesOrNo), must("wish", oneOf(wishCodes))] },
  },
  big_day: {
    run: (before, command, context) => bigDay(before, command, context),
    button: { code: "bd", fields: [must("kind", oneOf(bigDays)), lenient(last("date", day))] },
  },
  quiz: {
    run: (before, command, context) => setup.quiz(before, command.answers, context),
    button: { code: "qz", fields: [must("answers", answers)] },
  },
  schedule: {
    run: (before, _command, context) => schedules.schedule(before, context),
    button: { code: "sc" },
    looks: true,
  },
  ask_schedule: {
    run: (before, { field }, context) => schedules.askSchedule(before, field, context),
    button: { code: "as", fields: [must("field", oneOf(scheduleFields))] },
  },
  set_schedule: {
    run: (before, { change }, context) => schedules.setSchedule(before, change, context),
    fresh: ({ change }, before) => schedules.newWords(change, before?.day?.schedule),
    draft: true,
  },
  away: {
    run: (before, { why, until }, context) => setup.away(before, why, until, context),
    button: { code: "aw", fields: [may("why", oneOf(["sick", "travel", "pause", "back"] as const))] },
    plain: ["until"],
    looks: ({ why, until }) => why === undefined && until === undefined,
  },
  health_consent: {
    run: (before, command, context) => intakes.healthConsent(before, command, context),
    button: {
      code: "hc",
      fields: [must("agreed", yesOrNo), lenient(last("onward", signs([["checkin", "c"]] as const)))],
    },
  },
  forget_body: {
    run: (before, { source }, context) => intakes.forgetBody(before, source, context),
    plain: ["source"],
  },
  intake: {
    run: (before, { section }, context) => intakes.intake(before, section, context),
    button: { code: "in", fields: [may("section", oneOf(intakeSections))] },
    looks: ({ section }) => section === undefined,
  },
  intake_toggle: {
    run: (before, { section, code }, context) => intakes.intakeToggle(before, section, code, context),
    button: { code: "it", fields: [must("section", oneOf(intakeSections)), must("code", oneOf(contraindications))] },
  },
  injury_mild: {
    run: (before, { code }, context) => intakes.injuryMild(before, code, context),
    button: { code: "im", fields: [must("code", oneOf(injuries))] },
  },
  intake_done: {
    run: (before, { section }, context) => intakes.intakeDone(before, section, context),
    button: { code: "id", fields: [must("section", oneOf(intakeSections))] },
  },
  set_intake: {
    run: (before, command, context) => intakes.setIntake(before, command, context),
    plain: ["answered", "codes", "mild"],
  },
  calendar: {
    run: (before, { address }, context) =>
      address === undefined
        ? schedules.askSchedule(before, "calendar", context)
        : calendars.calendar(before, address, context),
    button: { code: "ka" },
  },
  calendar_off: {
    run: (before, _command, context) => calendars.calendarOff(before, context),
    button: { code: "ko" },
  },
  calendar_read: {
    run: (before, command, context) => calendars.calendarRead(before, command, context),
    ours: true,
    unheard: true,
  },
  day_settings: {
    run: (before, { change }, context) => setup.daySettings(before, change, context),
    button: settingsButton,
    slash: [{ name: "day", menu: ["day", 10] }],
    looks: ({ change }) => change === undefined,
  },
  delete_day: {
    run: (before, { confirmed }) => setup.deleteDay(before, confirmed ?? false),
    button: { code: "dd", fields: [lenient(last("confirmed", flag("y")))] },
  },
} as const satisfies CommandTable<SetupCommand>;
