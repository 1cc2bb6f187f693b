import { expect, test } from "vitest";
import type { LocalDate } from "../time/local-date.ts";
import type { Weekday } from "../time/weekday.ts";
import { emptySchedule, type Schedule } from "./schedule.ts";
import { scheduleProblems } from "./schedule-problems.ts";

const at = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const event = { id: "e1", name: "Choir", days: [2] as Weekday[], at: span("18:00", "19:30") };
const shifts = (changes: Partial<NonNullable<Schedule["shifts"]>>): Partial<Schedule> => ({
  shifts: {
    startsOn: "2026-11-01" as LocalDate,
    pattern: ["night", "off"],
    kinds: { night: { wake: at("15:00"), sleep: at("08:30"), work: span("22:00", "06:00") } },
    ...changes,
  },
});

test.each<[string, Partial<Schedule>]>([
  ["nothing said", {}],
  ["an office week", { wake: at("07:00"), sleep: at("23:00"), work: span("09:00", "17:30") }],
  ["sleep after midnight", { wake: at("09:00"), sleep: at("01:30"), work: span("17:00", "00:30") }],
  [
    "a meal late in the night of an owl",
    { wake: at("14:00"), sleep: at("05:00"), meals: { dinner: span("23:30", "00:30") } },
  ],
  ["only one end of the day", { wake: at("07:00"), work: span("03:00", "05:00") }],
  ["nights and days off by turns", shifts({})],
  ["half an hour awake", { wake: at("12:00"), sleep: at("12:30") }],
  ["22 hours awake", { wake: at("06:00"), sleep: at("04:00") }],
  ["an event each Tuesday", { fixed: [event] }],
])("%s can be", (_rule, changes) => {
  expect(scheduleProblems({ ...emptySchedule, ...changes })).toEqual([]);
});

test.each<[string, Partial<Schedule>, readonly string[]]>([
  ["sleeping all day", { wake: at("07:00"), sleep: at("07:00") }, ["day_too_short sleep"]],
  ["29 minutes awake", { wake: at("07:00"), sleep: at("07:29") }, ["day_too_short sleep"]],
  ["more than 22 hours awake", { wake: at("07:00"), sleep: at("05:01") }, ["day_too_long sleep"]],
  ["a wake time that no clock shows", { wake: 1440, sleep: at("23:00") }, ["not_a_time wake"]],
  ["a sleep time that no clock shows", { wake: 400, sleep: -1 }, ["not_a_time sleep"]],
  ["half a minute", { wake: 400.5 }, ["not_a_time wake"]],
  [
    "work that begins before waking",
    { wake: at("07:00"), sleep: at("23:00"), work: span("06:00", "14:00") },
    ["work_in_sleep work"],
  ],
  [
    "work that ends after sleep",
    { wake: at("07:00"), sleep: at("23:00"), work: span("20:00", "02:00") },
    ["work_in_sleep work"],
  ],
  ["work of no length", { work: span("09:00", "09:00") }, ["no_length work"]],
  ["work of 19 hours", { work: span("05:00", "00:00") }, ["work_too_long work"]],
  ["work at no time", { work: { from: 9, to: 2000 } }, ["not_a_time work"]],
  ["a weekday eight", { workDays: [8 as Weekday] }, ["not_a_weekday workDays"]],
  [
    "a meal while asleep",
    { wake: at("07:00"), sleep: at("23:00"), meals: { dinner: span("23:30", "23:50") } },
    ["meal_in_sleep meals.dinner"],
  ],
  ["a meal of no length", { meals: { lunch: span("12:00", "12:00") } }, ["no_length meals.lunch"]],
  ["a meal of five hours", { meals: { lunch: span("12:00", "17:00") } }, ["meal_too_long meals.lunch"]],
  ["an exercise day nought", { exercise: { parts: [], days: [0 as Weekday] } }, ["not_a_weekday exercise.days"]],
  ["an event of no length", { fixed: [{ ...event, at: span("18:00", "18:00") }] }, ["no_length fixed.e1"]],
  ["an event on no day", { fixed: [{ ...event, days: [] }] }, ["event_without_days fixed.e1"]],
  ["an event with a story for a name", { fixed: [{ ...event, name: "x".repeat(81) }] }, ["too_long fixed.e1"]],
  ["31 events", { fixed: Array.from({ length: 31 }, () => event) }, ["too_many fixed"]],
  ["a pattern of nothing", shifts({ pattern: [] }), ["pattern_empty shifts.pattern"]],
  [
    "a pattern with a shift nobody knows",
    shifts({ pattern: ["night", "late"] }),
    ["pattern_unknown_kind shifts.pattern"],
  ],
  [
    "a pattern with a word every object knows",
    shifts({ pattern: ["toString"] }),
    ["pattern_unknown_kind shifts.pattern"],
  ],
  ["a pattern of 61 days", shifts({ pattern: Array.from({ length: 61 }, () => "off") }), ["too_many shifts.pattern"]],
  ["a pattern from no day on", shifts({ startsOn: "2026-02-30" as LocalDate }), ["not_a_date shifts.startsOn"]],
  [
    "a shift in its own sleep",
    shifts({ kinds: { night: { wake: at("15:00"), sleep: at("05:00"), work: span("22:00", "06:00") } } }),
    ["work_in_sleep shifts.kinds.night.work"],
  ],
  [
    "a shift without a day",
    shifts({ kinds: { night: { wake: at("15:00"), sleep: at("15:00"), work: undefined } } }),
    ["day_too_short shifts.kinds.night.sleep"],
  ],
  [
    "eleven kinds of shift, one with a story for a name",
    shifts({
      pattern: ["off"],
      kinds: Object.fromEntries(
        Array.from({ length: 11 }, (_, n) => [
          n ? `k${n}` : "x".repeat(81),
          { wake: 400, sleep: 1200, work: undefined },
        ]),
      ),
    }),
    ["too_many shifts.kinds", "too_long shifts.kinds"],
  ],
  ["a day off that is no day", { daysOff: ["2026-13-01" as LocalDate] }, ["not_a_date daysOff"]],
  ["61 days off", { daysOff: Array.from({ length: 61 }, () => "2026-12-01" as LocalDate) }, ["too_many daysOff"]],
  ["notes as long as a book", { notes: "x".repeat(2001) }, ["too_long notes"]],
  [
    "several mistakes, each told",
    { wake: 0, sleep: 0, work: span("09:00", "09:00"), notes: "x".repeat(2001) },
    ["day_too_short sleep", "no_length work", "too_long notes"],
  ],
])("%s is told", (_rule, changes, expected) => {
  const told = scheduleProblems({ ...emptySchedule, ...changes }).map(({ code, field }) => `${code} ${field}`);
  expect(told).toEqual(expected);
});
