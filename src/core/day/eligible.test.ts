import { expect, test } from "vitest";
import { doneFor, everyday, habit, habitId, libraryOf, monday, startOf, zone } from "#test/day/days.ts";
import { recordOutcome } from "../mastery/record-outcome.ts";
import { emptyRecord } from "../mastery/habit-record.ts";
import type { Level, LevelId, SkillId } from "../mastery/skill.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import type { Day } from "./day.ts";
import { excluded, exclusionsOf, gentleOnly } from "./eligible.ts";
import type { Habit } from "./habit.ts";
import { type Intake, intakeSections } from "./intake.ts";
import { seasonOf } from "./season.ts";

const intake = (codes: Intake["codes"], answered: Intake["answered"] = intakeSections): Intake => ({
  codes,
  answered,
  at: 0,
});
const levels: readonly Level[] = [
  { id: "one" as LevelId, archetype: "foundation_builder", requires: ["calm" as SkillId], unlocks: [], weeks: 2 },
  { id: "two" as LevelId, archetype: "foundation_builder", requires: [], unlocks: [habitId("ice")], weeks: 2 },
];
const codesOf = (one: Habit, more: Partial<Day> = {}, date: LocalDate = monday, timeZone = zone) =>
  exclusionsOf(one, {
    day: startOf("foundation_builder", more),
    library: libraryOf(everyday, { levels }),
    date,
    timeZone,
  }).map(({ code, of }) => [code, ...of].join(" "));
const record = (change: Partial<typeof emptyRecord>) => ({ ...emptyRecord, ...change });
const tea = habitId("tea");

test.each<[string, Habit, Partial<Day>, readonly string[]]>([
  ["an everyday habit is for everybody", habit("tea"), {}, []],
  [
    "what speaks against a habit leaves it out",
    habit("tea", { contraindications: ["pregnancy", "epilepsy"] }),
    { intake: intake(["pregnancy"]) },
    ["contraindication pregnancy"],
  ],
  ["what was not said speaks against nothing", habit("tea", { contraindications: ["pregnancy"] }), {}, []],
  ["at 16 only what is easy", habit("tea", { intensity: "moderate" }), { intake: intake(["under_18"]) }, ["age"]],
  [
    "at 16 nothing with a risk",
    habit("tea", { risks: ["cold"], gentle: 2 }),
    { intake: intake(["under_18"]) },
    ["age"],
  ],
  [
    "at 16 nothing that closes a working day",
    habit("tea", { moments: ["after_work"] }),
    { intake: intake(["under_18"]) },
    ["age"],
  ],
  ["at 16 what is easy and safe", habit("tea"), { intake: intake(["under_18"]) }, []],
  ["a risk without a gentle way waits for answers", habit("tea", { risks: ["heat"] }), {}, ["no_gentle_way heat"]],
  ["never is for ever", habit("tea"), { habits: { [tea]: record({ never: true }) } }, ["never"]],
  ["what is for others is left out", habit("tea", { archetypes: ["peak_performer"] }), {}, ["archetype"]],
  ["what must be mastered first", habit("tea", { prerequisites: [habitId("rest")] }), {}, ["prerequisite rest"]],
  [
    "what was once mastered stays mastered",
    habit("tea", { prerequisites: [habitId("rest")] }),
    { habits: { [habitId("rest")]: record({ best: 80 }) } },
    [],
  ],
  [
    "what is nearly mastered is not",
    habit("tea", { prerequisites: [habitId("rest")] }),
    { habits: { [habitId("rest")]: doneFor(10, monday) } },
    ["prerequisite rest"],
  ],
  ["a level that is not reached", habit("ice"), {}, ["level"]],
  ["a level that was reached", habit("ice"), { levels: ["two" as LevelId] }, []],
  ["what is for summer waits in November", habit("tea", { seasons: ["summer"] }), {}, ["season summer"]],
  ["not this, today", habit("tea"), { habits: { [tea]: record({ notBefore: plusDays(monday, 1) }) } }, ["not_today"]],
  ["not this, yesterday", habit("tea"), { habits: { [tea]: record({ notBefore: monday }) } }, []],
  ["a gym that the person does not go to", habit("tea", { places: ["facility"] }), {}, ["place facility"]],
  ["a thing that the person does not have", habit("tea", { equipment: ["weights"] }), {}, ["equipment weights"]],
  [
    "all reasons are given, the weightiest first",
    habit("ice", { contraindications: ["pregnancy"], seasons: ["summer"], equipment: ["sauna"] }),
    { intake: intake(["pregnancy"]) },
    ["contraindication pregnancy", "level", "season summer", "equipment sauna"],
  ],
])("%s", (_rule, one, more, expected) => {
  expect(codesOf(one, more)).toEqual(expected);
});

