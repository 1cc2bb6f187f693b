import fc from "fast-check";
import { expect, test } from "vitest";
import type { Excused } from "./excused.ts";
import { recordOutcome, streakOn, undoOutcome } from "./record-outcome.ts";
import { type HabitOutcome, type HabitRecord, emptyRecord } from "./habit-record.ts";
import type { HabitId } from "../day/habit.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import { habitMastery, skillBest, skillBests, skillMastery, stageOf } from "./mastery.ts";
import type { Skill, SkillId } from "./skill.ts";

const first = "2026-01-01" as LocalDate;
const on = (day: number) => plusDays(first, day);
/** A record of `d`one, `p`artly, `s`kipped and nothing (`.`), one letter a day. */
function recordOf(days: string, daysAWeek = 7, ...excused: readonly Excused[]): HabitRecord | undefined {
  const outcomes: Readonly<Record<string, HabitOutcome>> = { d: "done", p: "partly", s: "skipped" };
  let record: HabitRecord | undefined;
  for (const [n, letter] of [...days].entries()) {
    const outcome = outcomes[letter];
    if (outcome) record = recordOutcome(record, outcome, on(n), daysAWeek, excused);
  }
  return record;
}
const after = (days: string, idle = 0) => habitMastery(recordOf(days), on(days.length - 1 + idle));

test.each([
  ["what nobody has tried is 0", "", 0, 0],
  ["what was only skipped is 0", "sss", 0, 0],
  ["the first success of fourteen", "d", 0, 7],
  ["a week of successes", "d".repeat(7), 0, 50],
  ["eleven are not yet mastery", "d".repeat(11), 0, 79],
  ["twelve are", "d".repeat(12), 0, 86],
  ["fourteen are all", "d".repeat(14), 0, 100],
  ["and more are no more", "d".repeat(40), 0, 100],
  ["partly counts half, in practice and in success", "p".repeat(14), 0, 25],
  ["however often, partly stays half", "p".repeat(30), 0, 50],
  ["half of them partly", "dp".repeat(14), 0, 75],
  ["skipping is no attempt", "ds".repeat(14), 0, 100],
  ["only the last 30 days speak of success", `${"p".repeat(20)}${"d".repeat(30)}`, 0, 100],
  ["a fortnight of rest takes nothing", "d".repeat(14), 14, 100],
  ["a day more takes a little", "d".repeat(14), 15, 99],
  ["half of the way to sixty days takes a quarter", "d".repeat(14), 37, 75],
  ["at sixty days half is left", "d".repeat(14), 60, 50],
  ["and half is left for ever", "d".repeat(14), 2000, 50],
  ["rest does not change how well it went", "dp".repeat(14), 45, 50],
  ["a month of nothing but skipping is rest too", `${"d".repeat(14)}${"s".repeat(37)}`, 0, 75],
])("%s", (_rule, days, idle, expected) => {
  expect(after(days, idle)).toBe(expected);
});

test.each([
  [0, "beginner"],
  [29, "beginner"],
  [30, "intermediate"],
  [69, "intermediate"],
  [70, "advanced"],
  [100, "advanced"],
] as const)("at %i somebody is at the stage %s", (mastery, stage) => {
  expect(stageOf(mastery)).toBe(stage);
});

test.each([
  ["days in a row", "ddd", 3],
  ["partly keeps it running", "dpd", 3],
  ["a rest does not end it and does not count", "d.d", 2],
  ["nor two rests and a miss", "d...d", 2],
  ["four days without it do", "d....d", 1],
  ["skipping is like not doing", "dssssd", 1],
  ["each gap is seen for itself", "d...d...d", 3],
  ["the longest is kept", "ddd.....d", 1],
])("a streak: %s (%s)", (_rule, days, streak) => {
  expect(recordOf(days)?.streak).toBe(streak);
});

test("the longest streak is kept when one ends", () => {
  expect(recordOf("ddd.....d")).toMatchObject({ streak: 1, longestStreak: 3 });
});

test.each<[string, string, number, Excused | undefined, number]>([
  ["a weekly habit may rest six days and miss one", "d.......d", 1, undefined, 2],
  ["but not two", "d........d", 1, undefined, 1],
  ["a habit for three days a week may rest four and miss one", "d.....d", 3, undefined, 2],
  ["days of sickness do not count", "d..........d", 7, { from: on(2), until: on(9) }, 2],
  ["days of sickness do not excuse others", "d...........d", 7, { from: on(5), until: on(9) }, 1],
  ["a pause without an end excuses all of it", "d..........d", 7, { from: on(1), until: undefined }, 2],
  ["a pause long before excuses nothing", "..........d....d", 7, { from: on(2), until: on(5) }, 1],
  ["a pause to come excuses nothing", "d....d", 7, { from: on(10), until: undefined }, 1],
  [
    "a pause in which something was done excuses what comes after",
    "d..........d",
    7,
    { from: plusDays(first, -3), until: on(9) },
    2,
  ],
])("a streak has regard: %s", (_rule, days, daysAWeek, away, streak) => {
  expect(recordOf(days, daysAWeek, ...(away ? [away] : []))?.streak).toBe(streak);
});

test.each([
  ["today", 0, 2],
  ["after three days without", 4, 2],
  ["after four", 5, 0],
])("a streak is told as it is %s", (_rule, later, expected) => {
  const record = recordOf("dd") ?? emptyRecord;
  expect(streakOn(record, on(1 + later))).toBe(expected);
  expect(streakOn(record, on(1 + later + 9), 7, [{ from: on(2), until: on(10) }])).toBe(expected);
  expect(streakOn(emptyRecord, on(1 + later))).toBe(0);
});