test.each([
  ["once a week is enough where it is for one day", 1, [3], ["week"]],
  ["a week later it may come again", 1, [7], []],
  ["three a week with a day of rest between", 3, [1], ["week"]],
  ["three a week, two done, one to go", 3, [2, 4], []],
  ["three a week, three done", 3, [2, 4, 6], ["week"]],
  ["five a week need no rest between", 5, [1, 2], []],
  ["every day is every day", 7, [1, 2, 3, 4, 5, 6], []],
])("%s", (_rule, daysAWeek, ago, expected) => {
  const done = ago
    .toSorted((a, b) => b - a)
    .reduce((so, days) => recordOutcome(so, "done", plusDays(monday, -days)), emptyRecord);
  expect(codesOf(habit("tea", { daysAWeek }), { habits: { [tea]: done } })).toEqual(expected);
});

test("while a change of archetype is spread over seven days, what the day held before may stay", () => {
  const old = habit("tea", { archetypes: ["peak_performer"] });
  const previous = { date: plusDays(monday, -1), mode: "medium", archetype: "peak_performer", habits: [tea] } as const;
  const blend = { from: "peak_performer", startedOn: plusDays(monday, -6) } as const;
  expect(codesOf(old, { blend, previous })).toEqual([]);
  expect(codesOf(old, { blend, previous: { ...previous, habits: [] } })).toEqual(["archetype"]);
  expect(codesOf(old, { blend: { ...blend, startedOn: plusDays(monday, -7) }, previous })).toEqual(["archetype"]);
});

test.each<[string, Habit, Intake | undefined, boolean]>([
  ["nothing risky needs no gentle way", habit("tea"), undefined, false],
  ["nothing said", habit("tea", { risks: ["cold"] }), undefined, true],
  ["everything said", habit("tea", { risks: ["cold"] }), intake([]), false],
  ["a section for the risk is missing", habit("tea", { risks: ["cold"] }), intake([], ["age", "conditions"]), true],
  [
    "a section for another risk is missing",
    habit("tea", { risks: ["bright_light"] }),
    intake([], ["conditions", "medicines", "mind"]),
    false,
  ],
])("gentle while it is unknown what speaks against a risk: %s", (_rule, one, said, expected) => {
  expect(gentleOnly(one, said)).toBe(expected);
});

test("the first reason is the one that is told", () => {
  const around = { day: startOf(), library: libraryOf([]), date: monday, timeZone: zone };
  expect(excluded(habit("tea"), around)).toBeUndefined();
  expect(excluded(habit("tea", { equipment: ["pool"] }), around)?.because).toEqual({
    rule: "excluded_equipment",
    inputs: { habit: "tea", of: "pool" },
  });
});

test.each([
  ["2026-01-15", "Europe/Moscow", "winter"],
  ["2026-03-01", "Europe/Moscow", "spring"],
  ["2026-08-31", "America/New_York", "summer"],
  ["2026-11-30", "Europe/Berlin", "autumn"],
  ["2026-12-01", "Europe/Berlin", "winter"],
  ["2026-01-15", "Australia/Sydney", "summer"],
  ["2026-07-15", "America/Argentina/Buenos_Aires", "winter"],
  ["2026-04-15", "Africa/Johannesburg", "autumn"],
  ["2026-10-15", "Pacific/Auckland", "spring"],
])("on %s in %s it is %s", (date, timeZone, season) => {
  expect(seasonOf(date as LocalDate, timeZone)).toBe(season);
});