test.each<[string, readonly HabitOutcome[], object]>([
  ["doing it twice counts once", ["done", "done"], { attempts: 1, successes: 1, streak: 1 }],
  ["partly can become done", ["partly", "done"], { attempts: 1, successes: 1, streak: 1 }],
  ["done does not become partly", ["done", "partly"], { attempts: 1, successes: 1, streak: 1 }],
  ["skipping does not replace what was done", ["done", "skipped"], { attempts: 1, successes: 1, streak: 1 }],
  ["nor what was partly done", ["partly", "skipped"], { attempts: 1, successes: 0.5, streak: 1 }],
  ["what was skipped can still be done", ["skipped", "done"], { attempts: 1, successes: 1, streak: 1 }],
  [
    "skipping is no attempt",
    ["skipped", "skipped"],
    { attempts: 0, successes: 0, streak: 0, lastAttempted: undefined },
  ],
])("one outcome a day: %s", (_rule, outcomes, expected) => {
  const record = outcomes.reduce<HabitRecord | undefined>((so, each) => recordOutcome(so, each, on(3)), undefined);
  expect(record).toMatchObject(expected);
  expect(record?.recent).toHaveLength(1);
});

test("told late, a day counts as a try and leaves the streak alone", () => {
  const record = recordOutcome(recordOf("d.d"), "done", on(1));
  expect(record).toMatchObject({ attempts: 3, successes: 3, streak: 2, lastSucceeded: on(2), firstAttempted: on(0) });
  expect(record.recent.map(({ date }) => date)).toEqual([on(0), on(1), on(2)]);
  expect(recordOutcome(recordOf(".d"), "done", on(0))).toMatchObject({ firstAttempted: on(0), lastAttempted: on(1) });
});

test("a day that is more than a month behind changes nothing", () => {
  const record = recordOf(`d${".".repeat(30)}d`);
  expect(recordOutcome(record, "done", on(1))).toBe(record);
});

test("taken back, the record is what it was; what was said of the habit since stays said", () => {
  const before = recordOf("dpd.s");
  const done = recordOutcome(before, "done", on(6));
  expect(undoOutcome(done, before)).toEqual(before);
  expect(undoOutcome(recordOutcome(undefined, "done", on(0)), undefined)).toBeUndefined();
  expect(undoOutcome(undefined, before)).toBe(before);
  expect(undoOutcome({ ...done, rating: 4 }, before)).toEqual({ ...before, rating: 4 });
  expect(undoOutcome({ ...done, never: true }, undefined)).toEqual({ ...emptyRecord, never: true });
});

const id = (text: string) => text as HabitId;
test("a skill is as strong as the strongest of its habits, and at its best what any of them ever was", () => {
  const skill: Skill = { id: "s" as SkillId, habits: [id("a"), id("b"), id("c")] };
  const records = { [id("a")]: recordOf("d".repeat(7)), [id("b")]: recordOf("d".repeat(14)) } as Record<
    HabitId,
    HabitRecord
  >;
  expect(skillMastery(skill, records, on(13))).toBe(100);
  expect(skillMastery(skill, records, on(13 + 60))).toBe(50);
  expect(skillBest(skill, records)).toBe(100);
  expect(skillBests([skill], {})).toEqual(new Map([["s", 0]]));
  expect(skillMastery({ ...skill, habits: [id("c")] }, records, on(13))).toBe(0);
});

const anyOutcomes = fc.array(
  fc.record({ day: fc.nat(80), outcome: fc.constantFrom<HabitOutcome>("done", "partly", "skipped") }),
  { maxLength: 80 },
);
const inOrder = (outcomes: readonly { readonly day: number; readonly outcome: HabitOutcome }[], any: boolean) =>
  any ? outcomes : outcomes.toSorted((a, b) => a.day - b.day);

test("in any order: mastery is 0 to 100, the best never decreases, figures agree, and the same again changes nothing", () => {
  fc.assert(
    fc.property(anyOutcomes, fc.boolean(), fc.nat(100), (outcomes, any, later) => {
      let record: HabitRecord = emptyRecord;
      for (const { day, outcome } of inOrder(outcomes, any)) {
        const next = recordOutcome(record, outcome, on(day));
        expect(recordOutcome(next, outcome, on(day))).toBe(next);
        expect(next.best).toBeGreaterThanOrEqual(record.best);
        expect(next.longestStreak).toBeGreaterThanOrEqual(Math.max(record.longestStreak, next.streak));
        expect(next.successes <= next.attempts && next.successes >= next.attempts / 2).toBe(true);
        expect(next.streak).toBeLessThanOrEqual(next.attempts);
        expect(undoOutcome(next, record)).toEqual(record);
        record = next;
      }
      const dates = record.recent.map(({ date }) => date);
      expect(dates).toEqual([...new Set(dates)].toSorted());
      expect(dates.length).toBeLessThanOrEqual(30);
      const mastery = habitMastery(record, on(81 + later));
      expect(Number.isInteger(mastery) && mastery >= 0 && mastery <= 100).toBe(true);
      expect(habitMastery(record, on(82 + later))).toBeLessThanOrEqual(mastery);
      expect(mastery).toBeLessThanOrEqual(record.best);
    }),
    { numRuns: 1000 },
  );
});
